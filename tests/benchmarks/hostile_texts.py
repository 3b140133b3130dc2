"""Read random hostile texts for some minutes: nothing raises, every quote is where it says.

    python -m tests.benchmarks.hostile_texts [--minutes N] [--seed N] [--slow SECONDS]

Prints the seed of every text that raises, whose quotes are wrong, or which takes longer than
linear time would; the same seed makes the same text again (--seed N --minutes 0).
"""

import argparse
import random
import signal
import time
import traceback
from datetime import date

from events.extraction.extract import extract_claims
from events.extraction.when import find_dates
from events.extraction.wordlists import words
from tests.events.extraction.names import LEXICON

# Where Unix has an alarm clock, no text is read for longer.
_LIMIT = 60

NAMES = words(
    "Tamur Varan Ostra Meridia Kesh Pul-e-Rud Pul-i-Rood Genth Nordland Ada Lind Ilan Bor Red "
    "Front Deir Ezzor Mazar-i-Sharif Al-Bab Ra's al-Ayn Saint-Denis-d'Oléron Łódź Zürich İzmir "
    "حلب Київ 東京"
)
WORDS = words(
    "the a of in on at to by from and or but not no was were is are has had been be it they there "
    "which who that city town capital province district airport rebels army troops fighters "
    "government forces captured seized took taken retook recaptured fell fallen lost control hands "
    "withdrew fled entered stormed besieged clashes attack airstrike bombed fighting offensive "
    "fall capture loss flag said claimed denied could may would Tuesday yesterday overnight August "
    "8 12 2021 1998 ago days later since until before after last next week month two three ninth "
    "among them including both all"
)
MARKS = [
    *",.;:!?-–—…()[]{}“”‘’'\"«»/\\|*_~`^&%$#@+=<>",
    *("\n", "\n\n", "\t", "\r\n", "\u00a0", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f"),
    *("\u202a", "\u202e", "\u2028", "\u2029", "\x00", "\x07", "\x1b", "\x85", "\ufeff", "\ufffd"),
    *("\u0301", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "ﬁ", "ẞ", "ſ"),
    *("U.S.", "a.m.", "(AFP) -", "KABUL, Aug 11 (Agency) -", "'s", "’s", "s'", "...", "--"),
]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--seed", type=int, help="the first seed; by the clock without it")
    parser.add_argument("--slow", type=float, default=2.0, help="seconds a 10 kB; more is told")
    options = parser.parse_args()
    first = options.seed if options.seed is not None else int(time.time())
    print(f"seeds from {first}", flush=True)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _too_long)
    end, seed, bad = time.monotonic() + 60 * options.minutes, first, 0
    while seed == first or time.monotonic() < end:
        bad += not passes(seed, options.slow)
        seed += 1
    print(f"{seed - first} texts read, {bad} of them badly")


def passes(seed: int, slow: float) -> bool:
    text = hostile(random.Random(seed))
    start = time.process_time()
    try:
        if hasattr(signal, "alarm"):
            signal.alarm(_LIMIT)
        read(text)
    except Exception:
        told = traceback.format_exc(limit=-4)
        print(f"seed {seed} raises, {len(text)} code points: {text[:60]!r}\n{told}", flush=True)
        return False
    finally:
        if hasattr(signal, "alarm"):
            signal.alarm(0)
    spent = time.process_time() - start
    if spent > slow * max(1.0, len(text) / 10_000):
        print(
            f"seed {seed} takes {spent:.1f} s for {len(text)} code points: {text[:60]!r}",
            flush=True,
        )
        return False
    return True


def _too_long(*_: object) -> None:
    raise TimeoutError(f"not read in {_LIMIT} seconds")


def read(text: str) -> None:
    """Claims and dates of a text, with and without a day and a headline; checks each quote."""
    day = date(2021, 8, 11) if len(text) % 3 else None
    headline = text.split("\n")[0] if len(text) % 2 else ""
    for claim in extract_claims(text, headline=headline, published_on=day, lexicon=LEXICON):
        assert text[claim.quote.start : claim.quote.end] == claim.quote.text
    for each in find_dates(text, published_on=day):
        assert text[each.start : each.end] == each.text


def hostile(source: random.Random) -> str:
    """A text made of what trips rules up: names, triggers, marks, runs, nests, no blanks."""
    pieces = [_piece(source) for _ in range(source.choice([1, 3, 10, 40]))]
    text = source.choice(["", " ", " ", "\n", ". "]).join(pieces)
    return source.choice([str, str, str, str.title, str.upper, str.lower])(text)[:60_000]


def _piece(source: random.Random) -> str:
    names, plain = sorted(NAMES), sorted(WORDS)
    match source.randrange(8):
        case 0:
            return source.choice(MARKS) * source.choice([1, 2, 30, 3000])
        case 1:
            return (source.choice(plain + names) + " ") * source.choice([2, 50, 500])
        case 2:
            opening, closing = source.choice(["()", "“”", "[]", "''", '""', "«»"])
            depth = source.choice([3, 50, 800])
            return opening * depth + source.choice(names) + closing * depth
        case 3:
            gap = source.choice([", ", " and ", "; ", ",", " or ", " - ", "\n"])
            return gap.join(source.choice(names) for _ in range(source.choice([3, 40, 600])))
        case 4:
            return "".join(source.choice(MARKS + plain) for _ in range(source.choice([5, 200])))
        case 5:
            return source.choice(plain + names) * source.choice([1, 100, 2000])
        case _:
            drawn = source.choices(plain + names + MARKS, k=source.choice([6, 12, 30, 200]))
            return " ".join(drawn) + source.choice([".", "", "?"])


if __name__ == "__main__":
    main()
