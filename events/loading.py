"""Load a conflict folder: the gazetteer, the actors and the frame of a war.

A folder describes one conflict and holds

    conflict.json     slug, title, summary, countries, starts_on, ends_on, places_called;
                      `in_other_languages`: title, summary and places_called by language ("fa");
                      `parties`: actor and colour, 1 to 6; `places_of_interest`: groups of places
                      (slugs) with the `initial_holder` that they start with
    places.json       slug, name, kind, country (ISO 3166-1), province and capital_of (slugs),
                      iso_3166_2, geonameid, latitude, longitude, population, note;
                      `names`: other spellings by language ({"en": [...], "fa": [...]})
    actors.json       slug, name, kind, side (slug), description; `names` as for places, and
                      `names_here`: words that mean the actor in this conflict only, such as
                      "insurgents"
    publishers.json   slug, name, homepage, time_zone, free_to_republish, note   (may be missing)
    shapes.geojson    outlines of provinces, by the property iso_3166_2          (may be missing)
    articles/         what `manage.py ingest` reads; it is not looked at here

Only conflict.json must be there. A row's own name is a spelling of it and need not be repeated.

What to write as a spelling: names are compared without case, accents, apostrophes, hyphens,
blanks and the link of a Persian name (events/spelling.py), so "Mazar-i-Sharif" stands for
"Mazār-e Sharīf" too; "Mazari Sharif" is another. In a text the longest known name wins. A place
must begin with a capital there, an actor need not: leave out actor names that are common words in
lower case ("US" would find "us"). "Insurgents" also finds "the insurgents"; write the article only
where the word alone means less ("the government"). A name that holds a place's name, such as
"the Kabul government", keeps that place from being found in it. Points split names: "U.S. troops"
is found neither as that nor as "US troops".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, TypeVar

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q

from articles.models import Publisher
from events.folder import ConflictFolder, Names, PlaceEntry, UnusableFolder, read_folder
from events.models import (
    Actor,
    ActorName,
    Conflict,
    ConflictParty,
    ConflictPlace,
    Place,
    PlaceName,
)
from events.spelling import spelling_key
from events.vocabulary import PlaceKind

__all__ = ["Loaded", "Tally", "UnusableFolder", "load_conflict"]

Row = TypeVar("Row", bound=Model)
Columns = dict[str, Any]


@dataclass
class Tally:
    """What became of the rows of one kind."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    kept_as_edited: int = 0

    def __str__(self) -> str:
        counted = [f"{self.inserted} new", f"{self.updated} updated", f"{self.unchanged} unchanged"]
        if self.removed:
            counted.append(f"{self.removed} removed")
        if self.kept_as_edited:
            counted.append(f"{self.kept_as_edited} kept as edited")
        return ", ".join(counted)


@dataclass(frozen=True)
class Loaded:
    """The conflict of a folder, and what loading did: tallies by kind of row."""

    conflict: Conflict
    tallies: Mapping[str, Tally] = field(default_factory=dict)


def load_conflict(folder: Path) -> Loaded:
    """Load a conflict folder, all of it or nothing; doing it again changes nothing.

    Rows that an editor has changed are left as they are. Spellings are only ever added: take one
    away in the admin. Raises UnusableFolder, with every problem found, before anything is written.
    """
    read = read_folder(Path(folder))
    with transaction.atomic():
        return _Loading(read).load()


