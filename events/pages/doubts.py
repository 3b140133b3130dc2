"""Titles that never state as a fact what is only claimed, disputed or denied."""

from events.pages.cards import place_name
from events.tellings import Telling
from events.vocabulary import Standing
from events.wording import DOUBTS, event_title


def with_doubt(title: str, standing: Standing) -> str:
    """'Denied: Capture of Kunduz'; the title alone where nobody doubts it."""
    doubt = DOUBTS.get(standing)
    return f"{doubt}: {title}" if doubt else title


def short_title_of(telling: Telling) -> str:
    """The editor's title or kind and place, with its doubt. Fetch the event with its place."""
    title = telling.event.title or event_title(telling.kind, place_name(telling.event))
    return with_doubt(title, telling.standing)


def span_text_of(telling: Telling) -> str:
    return telling.when.text if telling.when else "date not known"
