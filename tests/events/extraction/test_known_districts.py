"""Districts that the gazetteer has: listed, pointed back to, and namesakes in several provinces."""

from dataclasses import replace

import pytest

from events.lexicon import KnownPlace, Lexicon
from events.vocabulary import EventKind, PlaceKind
from tests.events.extraction.test_unknown_wars import places_of
from tests.events.extraction.worlds import WORLD, takings

KESH, SOLM = 10, 15
ARLAN, BEMER, CORVO, NAWA_IN_KESH, NAWA_IN_SOLM = 41, 42, 43, 44, 45
THREE = {ARLAN, BEMER, CORVO}


def _district(number, name, province):
    return KnownPlace(number, name, PlaceKind.DISTRICT, "XX", province=province)


_DISTRICTS = [
    _district(ARLAN, "Arlan", KESH),
    _district(BEMER, "Bemer", KESH),
    _district(CORVO, "Corvo", SOLM),
    _district(NAWA_IN_KESH, "Nawa", KESH),
    _district(NAWA_IN_SOLM, "Nawa", SOLM),
    _district(46, "Tamur", SOLM),
    _district(47, "Kesh", KESH),
]
LEXICON = replace(
    Lexicon.build(
        [*WORLD.places.values(), *_DISTRICTS],
        [],
        [(place.name, place.id) for place in (*WORLD.places.values(), *_DISTRICTS)],
        [],
    ),
    theatre=replace(WORLD.theatre, countries=frozenset({"XX"})),
)
WAR = "The war of the rebels against the army of Nordland goes on. "


def taken(text):
    return takings(WAR + text, lexicon=LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        "Six districts of Nordland - Arlan, Bemer and Corvo - have been captured by the rebels.",
        "Three districts fell to the rebels: Arlan and Bemer in Kesh and Corvo in Solm.",
        "The rebels took the centers of three districts on Monday. The districts are Arlan and "
        "Bemer in Kesh and Corvo in Solm.",
        "The rebels control six of its 14 districts, including Arlan, Bemer and Corvo.",
        "The districts that the rebels have captured are Arlan and Bemer in Kesh and Corvo.",
        "The three districts that the rebels have overrun are Arlan, Bemer and Corvo, he said.",
        "Rebels attacked Arlan, Bemer and Corvo districts. All three were overrun.",
        "Arlan, in Kesh province, and Bemer and Corvo were captured by the rebels.",
        "The districts of Arlan and Bemer in Kesh, and Corvo in Solm fell to the rebels.",
        "The fallen districts are Arlan and Bemer in Kesh and Corvo in Solm.",
    ],
)
def test_every_district_of_a_list_is_taken(text):
    assert places_of(taken(text)) == THREE


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels attacked Arlan. The town fell within hours.", {ARLAN}),
        ("Rebels attacked Arlan and Bemer. Both towns fell within hours.", {ARLAN, BEMER}),
        ("Rebels attacked Arlan and Bemer. Both districts fell within hours.", {ARLAN, BEMER}),
        ("Rebels seized Varan. In Arlan there was calm. The city had not been defended.", {12}),
        ("Arlan, the last stronghold of the army in Kesh, fell to the rebels.", {ARLAN}),
    ],
)
def test_a_town_may_be_a_district_and_a_city_is_none(text, places):
    assert places_of(taken(text)) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The rebels took Nawa in Solm.", NAWA_IN_SOLM),
        ("The rebels took Nawa and Bemer in Kesh, far from Solm.", NAWA_IN_KESH),
        ("The rebels took Kesh's Nawa district; Solm was quiet.", NAWA_IN_KESH),
        ("The rebels took Tamur.", 11),
        ("The rebels took Tamur in Solm.", 46),
        ("The rebels took Tamur district.", 46),
        ("The rebels took Kesh district.", 47),
    ],
)
def test_the_province_beside_a_name_decides_between_namesakes(text, place):
    assert place in places_of(taken(text))


def test_namesakes_that_nothing_tells_apart_are_left_to_the_editor():
    assert places_of(taken("The rebels took Nawa.")) == {"Nawa"}


@pytest.mark.parametrize(
    "text",
    [
        "Arlan and Bemer were calm. The two districts that the rebels hold were not named.",
        "The centers of three districts were shelled. The districts are Arlan, Bemer and Corvo.",
        "Kesh fell silent. Its districts are Arlan, Bemer and Corvo.",
        "The districts that the rebels want to capture are Arlan, Bemer and Corvo.",
    ],
)
def test_districts_that_are_only_named_are_not_taken(text):
    assert not [claim for claim in taken(text) if claim.kind is EventKind.CAPTURED]
