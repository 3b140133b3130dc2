"""Which place a phrase means: names, `the city`, `X's capital`, lists, parts of places."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from events.extraction.anaphora import FoundPlace
from events.extraction.control_triggers import HAND_NOUNS
from events.extraction.control_triggers import NOUNS as EVENT_NOUNS_OF_CONTROL
from events.extraction.date_words import ORDINALS
from events.extraction.dependencies import conjuncts
from events.extraction.entry_heads import head_over
from events.extraction.grammar import objects
from events.extraction.language import Parse, Word
from events.extraction.named_places import NamedPlaces, once
from events.extraction.place_phrases import (
    AREAS,
    BEHIND_NOUN,
    COUNTS,
    DEFINITE,
    HERE,
    OF,
    OF_OR_IN,
    PART_NOUNS,
    SETTLEMENTS,
    SITES,
    THESE,
    WHOLE_WORDS,
    complements,
    is_greater_part,
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
    TOWNS,
)
from events.extraction.toponym_forms import can_be_place, is_no_person, is_of_people
from events.extraction.wordlists import words
from events.lexicon import Mention
from events.vocabulary import PlaceKind

_OF_SORTS = words(
    "interim temporary provisional wartime makeshift self-declared self-proclaimed facto de-facto "
    "economic commercial cultural former old ancient spiritual rebel"
)
_BEYOND = words("outside near around beyond between")
_OF_TOWNS_ALONE = words("regain retake reconquer overrun")
_CITIES = frozenset({"city", "metropolis"})
_NAMED_OF = frozenset({"island", "peninsula", "crossing"})
_PAIR = 2
_AS = frozenset({"as"})
_OF_OR_AT = frozenset({"of", "at"})
_OF_TWO = frozenset({"both", "either", "neither"})
_CLOSE = 250  # code points over which `it` still points to a place for certain
_INCLUDING = re.compile(
    r"\bincluding (?:(?:the|its) (?:[\w-]+ ){0,2}(?:capital|city|cities|towns?|ports?|villages?),? "
    r"(?:of )?)?\Z"
)
_LIES_IN = re.compile(r",? in (?:(?:the|neighbou?ring|nearby|adjacent|far) )*")
_SPACE = re.compile(r"\s+")
_HOUR = re.compile(r"(?:\d{1,2}[.:]\d\d(?: ?[ap]m)?[ :|–-]*)?")
_BEFORE_NOUN = re.compile(r",\s+")


class Places(NamedPlaces):
    """The places an article speaks of, in order, and what its phrases mean."""

    def meant_by(self, parse: Parse, head: Word) -> list[FoundPlace]:
        """Every place that a phrase means, with the list it begins."""
        found: list[FoundPlace] = []
        for member in conjuncts(parse, head):
            found += self._meant_by_one(parse, whole(parse, member))
        if not any(self._is_town(each.place) and not each.part for each in found):
            found = self._listed(parse, head) or found
        found += self._rest_of_list(parse, found)
        found = once([*self._start_of_list(parse, found), *found])
        return once([*found, *self._middle_of_list(parse, found)])

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
        surely = parse.head(head).lemma in _OF_TOWNS_ALONE and head.dep in {"dobj", "nsubjpass"}
        fits = can_be_place(name) and (surely or is_no_person(name)) and not is_of_people(name)
        return [FoundPlace(None, name, start, end)] if fits else []

    def joined_names(self, parse: Parse, head: Word) -> list[FoundPlace]:
        """Of `hold X and Y` the one that nothing but the other shows to be a place."""
        joined = conjuncts(parse, head)
        if len(joined) < _PAIR or not any(parse.place_name_at(each) for each in joined):
            return []
        return [place for each in joined for place in self.held_by_its_verb(parse, each)]

    def _meant_by_one(self, parse: Parse, word: Word) -> list[FoundPlace]:
        if mention := parse.place_name_at(word):
            return [self._found(mention, self.choose(mention))]
        if word.dep == "appos" and (named := self._name_in(parse, parse.head(word))):
            of_province = self._is_province_or_country(self.choose(named))
            within = parse.head(parse.head(parse.head(word)))  # "X in Kesh, a town that"
            town = parse.place_name_at(within) or self._lying_in(parse, named)
            if of_province and word.lemma in CITY_NOUNS:
                return [self._found(town, self.choose(town))] if town else []
            return [self._found(named, self.choose(named))]
        if self._is_headed(parse, word) and len(headed := self.headed_by(parse)) == 1:
            return self._standing_for(word, headed[0])
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
        if districts := self._with_centres(parse, word):
            return districts
        safe_area = is_safe_area(parse, word)
        is_centre = is_provincial_centre(parse, word)
        is_part = lemma in PART_NOUNS and not (lemma in SETTLEMENTS and word.tag == "NN")
        is_most = is_greater_part(parse, word)
        is_part = is_part and not is_centre and not is_most
        if is_part and not safe_area and (parts := self._part_of(parse, word)):
            return parts
        if lemma in CITY_NOUNS | PROVINCE_NOUNS | {"district", "county"} or is_centre:
            return self._named_by_noun(parse, word)
        if safe_area or is_most or lemma in WHOLE_WORDS | SITES:
            sites = lemma in SITES  # "a haven in X" is no more than a part of X
            inner = complements(parse, word, OF if sites else BEHIND_NOUN)
            found = [place for each in inner for place in self._meant_by_one(parse, each)]
            found = found or self._behind_appositive(parse, word)
            if is_most or lemma in {"most", "much"}:  # "most of the province" is not the province
                wide = any(self._is_province_or_country(each.place) for each in found)
                found = self._included(parse, word) if wide or not found else found
            return found or (self._site_named(parse, word) if sites else [])
        if word.text.lower() == "them" and word.dep == "dobj":
            return [
                replace(each, start=word.start, end=word.end, named=False)
                for each in self._named.taken_since(parse.sentence.start)
            ]
        if word.text.lower() == "it" and (subject := self._subject_above(parse, word)):
            return self._standing_for(word, subject)
        if word.text.lower() in HERE:
            meant = self._of_verb_before(parse, word) or self._anaphor(parse, word, PlaceKind.CITY)
            site = site_before(parse, word) if word.dep in {"dobj", "pobj"} else ""
            return [replace(place, part=site) for place in meant] if site else meant
        return self._behind_appositive(parse, word)

    def _subject_above(self, parse: Parse, word: Word) -> FoundPlace | None:
        """Of `X, a day from Y, was theirs until it fell` X: the town its main clause is about."""
        verb = parse.head(word)
        if word.dep not in {"nsubj", "nsubjpass", "dobj"} or verb.dep not in {"advcl", "relcl"}:
            return None
        for above in parse.ancestors(verb):
            for subject in parse.children(above, "nsubj", "nsubjpass"):
                mention = parse.place_name_at(subject) if subject.end < word.start else None
                place = self.choose(mention) if mention else None
                if mention and (mention.toponym or self._is_town(place)):
                    return self._found(mention, place)
        return None

    def _of_verb_before(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """Of `after taking X, they entered Y and took it` Y: what the verb before is done to."""
        verb = parse.head(word)
        if word.dep != "dobj" or verb.dep != "conj":
            return []
        above = parse.head(verb)
        towns = [
            mention for each in objects(parse, above) if (mention := parse.place_name_at(each))
        ]
        found = [self._found(each, self.choose(each)) for each in towns[:1]]
        return [each for place in found for each in self._standing_for(word, place)]

    def _included(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """The town of `most of the province, including its capital X`."""
        return [
            self._found(mention, self.choose(mention))
            for mention in parse.mentions
            if mention.start > word.end
            and mention.names_place
            and _INCLUDING.search(self._body, word.end, mention.start)
        ][:1]

    def _named_among(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """The towns of `large parts of the north, including X and Y`."""
        above = {word.index, parse.head(word).index}
        return [
            place
            for preposition in parse.words[word.index + 1 :]
            if preposition.text.lower() == "including" and preposition.head in above
            for named in parse.children(preposition, "pobj")
            if parse.place_name_at(named) or named.lemma in CITY_NOUNS
            for place in self.meant_by(parse, named)
        ]

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
        if named is None and any(each.lemma in PART_NOUNS for each in conjuncts(parse, word)):
            return []  # "hold the port, the airport and a few streets"
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

    def _named_by_noun(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`Kunduz city`, `the city of Kunduz`, `the capital of Badakhshan`, `the city`."""
        kind = KIND_OF_NOUN.get(word.lemma, PlaceKind.CITY)
        if word.lemma == "capital" and _is_of_sorts(parse, word):
            return self._standing_for(word, self._named.latest(word.start, PlaceKind.CITY))
        seat = word.lemma == "capital" or is_provincial_centre(parse, word)
        seat = seat or self._is_main_city(parse, word)
        beside = parse.children(word, "compound")
        of_province = any(
            child.lemma in PROVINCE_NOUNS for child in beside
        )  # "the X province town"
        called = [each for each in complements(parse, word, OF) if parse.place_name_at(each)]
        if _is_ranked(parse, word) and (named := self._ranked(parse, word, called)):
            return named
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
            if word.tag == "NNS" and self._only_lies_in(word, self.choose(mention)):
                continue  # "three towns of Kesh", a province
            names = conjuncts(parse, child) if child.dep == "pobj" else [child]
            joined = [parse.place_name_at(name) for name in names]
            return [self._found(each, self.choose(each, kind)) for each in joined if each]
        of_provinces = [
            each for each in complements(parse, word, OF) if each.lemma in PROVINCE_NOUNS
        ]
        if seat and of_provinces:  # perhaps of one that is not known
            return self._seats(parse, word, of_provinces)
        if not seat and (behind_of := self._name_right_behind(parse, word)):
            place = self.choose(behind_of, kind)
            several = word.tag == "NNS" and self._only_lies_in(word, place)
            return [] if several else [self._found(behind_of, place)]
        return self._described(parse, word, kind)

    def _lying_in(self, parse: Parse, province: Mention) -> Mention | None:
        """The X of `took X, in neighbouring Kesh`."""
        before = [each for each in parse.mentions if each.end <= province.start]
        if not before or not before[-1].names_place:
            return None
        lies = _LIES_IN.fullmatch(self._body, before[-1].end, province.start)
        return before[-1] if lies else None

    def _ranked(self, parse: Parse, word: Word, called: Sequence[Word]) -> list[FoundPlace]:
        """The X of `the third city of Kesh, X`, beside the city or beside Kesh."""
        if named := self._behind_appositive(parse, word):
            return named
        return [place for each in called for place in self._behind_appositive(parse, each)]

    def _is_main_city(self, parse: Parse, word: Word) -> bool:
        """`the main city of Kesh`, a province: its capital."""
        first = {"main", "large", "big"} & {each.lemma for each in parse.children(word, "amod")}
        behind = [parse.place_name_at(each) for each in complements(parse, word, OF)]
        wide = any(
            each and self._is_province_or_country(self.choose(each, PlaceKind.PROVINCE))
            for each in behind
        )
        return bool(first) and word.lemma == "city" and wide

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
        return self._is_province_or_country(place)

    def _described_before(self, parse: Parse, word: Word) -> FoundPlace | None:
        """Of `X, the army's last stronghold in Y, fell` X, where the parse lost it."""
        if word.dep not in {"nsubj", "nsubjpass"} or word.lemma == "capital":
            return None
        first = min(parse.subtree(word), key=lambda each: each.index)
        before = [each for each in parse.mentions if each.end <= first.start]
        if not before or not before[-1].names_place:
            return None
        place = self.choose(before[-1])
        is_town = self._is_town(place) or before[-1].toponym
        if not is_town or not _BEFORE_NOUN.fullmatch(self._body, before[-1].end, first.start):
            return None
        apart = parse.words_between(before[-1].start, before[-1].end)
        if any(parse.head(each).text.lower() in BEHIND_NOUN for each in apart):
            return None  # "In X, the last stronghold fell"
        return self._found(before[-1], place)

    def _described(self, parse: Parse, word: Word, kind: PlaceKind) -> list[FoundPlace]:
        """`the city`: definite, singular, and named before; `the provincial capital` likewise."""
        if said_to_be := predicates(parse, word):
            return [place for each in said_to_be for place in self.meant_by(parse, each)]
        if _lies_elsewhere(parse, word):
            return []
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
        kinds = _kinds(parse, word, kind)
        either = any(c.lemma in {"either", "neither"} for c in parse.children(word, "det"))
        if (word.tag != "NNS" and not either) or parse.children(word, "relcl"):
            return []  # "the two towns that they hold" are named behind, if at all
        below = {child.text.lower() for child in parse.children(word, "det", "nummod", "predet")}
        if below & {"these", "those"} and word.lemma in THESE:
            both = parse.head(parse.head(word)).lemma == "both"
            meant = self._named.sentence_before(parse, kinds)
            if both and len(meant) != 2:
                meant = self._named.latest_few(word.start, kinds, 2)
            return [replace(each, start=word.start, end=word.end) for each in meant]
        number = next((COUNTS[text] for text in below if text in COUNTS), 0)
        if not number or not below & (DEFINITE | _OF_TWO | {"all"}):
            return []
        if len(headed := self.headed_by(parse)) == number:  # "A and B - The two towns were lost"
            return [place for each in headed for place in self._standing_for(word, each)]
        return self._latest_few(word, kinds, number)

    def _so_many(self, parse: Parse, word: Word, number: int) -> list[FoundPlace]:
        """`both were captured`: those of the sentence before if so many, else those named last."""
        before = self._named.sentence_before(parse, TOWNS)
        if len(before) == number:
            return [replace(each, start=word.start, end=word.end) for each in before]
        return self._latest_few(word, TOWNS, number)

    def _latest_few(
        self, word: Word, kinds: Collection[PlaceKind], number: int
    ) -> list[FoundPlace]:
        latest = self._named.latest_few(word.start, kinds, number)
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
        if word.lemma == "capital" and (people := _people_before(parse, word)):
            country = self._country_of_people(people)
            seat = self.capital_of(country)
            if seat is not None or country is None:
                return [FoundPlace(seat, word.text, word.start, word.end)] if seat else []
        if word.lemma == "capital":
            plain = not parse.children(word, "poss", "amod", "compound")
            return self._standing_for(word, self._named.latest_seat(word.start, plain=plain))
        topic = self._topic(parse) if kind is PlaceKind.CITY else None
        kinds = _kinds(parse, word, kind)
        named = topic or self._named.latest(word.start, *kinds)
        if word.text.lower() == "its" and parse.head(word).lemma in EVENT_NOUNS_OF_CONTROL:
            nearest = self._named.nearest(word.start, *kinds)  # "Y, a day after its capture"
            named = self._named.heading_sentence_before(parse.sentence.start, nearest) or named
        if word.lemma == "district":
            called = self._named.latest_called(word.start, "district")
            named = max((each for each in (named, called) if each), key=_start, default=None)
        while named and word.lemma in SETTLEMENTS | {"town"} and self._is_national_capital(named):
            named = self._named.latest(named.start, *kinds)
        return self._standing_for(word, named)

    def _is_national_capital(self, named: FoundPlace) -> bool:
        """Whether a place is too big a city to be called a town."""
        of = self.lexicon.places[named.place].capital_of if named.place is not None else None
        return of is not None and self.lexicon.places[of].kind is PlaceKind.COUNTRY

    def _topic(self, parse: Parse) -> FoundPlace | None:
        """The place of `Palmyra: the army says that it has left the city`, an entry on a town."""
        if headed := self.headed_by(parse):
            return headed[0] if len(headed) == 1 else None
        first = next(iter(parse.mentions), None)
        if first is None or not first.names_place or self._body[first.end : first.end + 2] != ": ":
            return None
        before = self._body[parse.sentence.start : first.start]
        return self._found(first, self.choose(first)) if _HOUR.fullmatch(before) else None

    def _is_headed(self, parse: Parse, word: Word) -> bool:
        """`MOGOK: The centre of the trade was seized`: what an entry begins with is its place."""
        nouns = CITY_NOUNS | SITES | PART_NOUNS | {"centre", "center", "seat", "hub", "gate"}
        first = word.dep in {"nsubj", "nsubjpass"} and word.lemma in nouns and word.tag == "NN"
        subtree = parse.subtree(word) if first else []
        named = any(parse.place_name_at(each) for each in subtree)
        return bool(subtree) and subtree[0].index == 0 and not named

    def behind_dateline(self, parse: Parse, trigger: Word, place: FoundPlace) -> FoundPlace:
        """Of `New Delhi: Varan, a port, has been taken` the port, not where it was written."""
        head = place.start == parse.sentence.start and self._body[place.end : place.end + 2] == ": "
        behind = [each for each in parse.mentions if each.start == place.end + 2] if head else []
        if not behind or not behind[0].names_place or trigger.start < behind[0].end:
            return place
        return self._found(behind[0], self.choose(behind[0]))

    def led_by(self, parse: Parse) -> list[FoundPlace]:
        """The X of `In X, ...`, at the head of a sentence."""
        first = next((each for each in parse.mentions if each.names_place), None)
        leads = first is not None and self._body[parse.sentence.start : first.start] == "In "
        return [self._found(first, self.choose(first))] if first is not None and leads else []

    def headed_by(self, parse: Parse) -> list[FoundPlace]:
        """The places at the head of the entry that a sentence stands in: `PALMYRA - Taken by`."""
        head = head_over(self._heads, parse.sentence.start)
        if head is None or head.start < parse.sentence.start < head.told:
            return []
        return self._named.between(head.start, head.end)

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
        if word.lemma in {"crossing", "post"} and (crossing := self._crossing(parse, word)):
            return [crossing]
        if word.lemma == "crossing" or (word.lemma == "post" and at_border):
            beside = parse.children(word, "compound")
            within = [each for one in beside for each in parse.children(one, "compound")]
            named = [*beside, *within, *complements(parse, word, _OF_OR_AT)]
            posts = [each for word in named if (each := parse.place_name_at(word))]
            if posts and self._body[posts[0].start - 1] not in "-–":  # "the X-Y crossing" is both
                joined = [each for word in named for each in conjuncts(parse, word)[1:]]
                posts += [each for word in joined if (each := parse.place_name_at(word))]
                found = [self._found(each, self.choose(each)) for each in posts]
                return [
                    replace(each, part="post") if self._is_seat_or_wide(each.place) else each
                    for each in found
                ]
        inner = [*parse.children(word, "compound", "nmod", "poss"), *complements(parse, word)]
        if word.tag == "NNS":  # "three Varan districts"
            inner += [each for each in parse.children(word, "amod") if parse.place_name_at(each)]
        if word.lemma == "garrison" and (of := complements(parse, word, OF)):
            return [place for child in of for place in self._meant_by_one(parse, child)]
        found = [
            replace(place, part=word.lemma) if self._is_place_noun(parse, child) else place
            for child in inner
            for place in self._meant_by_one(parse, child)
        ]
        if any(self._is_province_or_country(each.place) for each in found):
            found = self._named_among(parse, word) or found
        if not found and word.lemma not in {"district", "village", "area"}:
            definite = any(c.text.lower() in DEFINITE for c in parse.children(word, "det", "poss"))
            found = self._anaphor(parse, word, PlaceKind.CITY) if definite else []
            return [replace(place, part=word.lemma) for place in found]
        return found

    def _is_seat_or_wide(self, place: int | None) -> bool:
        """Whether a border post called after a place lies somewhere in its land, not in it."""
        known = self.lexicon.places.get(place) if place is not None else None
        return known is not None and (
            known.capital_of is not None or self._is_province_or_country(known.id)
        )

    def _crossing(self, parse: Parse, word: Word) -> FoundPlace | None:
        """`the crossing`, `the post`: the border town that was called one before."""
        beside = parse.children(word, "compound", "nmod", "amod", "poss", "nummod")
        if word.tag == "NNS" or any(each.lemma != "border" for each in beside):
            return None
        if len(headed := self.headed_by(parse)) == 1:
            return self._standing_for(word, headed[0])[0]
        called = self._named.latest_called(word.start, "(?:border )?crossing|border(?: post)?")
        named = self._standing_for(word, called) if _is_definite(parse, word) else []
        return named[0] if named else None

    def _named_area(self, parse: Parse, word: Word) -> list[FoundPlace]:
        """`the Ghout area`, `the island of Umm Ras`: no part of a place, but one of its own."""
        if word.lemma not in AREAS:
            return []
        named = [*parse.children(word, "compound", "nmod")]
        named += complements(parse, word, OF) if word.lemma in _NAMED_OF else []
        for child in named:
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
        for beside in parse.children(word, "appos", "dep", "npadvmod"):
            found += self.meant_by(parse, beside) if beside.pos in {"PROPN", "NOUN"} else []
        for preposition in parse.children(word, "prep"):
            if preposition.text.lower() in {"including", "like", "as", "among"}:
                for named in parse.children(preposition, "pobj"):
                    found += self.meant_by(parse, named)
        return found


