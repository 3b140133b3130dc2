"""How a thing came to be told: feared, fought over, claimed, denied, confirmed, retaken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Q

from events.models import Event, Report
from events.models.reports import ReportQuerySet
from events.tellings import Telling, in_brief
from events.vocabulary import ActorRole, EventKind, EventStatus, Stance, Verdict, Word
from events.wording import in_words, listed, within_sentence

NEARBY = timedelta(days=30)
LONGEST = 40
_NOT_YET = (Stance.FEARED, Stance.PLANNED, Stance.DENIED)
_FIGHTS = frozenset({EventKind.CONTESTED, EventKind.BESIEGED, EventKind.CLASHES, EventKind.ATTACK})


class Stage(Word):
    """What a link of the chain does, in the order in which links of one day are told."""

    FEARED = "feared"
    ANNOUNCED = "announced"
    FOUGHT_OVER = "fought_over"
    LEFT = "left"
    CLAIMED = "claimed"
    DENIED = "denied"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    RETAKEN = "retaken"


_ORDER = {stage: number for number, stage in enumerate(Stage)}
# What happened to a place before and after; the rest is told of the event itself.
_AROUND = {Stage.FEARED, Stage.ANNOUNCED, Stage.FOUGHT_OVER, Stage.LEFT, Stage.RETAKEN}
_PRONOUNS = {"he", "she", "it", "they", "we", "i", "who"}
_OF_STANCE = {
    Stance.FEARED: Stage.FEARED,
    Stance.PLANNED: Stage.ANNOUNCED,
    Stance.CLAIMED: Stage.CLAIMED,
    Stance.ASSERTED: Stage.REPORTED,
    Stance.CONFIRMED: Stage.CONFIRMED,
    Stance.DENIED: Stage.DENIED,
}


@dataclass(frozen=True)
class Link:
    """The first time that something of a place was printed in a given stance.

    `here` marks a link that belongs to the event asked about; `telling` is the event that its
    report is in, None for a fear that is no event. `who` says, took or left it, if known.
    """

    stage: Stage
    report: Report
    telling: Telling | None
    who: str
    here: bool

    @property
    def day(self) -> date:
        """The day on which it was printed."""
        return self.report.article.published_on


def chain_of(telling: Telling, known_by: date | None = None) -> list[Link]:
    """The links at the event's place from a month before to a month after; two queries.

    Of an event without a known place only its own. `known_by` counts only articles published
    up to a day (None: all), and costs two queries more.
    """
    told = list(_reports_around(telling, known_by))
    events = {one.event for one in told if one.event is not None}
    around = in_brief(events, known_by, with_actors=True)
    links = [_link(one, around.get(one.event_id or 0), telling) for one in _firsts(told)]
    return sorted(links, key=_chronology)[:LONGEST]


def _chronology(link: Link) -> tuple[date, int, str, int]:
    """By day; of one day we know no hours."""
    report = link.report
    return (link.day, _ORDER[link.stage], report.article.body_hash, report.start)


def chain_in_words(links: Sequence[Link]) -> str:
    """'Feared on 6 August 2021; claimed by the Taliban and denied by X on 7 August 2021.'

    Other events at the place are told as far as they led to it, or undid it.
    """
    told = list({(link.stage, _event_of(link)): link for link in reversed(links)}.values())[::-1]
    told = [link for link in told if link.here or link.stage in _AROUND]
    days = [
        f"{listed(list(dict.fromkeys(_phrase(link) for link in of_day)))} on {in_words(day)}"
        for day, of_day in groupby(told, key=lambda link: link.day)
    ]
    sentence = "; ".join(days)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _event_of(link: Link) -> int | None:
    """Its event where it is told once, however many stances tell of it."""
    return link.report.event_id if link.stage is Stage.RETAKEN else link.report.pk


def _phrase(link: Link) -> str:
    stage = link.stage.label.lower()
    if not link.who:
        return stage
    who = within_sentence(link.who)
    return f"{stage}, citing {who}," if link.stage is Stage.REPORTED else f"{stage} by {who}"


def _reports_around(telling: Telling, known_by: date | None) -> Iterator[Report]:
    event, anchor = telling.event, _anchor(telling)
    if event.place_id is None or anchor is None:
        yield from telling.reports
        return
    nearby = (anchor - NEARBY, anchor + NEARBY)
    # The chronology of an earlier war, printed today, is no link of this one.
    days = Q(latest__isnull=True) | Q(latest__gte=nearby[0])
    reports = Report.objects.filter(days, conflict=event.conflict_id, place=event.place_id)
    reports = reports.filter(article__published_on__range=nearby)
    if known_by:
        reports = reports.filter(article__published_on__lte=known_by)
    yield from _seen(_with_what_is_told(reports), event)


def _anchor(telling: Telling) -> date | None:
    when = telling.when
    named = (when.latest or when.earliest) if when else None
    return named or telling.event.first_reported_on


def _with_what_is_told(reports: ReportQuerySet) -> ReportQuerySet:
    return (
        reports.counting()
        .select_related("article__publisher", "event__place", "place")
        .defer("article__body", "place__shape", "event__place__shape")
        .order_by("article__published_on", "article_id", "start", "pk")
    )


def _seen(reports: Iterable[Report], event: Event) -> Iterator[Report]:
    """What readers may see: reports of visible events, and fears that are no event."""
    machine_read = event.conflict.machine_read_is_public
    shown = {EventStatus.PUBLISHED, *([EventStatus.MACHINE_READ] if machine_read else [])}
    for report in reports:
        if report.event is not None:
            if report.event.status in shown:
                yield report
        elif report.stance in _NOT_YET and (machine_read or report.verdict == Verdict.ACCEPTED):
            yield report


def _firsts(reports: Iterable[Report]) -> Iterator[Report]:
    """The first report of every event (or of a kind without event) in every stance."""
    known: set[tuple[int | None, str, str]] = set()
    for report in reports:
        key = (report.event_id, "" if report.event_id else report.kind, report.stance)
        if key not in known:
            known.add(key)
            yield report


def _link(report: Report, told: Telling | None, asked: Telling) -> Link:
    here = report.event_id == asked.event.pk
    stage = _stage(report, told, asked)
    return Link(stage, report, told, _who(stage, report, told), here)


def _stage(report: Report, told: Telling | None, asked: Telling) -> Stage:
    stance, kind = Stance(report.stance), EventKind(report.kind)
    if stance in _NOT_YET:
        return _OF_STANCE[stance]
    if kind in _FIGHTS:
        return Stage.FOUGHT_OVER
    if kind is EventKind.WITHDREW:
        return Stage.LEFT
    if told is not None and _takes_after(told, asked):
        return Stage.RETAKEN
    return _OF_STANCE[stance]


def _takes_after(told: Telling, asked: Telling) -> bool:
    """Whether an event is another taking, after the one asked about."""
    takings = told.kind.changes_control and asked.kind.changes_control
    later = told.when and asked.when and told.when.last > asked.when.last
    return bool(takings and later and told.event.pk != asked.event.pk)


def _who(stage: Stage, report: Report, told: Telling | None) -> str:
    """Who took, left or says it; of a fight nothing, for the speaker is none of its sides."""
    if stage in (Stage.RETAKEN, Stage.LEFT):
        return _named(told, taking=stage is Stage.RETAKEN)
    if stage is Stage.FOUGHT_OVER:
        return ""
    speaker = "" if report.speaker.lower() in _PRONOUNS else report.speaker
    return speaker or (_named(told, taking=True) if stage is Stage.CLAIMED else "")


def _named(telling: Telling | None, *, taking: bool) -> str:
    actors = telling.actors if telling else []
    return listed([actor.name for role, actor in actors if (role is ActorRole.TAKER) is taking])
