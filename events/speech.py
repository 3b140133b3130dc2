"""What pages say, in the language of the page: messages, days, spans, numbers.

The API and the admin speak English always: they use `str(message)` and `DateSpan.text`.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.utils.functional import lazy
from django.utils.translation import get_language, gettext, ngettext, pgettext

from events import dari_dates
from events.dates import DateSpan
from events.messages import ENGLISH, English, Last, Message, Value, message

__all__ = [
    "axis_days_text",
    "browser_locale",
    "date_not_known",
    "day_of_month_text",
    "day_text",
    "days_text",
    "degrees_text",
    "is_latin",
    "month_names",
    "month_text",
    "number_text",
    "say",
    "say_later",
    "short_day_text",
    "span_text",
    "weekday_text",
]


class Dari(English):
    """As written in Afghanistan: both calendars, and its own digits."""

    def fill(self, value: Value) -> str:
        said = self.say(value)
        return _isolated(said) if isinstance(value, str) else said

    def sentence(self, told: Message) -> str:
        if told.plural:
            return ngettext(told.text, told.plural, told.number)
        return gettext(told.text)

    def names(self, parts: list[str], last: Last) -> str:
        if last == "then":
            return pgettext("between clauses", "; ").join(parts)
        if last == "beside" or len(parts) < 2:
            return pgettext("between names", ", ").join(parts)
        some = pgettext("between names", ", ").join(parts[:-1])
        together = gettext("%(some)s and %(last)s")
        if last == "or":
            together = gettext("%(some)s or %(last)s")
        return together % {"some": some, "last": parts[-1]}

    def span(self, span: DateSpan) -> str:
        return dari_dates.span_in_dari(span)

    def day(self, day: date) -> str:
        return dari_dates.day_in_dari(day)

    def days(self, first: date, last: date) -> str:
        return dari_dates.days_in_dari(first, last)

    def month(self, day: date) -> str:
        return dari_dates.month_in_dari(day)

    def short_day(self, day: date) -> str:
        return dari_dates.short_day_in_dari(day)

    def axis_days(self, first: date, last: date, *, with_year: bool) -> str:
        return dari_dates.axis_days_in_dari(first, last, with_year=with_year)

    def year(self, day: date) -> int:
        return dari_dates.year_in_dari(day)

    def day_of_month(self, day: date) -> str:
        return dari_dates.day_of_month_in_dari(day)

    def weekday(self, day: date) -> str:
        return dari_dates.weekday_in_dari(day)

    def number(self, number: int) -> str:
        return dari_dates.number_in_dari(number)

    def degrees(self, number: Decimal) -> str:
        return dari_dates.degrees_in_dari(number)

    locale = "fa"
    months: Mapping[str, Sequence[str]] = {
        "gregorian": dari_dates.GREGORIAN_MONTHS,
        "solar": dari_dates.HIJRI_MONTHS,
    }


def _isolated(name: str) -> str:
    """A Latin name within a sentence that runs from right to left keeps to itself."""
    return f"{ISOLATE}{name}{END_OF_ISOLATE}" if is_latin(name) else name


def is_latin(name: str) -> bool:
    """Whether a name is written from left to right, by its first letter."""
    kinds = map(unicodedata.bidirectional, name)
    return next((kind for kind in kinds if kind in _STRONG), "") == "L"


ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
_STRONG = {"L", "R", "AL"}
_SPEECHES: dict[str, English] = {"fa": Dari()}


def _speech() -> English:
    return _SPEECHES.get(get_language() or "", ENGLISH)


def say(value: Value) -> str:
    """A message, a day, a span, a number or a list of them, in the language of the page."""
    return _speech().say(value)


# For labels that are made once and said by many pages.
say_later = lazy(say, str)


def date_not_known() -> str:
    return say(message("date not known"))


def span_text(span: DateSpan | None) -> str:
    return _speech().span(span) if span else date_not_known()


def day_text(day: date | None) -> str:
    """Nothing for no day."""
    return _speech().day(day) if day else ""


def days_text(first: date, last: date) -> str:
    return _speech().days(first, last)


def month_text(day: date) -> str:
    return _speech().month(day)


def short_day_text(day: date) -> str:
    return _speech().short_day(day)


def axis_days_text(first: date, last: date, window: tuple[date, date]) -> str:
    """Days as labels under an axis of days; with the year where the axis spans several."""
    speech = _speech()
    with_year = speech.year(window[0]) != speech.year(window[1])
    return speech.axis_days(first, last, with_year=with_year)


def day_of_month_text(day: date) -> str:
    return _speech().day_of_month(day)


def weekday_text(day: date) -> str:
    return _speech().weekday(day)


def browser_locale() -> str:
    """The locale of scripts that say days and numbers."""
    return _speech().locale


def month_names() -> Mapping[str, Sequence[str]]:
    """Names of months by calendar, where a script cannot have them of the browser."""
    return _speech().months


def number_text(number: int) -> str:
    return _speech().number(number)


def degrees_text(number: Decimal) -> str:
    return _speech().degrees(number)
