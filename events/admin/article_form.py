"""The form in which an editor adds or corrects an article."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.ingest import FIRST_DAY
from articles.models import Article, Publisher
from articles.reading.article import ReadArticle, UnreadableArticle
from events.admin.history import ReasonForm
from events.admin.pictures import PictureForm
from events.models import Conflict


class ArticleForm(PictureForm, ReasonForm):
    """Headline and text as printed, and the conflict in whose light the article is read.

    When an article is added and the form is valid, `read` is what ingesting takes in.
    """

    text = forms.CharField(
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "class": "vLargeTextField"}),
        help_text="As printed, paragraph by paragraph, without the headline.",
    )
    conflict = forms.ModelChoiceField(
        Conflict.objects.all(),
        help_text="It is read in the light of this conflict's places and actors.",
    )
    read: ReadArticle

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            del self.fields["text"], self.fields["conflict"]
        elif Conflict.objects.count() == 1:
            self.initial.setdefault("conflict", Conflict.objects.get())

    def clean_text(self) -> str:
        """Line ends as one sign, so that quotes count the same everywhere."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()

    def clean_published_on(self) -> date:
        day: date = self.cleaned_data["published_on"]
        publisher = self.cleaned_data.get("publisher")
        if day < FIRST_DAY:
            raise ValidationError("This day is before the year 1000.", code="too_early")
        if publisher and day > timezone.localdate(timezone=ZoneInfo(publisher.time_zone)):
            raise ValidationError("This day is in the future.", code="future")
        return day

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if self.instance._state.adding:
            self.read = self._as_read()
        body = self.read.body if self.instance._state.adding else self.instance.body
        self._refuse_known(self.cleaned_data["publisher"], body)
        return cleaned

    def _as_read(self) -> ReadArticle:
        told = self.cleaned_data
        try:
            return ReadArticle(
                text=told["text"],
                headline=told["headline"],
                published_on=told["published_on"],
                publisher=told["publisher"].name,
                author=told["author"],
                language=told["language"],
                url=told["url"],
            )
        except UnreadableArticle as unreadable:
            raise ValidationError(unreadable.reason, code="unreadable") from unreadable

    def _refuse_known(self, publisher: Publisher, body: str) -> None:
        others = Article.objects.exclude(pk=self.instance.pk)
        known = others.filter(publisher=publisher, body=body).first()
        if known is not None:
            raise ValidationError(
                f"This article is here already, as number {known.pk}.", code="known"
            )
