"""Which place a phrase means: names, `the city`, `X's capital`, lists, parts of places."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from events.extraction.anaphora import FoundPlace, PlacesNamed
from events.extraction.frames import SAYS
from events.extraction.grammar import conjuncts
from events.extraction.language import Parse, Word
from events.extraction.place_lists import (
    AMONG_THEM,
    APPOSITION,
    LIST_OPENS,
    continues_list,
    dated_one_by_one,
    describes_last,
)
from events.extraction.place_phrases import (
    AREAS,
    BEHIND_NOUN,
    DEFINITE,
    HERE,
    OF,
    OF_OR_IN,
    PART_NOUNS,
    PARTS_OF_TOWNS,
    SETTLEMENTS,
    SITES,
    THESE,
    WHOLE_WORDS,
    complements,
    is_provincial_centre,
    is_safe_area,
    names_something,
    predicates,
    site_before,
    whole,
)
from events.extraction.resolution import (
    CITY_NOUNS,
    KIND_OF_NOUN,
    PROVINCE_NOUNS,
    TOWN_OF_SIZE,
    Resolver,
)
from events.extraction.toponyms import can_be_place, is_no_person, is_of_people
from events.extraction.when import DateExpression
from events.lexicon import Lexicon, Mention
from events.vocabulary import PlaceKind

_AS = frozenset({"as"})
_OF_TWO = frozenset({"both", "either", "neither"})
_NUMBERS = {
    "both": 2,
    "either": 2,
    "neither": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_CLOSE = 250  # code points over which `it` still points to a place for certain
_GROUND = frozenset(
    {*("territory", "ground", "swathe", "land", "place", "rest", "countryside", "region", "area")}
    | {"north", "south", "east", "west"}
)
_IN = re.compile(r" (?:in|of) (?:the )?(?:[\w-]+ )?")
_SPACE = re.compile(r"\s+")
_BEFORE_NOUN = re.compile(r",\s+")
_BEFORE_NAMES = re.compile(r",?(?:\s+and)?\s+")


class Places:
    """The places an article speaks of, in order, and what its phrases mean."""

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

    def meant_by(self, parse: Parse, head: Word) -> list[FoundPlace]:
        """Every place that a phrase means, with the list it begins."""
        found: list[FoundPlace] = []
        for member in conjuncts(parse, head):
            found += self._meant_by_one(parse, whole(parse, member))
        if not any(self._is_city(each.place) and not each.part for each in found):
            found = self._listed(parse, head) or found
        found += self._rest_of_list(parse, found)
        return once([*self._start_of_list(parse, found), *found])

    def told_taken(self, place: FoundPlace) -> None:
        """Note that a place was told as taken: `the city` then rather points to it."""
        if place.named and not place.part:
            self._named.told_taken(place)

    def held_by_its_verb(self, parse: Parse, head: Word) -> list[FoundPlace]:
        """`the army regained Palma`: a name that nothing but such a verb shows to be a place."""
        if head.pos != "PROPN" or parse.mention_at(head):
            return []
        parts = [*parse.children(head, "compound"), head]
        start, end = parts[0].start, head.end
        name = self._body[start:end]
        if name in self._people or any(parse.mention_at(part) for part in parts):
            return []
        fits = can_be_place(name) and is_no_person(name) and not is_of_people(name)
        return [FoundPlace(None, name, start, end)] if fits else []

    def dated_one_by_one(
        self, parse: Parse, found: Sequence[FoundPlace], expressions: Sequence[DateExpression]
    ) -> list[FoundPlace]:
        """`took A in May, B on 2 June`: B, whose verb is left out."""
        after = max((place.end for place in found if not place.part), default=parse.sentence.end)
        more = dated_one_by_one(self._body, parse.mentions, expressions, after)
        return [self._found(mention, self.choose(mention)) for mention in more]

    def _listed(self, parse: Parse, head: Word) -> list[FoundPlace]:
        """`nine capitals have been captured, among them A, B and C`; `two cities: A and B`."""
        if head.tag == "CD" and (counted := complements(parse, head, OF)):
            head = counted[0]  # "six of the 14 districts, including A and B"
        if head.tag != "NNS" and head.lemma not in _GROUND:
            return []
        if head.lemma not in CITY_NOUNS | PART_NOUNS | SITES | _GROUND:
            return []
        if told := self._so_many_behind(parse, head):
            return told
        for mention in parse.mentions:
            named = mention.start > head.end and mention.names_place
            if not named:
                continue
            opened = LIST_OPENS.search(self._body[head.end : mention.start])
            if not (mention.toponym or self._is_city(self.choose(mention))):
                continue
            if opened or AMONG_THEM.match(self._body[mention.end : parse.sentence.end]):
                part = head.lemma if head.lemma in PARTS_OF_TOWNS else ""
                return [replace(self._found(mention, self.choose(mention)), part=part)]
        return []

    def _so_many_behind(self, parse: Parse, head: Word) -> list[FoundPlace]:
        """`three towns in P, A, B and C, remain`: as many names as are counted, behind P."""
        number = next(
            (_NUMBERS.get(each.text.lower(), 0) for each in parse.children(head, "nummod")), 0
        )
        named = [each for each in parse.mentions if each.start > head.end and each.names_place]
        if number < _NUMBERS["two"] or len(named) <= number:
            return []
        within, towns = named[0], named[1 : number + 1]
        gaps = [self._body[a.end : b.start] for a, b in pairwise([within, *towns])]
        listed = gaps[0] == ", " and all(each in {", ", " and ", ", and "} for each in gaps)
        behind = self._body[head.end : within.start]
        if not (_IN.fullmatch(behind) and listed and gaps[-1].endswith("and ")):
            return []
        return [self._found(each, self.choose(each)) for each in towns]

    def _meant_by_one(self, parse: Parse, word: Word) -> list[FoundPlace]:
        if mention := parse.place_name_at(word):
            return [self._found(mention, self.choose(mention))]
        if word.dep == "appos" and (named := self._name_in(parse, parse.head(word))):
            return [self._found(named, self.choose(named))]
        lemma = word.lemma
        if number := _counted_alone(parse, word):
            return self._so_many(parse, word, number)
        if several := self._told_by(parse, word):
            return several
        if lemma in THESE and (several := self._several(parse, word, PlaceKind.CITY)):
            return several
        if (
            word.tag == "NNS"
            and lemma in SETTLEMENTS | CITY_NOUNS
            and (several := self._names_of(parse, word))
        ):
            return several
        safe_area = is_safe_area(parse, word)
        is_centre = is_provincial_centre(parse, word)
        is_part = lemma in PART_NOUNS and not (lemma in SETTLEMENTS and word.tag == "NN")
        is_part = is_part and not is_centre
        if is_part and not safe_area and (parts := self._part_of(parse, word)):
            return parts
        if lemma in CITY_NOUNS | PROVINCE_NOUNS | {"district"} or is_centre:
            return self._named_by_noun(parse, word)
        if safe_area or lemma in WHOLE_WORDS | SITES:
            sites = lemma in SITES  # "a haven in X" is no more than a part of X
            inner = complements(parse, word, OF if sites else BEHIND_NOUN)
            found = [place for each in inner for place in self._meant_by_one(parse, each)]
            found = found or self._behind_appositive(parse, word)
            return found or (self._site_named(parse, word) if sites else [])
        if word.text.lower() == "them" and word.dep == "dobj":
            return [
                replace(each, start=word.start, end=word.end, named=False)
                for each in self._named.taken_since(parse.sentence.start)
            ]
        if word.text.lower() in HERE:
            meant = self._anaphor(parse, word, PlaceKind.CITY)
            site = site_before(parse, word) if word.dep in {"dobj", "pobj"} else ""
            return [replace(place, part=site) for place in meant] if site else meant
        return self._behind_appositive(parse, word)

    def _site_named(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`the port`: the town that was called one before."""
        articles = [c for c in parse.children(word, "det") if c.text.lower() in DEFINITE]
        if not articles or word.tag == "NNS":
            return []
        first = articles[0]
        before = [each for each in parse.mentions if each.end <= first.start and each.names_place]
        if before and self._body[before[-1].end : first.start] == ", ":  # "X, the enclave that"
            return [self._found(before[-1], self.choose(before[-1]))]
        named = self._named.latest_called(word.start, word.lemma)
        return self._standing_for(word, named or self._named.latest(word.start, PlaceKind.CITY))

    def _told_by(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`X and Y, two villages that are surrounded`, `the X, Y and Z districts`, `both are A`."""
        if word.tag != "NNS" or word.lemma not in CITY_NOUNS | SITES | {"district"}:
            return []
        if said_to_be := predicates(parse, word):
            return [place for each in said_to_be for place in self.meant_by(parse, each)]
        kind = KIND_OF_NOUN.get(word.lemma)
        if listed := self._names_before(parse, word.start, _SPACE, kind):
            behind_article = self._body[max(0, listed[0].start - 4) : listed[0].start].endswith(
                ("the ", "The ")
            )
            some = word.lemma == "village" and not behind_article  # "X and Y villages"
            return listed[:1] if some else listed
        first = min(parse.subtree(word), key=lambda each: each.index)
        return self._names_before(parse, first.start, _BEFORE_NOUN)

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

    def _named_by_noun(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`Kunduz city`, `the city of Kunduz`, `the capital of Badakhshan`, `the city`."""
        kind = KIND_OF_NOUN.get(word.lemma, PlaceKind.CITY)
        seat = word.lemma == "capital" or is_provincial_centre(parse, word)
        beside = parse.children(word, "compound")
        of_province = any(
            child.lemma in PROVINCE_NOUNS for child in beside
        )  # "the X province town"
        called = [each for each in complements(parse, word, OF) if parse.place_name_at(each)]
        for child in beside if not called else ():  # "the Red Sea town of X" is X
            mention = parse.place_name_at(child)
            if mention and not seat and not of_province:
                place = self.choose(mention, kind)
                if self._only_lies_in(word, place):
                    return self._anaphor(parse, word, kind) if _is_definite(parse, word) else []
                return [self._found(mention, place)]
        if named := self._behind_appositive(parse, word) or self._called(parse, word):
            return named
        if not called and (described := self._described_before(parse, word)):
            return [described]
        behind = OF_OR_IN if seat else OF  # "a town in X", "the village near X" are not X
        inner = [
            *(parse.children(word, "compound", "nmod", "poss", "amod") if not called else ()),
            *complements(parse, word, behind),
        ]
        for child in inner:
            if not names_something(parse, child) and (last := parse.children(child, "appos")):
                # "the last stronghold in the north, X"
                return [place for each in last for place in self.meant_by(parse, each)]
            mention = self._name_in(parse, child)
            if mention is None:
                continue
            if seat and child.dep != "nmod":
                names = conjuncts(parse, child) if child.dep == "pobj" else [child]
                return self._seats(parse, word, names) or self._seat(word, mention)
            if child.dep == "poss" or (of_province and child.dep == "compound"):
                continue
            names = conjuncts(parse, child) if child.dep == "pobj" else [child]
            joined = [parse.place_name_at(name) for name in names]
            return [self._found(each, self.choose(each, kind)) for each in joined if each]
        of_provinces = [
            each for each in complements(parse, word, OF) if each.lemma in PROVINCE_NOUNS
        ]
        if seat and of_provinces:  # perhaps of one that is not known
            return self._seats(parse, word, of_provinces)
        return self._described(parse, word, kind)

    def _called(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`a border town called X`, `the town known as X`."""
        for clause in parse.children(word, "acl"):
            if clause.lemma in {"call", "name", "know"}:
                names = [*parse.children(clause, "oprd", "dobj"), *complements(parse, clause, _AS)]
                return [place for name in names for place in self.meant_by(parse, name)]
        return []

    def _only_lies_in(self, word: Word, place: int | None) -> bool:
        """`the West Kordofan town`: a town of the province, not the province."""
        if place is None or word.lemma not in CITY_NOUNS:
            return False
        return self.lexicon.places[place].kind in {PlaceKind.PROVINCE, PlaceKind.COUNTRY}

    def _described_before(self, parse: Parse, word: Word) -> FoundPlace | None:
        """Of `X, the army's last stronghold in Y, fell` X, where the parse lost it."""
        if word.dep not in {"nsubj", "nsubjpass"} or word.lemma == "capital":
            return None
        first = min(parse.subtree(word), key=lambda each: each.index)
        before = [each for each in parse.mentions if each.end <= first.start]
        if not before or not before[-1].names_place:
            return None
        place = self.choose(before[-1])
        is_town = self._is_city(place) or before[-1].toponym
        if not is_town or not _BEFORE_NOUN.fullmatch(self._body, before[-1].end, first.start):
            return None
        apart = parse.words_between(before[-1].start, before[-1].end)
        if any(parse.head(each).text.lower() in BEHIND_NOUN for each in apart):
            return None  # "In X, the last stronghold fell"
        return self._found(before[-1], place)

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

    def _described(self, parse: Parse, word: Word, kind: PlaceKind) -> list[FoundPlace]:
        """`the city`: definite, singular, and named before; `the provincial capital` likewise."""
        if said_to_be := predicates(parse, word):
            return [place for each in said_to_be for place in self.meant_by(parse, each)]
        if several := self._several(parse, word, kind):
            return several
        definite = any(
            child.text.lower() in DEFINITE for child in parse.children(word, "det", "poss")
        )
        headline = parse.sentence.headline and word.tag == "NN"
        if headline and (topic := self._topic_of_headline(parse)):
            return [FoundPlace(topic.place, topic.text, word.start, word.end, named=False)]
        numbered = parse.children(word, "nummod") or word.tag == "NNS"
        if not definite or numbered or headline:
            return []
        if word.lemma == "capital" and any(
            child.lemma in {"provincial", "province"}
            for child in parse.children(word, "amod", "poss")
        ):
            return self._provincial_capital(word)
        return self._anaphor(parse, word, kind)

    def _topic_of_headline(self, parse: Parse) -> FoundPlace | None:
        """`Palmyra: army retakes ancient city`: the place that the headline is on."""
        first = next(iter(parse.mentions), None)
        if first is None or not first.names_place or first.start != parse.sentence.start:
            return None
        return self._found(first, self.choose(first)) if self._body[first.end] == ":" else None

    def _several(self, parse: Parse, word: Word, kind: PlaceKind) -> list[FoundPlace]:
        """`both towns`, `the two cities`, `all three`: so many places that were named last."""
        either = any(c.lemma in {"either", "neither"} for c in parse.children(word, "det"))
        if word.tag != "NNS" and not either:
            return []
        below = {child.text.lower() for child in parse.children(word, "det", "nummod", "predet")}
        if below & {"these", "those"} and word.lemma in THESE:
            both = parse.head(parse.head(word)).lemma == "both"
            meant = self._named.sentence_before(parse, kind)
            if both and len(meant) != 2:
                meant = self._named.latest_few(word.start, kind, 2)
            return [replace(each, start=word.start, end=word.end) for each in meant]
        number = next((_NUMBERS[text] for text in below if text in _NUMBERS), 0)
        if not number or not below & (DEFINITE | _OF_TWO):
            return []
        return self._latest_few(word, kind, number)

    def _so_many(self, parse: Parse, word: Word, number: int) -> list[FoundPlace]:
        """`both were captured`: those of the sentence before if so many, else those named last."""
        before = self._named.sentence_before(parse, PlaceKind.CITY)
        if len(before) == number:
            return [replace(each, start=word.start, end=word.end) for each in before]
        return self._latest_few(word, PlaceKind.CITY, number)

    def _latest_few(self, word: Word, kind: PlaceKind, number: int) -> list[FoundPlace]:
        latest = self._named.latest_few(word.start, kind, number)
        return [replace(each, start=word.start, end=word.end) for each in latest]

    def _provincial_capital(self, word: Word) -> list[FoundPlace]:
        """The capital named last, or that of a province named since."""
        named = self._named.latest(word.start, PlaceKind.CITY, PlaceKind.PROVINCE)
        if named is None or named.place is None:
            return self._standing_for(word, named)
        if self.lexicon.places[named.place].kind != PlaceKind.PROVINCE:
            return self._standing_for(word, named)
        seat = self.capital_of(named.place)
        return self._standing_for(word, replace(named, place=seat)) if seat is not None else []

    def _anaphor(self, parse: Parse, word: Word, kind: PlaceKind) -> list[FoundPlace]:
        if word.lemma == "capital":
            plain = not parse.children(word, "poss", "amod", "compound")
            return self._standing_for(word, self._named.latest_seat(word.start, plain=plain))
        return self._standing_for(word, self._named.latest(word.start, kind))

    def _standing_for(self, word: Word, named: FoundPlace | None) -> list[FoundPlace]:
        """The place that a word such as `city` or `it` points back to."""
        if named is None:
            return []
        near = word.lemma in CITY_NOUNS or word.start - named.end < _CLOSE
        return [FoundPlace(named.place, named.text, word.start, word.end, named=near)]

    def _part_of(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`parts of Herat`, `Kunduz airport`, `the airport` of the city named last."""
        if itself := self._named_area(parse, word) or self._districts(parse, word):
            return itself
        at_border = any(each.lemma == "border" for each in parse.children(word, "compound"))
        if word.lemma == "crossing" or (word.lemma == "post" and at_border):
            named = [*parse.children(word, "compound"), *complements(parse, word, OF)]
            posts = [each for word in named if (each := parse.place_name_at(word))]
            if posts and self._body[posts[0].start - 1] not in "-–":  # "the X-Y crossing" is both
                return [self._found(each, self.choose(each)) for each in posts]
        inner = [*parse.children(word, "compound", "nmod", "poss"), *complements(parse, word)]
        if word.lemma == "garrison" and (of := complements(parse, word, OF)):
            return [place for child in of for place in self._meant_by_one(parse, child)]
        found = [
            replace(place, part=word.lemma) if self._is_place_noun(parse, child) else place
            for child in inner
            for place in self._meant_by_one(parse, child)
        ]
        if not found and word.lemma not in {"district", "village", "area"}:
            definite = any(c.text.lower() in DEFINITE for c in parse.children(word, "det", "poss"))
            found = self._anaphor(parse, word, PlaceKind.CITY) if definite else []
            return [replace(place, part=word.lemma) for place in found]
        return found

    def _districts(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`Warsaj district`, `the districts of A and B`: no parts of a town, but of a province."""
        if word.lemma != "district":
            return []
        beside = parse.children(word, "compound", "nmod")
        one = any(each.text.lower() == "the" for each in parse.children(word, "det"))
        behind = complements(parse, word, OF) if word.tag == "NNS" or one else []
        listed = [each for head in behind for each in conjuncts(parse, head)]
        if listed and word.tag == "NNS":  # "the P districts of A and B"
            beside = ()
        named = [*beside, *listed]
        mentions = [mention for each in named if (mention := parse.place_name_at(each))]
        found = [self._found(each, self.choose(each, PlaceKind.DISTRICT)) for each in mentions]
        in_part = len(found) == 1 and not beside and word.tag == "NNS"  # "three districts of X"
        return [] if in_part or any(self._is_bigger(each.place) for each in found) else found

    def _is_bigger(self, place: int | None) -> bool:
        """Whether a place is more than a district: a province, a country, a city of size."""
        known = self.lexicon.places[place] if place is not None else None
        if known is None:
            return False
        wide = known.kind in {PlaceKind.PROVINCE, PlaceKind.COUNTRY}
        return wide or known.capital_of is not None or known.population >= TOWN_OF_SIZE

    def _named_area(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`the Ghout area`: a part of no place that the gazetteer has, but one of its own."""
        if word.lemma not in AREAS:
            return []
        for child in parse.children(word, "compound", "nmod"):
            mention = parse.mention_at(child)
            if mention and mention.toponym:
                return [self._found(mention, None)]
        return []

    def _is_place_noun(self, parse: Parse, word: Word) -> bool:
        """Whether a word means a place itself, not a list that hangs on it."""
        nouns = CITY_NOUNS | PROVINCE_NOUNS | WHOLE_WORDS | {"district"}
        points_back = word.text.lower() in HERE
        return parse.place_name_at(word) is not None or word.lemma in nouns or points_back

    def _behind_appositive(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`three capitals: A, B and C`, `the city, Aybak`, `cities including A`."""
        found: list[FoundPlace] = []
        for beside in parse.children(word, "appos", "dep"):
            found += self.meant_by(parse, beside) if beside.pos in {"PROPN", "NOUN"} else []
        for preposition in parse.children(word, "prep"):
            if preposition.text.lower() in {"including", "like", "as", "among"}:
                for named in parse.children(preposition, "pobj"):
                    found += self.meant_by(parse, named)
        return found

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
            gap = self._body[end : mention.start]
            if aside and gap == " and ":  # "X, a crossing between A and B"
                end = mention.end
                continue
            other = _speaks(parse, mention) or _has_parts(parse, mention)
            if not continues_list(gap) or other or _goes_on(parse, end, mention):
                if describes_last(gap):
                    end, aside = mention.end, gap.endswith(" between ")
                    continue
                return
            place = self.choose(mention)
            end = mention.end
            alike = place is not None and self.lexicon.places[place].kind == kind
            within = "including" in gap and self._is_city(place)  # "X province, including A"
            if mention.toponym or alike or within:
                yield self._found(mention, place)
            elif not describes_last(gap):
                return

    def _start_of_list(self, parse: Parse, found: Sequence[FoundPlace]) -> list[FoundPlace]:
        """`A, the capital of B, and C fell`, where the parse saw C alone."""
        if not found or any(place.part for place in found):
            return []
        first = min(found, key=lambda place: place.start)
        before = [each for each in parse.mentions if each.end <= first.start and each.names_place]
        before = [each for each in before if self._is_city(self.choose(each))]
        if not before or not self._is_city(first.place):
            return []
        gap = self._body[before[-1].end : first.start]
        opens = before[-1].start == parse.sentence.start
        if gap == ", " and opens and len(found) > 1:  # "A, B and C fell"
            return [self._found(before[-1], self.choose(before[-1]))]
        joined = re.search(r",\s+and\s+$", gap) and APPOSITION.match(gap)
        return [self._found(before[-1], self.choose(before[-1]))] if joined else []

    def _is_city(self, place: int | None) -> bool:
        return place is not None and self.lexicon.places[place].kind == PlaceKind.CITY

    def _found(self, mention: Mention, place: int | None) -> FoundPlace:
        return FoundPlace(place, mention.text, mention.start, mention.end)


def _counted_alone(parse: Parse, word: Word) -> int:
    """How many `both`, `all three` stand for, where no noun follows; 0 of any other word."""
    if word.dep not in {"nsubj", "nsubjpass", "dobj"} or complements(parse, word, OF):
        return 0
    every = any(each.lemma == "all" for each in parse.children(word, "det", "predet", "advmod"))
    return _NUMBERS.get(word.text.lower(), 0) if every or word.lemma == "both" else 0


def _is_definite(parse: Parse, word: Word) -> bool:
    return any(each.text.lower() in DEFINITE for each in parse.children(word, "det"))


def _goes_on(parse: Parse, end: int, mention: Mention) -> bool:
    """`captured X and pushed on towards Y`: another verb stands before the name."""
    between = parse.words_between(end, mention.start)
    return any(each.tag in {"VBD", "VBZ", "VBP"} and each.dep == "conj" for each in between)


def _speaks(parse: Parse, mention: Mention) -> bool:
    """`captured X, Moscow said`: a government, none of what was captured."""
    named = parse.words_between(mention.start, mention.end)
    return any(each.dep == "nsubj" and parse.head(each).lemma in SAYS for each in named)


def _has_parts(parse: Parse, mention: Mention) -> bool:
    """`captured X and Y villages`: some of Y, not Y."""
    named = parse.words_between(mention.start, mention.end)
    behind = parse.words[named[-1].index + 1 : named[-1].index + 2]
    return any(each.tag == "NNS" and each.lemma in SETTLEMENTS for each in behind) or any(
        each.dep == "compound" and parse.head(each).lemma in PART_NOUNS for each in named
    )


def once(places: Iterable[FoundPlace]) -> list[FoundPlace]:
    """Each place once, as first found."""
    found: dict[object, FoundPlace] = {}
    for place in places:
        found.setdefault(place.place if place.place is not None else place.text, place)
    return list(found.values())
