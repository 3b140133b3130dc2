"""What names of places mean: the lists they begin, districts, and provinces by their seats."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from events.extraction.anaphora import FoundPlace, PlacesNamed
from events.extraction.dependencies import conjuncts
from events.extraction.entry_heads import entry_heads
from events.extraction.frames import SAYS
from events.extraction.language import Parse, Word
from events.extraction.nations import letters_shared
from events.extraction.place_lists import (
    AMONG_THEM,
    APPOSITION,
    LIST_OPENS,
    continues_list,
    dated_one_by_one,
    describes_last,
)
from events.extraction.place_phrases import (
    COUNTS,
    DEFINITE,
    OF,
    PART_NOUNS,
    PARTS_OF_TOWNS,
    SETTLEMENTS,
    SITES,
    complements,
    is_provincial_centre,
)
from events.extraction.resolution import (
    CITY_NOUNS,
    PROVINCE_NOUNS,
    TOWN_OF_SIZE,
    TOWNS,
    Resolver,
)
from events.extraction.when import DateExpression
from events.extraction.wordlists import words
from events.lexicon import Lexicon, Mention
from events.vocabulary import PlaceKind

_QUANTITIES = frozenset({"series", "string", "number", "handful", "dozen", "couple"})
_GROUND = frozenset(
    {*("territory", "ground", "swathe", "land", "place", "rest", "countryside", "region", "area")}
    | {"north", "south", "east", "west"}
)
_NEXT = re.compile(
    r"(?:[,;] (?:and )?| and )(?:the (?:[\w-]+ ){0,2}(?:town|city|village|port) of )?"
)
_WITHIN = re.compile(
    r"(?: district)?,? (?:in|(?:the )?(?:capital|centre|center|seat)(?: city)? of) "
    r"(?:the )?(?:[a-z]+ )?"
)
# What may stand before the first name of a list.
_OPENS = re.compile(r"(?:[:,] |\b(?:control|loss|fall|capture|districts|towns|cities) of )\Z")
_GENITIVE_OF_SEAT = re.compile(
    r"(?: province| Province)?[’']s (?:\w+ )?(?:capital|centre|center|seat)\b"
)
# What may stand before the first name of a list: `A day later `, `On Sunday, `.
_LED_BY_TIME = re.compile(
    r"(?:(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree) (?:day|week|month)s? (?:later|earlier|after that),? |"
    r"(?:On|Late on|Early on|By|Last|Next) [A-Z]\w+day,? |"
    r"The (?:same|next|following) (?:day|week|night),? |"
    r"(?:Later|Then|Yesterday|Overnight|Today|Since then|By then),? )?"
)
_LEADS = re.compile(r"(?:(?:Not only|First|Both),? )?")
_AND_ALSO = re.compile(
    r",? (?:as well as|along with|together with|but also|"
    r"and(?: (?:then|also|nearby|later|finally))?) "
)
_DISTRICT_CENTRE = "DAC"  # "district administrative centre", in bulletins of aid workers
_CENTRES = frozenset({"centre", "center", "headquarters", "seat"})
_BODIES = words("police army military intelligence security brigade battalion corps regiment")
_AND_THEN = re.compile(r"\band (?:\w+ ){1,6}\Z")
# `X, a district of Kesh`: where it lies.
_ONE_OF = re.compile(r", an? (?:[\w-]+ ){0,3}(?:district|town|city|village|port|suburb) (?:of|in) ")
_SEAT_OF = re.compile(
    r", the (?:[\w-]+ )?(?:(?P<port>port)|capital|seat) of (?:(?:neighbou?ring|nearby|the) ){0,2}"
)
_BLANK = re.compile(r"\s+")
_NEARBY = 400  # code points
_BEFORE_AND = 3  # words from a name back to the one before `, and`
_OF_BOTH = (" between ", " towards ", " toward ", " to ", " from ")
_SEVERAL = 2
# ` in P province, `, ` on the road from there to P, `: between towns that are counted and named.
_WHERE_THEY_LIE = re.compile(
    r" (?:in|of|on|near|along|around|outside|between|close to|north|south|east|west)\b[^,;:.]+, "
)
_BEFORE_LIST = 16  # code points before a list in which a noun opens it
_BEFORE_NAMES = re.compile(r",?(?:\s+and)?\s+")


class NamedPlaces:
    """The places that an article names, alone and in lists."""

    def __init__(
        self,
        lexicon: Lexicon,
        resolver: Resolver,
        mentions: Sequence[Mention],
        body: str,
        people: frozenset[str],
    ) -> None:
        self.lexicon = lexicon
        self._body = body
        self._people = people
        self._resolver = resolver
        self._named = PlacesNamed(lexicon, resolver, mentions, body)
        self._heads = entry_heads(body)

    def choose(self, mention: Mention, kind: PlaceKind | None = None) -> int | None:
        """The one place that a name means, or None where two fit equally well."""
        return self._resolver.place(mention, kind)

    def country_of(self, place: int | None) -> str:
        """The country of a place, or the one that the text is about; '' where it may be several."""
        if place is not None:
            return self.lexicon.places[place].country
        countries = self._resolver.countries
        return next(iter(countries)) if len(countries) == 1 else ""

    def capital_of(self, province: int | None) -> int | None:
        return self.lexicon.seats.get(province) if province is not None else None

    def _country_of_people(self, people: str) -> int | None:
        """The country whose name a word such as `Iraqi` begins most like."""
        alike = {
            letters_shared(people, country.name): country.id
            for country in self.lexicon.countries.values()
        }
        most = max(alike, default=0)
        return alike[most] if most else None

    def dated_one_by_one(
        self, parse: Parse, found: Sequence[FoundPlace], expressions: Sequence[DateExpression]
    ) -> list[FoundPlace]:
        """`took A in May, B on 2 June`: B, whose verb is left out."""
        after = max((place.end for place in found if not place.part), default=parse.sentence.end)
        more = dated_one_by_one(self._body, parse.mentions, expressions, after)
        return [
            self._found(mention, self.choose(mention))
            for mention in more
            if not _has_own_verb(parse, mention)
        ]

    def _listed(self, parse: Parse, head: Word) -> list[FoundPlace]:
        """`nine capitals have been captured, among them A, B and C`; `two cities: A and B`."""
        several = head.tag == "CD" or head.lemma in _QUANTITIES
        if several and (counted := complements(parse, head, OF)):
            head = counted[0]  # "six of the 14 districts, including A and B"
        if head.tag == "CD" and head.dep == "nsubj":
            return self._behind_colon(parse, head)
        if head.tag != "NNS" and head.lemma not in _GROUND:
            return []
        if head.lemma not in CITY_NOUNS | PART_NOUNS | SITES | _GROUND | _CENTRES:
            return []
        if told := self._so_many_behind(parse, head):
            return told
        for mention in parse.mentions:
            named = mention.start > head.end and mention.names_place
            if not named:
                continue
            opened = LIST_OPENS.search(self._body[head.end : mention.start])
            if not self._may_be_town(mention):
                continue
            if opened or AMONG_THEM.match(self._body[mention.end : parse.sentence.end]):
                part = head.lemma if head.lemma in PARTS_OF_TOWNS else ""
                return [replace(self._found(mention, self.choose(mention)), part=part)]
        return []

    def _behind_colon(self, parse: Parse, count: Word) -> list[FoundPlace]:
        """The A of `Of the 21 districts, nine are in Kesh and fell in May: A, B and C`."""
        of_towns = any(
            each.lemma in CITY_NOUNS | {"district", "village"} and each.tag == "NNS"
            for each in parse.words[: count.index]
        )
        for mention in parse.mentions if of_towns else ():
            led = mention.start > count.end and self._body.endswith(": ", 0, mention.start)
            if led and mention.names_place and self._may_be_town(mention):
                return [self._found(mention, self.choose(mention))]
        return []

    def _so_many_behind(self, parse: Parse, head: Word) -> list[FoundPlace]:
        """`three towns in P, A, B and C, remain`: as many names as are counted, behind P."""
        number = next(
            (COUNTS.get(each.text.lower(), 0) for each in parse.children(head, "nummod")), 0
        )
        named = [each for each in parse.mentions if each.start > head.end and each.names_place]
        if number < COUNTS["two"]:
            return []
        for towns in (named[:number], named[1 : number + 1]):
            gaps = [self._body[a.end : b.start] for a, b in pairwise(towns)]
            listed = all(each in {", ", " and ", ", and "} for each in gaps)
            if len(towns) == number and listed and gaps[-1].endswith("and "):
                lies = parse.words_between(head.end, towns[0].start)
                led = _WHERE_THEY_LIE.fullmatch(self._body, head.end, towns[0].start)
                if led and not any(each.pos == "VERB" for each in lies):
                    return [self._found(each, self.choose(each)) for each in towns]
        return []

    def _names_of(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`the villages of A and B`: themselves; `villages of X` alone are parts of it."""
        names = [each for head in complements(parse, word, OF) for each in conjuncts(parse, head)]
        mentions = [mention for each in names if (mention := parse.place_name_at(each))]
        seats = word.lemma == "capital" or is_provincial_centre(parse, word)
        several = len(mentions) > 1 and not seats
        return [self._found(each, self.choose(each)) for each in mentions] if several else []

    def _names_before(
        self, parse: Parse, end: int, gap: re.Pattern[str], kind: PlaceKind | None = None
    ) -> list[FoundPlace]:
        """The names of a list of two or more that ends before a point of the body."""
        found = list[FoundPlace]()
        for mention in reversed([each for each in parse.mentions if each.end <= end]):
            between = _BEFORE_NAMES if found else gap
            if not mention.names_place or not between.fullmatch(self._body, mention.end, end):
                break
            found.insert(0, self._found(mention, self.choose(mention, kind)))
            end = mention.start
        return found if len(found) > 1 else []

    def _rest_of_list(self, parse: Parse, found: Sequence[FoundPlace]) -> Iterator[FoundPlace]:
        """Names that go on a list where the parse lost the thread: `A, in B province; C; and D`."""
        if not found or any(place.part for place in found):
            return
        last = max(found, key=lambda place: place.end)
        kind = self.lexicon.places[last.place].kind if last.place is not None else PlaceKind.CITY
        end, aside = last.end, False
        for mention in parse.mentions:
            if mention.start < end or not mention.names_place:
                continue
            if seat := _GENITIVE_OF_SEAT.match(self._body, mention.end):
                end = seat.end()  # "X, Y's capital, and Z"
                continue
            gap = self._body[end : mention.start]
            if gap == " and the " and self._body.startswith(" district", mention.end):
                gap = " and "  # "the A and B districts in P and the C district"
            if aside and gap == " and ":  # "a crossing between A and B", "on the road to A and B"
                end = mention.end
                continue
            other = _speaks(parse, mention, gap) or _has_parts(parse, mention)
            other = other or _falls_itself(parse, mention, gap)
            other = other or self._body.startswith(("-based", "'s ", "’s "), mention.end)
            seat_of = _SEAT_OF.fullmatch(gap)
            joined = self._body.startswith((" and ", ", and "), mention.end)
            if _ONE_OF.fullmatch(gap) or (seat_of and not (seat_of.group("port") and joined)):
                end = mention.end  # "X, the port of Kesh"
                continue
            if not continues_list(gap) or other or _goes_on(parse, end, mention):
                if describes_last(gap):
                    end, aside = mention.end, gap.endswith(_OF_BOTH)
                    continue
                return
            place = self.choose(mention)
            end = mention.end
            alike = place is not None and _alike(self.lexicon.places[place].kind, kind)
            within = "including" in gap and self._is_town(place)  # "X province, including A"
            if mention.toponym or place is None or alike or within:
                yield self._found(mention, place)
            elif not describes_last(gap):
                return

    def _start_of_list(self, parse: Parse, found: Sequence[FoundPlace]) -> list[FoundPlace]:
        """`A, the capital of B, and C fell`, where the parse saw C alone."""
        if not found or any(place.part for place in found):
            return []
        first = min(found, key=lambda place: place.start)
        if listed := self._in_provinces_before(parse, first):
            return listed
        before = [each for each in parse.mentions if each.end <= first.start and each.names_place]
        before = [each for each in before if self._is_town(self.choose(each))]
        if not before or not self._is_town(first.place):
            return []
        gap = self._body[before[-1].end : first.start]
        opens = (
            _LED_BY_TIME.fullmatch(self._body, parse.sentence.start, before[-1].start) is not None
        )
        leads = _LEADS.fullmatch(self._body, parse.sentence.start, before[-1].start)
        if leads and _AND_ALSO.fullmatch(gap):  # "Not only A but also B fell"
            return [self._found(before[-1], self.choose(before[-1]))]
        if gap == ", " and opens and len(found) > 1:  # "A, B and C fell"
            return [self._found(before[-1], self.choose(before[-1]))]
        joined = re.search(r",\s+and\s+$", gap) and APPOSITION.match(gap)
        return [self._found(before[-1], self.choose(before[-1]))] if joined else []

    def _middle_of_list(self, parse: Parse, found: Sequence[FoundPlace]) -> list[FoundPlace]:
        """Of `A in P, B and C in Q, and D in R fell` B and C, where the parse saw A and D."""
        if len(found) < _SEVERAL or any(place.part for place in found):
            return []
        ends = {place.start: place.end for place in found}
        first, last = min(ends), max(ends)
        between: list[FoundPlace] = []
        end = ends[first]
        for mention in parse.mentions:
            if not (first < mention.start <= last and mention.names_place):
                continue
            gap = _behind_name(self._body, end, mention)
            lies = _WITHIN.fullmatch(self._body, end, mention.start)
            province = self._is_province_or_country(self.choose(mention, PlaceKind.PROVINCE))
            if mention.start not in ends and not (lies and province):
                between.append(self._found(mention, self.choose(mention)))
            if not (lies and province) and not _NEXT.fullmatch(gap):
                return []
            end = mention.end
        return between

    def _in_provinces_before(self, parse: Parse, first: FoundPlace) -> list[FoundPlace]:
        """Of `A and B in P, C in Q and D in R fell` A, B and C, where the parse saw D alone."""
        names = [each for each in parse.mentions if each.end <= first.start and each.names_place]
        behind = [each for each in parse.mentions if each.start > first.end][:1]
        lies = any(_WITHIN.fullmatch(self._body, first.end, each.start) for each in behind)
        found: list[FoundPlace] = []
        end = first.start
        while names:
            town = names.pop()
            if names and self._is_province_or_country(self.choose(town, PlaceKind.PROVINCE)):
                within, town = town, names.pop()
                told = _NEXT.fullmatch(_behind(self._body, within, end))
                if not told or not _WITHIN.fullmatch(self._body, town.end, within.start):
                    break
            elif not (found or lies) or not _NEXT.fullmatch(self._body, town.end, end):
                break
            found.insert(0, self._found(town, self.choose(town)))
            end = town.start
        before = self._body[max(0, end - _BEFORE_LIST) : end]
        opens = end == parse.sentence.start or _OPENS.search(before)
        return found if opens else []

    def _districts(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`Warsaj district`, `the districts of A and B`: no parts of a town, but of a province."""
        if word.lemma != "district":
            return []
        beside = parse.children(word, "compound", "nmod")
        one = any(each.text.lower() == "the" for each in parse.children(word, "det"))
        behind = complements(parse, word, OF) if word.tag == "NNS" or one else []
        listed = [each for head in behind for each in conjuncts(parse, head)]
        if word.tag == "NN" and any(parse.place_name_at(each) for each in beside):
            listed = []  # "the A district of P"
        if listed and word.tag == "NNS":  # "the P districts of A and B"
            beside = ()
        named = [*beside, *listed]
        mentions = [mention for each in named if (mention := parse.place_name_at(each))]
        found = [self._found(each, self.choose(each, PlaceKind.DISTRICT)) for each in mentions]
        in_part = len(found) == 1 and not beside and word.tag == "NNS"  # "three districts of X"
        return [] if in_part or any(self._is_bigger(each.place) for each in found) else found

    def _pointed_to(self, parse: Parse, noun: Word) -> list[FoundPlace]:
        """What `the district` points back to."""
        called = self._named.latest_called(noun.start, "district")
        named = called or self._named.latest(noun.start, PlaceKind.DISTRICT)
        return [replace(named, start=noun.start, end=noun.end, named=False)] if named else []

    def _with_centres(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`the centres of A and B districts`, `A district centre`: who holds it has the district.

        Where districts are spoken of, the centre of a place that is no town is one of them.
        """
        beside = parse.children(word, "compound", "nmod")
        if word.text == _DISTRICT_CENTRE:
            centred = [each for one in beside if (each := parse.place_name_at(one))]
            return [self._found(each, self.choose(each, PlaceKind.DISTRICT)) for each in centred]
        if word.lemma not in _CENTRES or _is_of_a_body(parse, word):
            return []
        behind = complements(parse, word, OF)
        for noun in (*behind, *beside):
            if noun.lemma == "district":
                if not parse.children(noun, "compound", "nmod") and _is_pointed_to(parse, noun):
                    return self._pointed_to(parse, noun)  # "the centre of the district"
                named = self._names_before(parse, noun.start, _BLANK, PlaceKind.DISTRICT)
                of_them = [*beside, *parse.children(noun, "compound", "nmod"), *behind]
                alone = [each for one in of_them if (each := parse.place_name_at(one))][:1]
                return named or [
                    self._found(each, self.choose(each, PlaceKind.DISTRICT)) for each in alone
                ]
        near = self._body[max(0, word.start - _NEARBY) : word.start]
        if "district" not in near:
            return []
        mentions = [each for one in behind if (each := parse.place_name_at(one))]
        found = [self._found(each, self.choose(each, PlaceKind.DISTRICT)) for each in mentions]
        return [] if any(self._is_city(each.place) for each in found) else found

    def _is_bigger(self, place: int | None) -> bool:
        """Whether a place is more than a district: a province, a country, a city of size."""
        known = self.lexicon.places[place] if place is not None else None
        if known is None:
            return False
        return (
            self._is_province_or_country(place)
            or known.capital_of is not None
            or known.population >= TOWN_OF_SIZE
        )

    def _name_right_behind(self, parse: Parse, word: Word) -> Mention | None:
        """Of `the city of X and Y's oil field` X, which the parse hangs on the field."""
        named = (each for each in parse.mentions if each.names_place and each.start > word.end)
        first = next(named, None)
        return first if first and self._body[word.end : first.start] == " of " else None

    def _name_in(self, parse: Parse, word: Word) -> Mention | None:
        """The name that a word is, or that `Nimruz province` begins with."""
        within = parse.children(word, "compound", "nmod") if word.lemma in PROVINCE_NOUNS else ()
        for each in (word, *within):
            if mention := parse.place_name_at(each):
                return mention
        return None

    def _seat(self, word: Word, mention: Mention) -> list[FoundPlace]:
        province = self.choose(mention, PlaceKind.PROVINCE)
        if self._is_city(province):  # "the provincial capital of X", its own name
            return [self._found(mention, province)]
        seat = self.capital_of(province) or self._named.biggest_in(province, word.start)
        start, end = min(word.start, mention.start), max(word.end, mention.end)
        return [FoundPlace(seat, self._body[start:end], start, end)] if seat is not None else []

    def _seats(self, parse: Parse, word: Word, names: Sequence[Word]) -> list[FoundPlace]:
        """`the capitals of A and B provinces`, `of the provinces of A and B`: the seat of each."""
        of_them = [
            each
            for name in names
            if name.lemma in PROVINCE_NOUNS
            for each in complements(parse, name, OF)
        ]
        within = [
            *names,
            *of_them,
            *(each for name in names for each in parse.children(name, "nmod", "compound")),
        ]
        joined = [each for name in within for each in conjuncts(parse, name)]
        found = {
            mention.start: mention for each in joined if (mention := self._name_in(parse, each))
        }
        return [seat for mention in found.values() for seat in self._seat(word, mention)]

    def _is_province_or_country(self, place: int | None) -> bool:
        known = self.lexicon.places[place] if place is not None else None
        return known is not None and known.kind in {PlaceKind.PROVINCE, PlaceKind.COUNTRY}

    def _is_town(self, place: int | None) -> bool:
        return place is not None and self.lexicon.places[place].kind in TOWNS

    def _may_be_town(self, mention: Mention) -> bool:
        """Whether a name is of a town, be it one that the gazetteer lacks or one of namesakes."""
        place = self.choose(mention)
        return mention.toponym or place is None or self._is_town(place)

    def _is_city(self, place: int | None) -> bool:
        return place is not None and self.lexicon.places[place].kind == PlaceKind.CITY

    def _found(self, mention: Mention, place: int | None) -> FoundPlace:
        return FoundPlace(place, mention.text, mention.start, mention.end)


def _is_pointed_to(parse: Parse, noun: Word) -> bool:
    return any(each.text.lower() in DEFINITE for each in parse.children(noun, "det"))


def _is_of_a_body(parse: Parse, word: Word) -> bool:
    """`the police headquarters of X district`: no seat of a district."""
    beside = [each.lemma for each in parse.children(word, "compound", "amod")]
    return word.lemma == "headquarters" and any(each in _BODIES for each in beside)


def _alike(one: PlaceKind, other: PlaceKind) -> bool:
    """Whether places of two kinds stand in one list: towns stand for their districts."""
    return one == other or {one, other} == TOWNS


def _behind_name(body: str, end: int, mention: Mention) -> str:
    """What stands between two names, without a `province` or `district` behind the first."""
    return re.sub(r"^ (?:province|district)s?\b", "", body[end : mention.start])


def _behind(body: str, province: Mention, end: int) -> str:
    """What stands between a province and the next name, without the word `province`."""
    return body[province.end : end].removeprefix(" province")


def _goes_on(parse: Parse, end: int, mention: Mention) -> bool:
    """`captured X and pushed on towards Y`: another verb stands before the name."""
    between = parse.words_between(end, mention.start)
    return any(each.tag in {"VBD", "VBZ", "VBP"} and each.dep == "conj" for each in between)


def _falls_itself(parse: Parse, mention: Mention, gap: str) -> bool:
    """The Y of `took X and in June Y fell`; of `took X and Y, Z said` Z speaks, Y does not."""
    return bool(_AND_THEN.search(gap)) and _has_own_verb(parse, mention)


def _has_own_verb(parse: Parse, mention: Mention) -> bool:
    """The Y of `took X in May and in June Y fell`."""
    named = parse.words_between(mention.start, mention.end)
    last = named[-1] if named else None
    if last is None or last.dep not in {"nsubj", "nsubjpass"}:
        return False
    verb = parse.head(last)
    return verb.index > last.index and verb.tag in {"VBD", "VBZ", "VBP", "VBN"}


def _speaks(parse: Parse, mention: Mention, gap: str) -> bool:
    """`captured X, Moscow said`, `captured X; Y was calm`: none of what was captured."""
    named = parse.words_between(mention.start, mention.end)
    verbs = [parse.head(each) for each in named if each.dep in {"nsubj", "nsubjpass"}]
    apart = ";" in gap and parse.sentence.text[mention.end - parse.sentence.start :][:1] == " "
    if gap.endswith(", and ") and named:  # "captured X, and Y is calm"
        last = parse.words[max(0, named[0].index - _BEFORE_AND)]
        listed = {each.index for each in parse.ancestors(last)}
        apart = any(each.index not in listed and each.dep == "conj" for each in verbs)
    return any(each.lemma in SAYS or (apart and each.pos in {"AUX", "VERB"}) for each in verbs)


def _has_parts(parse: Parse, mention: Mention) -> bool:
    """`captured X and Y villages`: some of Y, not Y."""
    named = parse.words_between(mention.start, mention.end)
    behind = parse.words[named[-1].index + 1 : named[-1].index + 2]
    return any(each.tag == "NNS" and each.lemma in SETTLEMENTS for each in behind) or any(
        each.dep == "compound" and parse.head(each).lemma in PART_NOUNS - {"district"}
        for each in named
    )


def once(places: Iterable[FoundPlace]) -> list[FoundPlace]:
    """Each place once, as first found."""
    found: dict[object, FoundPlace] = {}
    for place in places:
        found.setdefault(place.place if place.place is not None else place.text, place)
    return list(found.values())
