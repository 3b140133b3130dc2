"""A small war of its own, so that no rule can lean on the names of a real one."""

from datetime import date

from events.lexicon import KnownActor, KnownPlace, Lexicon, Theatre
from events.vocabulary import ActorKind, PlaceKind

WEDNESDAY = date(2021, 8, 11)

_PLACES = [
    KnownPlace(1, "Nordland", PlaceKind.COUNTRY, "XX"),
    KnownPlace(10, "Kesh", PlaceKind.PROVINCE, "XX"),
    KnownPlace(11, "Tamur", PlaceKind.CITY, "XX", province=10, capital_of=10),
    KnownPlace(20, "Varan", PlaceKind.PROVINCE, "XX"),
    KnownPlace(21, "Varan", PlaceKind.CITY, "XX", province=20, capital_of=20),
    KnownPlace(30, "Solm", PlaceKind.PROVINCE, "XX"),
    KnownPlace(31, "Pul-e-Rud", PlaceKind.CITY, "XX", province=30, capital_of=30),
    KnownPlace(41, "Ostra", PlaceKind.CITY, "XX", province=30),
    KnownPlace(51, "Meridia", PlaceKind.CITY, "XX", capital_of=1),
    KnownPlace(61, "Genth", PlaceKind.CITY, "YY"),
    KnownPlace(62, "Ostra", PlaceKind.CITY, "YY"),
]
_ACTORS = [
    KnownActor(1, "Red Front", ActorKind.SIDE),
    KnownActor(2, "Nordland government", ActorKind.SIDE),
    KnownActor(3, "Nordland army", ActorKind.FORCE, side=2),
    KnownActor(4, "Ada Lind", ActorKind.PERSON, side=2),
    KnownActor(5, "Ilan Bor", ActorKind.PERSON, side=1),
]
_ACTOR_NAMES = {
    "Red Front": 1,
    "rebels": 1,
    "the insurgents": 1,
    "Nordland government": 2,
    "the Meridia government": 2,
    "government forces": 3,
    "the army": 3,
    "Ada Lind": 4,
    "Lind": 4,
    "Ilan Bor": 5,
}

LEXICON = Lexicon.build(
    _PLACES,
    _ACTORS,
    [(place.name, place.id) for place in _PLACES] + [("Pul-i-Rood", 31)],
    _ACTOR_NAMES.items(),
    Theatre(
        countries=frozenset({"XX"}),
        starts_on=date(2021, 5, 1),
        initial_holders={11: 2, 21: 2, 31: 2, 41: 2, 51: 2},
    ),
)
