"""All that the page of an actor prints: what it is, what it is called, what it took part in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from events.filters import EventFilter
from events.models import Actor, ActorName, Conflict, EventActor
from events.pages.cards import EventCard
from events.pages.listed_events import listed_events
from events.pages.place_names import direction
from events.vocabulary import ActorRole
from events.wording import ROLES, in_words


@dataclass(frozen=True)
class Alias:
    """A name that reports use; `only_in` is the conflict in which it means this actor."""

    name: str
    code: str
    direction: str
    only_in: str


@dataclass(frozen=True)
class Role:
    """Events in which an actor, or somebody of its side, had one role."""

    name: str
    cards: tuple[EventCard, ...]


@dataclass(frozen=True)
class ActorPage:
    """An actor for readers."""

    actor: Actor
    aliases: tuple[Alias, ...]
    members: Sequence[Actor]
    conflicts: Sequence[Conflict]
    roles: tuple[Role, ...]
    count: int
    more: bool
    known_by: str


def actor_page(actor: Actor, *, on: date | None = None, known_by: date | None = None) -> ActorPage:
    """Gather an actor's page in eight queries. Fetch the actor with its side."""
    cards, more = listed_events(EventFilter(on=on, known_by=known_by, actor=actor.slug))
    members = list(actor.members.order_by("kind", "name"))
    ours = [actor.pk, *(member.pk for member in members)]
    return ActorPage(
        actor=actor,
        aliases=tuple(_alias(name) for name in _names(actor)),
        members=members,
        conflicts=list(Conflict.objects.filter(parties__actor=actor)),
        roles=_by_role(cards, _roles_of(ours, [card.id for card in cards])),
        count=len(cards),
        more=more,
        known_by=in_words(known_by) if known_by else "",
    )


def _names(actor: Actor) -> list[ActorName]:
    names = actor.names.exclude(name=actor.name).select_related("conflict")
    return list(names.order_by("language", "name"))


def _alias(name: ActorName) -> Alias:
    only_in = name.conflict.title if name.conflict else ""
    return Alias(name.name, name.language, direction(name.language), only_in)


def _roles_of(actors: Sequence[int], events: Sequence[int]) -> Mapping[int, set[str]]:
    found: dict[int, set[str]] = {}
    parts = EventActor.objects.filter(actor__in=actors, event__in=events)
    for event, role in parts.values_list("event_id", "role"):
        found.setdefault(event, set()).add(role)
    return found


def _by_role(cards: Sequence[EventCard], roles: Mapping[int, set[str]]) -> tuple[Role, ...]:
    found = (
        Role(ROLES[role], tuple(card for card in cards if role in roles.get(card.id, ())))
        for role in ActorRole
    )
    return tuple(each for each in found if each.cards)
