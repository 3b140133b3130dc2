"""What should be read in an article, and what was: the two sides that scoring compares."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from events.dates import DateSpan, ImpossibleSpan
from events.spelling import spelling_key
from events.vocabulary import EventKind, Stance

CAPTURES = frozenset({"captured", "recaptured"})

# Annotations say in one word what a report says by kind and stance.
_BY_STANCE = {
    Stance.DENIED: "denied_capture",
    Stance.FEARED: "threatened",
    Stance.PLANNED: "threatened",
}
_BY_KIND = {
    EventKind.WITHDREW: "withdrawn",
    EventKind.BESIEGED: "threatened",
    EventKind.CLASHES: "contested",
    EventKind.ATTACK: "contested",
}
_KINDS = frozenset({*map(str, EventKind), *_BY_STANCE.values(), *_BY_KIND.values()})


class UnusableRecord(ValueError):
    """An annotation, or a report that was read, cannot be used; the message says why."""


@dataclass(frozen=True)
class GoldReport:
    """What a person found said in an article, with the quote that says it.

    optional: right to find, not wrong to leave out. historic: of an earlier year, likewise.
    alt_kinds are as good as the kind; with any_kind, all are. `when` is None where the text
    does not tell the days. `name` is its own in all runs: `article kind place day`.
    """

    name: str
    kind: str
    place: str
    actor: str = ""
    when: DateSpan | None = None
    quote: str = ""
    alt_kinds: frozenset[str] = frozenset()
    any_kind: bool = False
    optional: bool = False
    historic: bool = False

    @property
    def required(self) -> bool:
        return not (self.optional or self.historic)


@dataclass(frozen=True)
class GoldArticle:
    """The annotation of one article; at `ignored` places anything may be read."""

    id: str
    reports: tuple[GoldReport, ...]
    ignored: tuple[str, ...] = ()

    @property
    def quiet(self) -> bool:
        """Whether no place changes hands in it, in any year."""
        return not any(report.kind in CAPTURES for report in self.reports)


@dataclass(frozen=True)
class ReadReport:
    """What was read in an article, its kind and stance in the one word of annotations."""

    kind: str
    place: str
    place_text: str = ""
    country: str = ""
    geonameid: int | None = None
    actor: str = ""
    when: DateSpan | None = None
    quote: str = ""
    historic: bool = False


def gold_article(fields: Mapping[str, Any]) -> GoldArticle:
    """Take a line of a gold file. Raises UnusableRecord."""
    article = _id(fields)
    reports = [_gold_report(each, article) for each in _objects(fields, "reports")]
    names = distinct(report.name for report in reports)
    return GoldArticle(
        id=article,
        reports=tuple(map(_renamed, reports, names)),
        ignored=_texts(fields, "ignore_places"),
    )


def name_of(article: str, kind: str, place: str, when: DateSpan | None = None) -> str:
    """What a report is called in lists and runs, whatever the spelling of its place."""
    day = when.last.isoformat() if when else ""
    return " ".join(filter(None, [article, kind, spelling_key(place), day]))


def distinct(names: Iterable[str]) -> list[str]:
    """The names in their order, a repeated one with its number."""
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        seen[name] += 1
        told.append(name if seen[name] == 1 else f"{name} #{seen[name]}")
    return told


def read_article(fields: Mapping[str, Any]) -> tuple[str, list[ReadReport]]:
    """Take a line as `manage.py extract` writes it: id and reports. Raises UnusableRecord."""
    return _id(fields), [read_report(each) for each in _objects(fields, "reports")]


def _gold_report(fields: Mapping[str, Any], article: str) -> GoldReport:
    start, end = _day(fields, "date_start"), _day(fields, "date_end")
    kind, place = _kind(_text(fields, "kind", required=True)), _text(fields, "place", required=True)
    when = _span(start, end) if start and end else None
    return GoldReport(
        name=name_of(article, kind, place, when),
        kind=kind,
        place=place,
        actor=_text(fields, "actor"),
        when=when,
        quote=_text(fields, "quote"),
        alt_kinds=frozenset(map(_kind, _texts(fields, "alt_kinds"))),
        any_kind=bool(fields.get("any_kind")),
        optional=bool(fields.get("optional")),
        historic=bool(fields.get("historic")),
    )


def _renamed(report: GoldReport, name: str) -> GoldReport:
    return replace(report, name=name)


def read_report(fields: Mapping[str, Any]) -> ReadReport:
    """Take one report that was read. One without a start has no date. Raises UnusableRecord."""
    start, end = _day(fields, "date_start"), _day(fields, "date_end")
    number = fields.get("geonameid")
    return ReadReport(
        kind=_kind(_text(fields, "kind", required=True), _text(fields, "stance")),
        place=_text(fields, "place"),
        place_text=_text(fields, "place_text"),
        country=_text(fields, "country"),
        geonameid=number if isinstance(number, int) else None,
        actor=_text(fields, "actor"),
        when=_span(start, end or start) if start else None,
        quote=_text(fields, "quote"),
        historic=bool(fields.get("historic")),
    )


def _id(fields: Mapping[str, Any]) -> str:
    name = fields.get("id")
    if not isinstance(name, str | int) or not str(name).strip():
        raise UnusableRecord("'id' must name the article.")
    return str(name)


def _kind(kind: str, stance: str = "") -> str:
    """The word of annotations for a kind and stance. Raises UnusableRecord."""
    if kind not in _KINDS:
        raise UnusableRecord(f"'kind' is {kind!r}; write one of {', '.join(sorted(_KINDS))}.")
    if kind in CAPTURES and stance in _BY_STANCE:
        return _BY_STANCE[Stance(stance)]
    return _BY_KIND[EventKind(kind)] if kind in _BY_KIND else kind


def _span(start: date, end: date) -> DateSpan:
    try:
        return DateSpan.between(min(start, end), max(start, end))
    except ImpossibleSpan as error:
        raise UnusableRecord(str(error)) from None


def _day(fields: Mapping[str, Any], name: str) -> date | None:
    value = _text(fields, name)
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        raise UnusableRecord(f"{name!r} is {value!r}; write a day such as 2021-08-11.") from None


def _text(fields: Mapping[str, Any], name: str, *, required: bool = False) -> str:
    value = fields.get(name)
    if value is None and not required:
        return ""
    if not isinstance(value, str) or (required and not value.strip()):
        raise UnusableRecord(f"{name!r} must be a text that is not empty.")
    return value


def _texts(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = fields.get(name) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise UnusableRecord(f"{name!r} must be a list of texts.")
    return tuple(value)


def _objects(fields: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    value = fields.get(name)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        raise UnusableRecord(f"{name!r} must be a list of objects in braces.")
    return value
