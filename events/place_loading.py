"""Write the gazetteer of a whole country into the places and their spellings.

What is there already is respected: a place keeps its name, address, province and seat, and gains
only spellings that no other place of its country goes by. A place that an editor has changed gains
none.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify
from simple_history.utils import bulk_create_with_history

from events.models import Place, PlaceName
from events.spelling import folded, spelling_key
from events.vocabulary import PlaceKind
from events.world_gazetteer import City, Gazetteer, Province
from events.world_spellings import is_common_word

WHY = "Loaded from GeoNames and ISO 3166"
_BATCH = 500  # values a query: SQLite allows a limited number
_UNKNOWN_LANGUAGE = "und"  # GeoNames' other spellings are in any language


@dataclass(frozen=True)
class LoadedCountry:
    """What loading a country did, in rows."""

    name: str
    places_new: int
    places_known: int
    names_new: int


@dataclass(frozen=True)
class _Entry:
    """A place to load. iso: ISO 3166-2 code of a province; suffix: what sets apart its slug."""

    kind: PlaceKind
    name: str
    names: tuple[str, ...]
    slug: str
    suffix: str
    geonameid: int | None = None
    iso: str = ""


@transaction.atomic
def load_gazetteer(gazetteer: Gazetteer) -> LoadedCountry:
    """Load a country, all of it or nothing; doing it again changes nothing."""
    return _Loading(gazetteer).load()


class _Loading:
    """One loading of one country: first what lies around, then what lies within."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.known = _KnownPlaces(gazetteer)
        self.seats_taken = set(
            Place.objects.filter(capital_of__country=gazetteer.code).values_list(
                "capital_of", flat=True
            )
        )
        self.rows: list[tuple[_Entry, Place]] = []
        self.fresh: set[int] = set()

    def load(self) -> LoadedCountry:
        country = self._load([_country_entry(self.gazetteer)], [{}])
        entries = [_province_entry(each, self.gazetteer) for each in self.gazetteer.provinces]
        provinces = self._load(entries, [{} for _ in entries])
        keys = [each.key for each in self.gazetteer.provinces]
        seats = dict(zip(keys, provinces, strict=True))
        seats[self.gazetteer.code] = country[0]
        self._load(
            [_city_entry(city, self.gazetteer) for city in self.gazetteer.cities],
            [self._city_columns(city, seats) for city in self.gazetteer.cities],
        )
        names = list(self._missing_names())
        PlaceName.objects.bulk_create(names, batch_size=_BATCH)
        known = len(self.rows) - len(self.fresh)
        return LoadedCountry(self.gazetteer.name, len(self.fresh), known, len(names))

    def _load(self, entries: Sequence[_Entry], columns: Sequence[dict[str, Any]]) -> list[Place]:
        """Rows for entries, in order: those that are known, and new ones for the others."""
        found = [self.known.same_as(entry) for entry in entries]
        rows = [
            known or self._new_row(entry, more)
            for entry, known, more in zip(entries, found, columns, strict=True)
        ]
        fresh = [row for row in rows if row.pk is None]
        bulk_create_with_history(fresh, Place, batch_size=_BATCH, default_change_reason=WHY)
        self.fresh.update(row.pk for row in fresh)
        self.rows += zip(entries, rows, strict=True)
        return rows

    def _new_row(self, entry: _Entry, columns: dict[str, Any]) -> Place:
        return Place(
            slug=self.known.free_slug(entry),
            name=entry.name,
            kind=entry.kind,
            country=self.gazetteer.code,
            iso_3166_2=entry.iso,
            geonameid=entry.geonameid,
            **columns,
        )

    def _city_columns(self, city: City, seats: dict[str, Place]) -> dict[str, Any]:
        seat_of = seats.get(city.capital_of)
        return {
            "province": seats.get(city.province),
            "capital_of": seat_of if seat_of and seat_of.pk not in self.seats_taken else None,
            "latitude": _degrees(city.latitude),
            "longitude": _degrees(city.longitude),
            "population": city.population,
        }

    def _missing_names(self) -> Iterator[PlaceName]:
        known = self.known.keys_of_places()
        others = self._keys_of_others(known)
        for entry, row in self.rows:
            if row.pk in self.known.edited:
                continue
            keys = set(known.get(row.pk, ()))
            for name in _spellings(entry):
                key = spelling_key(name)
                is_own = row.pk in self.fresh and name == entry.name
                if key in keys or (not is_own and others.get(key, set()) - {row.pk}):
                    continue
                keys.add(key)
                language = "en" if name == entry.name else _UNKNOWN_LANGUAGE
                yield PlaceName(place=row, name=name, language=language, key=key)

    def _keys_of_others(self, known: dict[int, set[str]]) -> dict[str, set[int]]:
        """Spelling keys given by a conflict or an editor → ids of the places that have them."""
        ours = {
            row.pk: set(map(spelling_key, _spellings(entry)))
            for entry, row in self.rows
            if row.pk in self.known.ours
        }
        others: dict[str, set[int]] = defaultdict(set)
        for place, keys in known.items():
            for key in keys - ours.get(place, set()):
                others[key].add(place)
        return others


