"""The coverage board of a month: places by days, and what stands behind each answer."""

from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from events.coverage import Coverage
from events.dates import ONE_DAY
from events.history_check import coverage_of, days_printed, last_day_told
from events.messages import message
from events.models import Conflict, ConflictPlace
from events.names import learn_names
from events.speech import day_text, month_text, say

# Translators: one letter each, for a cell of the board of coverage.
_LETTERS = {
    Coverage.SOURCED: message("S"),
    Coverage.INFERRED: message("i"),
    Coverage.SILENT: message("–"),
}


@dataclass(frozen=True)
class Cell:
    """A place on a day: `code` for its look, `letter` for everybody."""

    code: str
    letter: str


@dataclass(frozen=True)
class CoverageRow:
    place: str
    url: str
    cells: tuple[Cell, ...]
    sourced: int


@dataclass(frozen=True)
class CoveragePage:
    """A month of a conflict; `silent` of its days are without any article."""

    conflict: Conflict
    month: str
    days: Sequence[date]
    rows: Sequence[CoverageRow]
    silent: int
    before: str
    after: str
    known_by: str

    @property
    def legend(self) -> list[tuple[Cell, str]]:
        return [
            (
                _cell(Coverage.SOURCED),
                say(message("Sourced: an article of this day, or about it, tells of it")),
            ),
            (
                _cell(Coverage.INFERRED),
                say(message("Inferred: something was printed, nothing of this place")),
            ),
            (
                _cell(Coverage.SILENT),
                say(message("Silent: nothing here was printed on this day")),
            ),
        ]


def coverage_page(
    conflict: Conflict, month: date | None = None, *, known_by: date | None = None
) -> CoveragePage:
    """Gather the board of a month, given by any day of it; None: the one with most articles."""
    printed = days_printed(conflict)
    start, end = conflict.starts_on, last_day_told(conflict, printed)
    chosen = min(max(month or _busiest(printed, end), start.replace(day=1)), end)
    first, last = _within_month(chosen, start, end)
    told = coverage_of(conflict, first, last, known_by=known_by)
    places = list(conflict.places_of_interest.select_related("place").defer("place__shape"))
    learn_names(each.place for each in places)
    rows = [_row(each, told[each.place_id]) for each in places]
    days = [first + ONE_DAY * number for number in range((last - first).days + 1)]
    until = known_by or date.max
    return CoveragePage(
        conflict=conflict,
        month=month_text(first),
        days=days,
        rows=rows,
        silent=sum(day not in printed or day > until for day in days),
        before=_name(first - ONE_DAY) if first > start else "",
        after=_name(last + ONE_DAY) if last < end else "",
        known_by=day_text(known_by),
    )


def _busiest(printed: frozenset[date], otherwise: date) -> date:
    months = Counter(day.replace(day=1) for day in printed)
    return max(months, key=lambda month: (months[month], month), default=otherwise)


def _within_month(day: date, start: date, end: date) -> tuple[date, date]:
    length = monthrange(day.year, day.month)[1]
    return max(day.replace(day=1), start), min(day.replace(day=length), end)


def _name(day: date) -> str:
    """2021-08, as the address has it."""
    return f"{day:%Y-%m}"


def _row(each: ConflictPlace, told: Sequence[Coverage]) -> CoverageRow:
    return CoverageRow(
        place=each.place.called,
        url=each.place.get_absolute_url(),
        cells=tuple(_cell(one) for one in told),
        sourced=sum(one is Coverage.SOURCED for one in told),
    )


def _cell(told: Coverage) -> Cell:
    return Cell(str(told), say(_LETTERS[told]))
