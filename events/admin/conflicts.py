"""Conflicts, their parties, and the places whose fate is counted."""

from typing import ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from events.admin.history import RecordAdmin
from events.models import Conflict, ConflictParty, ConflictPlace


class PartyInline(admin.TabularInline):
    model = ConflictParty
    extra = 0
    autocomplete_fields = ("actor",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ConflictParty]:
        return super().get_queryset(request).select_related("actor")


class PlaceInline(admin.TabularInline):
    model = ConflictPlace
    extra = 0
    verbose_name = "place of interest"
    verbose_name_plural = "places of interest"
    autocomplete_fields = ("place", "initial_holder")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ConflictPlace]:
        return super().get_queryset(request).select_related("place")


@admin.register(Conflict)
class ConflictAdmin(RecordAdmin):
    list_display = ("title", "countries", "starts_on", "ends_on", "machine_read_is_public")
    search_fields = ("title", "slug")
    prepopulated_fields: ClassVar = {"slug": ("title",)}
    inlines = (PartyInline, PlaceInline)
    fieldsets = (
        (None, {"fields": ("title", "slug", "summary")}),
        ("Where and when", {"fields": ("countries", ("starts_on", "ends_on"), "places_called")}),
        ("What readers see", {"fields": ("machine_read_is_public",)}),
        (None, {"fields": ("why",)}),
    )
