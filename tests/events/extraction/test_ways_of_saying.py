"""How reports, also in translation, say that a place has a new master, and what only sounds so."""

import pytest

from events.vocabulary import EventKind
from tests.events.extraction.test_unknown_wars import WAR, places_of, taken, takers_of
from tests.events.extraction.worlds import takings

TAMUR, VARAN, LIND = 11, 12, 18


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("The rebels bagged Varan on Monday.", "rebels"),
        ("The rebels have gobbled up Varan.", "rebels"),
        ("The rebels toppled Varan after a week of fighting.", "rebels"),
        ("The rebels prised Varan from the army.", "rebels"),
        ("Rebels won Varan on Monday.", "Rebels"),
        ("Varan was overwhelmed by rebels on Monday.", "rebels"),
        ("Rebels sacked Varan on Monday.", "Rebels"),
        ("The army forfeited Varan to the rebels.", "rebels"),
        ("Varan was delivered to the rebels by its governor.", "rebels"),
        ("Varan was consigned to the rebels without a shot.", "rebels"),
        ("Varan was turned over to the rebels on Monday.", "rebels"),
        ("Varan dropped into the lap of the rebels.", "rebels"),
        ("Varan slid into the grasp of the rebels.", "rebels"),
        ("Varan came under the rebels three days ago.", "rebels"),
        ("The rebels have been masters of Varan since Monday.", "rebels"),
        ("The rebels imposed their control on Varan.", "rebels"),
        ("Control of Varan changed from the army to the rebels.", "rebels"),
        ("Rebels strolled into Varan on Monday.", "Rebels"),
        ("The enemy has occupied Varan, the army said.", "enemy"),
        ("With Varan lost to the rebels, the road was open.", "rebels"),
        ("With Varan, another town has fallen to the rebels.", "rebels"),
        ("With Varan in Kesh, a town on the river was captured by the rebels.", "rebels"),
        ("Rebels seized eight more towns, one of them the city of Varan.", "Rebels"),
    ],
)
def test_a_town_has_been_taken(text, taker):
    claims = taken(text)
    assert places_of(claims) == {VARAN}
    assert takers_of(claims) == {taker}


@pytest.mark.parametrize(
    "text",
    [
        "Varan has been purged of the rebels, the army said.",
        "Varan was cleansed of rebels by the army on Monday.",
        "The army has rescued Varan from the rebels.",
        "The army won Varan back over the weekend.",
        "The army has Varan back.",
        "The army restored security and stability to the town of Varan.",
        "Varan has been deoccupied by the army.",
    ],
)
def test_a_town_has_been_taken_back(text):
    claims = taken(text)
    assert places_of(claims) == {VARAN}
    assert {claim.kind for claim in claims} == {EventKind.RECAPTURED}


@pytest.mark.parametrize(
    "headline",
    [
        "Rebels in full control of Varan",
        "Varan back in rebel hands",
        "Town of Varan in rebel hands",
    ],
)
def test_a_headline_needs_no_verb(headline):
    assert places_of(takings(WAR, headline=headline)) == {VARAN}


def test_towns_that_changed_masters():
    assert places_of(taken("Tamur and Varan changed masters on Monday.")) == {TAMUR, VARAN}


def test_a_speaker_who_says_that_a_town_is_ours():
    claims = taken('"Varan is ours," a spokesman for the rebels said.')
    assert places_of(claims) == {VARAN}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels bagged a prize in Varan.",
        "The rebels toppled a statue in Varan.",
        "The rebels want to gobble up Varan.",
        "The coach won Varan a cup.",
        "Aid was delivered to Varan by the army.",
        "The army delivered food to Varan.",
        "The case was turned over to a court in Varan.",
        "Wreckage was cleared from Varan.",
        "The mayor of Varan is with his family.",
        "Varan is in danger, with the rebels at its gates.",
        "Varan came under fire from the rebels.",
        "Varan came under attack.",
        "The rebels imposed a curfew on Varan.",
        "The rebels are masters of disguise in Varan.",
        "With Varan under siege, the army lost three tanks.",
        "With Varan in mind, the army took stock.",
        "Tourists strolled into Varan on Monday.",
        "The army has a camp back in Varan.",
        "Order was restored in Varan after a riot.",
        "Rebels stormed the police headquarters of Varan district.",
        "Rebels seized eight trucks, one of them near Varan.",
        "Students took up studies in Varan and changed masters.",
    ],
)
def test_what_only_sounds_like_it(text):
    assert not taken(text)
