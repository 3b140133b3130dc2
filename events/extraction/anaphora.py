"""The places named so far: what `the city`, `there` and `both` point back to."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from events.extraction.language import Parse
from events.extraction.resolution import TOWN_OF_SIZE, TOWNS, Resolver
from events.lexicon import Lexicon, Mention
from events.vocabulary import PlaceKind

_GOES_THERE = re.compile(
    r"\b(?:in|into|around|outside|near|of|at|on|captured?|took|taken?|seized?|entered|reached|"
    r"the capital|city),?\s+$",
    re.IGNORECASE,
)
_IN_PASSING = re.compile(
    r"\b(?:to|from|towards?|between|beyond|than|for|since|(?:(?:north|south|east|west)[\w-]*|kilometres|miles|km|"
    r"hours?|hour's drive|road|direction|outskirts|suburbs|fall|loss) of|"
    r"after (?:losing|leaving)|which (?:links|connects|borders|overlooks|leads to))"
    r"\s+(?:the (?:city of|town of|capital) )?$",
    re.IGNORECASE,
)
# `withdrew from X`, `driven out of X`: what was done to X itself.
_LEFT = re.compile(
    r"\b(?:withdr\w+|retreat\w*|pull\w* out|dr[io]ve\w*|expel\w*|oust\w*|evict\w*|push\w*|"
    r"forc\w*)\b[^.,;]{0,40}\b(?:from|of) (?:the (?:city|town|village) of )?$"
)
_ABANDONS = re.compile(r"\b(?:left|abandoned|quit|fled|leaving|abandoning)\s+(?:the \w+ of )?$")
_OF_NATURE = re.compile(r"(?:Lake|Mount|River|Cape|Gulf|Bay|Strait) ")
_AREA_OF = re.compile(
    r"\b(?:(?:region|republic|territory|area|valley) of (?:[A-Z]\w+ )?|"
    r"(?:border|frontier) with (?:neighbou?ring )?|(?:city|town|village) in (?:the )?)$|"
    r"[A-Z][\w’'-]+, the (?:[\w-]+ )?port of $"  # "Varan, the port of Kesh"
)
# `the minister said in X`: where it was said, not what is spoken of.
_SPOKE_IN = re.compile(
    r"\b(?:officials?|spokes\w+|correspondents?|reporters?|diplomats?|said|says|added|speaking|"
    r"commanders?|officers?|generals?|minist\w+|residents?|hospitals?|doctors?|medics?|"
    r"headquarters|government|office|"
    r"told (?:reporters|journalists|Reuters|AFP|AP)|conference)(?: \w+day)? (?:in|from) "
    r"(?:nearby |neighbou?ring )?$"
)
# `X, a district of Y`: what is told of is X.
_LIES_IN = re.compile(r", an? (?:[\w-]+ )?(?:district|town|village|port|suburb) (?:of|in) $")
# `After X and Y, they took Z`: what is told of is Z.
_AFTER_IT = re.compile(r"(?:\A|[.!?\n][\"”’)]?\s?)After (?:[A-Z][\w’'-]*(?:, | and ))*$")
_DISTANCE = re.compile(r"\b(?:(?:north|south|east|west)\w*|km|kilomet\w+|miles?) (?:of|from) $")
_TOLD_OF = re.compile(r", (?:an?|the) (?:[\w-]+ ){0,3}(?:town|city|village|settlement)\b")
_ABOUT = 60  # code points about a name in which it is called a capital
_CALLED = 40  # code points about a name in which it is called a port
_FEW = 12  # places told as taken last
_ENDS = re.compile(r"[.!?][\"”’)]?\s|\n")
_NEARBY = 600  # code points back to which `both towns` reaches


@dataclass(frozen=True)
class FoundPlace:
    """A place that a phrase means: a known one, or its text as printed, at body[start:end]."""

    place: int | None
    text: str
    start: int
    end: int
    part: str = ""  # "airport" where only that part of the place is meant
    named: bool = True  # by its name, not by "it" or "the city"


class PlacesNamed:
    """Every place named in an article, in order; the nearest before a point is meant first."""

    def __init__(
        self, lexicon: Lexicon, resolver: Resolver, mentions: Sequence[Mention], body: str
    ) -> None:
        self._lexicon = lexicon
        self._resolver = resolver
        self._body = body
        named = [mention for mention in mentions if mention.names_place]
        self._named = [
            FoundPlace(resolver.place(each), each.text, each.start, each.end) for each in named
        ]
        self._starts = [each.start for each in self._named]
        self._taken: list[FoundPlace] = []
        self._in_passing = {each.start for each in named if self._is_in_passing(each)}

    def latest(self, before: int, *kinds: PlaceKind) -> FoundPlace | None:
        """The place of these kinds that was named last before a point of the body.

        `the city` is one in the countries that the text is about. A place named only to say
        where another lies ("the road to X") counts when there is no other.
        """
        told = self._latest(before, kinds, passing=False)
        if told is None:
            return self._latest(before, kinds, passing=True)
        return self._taken_beside(told) or told

    def nearest(self, before: int, *kinds: PlaceKind) -> FoundPlace | None:
        """The place of these kinds named last before a point, whatever was told of others."""
        return self._latest(before, kinds, passing=False)

    def heading_sentence_before(self, start: int, nearest: FoundPlace | None) -> FoundPlace | None:
        """Of `X lies far from Y. Its loss` X, which begins the sentence before; else the nearest.

        `start` is where the sentence of `its` begins; what is named in it is the nearest.
        """
        if nearest is None or nearest.start >= start:
            return nearest
        ends = [match.end() for match in _ENDS.finditer(self._body, max(0, start - _NEARBY), start)]
        begins = ends[-2] if len(ends) > 1 and ends[-1] == start else ends[-1] if ends else 0
        first = next(iter(self.between(begins, start)), None)
        heads = first is not None and first.start == begins and first.start not in self._in_passing
        return first if heads else nearest

    def between(self, start: int, end: int) -> list[FoundPlace]:
        """The places named in body[start:end]."""
        first, last = (bisect_left(self._starts, point) for point in (start, end))
        return self._named[first:last]

    def told_taken(self, place: FoundPlace) -> None:
        """Remember that a place named here was told as taken: it is what a text goes on with."""
        before = self._body[max(0, place.start - 60) : place.start]
        if not (_AFTER_IT.search(before) or before.endswith("since ")):  # told of Z, not of these
            self._taken.append(place)

    def taken_since(self, start: int) -> list[FoundPlace]:
        """The places that were told as taken from a point of the body on."""
        return [each for each in self._taken[-_FEW:] if each.start >= start]

    def _taken_beside(self, named: FoundPlace) -> FoundPlace | None:
        """Of `took X and pushed on towards Y. The city` X, unless Y was taken too."""
        near = [each for each in self._taken[-_FEW:] if 0 < named.start - each.end < _NEARBY]
        beside = [each for each in near if not _ENDS.search(self._body, each.end, named.start)]
        left = _ABANDONS.search(self._body[max(0, named.start - _CALLED) : named.start])
        return beside[-1] if beside and not (left or self._was_taken(named)) else None

    def _was_taken(self, named: FoundPlace) -> bool:
        return any(each.start == named.start for each in self._taken[-_FEW:])

    def _latest(
        self, before: int, kinds: Collection[PlaceKind], *, passing: bool
    ) -> FoundPlace | None:
        for index in range(bisect_left(self._starts, before) - 1, -1, -1):
            named = self._named[index]
            if (passing or named.start not in self._in_passing) and self._is_of(named, kinds):
                return named
            if PlaceKind.CITY in kinds and self._was_taken(named):
                return named  # whatever country it lies in
        return None

    def _is_of(self, named: FoundPlace, kinds: Collection[PlaceKind]) -> bool:
        """Whether a place is of these kinds, and one of the countries that the text is about."""
        if named.place is None:
            return bool(TOWNS & {*kinds}) and not self._is_area(named)
        known = self._lexicon.places[named.place]
        return known.kind in kinds and known.country in (self._resolver.countries or {""})

    def _is_area(self, named: FoundPlace) -> bool:
        """Whether a name that the gazetteer lacks is of a lake, or `the region of South X`."""
        before = self._body[max(0, named.start - _CALLED) : named.start]
        return bool(_OF_NATURE.match(named.text) or _AREA_OF.search(before))

    def _is_in_passing(self, mention: Mention) -> bool:
        before = self._body[max(0, mention.start - 30) : mention.start]
        behind = self._body[mention.end : mention.end + _ABOUT]
        far = self._body[max(0, mention.start - _ABOUT) : mention.start]
        told = _LEFT.search(far) or (  # "from X, a town that"
            _TOLD_OF.match(behind) and not _DISTANCE.search(before)
        )
        aside = not told and (
            _LIES_IN.search(before)
            or _IN_PASSING.search(before)
            or _SPOKE_IN.search(before)
            or _AFTER_IT.search(before)
        )
        return bool(aside) or self._is_government(mention, before)

    def _is_government(self, mention: Mention, before: str) -> bool:
        """`Moscow said`: a country's capital, unless the text goes there, is its government."""
        place = self._resolver.place(mention)
        seat_of = self._lexicon.places[place].capital_of if place is not None else None
        country = seat_of is not None and self._lexicon.places[seat_of].kind == PlaceKind.COUNTRY
        return country and not _GOES_THERE.search(before)

    def sentence_before(self, parse: Parse, kinds: Collection[PlaceKind]) -> list[FoundPlace]:
        """The places of some kinds that the sentence before names, or what comes close to one."""
        begin = parse.sentence.start
        first = bisect_left(self._starts, max(0, begin - _NEARBY // 2))
        named = self._named[first : bisect_left(self._starts, begin)]
        return [
            each
            for each in named
            if each.start not in self._in_passing and self._is_of(each, kinds)
        ]

    def latest_few(
        self, before: int, kinds: Collection[PlaceKind], number: int
    ) -> list[FoundPlace]:
        """The last so many different places of some kinds named before a point, close together."""
        found: dict[object, FoundPlace] = {}
        for index in range(bisect_left(self._starts, before) - 1, -1, -1):
            named = self._named[index]
            if len(found) == number or named.start < before - _NEARBY:
                break
            if named.start not in self._in_passing and self._is_of(named, kinds):
                found.setdefault(named.place or named.text, named)
        return list(found.values()) if len(found) == number else []

    def _called_capital(self, named: FoundPlace, up_to: int) -> bool:
        before = self._body[max(0, named.start - _ABOUT) : named.start]
        behind = self._body[named.end : min(named.end + _ABOUT, up_to)]
        return "capital" in f"{before} {behind}".lower()

    def biggest_in(self, province: int | None, before: int) -> int | None:
        """The biggest town of a province that was named before a point: its capital, if any is."""
        ids = {each.place for each in self._named[: bisect_left(self._starts, before)]}
        towns = [self._lexicon.places[each] for each in ids if each is not None]
        inside = [each for each in towns if province is not None and each.province == province]
        return max(inside, key=lambda each: each.population).id if inside else None

    def latest_called(self, before: int, noun: str) -> FoundPlace | None:
        """The town named last that is called `the port of X`, or `X, a port,` where it is named."""
        for index in range(bisect_left(self._starts, before) - 1, -1, -1):
            named = self._named[index]
            ahead = self._body[max(0, named.start - _CALLED) : named.start]
            behind = self._body[named.end : min(named.end + _CALLED, before)]
            called = re.search(rf"\b(?:{noun}) (?:of |city of |town of )?$", ahead) or re.match(
                rf",? (?:[\w-]+ ){{0,5}}(?:{noun})\b", behind
            )
            if called and self._is_of(named, TOWNS):
                return named
        return None

    def latest_seat(self, before: int, *, plain: bool) -> FoundPlace | None:
        """The capital that was named last, else the last town of size.

        `plain` of words that may as well mean the country's: `the capital`, not `its capital`.
        """
        known = self._resolver.countries
        country = self._lexicon.countries.get(next(iter(known))) if len(known) == 1 else None
        capital = self._lexicon.seats.get(country.id) if country else None
        last = self._latest_town_of_size(before)
        if (
            not plain
            or capital is None
            or (last is not None and self._called_capital(last, before))
        ):
            return last
        return FoundPlace(capital, "capital", before, before)

    def _latest_town_of_size(self, before: int) -> FoundPlace | None:
        towns = [
            named
            for named in self._named[: bisect_left(self._starts, before)]
            if self._is_of(named, (PlaceKind.CITY,))
        ]
        for named in reversed(towns):
            known = self._lexicon.places.get(named.place) if named.place is not None else None
            if known and (known.capital_of is not None or known.population >= TOWN_OF_SIZE):
                return named
        return self.latest(before, PlaceKind.CITY) if not any(self._sizes(towns)) else None

    def _sizes(self, towns: Sequence[FoundPlace]) -> Iterator[int]:
        for named in towns:
            if named.place is not None:
                yield self._lexicon.places[named.place].population
