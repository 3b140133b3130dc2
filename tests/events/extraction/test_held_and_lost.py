"""What an article tells again of a place: still held, lost again, taken after a dated fight."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.vocabulary import EventKind
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.test_unknown_wars import places_of, taken

TAMUR, VARAN = 11, 12


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kell rebels advanced. Tamur and Varan are still in rebel hands.", {TAMUR, VARAN}),
        ("The Kell Front still controls Tamur.", {TAMUR}),
        ("Tamur is still held by the militants.", {TAMUR}),
    ],
)
def test_what_rebels_still_hold_they_have_taken(text, places):
    assert places_of(taken(text)) == places


@pytest.mark.parametrize(
    "text",
    [
        "The army fell back. Tamur is still held by the army.",
        "Tamur is still in government hands, and Kell rebels are near.",
        "Soldiers still hold Tamur.",
        "The town of Tamur had always been in rebel hands.",
    ],
)
def test_what_its_first_holders_still_hold_was_not_taken(text):
    assert not taken(text)


def test_still_held_is_not_taken_twice():
    claims = taken("The Kell Front took Tamur in May. It still holds Tamur.")
    assert [claim.when for claim in claims] == [DateSpan.month(2021, 5)]


def test_a_town_that_its_taker_loses_is_taken_back():
    kinds = [claim.kind for claim in taken("The rebels took Tamur but lost it in two days.")]
    assert kinds == [EventKind.CAPTURED, EventKind.RECAPTURED]


def test_a_taking_without_a_day_is_not_before_the_dated_retreat_from_the_place():
    claim = taken("The militia withdrew from Tamur on Monday. The army retook Tamur.")[-1]
    assert claim.when == DateSpan.between(date(2021, 8, 9), WEDNESDAY)
    assert "not before the fighting for it" in claim.derivation


@pytest.mark.parametrize(
    "text",
    ["Three days later the rebels took Tamur.", "A week later Tamur fell to the rebels."],
)
def test_nothing_done_is_dated_later_than_it_was_printed(text):
    assert taken(text)[-1].when == DateSpan.until(WEDNESDAY)


def test_what_a_threat_is_measured_by_lies_in_the_past():
    text = "It would be the biggest loss for the army since Tamur, the river port, fell in May."
    assert [claim.when for claim in taken(text)] == [DateSpan.month(2021, 5)]
