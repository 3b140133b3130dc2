"""An article: what it is, the passages quoted from it, and what came of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from articles.models import Article
from events.messages import counted, message
from events.models import Conflict, CountReport, Report
from events.names import learn_names_of
from events.pages.article_text import Passage, Span, Stretch, paragraphs, passages
from events.pages.count_lines import CountLine, count_lines
from events.pages.doubts import short_title_of, span_text_of
from events.pages.reports import stance_in_words
from events.speech import day_text, say, span_text
from events.tellings import Telling, in_brief
from events.timeline import chronicle_of
from events.vocabulary import EventKind, Stance, Verdict
from events.wording import VERDICTS, event_title, events_in_words, within_sentence


@dataclass(frozen=True)
class Outcome:
    """What one report says and what came of it; `url` is its event's, empty without one."""

    id: int
    title: str
    url: str
    event_span: str
    stance: Stance
    stance_text: str
    speaker: str
    span_text: str
    derivation: str
    verdict_text: str
    checked: bool
    waits: str
    quote: str


@dataclass(frozen=True)
class QuotedPassage:
    """A passage with the outcomes of its reports; `in_headline` says that it is the headline."""

    passage: Passage
    outcomes: tuple[Outcome, ...]
    in_headline: bool


@dataclass(frozen=True)
class ArticlePage:
    """An article for readers; `text` is its whole text, empty where they may not see it."""

    article: Article
    printed: str
    passages: tuple[QuotedPassage, ...]
    text: Sequence[tuple[Stretch, ...]]
    same_text: Sequence[Article]
    counts: Sequence[CountLine]
    known_by: str

    @property
    def title(self) -> str:
        """'Third city falls, The Sample Courier'."""
        headline = self.article.headline or message("Article")
        outlet = self.article.publisher.name
        return say(message("%(headline)s, %(outlet)s", headline=headline, outlet=outlet))

    @property
    def amount(self) -> str:
        """'5 passages, 7 reports of 4 events.'"""
        outcomes = [outcome for each in self.passages for outcome in each.outcomes]
        events = len({outcome.url for outcome in outcomes if outcome.url})
        passages = counted("%(number)s passage", "%(number)s passages", len(self.passages))
        reports = counted("%(number)s report", "%(number)s reports", len(outcomes))
        if not events:
            told = message(
                "%(passages)s, %(reports)s, no event.", passages=passages, reports=reports
            )
            return say(told)
        told = message(
            "%(passages)s, %(reports)s of %(events)s.",
            passages=passages,
            reports=reports,
            events=events_in_words(events),
        )
        return say(told)


# Why a report waits for an editor is kept in English; what names nothing is said in others too.
_QUESTIONS = {
    str(each): each
    for each in (
        message("no date in the passage"),
        message("more than one event fits"),
        message("an editor withdrew the event that this seems to tell of"),
    )
}


def article_page(article: Article, *, in_full: bool, known_by: date | None = None) -> ArticlePage:
    """Gather an article's page in three queries; only quoted passages unless `in_full`.

    `known_by` tells what came of them as it was known by a day (None: now), in three queries
    more; each conflict in which it counts places taken costs eight. Fetch the article with its
    publisher and story.
    """
    reports = {report.pk: report for report in _public_reports(article)}
    told = in_brief([one.event for one in reports.values() if one.event is not None], known_by)
    counts = _counts(article)
    chronicles = [chronicle_of(conflict) for conflict in counts]
    in_counts = [each for chronicle in chronicles for each in chronicle.told.values()]
    learn_names_of([*told.values(), *in_counts], [one.place for one in reports.values()])
    outcomes = {pk: _outcome(one, told.get(one.event_id or 0)) for pk, one in reports.items()}
    spans = [Span(pk, report.start, report.end) for pk, report in reports.items()]
    quoted = passages(article.body, spans)
    headline_end = len(article.headline) if article.body.startswith(article.headline) else 0
    return ArticlePage(
        article=article,
        printed=day_text(article.published_on),
        passages=tuple(_quoted(each, outcomes, headline_end) for each in quoted),
        text=_text(article, spans, headline_end) if in_full else (),
        same_text=_same_text(article),
        counts=[
            line
            for each, chronicle in zip(counts.values(), chronicles, strict=True)
            for line in count_lines(each, chronicle)
        ],
        known_by=day_text(known_by),
    )


def _counts(article: Article) -> dict[Conflict, list[CountReport]]:
    told = article.counts.select_related("conflict", "article__publisher").defer("article__body")
    counts: dict[Conflict, list[CountReport]] = {}
    for count in told.order_by("start"):
        counts.setdefault(count.conflict, []).append(count)
    return counts


def _public_reports(article: Article) -> QuerySet[Report]:
    return (
        Report.objects.public()
        .filter(article=article)
        .select_related("event__place", "place")
        .defer("event__place__shape", "place__shape")
        .order_by("start", "pk")
    )


def _same_text(article: Article) -> list[Article]:
    others = Article.objects.filter(story=article.story_id).exclude(pk=article.pk)
    return list(others.select_related("publisher").defer("body").order_by("published_on", "pk"))


def _text(article: Article, spans: Sequence[Span], skipped: int) -> list[tuple[Stretch, ...]]:
    """Everything below the headline, which stands at the head of the page already."""
    told = paragraphs(article.body, spans)
    heading = article.body[:skipped].strip()
    first = "".join(stretch.text for stretch in told[0]).strip() if told else ""
    return told[1:] if heading and first == heading else told


def _quoted(passage: Passage, outcomes: Mapping[int, Outcome], headline_end: int) -> QuotedPassage:
    told = tuple(outcomes[pk] for pk in passage.reports)
    return QuotedPassage(passage, told, in_headline=passage.end <= headline_end)


def _outcome(report: Report, event: Telling | None) -> Outcome:
    when, stance = report.when, Stance(report.stance)
    return Outcome(
        id=report.pk,
        title=_title(report, event),
        url=event.event.get_absolute_url() if event else "",
        event_span=span_text_of(event) if event else "",
        stance=stance,
        stance_text=stance_in_words(report),
        speaker=within_sentence(report.speaker),
        span_text=span_text(when) if when else "",
        derivation=report.derivation,
        verdict_text=say(VERDICTS[Verdict(report.verdict)]),
        checked=report.verdict == Verdict.ACCEPTED,
        waits=say(_QUESTIONS.get(report.question, report.question)),
        quote=report.quote,
    )


def _title(report: Report, event: Telling | None) -> str:
    if event is not None:
        return short_title_of(event)
    where = report.place.called if report.place else report.place_text
    return say(event_title(EventKind(report.kind), where))
