"""Titles that never state as a fact what is only claimed, disputed or denied."""

from events.messages import Value
from events.pages.cards import place_name
from events.speech import say, span_text
from events.tellings import Telling
from events.vocabulary import Standing
from events.wording import event_title
from events.wording import with_doubt as doubted


def with_doubt(title: Value, standing: Standing) -> str:
    """'Denied: Capture of Kunduz'; the title alone where nobody doubts it."""
    return say(doubted(title, standing))


def short_title_of(telling: Telling) -> str:
    """The editor's title or kind and place, with its doubt. Fetch the event with its place."""
    title = telling.event.title or event_title(telling.kind, place_name(telling.event))
    return with_doubt(title, telling.standing)


def span_text_of(telling: Telling) -> str:
    return span_text(telling.when)
