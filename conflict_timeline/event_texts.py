"""The words by which each event is found, gathered in one text by triggers on both engines.

An event is found by its title, by every spelling of its place, by its actors' names, by the quotes
of reports that count, and by their headlines: six tables, any of which may change. Gathered beside
the event, one condition with one index finds it, and whatever writes to the tables, an editor, a
bulk load or a fixture, keeps the text right.
"""

from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 250_000  # letters of one event; PostgreSQL takes no megabyte of words
TABLE = "events_eventtext"

# Of one event, by its number. Rows that say the same are told once; the shortest come first.
_TEXT = """
    SELECT substr(coalesce({join}, ''), 1, {longest}) FROM (
        SELECT * FROM (
            SELECT 1 AS rank, words FROM events_event WHERE id = {event}
            UNION SELECT 2, named.words || '| ' || named.key || ' '
                FROM events_placename named JOIN events_event at ON at.place_id = named.place_id
                WHERE at.id = {event}
            UNION SELECT 3, actor.words FROM events_actor actor
                JOIN events_eventactor part ON part.actor_id = actor.id
                WHERE part.event_id = {event}
            UNION SELECT 3, named.words FROM events_actorname named
                JOIN events_eventactor part ON part.actor_id = named.actor_id
                WHERE part.event_id = {event}
            UNION SELECT 4, headed.words FROM articles_article headed
                JOIN events_report told ON told.article_id = headed.id
                WHERE told.event_id = {event} AND {counts}
            UNION SELECT 5, told.words FROM events_report told
                WHERE told.event_id = {event} AND {counts}
        ) AS every WHERE words <> '' ORDER BY rank, words
    ) AS gathered
"""
# As `ReportQuerySet.counting` has it.
_COUNTS = """
    told.verdict <> 'rejected' AND (told.no_longer_read_by = '' OR told.verdict = 'accepted')
"""


def text_of(event: str, vendor: str) -> str:
    """The text of an event as SQL; `event` is SQL for its number."""
    join = "string_agg(words, '|')" if vendor == "postgresql" else "group_concat(words, '|')"
    return _TEXT.format(event=event, join=join, longest=LONGEST, counts=_COUNTS)


@dataclass(frozen=True)
class Source:
    """A table that texts are made of: columns that count, and the events that a row concerns."""

    table: str
    columns: tuple[str, ...]
    events: str  # SQL over the row, called `wrote`
    occasions: tuple[str, ...] = ("INSERT", "UPDATE", "DELETE")


_OF_PLACE = "SELECT at.id FROM events_event at WHERE at.place_id = wrote.place_id"
_OF_ARTICLE = "SELECT told.event_id FROM events_report told WHERE told.article_id = wrote.id"
_OF_ACTOR = "SELECT part.event_id FROM events_eventactor part WHERE part.actor_id = wrote.{}"
SOURCES = (
    Source("events_event", ("words", "place_id"), "SELECT wrote.id", ("INSERT", "UPDATE")),
    Source(
        "events_report",
        ("event_id", "article_id", "words", "verdict", "no_longer_read_by"),
        "SELECT wrote.event_id",
    ),
    Source("articles_article", ("words",), _OF_ARTICLE, ("UPDATE",)),
    Source("events_placename", ("place_id", "words", "key"), _OF_PLACE),
    Source("events_eventactor", ("event_id", "actor_id"), "SELECT wrote.event_id"),
    Source("events_actor", ("words",), _OF_ACTOR.format("id"), ("UPDATE",)),
    Source("events_actorname", ("actor_id", "words"), _OF_ACTOR.format("actor_id")),
)


def gathering(vendor: str) -> str:
    """SQL that writes the texts of all events, where there are none yet."""
    text = text_of("event.id", vendor)
    return (
        f"INSERT INTO {TABLE} (event_id, words) SELECT event.id, ({text}) FROM events_event event"
    )


def kept(vendor: str) -> Iterator[str]:
    """The statements that make the triggers."""
    on_engine = _on_postgresql if vendor == "postgresql" else _on_sqlite
    for source in SOURCES:
        for occasion in source.occasions:
            yield from on_engine(source, occasion)


def dropped(vendor: str) -> Iterator[str]:
    """The statements that take them away, be they there or not."""
    for source in SOURCES:
        for occasion in source.occasions:
            name = _name(source, occasion)
            if vendor == "postgresql":
                yield f"DROP FUNCTION IF EXISTS {name}() CASCADE"
            else:
                yield f"DROP TRIGGER IF EXISTS {name}"


def _name(source: Source, occasion: str) -> str:
    return f"event_text_{source.table}_{occasion.lower()}"


def _on_sqlite(source: Source, occasion: str) -> Iterator[str]:
    """A trigger a row."""
    rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[occasion]
    concerned = " UNION ".join(source.events.replace("wrote.", f"{row}.") for row in rows)
    written = f"""
        UPDATE {TABLE} SET words = ({text_of(f"{TABLE}.event_id", "sqlite")})
        WHERE event_id IN ({concerned});
    """
    begun = f"INSERT OR IGNORE INTO {TABLE} (event_id, words) VALUES (NEW.id, '');"
    first = begun if _begins(source, occasion) else ""
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in source.columns)
    when = f"WHEN {changed}" if occasion == "UPDATE" else ""
    yield (
        f"CREATE TRIGGER {_name(source, occasion)} AFTER {occasion} ON {source.table} {when} "
        f"BEGIN {first} {written} END"
    )


def _on_postgresql(source: Source, occasion: str) -> Iterator[str]:
    """A trigger a statement, however many rows it writes.

    The texts are locked first: who waited for another writer then sees what that one wrote.
    """
    name = _name(source, occasion)
    begun = (
        f"INSERT INTO {TABLE} (event_id, words) SELECT id, '' FROM fresh ON CONFLICT DO NOTHING;"
    )
    yield f"""
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $text$
        DECLARE concerned bigint[];
        BEGIN
            {begun if _begins(source, occasion) else ""}
            SELECT array_agg(DISTINCT meant.id) INTO concerned
            FROM ({_changed(source, occasion)}) AS wrote
            CROSS JOIN LATERAL ({source.events}) AS meant(id);
            PERFORM 1 FROM {TABLE} WHERE event_id = ANY(concerned) ORDER BY event_id FOR UPDATE;
            UPDATE {TABLE} SET words = ({text_of(f"{TABLE}.event_id", "postgresql")})
            WHERE event_id = ANY(concerned);
            RETURN NULL;
        END $text$
    """
    tables = {
        "INSERT": "NEW TABLE AS fresh",
        "UPDATE": "OLD TABLE AS stale NEW TABLE AS fresh",
        "DELETE": "OLD TABLE AS stale",
    }
    yield (
        f"CREATE TRIGGER {name} AFTER {occasion} ON {source.table} "
        f"REFERENCING {tables[occasion]} FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )


def _changed(source: Source, occasion: str) -> str:
    """The rows that a statement wrote, as they are and as they were, if it changed what counts."""
    if occasion != "UPDATE":
        return f"SELECT * FROM {'fresh' if occasion == 'INSERT' else 'stale'}"
    columns = ", ".join(dict.fromkeys(("id", *source.columns)))
    return (
        f"(SELECT {columns} FROM stale EXCEPT SELECT {columns} FROM fresh) "
        f"UNION ALL (SELECT {columns} FROM fresh EXCEPT SELECT {columns} FROM stale)"
    )


def _begins(source: Source, occasion: str) -> bool:
    return source.table == "events_event" and occasion == "INSERT"
