"""The form in which an editor adds or corrects an article."""

from typing import Any

from django import forms

from events.admin.history import ReasonForm
from events.admin.pictures import PictureForm
from events.models import Conflict


class ArticleForm(PictureForm, ReasonForm):
    """Headline and text as printed, and the conflict in whose light the article is read."""

    text = forms.CharField(
        strip=False,
        widget=forms.Textarea(attrs={"rows": 20, "class": "vLargeTextField"}),
        help_text="As printed, paragraph by paragraph, without the headline.",
    )
    conflict = forms.ModelChoiceField(
        Conflict.objects.all(),
        help_text="It is read in the light of this conflict's places and actors.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "conflict" in self.fields and Conflict.objects.count() == 1:
            self.initial.setdefault("conflict", Conflict.objects.get())

    def clean_text(self) -> str:
        """Line ends as one sign, so that quotes count the same everywhere."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()
