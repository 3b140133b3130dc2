"""How reports, also in translation, say that a place has a new master, and what only sounds so."""

import pytest

from events.extraction.extract import extract_claims
from events.lexicon import KnownPlace, Lexicon
from events.vocabulary import EventKind, PlaceKind
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.test_unknown_wars import WAR, places_of, taken, takers_of
from tests.events.extraction.worlds import WORLD, takings

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
        ("Rebels on Monday occupied what was left of Varan.", "Rebels"),
        ("The rebels came into Varan on Monday and were not opposed.", "rebels"),
        ("The rebels declared Varan under their control on Monday.", "rebels"),
        ("The rebels captured the border crossing at Varan on Monday.", "rebels"),
        ("The army is in Varan, from which it drove the rebels on Monday.", "army"),
        ("Rebels overran large parts of Kesh, including Varan.", "Rebels"),
        ("Rebels rolled into a deserted Varan.", "Rebels"),
        ("Rebels entered Varan after the soldiers had pulled out.", "Rebels"),
        ("Rebels took over, without a clash, the town of Varan.", "Rebels"),
        ("The police in Varan, which fell to the rebels, did not resist.", "rebels"),
        ("Rebels have briefly held Varan, the army said.", "Rebels"),
        ("Varan is a town that separatist fighters say they captured.", "separatist fighters"),
        ("The Ram Operations Room says it has captured Varan.", "Ram Operations Room"),
        ("Rebels took what remained of Varan.", "Rebels"),
        ("Rebels moved without a fight into the nearby town of Varan.", "Rebels"),
        ("The rebels are in command of Varan.", "rebels"),
        ("The rebels began their push with the capture of Varan.", "rebels"),
        ("In the night to Wednesday Varan in Kesh fell to the rebels.", "rebels"),
        ("Varan, the seat of a poor rural district, which fell to the rebels, is calm.", "rebels"),
        ("Varan fell on Monday to the Kell Front, an alliance led by Bor.", "Kell Front"),
        ("Varan fell on Monday to Jaish al-Ram.", "Jaish al-Ram"),
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
        "Varan has been de-occupied by the army.",
        "The army re-took Varan on Monday.",
        "The army cleared the last militants from Varan.",
        "Troops on Monday cleared militants from Varan.",
        "The militants entered Varan on Monday but were driven out by the army.",
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
        "The army cleared mines from a road near Varan.",
        "The mayor is in command of a choir in Varan.",
        "Rebels took what was left of the bank in Varan.",
        "The army re-took the oath in Varan.",
        "The militants entered a shop in Varan but were driven out.",
        "Soldiers arrived in time and prevented the fall of Varan.",
        "The guns may shell Varan to force its surrender.",
        "The army kept Varan from falling.",
        "The rebels entered the region of Varan and took a bridge without a fight.",
    ],
)
def test_what_only_sounds_like_it(text):
    assert not taken(text)


@pytest.mark.parametrize(
    "who",
    [
        "hundreds of militants",
        "some of the militants",
        "members of the Kell Front militia",
        "armed men",
        "heavily armed men in pickup trucks",
        "men loyal to General Bor",
        "a militia",
        "a rival faction",
        "army defectors",
        "about 200 militants",
    ],
)
def test_whoever_takes_is_told_by_a_noun(who):
    said = f"{who[0].upper()}{who[1:]} captured Varan on Monday."
    for text in (said, f"Varan fell to {who} on Monday."):
        claims = taken(text)
        assert places_of(claims) == {VARAN}
        assert takers_of(claims)


