"""Full text: what the two engines do differently, a function a side.

Both keep folded words in a column (`FoldedField`), and find a term by the same
rule: a word stands where a word of the text begins with it, a phrase where its words stand in a
row. SQLite looks through the column. PostgreSQL has a tsvector of it beside it, with a GIN index;
the database makes that itself, out of words that are parted already: its own parser would part
them in another way, by the locale it was set up with.

A search lists events in an order that each side can tell fast: `by_relevance`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps.registry import Apps
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Case, Count, Lookup, Q, QuerySet, Value, When

from articles.word_columns import FoldedField
from events.messages import Message, message
from events.models.events import CHRONOLOGY
from events.sought import Term


@FoldedField.register_lookup
class Says(Lookup):
    """`words__says=terms`: whether the words hold one of several terms."""

    lookup_name = "says"
    prepare_rhs = False
    rhs: Sequence[Term]
    lhs: Any

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Not LIKE, whose case and escapes the engines see differently."""
        column, values = self.process_lhs(compiler, connection)
        within = "strpos" if connection.vendor == "postgresql" else "instr"
        found = " OR ".join(f"{within}({column}, %s) > 0" for _ in self.rhs)
        return f"({found})", tuple(each for term in self.rhs for each in (*values, term.stretch))

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The index knows which words are there; that they stand in a row the text says."""
        if self.lhs.target.model._meta.db_table not in _INDEXED:
            return self.as_sql(compiler, connection)
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        found, query = f"{table}.{_VECTOR} @@ %s::tsquery", _tsquery(self.rhs)
        if all(len(term.words) == 1 for term in self.rhs):
            return found, (query,)
        in_a_row, values = self.as_sql(compiler, connection)
        return f"({found} AND {in_a_row})", (query, *values)


def _tsquery(terms: Sequence[Term]) -> str:
    """Words hold letters, digits and marks alone, so that none can end its quotes."""
    return " | ".join(f"({' & '.join(_lexemes(term))})" for term in terms)


def _lexemes(term: Term) -> list[str]:
    *others, last = (f"'{word}'" for word in term.words)
    return [*others, last if term.whole else f"{last}:*"]


@dataclass(frozen=True)
class Ranking:
    """What the order of found events is made of.

    `named` are those at a place of this name or with these words in their title, `telling` the
    reports that have all the words in their quotes.
    """

    named: Q
    telling: QuerySet[Any, Any]


def by_relevance(events: Any, ranking: Ranking) -> Sequence[Any]:
    """Lists of the events found, to be read one after the other: the most relevant first."""
    ordered = _by_sources if connection.vendor == "postgresql" else _by_name
    return ordered(events, ranking)


def order_in_words() -> Message:
    """How `by_relevance` orders them."""
    if connection.vendor == "postgresql":
        return message(
            "First those at a place of this name or with the words in their title, then those of "
            "which most sources tell in these words, then by day."
        )
    return message(
        "First those at a place of this name or with the words in their title, then the others; "
        "each by day."
    )


def _by_name(events: Any, ranking: Ranking) -> Sequence[Any]:
    return (events.filter(ranking.named).in_order(), events.exclude(ranking.named).in_order())


def _by_sources(events: Any, ranking: Ranking) -> Sequence[Any]:
    """Stories, not reports, are counted: one wire printed ten times is one source."""
    told = ranking.telling.order_by().values("event")
    counted = told.annotate(sources=Count("article__story", distinct=True))
    best = dict(counted.order_by("-sources", "event").values_list("event", "sources")[:_RANKED])
    if len(best) < _RANKED:
        return (_in_rank(events, ranking, best),)
    first = ranking.named | Q(pk__in=best)
    return (_in_rank(events.filter(first), ranking, best), events.exclude(first).in_order())


def _in_rank(events: Any, ranking: Ranking, sources: Mapping[int, int]) -> Any:
    alike: dict[int, list[int]] = defaultdict(list)
    for event, number in sources.items():
        alike[number].append(event)
    cases = [When(pk__in=numbers, then=Value(number)) for number, numbers in alike.items()]
    return events.annotate(
        named=Case(When(ranking.named, then=Value(0)), default=Value(1)),
        sources=Case(*cases, default=Value(0)),
    ).order_by("named", "-sources", *CHRONOLOGY)


_RANKED = 100  # more than a search lists: of so many the order is worked out


def keep_indexes(apps: Apps | Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make what finds words fast, once the columns are there."""
    drop_indexes(apps, schema_editor)
    if schema_editor.connection.vendor == "sqlite":
        # Headlines are looked through without the bodies, which lie before them in their rows.
        schema_editor.execute(f"CREATE INDEX {_HEADLINES} ON articles_article (words)", params=None)
        return
    for table in _INDEXED:
        schema_editor.execute(
            f"ALTER TABLE {table} ADD COLUMN {_VECTOR} tsvector "
            "GENERATED ALWAYS AS (words::tsvector) STORED",
            params=None,
        )
        schema_editor.execute(
            f"CREATE INDEX {table}_{_VECTOR} ON {table} USING gin ({_VECTOR})", params=None
        )


def drop_indexes(apps: Apps | Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP INDEX IF EXISTS {_HEADLINES}", params=None)
        return
    for table in _INDEXED:
        schema_editor.execute(f"ALTER TABLE {table} DROP COLUMN IF EXISTS {_VECTOR}", params=None)


_VECTOR, _HEADLINES = "words_vector", "articles_article_words"
_INDEXED = ("articles_article", "events_eventtext", "events_report")
