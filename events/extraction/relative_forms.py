"""Forms of date expressions that count from another day: yesterday, two weeks ago, that month."""

import re
from collections.abc import Callable, Mapping

from events.extraction.date_words import JOINED, MONTH, NUMBER, PART, TIME_OF_DAY, compiled, plain

Form = tuple[int, int, str, Mapping[str, str | None]]
Check = Callable[[str, re.Match[str]], bool]
Rule = tuple[re.Pattern[str], str, Check | None]
_UNITS = frozenset({"hour", "day", "night", "week", "fortnight", "month", "year", "decade"})
_TIMES = frozenset({"morning", "afternoon", "evening", "night"})
_HOURS = frozenset({"nightfall", "midday", "noon", "dusk", "dawn", "sunset", "midnight"})
_NEAR = frozenset({"today", "tonight", "yesterday", "tomorrow"})

_REACH = 48  # characters before and after its unit in which an expression may stand
_ABOUT = (
    r"(?:(?:just|only|about|around|some|nearly|almost|more\s+than|less\s+than|over|at\s+least|"
    r"barely|roughly|a\s+mere|under|not|(?:a\s+)?(?:little|bit)|slightly)\s+)*"
)
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year|decade|centur)(?:ies|y|s)?"
_ONE = r"(?P<unit>day|week|fortnight|month|year|decade|century)"
_SEVERAL = r"(?:hours|days|weeks|months|years|decades)\b"
_WHICH = (
    r"(?P<which>(?:that\s+)?(?:very\s+)?same|next|following|ensuing|previous|preceding|that|this|last|past|"
    r"coming|current)"
)
_NUMBER = rf"(?P<number>{NUMBER})"
_UNIT_AND = re.compile(r"(?:hour|day|week|month|year|decade)s? and \Z")
_END = r"(?=\s*[,.;:)]|\s*\Z|\s+and\s)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE_NEXT = (  # read there
    rf"(?:(?:on|into|from|to|of|between)\s+)?(?:the\s+)?(?:{_WEEKDAY}|{MONTH}\s+\d|"
    r"(?<=the\s)\d{1,2}(?:st|nd|rd|th)\b|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?:{JOINED}\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?{MONTH})"
)


_IN_A_MONTH = compiled(
    rf"\s+(?:in|at|of|from|between|during)\s+(?:(?:early|late|mid)[ -])?(?:{MONTH}\b|\d{{4}}\b|"
    r"the\s+(?:end|start|beginning|middle)\b|that\s)"
)
_DAY_NAMED = compiled(rf"(?:{_WEEKDAY}|{MONTH}\s+\d|\d\s+{MONTH}|today|yesterday|overnight)\b")


def _names_one(body: str, match: re.Match[str]) -> bool:
    """Not `the last week of July`, which the month reads, nor the length `over the next year`."""
    ahead = plain(match.groupdict().get("which") or "") in {"next", "following", "coming"}
    if ahead and body[max(0, match.start() - 5) : match.start()].lower() == "over ":
        return False
    if re.match(r"-\w|\s+of\s", body[match.end() : match.end() + 4]):
        return False
    return body[max(0, match.start() - 4) : match.start()].lower() != "for "


def _counted(body: str, match: re.Match[str]) -> bool:
    """`two days later`, `days later`, but not `day later` nor `for months before that`."""
    if body[max(0, match.start() - 4) : match.start()].lower() == "for ":
        return False
    if body[match.end() : match.end() + 5].lower() == " than":
        return False
    if not match["number"]:
        return match["units"].lower().endswith("s")
    return _whole(body, match)


_SAME_SENTENCE = 160  # code points
_NAMES_A_DAY = re.compile(r"\b(?:[A-Z]\w+day|yesterday|today|overnight)\b[^.!?\n]*\Z")


def _some(body: str, match: re.Match[str]) -> bool:
    """`hours ago`, `in a matter of days`, but not `half an hour ago` nor `day ago`."""
    if not match["number"] and not match["units"].lower().endswith("s"):
        return False
    return _whole(body, match)


def _up_to_now(body: str, match: re.Match[str]) -> bool:
    """`in the space of a week`, but not `in the space of three days in March`."""
    return _some(body, match) and not _IN_A_MONTH.match(body, match.end())


def _of_that_day(body: str, match: re.Match[str]) -> bool:
    """`in the small hours`, where no other words near by name the day."""
    around = body[max(0, match.start() - 60) : match.end() + 60]
    return _DAY_NAMED.search(around) is None


def _not_each(body: str, match: re.Match[str]) -> bool:
    """Not `in each of the last three years`."""
    return not re.search(r"\beach\sof\s\Z", body[max(0, match.start() - 8) : match.start()])


def _whole(body: str, match: re.Match[str]) -> bool:
    """Not `half a year ago` nor `a year and a half ago`."""
    before = body[max(0, match.start() - 12) : match.start()].lower()
    return not before.endswith("half ") and _UNIT_AND.search(before) is None


