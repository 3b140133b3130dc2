"""Lists by day: `Aug. 13:` over a stretch, `KUNDUZ, Aug. 8.` at the head of a paragraph."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.dates import DateSpan
from events.extraction.entry_heads import entry_heads
from events.extraction.reckoning import in_words
from events.extraction.time_stamps import Stamp, time_stamps
from events.extraction.when import DateExpression

_LEAD = re.compile(r"[\s*•#>–—-]*(?:[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3},? )?(?:on )?\Z")
_ONLY = re.compile(r"(?:[ \t]*+,?[ \t]++\d{4})?[ \t]*+[:.–—-]*+[ \t]*+(?=\n|\Z)")
_LEADS_ON = re.compile(
    r"(?:, [A-Z][A-Z’'-]+(?: [A-Z’'-]+){0,3})?[ \t]?(?::|\.|[–—-]{1,2})[ \t]+(?=[“\"‘A-ZÀ-Þ])"
)
_LONGEST_HEADING = 80  # code points
_FEWEST = 2  # dated headings that make a list; a single one may be a dateline


@dataclass(frozen=True)
class DatedStretch:
    """The text from start to end that stands under a date."""

    start: int
    end: int
    expression: DateExpression


def dated_stretches(body: str, expressions: Sequence[DateExpression]) -> list[DatedStretch]:
    """Every stretch under a date of its own, in order; none where a text is no list by day."""
    heads = [(each, alone) for each in expressions if (alone := _heads(body, each)) is not None]
    if len(heads) < _FEWEST:
        return []
    ends = [each.start for each, _ in heads[1:]] + [len(body)]
    listed = [each.start for each in entry_heads(body)]
    return [
        DatedStretch(each.start, end if alone else _until(body, each, end, listed), each)
        for (each, alone), end in zip(heads, ends, strict=True)
    ]


def _until(body: str, expression: DateExpression, end: int, heads: Sequence[int]) -> int:
    """The end of its paragraph, or of the entries that stand under the date with it."""
    own = min(end, _paragraph_end(body, expression.end))
    last = bisect_left(heads, end) - 1
    return _paragraph_end(body, heads[last]) if last >= 0 and heads[last] > own else own


def stamped_stretches(
    body: str, published_on: date | None, expressions: Sequence[DateExpression]
) -> list[DatedStretch]:
    """Every entry of a live report that a time of day heads: it tells of the day printed.

    Under `08:50 - What happened on Saturday` of that Saturday.
    """
    stamps = time_stamps(body, published_on)
    if published_on is None or not stamps:
        return []
    ends = [each.start for each in stamps[1:]] + [len(body)]
    return [
        DatedStretch(
            each.start,
            end,
            _in_heading(body, each, expressions) or _as_day(body, each, published_on),
        )
        for each, end in zip(stamps, ends, strict=True)
    ]


def _in_heading(
    body: str, stamp: Stamp, expressions: Sequence[DateExpression]
) -> DateExpression | None:
    """The one day that the rest of a stamp's own short line names."""
    line = body[stamp.end : _paragraph_end(body, stamp.end)].rstrip()
    if len(line) > _LONGEST_HEADING or line.endswith((".", "”", '"')):
        return None
    end = stamp.end + len(line)
    days = [each for each in expressions if stamp.end <= each.start < end]
    told = [each for each in days if each.span and each.span.width == 1 and each.relation == "on"]
    return told[0] if len(told) == 1 else None


def _as_day(body: str, stamp: Stamp, published_on: date) -> DateExpression:
    text = body[stamp.start : stamp.end]
    why = f"'{text}', a time on the day printed, {in_words(published_on)}"
    return DateExpression(stamp.start, stamp.end, text, DateSpan.on(published_on), why)


def heading_over(stretches: Sequence[DatedStretch], at: int) -> DateExpression | None:
    """The date under which a point of the text stands."""
    index = bisect_right(stretches, at, key=lambda each: each.start) - 1
    if index < 0 or at >= stretches[index].end:
        return None
    return stretches[index].expression


def _heads(body: str, expression: DateExpression) -> bool | None:
    """True for a date alone on its line, False at the head of a paragraph, None elsewhere."""
    line = body.rfind("\n", 0, expression.start) + 1
    if expression.start - line > 60 or expression.span is None:
        return None
    if not _LEAD.match(body[line : expression.start]):
        return None
    if _ONLY.match(body, expression.end):
        return True
    return False if _LEADS_ON.match(body, expression.end) else None


def _paragraph_end(body: str, start: int) -> int:
    end = body.find("\n", start)
    return len(body) if end < 0 else end
