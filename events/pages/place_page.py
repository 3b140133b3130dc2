"""All that the page of a place prints: its names, who held it when and why, what happened there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from events.control import Period
from events.filters import EventFilter
from events.messages import Message, listed, message
from events.models import Conflict, Place, PlaceName
from events.names import actor_name_here, with_surroundings
from events.pages.cards import EventCard
from events.pages.control_bar import ControlBar, control_bars
from events.pages.listed_events import listed_events
from events.pages.locator import Locator, conflict_around, locate
from events.pages.place_names import Named, latin_name, other_names
from events.pages.situation import Reason, code_of, reasons_of, state_in_words
from events.pages.timeline_page import last_day_of
from events.speech import day_text, days_text, degrees_text, say
from events.timeline import control_record, frame_of
from events.vocabulary import PlaceKind


@dataclass(frozen=True)
class Stretch:
    """Days in a row with one answer, for the list under the bar."""

    days: str
    state: str
    code: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class History:
    """Who held a place through a conflict: bars over time and the same in words."""

    conflict: Conflict
    bars: tuple[ControlBar, ...]
    stretches: tuple[Stretch, ...]


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
    locator: Locator | None
    known_by: str

    @property
    def codes(self) -> list[str]:
        """Every fill that a bar needs."""
        told = (stretch for history in self.histories for stretch in history.stretches)
        return sorted({stretch.code for stretch in told})

    @property
    def asked_of_api(self) -> str:
        """The query that lists the same events."""
        asks = "province" if self.place.kind == PlaceKind.PROVINCE else "place"
        return f"{asks}={self.place.slug}"

    @property
    def coordinates(self) -> str:
        """'36.70904° N, 67.11087° E', or nothing."""
        if self.place.latitude is None or self.place.longitude is None:
            return ""
        spot = [_north(self.place.latitude), _east(self.place.longitude)]
        return say(listed(spot, "beside"))


def place_page(place: Place, *, on: date | None = None, known_by: date | None = None) -> PlacePage:
    """Gather a place's page; of a province, with the events of the places in it.

    Fetch the place with its province and what it is the capital of. Eleven queries, and five
    more for each conflict in which it is a place of interest.
    """
    is_province = place.kind == PlaceKind.PROVINCE
    wanted = EventFilter(
        on=on,
        known_by=known_by,
        place="" if is_province else place.slug,
        province=place.slug if is_province else "",
    )
    names = list(place.names.all())
    within = list(place.places_within.defer("shape").order_by("name")) if is_province else []
    cards, more = listed_events(wanted, beside=[*with_surroundings(place), *within])
    interest = place.conflicts.select_related("conflict")
    histories = [_history(place, each.conflict, cards, on, known_by) for each in interest]
    conflict = conflict_around(place)
    return PlacePage(
        place=place,
        names=(*latin_name(place), *other_names(place, names)),
        other_spellings=_other_spellings(place, names),
        within=within,
        capital=next((each for each in within if each.capital_of_id == place.pk), None),
        histories=tuple(history for history in histories if history.bars),
        cards=cards,
        more=more,
        locator=locate(place, conflict) if conflict else None,
        known_by=day_text(known_by),
    )


def _other_spellings(place: Place, names: Sequence[PlaceName]) -> tuple[str, ...]:
    english = (each.name for each in names if each.language == "en")
    return tuple(spelling for spelling in english if spelling != place.name)


def _north(latitude: Decimal) -> Message:
    degrees = degrees_text(abs(latitude))
    if latitude < 0:
        return message("%(degrees)s° S", degrees=degrees)
    return message("%(degrees)s° N", degrees=degrees)


def _east(longitude: Decimal) -> Message:
    degrees = degrees_text(abs(longitude))
    if longitude < 0:
        return message("%(degrees)s° W", degrees=degrees)
    return message("%(degrees)s° E", degrees=degrees)


def _history(
    place: Place,
    conflict: Conflict,
    cards: Sequence[EventCard],
    on: date | None,
    known_by: date | None,
) -> History:
    frame = frame_of(conflict, name=actor_name_here())
    record = control_record(conflict, known_by=known_by, frame=frame, place=place)
    periods = record.history_of(place.pk, until=on or last_day_of(conflict))
    colours = {one.id: one.colour or 0 for one in record.frame.parties}
    codes = [code_of(period.control, colours) for period in periods]
    return History(
        conflict=conflict,
        bars=control_bars(periods, codes, cards),
        stretches=tuple(_stretch(*pair, known_by) for pair in zip(periods, codes, strict=True)),
    )


def _stretch(period: Period, code: str, known_by: date | None) -> Stretch:
    control = period.control
    days = days_text(period.first, period.last)
    return Stretch(days, state_in_words(control), code, reasons_of(control, known_by))
