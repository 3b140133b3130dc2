"""On whose word a place was taken: the taker's own is a claim, the other side's confirms it."""

import pytest

from events.extraction.extract import extract_claims
from events.vocabulary import EventKind, Stance
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.test_claims import read, taker_of
from tests.events.extraction.test_unknown_wars import WAR
from tests.events.extraction.worlds import WORLD

RED_FRONT, ARMY = 1, 3


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("Ilan Berg, a Red Front spokesman, said Tamur had been captured.", RED_FRONT),
        ("A spokesman for the Red Front said that Tamur had been captured.", RED_FRONT),
        ("The Red Front said it had captured Tamur.", RED_FRONT),
        ("The army said Tamur had been recaptured.", ARMY),
    ],
)
def test_what_the_taker_says_is_a_claim(text, taker):
    claim = read(text)[-1]
    assert (claim.stance, taker_of(claim)) == (Stance.CLAIMED, taker)


@pytest.mark.parametrize(
    "text",
    [
        "The army said Tamur had been captured by the Red Front.",
        "A government forces commander said the Red Front had captured Tamur.",
        "The Red Front said the army had recaptured Tamur.",
    ],
)
def test_what_the_other_side_says_confirms_it(text):
    assert read(text)[-1].stance is Stance.CONFIRMED


def test_the_army_that_tells_of_a_loss_did_not_take_the_town():
    claim = read("The army said Tamur had been captured.")[-1]
    assert taker_of(claim) != ARMY


def test_a_town_cleared_of_fighters_was_not_taken_back_by_them():
    claim = read("The army fought on. Tamur was cleared of rebels.")[-1]
    assert taker_of(claim) == ARMY


@pytest.mark.parametrize(
    "text",
    [
        "On 28 May the rebels captured Tamur.",
        "Some soldiers may be left in the west, but Tamur is lost.",
        "The rebels were able to capture Tamur.",
        "Many fear what they saw at Tamur, the town that the rebels captured.",
    ],
)
def test_what_was_done_is_no_fear(text):
    assert read(text)[-1].stance.says_it_happened


@pytest.mark.parametrize(
    "text",
    [
        "The rebels may capture Tamur.",
        "Soldiers may flee and the rebels take Tamur.",
        "The rebels are able to capture Tamur.",
        "Many fear that the rebels will capture Tamur.",
        "Many feared an attack on Tamur.",
    ],
)
def test_what_may_be_done_is_not_told_as_done(text):
    claims = [claim for claim in read(text) if claim.place == 11]
    assert not any(claim.stance.says_it_happened for claim in claims)


def test_districts_fall_to_the_one_side_that_does_not_hold_the_country():
    text = "The army fell back before the Red Front. Two towns fell. Ostra fell on Monday."
    assert taker_of(read(text)[-1]) == RED_FRONT


def test_fighters_told_by_their_number_are_of_the_side_that_takes_towns():
    text = "The Red Front seized Tamur. Several hundred fighters seized Varan."
    assert taker_of(read(text)[-1]) == RED_FRONT


def test_plain_fighters_are_of_the_side_that_takes_towns():
    text = "The Red Front seized Tamur. Soldiers of a UN force watched. Fighters seized Varan."
    assert taker_of(read(text)[-1]) == RED_FRONT


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("A spokesman for the Kell Guard said the Kell Guard had captured Genth.", Stance.CLAIMED),
        ("The Westrian army said it had retaken Genth from rebels.", Stance.CLAIMED),
        (
            "Westrian military spokesman Ulf Berg said Westrian troops had retaken Genth.",
            Stance.CLAIMED,
        ),
        ("The governor said the Kell Guard had captured Genth.", Stance.CONFIRMED),
        ("The Westrian army admitted that rebels had captured Genth.", Stance.CONFIRMED),
        ("Two senior officials said rebels had captured Genth.", Stance.CONFIRMED),
        ('"We took Genth at noon," a man said.', Stance.CLAIMED),
        ("Rebels say they have taken Genth.", Stance.CLAIMED),
        ("The governor spoke. He said they, the Kell Guard, had taken Genth.", Stance.ASSERTED),
        ("They fought on. They announced the capture of Genth.", Stance.CLAIMED),
        (
            "Ulf Berg, who speaks for the Westrian army, said Westrian troops had retaken Genth.",
            Stance.CLAIMED,
        ),
        (
            "The defence ministry said Genth had been recaptured by the Westrian army.",
            Stance.CLAIMED,
        ),
        ("Westrian agencies reported that Westrian troops had taken Genth.", Stance.ASSERTED),
        # `he` is whoever spoke last
        (
            "The governor said that shells had hit Tamur. Rebels had captured Genth, he said.",
            Stance.CONFIRMED,
        ),
        ("Westria denies backing the rebels, who captured Genth.", Stance.ASSERTED),
    ],
)
def test_a_party_nobody_listed_claims_what_it_did_and_others_confirm_it(text, stance):
    claims = extract_claims(f"{WAR}{text}", published_on=WEDNESDAY, lexicon=WORLD)
    taken = [claim for claim in claims if claim.kind.changes_control]
    assert [claim.stance for claim in taken] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels pledged not to take Tamur.",
        "The fighters were told not to enter Tamur.",
        "Varan is the last town that is not in the hands of the rebels. Tamur was quiet.",
    ],
)
def test_what_nobody_said_had_been_done_is_not_denied(text):
    assert not any(claim.stance is Stance.DENIED for claim in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The army did not deny that rebels had captured Tamur.",
        "After the fall of Tamur its elders negotiated with the rebels.",
        "Once Tamur was lost, the remaining soldiers gave up.",
        "The army retook Tamur, only to lose it again to the rebels.",
    ],
)
def test_what_is_granted_or_came_before_is_told_as_done(text):
    claims = [claim for claim in read(text) if claim.kind is EventKind.CAPTURED]
    assert claims and all(claim.stance.says_it_happened for claim in claims)


@pytest.mark.parametrize(
    "text",
    [
        "The war went on. Reports that the Red Front had captured Tamur proved false.",
        "Sources said in May that rebels had captured Tamur, which was false.",
        "The army called reports that the Red Front had captured Tamur untrue.",
    ],
)
def test_reports_that_proved_false_tell_of_no_capture(text):
    assert not any(claim.kind is EventKind.CAPTURED for claim in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The army said that rebels had attacked Tamur.",
        "Westria spoke of heavy fighting at Tamur.",
    ],
)
def test_what_a_party_tells_of_a_fight_is_its_claim(text):
    claims = extract_claims(f"{WAR}{text}", published_on=WEDNESDAY, lexicon=WORLD)
    assert claims[-1].stance is Stance.CLAIMED
