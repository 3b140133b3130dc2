"""Date spans as answers give them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from events.dates import DateSpan
from events.vocabulary import Precision

SPAN_COLUMNS = ("earliest", "latest", "precision")


def span_of(row: Mapping[str, Any]) -> dict[str, Any] | None:
    """The span of a row with the columns earliest, latest and precision."""
    if not row["precision"]:
        return None
    return as_answer(row["earliest"], row["latest"], row["precision"])


def span_answer(span: DateSpan | None) -> dict[str, Any] | None:
    return as_answer(span.earliest, span.latest, span.precision) if span else None


@lru_cache(maxsize=4096)
def _in_words(earliest: date | None, latest: date | None, precision: str) -> str:
    return DateSpan(earliest, latest, Precision(precision)).text


def as_answer(earliest: date | None, latest: date | None, precision: str) -> dict[str, Any]:
    return {
        "earliest": earliest,
        "latest": latest,
        "precision": precision,
        "text": _in_words(earliest, latest, precision),
    }
