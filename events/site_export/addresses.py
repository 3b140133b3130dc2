"""Which addresses of the site belong to an exported conflict, and the file that each becomes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import override

from conflict_timeline.languages import language_of
from events.models import Actor, Conflict, ConflictPlace, Event, Place, Report
from events.pages.listed_page import pages_for
from events.pages.timeline_page import last_day_of

Keys = frozenset[Any]
DATA_FORMATS = ("json", "geojson", "csv", "ndjson")
FOLDERS = {"event": "events", "place": "places", "actor": "actors", "article": "articles"}
HOME = "index.html"


@dataclass(frozen=True)
class Exported:
    """What is exported of a conflict: its days, and the keys of pages by the name of their view.

    `pages` is the number of pages that its list has.
    """

    conflict: Conflict
    days: tuple[date, ...]
    keys: Mapping[str, Keys]
    pages: int

    def addresses(self) -> Iterator[str]:
        """Every address to fetch, in every language; each has its file."""
        for language, _ in settings.LANGUAGES:
            with override(language):
                pages = list(self._pages())
            yield from pages

    def _pages(self) -> Iterator[str]:
        """The addresses of one language."""
        home = self.conflict.get_absolute_url()
        yield home
        yield from (f"{home}?page={number}" for number in range(2, self.pages + 1))
        for day in self.days:
            yield f"{home}{day}/"
            yield f"{home}{day}/?known_by={day}"
        for page, keys in self.keys.items():
            yield from (reverse(page, args=[key]) for key in sorted(keys))
        coverage = reverse("coverage", args=[self.conflict.slug])
        yield coverage
        yield from (f"{coverage}?month={month}" for month in self._months())
        yield from (reverse("about"), reverse("credits"))

    def data_addresses(self) -> Iterator[str]:
        query = urlencode({"conflict": self.conflict.slug})
        for form in DATA_FORMATS:
            yield f"/api/v1/events?{query}&format={form}"

    def file_of(self, address: str) -> str | None:
        """The file of an address, from the root of the export; None for what is not in it.

        Pages of another language than the site's own lie in a folder with its code.
        """
        parts = urlsplit(address)
        query = dict(parse_qsl(parts.query))
        if parts.path == "/api/v1/events":
            return self._data_file(query)
        language = language_of(parts.path)
        try:
            with override(language):
                found = resolve(parts.path)
        except Resolver404:
            return None
        file = self._page_file(found.url_name or "", found.kwargs, query)
        return f"{language}/{file}" if file and language != settings.LANGUAGE_CODE else file

    def _page_file(self, page: str, key: Mapping[str, Any], query: dict[str, str]) -> str | None:
        if page in FOLDERS:
            known = key.get("pk", key.get("slug"))
            # What was known of it on a day is here as it is known now.
            inside = known in self.keys[page] and set(query) <= {"known_by"}
            return f"{FOLDERS[page]}/{known}/{HOME}" if inside else None
        if page in ("about", "credits"):
            return f"{page}/{HOME}"
        if page == "conflicts":
            return HOME
        if key.get("slug") != self.conflict.slug:
            return None
        return self._of_conflict(page, key, query)

    def _of_conflict(self, page: str, key: Mapping[str, Any], query: dict[str, str]) -> str | None:
        if page == "timeline" and set(query) <= {"page"}:
            return f"list/{query['page']}/{HOME}" if query else HOME
        if page == "timeline" and "on" in query:
            return self._day_file(query.pop("on"), query)
        if page == "day":
            return self._day_file(key["day"].isoformat(), query)
        if page == "coverage" and set(query) <= {"month"}:
            return "/".join(filter(None, ["coverage", query.get("month"), HOME]))
        return None

    def _day_file(self, day: str, query: dict[str, str]) -> str | None:
        """A day as known now, or as known that evening."""
        if not self.days[0].isoformat() <= day <= self.days[-1].isoformat():
            return None
        if not query:
            return f"days/{day}/{HOME}"
        return f"days/{day}/that-evening/{HOME}" if query == {"known_by": day} else None

    def _data_file(self, query: dict[str, str]) -> str | None:
        form = query.pop("format", "json")
        ours = query == {"conflict": self.conflict.slug} and form in DATA_FORMATS
        return f"data/events.{form}" if ours else None

    def _months(self) -> list[str]:
        return sorted({f"{day:%Y-%m}" for day in self.days})


def exported(conflict: Conflict) -> Exported:
    """Gather what belongs to a conflict's export: what its visible events touch."""
    events = Event.objects.visible().filter(conflict=conflict)
    of_interest = ConflictPlace.objects.filter(conflict=conflict)
    places = {
        *events.values_list("place", flat=True),
        *events.values_list("place__province", flat=True),
        *of_interest.values_list("place", flat=True),
        *of_interest.values_list("place__province", flat=True),
        *of_interest.values_list("place__capital_of", flat=True),
    }
    actors = {
        *events.values_list("parts__actor", flat=True),
        *events.values_list("parts__actor__side", flat=True),
        *conflict.parties.values_list("actor", flat=True),
    }
    told = Report.objects.public().filter(conflict=conflict)
    keys = {
        "event": frozenset(events.values_list("pk", flat=True)),
        "place": _slugs(Place, places),
        "actor": _slugs(Actor, actors),
        "article": frozenset(told.values_list("article", flat=True)),
    }
    return Exported(conflict, tuple(_days(conflict)), keys, pages_for(len(keys["event"])))


def _slugs(model: type[Place] | type[Actor], ids: set[int | None]) -> Keys:
    rows: Any = model.objects.only("slug").in_bulk(pk for pk in ids if pk is not None)
    return frozenset(row.slug for row in rows.values())


def _days(conflict: Conflict) -> Iterator[date]:
    last = last_day_of(conflict)
    for number in range((last - conflict.starts_on).days + 1):
        yield conflict.starts_on + timedelta(days=number)
