"""How well date expressions are read: precision, recall and F1 of calendar values.

    python -m tests.benchmarks.date_expressions WIKIWARS.jsonl

A line of the file is a document: {"id", "published", "text", "dates": [{"start", "end", "text",
"value"}]}, values as in TIMEX2. A value is right where our span has its days; of `early`, `mid`
and `late` parts, which TIMEX2 does not cut, where it lies within them. Every fourth document is
counted apart, so that rules may be tuned on the others.
"""

import calendar
import json
import re
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from events.extraction.when import DateExpression, find_dates

Days = tuple[date, date]
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PART = re.compile(r"(?i)(?:the )?(?:early|mid|middle|late|beginning|start|end)\b")


def days_of(value: str) -> Days | None:
    """First and last day of a calendar value; None for durations and vague references."""
    value = value.partition("T")[0]
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = date(*(int(part) for part in match.groups()))
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = (int(part) for part in match.groups())
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday, monday + timedelta(days=6)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first = date(int(match[1]), _SEASONS[match[2]], 1)
        return first, first + timedelta(days=91)
    if re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if re.fullmatch(r"\d{3}", value):
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
    return None


def is_right(found: DateExpression, gold: Days) -> bool:
    if found.span is None:
        return False
    first, last = found.span.first, found.span.last
    if abs((first - gold[0]).days) <= 1 and abs((last - gold[1]).days) <= 2:
        return True
    return bool(_PART.match(found.text)) and gold[0] <= first and last <= gold[1]


def score(document: dict) -> Counter:
    """Right, wrong and missed values of a document, and expressions that nobody annotated."""
    published = date.fromisoformat(document["published"]) if document["published"] else None
    left = find_dates(document["text"], published_on=published)
    counts: Counter = Counter()
    for gold in document["dates"]:
        met = next((e for e in left if e.start < gold["end"] and gold["start"] < e.end), None)
        if met is not None:
            left.remove(met)
        days = days_of(gold["value"] or "")
        if days is not None:
            counts["missed" if met is None else "right" if is_right(met, days) else "wrong"] += 1
    counts["extra"] += len(left)
    return counts


def told(name: str, counts: Counter) -> str:
    found = counts["right"] + counts["wrong"] + counts["extra"]
    gold = counts["right"] + counts["wrong"] + counts["missed"]
    precision, recall = counts["right"] / max(1, found), counts["right"] / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{name}: {gold} values, precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def main(path: str) -> None:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    counts = [score(json.loads(line)) for line in lines if line.strip()]
    apart = sum(counts[3::4], Counter())
    print(told("documents to tune on", sum(counts, Counter()) - apart))
    print(told("documents kept apart", apart))


if __name__ == "__main__":
    main(sys.argv[1])
