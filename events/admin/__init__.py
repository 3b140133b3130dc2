"""Where editors add, judge and correct: one noun a module."""

from django.contrib import admin

from events.admin import actors, conflicts, places, readings

__all__ = ["actors", "conflicts", "places", "readings"]

admin.site.site_header = "Conflict Timeline"
admin.site.site_title = "Conflict Timeline"
admin.site.index_title = "Newsroom"
