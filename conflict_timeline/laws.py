"""Two laws that span rows, kept by triggers on both engines.

A merged event points straight to one that is not merged: no chains, no loops.
A report's quote is what the article's body says at that place, in code points.

To alter a table on SQLite Django copies it, which its triggers do not survive and those of
other tables do not allow. A migration that alters a table of `TABLES` or of `event_texts.SOURCES`
therefore lists its operations within `with_laws_lifted`, which sees to the triggers of
`event_texts` too.
"""

from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.operations.base import Operation

from conflict_timeline import event_texts

MERGE_LAW = "event_merged_without_chain"
QUOTE_LAW = "report_quote_is_in_body"
BODY_LAW = "article_body_keeps_quotes"

IN_CHAIN = """
    SELECT 1 FROM events_event WHERE id = NEW.merged_into_id AND merged_into_id IS NOT NULL
    UNION ALL SELECT 1 FROM events_event WHERE merged_into_id = NEW.id
"""

SQLITE = {
    f"{MERGE_LAW}_insert": f"""
        BEFORE INSERT ON events_event WHEN NEW.merged_into_id IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '{MERGE_LAW}') WHERE EXISTS ({IN_CHAIN}); END
    """,
    f"{MERGE_LAW}_update": f"""
        BEFORE UPDATE OF merged_into_id ON events_event WHEN NEW.merged_into_id IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '{MERGE_LAW}') WHERE EXISTS ({IN_CHAIN}); END
    """,
    f"{QUOTE_LAW}_insert": f"""
        BEFORE INSERT ON events_report
        BEGIN SELECT RAISE(ABORT, '{QUOTE_LAW}') WHERE NEW.quote IS NOT (
            SELECT substr(body, NEW.start + 1, NEW."end" - NEW.start)
            FROM articles_article WHERE id = NEW.article_id
        ); END
    """,
    f"{QUOTE_LAW}_update": f"""
        BEFORE UPDATE OF quote, start, "end", article_id ON events_report
        BEGIN SELECT RAISE(ABORT, '{QUOTE_LAW}') WHERE NEW.quote IS NOT (
            SELECT substr(body, NEW.start + 1, NEW."end" - NEW.start)
            FROM articles_article WHERE id = NEW.article_id
        ); END
    """,
    BODY_LAW: f"""
        BEFORE UPDATE OF body ON articles_article
        BEGIN SELECT RAISE(ABORT, '{BODY_LAW}') WHERE EXISTS (
            SELECT 1 FROM events_report WHERE article_id = NEW.id
            AND quote IS NOT substr(NEW.body, start + 1, "end" - start)
        ); END
    """,
}

# Each locks the row it looks at, so that two transactions cannot break the law together.
POSTGRESQL = {
    MERGE_LAW: (
        "BEFORE INSERT OR UPDATE OF merged_into_id ON events_event "
        "FOR EACH ROW WHEN (NEW.merged_into_id IS NOT NULL)",
        f"""
        PERFORM 1 FROM events_event WHERE id = NEW.merged_into_id FOR NO KEY UPDATE;
        IF EXISTS ({IN_CHAIN}) THEN
            RAISE check_violation USING CONSTRAINT = '{MERGE_LAW}', MESSAGE = '{MERGE_LAW}';
        END IF;
        """,
    ),
    QUOTE_LAW: (
        'BEFORE INSERT OR UPDATE OF quote, start, "end", article_id ON events_report FOR EACH ROW',
        f"""
        PERFORM 1 FROM articles_article WHERE id = NEW.article_id FOR SHARE;
        IF NEW.quote IS DISTINCT FROM (
            SELECT substr(body, NEW.start + 1, greatest(NEW."end" - NEW.start, 0))
            FROM articles_article WHERE id = NEW.article_id
        ) THEN
            RAISE check_violation USING CONSTRAINT = '{QUOTE_LAW}', MESSAGE = '{QUOTE_LAW}';
        END IF;
        """,
    ),
    BODY_LAW: (
        "BEFORE UPDATE OF body ON articles_article FOR EACH ROW",
        f"""
        IF EXISTS (
            SELECT 1 FROM events_report WHERE article_id = NEW.id
            AND quote IS DISTINCT FROM substr(NEW.body, start + 1, greatest("end" - start, 0))
        ) THEN
            RAISE check_violation USING CONSTRAINT = '{BODY_LAW}', MESSAGE = '{BODY_LAW}';
        END IF;
        """,
    ),
}
TABLES = {MERGE_LAW: "events_event", QUOTE_LAW: "events_report", BODY_LAW: "articles_article"}


def with_laws_lifted(*operations: Operation) -> list[Operation]:
    """The operations of a migration, between lifting the laws and keeping them again."""
    return [RunPython(drop_laws, keep_laws), *operations, RunPython(keep_laws, drop_laws)]


def keep_laws(apps: Apps | Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make every trigger anew, once the tables are there."""
    drop_laws(apps, schema_editor)
    connection = schema_editor.connection
    there = set(connection.introspection.table_names())
    if not set(TABLES.values()) <= there:
        return
    if event_texts.TABLE in there:
        for statement in event_texts.kept(connection.vendor):
            schema_editor.execute(statement, params=None)
    if connection.vendor == "sqlite":
        for name, law in SQLITE.items():
            schema_editor.execute(f"CREATE TRIGGER {name} {law}", params=None)
        return
    for name, (occasion, check) in POSTGRESQL.items():
        schema_editor.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$law$ BEGIN {check} RETURN NEW; END $law$",
            params=None,
        )
        schema_editor.execute(
            f"CREATE TRIGGER {name} {occasion} EXECUTE FUNCTION {name}()", params=None
        )


def drop_laws(apps: Apps | Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in event_texts.dropped(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)
        return
    for name in POSTGRESQL:
        schema_editor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE", params=None)
