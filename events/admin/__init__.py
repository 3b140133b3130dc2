"""Where editors add, judge and correct: one noun a module."""

from importlib.util import find_spec

from django.contrib import admin

from events.admin import actors, conflicts, places, readings

if find_spec("events.span_entry"):
    from events.admin import articles, events, reports  # noqa: F401

__all__ = ["actors", "conflicts", "places", "readings"]

admin.site.site_header = "Conflict Timeline"
admin.site.site_title = "Conflict Timeline"
admin.site.index_title = "Newsroom"