class _Loading:
    """One loading of one folder. Slugs are looked up in what the folder itself names."""

    def __init__(self, read: ConflictFolder) -> None:
        self.read = read
        self.why = f"Loaded from the folder of {read.conflict.slug}"
        self.tallies: dict[str, Tally] = {}
        self.places: dict[str, Place] = {}
        self.actors: dict[str, Actor] = {}
        self.edited_places = _edited(Place)
        self.edited_actors = _edited(Actor)

    def load(self) -> Loaded:
        self._load_places()
        self._load_actors()
        conflict = self._load_frame()
        self._load_place_names()
        self._load_actor_names(conflict)
        self._load_publishers()
        return Loaded(conflict, self.tallies)

    def _load_places(self) -> None:
        known = _KnownPlaces(self.read.places)
        for entry in _places_in_order(self.read.places):
            row, columns = known.same_as(entry), self._place_columns(entry)
            if columns["capital_of"] and not self._is_seat_free(columns["capital_of"], row):
                columns["capital_of"] = None
            self.places[entry.slug] = self._put("places", Place, row, columns, self.edited_places)

    def _is_seat_free(self, seat_of: Place, row: Place | None) -> bool:
        """Whether no editor has given the seat to another place; any other holder loses it."""
        holder = Place.objects.filter(capital_of=seat_of).first()
        if holder is None or (row is not None and holder.pk == row.pk):
            return True
        if holder.pk in self.edited_places:
            return False
        holder.capital_of = None
        self._save(holder)
        return True

    def _place_columns(self, entry: PlaceEntry) -> Columns:
        columns = entry.model_dump(exclude={"names", "latitude", "longitude"})
        return columns | {
            "latitude": _degrees(entry.latitude),
            "longitude": _degrees(entry.longitude),
            "province": self.places[entry.province] if entry.province else None,
            "capital_of": self.places[entry.capital_of] if entry.capital_of else None,
            "shape": self.read.shapes.get(entry.iso_3166_2) if entry.iso_3166_2 else None,
        }

    def _load_actors(self) -> None:
        known = {actor.slug: actor for actor in Actor.objects.select_related("side")}
        entries = {entry.slug: entry for entry in self.read.actors}
        order = TopologicalSorter({e.slug: [e.side] if e.side else [] for e in self.read.actors})
        for slug in order.static_order():
            entry = entries[slug]
            columns = entry.model_dump(exclude={"names", "names_here"})
            columns["side"] = self.actors[entry.side] if entry.side else None
            self.actors[slug] = self._put(
                "actors", Actor, known.get(slug), columns, self.edited_actors
            )

    def _load_frame(self) -> Conflict:
        """The conflict with its parties and places of interest, which are as the folder says."""
        entry = self.read.conflict
        columns = entry.model_dump(exclude={"parties", "places_of_interest"})
        columns["countries"] = ",".join(entry.countries)
        known = Conflict.objects.filter(slug=entry.slug).first()
        edited = _edited(Conflict)
        conflict = self._put("conflicts", Conflict, known, columns, edited)
        if conflict.pk in edited:
            return conflict
        parties = {self.actors[party.actor].pk: party.colour for party in entry.parties}
        self._match("parties", ConflictParty, conflict, ("actor_id", "colour"), parties)
        holders = {
            self.places[slug].pk: self.actors[group.initial_holder].pk
            if group.initial_holder
            else None
            for group in entry.places_of_interest
            for slug in group.places
        }
        self._match(
            "places of interest",
            ConflictPlace,
            conflict,
            ("place_id", "initial_holder_id"),
            holders,
        )
        return conflict

    def _load_place_names(self) -> None:
        wanted = [
            PlaceName(place=place, name=name, language=language, key=spelling_key(name))
            for entry in self.read.places
            if (place := self.places[entry.slug]).pk not in self.edited_places
            for language, name in _spellings(entry.name, entry.names)
        ]
        self._add_names("place names", PlaceName, wanted, ("place_id", "name", "language"))

    def _load_actor_names(self, conflict: Conflict) -> None:
        wanted = []
        for entry in self.read.actors:
            actor = self.actors[entry.slug]
            if actor.pk in self.edited_actors:
                continue
            wanted += [
                ActorName(actor=actor, name=name, language=language)
                for language, name in _spellings(entry.name, entry.names)
            ]
            wanted += [
                ActorName(actor=actor, name=name, conflict=conflict) for name in entry.names_here
            ]
        self._add_names("actor names", ActorName, wanted, ("actor_id", "name", "conflict_id"))

    def _load_publishers(self) -> None:
        """Publishers keep no history; the admin's own log tells which ones an editor changed."""
        known = {publisher.name: publisher for publisher in Publisher.objects.all()}
        by_slug = {publisher.slug: publisher for publisher in known.values()}
        log = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Publisher))
        edited = {int(pk) for pk in log.values_list("object_id", flat=True) if pk}
        for entry in self.read.publishers:
            same = known.get(entry.name) or by_slug.get(entry.slug)
            self._put("publishers", Publisher, same, entry.model_dump(), edited)

    def _put(
        self, kind: str, model: type[Row], known: Row | None, columns: Columns, edited: set[int]
    ) -> Row:
        """Insert a row, or bring a known one in line unless an editor has changed it."""
        tally = self.tallies.setdefault(kind, Tally())
        if known is None:
            tally.inserted += 1
            return self._save(model(**columns))
        if known.pk in edited:
            tally.kept_as_edited += 1
            return known
        columns = {name: value for name, value in columns.items() if name != "slug"}
        if all(getattr(known, name) == value for name, value in columns.items()):
            tally.unchanged += 1
            return known
        tally.updated += 1
        for name, value in columns.items():
            setattr(known, name, value)
        return self._save(known)

    def _save(self, row: Row) -> Row:
        row._change_reason = self.why  # type: ignore[attr-defined]
        row.save()
        return row

    def _match(
        self,
        kind: str,
        model: type[ConflictParty] | type[ConflictPlace],
        conflict: Conflict,
        pair: tuple[str, str],
        wanted: Mapping[int, int | None],
    ) -> None:
        """Make the rows of a conflict say what is wanted: the second column by the first."""
        rows = model._default_manager.filter(conflict=conflict)
        known = dict(rows.values_list(*pair))
        wrong = {key for key, value in known.items() if key not in wanted or wanted[key] != value}
        rows.filter(**{f"{pair[0]}__in": wrong}).delete()
        fresh = [key for key in wanted if key not in known or key in wrong]
        model._default_manager.bulk_create(
            [model(conflict=conflict, **{pair[0]: key, pair[1]: wanted[key]}) for key in fresh]  # type: ignore[misc]
        )
        updated = len(wrong & set(wanted))
        self.tallies[kind] = Tally(
            inserted=len(fresh) - updated,
            updated=updated,
            unchanged=len(wanted) - len(fresh),
            removed=len(wrong) - updated,
        )

    def _add_names(
        self, kind: str, model: type[Row], wanted: Sequence[Row], columns: Sequence[str]
    ) -> None:
        def identity(row: Row) -> tuple[Any, ...]:
            return tuple(getattr(row, column) for column in columns)

        unique = {identity(row): row for row in wanted}
        of_these = {f"{columns[0]}__in": {key[0] for key in unique}}
        known = set(model._default_manager.filter(**of_these).values_list(*columns))
        fresh = [row for key, row in unique.items() if key not in known]
        model._default_manager.bulk_create(fresh)
        self.tallies[kind] = Tally(inserted=len(fresh), unchanged=len(unique) - len(fresh))


