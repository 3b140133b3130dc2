"""A report as pages print it: its quote in context, who says so, and how its days came about."""

from dataclasses import dataclass

from django.urls import reverse

from events.models import Report
from events.passages import Passage
from events.vocabulary import Stance, Verdict
from events.wording import STANCES, VERDICTS, in_words

_SAYS = {
    Stance.ASSERTED: "according to",
    Stance.CLAIMED: "claimed by",
    Stance.CONFIRMED: "confirmed by",
    Stance.DENIED: "denied by",
    Stance.FEARED: "feared by",
    Stance.PLANNED: "announced by",
}


@dataclass(frozen=True)
class ReportBlock:
    """One report, ready to print. `same_text_as` names an outlet with the same wire text."""

    id: int
    stance: Stance
    stance_text: str
    speaker: str
    context: Passage
    headline: str
    outlet: str
    outlet_note: str
    agency: str
    same_text_as: str
    printed: str
    printed_on: str
    url: str
    source_url: str
    span_text: str
    derivation: str
    verdict_text: str
    checked: bool
    language: str


def report_block(
    report: Report, context: Passage, *, agency: str = "", same_text_as: str = ""
) -> ReportBlock:
    """A report with its article and publisher fetched; no query."""
    article = report.article
    stance, verdict, when = Stance(report.stance), Verdict(report.verdict), report.when
    return ReportBlock(
        id=report.pk,
        stance=stance,
        stance_text=STANCES[stance],
        speaker=f"{_SAYS[stance]} {report.speaker}" if report.speaker else "",
        context=context,
        headline=article.headline or "Without a headline",
        outlet=article.publisher.name,
        outlet_note=article.publisher.note,
        agency=agency,
        same_text_as=same_text_as,
        printed=in_words(article.published_on),
        printed_on=article.published_on.isoformat(),
        url=f"{reverse('article', args=[article.pk])}#report-{report.pk}",
        source_url=article.url,
        span_text=when.text if when else "",
        derivation=report.derivation,
        verdict_text=VERDICTS[verdict],
        checked=verdict == Verdict.ACCEPTED,
        language=article.language,
    )
