"""Who acts, and what reports call them."""

from typing import ClassVar

from django.contrib import admin

from events.admin.history import RecordAdmin
from events.models import Actor, ActorName


class NameInline(admin.TabularInline):
    model = ActorName
    extra = 1
    verbose_name = "name in reports"
    verbose_name_plural = "names in reports"
    autocomplete_fields = ("conflict",)


@admin.register(Actor)
class ActorAdmin(RecordAdmin):
    list_display = ("name", "kind", "side", "description")
    list_filter = ("kind", ("side", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("side",)
    search_fields = ("name", "names__name")
    search_help_text = "Any name it goes by"
    autocomplete_fields = ("side",)
    prepopulated_fields: ClassVar = {"slug": ("name",)}
    inlines = (NameInline,)
    fields = ("name", "slug", "kind", "side", "description", "why")
