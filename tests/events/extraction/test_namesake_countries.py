"""Two countries of one name, as the Congos are: the towns beside it tell which is meant."""

from dataclasses import replace

from events.lexicon import KnownPlace, Lexicon
from events.vocabulary import PlaceKind
from tests.events.extraction.worlds import takings

_EASTERN, _WESTERN = "XX", "YY"
_TAMUR = KnownPlace(11, "Tamur", PlaceKind.CITY, _EASTERN, population=900_000)
_PLACES = [
    KnownPlace(1, "Kolm", PlaceKind.COUNTRY, _EASTERN),
    KnownPlace(2, "Kolm", PlaceKind.COUNTRY, _WESTERN),
    _TAMUR,
    replace(_TAMUR, id=12, country="ZZ", population=700),
    KnownPlace(13, "Genth", PlaceKind.CITY, _WESTERN, population=600_000),
]
KOLMS = Lexicon.build(_PLACES, [], [(place.name, place.id) for place in _PLACES], [])


def taken(text):
    return [(claim.place, claim.place_text) for claim in takings(text, lexicon=KOLMS)]


def test_a_country_that_two_share_the_name_of_is_not_taken_with_its_town():
    text = "The capture of Tamur, the largest city of eastern Kolm, was claimed by rebels."
    assert taken(text) == [(11, "Tamur")]


def test_the_city_is_the_town_and_neither_country():
    text = "Rebels entered Tamur, the biggest town in Kolm. The city is now under their control."
    assert taken(text) == [(11, "Tamur")]
