"""What an event is called in answers: its own title, or the pages' usual one."""

from collections.abc import Mapping, Sequence
from typing import Any

from events.vocabulary import ActorRole, EventKind, PlaceKind
from events.wording import event_title, place_in_words


def title_columns(prefix: str = "") -> tuple[str, ...]:
    """The columns that `title_of` reads, of a row in which the event stands behind a prefix."""
    names = ("title", "kind", "place__name", "place__kind", "place_text")
    return tuple(f"{prefix}{name}" for name in names)


def title_of(
    row: Mapping[str, Any], prefix: str = "", actors: Sequence[Mapping[str, Any]] = ()
) -> str | None:
    """The title of an event; None where the row has no event there."""
    values: Sequence[Any] = [row[name] for name in title_columns(prefix)]
    own, kind, place, place_kind, printed = values
    if own or kind is None:
        return str(own) if kind is not None else None
    where = place_in_words(place, PlaceKind(place_kind)) if place else printed
    takers = [actor["name"] for actor in actors if actor["role"] == ActorRole.TAKER]
    leavers = [actor["name"] for actor in actors if actor["role"] != ActorRole.TAKER]
    return str(event_title(EventKind(kind), where, takers, leavers))
