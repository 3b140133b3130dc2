"""A date span typed in one field: '10-11 Aug 2021', 'Aug 2021', '1998', 'by 11 Aug 2021'."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from events.dates import DateSpan, ImpossibleSpan
from events.models.spans import Dated
from events.span_entry import parse_span

HINT = "10-11 Aug 2021, Aug 2021, 1998, by 11 Aug 2021, since 3 May 2021. Empty: not known."


class SpanField(forms.CharField):
    """Text in, DateSpan or None out; refuses with the parser's own words."""

    def prepare_value(self, value: Any) -> Any:
        return value.text if isinstance(value, DateSpan) else value

    def clean(self, value: Any) -> DateSpan | None:
        text = super().clean(value)
        try:
            return parse_span(text) if text else None
        except ImpossibleSpan as impossible:
            raise ValidationError(str(impossible), code="impossible_span") from impossible

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (self.prepare_value(initial) or "") != (data or "").strip()


class DatedForm(forms.ModelForm):
    """A form of a dated row: its two days and their precision are one field, `when`."""

    when = SpanField(required=False, max_length=80, help_text=HINT)

    class Meta:
        exclude: ClassVar[list[str]] = ["earliest", "latest", "precision"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.instance, Dated) and "when" in self.fields:
            self.initial.setdefault("when", self.instance.when)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "when" in self.changed_data and "when" not in self.errors:
            self._take(self.cleaned_data["when"])
        return cleaned

    def _take(self, span: DateSpan | None) -> None:
        """Put the days on the row; the derivation says that they were typed, unless told more."""
        self.instance.when = span
        if "derivation" not in self.changed_data:
            typed = self.data.get(self.add_prefix("when"), "").strip()
            words = f"entered by an editor as '{typed}'" if span else "removed by an editor"
            self.cleaned_data["derivation"] = words
            self.instance.derivation = words
