"""Addresses of a timeline: every state of the page is one, without empty parameters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from events.models import Report

Pairs = tuple[tuple[str, str], ...]
DEFAULTS = {("certainty", "possible")}


@dataclass(frozen=True)
class Address:
    """A page and its query, as pairs; `with_` and `without` give others."""

    path: str
    pairs: Pairs = ()

    @classmethod
    def of(cls, path: str, query: QueryDict, names: Iterable[str]) -> "Address":
        """Take the parameters that the page knows and that ask for something."""
        known = [name for name in names if name in query]
        pairs = [(name, value) for name in known for value in query.getlist(name) if value.strip()]
        return cls(path, tuple(pair for pair in pairs if pair not in DEFAULTS))

    def __str__(self) -> str:
        query = QueryDict(mutable=True)
        for name, value in self.pairs:
            query.appendlist(name, value)
        return f"{self.path}?{query.urlencode()}" if self.pairs else self.path

    def with_(self, **changes: Any) -> "Address":
        """Set parameters; None drops one. The page number is left behind."""
        kept = [pair for pair in self.pairs if pair[0] not in changes and pair[0] != "page"]
        new = [(name, _text(value)) for name, value in changes.items() if value is not None]
        return Address(self.path, (*kept, *new))

    def without(self, name: str, value: str) -> "Address":
        kept = [pair for pair in self.pairs if pair != (name, value) and pair[0] != "page"]
        return Address(self.path, tuple(kept))

    @property
    def fields(self) -> Pairs:
        """All but the page number, as hidden fields of a form carry them."""
        return tuple(pair for pair in self.pairs if pair[0] != "page")


def at(
    path: str, *, on: date | None = None, known_by: date | None = None, fragment: str = ""
) -> str:
    """A page with the clocks that are set, so that a reader who looks back goes on doing so."""
    address = str(Address(path).with_(on=on, known_by=known_by))
    return f"{address}#{fragment}" if fragment else address


def day_address(conflict: str, day: date, known_by: date | None) -> str:
    """The page of a day, by the slug of its conflict."""
    return at(reverse("day", args=[conflict, day]), known_by=known_by)


def report_address(report: Report, known_by: date | None) -> str:
    """A report on the page of its article."""
    page = reverse("article", args=[report.article_id])
    return at(page, known_by=known_by, fragment=f"report-{report.pk}")


def downloads(address: Address, slug: str) -> dict[str, str]:
    """The list of a page from the API, which takes the same parameters."""
    asked = Address("/api/v1/events", address.fields).with_(conflict=slug)
    return {form: str(asked.with_(format=form)) for form in ("json", "csv", "geojson", "ndjson")}


def followed(address: Address, slug: str) -> dict[str, str]:
    """The same list for feed readers, calendars and TimelineJS."""
    names = ("feed", "calendar", "timelinejs")
    return {name: str(Address(reverse(name, args=[slug]), address.fields)) for name in names}


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
