"""The timeline of a conflict, and a day of it: eight queries, however long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from events.filters import EventFilter
from events.forms import TimelineForm
from events.messages import message
from events.models import Conflict
from events.names import learn_names_of, places_of
from events.pages.addresses import Address
from events.pages.cards import DayGroup, EventCard, by_day
from events.pages.drawing import Drawing, Strip, draw, strip_of
from events.pages.facets import FACETS, Facets
from events.pages.found_cards import cards_of
from events.pages.listed_page import ListedPage, listed_page
from events.pages.pager import Pager
from events.pages.situation import Situation, legend
from events.pages.slides import slides_of
from events.speech import day_text, say
from events.tellings import tellings
from events.timeline import Frame, control_record


@dataclass(frozen=True)
class Chip:
    """A filter in force, the address without it, and how many events that leaves if known."""

    label: str
    url: str
    leaves: int | None


@dataclass(frozen=True)
class TimelinePage:
    """All that the template prints."""

    situation: Situation
    drawing: Drawing | None
    strip: Strip | None
    days: Sequence[DayGroup]
    background: Sequence[EventCard]
    listed: ListedPage
    address: Address
    wanted: EventFilter

    @property
    def legend(self) -> list[tuple[str, str]]:
        return legend(self.situation.rows, self.situation.record.frame.parties)

    @property
    def pager(self) -> Pager:
        listed = self.listed
        return Pager(self.address, listed.number, listed.last_number, listed.goes_on)

    @property
    def slides(self) -> dict[str, Any]:
        return slides_of(self.situation)


def last_day_of(conflict: Conflict) -> date:
    """The day that a conflict's page shows first: today, or its last one."""
    today = timezone.localdate()
    return max(min(conflict.ends_on or today, today), conflict.starts_on)


def timeline_page(
    frame: Frame, wanted: EventFilter, *, number: int, address: Address
) -> TimelinePage:
    """Gather a page of a timeline. The frame must have been read with shapes."""
    conflict = frame.conflict
    listed = listed_page(wanted, number, frame.cast)
    told = tellings(listed.events, wanted.known_by)
    learn_names_of(told.values(), places_of(frame))
    record = control_record(conflict, known_by=wanted.known_by, frame=frame)
    last = last_day_of(conflict)
    situation = Situation(record, day=wanted.on or last, last=last)
    cards = cards_of((told[event.pk] for event in listed.events), wanted.q)
    background, current = parted(cards, conflict.starts_on)
    return TimelinePage(
        situation=situation,
        drawing=draw(situation),
        strip=strip_of(situation, wanted.known_by),
        days=by_day(current),
        background=background,
        listed=listed,
        address=address,
        wanted=wanted,
    )


def parted(cards: Iterable[EventCard], starts_on: date) -> tuple[list[EventCard], list[EventCard]]:
    """Background that was over before the conflict started, and the conflict itself."""
    background: list[EventCard] = []
    current: list[EventCard] = []
    for card in cards:
        (background if card.day and card.day < starts_on else current).append(card)
    return background, current


def chips_of(
    form: TimelineForm, address: Address, facets: Facets | None, *, evening: bool
) -> list[Chip]:
    """The filters in force, in words; the day and its evening have their own controls."""
    elsewhere = {"on", "evening", *(["known_by"] if evening else [])}
    found = []
    for name, value in address.fields:
        if name in elsewhere or name not in form.fields:
            continue
        label = form.fields[name].label
        asked = message(
            "%(filter)s: %(asked)s", filter=str(label), asked=_in_words(form, name, value)
        )
        leaves = facets.without(name, value) if facets and name in FACETS else None
        found.append(Chip(say(asked), str(address.without(name, value)), leaves))
    return found


def _in_words(form: TimelineForm, name: str, value: str) -> str:
    choices = getattr(form.fields[name], "choices", ())
    named = {key: label for key, label in _flat(choices)}
    day = form.cleaned_data.get(name)
    return day_text(day) if isinstance(day, date) else str(named.get(value, value))


def _flat(choices: Iterable[Any]) -> Iterable[tuple[str, Any]]:
    for key, label in choices:
        if isinstance(label, list):
            yield from label
        else:
            yield key, label
