"""Measure full text beside the way it was done before, in a database of its own.

    DATABASE_URL=... python -m tests.benchmarks.full_text [--events N] [--repetitions N]
                                                          [--plans] [--again]

DATABASE_URL names an empty database, PostgreSQL or SQLite; one that holds conflicts is refused.
It is filled as for two_clocks, with names and texts of its own: words that are made up, the first
of them in every other sentence, most in hardly any; headlines of six, quotes of twenty-five,
bodies as long as a newspaper prints. --again measures what was filled before.

Each question is asked in several ways: `list`, the query of a page of 100 rows; `page`, the same
with the number of all of them; `search`, the events of the search page in their order. Beside the
list stands the old way: each word anywhere in a title, a quote, a headline or an actor's name, by
ILIKE, and by the start of a place's spelling. Printed are medians in milliseconds, how many times
as long the old way takes, and how many events are found. --plans explains the lists.
"""

# ruff: noqa: E402
import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conflict_timeline.settings")
django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.test.utils import CaptureQueriesContext, setup_test_environment

from articles.folding import words_as_text
from articles.models import Article
from conflict_timeline.event_texts import gathering
from conflict_timeline.laws import drop_laws, keep_laws
from events.filters import EventFilter
from events.finding import ranking
from events.full_text import by_relevance
from events.models import (
    Actor,
    ActorName,
    Event,
    EventActor,
    EventText,
    Place,
    PlaceName,
    Report,
)
from events.pages.listed_page import page_of
from events.spelling import folded, spelling_key
from tests.benchmarks.two_clocks import LARGEST, PAGE, explained, fill, print_sizes, refused

VOCABULARY, SEED, BODY = 20_000, 1914, 4_000
SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--events", type=int, default=100_000, help="how many to make (100000)")
    parser.add_argument("--repetitions", type=int, default=15, help="of each question (15)")
    parser.add_argument("--plans", action="store_true", help="explain every list")
    parser.add_argument("--again", action="store_true", help="measure what was filled before")
    options = parser.parse_args()
    if refusal := refused(again=options.again):
        parser.error(refusal)
    setup_test_environment(debug=False)
    if not options.again:
        call_command("migrate", verbosity=0)
        with connection.schema_editor() as editor:
            drop_laws(None, editor)
        fill(options.events)
        write_texts()
        gather_texts()
    print_sizes()
    for scope, conflict in {"all conflicts": "", "the largest conflict": LARGEST}.items():
        print_table(f"{connection.vendor}, {scope}", conflict, options.repetitions)
        if options.plans:
            print_plans(conflict)


# Texts.


def word(number: int) -> str:
    """A made-up word by its rank: three syllables or more, no two alike."""
    letters = ""
    for _ in range(3):
        number, at = divmod(number, len(SYLLABLES))
        letters += SYLLABLES[at]
    return letters


def sentence(draw: random.Random, words: int) -> str:
    """Words of which each is as rare as its rank is high; half of all sentences hold the first."""
    drawn = [word(int(VOCABULARY ** draw.random())) for _ in range(words)]
    return " ".join([*drawn[:-1], word(0) if draw.random() < 0.5 else drawn[-1]]).capitalize()


def write_texts() -> None:
    """Write names, headlines, bodies and quotes; the law that quotes are in bodies is lifted."""
    draw = random.Random(SEED)
    with transaction.atomic():
        _write(Place, ("name",), ((_name(pk),) for pk in _numbers(Place)))
        names = ((_name(pk), _key(pk), _words(pk)) for pk in _places())
        _write(PlaceName, ("name", "key", "words"), names)
        _name_actors()
        told = (sentence(draw, 25) for _ in _numbers(Report))
        _write(Report, ("quote", "words"), ((text, words_as_text(text)) for text in told))
        printed = (sentence(draw, 6) for _ in _numbers(Article))
        _write(
            Article,
            ("headline", "words", "body"),
            ((text, words_as_text(text), f"{text}\n\n{'x ' * (BODY // 2)}") for text in printed),
        )


def gather_texts() -> None:
    """All at once, as a migration does; from then on triggers keep them."""
    EventText.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.execute(gathering(connection.vendor), params=None)
        keep_laws(None, editor)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM FULL ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _name(number: int) -> str:
    return word(VOCABULARY + number).capitalize()


def _key(number: int) -> str:
    return spelling_key(_name(number))


def _words(number: int) -> str:
    return words_as_text(_name(number))


def _numbers(model: Any) -> list[int]:
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


def _places() -> list[int]:
    return list(PlaceName.objects.order_by("pk").values_list("place", flat=True))


