"""JSON Lines in and out, for the commands that read articles without storing them."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, TextIO

from django.core.management.base import CommandError


class UnusableLine(ValueError):
    """A line of input that cannot be used; the message names it and says why."""


@dataclass(frozen=True)
class Line:
    """One object of the input; `number` counts from 1."""

    number: int
    fields: dict[str, Any]
    problem: str = ""

    def text(self, name: str, *, required: bool = False) -> str:
        """A field as text. Raises UnusableLine."""
        self._check()
        value = self.fields.get(name)
        if value is None and not required:
            return ""
        if not isinstance(value, str) or (required and not value.strip()):
            raise UnusableLine(f"line {self.number}: {name!r} must be a text that is not empty.")
        return value

    def day(self, name: str) -> date | None:
        """A field as a day, YYYY-MM-DD; what follows a T is not looked at. Raises UnusableLine."""
        value = self.text(name)
        try:
            return date.fromisoformat(value[:10]) if value else None
        except ValueError:
            raise UnusableLine(
                f"line {self.number}: {name!r} is {value!r}; write a day such as 2021-08-11."
            ) from None

    def _check(self) -> None:
        if self.problem:
            raise UnusableLine(f"line {self.number}: {self.problem}")


def json_lines(lines: Iterable[str]) -> Iterator[Line]:
    """Every line that is not blank; one that is no JSON object carries its problem."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            fields = json.loads(line)
        except ValueError as error:
            yield Line(number, {}, f"not JSON ({error}).")
            continue
        if isinstance(fields, dict):
            yield Line(number, fields)
        else:
            yield Line(number, {}, "not a JSON object in braces.")


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """A file by name, or standard input for `-`. Raises CommandError with what to do."""
    if name == "-":
        yield sys.stdin
        return
    try:
        file = open(name, encoding="utf-8")  # noqa: SIM115
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror}. Give a JSON Lines file, or -.") from error
    with file:
        try:
            yield file
        except UnicodeDecodeError as error:
            raise CommandError(f"{name}: not UTF-8 text ({error.reason}).") from error


def print_line(fields: dict[str, Any]) -> None:
    """Print one object; a reader that has gone away ends the command quietly."""
    try:
        print(json.dumps(fields, ensure_ascii=False), flush=True)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
