"""What was known each evening beside what we know now and what was true.

    python -m tests.benchmarks.evenings FACTS.csv [--conflict SLUG] [--first DAY] [--last DAY]

Reads the database of DATABASE_URL, in which the conflict's articles have been taken in. FACTS
needs the columns `place` and `date_to`, the last day by which a place had fallen. Printed for
each day: places fallen by then in fact, places that the first party held for certain as known
now and as known that evening, those that it claimed, contested or may have held, and the places
on which the evening and the facts differ.
"""

import argparse
import csv
import os
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflict_timeline.settings")
django.setup()

from events.control import tally  # noqa: E402
from events.models import Conflict, PlaceName  # noqa: E402
from events.spelling import spelling_key  # noqa: E402
from events.timeline import Chronicle, ControlRecord, chronicle_of  # noqa: E402
from events.vocabulary import ControlState  # noqa: E402


def main() -> None:
    asked = _arguments()
    chronicle = chronicle_of(Conflict.objects.get(slug=asked.conflict))
    side = chronicle.frame.parties[0]
    fell = _falls(asked.facts, chronicle)
    print(f"{'day':<11}{'fact':>5}{'now':>5}{'evening':>9}{'maybe':>7}  evening against fact")
    for number in range((asked.last - asked.first).days + 1):
        day = asked.first + timedelta(days=number)
        true = {place for place, last in fell.items() if last <= day}
        now = _held(chronicle.as_known(), side.id, day)
        evening = _held(chronicle.as_known(day), side.id, day)
        print(
            f"{day:%-d %b %Y}"[:11].ljust(11)
            + f"{len(true):>5}{len(now):>5}{len(evening):>9}{_maybe(chronicle, side.id, day):>7}"
            + f"  {_named('not yet known', true - evening)}{_named('too early', evening - true)}"
        )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("facts", type=Path)
    parser.add_argument("--conflict", default="afghanistan-2021")
    parser.add_argument("--first", type=date.fromisoformat, default=date(2021, 8, 6))
    parser.add_argument("--last", type=date.fromisoformat, default=date(2021, 8, 15))
    return parser.parse_args()


def _falls(facts: Path, chronicle: Chronicle) -> dict[str, date]:
    """The last day of each fall, by our name of the place; each spelling finds it."""
    places = [each.place_id for each in chronicle.frame.places]
    spelt = PlaceName.objects.filter(place__in=places).values_list("key", "place__name")
    ours = dict(spelt)
    rows = csv.DictReader(facts.read_text(encoding="utf-8").splitlines())
    return {
        ours.get(spelling_key(row["place"].partition(" (")[0]), row["place"]): date.fromisoformat(
            row["date_to"]
        )
        for row in rows
    }


def _held(record: ControlRecord, side: int, day: date) -> set[str]:
    return {
        row.place.name
        for row in record.on(day)
        if row.state is ControlState.HELD and row.holder and row.holder.id == side
    }


def _maybe(chronicle: Chronicle, side: int, day: date) -> int:
    counted = tally((row.control for row in chronicle.as_known(day).on(day)), side)
    return counted.claimed + counted.contested + counted.possible


def _named(what: str, places: Iterable[str]) -> str:
    named = ", ".join(sorted(places))
    return f"{what}: {named}. " if named else ""


if __name__ == "__main__":
    main()
