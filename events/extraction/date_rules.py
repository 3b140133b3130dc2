"""The grammar of date expressions: patterns, most exact first."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from events.dates import MONTHS
from events.extraction import date_readings as read
from events.extraction.date_readings import NUMBERS, Reading
from events.extraction.reckoning import WEEKDAYS, Clock


@dataclass(frozen=True)
class Rule:
    """A pattern, how it is read, and when a match of it is none."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Clock], Reading]
    unless: Callable[[str, re.Match[str]], bool] | None = None

    @property
    def names_days(self) -> bool:
        """Whether it says which days, rather than how long before publication."""
        return self.read not in _FROM_PUBLICATION


@dataclass(frozen=True)
class Found:
    """A match of a rule; `rank` is the place of the rule in the grammar."""

    start: int
    end: int
    rank: int
    rule: Rule
    match: re.Match[str]


_ABBREVIATED = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sept?",
    "Oct",
    "Nov",
    "Dec",
)
_MONTH = (
    r"(?P<{0}>"
    + "|".join(f"{name}|{short}\\.?" for name, short in zip(MONTHS, _ABBREVIATED, strict=True))
    + r")(?![a-z])"
)
_DAY = r"(?P<{0}>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![\d:%])"
_YEAR = r"(?P<{0}>1[0-9]{{3}}|20[0-9]{{2}})(?![\d%]|[.,]\d)"
_TO = r"\s*(?:-|–|—|to|and|or|until|through|,)\s*(?:the\s+)?"
_WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + r")"
_LAST_WEEKDAY = _WEEKDAY.replace("weekday", "last_weekday")
_NO_PART = r"(?:\s+(?:morning|afternoon|evening|night))?"
_PART_OF_DAY = r"(?:\s+(?P<daypart>morning|afternoon|evening|night|noon|midnight))?"
_PART = r"(?P<part>early|mid|middle|late|beginning|start|end)"
_SEASON = r"(?P<season>spring|summer|autumn|winter|fall)"
_NUMBER = (
    r"(?P<number>\d{1,3}|" + "|".join(NUMBERS) + r"|(?:a\s+)?couple\s+of|(?:a\s+)?few|several)"
)
_UNIT = r"(?P<unit>hour|day|night|week|month|year|decade|centur)(?:s|y|ies)?"


def _is_verb_may(body: str, match: re.Match[str]) -> bool:
    """`may fall`, `march on`: lower case is the verb."""
    return match["month"][0].islower()


def _is_no_year(body: str, match: re.Match[str]) -> bool:
    """Numbers of people, roads and times are no years."""
    before = body[max(0, match.start() - 12) : match.start()].lower()
    after = body[match.end() : match.end() + 14].lower()
    counted = re.match(
        r"\s+(?:people|civilians|soldiers|troops|men|women|fighters|km|miles|metres|kilomet|families|"
        r"homes|dead|prisoners|square|feet|tons|gmt|local|hours)",
        after,
    )
    return bool(counted) or bool(
        re.search(r"(?:route|highway|flight|resolution|[$€£#])\s?$", before)
    )


def _rule(
    pattern: str,
    reading: Callable[[re.Match[str], Clock], Reading],
    unless: Callable[[str, re.Match[str]], bool] | None = None,
) -> Rule:
    return Rule(re.compile(rf"(?<![\w$€£]){pattern}(?!\w)", re.IGNORECASE), reading, unless)


_M, _D, _Y = _MONTH.format("month"), _DAY.format("day"), _YEAR.format("year")
_OPTIONAL_YEAR = rf"(?:,?\s+(?:of\s+)?{_Y})?"
_WD_BEFORE = rf"(?:(?:{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?)?"

_FROM_PUBLICATION = frozenset(
    {read.overnight, read.ago, read.past, read.this_unit, read.weekend, read.end_of_unit}
)

