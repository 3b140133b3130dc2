"""Counting days: from the day of publication in news, from the last date named in histories."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from events.dates import MONTHS, ONE_DAY, DateSpan
from events.extraction.date_words import WEEKDAYS
from events.vocabulary import Precision

_IN_THE_PAST = (
    r"was|were|had|fell|took|retook|began|came|went|lost|won|held|left|made|hit|broke|gave|got|"
    r"led|met|ran|rose|sent|shot|stood|struck|drove|fled|kept|brought|sought|saw|grew|flew|"
    r"withdrew|overran|\w{2,}ed"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|won't|(?:is|are|was|were|be)\s+due(?!\s+to\s+(?:the|an?|its|their|\w+ing)\b)|"
    r"set\s+(?:to|for)|slated|scheduled|expected|plans?\s+to|planned|planning|deadline|upcoming|"
    r"(?<!only\s)to\s+be\s+\w+ed|is\s+to|are\s+to|"
    r"(?:is|are|be)\s+on\s+(?:its|their|his|her)\s+way|going\s+to|"
    r"intends?\s+to|hopes?\s+to|vow(?:s|ed)\s+to|postponed|rescheduled|adjourned|expires?|"
    r"takes?\s+effect|resumes?|(?<!to\s)meets?|(?:have|has)\s+until|"
    r"given\s+(?:[\w']+\s+){1,6}until|(?:begins?|starts?|opens?|ends?)(?=\s+on\b))\b",
    re.IGNORECASE,
)
# What follows a word of the future and tells of the past: `those who died on Friday`.
_BACK_TO_PAST = re.compile(
    r"\b(?:(?:who|which|that|when|where|after|since)\s(?:\w+\s){0,4}?|since\s[^.;:!?]{1,60}?\b)"
    rf"(?:{_IN_THE_PAST})\b",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says|told|announced|warned|claimed|confirmed|reported|stated|tweeted|wrote|added)\b"
)
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|warned|claimed|confirmed|reported|stated|tweeted|wrote|added)"
    r"(?:\s(?!(?:was|were|had|has|have|is|been|it|they|that)\b)\w+){0,3}?\s+(?:(?:on|late|early|in\sa\sstatement)\s+){0,3}\Z"
)
_ABBREVIATED = re.compile(r"(?:\b[ap]\.m|\b[A-Z])\.\s?\Z|\.\w\Z")  # `9 a.m.`, `U.S.`, `3.5`
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’)]?\s|\n")
_FUTURE_AFTER = re.compile(
    r"(?:(?!\bthat\b)[^.,;:!?\n]){0,24}?\b(?:deadline|will|shall|is\s+due|are\s+due|is\s+set|are\s+set|is\s+to|are\s+to)\b",
    re.IGNORECASE,
)
_PAST = re.compile(rf"\b(?:{_IN_THE_PAST}|has|have|did|said|told)\b", re.IGNORECASE)
# How far "a few" or an unnumbered plural may reach, in days.
_FEW = {"hour": 1, "day": 7, "night": 7, "week": 35, "fortnight": 70, "month": 183}
_MONTH_LONG = 31  # days
_LONG = 300  # characters that a sentence may run from one date to the next
_SENTENCE = 140  # characters before a date in which a word may point it forward
_PARAGRAPH = 600  # characters within which a date in news may hang on one long past
_REACH = timedelta(days=500)  # how far ahead the next date with a year says something
_STEP_BACK = 2  # months that a story may step back though the next date would allow a year on
_STORY_GOES_ON = timedelta(days=150)
_STORY_STEPS_BACK = timedelta(days=62)
_JUST_NOW = timedelta(days=10)
_JUST_GONE = timedelta(days=21)  # in which a day is news rather than part of a story of years ago
_BACK, _FORTH = 6, 8  # months: a step back so long, or on so far, is rather one into another year


def in_words(day: date) -> str:
    """`Wednesday 11 August 2021`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass
