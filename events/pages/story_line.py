"""The chain of an event as its page prints it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from events.chain import STAGES, Link
from events.pages.addresses import at, report_address
from events.pages.cards import shortened
from events.pages.doubts import short_title_of
from events.speech import day_text, say
from events.vocabulary import EventKind
from events.wording import event_title, within_sentence


@dataclass(frozen=True)
class Step:
    """A link of the chain. `here` marks one that belongs to the event whose page this is."""

    day: date
    printed: str
    stage: str
    who: str
    title: str
    outlet: str
    quote: str
    language: str
    url: str
    here: bool


def story_line(links: Sequence[Link], known_by: date | None) -> list[Step]:
    """The chain as steps; empty where nothing but the event's own first report would stand."""
    return [_step(link, known_by) for link in links] if len(links) > 1 else []


def _step(link: Link, known_by: date | None) -> Step:
    return Step(
        day=link.day,
        printed=day_text(link.day),
        stage=say(STAGES[link.stage]),
        who=within_sentence(link.who),
        title=_title(link),
        outlet=link.report.article.publisher.name,
        quote=shortened(link.report.quote),
        language=link.report.article.language,
        url=_address(link, known_by),
        here=link.here,
    )


def _title(link: Link) -> str:
    report = link.report
    if link.telling is not None:
        return short_title_of(link.telling)
    where = report.place.called if report.place else ""
    return say(event_title(EventKind(report.kind), where))


def _address(link: Link, known_by: date | None) -> str:
    report = link.report
    if link.here:
        return f"#report-{report.pk}"
    if report.event_id:
        return at(reverse("event", args=[report.event_id]), known_by=known_by)
    return report_address(report, known_by)