RULES: tuple[Rule, ...] = (
    _rule(r"(\d{4})-(\d{2})-(\d{2})", read.iso),
    _rule(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", read.dotted),
    _rule(r"(\d{1,2})/(\d{1,2})/(\d{4})", read.figures),
    _rule(
        rf"{_D}\s+{_MONTH.format('first_month')}{_TO}{_DAY.format('last')}\s+{_M}{_OPTIONAL_YEAR}",
        read.several_days,
        _is_verb_may,
    ),
    _rule(
        rf"{_D}{_TO}{_DAY.format('last')}\s+(?:of\s+)?{_M}{_OPTIONAL_YEAR}",
        read.several_days,
        _is_verb_may,
    ),
    _rule(
        rf"{_M}\s+{_D}{_TO}{_MONTH.format('last_month')}\s+{_DAY.format('last')}{_OPTIONAL_YEAR}",
        read.several_days,
        _is_verb_may,
    ),
    _rule(
        rf"{_M}\s+{_D}{_TO}{_DAY.format('last')}{_OPTIONAL_YEAR}", read.several_days, _is_verb_may
    ),
    _rule(rf"{_WD_BEFORE}{_M}\s+{_D}{_OPTIONAL_YEAR}", read.one_day, _is_verb_may),
    _rule(rf"{_WD_BEFORE}{_D}\s+(?:of\s+)?{_M}{_OPTIONAL_YEAR}", read.one_day, _is_verb_may),
    _rule(
        rf"(?:the\s+)?{_PART}(?:\s+of|-|\s+in)?\s*{_M}{_OPTIONAL_YEAR}", read.month, _is_verb_may
    ),
    _rule(rf"{_M},?\s+(?:of\s+)?{_Y}", read.month, _is_verb_may),
    _rule(rf"(?<=[a-z]\s){_M}(?!\s+(?:\d|[a-z]+ed\b))", read.month, _is_verb_may),
    _rule(
        rf"(?:the\s+)?{_PART}?(?:-|\s+)?(?:the\s+)?(?P<decade>1[0-9][0-9]0|20[0-9]0|[2-9]0)['’]?s",
        read.decade,
    ),
    _rule(rf"(?:the\s+)?{_SEASON}(?:\s+of)?,?\s+{_Y}", read.season),
    _rule(r"(?P<which>last|this)\s+(?P<season>spring|summer|autumn|winter)", read.season),
    _rule(rf"(?:the\s+)?{_PART}(?:\s+of|-|\s+in)?\s*{_Y}", read.year),
    _rule(rf"{_Y}", read.year, _is_no_year),
    _rule(
        rf"{_WEEKDAY}{_NO_PART}\s*(?:and|to|or|until|-|–|—)\s*{_LAST_WEEKDAY}{_NO_PART}",
        read.weekdays,
    ),
    _rule(
        rf"(?P<night>overnight(?:\s+(?:on|from))?\s+)?(?:(?P<which>last|this|next|coming)\s+)?"
        rf"(?:(?:early|late)\s+(?:on\s+)?)?{_WEEKDAY}{_PART_OF_DAY}",
        read.weekday,
        lambda body, match: bool(
            re.search(r"\bevery\s+$", body[max(0, match.start() - 7) : match.start()], re.I)
        ),
    ),
    _rule(
        r"(?:late\s+)?(?:overnight|last\s+night|during\s+the\s+night|in\s+the\s+night)",
        read.overnight,
    ),
    _rule(
        r"(?:early\s+|late\s+)?(?:today|tonight|this\s+(?:morning|afternoon|evening))",
        read.near_day(0),
    ),
    _rule(
        r"(?:early\s+|late\s+)?yesterday(?:\s+(?:morning|afternoon|evening|night))?",
        read.near_day(-1),
    ),
    _rule(r"tomorrow", read.near_day(1)),
    _rule(
        rf"(?:some\s+|about\s+|more\s+than\s+|nearly\s+|almost\s+)?{_NUMBER}\s+{_UNIT}\s+ago",
        read.ago,
    ),
    _rule(
        rf"(?:in|over|during|within|for)\s+(?:just\s+)?(?:the\s+|these\s+)?(?:past|last)\s+(?:{_NUMBER}\s+)?{_UNIT}",
        read.past,
    ),
    _rule(rf"(?:in|over|during)\s+(?P<recent>recent)\s+{_UNIT}", read.past),
    _rule(
        rf"(?:in|within)\s+(?:just\s+)?(?:less\s+than|under|the\s+space\s+of)\s+{_NUMBER}\s+{_UNIT}",
        read.past,
    ),
    _rule(r"within\s+(?P<number>24|48|72)\s+(?P<unit>hour)s", read.past),
    _rule(
        rf"(?:just\s+|only\s+|about\s+|some\s+)?{_NUMBER}\s+{_UNIT}\s+(?P<way>later|earlier|before(?=[,.;]|$)|after(?=[,.;]|$))",
        read.later,
    ),
    _rule(r"(?P<unit>hour|day|week|month|year)s\s+(?P<way>later|earlier)", read.later),
    _rule(
        r"(?:on\s+)?(?:the\s+|that\s+)?(?P<which>next|following|previous|preceding|same|very\s+same|that)\s+(?P<unit>day|week|month|year|morning|afternoon|evening|night)",
        read.that_day,
    ),
    _rule(
        r"(?P<when>earlier\s+|later\s+)?(?:in\s+)?(?P<which>this|last|next)\s+(?P<unit>week|month|year)",
        read.this_unit,
    ),
    _rule(
        r"(?P<part>the\s+end\s+of|the\s+beginning\s+of)\s+(?:the|this)\s+(?P<unit>week|month|year)",
        read.end_of_unit,
    ),
    _rule(
        r"(?:(?:over|at|during|on)\s+)?(?:the|this|last|(?P<which>next))\s+weekend", read.weekend
    ),
)
