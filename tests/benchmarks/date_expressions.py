"""Score the reading of date expressions against texts annotated with TIMEX2 or TIMEX3 values.

    python -m tests.benchmarks.date_expressions FILE.jsonl|FOLDER [--errors] [--aside]

A line is {"id", "published", "text", "dates": [{"start", "end", "text", "type", "value"}]};
a folder holds TimeML documents (*.tml), in the order of their names.
Only values that name days of the calendar count: YYYY, YYYY-MM, YYYY-MM-DD with or without a
time of day, decades, seasons, halves, quarters and weeks, of whatever type but SET; durations,
sets and references such as PRESENT_REF do not. An expression is found when ours overlaps it, its
value right when the days are the same; where the text says early, mid, late and the like, which
the value leaves out, a part of those days is right as well. What we find where no such value is
annotated counts as invented, also over a duration; `beside` says how many those are. Every fourth
document of a file, every second of a folder, is the part kept aside.
"""

import argparse
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from events.dates import ONE_DAY, DateSpan
from events.extraction.reckoning import season_of, shifted_months
from events.extraction.when import DateExpression, find_dates

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MODIFIED = re.compile(
    r"\b(?:early|late|later|mid|middle|end|beginning|start|half|part|week|weeks|months|days|eve|"
    r"outset|close|earlier)\b|mid-",
    re.IGNORECASE,
)


