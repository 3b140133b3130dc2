"""What the picture of a timeline, of a day and of an event shows."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from events.map import points_of
from events.messages import capitalised, listed, message
from events.models import Conflict, ConflictPlace, Event, Place
from events.names import actor_name_here, learn_names, learn_names_of, places_of
from events.pages.cards import EventCard, card_of
from events.pages.drawing import shape_of
from events.pages.situation import Situation, legend
from events.pages.timeline_page import last_day_of
from events.share_pictures.picture import Mark, PictureMap, SharePicture, Spot
from events.speech import say
from events.tellings import tellings
from events.timeline import control_record, frame_of
from events.vocabulary import Standing
from events.wording import sources_in_words

_NAMED = 2**40  # more than any population
_MOST_CHANGES = 4
_ABOUT = message("Who held which town on which day, and the printed sentences that say so.")


def picture_of_site() -> SharePicture:
    """The picture of pages that are about no one conflict."""
    return SharePicture(
        headline=say(message("Conflicts, day by day")),
        notes=(say(_ABOUT),),
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
    told = tellings([event], known_by)[event.pk]
    learn_names_of([told])
    card = card_of(told)
    around = _map_around(event, card, known_by)
    return SharePicture(
        kicker=event.conflict.called,
        when=capitalised(card.days),
        doubt=card.doubt,
        is_denied=card.standing is Standing.DENIED,
        headline=card.title,
        notes=(card.where, _sources(card)) if around else (_quote(card), _sources(card)),
        foot=_known(known_by),
        map=around,
    )


def _situation(conflict: Conflict, day: date, known_by: date | None) -> Situation:
    frame = frame_of(conflict, with_shapes=True, name=actor_name_here())
    learn_names(places_of(frame))
    record = control_record(conflict, known_by=known_by, frame=frame)
    return Situation(record, day=day, last=last_day_of(conflict))


def _of_situation(
    situation: Situation,
    known_by: date | None,
    *,
    notes: tuple[str, ...],
    named: list[str] | None = None,
) -> SharePicture:
    figure, title, day = "", situation.conflict.called, situation.day_text
    if situation.count:
        held, total = situation.tally.held, situation.total
        figure = say(message("%(held)s of %(total)s", held=held, total=total))
        day = say(message("On %(day)s", day=situation.day))
    headline = situation.count.removeprefix(figure).strip() or title
    return SharePicture(
        kicker=title if situation.count else "",
        when=day,
        figure=figure,
        headline=headline,
        notes=notes,
        foot=_known(known_by),
        map=_map(situation, named or []),
    )


def _known(known_by: date | None) -> str:
    if not known_by:
        return ""
    return say(message("Known by %(day)s: later articles are left out", day=known_by))


def _changes(places: list[str]) -> str:
    if not places:
        return ""
    more = len(places) - _MOST_CHANGES
    named = listed(places)
    if more > 0:
        some = listed(places[:_MOST_CHANGES], "beside")
        named = listed([some, message("%(number)s more", number=more)])
    return say(message("Changed on this day: %(places)s", places=named))


def _quote(card: EventCard) -> str:
    """The sentence it rests on first, where there is no map to show."""
    quote = card.quote
    if not quote:
        return card.where
    return f"“{quote.text}” ({say(listed([quote.outlet, quote.printed], 'beside'))})"


def _sources(card: EventCard) -> str:
    told = capitalised(say(sources_in_words(card.sources)))
    if card.disagree:
        told = say(message("%(sources)s that disagree on the day", sources=told))
    if not card.machine_read:
        return told
    return say(message("%(sources)s, not yet checked by an editor", sources=told))


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
    weight = each.place.population + (_NAMED if each.place.called in named else 0)
    return Spot(*at, each.place.called, weight) if at else None


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
        return Mark(*at, place.called)
    if place.shape:
        return Mark(*_middle_of(place.shape), place.called, place.shape)
    if place.province and place.province.shape:
        shape = place.province.shape
        return Mark(*_middle_of(shape), place.province.called, shape)
    return None


def _middle_of(shape: dict) -> tuple[float, float]:
    west, south, east, north = _bounds([shape])
    return (west + east) / 2, (south + north) / 2


def _bounds(shapes: Iterable[Mapping[str, Any]]) -> tuple[float, float, float, float]:
    points = [point for shape in shapes for point in points_of(shape)]
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def _contains(shown: PictureMap, longitude: float, latitude: float) -> bool:
    west, south, east, north = _bounds(shape for shape, _ in shown.areas)
    return west <= longitude <= east and south <= latitude <= north
