"""What readers are told, as values: English in themselves; `events.speech` says them in others.

A message is a whole sentence, or a whole phrase, with named gaps, so that each language has its
own order of words. `manage.py makemessages` collects the texts given to `message` and `counted`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, Union

from events.dates import MONTHS, DateSpan, in_words

Last = Literal["and", "or", "beside", "then"]
Value = Union[str, int, date, DateSpan, "Listed", "Message"]


@dataclass(frozen=True)
class Message:
    """A sentence with what fills its gaps; `plural` and `number` where it counts something."""

    text: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str = ""
    number: int = 1

    def __str__(self) -> str:
        return ENGLISH.say(self)

    def filled(self, **values: Value) -> "Message":
        """The same sentence, whose gaps were left open, with its values."""
        return Message(self.text, tuple(values.items()), self.plural, self.number)


@dataclass(frozen=True)
class Listed:
    """Names, or phrases, that stand for 'A, B and C', 'A, B or C', 'A, B, C', or 'A; B; C'."""

    parts: tuple[Value, ...]
    last: Last = "and"

    def __str__(self) -> str:
        return ENGLISH.say(self)


def message(text: str, /, **values: Value) -> Message:
    """A text such as '%(takers)s captured %(place)s' with its values."""
    return Message(text, tuple(values.items()))


def counted(one: str, several: str, number: int, /, **values: Value) -> Message:
    """A text with `%(number)s` in it, for one and for several."""
    return Message(one, (("number", number), *values.items()), several, number)


def listed(parts: Iterable[Value], last: Last = "and") -> Listed:
    return Listed(tuple(parts), last)


def capitalised(sentence: str) -> str:
    """With a capital at its head, in scripts that have them."""
    return sentence[:1].upper() + sentence[1:]


class English:
    """English, and the frame of other languages: each says in its own way what is below."""

    def say(self, value: Value) -> str:
        match value:
            case Message():
                gaps = {name: self.fill(each) for name, each in value.values}
                return self.sentence(value) % gaps
            case Listed():
                return self.names([self.fill(each) for each in value.parts], value.last)
            case DateSpan():
                return self.span(value)
            case date():
                return self.day(value)
            case int():
                return self.number(value)
            case _:
                return value

    def fill(self, value: Value) -> str:
        """A value as it stands within a sentence."""
        return self.say(value)

    def sentence(self, told: Message) -> str:
        """The text with its gaps still open."""
        return told.plural if told.plural and told.number != 1 else told.text

    def names(self, parts: list[str], last: Last) -> str:
        if last in ("beside", "then"):
            return {"beside": ", ", "then": "; "}[last].join(parts)
        return f" {last} ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))

    def span(self, span: DateSpan) -> str:
        return span.text

    def day(self, day: date) -> str:
        return in_words(day)

    def days(self, first: date, last: date) -> str:
        """'11 August 2021', '11 August 2021 – 13 August 2021'."""
        return in_words(first) if first == last else f"{in_words(first)} – {in_words(last)}"

    def month(self, day: date) -> str:
        """'August 2021'."""
        return DateSpan.month(day.year, day.month).text

    def short_day(self, day: date) -> str:
        """'11 Aug 2021'."""
        return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"

    def axis_days(self, first: date, last: date, *, with_year: bool) -> str:
        """'11 Aug', '11–13 Aug', '30 Jul – 2 Aug 2021': under an axis, where room is scarce."""
        end = self._axis_day(last, with_year)
        if first == last:
            return end
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{end}"
        return f"{self._axis_day(first, with_year and first.year != last.year)} – {end}"

    def _axis_day(self, day: date, with_year: bool) -> str:
        return self.short_day(day) if with_year else self.short_day(day).rpartition(" ")[0]

    def year(self, day: date) -> int:
        """By the calendar that the language goes by first."""
        return day.year

    def day_of_month(self, day: date) -> str:
        return str(day.day)

    def weekday(self, day: date) -> str:
        """'Wednesday 11 August 2021'."""
        return f"{day:%A} {in_words(day)}"

    def number(self, number: int) -> str:
        """'1,000'."""
        return f"{number:,}"

    def degrees(self, number: Decimal) -> str:
        """'36.7090', for coordinates."""
        return f"{number:.4f}"

    # What a script says days and numbers by, and names of months that no browser has.
    locale = "en-GB"
    months: Mapping[str, Sequence[str]] = {}


ENGLISH = English()
