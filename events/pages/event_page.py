"""All that the page of an event prints, read in twelve queries however many the reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from articles.models import Article
from events.chain import chain_in_words, chain_of
from events.dates import DateSpan
from events.evidence import Evidence
from events.messages import Message, capitalised, counted, listed, message
from events.models import Event
from events.names import learn_names_of
from events.pages.addresses import at, day_address
from events.pages.cards import EventCard, Part, card_of
from events.pages.citation import Citation
from events.pages.doubts import with_doubt
from events.pages.locator import Locator, locate
from events.pages.neighbours import Neighbour, neighbours
from events.pages.place_names import Named, local_names
from events.pages.reports import PrintedArticle, printed_article, report_block
from events.pages.story_line import Step, story_line
from events.speech import day_text, say, span_text
from events.tellings import Telling, tellings
from events.vocabulary import Standing
from events.wording import sources_in_words

_MEANS = {
    Standing.ASSERTED: message(
        "Outlets say so in their own words, and no denial stands against it."
    ),
    Standing.CLAIMED: message("Only a party to the conflict says so; nothing here bears it out."),
    Standing.CONFIRMED: message("The other side, or an official, admits it."),
    Standing.DISPUTED: message("Some sources say that it happened, others deny it."),
    Standing.DENIED: message("What is told of it is only denied, or the claim has been refuted."),
}


@dataclass(frozen=True)
class Dating:
    """A span that reports give, and who printed it; a source counts once."""

    text: str
    outlets: tuple[str, ...]
    derivations: tuple[str, ...]


@dataclass(frozen=True)
class EventPage:
    """An event with its chain of reports. `known_by` is the day asked about, if any."""

    event: Event
    card: EventCard
    names: tuple[Named, ...]
    derivation: str
    datings: tuple[Dating, ...]
    chain: tuple[PrintedArticle, ...]
    steps: tuple[Step, ...]
    story: str
    before: Neighbour | None
    after: Neighbour | None
    locator: Locator | None
    changed_at: datetime
    known_by: date | None

    @property
    def parts_by_role(self) -> list[tuple[str, list[Part]]]:
        roles = dict.fromkeys(part.role for part in self.card.actors)
        return [(role, [part for part in self.card.actors if part.role == role]) for role in roles]

    @property
    def title(self) -> str:
        return with_doubt(self.card.title, self.card.standing)

    @property
    def standing_means(self) -> str:
        return say(_MEANS[self.card.standing])

    @property
    def rests_on(self) -> str:
        """'4 independent sources, 4 outlets, 10 passages'."""
        card = self.card
        if not card.reports:
            return say(message("an editor’s own source"))
        told = [
            sources_in_words(card.sources),
            counted("%(number)s outlet", "%(number)s outlets", card.outlets),
            counted("%(number)s passage", "%(number)s passages", card.reports),
        ]
        return say(listed(told, "beside"))

    @property
    def api_url(self) -> str:
        # The API's own names of its routes may change; its address is a contract.
        return f"/api/v1/events/{self.event.pk}"

    @property
    def first_reported(self) -> str:
        return self.chain[0].printed if self.chain else ""

    @property
    def known_by_text(self) -> str:
        return day_text(self.known_by)

    @property
    def path(self) -> str:
        """The address of this page on its own host, as known by the day asked about."""
        return at(self.event.get_absolute_url(), known_by=self.known_by)

    @property
    def day(self) -> date | None:
        """The last day on which it may have happened, where it is a day of the conflict."""
        day, starts_on = self.card.day, self.event.conflict.starts_on
        return day if day and day >= starts_on else None

    @property
    def day_text(self) -> str:
        return day_text(self.day)

    @property
    def day_url(self) -> str:
        if self.day is None:
            return ""
        return day_address(self.event.conflict.slug, self.day, self.known_by)

    @property
    def _citable(self) -> Message:
        title, days = self.title, self.card.span_text
        if self.known_by is None:
            return message("%(title)s, %(days)s", title=title, days=days)
        return message(
            "%(title)s, %(days)s (as known on %(day)s)", title=title, days=days, day=self.known_by
        )

    def citation(self, address: str) -> Citation:
        """This page as a source; `address` is its whole address."""
        return Citation(
            key=f"conflict-timeline-event-{self.event.pk}",
            title=say(self._citable),
            address=address,
            changed_on=timezone.localdate(self.changed_at),
            read_on=timezone.localdate(),
        )


def event_page(event: Event, *, known_by: date | None = None) -> EventPage:
    """Gather a page. Fetch the event with its conflict, its place and the place's province.

    `known_by` counts only articles published up to a day (None: all).
    """
    telling = tellings([event], known_by)[event.pk]
    before, after = neighbours(telling, known_by)
    links = chain_of(telling, known_by)
    beside = [*(each.telling for each in (before, after) if each)]
    beside += [link.telling for link in links if link.telling]
    learn_names_of([telling, *beside], [link.report.place for link in links])
    return EventPage(
        event=event,
        card=card_of(telling),
        names=tuple(local_names(event.place)) if event.place else (),
        derivation=telling.derivation,
        datings=tuple(_datings(telling)),
        chain=tuple(_chain(telling)),
        steps=tuple(story_line(links, known_by)),
        story=capitalised(say(chain_in_words(links))) if len(links) > 1 else "",
        before=before,
        after=after,
        locator=locate(event.place, event.conflict) if event.place else None,
        changed_at=_changed_at(telling),
        known_by=known_by,
    )


def _changed_at(telling: Telling) -> datetime:
    """When the event's row, or an article or a verdict that it shows, came in last."""
    judged = [report.judged_at for report in telling.reports if report.judged_at]
    taken_in = [report.article.ingested_at for report in telling.reports]
    return max([telling.event.changed_at, *judged, *taken_in])


def _chain(telling: Telling) -> list[PrintedArticle]:
    """The reports in the order in which they were printed, each in its paragraph."""
    ids = {report.article_id for report in telling.reports}
    rows = Article.objects.filter(pk__in=ids).values_list("pk", "body", "story__agency")
    bodies = {pk: (body, agency) for pk, body, agency in rows}
    first: dict[int, str] = {}
    chain = []
    for pk, told in groupby(telling.reports, key=lambda report: report.article_id):
        reports, (body, agency) = list(told), bodies[pk]
        article = reports[0].article
        earlier = first.get(article.story_id, "")
        first.setdefault(article.story_id, article.publisher.name)
        blocks = [report_block(report, body, telling.known_by) for report in reports]
        chain.append(
            printed_article(
                article, blocks, agency=agency, same_text_as=earlier, known_by=telling.known_by
            )
        )
    return chain


def _datings(telling: Telling) -> list[Dating]:
    """The days that reports give, each with its sources; only those that say it happened."""
    dated = [each for each in telling.evidence if each.when and each.stance.says_it_happened]
    spans: dict[DateSpan, list[int]] = {}
    for number, each in enumerate(dated):
        if each.when:
            spans.setdefault(each.when, []).append(number)
    ordered = sorted(spans, key=lambda span: span.sort_key)
    return [_dating(span, [dated[number] for number in spans[span]]) for span in ordered]


def _dating(span: DateSpan, told: Sequence[Evidence]) -> Dating:
    outlets = dict.fromkeys(each.publisher for each in told)
    derivations = dict.fromkeys(each.derivation for each in told if each.derivation)
    return Dating(span_text(span), tuple(outlets), tuple(derivations))