@dataclass
class Score:
    """Counts over documents: annotated, ours, found by extent, right by value, and ours beside
    an annotation that names no days."""

    annotated: int = 0
    ours: int = 0
    found: int = 0
    right: int = 0
    beside: int = 0

    def add(self, other: "Score") -> None:
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        extent, value = self._rates(self.found, self.ours), self._rates(self.right, self.ours)
        without = self._rates(self.right, self.ours - self.beside).split()[-1]
        counts = f"{self.annotated} annotated, {self.ours} ours, {self.beside} of them beside"
        return f"extent P {extent}   value P {value}   ({counts}; without those F1 {without})"

    def _rates(self, hits: int, ours: int) -> str:
        precision, recall = hits / (ours or 1), hits / (self.annotated or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        return f"{precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("source", type=Path, help="a JSON Lines file or a folder of .tml files")
    parser.add_argument(
        "--errors", action="store_true", help="list what is wrong in the tuned part"
    )
    parser.add_argument(
        "--aside", action="store_true", help="list errors of the part kept aside too"
    )
    options = parser.parse_args()
    documents, every = documents_of(options.source), 2 if options.source.is_dir() else 4
    parts = {"tuned on": Score(), "kept aside": Score(), "all": Score()}
    for number, document in enumerate(documents, start=1):
        part = "tuned on" if number % every else "kept aside"
        show = options.errors and (part == "tuned on" or options.aside)
        score = score_document(document, show=show)
        parts[part].add(score)
        parts["all"].add(score)
        print(f"{document['id']:24} {score}")
    for name, score in parts.items():
        print(f"{name:24} {score}")


def documents_of(source: Path) -> list[dict[str, Any]]:
    """The annotated documents of a JSON Lines file, or of a folder of TimeML documents."""
    if source.is_dir():
        return [_of_timeml(path) for path in sorted(source.glob("*.tml"))]
    lines = source.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _of_timeml(path: Path) -> dict[str, Any]:
    root = ET.parse(path).getroot()
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    assert created is not None and body is not None, f"{path} has no DCT or no TEXT"
    dates: list[dict[str, Any]] = []
    text = _flattened(body, "", dates)
    return {"id": path.stem, "published": created.get("value"), "text": text, "dates": dates}


def _flattened(element: ET.Element, before: str, dates: list[dict[str, Any]]) -> str:
    """The text of an element and what is in it, noting where its time expressions stand."""
    text = before + (element.text or "")
    for child in element:
        start = len(text)
        text = _flattened(child, text, dates)
        if child.tag == "TIMEX3":
            place = {"start": start, "end": len(text), "text": text[start:]}
            dates.append(place | {"type": child.get("type"), "value": child.get("value")})
        text += child.tail or ""
    return text


def score_document(document: dict[str, Any], *, show: bool = False) -> Score:
    text, published = document["text"], document.get("published")
    published_on = date.fromisoformat(published[:10]) if published else None
    ours = [each for each in _ends(find_dates(text, published_on=published_on)) if each.span]
    spans = [
        (each, days_of(each["value"] if each.get("type") != "SET" else None))
        for each in document["dates"]
    ]
    gold = [(each, days) for each, days in spans if days]
    score = Score(annotated=len(gold), ours=len(ours))
    used: set[int] = set()
    for each, days in gold:
        match = _overlapping(each, ours, used)
        right = match is not None and _is_right(each["text"], days, match)
        score.found += match is not None
        score.right += right
        if match is not None:
            used.add(match.start)
        if show and not right:
            _show(text, each, match)
    invented = [expression for expression in ours if expression.start not in used]
    score.beside = sum(
        any(each["start"] < ours.end and ours.start < each["end"] for each in document["dates"])
        for ours in invented
    )
    for expression in invented if show else ():
        _show(text, {"start": expression.start, "end": expression.end}, expression)
    return score


def _ends(found: Iterable[DateExpression]) -> list[DateExpression]:
    """A range as its two ends, as the annotations have it."""
    return [part for each in found for part in (each.parts or (each,))]


def _overlapping(
    gold: dict[str, Any], ours: Sequence[DateExpression], used: set[int]
) -> DateExpression | None:
    for each in ours:
        if each.start < gold["end"] and gold["start"] < each.end and each.start not in used:
            return each
    return None


def _is_right(text: str, days: Sequence[DateSpan], ours: DateExpression) -> bool:
    assert ours.span is not None
    for span in days:
        if (span.first, span.last) == (ours.span.first, ours.span.last):
            return True
        within = span.first <= ours.span.first and ours.span.last <= span.last
        if within and _MODIFIED.search(f"{text} {ours.text}"):
            return True
    return False


def days_of(value: str | None) -> list[DateSpan]:
    """The spans that a TIMEX value may stand for; none where it names no days."""
    value = (value or "").split("T")[0]
    try:
        return _days_of(value)
    except ValueError:
        return []


def _days_of(value: str) -> list[DateSpan]:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return [DateSpan.on(date.fromisoformat(value))]
    if re.fullmatch(r"\d{4}-\d{2}", value):
        return [DateSpan.month(int(value[:4]), int(value[5:]))]
    if re.fullmatch(r"\d{4}", value):
        return [DateSpan.year(int(value))]
    if re.fullmatch(r"\d{3}X?", value):
        return [DateSpan.decade(int(value[:3]) * 10)]
    if re.fullmatch(r"\d{2}", value):
        century = int(value) * 100
        return [
            DateSpan.between(date(century + odd, 1, 1), date(century + odd + 99, 12, 31))
            for odd in (0, 1)
        ]
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        year, month = int(match[1]), _SEASONS[match[2]]
        return [season_of(year, month), *([season_of(year - 1, month)] if month == 12 else [])]
    if match := re.fullmatch(r"(\d{4})-([QH])([1-4])", value):
        months = 3 if match[2] == "Q" else 6
        first = date(int(match[1]), months * (int(match[3]) - 1) + 1, 1)
        return [DateSpan.between(first, shifted_months(first, months) - ONE_DAY)]
    if match := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + timedelta(days=5 if match[3] else 0)
        return [DateSpan.between(first, monday + timedelta(days=6))]
    return []


def _show(text: str, gold: dict[str, Any], ours: DateExpression | None) -> None:
    around = text[max(0, gold["start"] - 60) : gold["end"] + 30].replace("\n", "|")
    wanted = f"{gold['text']!r}={gold['value']}" if "value" in gold else "nothing"
    got = f"{ours.text!r}={ours.span.text if ours.span else None}" if ours else "nothing"
    print(f"    wanted {wanted}; got {got}\n        ...{around}...")


if __name__ == "__main__":
    main()
