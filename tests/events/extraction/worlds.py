"""A gazetteer without a conflict, as `load_places` gives it: no actors, no theatre."""

from events.extraction.extract import extract_claims
from events.lexicon import KnownPlace, Lexicon
from events.vocabulary import PlaceKind
from tests.events.extraction.names import WEDNESDAY

_PLACES = [
    KnownPlace(1, "Nordland", PlaceKind.COUNTRY, "XX"),
    KnownPlace(2, "Westria", PlaceKind.COUNTRY, "YY"),
    KnownPlace(10, "Kesh", PlaceKind.PROVINCE, "XX"),
    KnownPlace(11, "Tamur", PlaceKind.CITY, "XX", province=10, capital_of=10, population=90_000),
    KnownPlace(12, "Varan", PlaceKind.CITY, "XX", population=120_000),
    KnownPlace(13, "Hit", PlaceKind.CITY, "XX", population=40_000),
    KnownPlace(14, "Meridia", PlaceKind.CITY, "XX", capital_of=1, population=900_000),
    KnownPlace(15, "Solm", PlaceKind.PROVINCE, "XX"),
    KnownPlace(16, "Ostra", PlaceKind.CITY, "XX", province=10, population=9_000),
    KnownPlace(17, "Ostra", PlaceKind.CITY, "XX", province=15, population=8_000),
    KnownPlace(18, "Lind", PlaceKind.CITY, "XX", population=70_000),
    KnownPlace(19, "Lind", PlaceKind.CITY, "XX", population=500),
    KnownPlace(31, "Genth", PlaceKind.CITY, "YY", population=20_000),
    KnownPlace(32, "Varan", PlaceKind.CITY, "YY", population=3_000),
    KnownPlace(33, "Grace", PlaceKind.CITY, "YY", population=600),
]

WORLD = Lexicon.build(_PLACES, [], [(place.name, place.id) for place in _PLACES], [])


def takings(body, *, headline="", lexicon=WORLD):
    """What a text printed on Wednesday tells as taken, for certain or as claimed."""
    text = f"{headline}\n\n{body}" if headline else body
    claims = extract_claims(text, headline=headline, published_on=WEDNESDAY, lexicon=lexicon)
    return [
        claim for claim in claims if claim.kind.changes_control and claim.stance.says_it_happened
    ]
