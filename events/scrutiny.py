"""Rules that a believable history keeps: what breaks one is named for an editor, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from events.control import ControlEvent, Side, control_on
from events.dates import ONE_DAY, DateSpan, in_words
from events.evidence import Evidence
from events.settling import CERTAIN
from events.vocabulary import ActorRole, ControlState, EventKind, Stance, Standing, Word
from events.wording import days_in_words


class Rule(Word):
    """What is asked of a history, named by what is wrong where it is broken."""

    WAITS_FOR_AN_EDITOR = "waits_for_an_editor"
    TAKEN_TWICE = "taken_twice"
    TAKES_ITS_OWN = "takes_its_own"
    AFTER_ITS_REPORT = "after_its_report"
    MORE_FALLS_THAN_PLACES = "more_falls_than_places"
    CLAIMED_BY_TAKER_ONLY = "claimed_by_taker_only"
    COUNT_DIFFERS = "count_differs"
    SILENT_DAYS = "silent_days"

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_MEANINGS = {
    Rule.WAITS_FOR_AN_EDITOR: "A report could not be tied to an event: say which is meant.",
    Rule.TAKEN_TWICE: "A side took a place twice, and no loss is reported between: one day may be "
    "wrong, two events may be one, or a loss was not reported.",
    Rule.TAKES_ITS_OWN: "A side took a place that it held since the war began.",
    Rule.AFTER_ITS_REPORT: "An event is dated after an article that tells of it as done.",
    Rule.MORE_FALLS_THAN_PLACES: "A side took more places of interest than there are.",
    Rule.CLAIMED_BY_TAKER_ONLY: "Nobody but the taker says that it took the place.",
    Rule.COUNT_DIFFERS: "An article counts more or fewer places than we do, as known that day.",
    Rule.SILENT_DAYS: "No article here was printed on these days. Silence is not peace.",
}


@dataclass(frozen=True)
class Finding:
    """A broken rule: what is wrong in words, and the ids of the events to look at.

    `report` is the one that waits, where one does.
    """

    rule: Rule
    words: str
    events: tuple[int, ...] = ()
    place: int | None = None
    report: int | None = None


@dataclass(frozen=True)
class ToldEvent:
    """An event that bears on control, and the reports behind it."""

    event: ControlEvent
    reports: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class PlaceOfInterest:
    """A place that the conflict counts, and who held it first if that is known."""

    id: int
    name: str
    initial_holder: Side | None = None


@dataclass(frozen=True)
class History:
    """What is scrutinised: the days from the first to the last, ends included.

    `places` are those of interest, `names` those of every place that an event is at;
    `printed_on` the days on which an article of the conflict was printed.
    """

    first: date
    last: date
    events: Sequence[ToldEvent] = ()
    places: Sequence[PlaceOfInterest] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    printed_on: frozenset[date] = frozenset()


def findings(history: History) -> list[Finding]:
    """Every rule that a history breaks, rule by rule; the order of its events does not matter."""
    events = [told for told in history.events if _is_of_the_war(told, history.first)]
    rules = (_taken_twice, _takes_its_own, _more_falls_than_places, _claimed_by_taker_only)
    found = [finding for rule in rules for finding in rule(events, history)]
    return [*found, *_silent_days(history)]


def _is_of_the_war(told: ToldEvent, first: date) -> bool:
    return told.event.when is not None and told.event.when.last >= first


def _at_each_place(events: Iterable[ToldEvent]) -> dict[int, list[ToldEvent]]:
    """Events that are not denied, by place and in the order of their days."""
    found: dict[int, list[ToldEvent]] = defaultdict(list)
    for told in sorted(events, key=_chronology):
        if told.event.place is not None and told.event.standing is not Standing.DENIED:
            found[told.event.place].append(told)
    return found


def _chronology(told: ToldEvent) -> tuple[date, date, int]:
    when = told.event.when
    return (*(when.sort_key if when else (date.max, date.max)), told.event.id)


def _taken_twice(events: Sequence[ToldEvent], history: History) -> Iterator[Finding]:
    for place, told in _at_each_place(events).items():
        takings = [one.event for one in told if one.event.kind.changes_control]
        for side in dict.fromkeys(one.taker for one in takings if one.taker):
            own = [one for one in takings if one.taker == side]
            for one, again in pairwise(own):
                if not any(_loses(each.event, side, one, again) for each in told):
                    words = (
                        f"{side.name} took {history.names.get(place, '')} {_when(one)} "
                        f"and again {_when(again)}; no loss is reported between."
                    )
                    yield Finding(Rule.TAKEN_TWICE, words, (one.id, again.id), place)


def _loses(event: ControlEvent, side: Side, one: ControlEvent, again: ControlEvent) -> bool:
    """Whether a side may have lost a place between two takings of its own."""
    if event.id in {one.id, again.id} or not (event.when and one.when and again.when):
        return False
    between = one.when.first <= event.when.last and event.when.first <= again.when.last
    taken = event.kind.changes_control and event.taker is not None and event.taker != side
    left = event.kind is EventKind.WITHDREW and side.id in event.leavers
    return between and (taken or left)


def _takes_its_own(events: Sequence[ToldEvent], history: History) -> Iterator[Finding]:
    by_place = _at_each_place(events)
    for place in history.places:
        told = [one.event for one in by_place.get(place.id, ())]
        for event in told:
            if not event.kind.changes_control or event.when is None or event.taker is None:
                continue
            before = control_on(
                max(event.when.first, history.first + ONE_DAY) - ONE_DAY,
                place=place.id,
                initial_holder=place.initial_holder,
                events=[each for each in told if each.id != event.id],
                starts_on=history.first,
            )
            held = before.state is ControlState.HELD and before.holder == event.taker
            if held and before.since is None:
                words = (
                    f"{event.taker.name} took {place.name} {_when(event)}, "
                    "which it held since the war began."
                )
                yield Finding(Rule.TAKES_ITS_OWN, words, (event.id,), place.id)


def _more_falls_than_places(events: Sequence[ToldEvent], history: History) -> Iterator[Finding]:
    """Certain takings of a side less the times that it lost one again."""
    of_interest = {place.id for place in history.places}
    took: dict[Side, list[int]] = defaultdict(list)
    lost: dict[Side, int] = defaultdict(int)
    for place, told in _at_each_place(events).items():
        holder: Side | None = None
        for event in (one.event for one in told if place in of_interest):
            if not event.kind.changes_control or event.standing not in CERTAIN:
                continue
            if event.taker is not None:
                took[event.taker].append(event.id)
            if holder is not None and holder != event.taker:
                lost[holder] += 1
            holder = event.taker or holder
    for side, ids in took.items():
        if of_interest and len(ids) - lost[side] > len(of_interest):
            words = (
                f"{side.name} took {len(ids)} places and lost {lost[side]}, "
                f"more than the {len(of_interest)} that there are."
            )
            yield Finding(Rule.MORE_FALLS_THAN_PLACES, words, tuple(ids))


def _claimed_by_taker_only(events: Sequence[ToldEvent], history: History) -> Iterator[Finding]:
    for told in sorted(events, key=_chronology):
        event = told.event
        if not event.kind.changes_control or event.taker is None or not told.reports:
            continue
        said = [each for each in told.reports if each.stance.says_it_happened]
        if said and all(_is_own_claim(each, event.taker) for each in said):
            where = history.names.get(event.place or 0, "a place that is not in the gazetteer")
            words = f"Only {event.taker.name} says that it took {where} {_when(event)}."
            yield Finding(Rule.CLAIMED_BY_TAKER_ONLY, words, (event.id,), event.place)


def _is_own_claim(report: Evidence, taker: Side) -> bool:
    """A claim by the taker, or one by a party that is not known to be another one."""
    speakers = {part.side for part in report.parts if part.role is ActorRole.SPEAKER}
    return report.stance is Stance.CLAIMED and (not speakers or taker.id in speakers)


def _silent_days(history: History) -> Iterator[Finding]:
    for first, last in silences(history.first, history.last, history.printed_on):
        number = (last - first).days + 1
        days = "1 day" if number == 1 else f"{number} days"
        yield Finding(Rule.SILENT_DAYS, f"{days_in_words(first, last)} ({days}).")


def silences(first: date, last: date, printed_on: Iterable[date]) -> list[tuple[date, date]]:
    """The runs of days, ends included, on which nothing was printed."""
    edges = [first - ONE_DAY, *sorted({day for day in printed_on if first <= day <= last})]
    return [
        (one + ONE_DAY, other - ONE_DAY)
        for one, other in pairwise([*edges, last + ONE_DAY])
        if (other - one).days > 1
    ]


def dated_after_its_report(event: int, title: str, span: DateSpan, printed_on: date) -> Finding:
    """An article told of an event as done before its first possible day."""
    words = f"{title} is dated {span.text}, yet was told of on {in_words(printed_on)}."
    return Finding(Rule.AFTER_ITS_REPORT, words, (event,))


def _when(event: ControlEvent) -> str:
    if event.when is None:
        return "on a day that is not known"
    return f"on {event.when.text}" if event.when.width == 1 else f"({event.when.text})"
