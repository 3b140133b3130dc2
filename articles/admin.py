"""Publishers and stories. Articles stand beside their reports in events/admin/articles.py."""

from typing import ClassVar
from zoneinfo import available_timezones

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from articles.models import Article, Publisher, Story


class PublisherForm(forms.ModelForm):
    """An outlet; its time zone is one that exists, since its days are days there."""

    def clean_time_zone(self) -> str:
        name: str = self.cleaned_data["time_zone"]
        if name not in available_timezones():
            raise ValidationError("Write an IANA time zone such as Asia/Kabul or UTC.")
        return name


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    form = PublisherForm
    list_display = ("name", "homepage", "time_zone", "free_to_republish", "note")
    list_filter = ("free_to_republish",)
    search_fields = ("name", "slug", "homepage")
    prepopulated_fields: ClassVar = {"slug": ("name",)}
    # A link typed without its scheme is an https one.
    formfield_overrides: ClassVar = {models.URLField: {"assume_scheme": "https"}}


class PrintedInline(admin.TabularInline):
    """The articles that print a story's text."""

    model = Article
    fields = readonly_fields = ("headline", "publisher", "published_on")
    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).select_related("publisher").defer("body")


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin):
    list_display = ("__str__", "agency", "printed_by")
    list_filter = ("agency",)
    search_fields = ("agency", "articles__headline")
    inlines = (PrintedInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        stories: QuerySet[Story] = super().get_queryset(request).annotate(printed=Count("articles"))
        return stories

    @admin.display(description="articles", ordering="printed")
    def printed_by(self, story: Story) -> int:
        return int(getattr(story, "printed", 0))
