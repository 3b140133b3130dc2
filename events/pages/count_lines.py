"""Printed counts for readers: the words, our own count, and which events make it up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from events.count_checks import CheckedCount, checked_counts
from events.counting import CountCheck
from events.messages import Message, Value, message
from events.models import CountReport
from events.pages.doubts import short_title_of, span_text_of
from events.speech import day_text, say
from events.tellings import Telling
from events.timeline import Chronicle


@dataclass(frozen=True)
class CountedEvent:
    title: str
    span_text: str
    url: str


@dataclass(frozen=True)
class CountLine:
    """A count as an article prints it, beside ours. `agrees` is None where we cannot say.

    `counted` are our events of these days, `possible` those that may lie in them, `later`
    those that only later articles told us of.
    """

    id: int
    quote: str
    language: str
    outlet: str
    url: str
    printed: str
    days: str
    agrees: bool | None
    verdict: str
    counted: Sequence[CountedEvent]
    possible: Sequence[CountedEvent]
    later: Sequence[CountedEvent]


def count_lines(counts: Iterable[CountReport], chronicle: Chronicle) -> list[CountLine]:
    """Counts of one conflict in the order given; fetch them with article and publisher."""
    return [_line(each, chronicle.told) for each in checked_counts(counts, chronicle)]


def _line(checked: CheckedCount, told: Mapping[int, Telling]) -> CountLine:
    count, check = checked.count, checked.check
    return CountLine(
        id=count.pk,
        quote=count.quote,
        language=count.article.language,
        outlet=count.article.publisher.name,
        url=count.get_absolute_url(),
        printed=day_text(count.article.published_on),
        days=say(_days(checked)),
        agrees=check.agrees if check else None,
        verdict=say(count_in_words(check)),
        counted=_events(check.certain if check else (), told),
        possible=_events(check.possible if check else (), told),
        later=_events(check.later if check else (), told),
    )


def _days(checked: CheckedCount) -> Value:
    days = checked.days
    return days if checked.count.when else message("up to %(day)s", day=days.last)


def _events(ids: Iterable[int], told: Mapping[int, Telling]) -> list[CountedEvent]:
    return [_event(told[pk]) for pk in ids]


def _event(telling: Telling) -> CountedEvent:
    url = telling.event.get_absolute_url()
    return CountedEvent(short_title_of(telling), span_text_of(telling), url)


def count_in_words(check: CountCheck | None) -> Message:
    """'It counts 9, we count 9 from what was known that day.'"""
    if check is None:
        return message("We keep no list to check this count against.")
    theirs, ours = check.number, _ours(check)
    if check.agrees:
        return message(
            "It counts %(theirs)s, we count %(ours)s from what was printed up to that day:"
            " they agree.",
            theirs=theirs,
            ours=ours,
        )
    if check.off_by > 0:
        return message(
            "It counts %(theirs)s, we count %(ours)s from what was printed up to that day:"
            " %(off)s more than ours.",
            theirs=theirs,
            ours=ours,
            off=check.off_by,
        )
    return message(
        "It counts %(theirs)s, we count %(ours)s from what was printed up to that day:"
        " %(off)s fewer than ours.",
        theirs=theirs,
        ours=ours,
        off=-check.off_by,
    )


def _ours(check: CountCheck) -> Value:
    fewest, most = len(check.certain), len(check.certain) + len(check.possible)
    return message("%(fewest)s to %(most)s", fewest=fewest, most=most) if most > fewest else fewest
