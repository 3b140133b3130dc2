"""A conflict folder: the files that describe a war to this site, read and checked."""

import json
import re
import zoneinfo
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from events.shapes import Geometry, simplified
from events.vocabulary import TAKEN_SLUGS, ActorKind, PlaceKind

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Names = dict[Language, list[Name]]


class UnusableFolder(Exception):
    """A conflict folder with mistakes in it; `problems` has one sentence for each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class Entry(BaseModel):
    """One entry of a file. A key that is not known is a mistake, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PlaceEntry(Entry):
    slug: Slug
    name: Name
    kind: PlaceKind
    country: Country
    province: Slug | None = None
    capital_of: Slug | None = None
    iso_3166_2: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}-[A-Z0-9]{1,3})?$")] = ""
    geonameid: Annotated[int, Field(gt=0)] | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    population: Annotated[int, Field(ge=0)] = 0
    names: Names = {}
    note: Annotated[str, StringConstraints(max_length=300)] = ""

    @model_validator(mode="after")
    def _both_coordinates(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("give both latitude and longitude, or neither")
        return self


class ActorEntry(Entry):
    slug: Slug
    name: Name
    kind: ActorKind
    side: Slug | None = None
    description: Annotated[str, StringConstraints(max_length=300)] = ""
    names: Names = {}
    names_here: list[Name] = []


class PublisherEntry(Entry):
    slug: Slug
    name: Name
    homepage: Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$", max_length=200)] = ""
    time_zone: str = "UTC"
    free_to_republish: bool = False
    note: Annotated[str, StringConstraints(max_length=200)] = ""

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value not in zoneinfo.available_timezones():
            raise ValueError(f"{value!r} is no IANA time zone; write one like Asia/Kabul")
        return value


class PartyEntry(Entry):
    actor: Slug
    colour: Annotated[int, Field(ge=1, le=6)]


class InterestEntry(Entry):
    """Places whose fate is counted, with the actor that held them at the start."""

    places: Annotated[list[Slug], Field(min_length=1)]
    initial_holder: Slug | None = None


class Translation(Entry):
    """What pages in another language call a conflict; what is left out stays English."""

    title: Annotated[str, StringConstraints(max_length=160)] = ""
    summary: str = ""
    places_called: Annotated[str, StringConstraints(max_length=60)] = ""


class ConflictEntry(Entry):
    slug: Annotated[Slug, StringConstraints(max_length=80)]
    title: Annotated[Text, StringConstraints(max_length=160)]
    summary: str = ""
    countries: Annotated[list[Country], Field(min_length=1, max_length=20)]
    starts_on: date
    ends_on: date | None = None
    places_called: Annotated[Text, StringConstraints(max_length=60)] = "places"
    in_other_languages: dict[Literal["fa"], Translation] = {}
    parties: list[PartyEntry] = []
    places_of_interest: list[InterestEntry] = []

    @model_validator(mode="after")
    def _has_an_address_of_its_own(self) -> Self:
        if self.slug in TAKEN_SLUGS:
            raise ValueError(f"slug {self.slug!r} is the address of another page; choose another")
        return self

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValueError("ends_on lies before starts_on")
        return self


@dataclass(frozen=True)
class ConflictFolder:
    """All that a folder says, checked: every reference in it leads somewhere."""

    conflict: ConflictEntry
    places: Sequence[PlaceEntry]
    actors: Sequence[ActorEntry]
    publishers: Sequence[PublisherEntry]
    shapes: Mapping[str, Geometry]  # by ISO 3166-2 code


@dataclass
class _Reader:
    """Reads the files of a folder and collects what is wrong with them."""

    folder: Path
    problems: list[str] = field(default_factory=list)

    def entries(self, name: str, model: "type[AnyEntry]") -> "list[AnyEntry]":
        found = self._json(name, optional=True)
        if found is None:
            return []
        if not isinstance(found, list):
            self.problems.append(f"{name}: a list of entries belongs here")
            return []
        read = [self.entry(name, model, each, number) for number, each in enumerate(found, 1)]
        return [each for each in read if each is not None]

    def conflict(self) -> ConflictEntry | None:
        found = self._json("conflict.json")
        return None if found is None else self.entry("conflict.json", ConflictEntry, found)

    def entry(
        self, name: str, model: "type[AnyEntry]", found: object, number: int | None = None
    ) -> "AnyEntry | None":
        try:
            return model.model_validate(found)
        except ValidationError as error:
            where = f"{name}: {_label(found, number)}" if number else name
            self.problems += [f"{where}: {_in_words(each)}" for each in error.errors()]
            return None

    def shapes(self) -> dict[str, Geometry]:
        """Outlines by ISO 3166-2 code, simplified; empty when there is no file."""
        found = self._json("shapes.geojson", optional=True)
        if found is None:
            return {}
        try:
            return simplified(
                {each["properties"]["iso_3166_2"]: each["geometry"] for each in found["features"]}
            )
        except (KeyError, TypeError) as error:
            self.problems.append(
                "shapes.geojson: a FeatureCollection belongs here, each feature with a geometry "
                f"and the property iso_3166_2 (missing: {error})"
            )
        except ValueError as error:
            self.problems.append(f"shapes.geojson: {error}")
        return {}

    def _json(self, name: str, *, optional: bool = False) -> Any:
        path = self.folder / name
        if not path.is_file():
            if not optional:
                self.problems.append(f"{name}: there is no such file in {self.folder}")
            return None
        try:
            return json.loads(path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            self.problems.append(f"{name}: not UTF-8 text (byte {error.start})")
        except json.JSONDecodeError as error:
            self.problems.append(f"{name}: line {error.lineno}: not JSON: {error.msg}")
        return None


AnyEntry = TypeVar("AnyEntry", bound=Entry)


def read_folder(folder: Path) -> ConflictFolder:
    """Read and check a whole folder. Raises UnusableFolder, with every problem in it."""
    if not folder.is_dir():
        raise UnusableFolder([f"{folder}: there is no such folder"])
    reader = _Reader(folder)
    conflict = reader.conflict()
    places = reader.entries("places.json", PlaceEntry)
    actors = reader.entries("actors.json", ActorEntry)
    publishers = reader.entries("publishers.json", PublisherEntry)
    shapes = reader.shapes()
    # References are looked at only once every entry can be read: a broken one would be missed.
    if conflict is None or reader.problems:
        raise UnusableFolder(reader.problems)
    read = ConflictFolder(conflict, places, actors, publishers, shapes)
    if problems := [*_repeated(read), *_dangling(read)] or [*_circles(read)]:
        raise UnusableFolder(problems)
    return read


def _label(found: object, number: int | None) -> str:
    slug = found.get("slug") or found.get("name") if isinstance(found, dict) else None
    return f"entry {number} ({slug})" if slug else f"entry {number}"


_MESSAGES = {
    "extra_forbidden": "unknown key",
    "missing": "missing",
}


def _in_words(error: Any) -> str:
    """`latitude: 99 is wrong: Input should be less than or equal to 90`."""
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] in _MESSAGES:
        return f"{where}: {_MESSAGES[error['type']]}"
    said = re.sub(r"^(Value error|Assertion failed), ", "", error["msg"])
    return f"{where}: {said} (not {error['input']!r})" if where else said


def _repeated(read: ConflictFolder) -> Iterator[str]:
    """The same slug, code or number twice."""
    for name, entries, keys in (
        ("places.json", read.places, ("slug", "geonameid", "iso_3166_2", "capital_of")),
        ("actors.json", read.actors, ("slug",)),
        ("publishers.json", read.publishers, ("slug", "name")),
    ):
        for key in keys:
            counted = Counter(getattr(entry, key) for entry in entries)
            yield from (
                f"{name}: {key} {value!r} stands in {times} entries"
                for value, times in counted.items()
                if value and times > 1
            )
    colours = Counter(party.colour for party in read.conflict.parties)
    yield from (
        f"conflict.json: parties: colour {colour} is given to {times} parties"
        for colour, times in colours.items()
        if times > 1
    )
    for what, slugs in (
        ("parties", [party.actor for party in read.conflict.parties]),
        (
            "places_of_interest",
            [s for each in read.conflict.places_of_interest for s in each.places],
        ),
    ):
        yield from (
            f"conflict.json: {what}: {slug!r} is named {times} times"
            for slug, times in Counter(slugs).items()
            if times > 1
        )


def _dangling(read: ConflictFolder) -> Iterator[str]:
    """References that lead nowhere."""
    places = {place.slug: place for place in read.places}
    sides = {actor.slug: actor.side for actor in read.actors}
    for number, place in enumerate(read.places, 1):
        where = f"places.json: entry {number} ({place.slug})"
        for key in ("province", "capital_of"):
            target = getattr(place, key)
            if target == place.slug:
                yield f"{where}: {key}: a place cannot lie within itself"
            elif target is not None and target not in places:
                yield f"{where}: {key}: there is no place {target!r} in places.json"
    for number, actor in enumerate(read.actors, 1):
        where = f"actors.json: entry {number} ({actor.slug}): side"
        if actor.side == actor.slug:
            yield f"{where}: an actor cannot be its own side"
        elif actor.side is not None and actor.side not in sides:
            yield f"{where}: there is no actor {actor.side!r} in actors.json"
        elif actor.side is not None and (over := sides[actor.side]) is not None:
            yield f"{where}: {actor.side!r} belongs to {over!r} itself; name that side"
    yield from _dangling_in_conflict(read.conflict, set(places), sides)
    codes = {place.iso_3166_2 for place in read.places if place.iso_3166_2}
    for code in read.shapes:
        if code not in codes:
            yield f"shapes.geojson: no place in places.json has the code {code}"


def _circles(read: ConflictFolder) -> Iterator[str]:
    """Places within each other."""
    links = {p.slug: {p.province, p.capital_of} - {None} for p in read.places}
    try:
        TopologicalSorter(links).prepare()
    except CycleError as error:
        circle = " → ".join(reversed(error.args[1]))
        yield f"places.json: entries that refer to each other in a circle: {circle}"


def _dangling_in_conflict(
    conflict: ConflictEntry, places: set[str], actors: Mapping[str, str | None]
) -> Iterator[str]:
    """`actors` gives the side of each actor."""
    for party in conflict.parties:
        if party.actor not in actors:
            yield f"conflict.json: parties: there is no actor {party.actor!r} in actors.json"
        elif (side := actors[party.actor]) is not None:
            yield f"conflict.json: parties: {party.actor!r} belongs to {side!r}; name that side"
    for group in conflict.places_of_interest:
        if group.initial_holder is not None and group.initial_holder not in actors:
            yield (
                "conflict.json: places_of_interest: there is no actor "
                f"{group.initial_holder!r} in actors.json"
            )
        for slug in group.places:
            if slug not in places:
                yield (
                    f"conflict.json: places_of_interest: there is no place {slug!r} in places.json"
                )