class _KnownPlaces:
    """Places of a country that are in the database already, whoever loaded them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._rows = {row.pk: row for row in _rows_of(gazetteer)}
        self._by_number = {row.geonameid: row for row in self._rows.values() if row.geonameid}
        self._by_code = {
            row.iso_3166_2: row
            for row in self._rows.values()
            if row.iso_3166_2 and row.kind == PlaceKind.PROVINCE
        }
        self._keys = self._read_keys()
        self._unnumbered = self._by_kind_and_key(gazetteer.code)
        self._met: set[int] = set()
        history = Place.history.filter(country=gazetteer.code)
        self.edited = set(history.filter(history_user__isnull=False).values_list("id", flat=True))
        self.ours = set(
            history.filter(history_type="+", history_change_reason=WHY).values_list("id", flat=True)
        )
        self._slugs = set(
            Place.objects.filter(
                Q(slug__contains=f"-{gazetteer.code.lower()}") | Q(slug=slugify(gazetteer.name))
            ).values_list("slug", flat=True)
        )

    def same_as(self, entry: _Entry) -> Place | None:
        """The row with the same GeoNames id or province code, else with the name and neither."""
        row = self._by_number.get(entry.geonameid) if entry.geonameid else None
        row = row or (self._by_code.get(entry.iso) if entry.iso else None)
        if row is None:
            named = self._unnumbered.get((entry.kind, spelling_key(entry.name)), set()) - self._met
            row = self._rows[named.pop()] if len(named) == 1 else None
        if row is not None:
            self._met.add(row.pk)
        return row

    def free_slug(self, entry: _Entry) -> str:
        """An address that no place has: that of the biggest is the shortest."""
        slug = entry.slug if entry.slug not in self._slugs else f"{entry.slug}-{entry.suffix}"
        self._slugs.add(slug)
        return slug

    def keys_of_places(self) -> dict[int, set[str]]:
        """Place id → keys of its spellings."""
        return self._keys

    def _read_keys(self) -> dict[int, set[str]]:
        keys: dict[int, set[str]] = defaultdict(set)
        ids = list(self._rows)
        for start in range(0, len(ids), _BATCH):
            names = PlaceName.objects.filter(place__in=ids[start : start + _BATCH])
            for place, key in names.values_list("place_id", "key"):
                keys[place].add(key)
        return keys

    def _by_kind_and_key(self, country: str) -> dict[tuple[str, str], set[int]]:
        found: dict[tuple[str, str], set[int]] = defaultdict(set)
        for row in self._rows.values():
            if row.country == country and row.geonameid is None and not row.iso_3166_2:
                for key in {spelling_key(row.name), *self._keys.get(row.pk, ())}:
                    found[row.kind, key].add(row.pk)
        return found


def _rows_of(gazetteer: Gazetteer) -> Iterator[Place]:
    """Rows of the country, and rows that another country has under the same number or code."""
    places = Place.objects.defer("shape")
    yield from places.filter(country=gazetteer.code)
    elsewhere = places.exclude(country=gazetteer.code)
    codes = [province.code for province in gazetteer.provinces if province.code]
    yield from elsewhere.filter(iso_3166_2__in=codes)
    numbers = [gazetteer.geonameid, *(city.geonameid for city in gazetteer.cities)]
    numbers += [each.geonameid for each in gazetteer.provinces if each.geonameid]
    for start in range(0, len(numbers), _BATCH):
        yield from elsewhere.filter(geonameid__in=numbers[start : start + _BATCH])


def _spellings(entry: _Entry) -> Iterator[str]:
    """A village called Police or March keeps its name, but no report is read as naming it."""
    if not is_common_word(entry.name):
        yield entry.name
    yield from entry.names


def _country_entry(gazetteer: Gazetteer) -> _Entry:
    return _Entry(
        PlaceKind.COUNTRY,
        gazetteer.name,
        gazetteer.names,
        slugify(gazetteer.name),
        gazetteer.code.lower(),
        geonameid=gazetteer.geonameid,
    )


def _province_entry(province: Province, gazetteer: Gazetteer) -> _Entry:
    slug = slugify(f"{folded(province.name)} province {gazetteer.code}")
    suffix = slugify(province.key)
    return _Entry(
        PlaceKind.PROVINCE,
        province.name,
        province.names,
        slug,
        suffix,
        geonameid=province.geonameid,
        iso=province.code,
    )


def _city_entry(city: City, gazetteer: Gazetteer) -> _Entry:
    slug = slugify(f"{folded(city.name)} {gazetteer.code}")
    suffix = str(city.geonameid)
    return _Entry(PlaceKind.CITY, city.name, city.names, slug, suffix, geonameid=city.geonameid)


def _degrees(value: float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.00001"))