@pytest.mark.parametrize(
    "text",
    [
        "Hundreds of tourists took Varan to their hearts.",
        "Members of the choir captured the mood of Varan.",
        "Men in suits took over a bank in Varan.",
        "Prices in Varan fell to about 200 dollars.",
        "A faction captured by the army near Varan gave up.",
    ],
)
def test_a_crowd_is_no_army(text):
    assert not taken(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tornly in northern Nordland fell to rebels on Monday.",
        "Rebels have taken Tornly on Monday.",
        "Tornly and nearby Varan fell to rebels.",
        "Not only Tornly but also Varan was captured by rebels.",
        "Rebels took control of a provincial capital, Tornly, on Monday.",
    ],
)
def test_a_town_that_is_called_like_an_adverb(text):
    town = KnownPlace(71, "Tornly", PlaceKind.CITY, "XX", population=90_000)
    lexicon = Lexicon.build(
        [*WORLD.places.values(), town],
        [],
        [(place.name, place.id) for place in (*WORLD.places.values(), town)],
        [],
    )
    assert town.id in places_of(takings(WAR + text, lexicon=lexicon))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Captured by rebels on Monday, Varan was quiet on Wednesday.", "9 August 2021"),
        ("Rebels took Varan on Monday before the army took it back.", "9 August 2021"),
        ("Varan was retaken; it had been lost to rebels in May.", "May 2021"),
        ("Rebels who have advanced since June captured Varan at the weekend.", "7–8 August 2021"),
        ("The road was opened on Monday by the fall of Varan.", "9 August 2021"),
        ("The rebels rose on Monday and have since captured Varan.", "9–11 August 2021"),
    ],
)
def test_the_day_of_one_deed_is_not_that_of_another(text, when):
    captured = [claim for claim in taken(text) if claim.kind is EventKind.CAPTURED]
    assert [claim.when.text for claim in captured] == [when]


def test_what_was_taken_before_it_was_lost_was_lost_from_then_on():
    claims = taken("Rebels took Varan on Monday before the army took it back.")
    back = [claim.when.text for claim in claims if claim.kind is EventKind.RECAPTURED]
    assert back == ["9–11 August 2021"]


def test_a_loss_told_by_its_day_names_no_taker():
    assert takers_of(taken("Saturday's loss of Varan was a shock.")) == set()


def test_once_an_army_takes_a_town_an_article_on_elections_is_one_of_war():
    text = (
        "Rebel fighters captured Varan from the army. Voters had gone to the polls in an election, "
        "which a candidate of the ruling party won. Tamur fell on Monday."
    )
    assert places_of(taken(text)) == {VARAN, TAMUR}


def test_a_town_given_up_in_a_relative_clause_is_left():
    text = WAR + "The rebels came back to Varan, from which they had withdrawn in May."
    claims = extract_claims(text, published_on=WEDNESDAY, lexicon=WORLD)
    left = [claim.when.text for claim in claims if claim.kind is EventKind.WITHDREW]
    assert left == ["May 2021"]


def test_a_town_besieged_beside_one_taken_is_not_taken():
    assert places_of(taken("The rebels took Varan, and besieged Tamur.")) == {VARAN}


@pytest.mark.parametrize(
    "text",
    [
        "Varan was the last big city under rebel control.",
        "Varan, apart from Tamur, was the only town in rebel hands.",
        "Soldiers are near Varan, the last port held by the rebels.",
    ],
)
def test_the_last_city_of_a_side_is_not_taken(text):
    assert taken(text) == []


def test_a_town_whose_residents_speak_is_no_person():
    text = "Residents of Bulo Hoda said on Monday that rebels had captured that town."
    assert [claim.place_text for claim in taken(text)] == ["Bulo Hoda"]


def test_the_entry_of_a_list_says_who_surrenders_to_whom():
    text = "The war so far:\n\nAug. 9 – Varan surrenders to the rebels.\n\nAug. 7 – Tamur falls."
    assert places_of(takings(WAR + text)) == {VARAN, TAMUR}


def test_what_a_headline_says_of_the_next_town_is_its_own():
    claims = taken("It was quiet there.", headline="Varan surrenders, Tamur closed")
    assert TAMUR not in places_of(claims)
