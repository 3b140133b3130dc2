"""What every editable record shares: its history, and the reason kept with each change."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import models
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from events.editing import LONGEST_REASON

# A link typed without its scheme is an https one.
HTTPS: dict[type[models.Field], dict[str, Any]] = {models.URLField: {"assume_scheme": "https"}}


class ReasonForm(forms.ModelForm):
    """A form that asks why; the answer goes into the history."""

    why = forms.CharField(
        label="Why",
        required=False,
        max_length=LONGEST_REASON,
        help_text="The reason for this change, kept in the history.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class RecordAdmin(SimpleHistoryAdmin, admin.ModelAdmin):  # type: ignore[misc]
    """Keeps who changed what, when and why.

    `kept_columns` are set by the workflow alone: saving a form, or going back to an earlier
    version, leaves them as they are.
    """

    form = ReasonForm
    kept_columns: ClassVar[Sequence[str]] = ()
    list_per_page = 50
    show_full_result_count = False
    formfield_overrides: ClassVar = HTTPS

    class Media:
        css: ClassVar = {"all": ["admin-extra/newsroom.css"]}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj._change_reason = form.cleaned_data.get("why") or None
        if change and self.kept_columns:
            now = type(obj)._default_manager.filter(pk=obj.pk).values(*self.kept_columns).get()
            for column, value in now.items():
                setattr(obj, column, value)
        super().save_model(request, obj, form, change)


def changes(row: models.Model, columns: Iterable[str]) -> bool:
    """Whether a row, not saved yet, says something else in these columns than the database.

    A form only knows what was typed into it, not that it shows an earlier version.
    """
    stored = type(row)._default_manager.filter(pk=row.pk).values(*columns).first()
    return stored is None or any(getattr(row, name) != value for name, value in stored.items())


def editor_of(request: HttpRequest) -> User:
    """Whoever is logged in; the admin lets nobody else this far."""
    assert isinstance(request.user, User)
    return request.user
