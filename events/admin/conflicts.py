"""Conflicts, their parties, and the places whose fate is counted."""

from itertools import groupby
from typing import ClassVar

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from events.admin.history import RecordAdmin
from events.history_check import check_history
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
    change_form_template = "admin/newsroom/conflict.html"
    list_display = ("title", "starts_on", "ends_on", "machine_read_is_public", "history_check")
    search_fields = ("title", "slug")
    prepopulated_fields: ClassVar = {"slug": ("title",)}
    inlines = (PartyInline, PlaceInline)
    fieldsets = (
        (None, {"fields": ("title", "slug", "summary")}),
        ("Where and when", {"fields": ("countries", ("starts_on", "ends_on"), "places_called")}),
        ("What readers see", {"fields": ("machine_read_is_public", "in_other_languages")}),
        (None, {"fields": ("why",)}),
    )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.check_view)
        named = path("<int:pk>/check/", view, name="events_conflict_check")
        return [named, *super().get_urls()]

    def check_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What in the history of a conflict breaks a rule, with the events to look at."""
        conflict = self.get_object(request, str(pk))
        if conflict is None:
            raise Http404
        if not self.has_view_permission(request, conflict):
            raise PermissionDenied
        found = check_history(conflict)
        rules = [(rule, list(told)) for rule, told in groupby(found, key=lambda one: one.rule)]
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of {conflict}",
            "opts": self.opts,
            "conflict": conflict,
            "rules": rules,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/newsroom/history_check.html", context)

    @admin.display(description="history")
    def history_check(self, conflict: Conflict) -> SafeString:
        address = reverse("admin:events_conflict_check", args=[conflict.pk])
        return format_html('<a href="{}">Check</a>', address)
