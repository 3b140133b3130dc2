"""Days and spans in Dari: by the Solar Hijri calendar, with the Gregorian one in brackets.

'۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱)'. Months are called as in Afghanistan. A month or a year of one
calendar is none of the other, so each side says the ends where it has no name for the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import jdatetime

from events.dates import ONE_DAY, DateSpan

HIJRI_MONTHS = [
    "حمل",
    "ثور",
    "جوزا",
    "سرطان",
    "اسد",
    "سنبله",
    "میزان",
    "عقرب",
    "قوس",
    "جدی",
    "دلو",
    "حوت",
]
GREGORIAN_MONTHS = [
    "جنوری",
    "فبروری",
    "مارچ",
    "اپریل",
    "می",
    "جون",
    "جولای",
    "آگست",
    "سپتمبر",
    "اکتوبر",
    "نومبر",
    "دسمبر",
]
WEEKDAYS = ["دوشنبه", "سه\u200cشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"]
_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@dataclass(frozen=True)
class CalendarDay:
    """A day of one calendar: numbers, and what that calendar calls its months."""

    year: int
    month: int
    day: int
    months: Sequence[str]

    @property
    def month_name(self) -> str:
        return self.months[self.month - 1]


def number_in_dari(number: int) -> str:
    """'۳۴' for 34, '۱۰٬۰۰۰' for 10000."""
    return f"{number:,}".replace(",", "٬").translate(_DIGITS)


def degrees_in_dari(number: Decimal) -> str:
    """'۳۶٫۷۰۹۰'."""
    return f"{number:.4f}".replace(".", "٫").translate(_DIGITS)


def _year(number: int) -> str:
    return str(number).translate(_DIGITS)


def day_in_dari(day: date) -> str:
    """'۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱)'; by the Gregorian calendar alone before the Hijra."""
    return days_in_dari(day, day)


def weekday_in_dari(day: date) -> str:
    """'چهارشنبه ۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱)'."""
    return f"{WEEKDAYS[day.weekday()]} {day_in_dari(day)}"


def short_day_in_dari(day: date) -> str:
    """'۲۰ اسد ۱۴۰۰', where there is room for one calendar."""
    return _in_words(_hijri(day) or _gregorian(day))


def axis_days_in_dari(first: date, last: date, *, with_year: bool) -> str:
    """'۱۹ تا ۲۰ اسد', with the year where it is asked for; by one calendar."""
    start, end = _hijri(first) or _gregorian(first), _hijri(last) or _gregorian(last)
    days = _between(start, end)
    return days if with_year else days.removesuffix(f" {_year(end.year)}")


def year_in_dari(day: date) -> int:
    return (_hijri(day) or _gregorian(day)).year


def day_of_month_in_dari(day: date) -> str:
    """'۲۰'."""
    return number_in_dari((_hijri(day) or _gregorian(day)).day)


def days_in_dari(first: date, last: date) -> str:
    """A day, or days from one to another, ends included."""
    gregorian = _between(_gregorian(first), _gregorian(last))
    return _beside(_hijri_days(first, last), gregorian)


def month_in_dari(day: date) -> str:
    """The Gregorian month of a day, with what it is by the Solar Hijri calendar."""
    return span_in_dari(DateSpan.month(day.year, day.month))


def span_in_dari(span: DateSpan) -> str:
    """A span with both its ends by both calendars, as far as they are known."""
    if span.earliest is None:
        return f"در {day_in_dari(span.last)} یا پیش از آن"
    if span.latest is None:
        return f"در {day_in_dari(span.earliest)} یا پس از آن"
    first, last = span.earliest, span.latest
    gregorian = _whole_gregorian(first, last) or _between(_gregorian(first), _gregorian(last))
    return _beside(_whole_hijri(first, last) or _hijri_days(first, last), gregorian)


def _beside(hijri: str, gregorian: str) -> str:
    return f"{hijri} ({gregorian})" if hijri else gregorian


def _gregorian(day: date) -> CalendarDay:
    return CalendarDay(day.year, day.month, day.day, GREGORIAN_MONTHS)


def _hijri(day: date) -> CalendarDay | None:
    """None for days that the calendar does not reach: before 622 and at the end of time."""
    try:
        found = jdatetime.date.fromgregorian(date=day)
    except ValueError:
        return None
    return CalendarDay(found.year, found.month, found.day, HIJRI_MONTHS)


def _hijri_days(first: date, last: date) -> str:
    start, end = _hijri(first), _hijri(last)
    return _between(start, end) if start and end else ""


def _between(first: CalendarDay, last: CalendarDay) -> str:
    """'۱۹ تا ۲۰ اسد ۱۴۰۰': what both ends share is said once."""
    if first == last:
        return _in_words(first)
    start = number_in_dari(first.day)
    if first.year != last.year:
        start = _in_words(first)
    elif first.month != last.month:
        start = f"{start} {first.month_name}"
    return f"{start} تا {_in_words(last)}"


def _in_words(day: CalendarDay) -> str:
    return f"{number_in_dari(day.day)} {day.month_name} {_year(day.year)}"


def _whole_gregorian(first: date, last: date) -> str:
    """The name of a Gregorian month, year or decade that the days make up; '' for others."""
    if last == date.max:
        return ""
    return _whole(_gregorian(first), _gregorian(last), _gregorian(last + ONE_DAY))


def _whole_hijri(first: date, last: date) -> str:
    if last == date.max:
        return ""
    start, end, after = _hijri(first), _hijri(last), _hijri(last + ONE_DAY)
    return _whole(start, end, after) if start and end and after else ""


def _whole(first: CalendarDay, last: CalendarDay, after: CalendarDay) -> str:
    if first.day != 1 or after.day != 1:
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.month_name} {_year(first.year)}"
    if first.month != 1 or after.month != 1:
        return ""
    if first.year == last.year:
        return f"سال {_year(first.year)}"
    is_decade = first.year % 10 == 0 and last.year == first.year + 9
    return f"دههٔ {_year(first.year)}" if is_decade else ""
