"""All that the page of a place prints: its names, who held it when and why, what happened there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.control import Period
from events.filters import EventFilter
from events.models import Conflict, Place
from events.pages.cards import EventCard
from events.pages.drawing import Bar
from events.pages.listed_events import listed_events
from events.pages.place_names import Named, named
from events.pages.situation import Reason, code_of, reasons_of, state_in_words
from events.pages.timeline_page import last_day_of
from events.timeline import control_record
from events.vocabulary import PlaceKind
from events.wording import days_in_words, in_words

BAR_WIDTH = 800
SHOWN_ON_BAR = 3  # units; a shorter stretch would not be seen


@dataclass(frozen=True)
class Stretch:
    """Days in a row with one answer, for the list under the bar."""

    days: str
    state: str
    code: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class History:
    """Who held a place through a conflict: a bar over time and the same in words."""

    conflict: Conflict
    bars: tuple[Bar, ...]
    stretches: tuple[Stretch, ...]
    first: str
    last: str


@dataclass(frozen=True)
class PlacePage:
    """A place for readers. `within` are the places of a province."""

    place: Place
    names: tuple[Named, ...]
    other_spellings: tuple[str, ...]
    within: Sequence[Place]
    capital: Place | None
    histories: tuple[History, ...]
    cards: Sequence[EventCard]
    more: bool
    known_by: str

    @property
    def codes(self) -> list[str]:
        """Every fill that a bar needs."""
        return sorted({bar.code for history in self.histories for bar in history.bars})

    @property
    def coordinates(self) -> str:
        """'36.70904° N, 67.11087° E', or nothing."""
        if self.place.latitude is None or self.place.longitude is None:
            return ""
        latitude, longitude = self.place.latitude, self.place.longitude
        north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
        return f"{abs(latitude):.4f}° {north}, {abs(longitude):.4f}° {east}"


def place_page(place: Place, *, on: date | None = None, known_by: date | None = None) -> PlacePage:
    """Gather a place's page; of a province, with the events of the places in it.

    Fetch the place with its province and what it is the capital of. Nine queries, and five
    more for each conflict in which it is a place of interest.
    """
    is_province = place.kind == PlaceKind.PROVINCE
    wanted = EventFilter(
        on=on,
        known_by=known_by,
        place="" if is_province else place.slug,
        province=place.slug if is_province else "",
    )
    cards, more = listed_events(wanted)
    names = named(place.names.all())
    within = list(place.places_within.defer("shape").order_by("name")) if is_province else []
    interest = place.conflicts.select_related("conflict")
    histories = [_history(place, each.conflict, on, known_by) for each in interest]
    return PlacePage(
        place=place,
        names=tuple(each for each in names if each.code != "en"),
        other_spellings=_other_spellings(place, names),
        within=within,
        capital=next((each for each in within if each.capital_of_id == place.pk), None),
        histories=tuple(history for history in histories if history.bars),
        cards=cards,
        more=more,
        known_by=in_words(known_by) if known_by else "",
    )


def _other_spellings(place: Place, names: Sequence[Named]) -> tuple[str, ...]:
    english = [spelling for each in names if each.code == "en" for spelling in each.spellings]
    return tuple(spelling for spelling in english if spelling != place.name)


def _history(place: Place, conflict: Conflict, on: date | None, known_by: date | None) -> History:
    record = control_record(conflict, known_by=known_by, place=place)
    last = on or last_day_of(conflict)
    periods = record.history_of(place.pk, until=last)
    colours = {one.id: one.colour or 0 for one in record.frame.parties}
    codes = [code_of(period.control, colours) for period in periods]
    return History(
        conflict=conflict,
        bars=tuple(_bars(periods, codes)),
        stretches=tuple(_stretch(*pair) for pair in zip(periods, codes, strict=True)),
        first=in_words(conflict.starts_on),
        last=in_words(last),
    )


def _bars(periods: Sequence[Period], codes: Sequence[str]) -> list[Bar]:
    """Stretches of the bar, as wide as they are long, and never too narrow to be seen."""
    widths = [max(_length(period), 1) for period in periods]
    unit = BAR_WIDTH / max(sum(widths), 1)
    drawn = [max(width * unit, SHOWN_ON_BAR) for width in widths]
    shrink = BAR_WIDTH / max(sum(drawn), 1)
    bars, x = [], 0.0
    for period, code, width in zip(periods, codes, drawn, strict=True):
        title = f"{_days(period)}: {state_in_words(period.control)}"
        bars.append(Bar(round(x, 1), round(width * shrink, 1), code, title))
        x += width * shrink
    return bars


def _length(period: Period) -> int:
    return (period.last - period.first).days + 1


def _days(period: Period) -> str:
    return days_in_words(period.first, period.last)


def _stretch(period: Period, code: str) -> Stretch:
    control = period.control
    return Stretch(
        days_in_words(period.first, period.last), state_in_words(control), code, reasons_of(control)
    )
