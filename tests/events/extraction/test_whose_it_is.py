"""Many ways to say that a town is someone's, and whose claim it is that it is."""

from datetime import date

import pytest

from events.extraction.extract import extract_claims
from events.vocabulary import EventKind, Stance
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.test_unknown_wars import WAR, places_of, taken, takers_of
from tests.events.extraction.worlds import WORLD, takings

TAMUR, VARAN, LIND = 11, 12, 18


@pytest.mark.parametrize(
    "text",
    [
        "The rebels have Tamur too.",
        "The rebels have had the better part of Tamur in their hands since Friday.",
        "The rebels' black flag was flying over Tamur.",
        "Tamur is now ruled by the rebels.",
        "The rebels have run Tamur since Sunday, when the last soldiers left.",
        "The rebels were handed Tamur without a shot being fired.",
        "The rebels added Tamur to their gains on Sunday.",
        "The rebels added Tamur to the towns they hold.",
        "The rebels extended their control to Tamur on Sunday.",
        "The rebels had no trouble taking Tamur.",
        "The rebel capture of Tamur on Sunday was a shock.",
        "The army admitted the loss of Tamur to the rebels.",
        "Residents said by telephone that the rebels controlled all of Tamur.",
        "Tamur woke up on Monday under rebel rule.",
    ],
)
def test_what_rebels_have_they_took(text):
    claims = taken(text)
    assert {claim.place for claim in claims} == {TAMUR}
    assert takers_of(claims) == {"rebels"}


@pytest.mark.parametrize(
    "text",
    [
        "The army has rid Tamur of rebels.",
        "Tamur was returned to the army in April.",
        "Tamur was declared liberated by the army.",
        "The army re-entered Tamur on Sunday and restored control.",
        "The recapture by the army of Tamur was a turning point.",
        "Tamur was back under army control.",
    ],
)
def test_what_the_army_has_again_it_took_back(text):
    told = {(claim.place, claim.kind) for claim in taken(text)}
    assert told == {(TAMUR, EventKind.RECAPTURED)}


def test_who_announces_that_a_town_was_retaken_need_not_have_done_so():
    claims = taken("Kesh: The defence ministry announced on Friday that Tamur had been retaken.")
    assert {claim.place for claim in claims} == {TAMUR}
    assert not {name for name in takers_of(claims) if "ministry" in name}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two towns on the road to Lind, Tamur and Varan, fell to the rebels.", {TAMUR, VARAN}),
        ("Two towns in the north, Tamur and Varan, fell to the rebels.", {TAMUR, VARAN}),
        ("The rebels hold Tamur and, since Monday, Varan.", {TAMUR, VARAN}),
        ("The fall of Varan comes three weeks after that of Tamur.", {TAMUR, VARAN}),
        ("The rebels took Tamur in May, followed in June by Varan.", {TAMUR, VARAN}),
        ("Like Tamur before it, Varan was taken by the rebels.", {TAMUR, VARAN}),
        ("Weeks after taking Tamur, the rebels entered Varan and took it.", {TAMUR, VARAN}),
        ("A day later Tamur, Varan and Lind were captured by rebels.", {TAMUR, VARAN, LIND}),
        ("Tamur went on Aug. 7, the rebels said.", {TAMUR}),
        ("The rebels met in Tamur, which they had entered at dawn and taken by noon.", {TAMUR}),
        ("Rebels seized Tamur today. Yesterday it was Varan.", {TAMUR, VARAN}),
        (
            "Of the 21 districts, three are in Kesh and fell to the rebels: Tamur, Varan and Lind.",
            {TAMUR, VARAN, LIND},
        ),
        (
            "The army has retaken six towns. One of them is Tamur in Kesh; another is Varan.",
            {TAMUR, VARAN},
        ),
        (
            "Rebels took Tamur on Friday, an officer says, and Varan a day later.",
            {TAMUR, VARAN},
        ),
    ],
)
def test_towns_told_together(text, places):
    assert places_of(taken(text)) == places


@pytest.mark.parametrize(
    "text",
    [
        "The rebels have Tamur in mind.",
        "The rebels have Tamur to thank for it too.",
        "The rebels have a base in Tamur too.",
        "There was fighting over who holds Tamur.",
        "Both sides claim Tamur.",
        "A drone was flying over Tamur.",
        "The truce was extended to Tamur.",
        "The UN added Tamur to the list of towns in need.",
        "It is unclear who has taken Tamur.",
        "It was the third day of an offensive by rebels to seize Tamur.",
        "The army said that it held Tamur.",
        "Tamur, which the army ruled for years, is a port.",
        "Tamur went on strike on Monday.",
        "Tamur went on to thrive.",
    ],
)
def test_a_town_in_mind_or_in_doubt_is_not_taken(text):
    assert takings(WAR + text, lexicon=WORLD) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army rejected the rebels' claim to have captured Tamur.", Stance.DENIED),
        ("The army rejected rebel claims of the capture of Tamur.", Stance.DENIED),
        ("The ministry denied a rebel claim that Tamur had fallen.", Stance.DENIED),
        ("The rebels' claim to have captured Tamur could not be verified.", Stance.CLAIMED),
        ("The army dismissed claims by the rebels that they had captured Tamur.", Stance.DENIED),
    ],
)
def test_a_claim_is_of_those_who_make_it(text, stance):
    claims = extract_claims(WAR + text, published_on=WEDNESDAY, lexicon=WORLD)
    told = [each for each in claims if each.place == TAMUR and each.kind is EventKind.CAPTURED]
    assert [each.stance for each in told] == [stance]
    assert takers_of(told) == {"rebels"}


def test_both_towns_of_a_heading_are_meant():
    text = (
        "TAMUR, VARAN – Both cities fell to the rebels on Tuesday.\n\nLIND – All is quiet.\n\n"
        "GENTH – The army says that it has sent men.\n\nORM – Talks go on."
    )
    assert places_of(taken(f"The war at a glance.\n\n{text}")) == {TAMUR, VARAN}


def test_forces_of_a_president_are_called_as_the_text_calls_them():
    text = (
        "The Free Forces of President Bor Ulm took Tamur on Tuesday, a blow to the outgoing "
        "president, Ral Dorn. The capital of Westria is Genth."
    )
    claims = extract_claims(WAR + text, published_on=date(2021, 8, 11), lexicon=WORLD)
    assert {each.actors[0].text for each in claims if each.place == TAMUR} == {
        "Free Forces of President Bor Ulm"
    }
