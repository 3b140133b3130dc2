"""A conflict's history out of the database, put to the rules and to the coverage board."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db.models import F
from django.utils import timezone

from events.count_checks import checked_counts
from events.coverage import Coverage, Mention, coverage
from events.dates import in_words
from events.models import Conflict, CountReport, Event, Place, Reading, Report
from events.scrutiny import (
    Finding,
    History,
    PlaceOfInterest,
    Rule,
    ToldEvent,
    dated_after_its_report,
    findings,
)
from events.timeline import Chronicle, chronicle_of
from events.vocabulary import EventKind, Stance, Verdict
from events.wording import event_title

# An article may be about days around its own.
NEARBY = timedelta(days=31)


def check_history(conflict: Conflict) -> list[Finding]:
    """What in a conflict's history breaks a rule, for an editor to look at; eleven queries."""
    chronicle = chronicle_of(conflict)
    found = findings(_history_of(chronicle))
    found += [
        *_questions(conflict),
        *_after_their_reports(conflict),
        *_counts_off(chronicle),
    ]
    order = list(Rule)
    return sorted(found, key=lambda finding: order.index(finding.rule))


def coverage_of(
    conflict: Conflict, first: date, last: date, *, known_by: date | None = None
) -> Mapping[int, tuple[Coverage, ...]]:
    """The coverage of each place of interest, a value for each day, by the place's id.

    `known_by` counts only articles published up to a day (None: all). Three queries.
    """
    until = known_by or date.max
    places = list(conflict.places_of_interest.values_list("place_id", flat=True))
    near = (first - NEARBY, last + NEARBY)
    reports = Report.objects.counting().filter(conflict=conflict, place__in=places)
    told = reports.filter(article__published_on__range=near)
    mentions = [
        Mention(report.place_id, report.article.published_on, report.when)
        for report in told.select_related("article").defer("article__body")
        if report.place_id is not None and report.article.published_on <= until
    ]
    printed = [day for day in days_printed(conflict) if day <= until]
    return coverage(first, last, places=places, mentions=mentions, printed_on=printed)


def days_printed(conflict: Conflict) -> frozenset[date]:
    """The days on which articles were printed that were read for a conflict."""
    days = Reading.objects.filter(conflict=conflict).order_by().distinct()
    return frozenset(days.values_list("article__published_on", flat=True))


def last_day_told(conflict: Conflict, printed: frozenset[date]) -> date:
    """The end of the conflict; of one that goes on the day that the last article was printed."""
    last = conflict.ends_on or max(printed, default=conflict.starts_on)
    return max(min(last, timezone.localdate()), conflict.starts_on)


def _history_of(chronicle: Chronicle) -> History:
    conflict, record = chronicle.frame.conflict, chronicle.as_known()
    printed = days_printed(conflict)
    told = [
        ToldEvent(event, chronicle.told[event.id].evidence)
        for events in record.events.values()
        for event in events
    ]
    return History(
        first=conflict.starts_on,
        last=last_day_told(conflict, printed),
        events=told,
        places=[
            PlaceOfInterest(each.place_id, each.place.name, record.initial_holder(each))
            for each in chronicle.frame.places
        ],
        names=dict(Place.objects.filter(pk__in=record.events).values_list("pk", "name")),
        printed_on=printed,
    )


def _questions(conflict: Conflict) -> Iterator[Finding]:
    """Reports that linking could not place."""
    waiting = Report.objects.counting().filter(conflict=conflict, verdict=Verdict.UNREVIEWED)
    told = waiting.exclude(question="").select_related("place", "article__publisher")
    for report in told.defer("article__body", "place__shape").order_by("pk"):
        article, where = report.article, report.place.name if report.place else report.place_text
        words = (
            f"{article.publisher.name} of {in_words(article.published_on)}, "
            f"{event_title(EventKind(report.kind), where)}: {report.question}."
        )
        yield Finding(Rule.WAITS_FOR_AN_EDITOR, words, place=report.place_id, report=report.pk)


def _after_their_reports(conflict: Conflict) -> Iterator[Finding]:
    """Events whose first possible day comes after an article that tells of them as done."""
    said = [stance for stance in Stance if stance.says_it_happened]
    reports = Report.objects.counting().filter(
        event__in=Event.objects.visible().filter(conflict=conflict),
        stance__in=said,
        event__earliest__gt=F("article__published_on"),
    )
    told = reports.select_related("event__place", "article").defer(
        "article__body", "event__place__shape"
    )
    for report in told.order_by("event_id", "article__published_on"):
        event = report.event
        if event is not None and event.when is not None:
            where = event.place.name if event.place else event.place_text
            title = event.title or str(event_title(EventKind(event.kind), where))
            yield dated_after_its_report(event.pk, title, event.when, report.article.published_on)


def _counts_off(chronicle: Chronicle) -> Iterator[Finding]:
    counts = CountReport.objects.filter(conflict=chronicle.frame.conflict)
    told = counts.select_related("article__publisher").defer("article__body")
    for checked in checked_counts(told.order_by("article__published_on", "start"), chronicle):
        if checked.check is None or checked.check.agrees:
            continue
        article, check = checked.count.article, checked.check
        more = "more" if check.off_by > 0 else "fewer"
        words = (
            f"{article.publisher.name} of {in_words(article.published_on)} counts "
            f"“{checked.count.quote}”, {abs(check.off_by)} {more} than ours."
        )
        yield Finding(Rule.COUNT_DIFFERS, words, (*check.certain, *check.possible, *check.later))
