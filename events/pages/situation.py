"""The state of a conflict on a day: the count, each place's holder, and the days it changed."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from events.control import Control, Period, Tally, tally
from events.dates import ONE_DAY
from events.messages import Value, listed, message
from events.models import ConflictPlace
from events.pages.addresses import at
from events.speech import day_text, say, span_text
from events.timeline import CastMember, ControlRecord
from events.vocabulary import ControlState
from events.wording import count_in_words, doubts_in_words

NOT_KNOWN = "u0"
_LETTERS = {ControlState.HELD: "h", ControlState.CLAIMED: "c", ControlState.CONTESTED: "x"}


@dataclass(frozen=True)
class Reason:
    """A rule that gave the answer, with the event it rests on if there is one."""

    rule: str
    url: str


@dataclass(frozen=True)
class ControlRow:
    """A place of interest on a day: a row of the table and an area of the map.

    `code` names the fill of map and legend: a letter for the state, a digit for the party.
    """

    place: str
    url: str
    province: str
    holder: str
    state: ControlState
    state_text: str
    since: str
    since_url: str
    code: str


@dataclass(frozen=True)
class PartyCount:
    """How many places a party certainly holds on a day."""

    name: str
    url: str
    code: str
    held: int


@dataclass(frozen=True)
class StateCount:
    """In how many places it is less certain, by state."""

    name: str
    code: str
    number: int


@dataclass(frozen=True)
class Turn:
    """Days from `first` on which nothing changes: one position of the slider."""

    first: date
    count: str
    doubts: str
    codes: str
    held: int


class Situation:
    """What a conflict's timeline says of one day. Made once a request from a control record."""

    def __init__(self, record: ControlRecord, *, day: date, last: date) -> None:
        self.record = record
        self.conflict = record.conflict
        self.day = day
        self.first = min(record.conflict.starts_on, day)
        self.last = max(last, day)
        self._colours = {member.id: member.colour or 0 for member in record.frame.cast.values()}

    @property
    def total(self) -> int:
        return len(self.record.places)

    @property
    def day_text(self) -> str:
        return day_text(self.day)

    @property
    def lead(self) -> CastMember | None:
        """The party that the count is of: the one with the first colour."""
        return next(iter(self.record.frame.parties), None)

    @cached_property
    def histories(self) -> dict[int, list[Period]]:
        return self.record.histories(until=self.last)

    @cached_property
    def _firsts(self) -> dict[int, list[date]]:
        return {place: [each.first for each in told] for place, told in self.histories.items()}

    def control(self, each: ConflictPlace, day: date) -> Control:
        place = each.place_id
        return self.histories[place][max(bisect_right(self._firsts[place], day) - 1, 0)].control

    @cached_property
    def controls(self) -> dict[int, Control]:
        """Who held each place of interest at the end of the day, by the place's id."""
        if self.day < self.conflict.starts_on:
            return {row.place.pk: row.control for row in self.record.on(self.day)}
        return {each.place_id: self.control(each, self.day) for each in self.record.places}

    @cached_property
    def rows(self) -> list[ControlRow]:
        return [self._row(each) for each in self.record.places]

    def _row(self, each: ConflictPlace) -> ControlRow:
        control = self.controls[each.place_id]
        province = each.place.capital_of or each.place.province
        return ControlRow(
            place=each.place.called,
            url=at(each.place.get_absolute_url(), known_by=self.record.known_by),
            province=province.called if province else "",
            holder=control.holder.name if control.holder else "",
            state=control.state,
            state_text=state_in_words(control),
            since=_since(control),
            since_url=_since_url(control, self.record.known_by),
            code=self.code(control),
        )

    def code(self, control: Control) -> str:
        return code_of(control, self._colours)

    @cached_property
    def tally(self) -> Tally:
        return self._tally(self.controls.values())

    def _tally(self, controls: Iterable[Control]) -> Tally:
        return tally(controls, self.lead.id) if self.lead else Tally()

    @property
    def count(self) -> str:
        """'9 of 34 provincial capitals were in Taliban hands'; empty where nothing is counted."""
        return self._count(self.tally)

    def _count(self, counted: Tally) -> str:
        if not self.lead or not self.total:
            return ""
        called = self.conflict.places_called_here
        return say(count_in_words(counted.held, self.total, called, self.lead.name))

    @property
    def doubts(self) -> str:
        return say(doubts_in_words(self.tally))

    @cached_property
    def counts(self) -> list[PartyCount]:
        """Every party with the places it certainly holds."""
        controls = list(self.controls.values())
        return [
            self._party(member, tally(controls, member.id)) for member in self.record.frame.parties
        ]

    def _party(self, member: CastMember, counted: Tally) -> PartyCount:
        url = at(reverse("actor", args=[member.slug]), known_by=self.record.known_by)
        return PartyCount(member.name, url, f"h{member.colour}", counted.held)

    @cached_property
    def doubtful_counts(self) -> list[StateCount]:
        """The states that are not plain holding, with their numbers; with the parties' counts
        they add up to all places."""
        names = {
            ControlState.CLAIMED: (message("Claimed by one side only"), "c0"),
            ControlState.CONTESTED: (message("Contested"), "x0"),
            ControlState.UNKNOWN: (message("Not known"), NOT_KNOWN),
        }
        numbers = Counter(control.state for control in self.controls.values())
        return [
            StateCount(say(name), code, numbers[state])
            for state, (name, code) in names.items()
            if numbers[state]
        ]

    @cached_property
    def turning_days(self) -> list[date]:
        """The days on which the answer for some place changes."""
        return sorted(self._changes)

    @cached_property
    def _changes(self) -> dict[date, dict[int, Control]]:
        """What changes on a day, by the number of the place."""
        found: dict[date, dict[int, Control]] = defaultdict(dict)
        for number, each in enumerate(self.record.places):
            for period in self.histories[each.place_id]:
                found[period.first][number] = period.control
        return found

    @cached_property
    def turns(self) -> list[Turn]:
        controls: dict[int, Control] = {}
        codes: dict[int, str] = {}
        turns = []
        for day in self.turning_days:
            changes = self._changes[day]
            controls |= changes
            codes |= {number: self.code(control) for number, control in changes.items()}
            turns.append(self._turn(day, self._tally(controls.values()), codes.values()))
        return turns

    def _turn(self, day: date, counted: Tally, codes: Iterable[str]) -> Turn:
        return Turn(
            first=day,
            count=self._count(counted),
            doubts=say(doubts_in_words(counted)),
            codes="".join(codes),
            held=counted.held,
        )

    @cached_property
    def codes(self) -> list[str]:
        """Every fill that some day needs, for the map's patterns."""
        told = {self.code(each.control) for periods in self.histories.values() for each in periods}
        own = {f"h{member.colour}" for member in self.record.frame.parties}
        states = {each.code for each in self.doubtful_counts}
        return sorted(told | own | states | {row.code for row in self.rows})

    @property
    def previous_day(self) -> date | None:
        return self.day - ONE_DAY if self.day > self.first else None

    @property
    def next_day(self) -> date | None:
        return self.day + ONE_DAY if self.day < self.last else None

    @property
    def previous_change(self) -> date | None:
        before = bisect_left(self.turning_days, self.day)
        return self.turning_days[before - 1] if before else None

    @property
    def next_change(self) -> date | None:
        after = bisect_right(self.turning_days, self.day)
        return self.turning_days[after] if after < len(self.turning_days) else None

    def changed_rows(self) -> list[ControlRow]:
        """The places whose answer is another one than the day before."""
        return [
            row
            for row, each in zip(self.rows, self.record.places, strict=True)
            if any(period.first == self.day for period in self.histories[each.place_id][1:])
        ]


