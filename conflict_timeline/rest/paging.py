"""Keyset pages: a cursor holds the sort key of the last row, compared as one row value.

Page 5,000 costs what page 1 costs, and rows added meanwhile shift nothing.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Any

import orjson
from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual, Lookup
from django.http import HttpRequest

from conflict_timeline.rest.parameters import LARGEST_ID
from conflict_timeline.rest.problems import Problem

COUNTED_TO = 10_000


def _whole_number(value: Any) -> int:
    if type(value) is not int or not -LARGEST_ID <= value <= LARGEST_ID:
        raise ValueError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError
    return value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)


@dataclass(frozen=True)
class SortKey:
    """One column of an order: its name in rows, its expression, how a cursor spells it."""

    name: str
    expression: F
    read: Callable[[Any], Any]


def by_number(name: str, expression: F | None = None) -> SortKey:
    return SortKey(name, expression or F(name), _whole_number)


def by_text(name: str) -> SortKey:
    return SortKey(name, F(name), _text)


def by_day(name: str) -> SortKey:
    return SortKey(name, F(name), date.fromisoformat)


def by_moment(name: str) -> SortKey:
    return SortKey(name, F(name), _moment)


@dataclass(frozen=True)
class Order:
    """A total order: the last key is unique, all keys run the same way."""

    keys: tuple[SortKey, ...]
    newest_first: bool = False

    @property
    def names(self) -> list[str]:
        return [key.name for key in self.keys]

    def apply(self, rows: QuerySet, cursor: str = "") -> QuerySet:
        """Sort, and start after the cursor. Raises Problem (400) for a cursor we did not make."""
        if cursor:
            values = self.read_cursor(cursor)
            beyond = TupleLessThan if self.newest_first else TupleGreaterThan
            # SQLite is given no row values by Django: the bound lets it use the index all the same.
            rows = rows.filter(self._bound(values[0]))
            rows = rows.filter(beyond(tuple(key.expression for key in self.keys), values))
        return rows.order_by(*(self._ordering(key) for key in self.keys))

    def _ordering(self, key: SortKey) -> Any:
        return key.expression.desc() if self.newest_first else key.expression.asc()

    def _bound(self, value: Any) -> Lookup:
        first = self.keys[0].expression
        bound = LessThanOrEqual if self.newest_first else GreaterThanOrEqual
        return bound(first, value)

    def cursor(self, values: Sequence[Any]) -> str:
        """Pack the sort key of the last row of a page."""
        return base64.urlsafe_b64encode(orjson.dumps(list(values))).decode().rstrip("=")

    def read_cursor(self, cursor: str) -> tuple[Any, ...]:
        try:
            packed = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
            values = orjson.loads(packed)
            if not isinstance(values, list):
                raise ValueError
            return tuple(key.read(one) for key, one in zip(self.keys, values, strict=True))
        except (ValueError, TypeError, OverflowError, binascii.Error) as broken:
            detail = "This cursor was not made here. Start without one and follow `next`."
            raise Problem(HTTPStatus.BAD_REQUEST, detail) from broken


def bounded_count(rows: QuerySet) -> int | str:
    """The number of rows, or '10000+': counting everything costs more than the page."""
    counted = rows.order_by()[: COUNTED_TO + 1].count()
    return counted if counted <= COUNTED_TO else f"{COUNTED_TO}+"


def next_url(request: HttpRequest, cursor: str) -> str:
    """The address of the page after this one."""
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
