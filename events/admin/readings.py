"""Readings: a log that nobody edits."""

from django.contrib import admin
from django.http import HttpRequest

from events.models import Reading


@admin.register(Reading)
class ReadingAdmin(admin.ModelAdmin):
    list_display = ("article", "conflict", "rules_version", "read_at", "reports_new")
    list_filter = ("conflict", "rules_version")
    list_select_related = ("article", "conflict")
    date_hierarchy = "read_at"
    search_fields = ("article__headline",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