class Clock:
    """What relative expressions count from, as a text is read from its head to its end.

    published_on: the day printed; narrative: the text tells of years before its own;
    day_first: whether the text itself shows that 8/9/2021 is 8 September;
    bare_weekdays: those that the text also names without "last".
    """

    published_on: date | None
    narrative: bool = False
    day_first: bool | None = None
    first_year: int | None = None
    year_named: int | None = None  # the last year printed, on the line of the story or off it
    bare_weekdays: frozenset[int] = frozenset()
    named: DateSpan | None = None
    ancient: bool = False  # the last year named is before the year 1
    heard_to: int = 0  # where the last date that others may hang on ends, in the body
    told_to: int = 0  # where a passage on years long past has got to, in the body
    looks_back: bool = False  # the date at hand still belongs to that passage
    just_named: bool = False  # the last date was named close before, in the same paragraph
    of_saying: bool = False  # the date at hand is that of a statement: `said on Sunday`
    future: bool = False
    past: bool = False
    ahead: date | None = None  # the next date that the text names with its year
    strays: bool = False  # the date at hand leaves the line of the story

    def look_at(self, body: str, start: int, end: int, relation: str) -> None:
        """Note whether the words around an expression point forward."""
        from_ = max(0, start - _SENTENCE)
        before = body[_head(body, from_, start) : start]
        by_then = relation in {"by", "before", "until"}
        gap = body[self.told_to : start] if 0 < start - self.told_to < _PARAGRAPH else "\n"
        infinitive = re.search(r"\bto \w+ (?:\w+ ){0,5}$", before) is not None
        since_last = before[max(0, self.heard_to - (start - len(before))) :]
        self.future = relation != "since" and (
            _points_forward(_SAID.split(since_last)[-1])
            or _FUTURE_AFTER.match(body, end, min(len(body), end + 50)) is not None
            or (by_then and infinitive)
        )
        self.looks_back = self.told_to > 0 and "\n" not in gap and not self.future
        same = 0 < start - self.heard_to < _LONG and not _SENTENCE_ENDS.search(
            body, self.heard_to, start
        )
        self.of_saying = same and _SAID_ON.search(before) is not None
        since = body[self.heard_to : start] if 0 < start - self.heard_to < _PARAGRAPH else "\n"
        self.just_named = "\n" not in since
        self.past = _PAST.search(before + " " + body[end : end + 60].split(".")[0]) is not None

    def hear(self, span: DateSpan, end: int) -> None:
        """Remember a date named, and where it ends: what follows may hang on it."""
        self.named, self.heard_to = span, end
        self.ancient = False
        long_ago = self.published_on and span.last.year < self.published_on.year
        exact = (span.width or _PARAGRAPH) <= _MONTH_LONG
        self.told_to = end if long_ago and exact else 0

    @property
    def today(self) -> date | None:
        """The day that `today` and `two days ago` count from: in a history, none is known."""
        return None if self.narrative else self.published_on

    @property
    def anchor(self) -> date | None:
        """The day that `two days later` and `that day` count from."""
        if self.ancient:
            return None
        if self.named is not None and self.named.latest is not None:
            return self.named.latest
        return None if self.narrative else self.published_on

    @property
    def since_when(self) -> str:
        day = self.published_on
        return f", read on {in_words(day)}," if day else ""

    @property
    def year_from(self) -> str:
        """Where the year of a date without one comes from, in words."""
        if self.narrative or self.looks_back:
            return f"the date named before, {self.named.text}" if self.named else "the text"
        return f"the day of publication, {in_words(self.published_on)}" if self.published_on else ""

    def year_of(self, month: int, day: int | None = None) -> int | None:
        """The year of a date that names none."""
        if self.ancient:
            return None
        if self.narrative or self.published_on is None:
            return self._year_in_story(month, day)
        if self.looks_back and self.named is not None:
            if self._is_just_gone(month, day, self.published_on):
                return self._year_in_news(month, day, self.published_on)
            if self.named.last.year < self.published_on.year - 1:
                story = self._year_in_story(month, day)
                if story is None or not self._is_far(self.named, story, month, day):
                    return story
                self.looks_back = False
                return self._year_in_news(month, day, self.published_on)
            return self._year_since(self.named.first, month, day, self.published_on)
        return self._year_in_news(month, day, self.published_on)

    def _is_far(self, named: DateSpan, year: int, month: int, day: int | None) -> bool:
        """Whether a date lies so far from the one named before that news tell it of this year.

        `It fell in June 2014. The army took it back on May 17`, printed in 2016: 17 May 2016.
        """
        if (named.width or _PARAGRAPH) > _MONTH_LONG or named.latest is None:
            return False
        there = date(year, month, day or 1)
        back = timedelta() if day else _STORY_STEPS_BACK
        return there > named.latest + _STORY_GOES_ON or there < named.first - back

    def _is_just_gone(self, month: int, day: int | None, today: date) -> bool:
        """Whether a day without a year lies in the weeks before publication."""
        if day is None:
            return False
        there = date(self._year_in_news(month, day, today), month, day)
        return timedelta() <= today - there <= _JUST_GONE

    def _year_since(self, named: date, month: int, day: int | None, today: date) -> int:
        """After a date of last year: the next such date, unless that is ahead or today is near."""
        in_news = self._year_in_news(month, day, today)
        year = named.year + (month < named.month)
        ahead = (year, month, day or 1) > (today.year, today.month, today.day)
        just_now = day is not None and timedelta() <= today - date(in_news, month, day) <= _JUST_NOW
        return in_news if ahead or just_now else year

    def _year_in_news(self, month: int, day: int | None, today: date) -> int:
        """The latest such date up to publication; the coming one where the words point forward."""
        there = (month, day or 1)
        if self.future:
            return today.year if there >= (today.month, 1) else today.year + 1
        if there <= (today.month, today.day):
            return today.year
        ahead = (month - today.month) % 12
        near = ahead <= 1 and not self.past
        tolerance = day is not None and month == today.month and day - today.day <= 1
        if near or tolerance:
            return today.year
        return today.year - 1

    def _year_in_story(self, month: int, day: int | None) -> int | None:
        """A story goes forward: the year that brings the date nearest after the last one named."""
        if self.named is None:
            return self.first_year
        first = self.named.first
        width = self.named.width or 0
        if width > 200 or self.named.latest is None:
            return first.year
        behind = (first.month - month) % 12
        stepped_back = month < first.month and behind <= _STEP_BACK
        if not stepped_back and (between := self._year_between(first, month)) is not None:
            return between
        ahead = (month - first.month) % 12
        if month >= first.month:
            return first.year - 1 if ahead >= _FORTH else first.year
        return first.year if behind <= _BACK else first.year + 1

    def _year_between(self, first: date, month: int) -> int | None:
        """The one year that puts the month between the date before and the next one."""
        if self.ahead is None or not first <= self.ahead <= first + _REACH:
            return None
        years = {
            year
            for year in range(first.year, self.ahead.year + 1)
            if first.replace(day=1) <= date(year, month, 1) <= self.ahead
        }
        return years.pop() if len(years) == 1 else None

    def weekday_of(self, weekday: int) -> date | None:
        """In a history, the first such weekday from the last day named on."""
        if self.named is None or self.named.precision not in {Precision.DAY, Precision.DAYS}:
            return None
        day = self.named.last
        return day + timedelta(days=(weekday - day.weekday()) % 7)


