"""Measure how reading time grows with the length of texts that repeat one thing.

    python -m tests.benchmarks.long_texts

Each line has the CPU time of 32,000 code points as a multiple of that of 4,000, both in this
run: about 8 where time is linear, 64 where it is quadratic. Exits with 1 beyond 24.
"""

import sys
import time

from events.extraction.extract import extract_claims
from tests.events.extraction.names import LEXICON, WEDNESDAY

MOST = 24
FEW_SECONDS = 0.1  # so fast that a ratio says nothing
# What stands before it all, so that what only reads takings is measured as well.
TOLD = "Fighting went on in Nordland. Rebels captured Tamur on Tuesday. "
# What is read again and again, made as long as a test asks for.
LONG = {
    "one word": "x",
    "one capital word": "A",
    "commas": ",",
    "blanks": " ",
    "dots": ".",
    "dots and quotes": '."',
    "opening brackets": "(",
    "pairs of brackets": "()",
    "quotes": "“he said” ",
    "only and": "and ",
    "hyphens between letters": "Aa-",
    "apostrophes between letters": "Aa’",
    "articles of names": "Al Al, ",
    "a list of cities": "Tamur, Varan, Ostra and Meridia, ",
    "cities a line": "Tamur\n",
    "captures without a stop": "rebels captured Tamur and ",
    "captures in title case": "Rebels Captured Tamur On Tuesday ",
    "captures": "Rebels captured Tamur on Tuesday. ",
    "takings told again": "Rebels captured Tamur on 5 May 1998. When Tamur fell they left. ",
    "denials within denials": "officials denied that rebels said that ",
    "abbreviations": "Free Northern Army (FNA) ",
    "dates": "on Tuesday 5 May 2021, ",
    "years": "1999 ",
    "a date and blanks": "Tuesday          ",
    "right to left": "\u202eTamur\u202c ",
    "control characters": "\x00Tamur\x07 ",
    "accents": "e\u0301\u0301\u0301",
    "other scripts": "حلب 東京 Київ ",
}


def main() -> None:
    steep = [name for name, piece in LONG.items() if not _grows_linearly(name, piece)]
    sys.exit(f"Too steep: {', '.join(steep)}" if steep else 0)


def _grows_linearly(name: str, piece: str) -> bool:
    once, eightfold = (_fastest(piece, length) for length in (4_000, 32_000))
    print(f"{eightfold / max(once, 1e-6):6.1f}  {eightfold:6.3f} s  {name}")
    return eightfold < FEW_SECONDS or eightfold < MOST * once


def _fastest(piece: str, length: int) -> float:
    body = (TOLD + piece * (length // len(piece) + 1))[:length]
    return min(_seconds(body) for _ in range(3))


def _seconds(body: str) -> float:
    start = time.process_time()
    extract_claims(body, headline="", published_on=WEDNESDAY, lexicon=LEXICON)
    return time.process_time() - start


if __name__ == "__main__":
    main()
