"""The two database engines: a URL in, Django's settings out."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class UnusableDatabaseUrl(ValueError):
    """DATABASE_URL is not a URL that names SQLite or PostgreSQL."""


def database_settings(url: str) -> dict[str, Any]:
    """Return the entry of DATABASES that a URL stands for.

    `sqlite:///relative.sqlite3`, `sqlite:////absolute.sqlite3`, or
    `postgresql://user:password@host:port/name?option=value`, where options go to libpq
    and a `host` option names a socket folder. Raises UnusableDatabaseUrl.
    """
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return _sqlite(url.removeprefix("sqlite:///"))
    if scheme in {"postgres", "postgresql"}:
        return _postgresql(url)
    raise UnusableDatabaseUrl(
        f"DATABASE_URL starts with {scheme or 'no scheme'!r}: use sqlite:///FILE or "
        "postgresql://USER:PASSWORD@HOST:PORT/NAME."
    )


def _sqlite(name: str) -> dict[str, Any]:
    if not name or name.startswith("sqlite:"):
        raise UnusableDatabaseUrl("DATABASE_URL names no file: use sqlite:///FILE.")
    path = Path(unquote(name))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            # Writers queue at BEGIN instead of failing half way through a transaction.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise UnusableDatabaseUrl("DATABASE_URL names no database after the host.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # A new connection costs more than most queries.
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
