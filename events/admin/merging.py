"""Merge selected events into one of them."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from events import editing
from events.admin.decisions import Decision, DecisionMixin, WhyForm
from events.admin.history import editor_of
from events.models import Event
from events.vocabulary import EventStatus

MERGE = Decision(
    "merge_selected",
    "Merge",
    lambda event, by, why: None,
    lambda event: False,
    reason_required=True,
    note="The others' reports go to the one that stays; their pages lead to it.",
)


class MergeForm(WhyForm):
    """Asks which event stays, and why."""

    survivor = forms.ModelChoiceField(
        Event.objects.none(), label="Keep", widget=forms.RadioSelect, empty_label=None
    )
    field_order = ("survivor", "why")

    def __init__(self, *args: Any, events: QuerySet[Event], **kwargs: Any) -> None:
        super().__init__(*args, required=True, **kwargs)
        survivor = self.fields["survivor"]
        assert isinstance(survivor, forms.ModelChoiceField)
        survivor.queryset = events
        self.initial["survivor"] = events.first()


@admin.action(description="Merge selected events into one", permissions=["change"])
def merge_selected(modeladmin: DecisionMixin, request: HttpRequest, queryset: QuerySet) -> Any:
    """Ask which one stays; the first found is proposed."""
    events = queryset.order_by("pk")
    if refusal := _refusal(events):
        return modeladmin.message_user(request, refusal, messages.ERROR)
    form = MergeForm(request.POST if "decided" in request.POST else None, events=events)
    if not form.is_valid():
        return modeladmin.ask(request, MERGE, events, form)
    survivor = form.cleaned_data["survivor"]
    others = [event for event in events if event != survivor]
    try:
        for other in others:
            editing.merge_events(
                survivor, other, by=editor_of(request), why=form.cleaned_data["why"]
            )
    except ValueError as refused:
        words = "; ".join(getattr(refused, "messages", [str(refused)]))
        return modeladmin.message_user(request, words, messages.ERROR)
    text = f"{len(others)} merged into “{survivor}”."
    return modeladmin.message_user(request, text, messages.SUCCESS)


def _refusal(events: QuerySet[Event]) -> str:
    if len(events) < 2:
        return "Select two events or more."
    if any(event.status == EventStatus.MERGED for event in events):
        return "One of them is merged already: undo that first."
    if len({event.conflict_id for event in events}) > 1:
        return "They belong to different conflicts."
    return ""
