"""Query parameters: the known ones, and clear words about the others."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time
from http import HTTPStatus
from typing import Annotated, Any, Literal, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from conflict_timeline.rest.problems import Problem

LARGEST_PAGE = 1_000
# What a database takes as a number of a row.
LARGEST_ID = 2**63 - 1


def _as_day(value: Any) -> Any:
    """Written as 2021-08-11 and no other way; nothing means none. (Pydantic takes seconds too.)"""
    if isinstance(value, str) and value and not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        raise ValueError("Write a day as 2021-08-11")
    return value or None


def _as_moment(value: Any) -> Any:
    """A day, or a day and a time: 2021-08-11T10:00:00Z."""
    if isinstance(value, str) and value and not re.match(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        raise ValueError("Write a day as 2021-08-11 or a moment as 2021-08-11T10:00:00Z")
    return value or None


def _in_utc(moment: datetime | date | None) -> datetime | None:
    """A day as its start. Raises ValueError where the moment lies outside the calendar."""
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time.min)
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        raise ValueError("This moment lies outside the calendar") from None


def _written_as(*formats: str) -> WithJsonSchema:
    """Text of one of the formats; empty means not given, as forms send it."""
    texts: list[dict[str, Any]] = [{"type": "string", "format": name} for name in formats]
    return WithJsonSchema({"anyOf": [*texts, {"type": "string", "maxLength": 0}]})


Word = TypeVar("Word")
# May be given again and again; an empty one means nothing, as forms send it.
Several = list[Word | Literal[""]]
Day = Annotated[date | None, BeforeValidator(_as_day), _written_as("date")]
Moment = Annotated[
    datetime | date | None,
    BeforeValidator(_as_moment),
    AfterValidator(_in_utc),
    _written_as("date", "date-time"),
]
Number = Annotated[int, Field(ge=1, le=LARGEST_ID)]


class ListParameters(Schema):
    """What every list takes."""

    limit: int = Field(100, ge=1, le=LARGEST_PAGE, description="Entries on a page.")
    cursor: str = Field("", description="Where a page starts: taken from `next`, never made up.")
    fields: str = Field("", description="Only these members, comma apart: `id,name`.")


def refuse_unknown(request: HttpRequest, known: Iterable[str]) -> None:
    """Raise Problem (400) for a parameter that means nothing here, or for text with a NUL."""
    names = sorted(known)
    unknown = sorted(set(request.GET) - set(names))
    if unknown:
        detail = f"Unknown parameter {', '.join(unknown)}. Known here: {', '.join(names)}."
        raise Problem(HTTPStatus.BAD_REQUEST, detail, known=names)
    if any("\x00" in value for values in request.GET.lists() for value in values[1]):
        raise Problem(HTTPStatus.BAD_REQUEST, "A parameter holds a NUL character.")


def read_parameters(
    request: HttpRequest, parameters: ListParameters, entry: type[Schema]
) -> list[str]:
    """Refuse unknown parameters; return the fields asked for (none means all)."""
    refuse_unknown(request, type(parameters).model_fields)
    return chosen_fields(parameters.fields, list(entry.model_fields))


def chosen_fields(asked: str, known: Collection[str]) -> list[str]:
    """Names asked for, in order. Raises Problem (400) for one that does not exist."""
    names = [name.strip() for name in asked.split(",") if name.strip()]
    unknown = [name for name in names if name not in known]
    if unknown:
        detail = f"Unknown field {', '.join(unknown)}. Known here: {', '.join(known)}."
        raise Problem(HTTPStatus.BAD_REQUEST, detail, known=list(known))
    return names


def named_or_numbered(rows: QuerySet, key: str) -> Any:
    """The row whose slug is the key, or else whose id it is; None where there is neither."""
    row = rows.filter(slug=key).first()
    if row is None and re.fullmatch(r"\d{1,18}", key, re.ASCII):
        return rows.filter(pk=int(key)).first()
    return row


def only(entry: Mapping[str, Any], names: Collection[str]) -> Mapping[str, Any]:
    """The entry with the chosen members alone; all of them when none are chosen."""
    return {name: entry[name] for name in names} if names else entry
