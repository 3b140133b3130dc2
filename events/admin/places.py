"""The gazetteer: places and their spellings."""

from typing import ClassVar

from django.contrib import admin

from events.admin.history import RecordAdmin
from events.models import Place, PlaceName


class SpellingInline(admin.TabularInline):
    model = PlaceName
    extra = 1
    verbose_name = "spelling"
    verbose_name_plural = "spellings"


@admin.register(Place)
class PlaceAdmin(RecordAdmin):
    list_display = ("name", "kind", "province", "country", "geonameid", "population")
    list_filter = ("kind", "country")
    list_select_related = ("province",)
    search_fields = ("name", "names__name", "names__key")
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
