"""First-level subdivisions: their names in English reports, and the cities they are called after.

ISO 3166-2 writes most names in the country's own language: `Nord-Kivu`, `Kharkivska oblast`. What
is wanted is told by GeoNames' other names, and by rules general to a language (ISO 639-1 code).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from events.spelling import folded, spelling_key
from events.world_spellings import (
    capitalised,
    is_common_word,
    one_per_key,
    press_spellings,
    tidy,
    usable,
)

_SURE_FORMS = 3  # spellings alike: a name of the city in many languages, not one mistaken record
_ALIKE = 0.72  # similarity of two spelling keys of one name,
_ALIKE_IN_ENGLISH = 0.6  # and of a local and an English one

# Words for a kind of subdivision in English, and in the languages of ISO's and GeoNames' names.
_ENGLISH_KIND = re.compile(
    r"\b(?:(?:autonomous |free |regional |federal |union )?"
    r"(?:province|oblast|governorate|region|state|district|county|department|prefecture|rayon"
    r"|territory|municipality|parish|canton|division|emirate|republic))\b"
    r"(?:,? of(?: the)?\b)?[ -]*",
    re.IGNORECASE,
)
_OTHER_KIND = re.compile(
    r"\b(?:oblast’|muhafazat|wilayat|mintaqat|iqlim|iqlīm|viloyati|welayaty|welaýaty|vilayəti|mühafəzəsi|rayonu"
    r"|kray|krai|respublika|avtonomna|muxtar|republika|gobolka|kilil|mkoa wa|kizunga"
    r"|(?:provincia|provincie|province|région|region|departamento|département|estado|state|comunidad"
    r"|district|the state) (?:de la|del|des|de|du|of))(?![\w])[ -]*",
    re.IGNORECASE,
)
_DIRECTIONS: Mapping[str, Mapping[str, str]] = {
    "fr": {
        "nord": "North",
        "sud": "South",
        "est": "East",
        "ouest": "West",
        "haut": "Upper",
        "haute": "Upper",
        "bas": "Lower",
        "basse": "Lower",
    },
    "ar": {
        "shamal": "North",
        "janub": "South",
        "sharq": "East",
        "gharb": "West",
        "wasat": "Central",
    },
    "es": {"norte": "North", "sur": "South", "este": "East", "oeste": "West"},
    "pt": {"norte": "North", "sul": "South", "leste": "East", "oeste": "West"},
    "so": {"hoose": "Lower", "dhexe": "Middle", "sare": "Upper"},
}
_ENDED_DIRECTION = re.compile(
    r"^(north|south|east|west)(ern)? (?!north|south|east|west)(?=\w)", re.IGNORECASE
)
_NO_NAMES = frozenset(["number one", "federal"])


class ProvinceRecord(NamedTuple):
    """A first-level subdivision. code: ISO 3166-2, or "" where ISO has none.

    admin1: GeoNames' code of it within its country, or "" where GeoNames has none; kind: what ISO
    calls it, as in `State`.
    """

    code: str
    admin1: str
    geonameid: int | None
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others of its country."""
        return self.code or self.admin1


class Town(NamedTuple):
    """A city as far as its names go; `names` holds its other spellings."""

    name: str
    names: tuple[str, ...]
    admin1: str
    population: int


def province_names(record: ProvinceRecord, languages: Collection[str]) -> list[str]:
    """Names of a province in English reports, the best first: `Nord-Kivu` gives `North Kivu`."""
    bare = _bare_name(record)
    aliases = [_unarticled(tidy(alias)) for alias in record.aliases if usable(tidy(alias))]
    others = [left for left in map(_without_kind, aliases) if not _ENGLISH_KIND.search(left)]
    forms = [*english_names(record, languages), bare, *others]
    forms += [other for form in forms for other in _other_direction(form)]
    forms += [each for form in forms[:3] for each in press_spellings(form, languages)]
    fit = (form for form in forms if usable(form) and form.lower() not in _NO_NAMES)
    return one_per_key(fit) or [bare]


def english_names(record: ProvinceRecord, languages: Collection[str]) -> list[str]:
    """Those of its names that are surely English, the best first; maybe none."""
    bare = _bare_name(record)
    aliases = [_unarticled(tidy(alias)) for alias in record.aliases if usable(tidy(alias))]
    return [*_translated(bare, aliases, languages), *_english(bare, aliases)]


def namesake(names: Iterable[str], within: Sequence[Town]) -> Town | None:
    """The biggest city within a province that surely shares one of its names.

    names: of the province; within: its cities, the most populous first.
    """
    keys = set(map(spelling_key, names))
    return next((town for town in within if keys & town_keys(town) and _is_sure(town, keys)), None)


def town_keys(town: Town) -> set[str]:
    """Spelling keys of all names of a city."""
    return {spelling_key(name) for name in (town.name, *town.names)}


def _is_sure(town: Town, keys: Collection[str]) -> bool:
    """A name like the city's own, or one that many of its spellings come from.

    One stray record of the province's name among a city's spellings does not make it the city's.
    """
    main = spelling_key(town.name)
    others = town_keys(town)
    for key in others & set(keys):
        alike = {other for other in others if _are_alike(key, other)}
        if main in alike or len(alike) >= _SURE_FORMS:
            return True
    return False


def _are_alike(one: str, other: str, least: float = _ALIKE) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= least


def _english(bare: str, aliases: Sequence[str]) -> Iterator[str]:
    """`Kharkiv`, where it stands beside `Kharkiv Oblast`; else what is left of `Rivne Oblast`."""
    stripped = {
        left: alias
        for alias in aliases
        if (left := tidy(_ENGLISH_KIND.sub("", alias))) and left != alias
    }
    yield from (left for left in stripped if left == bare)
    yield from (left for left in stripped if left in aliases)
    key = spelling_key(bare)
    yield from (left for left in stripped if _are_alike(spelling_key(left), key, _ALIKE_IN_ENGLISH))


def _without_kind(name: str) -> str:
    """`Kharkivska oblast` gives `Kharkivska`; a name that is nothing else stays."""
    left = tidy(_ENGLISH_KIND.sub("", _OTHER_KIND.sub("", name)))
    return left if usable(left) else name


def _bare_name(record: ProvinceRecord) -> str:
    """Its name without the word for its kind, unless a common word like `Northern` is left."""
    bare = _without_kind(tidy(re.sub(r"\s*[\[(†].*", "", record.name)))
    return f"{bare} {record.kind}".strip() if is_common_word(bare) else bare


def _unarticled(name: str) -> str:
    return re.sub(r"^the (?=\w)", "", name, flags=re.IGNORECASE)


def _translated(name: str, aliases: Sequence[str], languages: Collection[str]) -> Iterator[str]:
    """`Nord-Kivu` → `North Kivu`, `Shabeellaha Hoose` → `Lower Shabelle` if GeoNames has that."""
    words = re.split(r"[ -]", folded(name))
    for language in sorted(languages):
        table = _DIRECTIONS.get(language, {})
        directions = [table[word] for word in words if word in table]
        rest = [word for word in words if word not in table]
        if rest and len(directions) == 1:
            start = f"{directions[0]} "
            yield from (_without_kind(each) for each in aliases if each.startswith(start))
            yield " ".join([*directions, *map(capitalised, rest)])


def _other_direction(name: str) -> Iterator[str]:
    """`West Darfur` and `Western Darfur` are one."""
    found = _ENDED_DIRECTION.match(name)
    if found and not _ENGLISH_KIND.fullmatch(name, found.end()):
        turned = found.group(1) if found.group(2) else f"{found.group(1)}ern"
        yield f"{turned} {name[found.end() :]}"
