"""Factboxes whose entries begin with the name of a town in capitals."""

import pytest

from events.extraction.entry_heads import entry_heads
from events.vocabulary import EventKind
from tests.events.extraction.test_unknown_wars import WAR, places_of
from tests.events.extraction.worlds import takings

TAMUR, VARAN, LIND = 11, 12, 18


def factbox(entry, mark=" - "):
    return (
        f"{WAR}\n\nLIND{mark}The army has held the port throughout.\n\n"
        f"TAMUR{mark}{entry}\n\nMERIDIA{mark}The capital is quiet."
    )


@pytest.mark.parametrize("mark", [" - ", ": ", " – "])
@pytest.mark.parametrize(
    "entry",
    [
        "Captured by rebels on Monday.",
        "Fell to rebels on Monday after a siege.",
        "Kell rebels took the town on Monday.",
        "The centre of the river trade was seized by rebels on Monday.",
        "Rebels said on Monday that they were in full control of the town.",
    ],
)
def test_what_an_entry_tells_is_told_of_its_town(entry, mark):
    assert places_of(takings(factbox(entry, mark))) == {TAMUR}


def test_an_entry_that_names_another_town_is_told_of_both():
    text = factbox("Seized by rebels in May and lost to the army in June. Varan fell in July.")
    told = {(claim.place, claim.when.text) for claim in takings(text)}
    assert told == {(TAMUR, "May 2021"), (TAMUR, "June 2021"), (VARAN, "July 2021")}


def test_a_town_that_no_gazetteer_has_heads_an_entry_too():
    text = factbox("Rebels took the town on Monday.").replace("TAMUR", "BELGORA")
    assert places_of(takings(text)) == {"BELGORA"}


@pytest.mark.parametrize(
    "text",
    [
        "TAMUR - Rebels are near.\n\nThe talks went on.",
        "KELL FRONT - Its men are near.\n\nREBELS - They are near.\n\nARMY - It is near.",
        "No heads at all. TAMUR - in the middle of a line.",
    ],
)
def test_datelines_and_parties_are_no_towns(text):
    assert not places_of(takings(f"{WAR}\n\n{text}"))


def test_a_single_dateline_is_no_list():
    assert entry_heads("TAMUR - Rebels came.\n\nThey left.\n\nVARAN - So it was.") == ()


def test_an_entry_that_only_fears_for_its_town_takes_nothing():
    claims = takings(factbox("Expected to fall next. Said by rebels to be their goal."))
    assert not [claim for claim in claims if claim.kind is EventKind.CAPTURED]


def test_entries_by_day_may_end_their_head_with_a_stop():
    text = (
        "Rebels beat the army\n\nThe towns that rebels have captured this month:\n\n"
        "- Aug. 6, TAMUR. The river port, and the first.\n\n"
        "- Aug. 7, VARAN. An army base was lost with it.\n\n"
        "- Aug. 8, LIND. Officials fled."
    )
    told = {(claim.place, claim.when.text) for claim in takings(text)}
    assert told == {(TAMUR, "6 August 2021"), (VARAN, "7 August 2021"), (LIND, "8 August 2021")}


def test_entries_under_a_heading_of_their_own_are_not_told_as_taken():
    text = (
        "Rebels beat the army\n\nThe towns that rebels have captured this month:\n\n"
        "TAMUR - The river port.\n\nVARAN - Troops left it.\n\nCONTESTED\n\n"
        "LIND - Shells fell near the bridge."
    )
    assert places_of(takings(text)) == {TAMUR, VARAN}
