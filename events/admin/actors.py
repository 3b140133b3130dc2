"""Who acts, and what reports call them."""

from typing import Any, ClassVar

from django.contrib import admin
from django.forms import BaseInlineFormSet

from events.admin.history import RecordAdmin
from events.models import Actor, ActorName


class NamesFormSet(BaseInlineFormSet):
    """Names of one actor; the admin leaves the database's law on twins to us."""

    def clean(self) -> None:
        super().clean()
        seen: set[tuple[str, Any]] = set()
        for form in self.forms:
            told = getattr(form, "cleaned_data", {})
            name = (told.get("name", ""), told.get("conflict"))
            if not told or told.get("DELETE"):
                continue
            if name in seen:
                form.add_error("name", "This name stands here twice for the same conflict.")
            seen.add(name)


class NameInline(admin.TabularInline):
    model = ActorName
    formset = NamesFormSet
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
