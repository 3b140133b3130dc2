"""Where editors add, judge and correct: one noun a module."""

from django.contrib import admin

from events.admin import actors, articles, conflicts, counts, events, places, readings, reports

__all__ = ["actors", "articles", "conflicts", "counts", "events", "places", "readings", "reports"]

admin.site.site_header = "Conflict Timeline"
admin.site.site_title = "Conflict Timeline"
admin.site.index_title = "Newsroom"
