"""Time the reading of dates in texts made to make it explode: repeated and shuffled pieces.

    python -m tests.benchmarks.hostile_dates [--largest 1000000]

For every text the time at a quarter of the length and at the whole of it: a ratio near four is
linear time, sixteen is quadratic. The slowest come first; nothing is asserted.
"""

import argparse
import random
import time
from datetime import date

from events.extraction.when import find_dates

_PIECES = (
    *("the ", "on ", "1", "12 ", "- ", "1-", "1/1/", "1.", "early ", "in the ", "last ", "of the "),
    *("the night of ", "two days ", "a few ", "more than ", "about just only ", "May ", "May 1 "),
    *("Monday ", "Monday and ", "said on Sunday ", "2021 ", "2021-", "19th ", "within a ", "\n"),
    *("\u00a0", " ", "the eve of ", "hours ", "week ", "before ", "after that ", "will ", "who "),
    *("'90s ", "1 BC ", "day of the ", "Ramadan ", "Eid al-", "of this month ", "7th of ", "'"),
    *("overnight on the ", "overnight ", "the very same ", "1 and 2 and ", "1, 2, ", "August-"),
    *("first half of ", "second week of ", "to ", "from 1 to ", "—", "Friday (", "a", "twenty-"),
)
_SHUFFLED = 60  # texts of seven pieces drawn at random


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--largest", type=int, default=100_000, help="characters of a text")
    largest = parser.parse_args().largest
    draw = random.Random(1)
    shuffled = ("".join(draw.choices(_PIECES, k=7)) for _ in range(_SHUFFLED))
    timed = sorted(_timed(piece, largest) for piece in (*_PIECES, *shuffled))
    for whole, ratio, piece in reversed(timed):
        print(f"{whole:8.3f} s  ratio {ratio:5.1f}  {piece!r}")


def _timed(piece: str, largest: int) -> tuple[float, float, str]:
    quarter, whole = (_seconds(piece, length) for length in (largest // 4, largest))
    return whole, whole / max(quarter, 1e-4), piece


def _seconds(piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    start = time.perf_counter()
    find_dates(text, published_on=date(2021, 8, 11))
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
