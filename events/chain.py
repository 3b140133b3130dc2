"""How a thing came to be told: feared, fought over, claimed, denied, confirmed, retaken."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Q

from events.messages import Listed, Message, Value, listed, message
from events.models import Event, Report
from events.models.reports import ReportQuerySet
from events.speech import say
from events.tellings import Telling, in_brief
from events.vocabulary import ActorRole, EventKind, EventStatus, Stance, Verdict, Word
from events.wording import within_sentence

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


STAGES = {
    Stage.FEARED: message("Feared"),
    Stage.ANNOUNCED: message("Announced"),
    Stage.FOUGHT_OVER: message("Fought over"),
    Stage.LEFT: message("Left"),
    Stage.CLAIMED: message("Claimed"),
    Stage.DENIED: message("Denied"),
    Stage.REPORTED: message("Reported"),
    Stage.CONFIRMED: message("Confirmed"),
    Stage.RETAKEN: message("Retaken"),
}
_PHRASES = {
    Stage.FEARED: message("feared"),
    Stage.ANNOUNCED: message("announced"),
    Stage.FOUGHT_OVER: message("fought over"),
    Stage.LEFT: message("left"),
    Stage.CLAIMED: message("claimed"),
    Stage.DENIED: message("denied"),
    Stage.REPORTED: message("reported"),
    Stage.CONFIRMED: message("confirmed"),
    Stage.RETAKEN: message("retaken"),
}
_BY = {
    Stage.FEARED: message("feared by %(who)s"),
    Stage.ANNOUNCED: message("announced by %(who)s"),
    Stage.FOUGHT_OVER: message("fought over by %(who)s"),
    Stage.LEFT: message("left by %(who)s"),
    Stage.CLAIMED: message("claimed by %(who)s"),
    Stage.DENIED: message("denied by %(who)s"),
    Stage.REPORTED: message("reported, citing %(who)s,"),
    Stage.CONFIRMED: message("confirmed by %(who)s"),
    Stage.RETAKEN: message("retaken by %(who)s"),
}
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
    report is in, None for a fear that is no event.
    """

    stage: Stage
    report: Report
    telling: Telling | None
    here: bool

    @property
    def who(self) -> str:
        """Who took, left or says it; of a fight nothing, for the speaker is none of its sides."""
        if self.stage in (Stage.RETAKEN, Stage.LEFT):
            return _named(self.telling, taking=self.stage is Stage.RETAKEN)
        if self.stage is Stage.FOUGHT_OVER:
            return ""
        speaker = "" if self.report.speaker.lower() in _PRONOUNS else self.report.speaker
        claimed = self.stage is Stage.CLAIMED
        return speaker or (_named(self.telling, taking=True) if claimed else "")

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


def chain_in_words(links: Sequence[Link]) -> Value:
    """'feared on 6 August 2021; claimed by the Taliban and denied by X on 7 August 2021.'

    '' for no links. Other events at the place are told as far as they led to it, or undid it.
    """
    told = list({(link.stage, _event_of(link)): link for link in reversed(links)}.values())[::-1]
    told = [link for link in told if link.here or link.stage in _AROUND]
    days = [
        message("%(deeds)s on %(day)s", deeds=_phrases(of_day), day=day)
        for day, of_day in groupby(told, key=lambda link: link.day)
    ]
    return message("%(chain)s.", chain=listed(days, "then")) if days else ""


def _phrases(links: Iterable[Link]) -> Listed:
    return listed(dict.fromkeys(_phrase(link) for link in links))


def _event_of(link: Link) -> int | None:
    """Its event where it is told once, however many stances tell of it."""
    return link.report.event_id if link.stage is Stage.RETAKEN else link.report.pk


def _phrase(link: Link) -> Message:
    if not link.who:
        return _PHRASES[link.stage]
    return _BY[link.stage].filled(who=within_sentence(link.who))


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
    return Link(stage, report, told, here)


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


def _named(telling: Telling | None, *, taking: bool) -> str:
    actors = telling.actors if telling else []
    named = [actor.called for role, actor in actors if (role is ActorRole.TAKER) is taking]
    return say(listed(named))
