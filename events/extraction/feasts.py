"""Feasts whose day moves from year to year, as honest spans of days.

Months of the Islamic calendar begin when the moon is seen: the arithmetical calendar (civil
epoch, leap years by the rule of thirty) is right to a day, so every span is a day wider on
either side. Easter by the Gregorian and by the Julian reckoning: Meeus, Astronomical Algorithms,
chapter 8.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from events.dates import ONE_DAY, DateSpan
from events.extraction.date_words import plain

_EPOCH = 227_014  # the day before the first of the Islamic calendar, as a proleptic ordinal
_RAMADAN, _SHAWWAL, _DHU_AL_HIJJA = 9, 10, 12
_NEAR = 45  # days within which a bare "Eid" is the feast meant


def feast(name: str, today: date, *, coming: bool, year: int | None = None) -> DateSpan | None:
    """The latest such feast up to a day, the next one if `coming`, or the one of a year printed.

    None where the name may mean either of two feasts and neither is near. Any other name is
    one of the spellings of Nowruz.
    """
    name = plain(name).replace("-", " ")
    if name == "eid":
        return _near_eid(today)
    days_of = next((days for word, days in _DAYS.items() if word in name), _nowruz)
    if year is not None:
        return next((span for span in days_of(year) if span.first.year == year), None)
    spans = [span for near in range(today.year - 1, today.year + 2) for span in days_of(near)]
    if coming:
        return next((span for span in spans if span.last >= today), None)
    return max((span for span in spans if span.first <= today), key=lambda span: span.first)


def _near_eid(today: date) -> DateSpan | None:
    spans = [
        span
        for year in (today.year - 1, today.year, today.year + 1)
        for span in (*_eid_al_fitr(year), *_eid_al_adha(year))
    ]
    nearest = min(spans, key=lambda span: abs(span.first - today))
    return nearest if abs(nearest.first - today).days <= _NEAR else None


def islamic(year: int, month: int, day: int) -> date:
    """The day of the arithmetical Islamic calendar; at most one off what was observed."""
    months = (59 * (month - 1) + 1) // 2
    ordinal = _EPOCH + day + months + 354 * (year - 1) + (3 + 11 * year) // 30
    return date.fromordinal(ordinal)


def _of_islamic(year: int, month: int, first: int, last: int) -> list[DateSpan]:
    """The spans from one day of a month to another that begin in a year, or just around it."""
    near = round((year - 622) * 33 / 32)
    spans = []
    for hijri in range(near - 1, near + 3):
        start = islamic(hijri, month, 1)
        if start.year == year:
            ends = (start + timedelta(days=first - 2), start + timedelta(days=last))
            spans.append(DateSpan.between(*ends))
    return spans


def _ramadan(year: int) -> list[DateSpan]:
    return _of_islamic(year, _RAMADAN, 1, 30)


def _eid_al_fitr(year: int) -> list[DateSpan]:
    return _of_islamic(year, _SHAWWAL, 1, 3)


def _eid_al_adha(year: int) -> list[DateSpan]:
    return _of_islamic(year, _DHU_AL_HIJJA, 10, 13)


def _nowruz(year: int) -> list[DateSpan]:
    return [DateSpan.between(date(year, 3, 20), date(year, 3, 21))]


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114
    return date(year, n // 31, n % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, by the calendar of the west (1900 to 2099)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    return date(year, (d + e + 114) // 31, (d + e + 114) % 31 + 1) + timedelta(days=13)


def _around_easter(days: int) -> Callable[[int], list[DateSpan]]:
    return lambda year: [DateSpan.on(easter(year) + timedelta(days=days))]


def _orthodox(year: int) -> list[DateSpan]:
    return [DateSpan.on(orthodox_easter(year))]


_DAYS: Mapping[str, Callable[[int], list[DateSpan]]] = {
    "ramad": _ramadan,
    "fitr": _eid_al_fitr,
    "adha": _eid_al_adha,
    "orthodox easter": _orthodox,
    "easter sunday": _around_easter(0),
    "easter monday": lambda year: [DateSpan.on(easter(year) + ONE_DAY)],
    "good friday": _around_easter(-2),
}