def code_of(control: Control, colours: dict[int, int]) -> str:
    """The fill: held, claimed or contested by a party's number (0: no party), or not known."""
    letter = _LETTERS.get(control.state)
    if letter is None:
        return NOT_KNOWN
    return f"{letter}{colours.get(control.holder.id, 0) if control.holder else 0}"


def state_in_words(control: Control) -> str:
    """'Taliban', 'Claimed by Taliban', 'Contested, held by Taliban', 'Not known'."""
    return say(_state(control))


def _state(control: Control) -> Value:
    holder = control.holder.name if control.holder else ""
    sides = listed([side.name for side in control.may_hold], "or")
    match control.state:
        case ControlState.HELD:
            return holder
        case ControlState.CLAIMED:
            return message("Claimed by %(holder)s", holder=holder)
        case ControlState.CONTESTED if len(control.may_hold) > 1:
            return message("Contested: %(sides)s", sides=sides)
        case ControlState.CONTESTED if holder:
            return message("Contested, held by %(holder)s", holder=holder)
        case ControlState.CONTESTED:
            return message("Contested")
        case _ if control.may_hold:
            return message("Not known: %(sides)s", sides=sides)
        case _:
            return message("Not known")


def _since(control: Control) -> str:
    """The days of the change, to be read after the word 'since'."""
    since = control.since
    if since is None:
        return say(message("before the conflict"))
    if since.latest is None:
        return say(message("%(day)s or later", day=day_text(since.earliest)))
    return span_text(since)


def _since_url(control: Control, known_by: date | None) -> str:
    """The event that made it so: the last that a rule names."""
    named = [why.event for why in control.why if why.event]
    return _event_url(named[-1], known_by) if named else ""


def reasons_of(control: Control, known_by: date | None) -> tuple[Reason, ...]:
    return tuple(
        Reason(say(why.rule), _event_url(why.event, known_by) if why.event else "")
        for why in control.why
    )


def _event_url(event: int, known_by: date | None) -> str:
    return at(reverse("event", args=[event]), known_by=known_by)


def legend(rows: Sequence[ControlRow], parties: Sequence[CastMember]) -> list[tuple[str, str]]:
    """The fills that a map shows, with their meaning."""
    return meanings({row.code for row in rows}, parties)


def meanings(codes: Iterable[str], parties: Sequence[CastMember]) -> list[tuple[str, str]]:
    """Fills in the order of a legend, each with its meaning."""
    names = {str(member.colour): member.name for member in parties}
    return [(code, say(_meaning(code, names))) for code in sorted(codes, key=_rank)]


def _rank(code: str) -> tuple[int, str]:
    return ("hcxu".index(code[0]), code)


def _meaning(code: str, names: dict[str, str]) -> Value:
    name = names.get(code[1], "")
    match code[0]:
        case "h":
            return name or message("Held by a side without a colour")
        case "c" if name:
            return message("Claimed by %(holder)s, not confirmed", holder=name)
        case "c":
            return message("Claimed, not confirmed")
        case "x" if name:
            return message("Contested, last held by %(holder)s", holder=name)
        case "x":
            return message("Contested")
        case _:
            return message("Not known")