def _name_actors() -> None:
    """Actors are called by other words than places."""
    for actor in Actor.objects.all():
        actor.name = f"Army of {word(VOCABULARY + 50_000 + actor.pk).capitalize()}"
        actor.save()
        ActorName.objects.create(actor=actor, name=actor.name)


def _write(model: Any, columns: tuple[str, ...], rows: Iterator[tuple[Any, ...]]) -> None:
    named = ", ".join(f"{column} = %s" for column in columns)
    numbered = ((*row, pk) for row, pk in zip(rows, _numbers(model), strict=True))
    with connection.cursor() as cursor:
        while batch := list(islice(numbered, 5_000)):
            cursor.executemany(f"UPDATE {model._meta.db_table} SET {named} WHERE id = %s", batch)


# Asking.


def questions() -> dict[str, str]:
    rare = word(int(VOCABULARY * 0.97))
    return {
        "a rare word": rare,
        "a common word": word(0),
        "a less common word": word(40),
        "the start of words": word(VOCABULARY // 3)[:3],
        "two words": f"{word(1)} {word(60)}",
        "two common words": f"{word(0)} {word(1)}",
        "a phrase": f'"{word(1)} {word(2)}"',
        "one without another": f"{word(60)} -{word(1)}",
        "a place, the busiest": _name(9),
        "a place, any": _name(1_500),
        "an actor, a busy one": _of_actor(1),
        "an actor, the rarest": _of_actor(46),
        "nothing": "xyzzy",
    }


def _of_actor(number: int) -> str:
    return word(VOCABULARY + 50_000 + number)


def listed(q: str, conflict: str) -> Any:
    wanted = EventFilter(q=q, conflict=conflict)
    return wanted.apply(Event.objects.visible()).in_order()


def searched(q: str, conflict: str) -> list[Event]:
    found: list[Event] = []
    for events in by_relevance(listed(q, conflict), ranking(q)):
        found += events[: 21 - len(found)]
    return found


def listed_as_before(q: str, conflict: str) -> Any:
    wanted = EventFilter(conflict=conflict).apply(Event.objects.visible())
    return wanted.filter(_as_before(q)).in_order()


def _as_before(q: str) -> Q:
    every_word = Q()
    for each in q.replace('"', "").replace("-", "").split():
        told = Report.objects.counting().filter(event=OuterRef("pk"))
        told = told.filter(_has("quote", each) | _has("article__headline", each))
        names = ActorName.objects.filter(_has("name", each)).values("actor")
        parts = EventActor.objects.filter(event=OuterRef("pk"))
        parts = parts.filter(_has("actor__name", each) | Q(actor__in=names))
        starting = PlaceName.objects.filter(key__startswith=spelling_key(each)).values("place")
        said = _has("title", each) | Q(Exists(told)) | Q(Exists(parts)) | Q(place__in=starting)
        every_word &= said
    return every_word | Q(place__in=PlaceName.objects.filter(key=spelling_key(q)).values("place"))


def _has(column: str, each: str) -> Q:
    return Q(**{f"{column}__icontains": each}) | Q(**{f"{column}__icontains": folded(each)})


WAYS: dict[str, Callable[[str, str], Any]] = {
    "list": lambda q, conflict: list(listed(q, conflict)[:PAGE]),
    "page": lambda q, conflict: list(page_of(EventFilter(q=q, conflict=conflict), 1)),
    "search": lambda q, conflict: searched(q, conflict),
    "before": lambda q, conflict: list(listed_as_before(q, conflict)[:PAGE]),
}


def print_table(title: str, conflict: str, repetitions: int) -> None:
    print(f"\n{title}: ms, medians")
    print(f"{'':24}{'list':>9}{'page':>9}{'search':>9}{'before':>9}{'ratio':>8}{'found':>9}")
    for name, q in questions().items():
        spent = {way: _median(way, q, conflict, repetitions) for way in WAYS}
        cells = "".join(f"{each:9.1f}" for each in spent.values())
        found = listed(q, conflict).order_by().count()
        print(f"{name:24}{cells}{spent['before'] / spent['list']:7.1f}x{found:9,}")
        sys.stdout.flush()


def _median(way: str, q: str, conflict: str, repetitions: int) -> float:
    spent = []
    for _ in range(repetitions if way != "before" else min(3, repetitions)):
        start = time.perf_counter()
        WAYS[way](q, conflict)
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


def print_plans(conflict: str) -> None:
    for name, q in questions().items():
        for way in ("list", "search"):
            with CaptureQueriesContext(connection) as queries:
                WAYS[way](q, conflict)
            for each in queries.captured_queries:
                print(f"\n{way}, {name}" + (f", in {conflict}" if conflict else ""))
                print("\n".join(f"  {line}" for line in explained(each["sql"])), flush=True)


if __name__ == "__main__":
    main()
