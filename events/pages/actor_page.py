"""All that the page of an actor prints: what it is, what it is called, what it took part in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.filters import EventFilter
from events.models import Actor, Conflict, EventActor
from events.names import actor_name_here, places_of
from events.pages.actor_part import ChangeOfHands, KindCount, changes_of_hands, kind_counts
from events.pages.cards import EventCard
from events.pages.listed_events import listed_events
from events.pages.place_names import direction
from events.speech import day_text, say
from events.timeline import frame_of
from events.vocabulary import ActorRole, Standing
from events.wording import ROLES


@dataclass(frozen=True)
class Alias:
    """A name that reports use."""

    name: str
    code: str
    direction: str


@dataclass(frozen=True)
class Role:
    """Events in which an actor, or somebody of its side, had one role."""

    name: str
    cards: tuple[EventCard, ...]


@dataclass(frozen=True)
class Aliases:
    """The names that mean an actor everywhere, or (`only_in`) in one conflict."""

    only_in: str
    names: tuple[Alias, ...]


@dataclass(frozen=True)
class ActorPage:
    """An actor for readers. `first` and `last` are the days of the outermost dated events."""

    actor: Actor
    aliases: tuple[Aliases, ...]
    members: Sequence[Actor]
    conflicts: Sequence[Conflict]
    roles: tuple[Role, ...]
    counts: Sequence[KindCount]
    changes: Sequence[ChangeOfHands]
    first: EventCard | None
    last: EventCard | None
    more: bool
    known_by: str


def actor_page(actor: Actor, *, on: date | None = None, known_by: date | None = None) -> ActorPage:
    """Gather an actor's page in eleven queries, and three more for each conflict it is a party to.

    Fetch the actor with its side.
    """
    members = list(actor.members.order_by("kind", "name"))
    wanted = EventFilter(on=on, known_by=known_by, actor=actor.slug)
    conflicts = list(Conflict.objects.filter(parties__actor=actor))
    frames = [frame_of(conflict, name=actor_name_here()) for conflict in conflicts]
    beside = [row for frame in frames for row in places_of(frame)]
    cards, more = listed_events(wanted, beside=[actor, actor.side, *members, *beside])
    ours = [actor.pk, *(member.pk for member in members)]
    roles = _roles_of(ours, [card.id for card in cards], known_by)
    dated = [card for card in cards if card.day and card.standing is not Standing.DENIED]
    return ActorPage(
        actor=actor,
        aliases=tuple(_aliases(actor)),
        members=members,
        conflicts=conflicts,
        roles=_by_role(cards, roles),
        counts=kind_counts(wanted),
        changes=changes_of_hands(actor, frames, cards, roles, on=on, known_by=known_by),
        first=dated[0] if dated else None,
        last=dated[-1] if dated and not more else None,
        more=more,
        known_by=day_text(known_by),
    )


def _aliases(actor: Actor) -> list[Aliases]:
    """Names that mean it everywhere come first; on pages that call it by another, its Latin one."""
    names = actor.names.exclude(name=actor.name).select_related("conflict")
    latin = [Alias(actor.also_called, "en", "ltr")] if actor.also_called else []
    found: dict[str, list[Alias]] = {"": latin}
    for name in names.order_by("language", "name"):
        if (name.language, name.name) == (actor.called_in, actor.called):
            continue
        only_in = name.conflict.called if name.conflict else ""
        alias = Alias(name.name, name.language, direction(name.language))
        found.setdefault(only_in, []).append(alias)
    return [Aliases(only_in, tuple(names)) for only_in, names in found.items() if names]


def _roles_of(
    actors: Sequence[int], events: Sequence[int], known_by: date | None
) -> Mapping[int, set[str]]:
    found: dict[int, set[str]] = {}
    parts = EventActor.objects.filter(actor__in=actors, event__in=events)
    if known_by:
        parts = parts.filter(known_from__lte=known_by)
    for event, role in parts.values_list("event_id", "role"):
        found.setdefault(event, set()).add(role)
    return found


def _by_role(cards: Sequence[EventCard], roles: Mapping[int, set[str]]) -> tuple[Role, ...]:
    found = (
        Role(say(ROLES[role]), tuple(card for card in cards if role in roles.get(card.id, ())))
        for role in ActorRole
    )
    return tuple(each for each in found if each.cards)
