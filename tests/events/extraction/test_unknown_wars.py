"""Wars without a conflict folder: towns the gazetteer lacks, parties nobody listed, namesakes."""

import pytest

from events.extraction.extract import extract_claims
from events.extraction.parties import parties
from events.extraction.toponyms import toponyms
from events.vocabulary import ActorRole
from tests.events.extraction.names import WEDNESDAY
from tests.events.extraction.worlds import WORLD, takings

WAR = "Fighting between soldiers and militants went on in Nordland. "


def taken(text, headline=""):
    return takings(WAR + text, headline=headline)


def places_of(claims):
    return {claim.place or claim.place_text for claim in claims}


def takers_of(claims):
    mentions = [claim.actor(ActorRole.TAKER) for claim in claims]
    return {mention.text for mention in mentions if mention}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels captured the village of Belgora.", "Belgora"),
        ("Rebels seized Belgora, a town 30 km from the border.", "Belgora"),
        ("Belgora, which lies on the river, fell to the rebels.", "Belgora"),
        ("Troops retook Belgora. Residents of Belgora had fled.", "Belgora"),
        ("Militants overran Belgora at dawn.", "Belgora"),
        ("After Belgora had been conquered, the soldiers dug in.", "Belgora"),
        ("Um Belgora, on the way south, was recaptured by the army.", "Um Belgora"),
        ("The army took al-Belgora and the militants fled.", "al-Belgora"),
        ("Rebels captured the towns of Belgora and Sintra.", "Sintra"),
        ("Rebels took the Belgora crossing.", "Belgora"),
    ],
)
def test_a_town_that_the_gazetteer_lacks_is_told_by_its_name(text, name):
    assert name in places_of(taken(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured General Armin Belgora.",
        "Police captured Belgora, 34, on Tuesday.",
        "Armin Belgora said he was taken to a camp. Belgora was captured by militants.",
        "Rebels captured the Kurdish commander.",
        "Soldiers seized Russian rifles.",
        "Militants took Grace Miller hostage.",
        "The rebels took part in talks in Genth.",
        "The union took advantage of the soldiers.",
        "Rebels seized control of the brigade.",
        "The army took delivery of tanks.",
        "Soldiers won the Meridia Cup.",
        "A party led by former rebels lost the election in Varan.",
    ],
)
def test_people_and_things_are_no_towns(text):
    assert taken(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels captured Tamur.", 11),
        ("Rebels captured Varan in Nordland.", 12),  # another lies in Westria
        ("Rebels captured Varan, the city in Westria. Westria closed its border. Westria.", 32),
        ("Rebels captured Lind.", 18),  # the other is a hamlet
        ("In Solm province rebels captured Ostra.", 17),
        ("Rebels entered Kesh. They captured Ostra, in Kesh province.", 16),
        ("The rebels have captured Hit, officials said.", 13),
    ],
)
def test_of_namesakes_the_one_nearby_is_meant(text, place):
    assert place in places_of(taken(text))


def test_of_two_that_fit_equally_well_neither_is_chosen():
    assert places_of(taken("Rebels captured Ostra.")) == {"Ostra"}


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("M23 rebels captured Tamur.", "M23 rebels"),
        ("The Northern Front (NF) took Tamur. It also took Varan.", "Northern Front"),
        ("Westria captured Tamur.", "Westria"),
        ("Westrian forces overran Tamur.", "Westrian forces"),
        ("Factions led by the Red Front seized Tamur.", "Factions led by the Red Front"),
        ("The M23 rebels marched in. By noon the rebels had captured Tamur.", "M23 rebels"),
        ("M23 rebels attacked Tamur. Its fighters captured the city at noon.", "M23 rebels"),
        ("M23 rebels celebrated. The capture of Tamur was hailed.", "M23 rebels"),
    ],
)
def test_a_party_nobody_listed_is_the_words_printed(text, taker):
    assert taker in takers_of(taken(text))


def test_a_country_s_own_army_captures_no_town_through_a_pronoun():
    claims = taken("M23 rebels fought the Nordland army. They captured Tamur.")
    assert "Nordland army" not in takers_of(claims)


@pytest.mark.parametrize(
    "body",
    [
        "Leeds fell to Arsenal on Saturday. Varan took Tamur apart.",
        "Oil prices fell. The company seized the Varan market and took over Genth.",
        "Labour took Varan and lost Tamur in the election.",
        "Floods overran Tamur, and the storm took the harbour.",
        "The singer captured the hearts of Varan.",
    ],
)
def test_without_words_of_war_nothing_is_taken(body):
    claims = extract_claims(body, published_on=WEDNESDAY, lexicon=WORLD)
    assert [claim for claim in claims if claim.kind.changes_control] == []


def test_a_headline_in_title_case_is_read_as_a_sentence():
    claims = taken("Officials were silent.", headline="M23 Rebels Seize Tamur As Army Retreats")
    assert places_of(claims) == {11}


def test_what_the_lexicon_knows_is_left_to_it():
    known = WORLD.mentions("Rebels left the town of Tamur.")
    assert toponyms("Rebels left the town of Tamur.", known) == []


def test_parties_are_found_by_the_nouns_of_armies():
    named = [party.text for party in parties("The M23 rebels met Congolese troops on Tuesday.")]
    assert named == ["M23 rebels", "Congolese troops"]
