"""Which of several places of one name a text means."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from events.extraction.wordlists import words
from events.lexicon import KnownPlace, Lexicon, Mention
from events.spelling import spelling_key
from events.vocabulary import PlaceKind

CITY_NOUNS = words(
    "city town village hamlet municipality settlement township locality capital stronghold hub "
    "centre metropolis"
)
PROVINCE_NOUNS = words("province governorate oblast region state")
KIND_OF_NOUN = {
    **dict.fromkeys(CITY_NOUNS - {"centre", "hub", "stronghold"}, PlaceKind.CITY),
    **dict.fromkeys(PROVINCE_NOUNS - {"state"}, PlaceKind.PROVINCE),
    **dict.fromkeys(words("district county"), PlaceKind.DISTRICT),
}
# Kinds of places that a text calls towns: a district has the name of its centre, or lends it one.
TOWNS = frozenset({PlaceKind.CITY, PlaceKind.DISTRICT})
TOWN_OF_SIZE = 50_000  # people: so big a town needs nothing else to be meant
CITY_OF_SIZE = 200_000  # people: so big a city is meant by any of its spellings
# What a bare name means where places of several kinds bear it.
_FIRST_MEANT = (PlaceKind.COUNTRY, PlaceKind.CITY, PlaceKind.PROVINCE)
_FAR_BIGGER = 10  # times as many people: the bigger of two namesakes is meant
_BESIDE = 60  # code points behind a name within which `in Westria` says where it lies
_LIES_IN = re.compile(r",? ?(?:\(|an? |the |[\w-]+ ){0,6}(?:in|of) (?:the )?(?:\w+ )?")
_DISTRICT = re.compile(r" district\b")  # which is never the province of its name
# From `A` to `P` in `A, B and C districts in northern P`.
_REST_OF_LIST = re.compile(
    r"(?:(?:,? and |, )[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}){0,9}(?: \w+s?)?,? (?:in|of) "
    r"(?:the )?(?:[a-z-]+ ){0,3}"
)
_NEARBY = 300  # code points within which a province named decides between its towns
_COUNTRY_COUNTS = 3  # a country's own name tells more of where a text is set than a town's


class Resolver:
    """Chooses among namesakes: the conflict's countries, the province named nearby, the seat.

    Without a conflict the countries are those that the article itself is about.
    """

    def __init__(self, lexicon: Lexicon, mentions: Sequence[Mention], body: str) -> None:
        self._lexicon = lexicon
        self._body = body
        self._provinces = self._named_of_kind(mentions, PlaceKind.PROVINCE)
        self._countries_named = self._named_of_kind(mentions, PlaceKind.COUNTRY)
        self._chosen: dict[tuple[Mention, PlaceKind | None], int | None] = {}
        self._votes = self._votes_of(mentions)
        self.countries = lexicon.theatre.countries or self._most_voted(mentions)

    def place(self, mention: Mention, kind: PlaceKind | None = None) -> int | None:
        """The one place that a name means, or None where several fit equally well."""
        asked = (mention, kind)
        if asked not in self._chosen:
            self._chosen[asked] = self._choice(mention, kind or self.kind_beside(mention))
        return self._chosen[asked]

    def _choice(self, mention: Mention, kind: PlaceKind | None) -> int | None:
        namesakes = [self._lexicon.places[each] for each in mention.places]
        likely = self._in_country_beside(namesakes, mention) or self._in_countries(namesakes)
        if _DISTRICT.match(self._body, mention.end):
            likely = [place for place in likely if place.kind != PlaceKind.PROVINCE]
        fitting = _of_kind(likely, kind)
        towns = likely if kind is None and all(place.kind in TOWNS for place in likely) else fitting
        if len(towns) > 1:
            for told in (self._in_province_beside, self._in_province_nearby):
                if len(within := told(towns, mention)) == 1:
                    return within[0].id
        if len(fitting) < 2:
            return fitting[0].id if fitting else None
        for narrowed in (
            [place for place in fitting if place.capital_of is not None],
            _far_biggest(fitting),
        ):
            if len(narrowed) == 1:
                return narrowed[0].id
        return None

    def _in_countries(self, places: list[KnownPlace]) -> list[KnownPlace]:
        return [place for place in places if place.country in self.countries] or places

    def _in_country_beside(self, places: list[KnownPlace], mention: Mention) -> list[KnownPlace]:
        """`Varan, a city in Westria`: the country that the words behind a name say."""
        if len(places) < 2:
            return []
        behind = {
            self._lexicon.places[country].country
            for start, country in _between(
                self._countries_named, mention.end + 1, mention.end + _BESIDE
            )
            if _LIES_IN.fullmatch(self._body[mention.end : start])
        }
        return [place for place in places if place.country in behind]

    def _in_province_beside(self, places: list[KnownPlace], mention: Mention) -> list[KnownPlace]:
        """`A, B and C in P`, `P's A`: the province that the words about a name say."""
        before = _between(self._provinces, mention.start - _BESIDE, mention.start)
        behind = _between(self._provinces, mention.end + 1, mention.end + _NEARBY)
        within = {
            province
            for start, province in behind
            if _REST_OF_LIST.fullmatch(self._body, mention.end, start)
        } or {
            province
            for start, province in before
            if re.fullmatch(
                r"[\w-]+(?: province)?[’']s? (?:\w+ ){0,2}", self._body[start : mention.start]
            )
        }
        return [place for place in places if place.province in within]

    def _in_province_nearby(self, places: list[KnownPlace], mention: Mention) -> list[KnownPlace]:
        within = {
            province
            for start, province in _between(
                self._provinces, mention.start - _NEARBY, mention.start + _NEARBY + 1
            )
            if start != mention.start
        }
        return [place for place in places if place.province in within]

    def _named_of_kind(self, mentions: Sequence[Mention], kind: PlaceKind) -> list[tuple[int, int]]:
        return [
            (mention.start, place)
            for mention in mentions
            for place in mention.places
            if self._lexicon.places[place].kind == kind
        ]

    def is_likely(self, mention: Mention) -> bool:
        """Whether the text speaks of a country in which such a place lies, or the place is big.

        Of a whole world's hamlets some are called as people, months or dishes are.
        """
        if self._lexicon.theatre.countries or not mention.places:
            return True
        places = [self._lexicon.places[place] for place in mention.places]
        return any(
            place.country in self.countries
            or self._votes[place.country] > 1
            or (place.population >= TOWN_OF_SIZE and _is_usual_name(mention.text, place))
            or place.kind == PlaceKind.COUNTRY
            for place in places
        )

    def _votes_of(self, mentions: Sequence[Mention]) -> Counter[str]:
        """How often a text names what can only lie in a country; its own name counts more.

        A name that two countries bear, as Congo, speaks for both.
        """
        votes: Counter[str] = Counter()
        seen: set[tuple[int, ...]] = set()
        for mention in mentions:
            places = [self._lexicon.places[place] for place in mention.places]
            if not mention.names_place or mention.places in seen:
                continue
            seen.add(mention.places)
            if named := {each.country for each in places if each.kind == PlaceKind.COUNTRY}:
                votes.update(dict.fromkeys(named, _COUNTRY_COUNTS))
            elif len(found := {each.country for each in places}) == 1:
                votes[found.pop()] += 1
        return votes

    def _most_voted(self, mentions: Sequence[Mention]) -> frozenset[str]:
        """The countries named most; of several, those of the big towns named beside them."""
        most = max(self._votes.values(), default=0)
        tied = frozenset(country for country, votes in self._votes.items() if votes == most)
        if len(tied) < 2:
            return tied
        towns = Counter(
            country for country in self._countries_of_biggest(mentions) if country in tied
        )
        most = max(towns.values(), default=0)
        return frozenset(country for country in tied if towns[country] == most)

    def _countries_of_biggest(self, mentions: Sequence[Mention]) -> Iterator[str]:
        """The country of the far biggest of each set of namesakes, each set once."""
        for namesakes in {mention.places for mention in mentions if mention.names_place}:
            biggest = _far_biggest([self._lexicon.places[place] for place in namesakes])
            if len(namesakes) > 1 and len(biggest) == 1:
                yield biggest[0].country

    def kind_beside(self, mention: Mention) -> PlaceKind | None:
        """`Kunduz province`, `the city of Kunduz`, `the provinces of Kunduz and Takhar`."""
        after = re.match(r"\W{1,3}([A-Za-z]+)", self._body[mention.end : mention.end + 20])
        if after and (kind := KIND_OF_NOUN.get(after.group(1).lower())):
            return kind
        before = re.search(
            r"(\w+) of (?:the )?$", self._body[max(0, mention.start - 25) : mention.start]
        )
        if before is None:
            return None
        noun = before.group(1).lower()
        if noun in {"capital", "centre", "center", "governor"}:
            return PlaceKind.PROVINCE
        return KIND_OF_NOUN.get(noun.removesuffix("s"))


def _is_usual_name(text: str, place: KnownPlace) -> bool:
    """Whether a place has a name as its own, or is so big that any spelling of it will do."""
    return place.population >= CITY_OF_SIZE or spelling_key(text) in spelling_key(place.name)


def _between(named: Sequence[tuple[int, int]], first: int, end: int) -> Sequence[tuple[int, int]]:
    """What is named from one point of the body to before another, of names in order."""
    at = bisect_left(named, (first, 0))
    return named[at : bisect_left(named, (end, 0), lo=at)]


def _of_kind(places: list[KnownPlace], kind: PlaceKind | None) -> list[KnownPlace]:
    """Those of the kind that is named, else countries before cities before provinces."""
    for wanted in (kind,) if kind else _FIRST_MEANT:
        if fitting := [place for place in places if place.kind == wanted]:
            return fitting
    return places


def _far_biggest(places: list[KnownPlace]) -> list[KnownPlace]:
    if len(places) < 2:
        return places
    first, second = sorted(places, key=lambda place: -place.population)[:2]
    return [first] if first.population > _FAR_BIGGER * max(second.population, 1) else places