def _head(body: str, first: int, at: int) -> int:
    """Where the sentence at a place begins, looking back no further than `first`."""
    head = max(body.rfind(stop, first, at) for stop in "!?\n;")
    dot = body.rfind(".", first, at)
    while dot > head and _ABBREVIATED.search(body, max(0, dot - 4), dot + 2):
        dot = body.rfind(".", first, dot)
    return max(head, dot, first - 1) + 1


def _points_forward(words: str) -> bool:
    """Whether a word of the future governs what comes after these words."""
    forward = list(_FUTURE.finditer(words))
    return bool(forward) and _BACK_TO_PAST.search(words, forward[-1].end()) is None


def weekday_before(today: date, weekday: int, *, weeks: int = 0) -> date:
    """The latest such weekday not after a day; `weeks` further back."""
    back = (today.weekday() - weekday) % 7
    return today - timedelta(days=back + 7 * weeks)


def weekday_after(today: date, weekday: int) -> date:
    """The next such weekday after a day."""
    ahead = (weekday - today.weekday()) % 7 or 7
    return today + timedelta(days=ahead)


def week_of(day: date) -> DateSpan:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return DateSpan(monday, monday + timedelta(days=6), Precision.WEEK)


def shifted_months(day: date, months: int) -> date:
    """The first of the month that lies so many months away."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def away(day: date, number: int, unit: str) -> DateSpan:
    """So many units after a day (before, if negative), no more exact than the unit."""
    match unit:
        case "hour":
            other = day + timedelta(days=-(-number // 24) if number > 0 else number // 24)
            return DateSpan.between(min(day, other), max(day, other))
        case "day" | "night":
            return DateSpan.on(day + timedelta(days=number))
        case "week" | "fortnight":
            there = day + timedelta(weeks=number * (2 if unit == "fortnight" else 1))
            return DateSpan.between(there - timedelta(days=3), there + timedelta(days=3))
        case "month":
            there = shifted_months(day, number)
            return DateSpan.month(there.year, there.month)
        case "year":
            return DateSpan.year(day.year + number)
        case "decade":
            year = day.year + 10 * number
            return DateSpan.between(date(year - 1, 1, 1), date(year + 1, 12, 31))
        case _:
            return DateSpan.decade((day.year + 100 * number) // 10 * 10)


def few(day: date, sign: int, unit: str) -> DateSpan:
    """`a few days`, `hours`, `recent weeks` after a day (sign 1) or before it (sign -1)."""
    other = day + sign * timedelta(days=_FEW.get(unit, 3653))
    return DateSpan.between(min(day, other), max(day, other))


def spanning(one: DateSpan, other: DateSpan) -> DateSpan:
    """From the first day of one to the last of the other, whichever comes first."""
    if one == other:
        return one
    return DateSpan.between(min(one.first, other.first), max(one.last, other.last))


def season_of(year: int, month: int) -> DateSpan:
    """Three months from the first of one; the calendar of the north."""
    first = date(year, month, 1)
    return DateSpan(first, shifted_months(first, 3) - ONE_DAY, Precision.SEASON)


def part_of(span: DateSpan, part: str) -> DateSpan:
    """A part of a span: a half, the first or last week, or a third.

    Thirds of a month end on the 10th and the 20th, and its end is its last eight days. A year is
    early in its first quarter and late in its last. The thirds of a decade overlap, since `the
    late 1990s` may begin in 1996.
    """
    first, last = span.first, span.last
    match span.precision, part:
        case _, _ if "week" in part:
            return _weeks_of(first, last, part)
        case _, "first half" | "second half":
            middle = _middle(span)
            return (
                DateSpan.between(first, middle - ONE_DAY)
                if part == "first half"
                else DateSpan.between(middle, last)
            )
        case Precision.MONTH, _:
            ends = {"late": (21, last.day), "last": (last.day - 7, last.day)}
            days = {"early": (1, 10), "middle": (11, 20), **ends}[part]
            return DateSpan.between(first.replace(day=days[0]), first.replace(day=days[1]))
        case Precision.YEAR, _:
            quarters = {"early": (1, 3), "late": (10, 3), "last": (10, 3)}
            month, months = {"middle": (5, 4), **quarters}[part]
            start_of = date(first.year, month, 1)
            return DateSpan.between(start_of, shifted_months(start_of, months) - ONE_DAY)
        case Precision.DECADE, _:
            year = first.year + {"early": 0, "middle": 3, "late": 6, "last": 6}[part]
            return DateSpan.between(date(year, 1, 1), date(year + 3, 12, 31))
        case _:
            return _third(first, last, part)


def _weeks_of(first: date, last: date, part: str) -> DateSpan:
    """`first week`, `last two weeks`: sevens of days from the start or the end of a span."""
    week = timedelta(days=7)
    long = 2 * week if "two" in part else week
    which = (
        ("first", "second", "third", "fourth").index(part.split()[0]) if part[:4] != "last" else 0
    )
    start = last - long + ONE_DAY if part[:4] == "last" else first + which * week
    return DateSpan.between(start, start + long - ONE_DAY)


def _middle(span: DateSpan) -> date:
    """The first day of the second half: of a year, the first of July."""
    if span.precision is Precision.YEAR:
        return span.first.replace(month=7)
    return span.first + timedelta(days=((span.last - span.first).days + 1) // 2)


def _third(first: date, last: date, part: str) -> DateSpan:
    days = (last - first).days
    third = timedelta(days=days // 3)
    ends = {"late": last - third, "last": last - third}
    start = {"early": first, "middle": first + third, **ends}[part]
    return DateSpan.between(start, start + third)


def nights_of(day: date) -> DateSpan:
    """The night that ends on a day: the day before and the day."""
    return DateSpan.between(day - ONE_DAY, day)
