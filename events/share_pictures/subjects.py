"""What the picture of a timeline, of a day and of an event shows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from events.dates import in_words
from events.messages import capitalised, listed
from events.models import Conflict, ConflictPlace, Event, Place
from events.pages.cards import EventCard, card_of
from events.pages.drawing import shape_of
from events.pages.situation import Situation, legend
from events.pages.timeline_page import last_day_of
from events.share_pictures.picture import Mark, PictureMap, SharePicture, Spot
from events.tellings import tellings
from events.timeline import control_record, frame_of
from events.wording import sources_in_words

_NAMED = 2**40  # more than any population
_MOST_CHANGES = 4


def picture_of_site() -> SharePicture:
    """The picture of pages that are about no one conflict."""
    return SharePicture(
        headline="Conflicts, day by day",
        notes=("Who held which town on which day, and the printed sentences that say so.",),
    )


def picture_of_timeline(
    conflict: Conflict, *, on: date | None = None, known_by: date | None = None
) -> SharePicture:
    """Who holds what on a day, as known by a day (None: now). Three queries."""
    situation = _situation(conflict, on or last_day_of(conflict), known_by)
    return _of_situation(situation, known_by, notes=(situation.doubts,))


def picture_of_day(conflict: Conflict, day: date, *, known_by: date | None = None) -> SharePicture:
    """The state at the end of a day, and which places changed on it. Three queries."""
    situation = _situation(conflict, day, known_by)
    changed = [row.place for row in situation.changed_rows()]
    return _of_situation(situation, known_by, notes=(_changes(changed),), named=changed)


def picture_of_event(event: Event, *, known_by: date | None = None) -> SharePicture:
    """An event with its doubt, its days and its place. Fetch it with its conflict and place.

    The map shows the state at the end of the last day on which it may have happened.
    """
    card = card_of(tellings([event], known_by)[event.pk])
    around = _map_around(event, card, known_by)
    return SharePicture(
        kicker=event.conflict.title,
        when=_when(card),
        doubt=card.doubt,
        headline=card.title,
        notes=(_where(card), _sources(card)) if around else (_quote(card), _sources(card)),
        foot=_known(known_by),
        map=around,
    )


def _situation(conflict: Conflict, day: date, known_by: date | None) -> Situation:
    record = control_record(conflict, known_by=known_by, frame=frame_of(conflict, with_shapes=True))
    return Situation(record, day=day, last=last_day_of(conflict))


def _of_situation(
    situation: Situation,
    known_by: date | None,
    *,
    notes: tuple[str, ...],
    named: list[str] | None = None,
) -> SharePicture:
    figure = f"{situation.tally.held} of {situation.total}" if situation.count else ""
    headline = situation.count.removeprefix(figure).strip() or situation.conflict.title
    return SharePicture(
        kicker=situation.conflict.title if situation.count else "",
        when=f"On {situation.day_text}" if situation.count else situation.day_text,
        figure=figure,
        headline=headline,
        notes=notes,
        foot=_known(known_by),
        map=_map(situation, named or []),
    )


def _known(known_by: date | None) -> str:
    return f"Known by {in_words(known_by)}: later articles are left out" if known_by else ""


def _changes(places: list[str]) -> str:
    if not places:
        return ""
    more = len(places) - _MOST_CHANGES
    told = [*places[:_MOST_CHANGES], f"{more} more"] if more > 0 else places
    return f"Changed on this day: {listed(told)}"


def _when(card: EventCard) -> str:
    text = card.span_text[:1].upper() + card.span_text[1:]
    return text if card.exact or card.when is None else f"{text} ({card.precision})"


def _quote(card: EventCard) -> str:
    """The sentence it rests on first, where there is no map to show."""
    quote = card.quote
    return f"“{quote.text}” ({quote.outlet}, {quote.printed})" if quote else _where(card)


def _where(card: EventCard) -> str:
    if not card.place:
        return ""
    return f"{card.place}, {card.province} province" if card.province else card.place


def _sources(card: EventCard) -> str:
    told = capitalised(str(sources_in_words(card.sources)))
    checked = ", not yet checked by an editor" if card.machine_read else ""
    return f"{told}{checked}"


def _map(situation: Situation, named: list[str], mark: Mark | None = None) -> PictureMap | None:
    places = situation.record.places
    pairs = [(each, row) for each, row in zip(places, situation.rows, strict=True)]
    areas = [(shape, row.code) for each, row in pairs if (shape := shape_of(each))]
    if not areas:
        return None
    return PictureMap(
        areas=tuple(areas),
        spots=tuple(spot for each in places if (spot := _spot(each, named))),
        legend=tuple(legend(situation.rows, situation.record.frame.parties)),
        mark=mark,
    )


def _spot(each: ConflictPlace, named: list[str]) -> Spot | None:
    at = _coordinates(each.place)
    weight = each.place.population + (_NAMED if each.place.name in named else 0)
    return Spot(*at, each.place.name, weight) if at else None


def _coordinates(place: Place) -> tuple[float, float] | None:
    if place.longitude is None or place.latitude is None:
        return None
    return float(place.longitude), float(place.latitude)


def _map_around(event: Event, card: EventCard, known_by: date | None) -> PictureMap | None:
    """The map with the place of the event; None where it has none or lies outside."""
    mark = _mark(event.place) if event.place else None
    if mark is None:
        return None
    day = card.when.latest or card.when.earliest if card.when else None
    day = day or known_by or last_day_of(event.conflict)
    shown = _map(_situation(event.conflict, day, known_by), [], mark)
    if shown is None or not _contains(shown, mark.longitude, mark.latitude):
        return None
    return shown if day >= event.conflict.starts_on else _unpainted(shown)


def _unpainted(shown: PictureMap) -> PictureMap:
    """Who held what before the conflict is not told."""
    return replace(shown, areas=tuple((shape, "") for shape, _ in shown.areas), legend=())


def _mark(place: Place) -> Mark | None:
    """Its point, or else its outline, or that of its province."""
    if at := _coordinates(place):
        return Mark(*at, place.name)
    if place.shape:
        return Mark(*_middle_of(place.shape), place.name, place.shape)
    if place.province and place.province.shape:
        shape = place.province.shape
        return Mark(*_middle_of(shape), place.province.name, shape)
    return None


def _middle_of(shape: dict) -> tuple[float, float]:
    west, south, east, north = _bounds([shape])
    return (west + east) / 2, (south + north) / 2


def _bounds(shapes: Iterable[Mapping[str, Any]]) -> tuple[float, float, float, float]:
    points = [point for shape in shapes for point in _points(shape["coordinates"])]
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def _contains(shown: PictureMap, longitude: float, latitude: float) -> bool:
    west, south, east, north = _bounds(shape for shape, _ in shown.areas)
    return west <= longitude <= east and south <= latitude <= north


def _points(coordinates: Any) -> list[Any]:
    """The points of nested lists."""
    if coordinates and isinstance(coordinates[0], int | float):
        return [coordinates]
    return [point for inner in coordinates for point in _points(inner)]
