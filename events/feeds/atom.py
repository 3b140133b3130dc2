"""An Atom feed (RFC 4287) of what is new in a conflict, or in what a filter keeps of it."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, get_tag_uri
from django.utils.translation import get_language

from events.feeds.asked import Asked
from events.feeds.entries import Entry
from events.feeds.texts import writable
from events.speech import say
from events.wording import KINDS, SITE


class TimelineFeed(Atom1Feed):
    """Django's feed with categories that have a name, and with a date that stands still."""

    def latest_post_date(self) -> datetime:
        """The latest change; of an empty feed the start of the conflict, not the present moment."""
        changes = [entry["updateddate"] for entry in self.items]
        return max(changes, default=datetime.combine(self.feed["starts_on"], time.min, UTC))

    def add_item_elements(self, handler: Any, item: Any) -> None:
        super().add_item_elements(handler, item)
        kind = item["kind"]
        handler.addQuickElement("category", "", {"term": str(kind), "label": say(KINDS[kind])})


def atom(asked: Asked, entries: Iterable[Entry]) -> bytes:
    """The document, its entries in the order given."""
    feed = TimelineFeed(
        title=asked.name,
        link=asked.page_url,
        description="",
        subtitle=writable(asked.conflict.summary_here) or None,
        language=get_language(),
        author_name=say(SITE),
        author_link=f"{asked.site}{reverse('conflicts')}",
        feed_url=asked.own_url,
        feed_guid=asked.own_url,
        starts_on=asked.conflict.starts_on,
    )
    for entry in entries:
        _add(feed, entry)
    return feed.writeString("utf-8").encode()


def _add(feed: TimelineFeed, entry: Entry) -> None:
    """An entry was published when the event came in, and updated when it last changed.

    Neither is the day of printing: no hour is known of that.
    """
    event = entry.event
    feed.add_item(
        title=entry.title,
        link=entry.url,
        description=entry.html,
        # No scheme in it: the move of a site to HTTPS makes nothing new.
        unique_id=get_tag_uri(f"{entry.site}/{entry.key}", event.created_at),
        pubdate=event.created_at,
        updateddate=event.changed_at,
        kind=entry.card.kind,
    )
