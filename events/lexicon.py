"""The names that the extractor knows: places and actors, frozen, and found in a text."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from events.extraction.wordlists import words
from events.spelling import LINKS, spelling_key
from events.vocabulary import ActorKind, PlaceKind

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LONGEST_NAME = 8  # words; the longest alias shipped has six
_LINKING = words(
    "i e ye al el ul ibn de la y as ash az an ar da do du des es ez ed di le les o bin wa aw of "
    "and on the"
)
_SHORT = 3  # letters; shorter names are read only in capitals: US, not us
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class KnownPlace:
    """A toponym of the gazetteer. `country` is ISO 3166-1 alpha-2, ids are of rows."""

    id: int
    name: str
    kind: PlaceKind
    country: str
    province: int | None = None
    capital_of: int | None = None  # the province or country whose seat it is
    geonameid: int | None = None
    population: int = 0


@dataclass(frozen=True)
class KnownActor:
    """A side, force, person or organisation. `side` is the id of the side it belongs to."""

    id: int
    name: str
    kind: ActorKind
    side: int | None = None


@dataclass(frozen=True)
class Mention:
    """A name at body[start:end] and what it may stand for, by id.

    A `toponym` names a place by the way the text speaks of it, though the gazetteer lacks it.
    """

    start: int
    end: int
    text: str
    places: tuple[int, ...] = ()
    actors: tuple[int, ...] = ()
    toponym: bool = False

    @property
    def names_place(self) -> bool:
        """Whether it is the name of a place, and not also one of an actor."""
        return (self.toponym or bool(self.places)) and not self.actors


@dataclass(frozen=True)
class Theatre:
    """Where and when the conflict is fought, and who held its places of interest first."""

    countries: frozenset[str] = frozenset()  # ISO 3166-1 alpha-2
    starts_on: date | None = None
    ends_on: date | None = None
    places_of_interest: frozenset[int] = frozenset()
    initial_holders: Mapping[int, int] = field(default_factory=dict)  # place id → actor id


@dataclass(frozen=True)
class Lexicon:
    """Places, actors and their spellings. Build it with `build`; it never changes."""

    places: Mapping[int, KnownPlace]
    actors: Mapping[int, KnownActor]
    place_names: Mapping[str, tuple[int, ...]]  # spelling key → place ids
    actor_names: Mapping[str, tuple[int, ...]]  # spelling key → actor ids
    theatre: Theatre = Theatre()

    @classmethod
    def build(
        cls,
        places: Iterable[KnownPlace],
        actors: Iterable[KnownActor],
        place_names: Iterable[tuple[str, int]],
        actor_names: Iterable[tuple[str, int]],
        theatre: Theatre | None = None,
    ) -> "Lexicon":
        """Take (spelling, id) pairs in any order; a spelling may stand for several."""
        return cls(
            {place.id: place for place in places},
            {actor.id: actor for actor in actors},
            _by_key(place_names),
            _by_key(actor_names),
            theatre or Theatre(),
        )

    def side_of(self, actor: int | None) -> int | None:
        """The side that an actor belongs to, or itself."""
        return None if actor is None else self.actors[actor].side or actor

    @cached_property
    def countries(self) -> Mapping[str, KnownPlace]:
        """The countries themselves, by ISO 3166-1 code."""
        every = self.places.values()
        return {place.country: place for place in every if place.kind == PlaceKind.COUNTRY}

    @cached_property
    def seats(self) -> Mapping[int, int]:
        """The seat of each province and country that has one, ids of places both."""
        found: dict[int, int] = {}
        for place in self.places.values():
            if place.capital_of is not None:
                found.setdefault(place.capital_of, place.id)
        return found

    def mentions(self, text: str) -> list[Mention]:
        """Every known name in the text, the longest first where names overlap, in order."""
        return list(self._mentions(text))

    def _mentions(self, text: str) -> Iterator[Mention]:
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            mention = self._longest_from(text, words, at)
            if mention is None:
                at += 1
                continue
            yield mention
            while at < len(words) and words[at].start() < mention.end:
                at += 1

    def _longest_from(self, text: str, words: list[re.Match[str]], at: int) -> Mention | None:
        start = words[at].start()
        for last in range(self._reach(text, words, at), at - 1, -1):
            end = words[last].end()
            if last == at or words[last].group().lower() not in _LINKING:
                mention = self._named(text, start, end) or self._possessive(text, start, end)
                if mention is not None:
                    return mention
        return None

    def _reach(self, text: str, words: list[re.Match[str]], at: int) -> int:
        """Index of the last word with which any known name goes on; at - 1 where none begins."""
        if not self._begins_name(words[at].group()):
            return at - 1
        keys, so_far, reach = self._keys_of(words[at].group()), "", at
        for index in range(at, _words_of_one_name(text, words, at) + 1):
            word = words[index].group()
            if index > at and word.lower() in LINKS:
                continue
            if not _goes_on(keys, so_far, word):
                break
            so_far, reach = so_far + spelling_key(word), index
        return reach

    @cached_property
    def _begins_name(self) -> Callable[[str], bool]:
        """Whether any known name begins with a word: most do not, and most come again."""
        return lru_cache(65_536)(lambda word: _goes_on(self._keys_of(word), "", word))

    def _keys_of(self, first: str) -> Sequence[Sequence[str]]:
        """Keys of the names that may begin with a word: of places where it has a capital."""
        return (self._actor_keys, self._place_keys)[: 1 + first[0].isupper()]

    @cached_property
    def _place_keys(self) -> list[str]:
        return sorted(self.place_names)

    @cached_property
    def _actor_keys(self) -> list[str]:
        return sorted(self.actor_names)

    def _possessive(self, text: str, start: int, end: int) -> Mention | None:
        bare = _POSSESSIVE.sub("", text[start:end])
        return self._named(text, start, start + len(bare)) if bare != text[start:end] else None

    def _named(self, text: str, start: int, end: int) -> Mention | None:
        name = text[start:end]
        key = spelling_key(name)
        in_capitals = name[:2].isupper()
        if len(key) <= _SHORT and not in_capitals and not _stands_within(text, start):
            return None
        places = self.place_names.get(key, ()) if _written_as_name(name) else ()
        if len(key) <= _SHORT and not in_capitals:
            return Mention(start, end, name, places) if places else None
        actors = (
            ()
            if _AGAINST.search(text[max(0, start - 8) : start])
            else self.actor_names.get(key, ())
        )
        return Mention(start, end, name, places, actors) if places or actors else None


_AGAINST = re.compile(r"(?i)\b(?:anti|ex|former)-$")


_ELIDED = re.compile(r"[a-z][’'][A-Z]")  # "Cote d'Ivoire"


def _written_as_name(text: str) -> bool:
    """Whether every word but links begins with a capital: `Bor on` is no `Boron`."""
    printed = _WORD.findall(text)
    return text[:1].isupper() and all(
        word[0].isupper()
        or _ELIDED.match(word)
        or word.lower() in _LINKING
        or not word[0].isalpha()
        for word in printed
    )


def _stands_within(text: str, start: int) -> bool:
    """Whether a word stands within a sentence, where a capital letter makes it a name."""
    return (
        start > 1
        and text[start - 1] == " "
        and (text[start - 2].islower() or text[start - 2] == ",")
    )


def _goes_on(keys: Sequence[Sequence[str]], so_far: str, word: str) -> bool:
    """Whether any key begins so, also where the word is a genitive. The keys are sorted."""
    if _begins_any(keys, so_far + spelling_key(word)):
        return True
    bare = _POSSESSIVE.sub("", word)
    return bare != word and _begins_any(keys, so_far + spelling_key(bare))


def _begins_any(keys: Sequence[Sequence[str]], beginning: str) -> bool:
    for each in keys:
        at = bisect_left(each, beginning)
        if at < len(each) and each[at].startswith(beginning):
            return True
    return False


def _words_of_one_name(text: str, words: list[re.Match[str]], at: int) -> int:
    """Index of the last word that can still belong to a name that starts at `at`."""
    last = at
    for index in range(at + 1, min(at + LONGEST_NAME, len(words))):
        between = text[words[index - 1].end() : words[index].start()]
        if between in {".", ". "} and len(words[index - 1].group()) == 1:
            last = index  # U.S. troops
            continue
        if between not in (" ", "-", "\u00a0", "–", "‘", " ‘", "'", "\u200c", "\n"):
            break
        last = index
    return last


def _by_key(names: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = {}
    for name, identity in names:
        if key := spelling_key(name):
            found.setdefault(key, {})[identity] = None
    return {key: tuple(ids) for key, ids in found.items()}