class _KnownPlaces:
    """Places that are in the database already, whoever loaded them and under whatever slug."""

    def __init__(self, entries: Sequence[PlaceEntry]) -> None:
        named = (
            Q(slug__in={entry.slug for entry in entries})
            | Q(geonameid__in={entry.geonameid for entry in entries if entry.geonameid})
            | Q(iso_3166_2__in={entry.iso_3166_2 for entry in entries if entry.iso_3166_2})
        )
        rows = list(Place.objects.filter(named).select_related("province", "capital_of"))
        self._by_slug = {row.slug: row for row in rows}
        self._by_number = {row.geonameid: row for row in rows if row.geonameid}
        self._by_code = {
            row.iso_3166_2: row for row in rows if row.iso_3166_2 and row.kind == PlaceKind.PROVINCE
        }
        problems = [problem for entry in entries if (problem := self._slug_taken(entry))]
        if problems:
            raise UnusableFolder(problems)

    def same_as(self, entry: PlaceEntry) -> Place | None:
        """The row with the same GeoNames id, the same province code, or the same slug."""
        if entry.geonameid and (row := self._by_number.get(entry.geonameid)):
            return row
        if entry.kind == PlaceKind.PROVINCE and (row := self._by_code.get(entry.iso_3166_2)):
            return row
        return self._by_slug.get(entry.slug)

    def _slug_taken(self, entry: PlaceEntry) -> str:
        row = self.same_as(entry)
        if row is None or not entry.geonameid or row.geonameid in {None, entry.geonameid}:
            return ""
        return (
            f"places.json: {entry.slug}: the slug belongs to another place already, with GeoNames "
            f"id {row.geonameid} and not {entry.geonameid}; choose another slug"
        )


def _places_in_order(entries: Sequence[PlaceEntry]) -> list[PlaceEntry]:
    """Every place after those it refers to."""
    by_slug = {entry.slug: entry for entry in entries}
    order = TopologicalSorter(
        {e.slug: [slug for slug in (e.province, e.capital_of) if slug] for e in entries}
    )
    return [by_slug[slug] for slug in order.static_order()]


def _edited(model: Any) -> set[int]:
    """Rows with a person in their history."""
    return set(model.history.filter(history_user__isnull=False).values_list("id", flat=True))


def _spellings(name: str, names: Names) -> Iterable[tuple[str, str]]:
    """(language, spelling), the row's own name first, none twice."""
    yield "en", name
    for language, spellings in names.items():
        yield from ((language, spelling) for spelling in spellings if spelling != name)


def _degrees(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.00001"))