def _counted_alone(parse: Parse, word: Word) -> int:
    """How many `both`, `all three` stand for, where no noun follows; 0 of any other word."""
    of_control = word.dep == "pobj" and parse.head(parse.head(word)).lemma in HAND_NOUNS
    alone = of_control or word.dep in {"nsubj", "nsubjpass", "dobj"}
    if not alone or complements(parse, word, OF):
        return 0
    every = any(each.lemma == "all" for each in parse.children(word, "det", "predet", "advmod"))
    return COUNTS.get(word.text.lower(), 0) if every or word.lemma == "both" else 0


def _people_before(parse: Parse, capital: Word) -> str:
    """`Belgian` of `the Belgian capital`."""
    return next(
        (each.text for each in parse.children(capital, "amod") if each.text[:1].isupper()), ""
    )


def _start(place: FoundPlace) -> int:
    return place.start


def _kinds(parse: Parse, word: Word, kind: PlaceKind) -> Collection[PlaceKind]:
    """What a noun may point back to: `the town` to a district too, `the city` to none.

    `that district` to a town, which has one of its name.
    """
    that = any(each.text.lower() in {"that", "this"} for each in parse.children(word, "det"))
    if kind is PlaceKind.DISTRICT and that:
        return TOWNS
    return TOWNS if kind is PlaceKind.CITY and word.lemma not in _CITIES else (kind,)


def _is_of_sorts(parse: Parse, capital: Word) -> bool:
    """`the interim capital`, `the commercial capital`: not the one that maps show."""
    return any(each.lemma in _OF_SORTS for each in parse.children(capital, "amod", "compound"))


def _lies_elsewhere(parse: Parse, word: Word) -> bool:
    """`the last village outside X`: none that was named before."""
    beyond = (each for each in parse.children(word, "prep") if each.text.lower() in _BEYOND)
    return any(parse.place_name_at(at) for each in beyond for at in parse.children(each, "pobj"))


def _is_ranked(parse: Parse, word: Word) -> bool:
    """`the third city of`, `the largest town of`: one of several there."""
    beside = parse.children(word, "amod")
    return any(each.tag == "JJS" or each.lemma in ORDINALS for each in beside)


def _is_definite(parse: Parse, word: Word) -> bool:
    return any(each.text.lower() in DEFINITE for each in parse.children(word, "det"))