def _after_a_day(body: str, match: re.Match[str]) -> bool:
    """`X fell on Sunday and Y within hours`: only what names a day before says of which day."""
    before = body[max(0, match.start() - _SAME_SENTENCE) : match.start()]
    return _NAMES_A_DAY.search(before) is not None


def _ends_there(body: str, match: re.Match[str]) -> bool:
    """`the end of the week`, but not `the end of the day of reckoning`."""
    return not re.match(r"\s+(?:of|\d|after|before)", body[match.end() : match.end() + 7])


def _rule(pattern: str, kind: str, check: Check | None = None) -> Rule:
    """A group `past` marks where the expression starts, when words before it only lead to it."""
    return compiled(rf"(?<![\w$€£-])(?:{pattern})(?!\w)"), kind, check


_ALL: tuple[tuple[frozenset[str], Rule], ...] = (
    (
        _NEAR,
        _rule(
            r"(?:(?:early|late|later|earlier)\s+)?(?P<near>today|tonight|yesterday|tomorrow)"
            rf"(?:\s+(?:early\s+|late\s+)?{TIME_OF_DAY})?",
            "near_day",
        ),
    ),
    (
        _TIMES,
        _rule(rf"(?:(?:early|late|later|earlier)\s+)?this\s+{TIME_OF_DAY}(?P<near>)", "near_day"),
    ),
    (
        _NEAR,
        _rule(
            r"(?:the\s+)?day\s+(?P<next_day>before|after|following)\s+(?P<near>yesterday|tomorrow)",
            "near_day",
        ),
    ),
    (
        frozenset({"overnight", "night"}),
        _rule(
            rf"(?:(?:early|late)\s+)?(?:overnight|last\s+night)(?!\s+{_DATE_NEXT})|"
            rf"(?:during|in)\s+(?P<past>the\s+night)(?!\s+of|\s+{_DATE_NEXT})",
            "overnight",
        ),
    ),
    (
        frozenset({"hour"}),
        _rule(
            r"(?:in|during|by)\s+(?P<past>the\s+(?:(?:very\s+)?early|small|wee|pre-?dawn)\s+"
            r"(?:morning\s+)?hours(?:\s+of\s+the\s+(?:morning|night))?)(?!\s+(?:of|on)\s)",
            "overnight",
            _of_that_day,
        ),
    ),
    (
        _UNITS,
        _rule(
            rf"(?P<about>{_ABOUT})(?P<just>(?:exactly|precisely)\s+)?"
            rf"{_NUMBER}[\s-]+{_UNIT}\s+ago(?P<exact>\s+today)?",
            "ago",
            _whole,
        ),
    ),
    (
        frozenset({"hour", "day", "week", "month"}),
        _rule(
            r"(?:just\s+|only\s+|mere\s+)?(?P<number>)(?P<units>(?P<unit>hour|day|week|month)s)\s+ago",
            "ago",
            _some,
        ),
    ),
    (
        _UNITS,
        _rule(
            rf"{_ABOUT}(?:{_NUMBER}\s+)?(?P<units>{_UNIT})\s+"
            r"(?P<way>later|earlier|afterwards?|previously|beforehand|prior(?!\s+to)|hence|from\s+now|"
            rf"after(?:{_END}|\s+that\b)|before(?:{_END}|\s+that\b))",
            "later",
            _counted,
        ),
    ),
    (
        _UNITS,
        _rule(
            r"(?P<past>(?:just\s+)?(?:the\s+|these\s+)?(?:past|last|previous|preceding)\s+"
            rf"{_NUMBER}\s+{_UNIT})(?!\s+of\s+(?:the\s+(?:month|year)|\d|{MONTH}))",
            "past",
            _not_each,
        ),
    ),
    (
        _UNITS,
        _rule(
            rf"(?P<recent>the\s+(?:past|last))\s+(?={_SEVERAL}){_UNIT}(?!\s+of\s+(?:\d|{MONTH}))",
            "past",
        ),
    ),
    (_UNITS, _rule(rf"the\s+(?:past|last)\s+{_UNIT}", "past", _names_one)),
    (_UNITS, _rule(rf"(?P<recent>recent)\s+{_UNIT}", "past")),
    (
        _UNITS,
        _rule(
            r"(?:over|in|during|within)\s+the\s+(?:next|following|ensuing)\s+"
            rf"{_NUMBER}\s+{_UNIT}",
            "next_few",
        ),
    ),
    (
        _UNITS,
        _rule(
            r"(?:in|within)\s+(?P<past>(?:just\s+|only\s+)?(?:less\s+than|under|the\s+space\s+of|"
            rf"barely|a\s+matter\s+of)\s+(?:{_NUMBER}\s+)?(?P<units>{_UNIT}))",
            "past",
            _up_to_now,
        ),
    ),
    (_UNITS, _rule(rf"(?:and|then)\s+within\s+(?P<past>{_NUMBER}\s+{_UNIT})", "within")),
    (
        frozenset({"hour", "day"}),
        _rule(
            rf"(?<=[.!?\n]\s)Within\s+(?P<past>(?:{_NUMBER}\s+)?(?P<units>{_UNIT}))(?!\s+of\s)",
            "within",
            _some,
        ),
    ),
    (
        frozenset({"hour"}),
        _rule(
            r"within\s+(?P<past>(?P<number>)(?P<units>(?P<unit>hour)s))(?!\s+of\s)",
            "within",
            _after_a_day,
        ),
    ),
    (_UNITS, _rule(rf"within\s+(?P<past>(?P<number>24|48|72)\s+{_UNIT})", "past")),
    (
        _UNITS,
        _rule(r"the\s+(?P<unit>week|month|year)\s+before\s+last(?P<before_last>)", "that_unit"),
    ),
    (
        _UNITS,
        _rule(r"less\s+than\s+(?P<number>a)\s+(?P<unit>week)(?=\s+(?:to|for)\b|[.,])", "past"),
    ),
    (
        _UNITS,
        _rule(
            rf"(?:the\s+)?(?P<part>{PART})\s+of\s+(?:the\s+)?(?:{_WHICH}\s+)?{_ONE}",
            "part_of_unit",
            _ends_there,
        ),
    ),
    (_UNITS, _rule(r"(?P<unit>month|year|week)(?:['’]s)?[\s-]end", "part_of_unit")),
    (
        _UNITS,
        _rule(
            r"(?P<moment>earlier|later|late|early)\s+(?:in\s+)?"
            rf"(?:(?:the\s+)?{_WHICH}|the)\s+{_ONE}",
            "part_of_unit",
        ),
    ),
    (
        _TIMES,
        _rule(
            rf"(?:(?:early|late)\s+)?(?:the\s+)?{_WHICH}\s+(?:(?:early|late)\s+)?"
            rf"(?P<unit>{TIME_OF_DAY})",
            "that_day",
        ),
    ),
    (
        _HOURS | _TIMES,
        _rule(
            r"by\s+(?:(?:mid|early|late)[\s-]+|the\s+)?(?P<hour>nightfall|midday|noon|dusk|dawn|"
            rf"sunset|midnight|afternoon|evening|morning)(?!\s+(?:on\s+|of\s+)?{_DATE_NEXT})",
            "by_hour",
        ),
    ),
    (
        _UNITS,
        _rule(r"(?:the|its)\s+(?:very\s+)?first\s+day(?!\s+(?:of|since|after|in)\b)", "first_day"),
    ),
    (_UNITS, _rule(rf"(?:the\s+)?{_WHICH}\s+{_ONE}", "that_unit", _names_one)),
    (
        _UNITS | _TIMES,
        _rule(
            r"the\s+(?P<unit>day|night|morning|week|month|year)\s+"
            rf"(?P<way>before|after|following|earlier){_END}",
            "that_day",
        ),
    ),
    (
        frozenset({"weekend"}),
        _rule(
            r"(?:the|this|(?P<last>last)|past|that|(?P<next>next|coming))(?:\s+(?:past|coming|same))?\s+weekend",
            "weekend",
        ),
    ),
    (
        frozenset({"quarter"}),
        _rule(
            r"the\s+(?P<quarter>first|second|third|fourth)\s+quarter"
            r"(?:\s+of\s+(?P<year>(?:19|20)\d\d|(?:this|last|next)\s+year))?",
            "quarter",
        ),
    ),
)
_RULES = {
    word: tuple(rule for words, rule in _ALL if word in words)
    for word in (*_UNITS, *_TIMES, *_HOURS, *_NEAR, "overnight", "weekend", "quarter")
}


def relative_form(body: str, start: int, end: int, reach: int) -> Form | None:
    """The longest form around the word at start:end, looking back no further than `reach`."""
    first, last = max(reach, start - _REACH), min(len(body), end + _REACH)
    best: Form | None = None
    for pattern, kind, check in _RULES[plain(body[start:end]).removesuffix("s")]:
        match = _around(pattern, body, first, last, end)
        if match is None or match.start() > start or (check and not check(body, match)):
            continue
        fields = match.groupdict()
        begin = match.start("past") if fields.get("past") else match.start()
        if best is None or match.end() - begin > best[1] - best[0]:
            best = (begin, match.end(), kind, fields)
    return best


def _around(
    pattern: re.Pattern[str], body: str, first: int, last: int, end: int
) -> re.Match[str] | None:
    """The first match that reaches to the end of the word."""
    for match in pattern.finditer(body, first, last):
        if match.end() >= end:
            return match
    return None
