"""What an article tells again of a place: still held, lost again, taken after a dated fight."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.extraction.folding import folded
from events.vocabulary import ActorRole, EventKind
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.test_unknown_wars import places_of, taken
from tests.events.extraction.worlds import WORLD

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


def test_what_was_won_from_its_taker_was_taken_back_by_the_others():
    text = (
        "Nordland's army drove Kell Front fighters from Tamur. Tamur has been won from the Kell "
        "Front, the army said. It had been lost to the Kell Front in May."
    )
    won = [claim for claim in taken(text) if claim.quote.text.startswith("Tamur")]
    assert [claim.kind for claim in won] == [EventKind.RECAPTURED]
    assert "Kell" not in won[0].actor(ActorRole.TAKER).text


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


@pytest.mark.parametrize(
    "text",
    [
        "In May the Kell Front took Tamur. Tamur remains under the control of the Kell Front.",
        "The Kell Front overran Tamur in June 2019. Tamur is in the hands of the Kell Front.",
    ],
)
def test_what_is_held_counts_once_with_the_taking_that_has_a_day(text):
    claims = taken(text)
    assert [claim.holds for claim in claims] == [False, True]
    assert [claim.holds for claim in folded(claims, WORLD)] == [False]


def test_what_others_hold_is_not_the_taking_that_has_a_day():
    text = "The army retook Tamur in May 2019. Tamur is in the hands of the Kell Front."
    assert len(folded(taken(text), WORLD)) == len(taken(text)) == 2


@pytest.mark.parametrize(
    ("text", "taker", "loser"),
    [
        ("The Kell Front captured Tamur from the army.", "Kell Front", "army"),
        ("Tamur was cleared of Kell rebels by the army.", "Nordland army", "Kell rebels"),
        ("The army conceded the loss of Tamur. Kell rebels cheered.", "Kell rebels", "army"),
    ],
)
def test_from_whom_a_place_was_won(text, taker, loser):
    claim = taken(text)[-1]
    said = {each.role: each.text.lower() for each in claim.actors}
    assert said[ActorRole.TAKER].endswith(taker.lower().split()[-1])
    assert said[ActorRole.LOSER].endswith(loser.lower().split()[-1])


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Varan was theirs in the 2012 revolt, during which rebels took Tamur.", "2012"),
        ("The road is cut since the May-June offensive, in which rebels took Tamur.", "May–June"),
        ("In their 2012-13 campaign rebels captured Tamur.", "2012–2013"),
    ],
)
def test_a_taking_in_a_fight_that_is_named_by_its_days(text, when):
    spans = {
        "2012": DateSpan.year(2012),
        "May–June": DateSpan.between(date(2021, 5, 1), date(2021, 6, 30)),
        "2012–2013": DateSpan.between(date(2012, 1, 1), date(2013, 12, 31)),
    }
    assert (taken(text)[-1].when.first, taken(text)[-1].when.last) == (
        spans[when].first,
        spans[when].last,
    )


def test_the_year_of_a_war_that_somebody_fought_in_is_no_date_of_a_taking():
    text = "Rebels who fought in the 2012 war have captured Tamur."
    assert [claim.when for claim in taken(text)] == [DateSpan.until(WEDNESDAY)]


@pytest.mark.parametrize("hour", ["before dawn", "in the early morning", "at noon"])
def test_an_hour_of_no_day_is_of_the_day_printed_or_the_one_before(hour):
    claim = taken(f"Rebels seized Tamur {hour}.")[-1]
    assert claim.when == DateSpan.between(date(2021, 8, 10), WEDNESDAY)
    assert hour in claim.derivation


def test_what_was_taken_since_then_was_taken_from_the_day_named_before():
    claims = taken("Rebels took Tamur in May 2021. Since then they have captured Varan.")
    since = {claim.place: claim.when for claim in claims}[VARAN]
    assert since == DateSpan.between(date(2021, 5, 1), WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rebels took a town near the river on Monday. The fall of Tamur is a blow.", 9),
        ("On Tuesday the rebels captured another town. They took Tamur without a fight.", 10),
    ],
)
def test_a_town_named_after_it_was_told_as_taken_has_that_day(text, day):
    claims = [claim for claim in taken(text) if claim.place == TAMUR]
    assert {claim.when for claim in claims} == {DateSpan.on(date(2021, 8, day))}
    assert "the town taken" in claims[-1].derivation


def test_who_is_driven_out_of_what_was_taken_just_before_loses_it():
    text = "On Monday rebels stormed and captured Tamur before the army drove them out."
    kinds = [claim.kind for claim in taken(text) if claim.place == TAMUR]
    assert kinds == [EventKind.CAPTURED, EventKind.RECAPTURED]


def test_a_town_that_was_there_before_has_no_such_day():
    claims = taken("Rebels took the town near the river on Monday. They had taken Tamur earlier.")
    assert {claim.when for claim in claims if claim.place == TAMUR} == {DateSpan.until(WEDNESDAY)}
