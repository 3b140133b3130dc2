"""A report as pages print it: its quote in context, who says so, and how its days came about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from articles.models import Article
from events.messages import message
from events.models import Report
from events.pages.addresses import at, report_address
from events.passages import Passage, passage
from events.speech import day_text, say, span_text
from events.vocabulary import Stance, Verdict
from events.wording import STANCES, VERDICTS, within_sentence

_SAID_BY = {
    Stance.ASSERTED: message("The outlet says so, naming"),
    Stance.CLAIMED: message("Claimed by"),
    Stance.CONFIRMED: message("Confirmed by"),
    Stance.DENIED: message("Denied by"),
    Stance.FEARED: message("Feared by"),
    Stance.PLANNED: message("Announced by"),
}


@dataclass(frozen=True)
class ReportBlock:
    """One report, ready to print."""

    id: int
    stance: Stance
    stance_text: str
    speaker: str
    context: Passage
    url: str
    span_text: str
    derivation: str
    verdict_text: str
    checked: bool


@dataclass(frozen=True)
class PrintedArticle:
    """An article with its reports of one event.

    `headline_in` is the language of the headline: of the page where there is none. `same_text_as`
    names an outlet that printed the same wire text before; `printed_on` is the day as 2021-08-11.
    """

    headline: str
    headline_in: str
    outlet: str
    outlet_note: str
    agency: str
    same_text_as: str
    printed: str
    printed_on: str
    url: str
    source_url: str
    language: str
    reports: tuple[ReportBlock, ...]


def printed_article(
    article: Article,
    reports: Iterable[ReportBlock],
    *,
    agency: str = "",
    same_text_as: str = "",
    known_by: date | None = None,
) -> PrintedArticle:
    """An article with its publisher fetched; no query."""
    return PrintedArticle(
        headline=article.headline or say(message("Without a headline")),
        headline_in=article.language if article.headline else get_language() or "",
        outlet=article.publisher.name,
        outlet_note=article.publisher.note,
        agency=agency,
        same_text_as=same_text_as,
        printed=day_text(article.published_on),
        printed_on=article.published_on.isoformat(),
        url=at(article.get_absolute_url(), known_by=known_by),
        source_url=article.url,
        language=article.language,
        reports=tuple(reports),
    )


def report_block(report: Report, body: str, known_by: date | None = None) -> ReportBlock:
    """A report with its quote in the paragraph of the article's body; no query."""
    stance, verdict, when = Stance(report.stance), Verdict(report.verdict), report.when
    return ReportBlock(
        id=report.pk,
        stance=stance,
        stance_text=stance_in_words(report),
        speaker=within_sentence(report.speaker),
        context=passage(body, report.start, report.end),
        url=report_address(report, known_by),
        span_text=span_text(when) if when else "",
        derivation=report.derivation,
        verdict_text=say(VERDICTS[verdict]),
        checked=verdict == Verdict.ACCEPTED,
    )


def stance_in_words(report: Report) -> str:
    """'Confirmed by', for a speaker to follow; a whole sentence where nobody is named."""
    stance = Stance(report.stance)
    return say(_SAID_BY[stance] if report.speaker else STANCES[stance])
