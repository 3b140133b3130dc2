"""Claims become reports: repeatable, and the human hand wins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from articles.models import Article
from events.extraction.claims import ActorMention, Claim
from events.extraction.counts import CountClaim
from events.models import Conflict, CountReport, Reading, Report, ReportActor
from events.vocabulary import Verdict

READ = "read by rules "
READ_AGAIN = "read again by rules "
_LONGEST_NAME = 200
_REFRESHED = (
    "no_longer_read_by",
    "stance",
    "manner",
    "speaker",
    "quote",
    "words",
    "end",
    "earliest",
    "latest",
    "precision",
    "derivation",
    "rules_version",
)
_COUNTED = (
    "number",
    "what",
    "taker_id",
    "rough_start",
    "quote",
    "end",
    "earliest",
    "latest",
    "precision",
    "derivation",
    "rules_version",
)
_LARGEST_COUNT = 100_000

Identity = tuple[int, str, int | None, str]


@dataclass(frozen=True)
class Recorded:
    """How many of the claims were new, how many the article was known to make.

    `dropped` are reports that these rules, unlike earlier ones, do not read in it.
    """

    new: int
    known: int
    dropped: int = 0


@transaction.atomic
def record_claims(
    article: Article,
    conflict: Conflict,
    claims: Sequence[Claim],
    *,
    rules_version: str,
    afresh: bool = False,
) -> Recorded:
    """Keep what an article claims, as reports; doing so again changes nothing.

    Later rules add reports and refresh those that no editor has judged or corrected; what they
    no longer read counts for nothing any more. Nothing is deleted, and what an editor has
    corrected or taken away does not come back as it was.
    `afresh` refreshes what the same rules have read, too: the article has got another day.
    Raises ValueError when a quote is not what the body says there.
    """
    _check_quotes(article, claims)
    Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)
    told = {_identity(claim): claim for claim in reversed(claims)}
    known = {
        (report.start, report.kind, report.place_id, report.place_text): report
        for report in article.reports.all()
    }
    ever = known.keys() | _ever_recorded(article)
    fresh = {key: claim for key, claim in told.items() if key not in ever}
    _create(article, conflict, fresh, rules_version)
    stale = {
        key: known[key]
        for key in told
        if key in known and (afresh or known[key].rules_version != rules_version)
    }
    _refresh(stale, told, rules_version)
    unread = [report for key, report in known.items() if key not in told]
    dropped = _drop(unread, conflict, rules_version)
    recorded = Recorded(new=len(fresh), known=len(told) - len(fresh), dropped=dropped)
    Reading.objects.get_or_create(
        article=article,
        conflict=conflict,
        rules_version=rules_version,
        defaults={"reports_new": recorded.new, "reports_known": recorded.known},
    )
    return recorded


@transaction.atomic
def record_counts(
    article: Article,
    conflict: Conflict,
    told: Iterable[tuple[CountClaim, int | None]],
    *,
    rules_version: str,
) -> None:
    """Keep what an article counts, each with the id of the side whose takings it counts.

    What an editor has judged stays; of the rest, what is no longer read there goes.
    Raises ValueError when a quote is not what the body says there.
    """
    told = [pair for pair in told if pair[0].number <= _LARGEST_COUNT]
    _check_quotes(article, [count for count, _ in told])
    read = {
        count.quote.start: _counted(article, conflict, count, taker, rules_version)
        for count, taker in told
    }
    for known in article.counts.filter(conflict=conflict):
        new = read.pop(known.start, None)
        if known.verdict != Verdict.UNREVIEWED:
            continue
        if new is None:
            known.delete()
        elif any(getattr(known, name) != getattr(new, name) for name in _COUNTED):
            new.pk = known.pk
            new.save(update_fields=_COUNTED)
    bulk_create_with_history(list(read.values()), CountReport, default_change_reason=READ)


def _counted(
    article: Article, conflict: Conflict, count: CountClaim, taker: int | None, rules_version: str
) -> CountReport:
    kept = CountReport(
        article=article,
        conflict=conflict,
        number=count.number,
        what=count.what,
        taker_id=taker,
        quote=count.quote.text,
        start=count.quote.start,
        end=count.quote.end,
        derivation=count.derivation[:500],
        rough_start=count.rough_start,
        rules_version=rules_version,
    )
    kept.when = count.when
    return kept


def _check_quotes(article: Article, claims: Iterable[Claim | CountClaim]) -> None:
    for claim in claims:
        quote = claim.quote
        if not quote.text or article.body[quote.start : quote.end] != quote.text:
            raise ValueError(
                f"article {article.pk} does not say {quote.text!r} at {quote.start}:{quote.end}"
            )


def _identity(claim: Claim) -> Identity:
    return (claim.quote.start, str(claim.kind), claim.place, _place_text(claim))


def _ever_recorded(article: Article) -> set[Identity]:
    """The identities of the article's reports, and those they had before an editor's hand."""
    past = Report.history.filter(article=article)
    return set(past.values_list("start", "kind", "place_id", "place_text").distinct())


def _place_text(claim: Claim) -> str:
    return "" if claim.place is not None else claim.place_text[:_LONGEST_NAME]


def _create(
    article: Article,
    conflict: Conflict,
    fresh: Mapping[Identity, Claim],
    rules_version: str,
) -> None:
    claims = sorted(fresh.values(), key=lambda claim: (claim.quote, claim.kind, claim.place or 0))
    reports = [
        _said(
            Report(
                article=article,
                conflict=conflict,
                kind=claim.kind,
                place_id=claim.place,
                place_text=_place_text(claim),
                start=claim.quote.start,
            ),
            claim,
            rules_version,
        )
        for claim in claims
    ]
    reason = READ + rules_version
    reports = bulk_create_with_history(reports, Report, default_change_reason=reason)
    _name_actors(zip(reports, claims, strict=True))


def _said(report: Report, claim: Claim, rules_version: str) -> Report:
    """Set what a reading can refresh: all but article, start, kind and place."""
    report.stance = claim.stance
    report.manner = claim.manner
    report.speaker = claim.speaker[:_LONGEST_NAME]
    report.quote = claim.quote.text
    report.end = claim.quote.end
    report.when = claim.when
    report.derivation = claim.derivation[:500]
    report.rules_version = rules_version
    report.no_longer_read_by = ""
    return report


def _name_actors(told: Iterable[tuple[Report, Claim]]) -> None:
    ReportActor.objects.bulk_create(
        ReportActor(report=report, actor_id=mention.actor, text=text, role=role)
        for report, claim in told
        for (role, text), mention in _mentions(claim).items()
    )


def _mentions(claim: Claim) -> dict[tuple[str, str], ActorMention]:
    """One mention a role and text; one that is known goes before one that is not."""
    named = sorted(claim.actors, key=lambda mention: mention.actor is not None)
    return {(str(mention.role), mention.text[:_LONGEST_NAME]): mention for mention in named}


def _refresh(
    known: Mapping[Identity, Report], told: Mapping[Identity, Claim], rules_version: str
) -> None:
    machine_read = {
        key: report
        for key, report in known.items()
        if report.verdict == Verdict.UNREVIEWED and report.rules_version
    }
    corrected = _corrected_by_editor(machine_read.values())
    stale = {key: report for key, report in machine_read.items() if report.pk not in corrected}
    if not stale:
        return
    reports = [_said(report, told[key], rules_version) for key, report in stale.items()]
    bulk_update_with_history(
        reports, Report, _REFRESHED, default_change_reason=READ_AGAIN + rules_version
    )
    ReportActor.objects.filter(report__in=reports).delete()
    _name_actors((report, told[key]) for key, report in stale.items())


def _drop(unread: Iterable[Report], conflict: Conflict, rules_version: str) -> int:
    """Set aside what rules once read and these do not, where no editor had a hand in it.

    Returns how many they are.
    """
    old = [
        report
        for report in unread
        if report.conflict_id == conflict.pk
        and report.verdict == Verdict.UNREVIEWED
        and report.rules_version not in ("", rules_version)
        and not (report.linked_by_editor or report.no_longer_read_by)
    ]
    corrected = _corrected_by_editor(old)
    dropped = [report for report in old if report.pk not in corrected]
    for report in dropped:
        report.no_longer_read_by, report.question = rules_version, ""
    bulk_update_with_history(
        dropped,
        Report,
        ["no_longer_read_by", "question"],
        default_change_reason=READ_AGAIN + rules_version,
    )
    return len(dropped)


def _corrected_by_editor(reports: Iterable[Report]) -> set[int]:
    """Those whose history knows a change that was not made by reading again."""
    changed = Report.history.filter(id__in=[report.pk for report in reports], history_type="~")
    by_hand = changed.exclude(history_change_reason__startswith=READ_AGAIN)
    return set(by_hand.values_list("id", flat=True))
