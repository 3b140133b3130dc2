"""The gazetteer: places and their spellings."""

from typing import Any, ClassVar

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from events.admin.history import ReasonForm, RecordAdmin
from events.models import Place, PlaceName
from events.shapes import check_shape
from events.spelling import spelling_key


class PlaceForm(ReasonForm):
    """A place; its outline is one that a map can paint."""

    def clean_shape(self) -> Any:
        outline = self.cleaned_data["shape"]
        try:
            if outline is not None:
                check_shape(outline)
        except ValueError as wrong:
            raise ValidationError(
                f"{wrong}. Give a GeoJSON Polygon or MultiPolygon, or nothing."
            ) from wrong
        return outline


class SpellingInline(admin.TabularInline):
    model = PlaceName
    extra = 1
    verbose_name = "spelling"
    verbose_name_plural = "spellings"


@admin.register(Place)
class PlaceAdmin(RecordAdmin):
    form = PlaceForm
    list_display = ("name", "kind", "province", "country", "geonameid", "population")
    list_filter = ("kind", "country")
    list_select_related = ("province",)
    search_fields = ("name", "names__name")
    search_help_text = "Any spelling, in any script"
    autocomplete_fields = ("province", "capital_of")
    prepopulated_fields: ClassVar = {"slug": ("name",)}
    inlines = (SpellingInline,)
    fieldsets = (
        (None, {"fields": ("name", "slug", "kind", "country", "province", "capital_of")}),
        ("On the map", {"fields": (("latitude", "longitude"), "population")}),
        (
            "Codes and notes",
            {"classes": ("collapse",), "fields": ("iso_3166_2", "geonameid", "note", "shape")},
        ),
        (None, {"fields": ("why",)}),
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Place], search_term: str
    ) -> tuple[QuerySet[Place], bool]:
        """Any part of a name, or the start of a name in any spelling."""
        found, _ = super().get_search_results(request, queryset, search_term)
        matching = Q(pk__in=found.order_by().values("pk"))
        if key := spelling_key(search_term):
            spelt = PlaceName.objects.filter(key__startswith=key)
            matching |= Q(pk__in=spelt.values("place"))
        return queryset.filter(matching), False
