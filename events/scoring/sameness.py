"""Whether two names are of one place, and whether two are of one actor."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from events.lexicon import Lexicon
from events.scoring.records import GoldReport, ReadReport
from events.spelling import folded, spelling_key
from events.vocabulary import PlaceKind

_NEARLY = 84  # of 100: Bin Jawad and Bin Jawwad; two letters of ten may differ
_SHORTEST = 5  # letters; shorter names are too easily alike
_PROVINCE = "province"
_TOWN_WORDS = re.compile(r"^(?:the )?(?:city|town) of |(?<=\w{3}) (?:city|town)$", re.IGNORECASE)

_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_ENDINGS = ("ians", "ese", "ian", "an", "is", "i", "s")  # Malians and Mali, Russian and Russia
_LINKS = frozenset({"the", "of", "and"})
_REBELS = frozenset(
    {"fighter", "fighters", "insurgent", "insurgents", "islamist", "islamists", "jihadist"}
    | {"jihadists", "militant", "militants", "opposition", "rebel", "rebels"}
)
_GOVERNMENT = frozenset(
    {"army", "federal", "forces", "government", "governments", "military", "national", "regime"}
    | {"security", "soldiers", "state", "troops"}
)
# Words that are no name of anyone.
_COMMON = (
    _LINKS
    | _REBELS
    | _GOVERNMENT
    | {"a", "an", "its", "with", "allied", "allies", "armed", "backed", "coalition", "force"}
    | {"group", "groups", "led", "militia", "militias", "people"}
)


class Spellings:
    """The spellings that a gazetteer knows of its places."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places = lexicon.places
        self._named: Mapping[str, Sequence[int]] = lexicon.place_names
        self._keys: dict[int, set[str]] = defaultdict(set)
        for key, places in lexicon.place_names.items():
            for place in places:
                self._keys[place].add(key)

    def same_place(self, read: ReadReport, gold: GoldReport) -> bool:
        """Whether a spelling of the place that was read is the gold name, or nearly so.

        Names of two known places are never nearly the same: Paktia is not Paktika.
        """
        wanted, keys = place_key(gold.place), self._keys_of(read)
        if wanted in keys:
            return True
        both_known = self._is_known(wanted) and self._is_known(place_key(read.place))
        return not both_known and any(_nearly_same(key, wanted) for key in keys)

    def is_one_of(self, read: ReadReport, names: Iterable[str]) -> bool:
        return not self._keys_of(read).isdisjoint(map(place_key, names))

    def _keys_of(self, read: ReadReport) -> set[str]:
        """Of the name, of the words printed, and of all spellings of the place of that name."""
        name = place_key(read.place)
        keys = {name, place_key(read.place_text)} - {""}
        bare = name.removesuffix(_PROVINCE)
        suffix = name[len(bare) :]
        for place in self._meant(bare, read, province=bool(suffix)):
            keys |= {key.removesuffix(suffix) + suffix for key in self._keys[place]}
        return keys

    def _meant(self, key: str, read: ReadReport, *, province: bool) -> list[int]:
        """The places that a report may mean: by number if it gives one, else by country."""
        known = [self._places[place] for place in self._named.get(key, ())]
        known = [place for place in known if not province or place.kind is PlaceKind.PROVINCE]
        if read.geonameid is not None:
            return [place.id for place in known if place.geonameid == read.geonameid]
        return [place.id for place in known if read.country in ("", place.country)]

    def _is_known(self, key: str) -> bool:
        return key.removesuffix(_PROVINCE) in self._named


@lru_cache(maxsize=65_536)
def place_key(name: str) -> str:
    """What all spellings of a name share; that it is a town or city does not count."""
    return spelling_key(_TOWN_WORDS.sub("", name.strip()))


def _nearly_same(key: str, wanted: str) -> bool:
    long_enough = min(len(key), len(wanted)) >= _SHORTEST
    return long_enough and key[0] == wanted[0] and ratio(key, wanted) >= _NEARLY


def same_actor(one: str, other: str) -> bool:
    """Whether two names have a name of their own in common, or one is the other's initials.

    Where one of them has none ("the rebels", "government forces"), being on the same side is
    enough, or a word in common where no side is named.
    """
    words, others = _words(one), _words(other)
    names, other_names = _stems(words), _stems(others)
    if names and other_names:
        shared = any(_one_begins(name, second) for name in names for second in other_names)
        return shared or _initials(words) in others or _initials(others) in words
    sides = _side(words), _side(others)
    return sides[0] == sides[1] if all(sides) else not _LINKS.issuperset({*words} & {*others})


def _side(words: Iterable[str]) -> str:
    if not _REBELS.isdisjoint(words):
        return "rebels"
    return "government" if not _GOVERNMENT.isdisjoint(words) else ""


def _words(actor: str) -> list[str]:
    return _WORD.findall(_POSSESSIVE.sub("", folded(actor)))


def _stems(words: Iterable[str]) -> set[str]:
    """The words that are names, as they are and without the ending of a people."""
    return {form for word in words if word not in _COMMON for form in (word, _stem(word))}


def _stem(word: str) -> str:
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), "")
    return word.removesuffix(ending) if len(word) > 4 else word


def _one_begins(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) > 3 and (one.startswith(other) or other.startswith(one))


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word not in _LINKS)
