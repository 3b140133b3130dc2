"""Where a text names days: the forms of date expressions, by the word that gives them away."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from events.extraction.date_checks import (
    after_the,
    counts_things,
    is_day_alone,
    is_day_by_its_preposition,
    is_day_of_month,
    is_decade,
    is_feast,
    is_in_figures,
    is_month_alone,
    is_month_name,
    is_season,
    is_weekday,
    is_year,
)
from events.extraction.date_words import (
    DAY,
    DECADES,
    FEAST,
    HOLIDAY,
    JOINED,
    MONTH,
    NUMBER,
    ORDINALS,
    PART,
    SEASONS,
    TIME_OF_DAY,
    WEEKDAY,
    YEAR,
    compiled,
)
from events.extraction.relative_forms import relative_form

Check = Callable[[str, re.Match[str]], bool]


@dataclass(frozen=True)
class Shape:
    """A stretch of text with the form of a date; `kind` names the reading it gets."""

    start: int
    end: int
    kind: str
    fields: Mapping[str, str | None]


_CORE = compiled(
    r"(?<![\w$€£])(?=[a-hjm-oq-twy\d'’‘])(?:"  # how any of them begins: fails fast elsewhere
    r"(?P<number>(?<!\d[.,:])['’‘]?\d{1,4}(?!\d))"
    rf"|(?P<month>{MONTH})"
    rf"|(?P<weekday>{WEEKDAY}(?!\w))"
    r"|(?P<relative>(?:today|tonight|yesterday|tomorrow|overnight|hours?|days?|nights?|mornings?|"
    r"afternoons?|evenings?|nightfall|midday|noon|dusk|dawn|sunset|midnight|weekend|weeks?|fortnights?|months?|years?|decades?|quarter)(?!\w))"
    rf"|(?P<season>(?:{'|'.join(SEASONS)})(?!\w))"
    rf"|(?P<century>(?:twenty-first|{'|'.join(ORDINALS)})(?=[-\s]centur))"
    rf"|(?P<decade>(?:{'|'.join(DECADES)})(?!\w))"
    r"|(?P<holiday>(?:Christmas|Boxing\s+Day|New\s+Year['’]s)(?!\w))"
    rf"|(?P<feast>{FEAST}(?!\w))"
    r")"
)


def _form(pattern: str) -> re.Pattern[str]:
    return compiled(pattern + r"(?!\w)")


_ERA = r"(?:\s*(?P<era>BCE?\b|B\.C\.(?:E\.)?|B\.C\b))?"
_OF_YEAR = (
    r"(?:\s+(?:of\s+|earlier\s+)?(?P<of_year>that|the\s+same|the\s+following|the\s+next|"
    r"the\s+previous|this|last|next)\s+year(?!['’]s?\w))?"
)
_YEARED = rf"(?:(?:,?\s+(?:of\s+)?|\s*,\s*|\s*/\s*)(?P<year>{YEAR}|\d{{2,4}}(?=\s*B\.?C)))?"
_TAIL = _YEARED + _OF_YEAR + _ERA

_FULL = _form(
    r"(?P<year>\d{4})(?P<full_mark>[-/.])(?P<month>\d{2})(?P=full_mark)(?P<day>\d{2})"
    r"(?:T[\d:.]+Z?)?(?![-/\d])"
)
_FIGURES = _form(
    r"(?P<first>\d{1,2})(?P<mark>[-./])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![-/\d])"
)
_DAY_IN_LIST = _form(
    rf"(?P<day>{DAY})(?=(?:{JOINED}(?:the\s+)?{DAY}){{1,4}}\s+(?:of\s+)?(?P<month>{MONTH}){_TAIL})"
)
_DAY_MONTH = _form(rf"(?P<day>{DAY})(?:\s+(?:of\s+)?|-|\.\s?)(?P<month>{MONTH}){_TAIL}")
_MONTH_DAY = _form(rf"(?P<month>{MONTH})(?:\s+(?:the\s+)?|(?<=\.))(?P<day>{DAY}){_TAIL}")
_NEXT_DAY = _form(rf"(?P<day>{DAY}){_TAIL}")
_NAMED_DECADE = _form(rf"(?P<decade>{'|'.join(DECADES)})")
_MONTH_YEAR = _form(rf"(?P<month>{MONTH}){_TAIL}")
_SEASON = _form(rf"(?P<season>{'|'.join(SEASONS)}){_TAIL}")
_DECADE = _form(r"['’‘]?(?P<decade>1\d\d0|20\d0|[2-9]0)['’]?s")
_YEAR = _form(rf"(?P<year>{YEAR}){_ERA}")
_SHORT_YEAR = _form(r"(?P<short>\d{2})")
_ANCIENT = _form(
    r"(?P<year>\d{1,4})(?=(?:\s*(?:[-–—/]|to|or|and)\s*\d{1,4})?s?\s*(?P<era>B\.?C))"
    r"(?:\s*(?:BCE?|B\.C\.(?:E\.)?|B\.C))?"
)
_ANCIENT_DECADE = _form(r"(?P<year>\d{1,3}0)s\s*(?P<era>BCE?|B\.C\.)")
_CENTURY = _form(
    rf"(?P<century>\d{{1,2}}(?:st|nd|rd|th)|twenty-first|{'|'.join(ORDINALS)})"
    rf"[-\s]century{_ERA}"
)
_JOINED = compiled(rf"{JOINED}(?:the\s+)?")
_DAY_OF_MONTH = _form(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+of\s+(?:the\s+)?(?:(?P<of_month>this|last|next|that|same|"
    r"previous|following|current)\s+)?month"
)
_DAY_ALONE = _form(r"(?P<day>\d{1,2})(?:st|nd|rd|th)")
_HOLIDAY = _form(rf"(?P<holiday>{HOLIDAY})(?:\s+{TIME_OF_DAY})?{_TAIL}")
_FEAST = _form(rf"(?P<feast>{FEAST}){_TAIL}")
_TIME_AFTER = rf"(?:\s+(?:(?:early|late)\s+)?(?P<time>{TIME_OF_DAY}))?"
_WEEKDAY = _form(
    rf"(?P<weekday>{WEEKDAY}){_TIME_AFTER}(?:,?\s+(?:of\s+)?(?P<of_week>last|this|next)\s+week(?!['’]))?"
)
_BEFORE_DATE = compiled(r",?\s+(?:of\s+)?(?:the\s+)?|\s*,\s*")

_NUMBERED: tuple[tuple[re.Pattern[str], str, Check | None], ...] = (
    (_FULL, "day", None),
    (_FIGURES, "figures", is_in_figures),
    (_DAY_IN_LIST, "day", is_month_name),
    (_DAY_MONTH, "day", is_day_of_month),
    (_DAY_OF_MONTH, "day_alone", None),
    (_DECADE, "decade", is_decade),
    (_CENTURY, "century", None),
    (_ANCIENT_DECADE, "year", None),
    (_ANCIENT, "year", None),
    (_YEAR, "year", is_year),
    (_DAY_ALONE, "day_alone", is_day_alone),
)

_REACH = 64  # characters before a date in which its modifiers may stand
_PART_BEFORE = compiled(
    rf"(?<![\w-])(?:the\s+)?(?:very\s+)?(?P<part>{PART})(?:(?:\s+(?:of|in))?\s+|-|–)"
    r"(?:the\s+)?(?:year\s+|month\s+of\s+)?\Z"
)
_YEAR_BEFORE = compiled(r"(?<!\w)(?:the\s+)?(?:year|AD)\s+\Z")
_WHICH_BEFORE = compiled(
    r"(?<![\w-])(?:(?:the\s+)?(?P<which>last|next|this(?:\s+past|\s+coming)?|past|previous|"
    r"preceding|following|coming|same|that)\s+|the\s+)\Z"
)
_TIME_BEFORE = compiled(
    rf"(?<![\w-])(?:(?P<time>(?:the\s+)?(?:(?:very\s+)?(?:early|late|small|wee|pre-?dawn)\s+)?"
    rf"(?:(?:{TIME_OF_DAY}|morning\s+hours|hours)\s+(?:of|on|from|between)))\s+"
    r"|(?P<hour>dawn|dusk|noon|midday|midnight)\s+"
    r"|(?P<eve>the\s+eve\s+of)\s+"
    r"|(?P<overnight>overnight(?:\s+(?:on|into|from|of|to))?|(?:the\s+)?night\s+(?:to|into))\s+"
    r"|(?:early|late)(?:\s+on)?\s+)(?:the\s+)?(?:(?P<which>last|next|this(?:\s+past|\s+coming)?|past)\s+)?\Z"
)
_FEAST_BEFORE = compiled(
    r"(?<![\w-])(?:(?P<eve>the\s+eve\s+of)|(?:the\s+(?:first|second|third|last)\s+day\s+of)|"
    rf"(?:the\s+)?(?P<part>{PART})\s+(?:of|in)|(?P<which>last|this|next))\s+\Z"
)
_ABOUT_BEFORE = compiled(r"(?<![\w-])(?P<about>(?:on\s+or\s+)?(?:about|around)|circa)\s+\Z")
_WEEK_BEFORE = compiled(
    r"(?<![\w-])(?:the\s+)?week\s+(?P<week>of|to|ending|until|beginning|starting|from)\s+"
    r"(?:on\s+)?(?:the\s+)?\Z"
)
_APART_BEFORE = compiled(
    rf"(?<![\w-])(?P<apart>the|{NUMBER})\s+(?P<unit>day|week|fortnight|month|year)s?\s+"
    r"(?P<way>after|before|following)\s+(?:the\s+)?\Z"
)


def shapes(body: str) -> Iterator[Shape]:
    """Every stretch that has the form of a date, in order, none inside another.

    Each looks back at most to the end of the one before it, and a fixed number of characters
    ahead, so that time grows linearly with the text.
    """
    before: Shape | None = None
    reach = at = 0
    while core := _CORE.search(body, at):
        at = core.end()
        found = _shape_at(body, core, before, reach)
        if found is not None and found.start >= reach:
            yield found
            before, reach = found, found.end
            at = max(at, found.end)


def _shape_at(body: str, core: re.Match[str], before: Shape | None, reach: int) -> Shape | None:
    kind = core.lastgroup or ""
    if kind == "relative":
        found = relative_form(body, core.start(), core.end(), reach)
        return Shape(*found) if found else None
    shape = _dated(body, core.start(), kind, before)
    return _modified(body, shape, reach) if shape else None


def _dated(body: str, at: int, kind: str, before: Shape | None) -> Shape | None:
    match kind:
        case "number":
            return _numbered(body, at, before)
        case "month":
            return _of_month(body, at)
        case "weekday":
            return _of_week(body, at)
        case "season":
            return _matched(body, at, _SEASON, "season", is_season)
        case "century":
            return _matched(body, at, _CENTURY, "century")
        case "holiday":
            return _matched(body, at, _HOLIDAY, "holiday")
        case "feast":
            return _matched(body, at, _FEAST, "feast", is_feast)
        case _:
            return _matched(body, at, _NAMED_DECADE, "decade", after_the)


def _matched(
    body: str, at: int, form: re.Pattern[str], kind: str, check: Check | None = None
) -> Shape | None:
    match = form.match(body, at)
    if match is None or (check is not None and not check(body, match)):
        return None
    end = match.end() - (kind == "day" and body[match.end() - 1] == ".")
    return Shape(match.start(), end, kind, match.groupdict())


def _numbered(body: str, at: int, before: Shape | None) -> Shape | None:
    for form, kind, check in _NUMBERED:
        if found := _matched(body, at, form, kind, check):
            return found
    return _continued(body, at, before)


def _continued(body: str, at: int, before: Shape | None) -> Shape | None:
    """The `13` of `August 12-13`, the `17` of `1915-17`: what hangs on the date before."""
    if before is None or at - before.end > 8:
        return None
    between = body[before.end : at]
    fields = before.fields
    if before.kind == "year" and between in {"-", "–", "/", "—"}:
        match = _SHORT_YEAR.match(body, at)
        year = fields.get("year") or ""
        if match and not fields.get("era") and int(match["short"]) > int(year[-2:]):
            return Shape(at, match.end(), "year", {"year": year[:2] + match["short"]})
    joined = _JOINED.fullmatch(between)
    if before.kind == "day" and joined and fields.get("month_first"):
        match = _NEXT_DAY.match(body, at)
        if match and not counts_things(body, match.end()):
            found = match.groupdict() | {"month": fields["month"], "month_first": "yes"}
            return Shape(at, match.end(), "day", found)
    return None


def _of_month(body: str, at: int) -> Shape | None:
    match = _MONTH_DAY.match(body, at)
    on_day = match and is_day_by_its_preposition(body, at)
    if (
        match
        and is_month_name(body, match)
        and (on_day or not counts_things(body, match.end("day")))
    ):
        if not is_day_of_month(body, match):
            return None
        return Shape(at, match.end(), "day", match.groupdict() | {"month_first": "yes"})
    match = _MONTH_YEAR.match(body, at)
    if match is None or not is_month_name(body, match):
        return None
    if match["year"] is None and match["of_year"] is None and not is_month_alone(body, match):
        return None
    end = match.end() - (1 if match.group().endswith(".") and match["year"] is None else 0)
    return Shape(at, end, "month", match.groupdict())


def _of_week(body: str, at: int) -> Shape | None:
    match = _WEEKDAY.match(body, at)
    if match is None or not is_weekday(body, match):
        return None
    gap = _BEFORE_DATE.match(body, match.end())
    if gap:
        for form in (_FULL, _DAY_MONTH, _MONTH_DAY):
            date = form.match(body, gap.end())
            if date and is_month_name(body, date):
                fields = date.groupdict() | match.groupdict()
                return Shape(at, date.end(), "day", fields)
    return Shape(at, match.end(), "weekday", match.groupdict())


def _modified(body: str, shape: Shape, reach: int) -> Shape:
    """Take in what stands before a date and narrows it: early, last, the day after."""
    patterns = [_WHICH_BEFORE]
    if shape.kind in {"day", "day_alone", "weekday", "holiday"}:
        patterns = [_TIME_BEFORE, _WHICH_BEFORE, _ABOUT_BEFORE, _WEEK_BEFORE, _APART_BEFORE]
    elif shape.kind == "feast":
        patterns = [_FEAST_BEFORE]
    elif shape.kind in {"month", "year", "season", "decade", "century"}:
        patterns = [_YEAR_BEFORE, _PART_BEFORE, _WHICH_BEFORE]
        if shape.kind in {"month", "season"}:
            patterns = [_WHICH_BEFORE, _PART_BEFORE, _WHICH_BEFORE]
    for pattern in patterns:
        before = body[max(reach, shape.start - _REACH) : shape.start]
        match = pattern.search(before)
        if match is None:
            continue
        if shape.kind == "year" and pattern is _WHICH_BEFORE:
            continue
        found = {name: text for name, text in match.groupdict().items() if text}
        shape = replace(
            shape, start=shape.start - len(before) + match.start(), fields={**shape.fields, **found}
        )
    return shape
