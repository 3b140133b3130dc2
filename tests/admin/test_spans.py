"""Date spans typed in one field."""

from datetime import date

import pytest
from django import forms

from events.admin.spans import DatedForm, SpanField
from events.dates import DateSpan
from events.models import Event
from tests.factories import AUGUST_11


class EventForm(DatedForm):
    class Meta:
        model = Event
        fields = ("derivation",)


def typed(when, *, event=None, derivation=""):
    form = EventForm({"when": when, "derivation": derivation}, instance=event or Event())
    form.is_valid()
    return form


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("10-11 Aug 2021", DateSpan.between(date(2021, 8, 10), AUGUST_11)),
        ("11 August 2021", DateSpan.on(AUGUST_11)),
        ("Aug 2021", DateSpan.month(2021, 8)),
        ("1998", DateSpan.year(1998)),
        ("by 11 Aug 2021", DateSpan.until(AUGUST_11)),
        ("", None),
    ],
)
def test_a_span_is_one_field(text, span):
    assert typed(text).instance.when == span


@pytest.mark.parametrize(
    "span",
    [
        DateSpan.on(AUGUST_11),
        DateSpan.until(AUGUST_11),
        DateSpan.since(AUGUST_11),
        DateSpan.month(2021, 8),
        DateSpan.year(1998),
        DateSpan.decade(1990),
        DateSpan.between(date(2021, 8, 30), date(2021, 9, 2)),
        DateSpan.between(date(2020, 12, 30), date(2021, 1, 2)),
    ],
)
def test_what_is_shown_can_be_sent_again(span):
    field = SpanField()
    assert field.clean(field.prepare_value(span)) == span
    assert not field.has_changed(span, field.prepare_value(span))


def test_what_is_no_span_is_refused_in_words():
    with pytest.raises(forms.ValidationError) as refused:
        SpanField().clean("a while ago")
    assert len(refused.value.messages[0]) > 20


def test_typed_days_say_that_an_editor_typed_them():
    assert typed("1998").instance.derivation == "entered by an editor as '1998'"


def test_an_editors_own_derivation_stays():
    assert typed("1998", derivation="his memoirs").instance.derivation == "his memoirs"


def test_days_that_are_not_touched_keep_their_derivation():
    event = Event(derivation="'overnight'")
    event.when = DateSpan.on(AUGUST_11)
    form = typed("11 August 2021", event=event, derivation="'overnight'")
    assert form.instance.derivation == "'overnight'"
    assert form.instance.when == DateSpan.on(AUGUST_11)
