"""The chain by which an event came to be told, as an answer."""

from datetime import date
from typing import Any

from conflict_timeline.rest.links import Links
from events.chain import Link, chain_in_words, chain_of
from events.messages import capitalised
from events.models import Event
from events.pages.doubts import short_title_of
from events.tellings import tellings


def chain_answer(pk: int, links: Links, known_by: date | None) -> dict[str, Any]:
    """The members `chain` and `chain_text` of an event that is there; six queries."""
    event = Event.objects.select_related("conflict", "place").defer("place__shape").get(pk=pk)
    chain = chain_of(tellings([event], known_by)[pk], known_by)
    return {
        "chain": [_link(link, links) for link in chain],
        "chain_text": capitalised(str(chain_in_words(chain))),
    }


def _link(link: Link, links: Links) -> dict[str, Any]:
    report, article, told = link.report, link.report.article, link.telling
    publisher = article.publisher
    return {
        "stage": link.stage,
        "day": link.day,
        "who": link.who,
        "kind": report.kind,
        "stance": report.stance,
        "quote": report.quote,
        "report": report.pk,
        "article": links.reference("article", article.pk, article.headline),
        "publisher": {
            "id": publisher.pk,
            "slug": publisher.slug,
            "name": publisher.name,
            "url": publisher.homepage or None,
        },
        "event": links.reference("event", told.event.pk, short_title_of(told)) if told else None,
        "of_this_event": link.here,
        "url": f"{links.to('article', article.pk)}#report-{report.pk}",
    }
