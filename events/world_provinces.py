"""First-level subdivisions: their English names, and the cities that share a name with them.

ISO 3166-2 writes most names in the country's own language: `Nord-Kivu`, `Kharkivska oblast`. The
rules here are general to a language (ISO 639-1 code, as in `fr`).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from events.spelling import folded, spelling_key
from events.world_spellings import capitalised, one_per_key, press_spellings, tidy

FAR_BIGGER = 10  # times as many people: the bigger of two places is meant
_SURE_FORMS = 3  # spellings alike: a name of the city in many languages, not one mistaken record
_ALIKE = 0.72  # similarity of two spelling keys of one name
_SEAT_OF_ADJECTIVE = 50_000  # people; an oblast is called after no smaller city

_KINDS = re.compile(
    r"\b(?:province|oblast'?|governorate|region|state|district|county|department|prefecture"
    r"|muhafazat|viloyati?|velayat|voivodeship|kray|krai|respublika|republic of|republika"
    r"|autonomous|avtonomna|iqlim|rayon|raion|gobolka|kilil|hizb|mintaqat)\b[ -]*",
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
        "centre": "Central",
        "central": "Central",
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
    "so": {"woqooyi": "North", "hoose": "Lower", "dhexe": "Middle", "sare": "Upper"},
}
_ARABIC_WORDS: Mapping[str, str] = {
    "al bahr al ahmar": "Red Sea",
    "an nil al azraq": "Blue Nile",
    "an nil al abyad": "White Nile",
    "nahr an nil": "River Nile",
    "rif": "Rural",
}


class ProvinceRecord(NamedTuple):
    """A first-level subdivision as ISO 3166-2 has it."""

    code: str
    name: str


class Town(NamedTuple):
    """What tells whether a province is called after a city: its place, size and spellings."""

    name: str
    names: tuple[str, ...]
    admin1: str
    population: int


@dataclass(frozen=True)
class Namesake:
    """A city that shares a name with a province; `sure` where the name is certainly the city's."""

    town: Town
    spelling: str
    sure: bool


def province_names(name: str, languages: Collection[str]) -> list[str]:
    """Names of a province in English reports, the best first: `Nord-Kivu` gives `North Kivu`."""
    local = tidy(re.sub(r"\s*[\[(].*", "", name))
    bare = tidy(_KINDS.sub("", local)) or local
    stem = _adjective_stem(bare) if "uk" in languages else None
    forms = [*_translated(bare, languages)]
    forms += [stem] if stem else []
    forms += [bare, local]
    variants = [each for form in forms for each in press_spellings(form, languages)]
    return one_per_key([*forms, *variants])


def namesake(
    names: Sequence[str], name: str, towns_by_key: Mapping[str, Sequence[Town]]
) -> Namesake | None:
    """The city that a province is called after, or None where none or several might be.

    names: of the province; name: as ISO 3166-2 writes it; towns_by_key: all towns of the country
    by the keys of all their spellings.
    """
    named = _equal(names, towns_by_key) or _adjectival(name, towns_by_key)
    if not named:
        return None
    best, *others = sorted(named, key=lambda each: (-each.sure, -each.town.population))
    rivals = [
        each
        for each in others
        if each.sure == best.sure
        and each.town.admin1 != best.town.admin1
        and each.town.population * FAR_BIGGER >= best.town.population
    ]
    return None if rivals else best


def correspondence(
    codes: Iterable[str], namesakes: Mapping[str, Namesake], admin1_codes: Collection[str]
) -> dict[str, str]:
    """GeoNames' first-level codes → ISO 3166-2 codes, where evidence is there and is of one mind.

    codes: ISO 3166-2 codes of the provinces; namesakes: by ISO code. Two provinces that claim one
    code lose it, unless only one of them is sure.
    """
    claims: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for code, found in namesakes.items():
        claims[found.town.admin1].append((found.sure, code))
    settled = {}
    for admin1, claimants in claims.items():
        surest = [code for sure, code in claimants if sure == max(claimants)[0]]
        if len(surest) == 1:
            settled[admin1] = surest[0]
    same = {code.partition("-")[2]: code for code in codes}
    shared = {admin1: same[admin1] for admin1 in admin1_codes if admin1 in same}
    if _same_scheme(shared, settled):
        return {**settled, **shared}
    return settled


def _same_scheme(shared: Mapping[str, str], settled: Mapping[str, str]) -> bool:
    """Whether GeoNames uses the codes of ISO here; numbers alone may agree by chance."""
    agreeing = [admin1 for admin1, code in shared.items() if settled.get(admin1) == code]
    denying = [admin1 for admin1, code in shared.items() if settled.get(admin1, code) != code]
    lettered = bool(shared) and all(re.search("[A-Z]", admin1) for admin1 in shared)
    return (lettered and len(agreeing) >= len(denying)) or (len(agreeing) > 1 and not denying)


def _equal(names: Sequence[str], towns_by_key: Mapping[str, Sequence[Town]]) -> list[Namesake]:
    return [
        Namesake(town, town.name, _is_sure(town, spelling_key(name)))
        for name in names
        for town in towns_by_key.get(spelling_key(name), ())
    ]


def _is_sure(town: Town, key: str) -> bool:
    """A name like the city's own, or one that many of its spellings come from."""
    keys = {spelling_key(name) for name in town.names}
    alike = {other for other in keys if SequenceMatcher(None, key, other).ratio() >= _ALIKE}
    return spelling_key(town.name) in alike or len(alike) >= _SURE_FORMS


def _adjectival(name: str, towns_by_key: Mapping[str, Sequence[Town]]) -> list[Namesake]:
    """`Kharkivska oblast` is called after Kharkiv, `Donetska` after Donetsk."""
    adjective = spelling_key(_KINDS.sub("", tidy(name)))
    stem = _adjective_stem(adjective)
    if not stem:
        return []
    least = max(len(stem) - (2 if len(stem) > 5 else 1), 3)
    fitting = [
        (spelling_key(stem) == key, town.population, town, key)
        for key, towns in towns_by_key.items()
        if key[:least] == adjective[:least] and len(key) <= len(stem) + 6
        for town in towns
        if town.population >= _SEAT_OF_ADJECTIVE
    ]
    if not fitting:
        return []
    _, _, town, key = max(fitting, key=lambda each: each[:2])
    spelling = next(each for each in (town.name, *town.names) if spelling_key(each) == key)
    return [Namesake(town, spelling, sure=True)]


def _adjective_stem(name: str) -> str | None:
    """`Kharkivska` gives `Kharkiv`."""
    for ending in ("ska", "ka"):
        if folded(name).endswith(ending) and len(name) > len(ending) + 2:
            return name[: -len(ending)]
    return None


def _translated(name: str, languages: Collection[str]) -> Iterator[str]:
    """`Nord-Kivu` → `North Kivu`, `Janub Kurdufan` → `South Kurdufan`, `Sud` → `South`."""
    plain = folded(name)
    if "ar" in languages and plain in _ARABIC_WORDS:
        yield _ARABIC_WORDS[plain]
    words = re.split(r"[ -]", plain)
    for language in languages:
        table = _DIRECTIONS.get(language, {})
        directions = [table[word] for word in words if word in table]
        rest = [word for word in words if word not in table]
        if directions and len(directions) <= 2:
            yield " ".join([*directions, *map(capitalised, rest)])
