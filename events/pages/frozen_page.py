"""A list of events fixed by a checksum, so that it can be cited: what it was, and is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.filters import EventFilter
from events.frozen import Checksum, in_groups
from events.frozen_lists import checksum_for
from events.models import Conflict
from events.names import learn_names_of, places_of
from events.pages.addresses import Address, downloads
from events.pages.cards import EventCard, card_of
from events.pages.listed_page import page_of, pages_for
from events.pages.pager import Pager
from events.speech import day_text, say
from events.tellings import tellings
from events.timeline import Frame
from events.wording import events_in_words

# What a link carries beside the question.
MADE_OF = ("made", "count", "sha256")


@dataclass(frozen=True)
class Freezing:
    """When a link was made, and what the list was then."""

    made: date
    was: Checksum


@dataclass(frozen=True)
class FrozenPage:
    """A frozen list beside what it is now; `address` is the link's."""

    conflict: Conflict
    wanted: EventFilter
    freezing: Freezing
    now: Checksum
    cards: Sequence[EventCard]
    number: int
    address: Address

    @property
    def unchanged(self) -> bool:
        return self.now == self.freezing.was

    @property
    def digits(self) -> list[str]:
        return in_groups(self.freezing.was.sha256)

    @property
    def made(self) -> str:
        return day_text(self.freezing.made)

    @property
    def was_in_words(self) -> str:
        return say(events_in_words(self.freezing.was.count))

    @property
    def now_in_words(self) -> str:
        return say(events_in_words(self.now.count))

    @property
    def question(self) -> Address:
        """The timeline's own parameters, on the path of the frozen view."""
        kept = [pair for pair in self.address.fields if pair[0] not in MADE_OF]
        return Address(self.address.path, tuple(kept))

    @property
    def timeline_url(self) -> str:
        return str(Address(self.conflict.get_absolute_url(), self.question.pairs))

    @property
    def downloads(self) -> dict[str, str]:
        return downloads(self.question, self.conflict.slug)

    @property
    def changes_url(self) -> str:
        asked = Address("/api/v1/changes").with_(conflict=self.conflict.slug)
        return str(asked.with_(since=self.freezing.made))

    @property
    def pager(self) -> Pager:
        return Pager(self.address, self.number, pages_for(self.now.count))


def frozen_page(
    frame: Frame, wanted: EventFilter, freezing: Freezing, *, number: int, address: Address
) -> FrozenPage:
    """Sum up the list as it is now and gather a page of it. Raises ListTooLong."""
    now = checksum_for(wanted)
    listed = list(page_of(wanted, number))
    told = tellings(listed, wanted.known_by)
    learn_names_of(told.values(), places_of(frame))
    cards = [card_of(told[event.pk]) for event in listed]
    return FrozenPage(frame.conflict, wanted, freezing, now, cards, number, address)


def frozen_address(address: Address, wanted: EventFilter, *, made: date) -> Address:
    """The complete link for a list as it is now. Raises ListTooLong."""
    now = checksum_for(wanted)
    whole = address.with_(on=wanted.on, known_by=wanted.known_by, made=made)
    return whole.with_(count=now.count, sha256=now.sha256)
