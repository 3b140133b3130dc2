"""Whom to tell that something on a page is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True)
class Contact:
    """Where a link leads; `takes_page` says that it tells which page is meant."""

    url: str
    takes_page: bool


def contact(request: HttpRequest) -> dict[str, Callable[[], Contact | None]]:
    """For templates: the contact, asked only where it is printed; None where none is set."""
    return {"contact": lambda: _contact(settings.CONTACT, request)}


def _contact(to: str, request: HttpRequest) -> Contact | None:
    if not to:
        return None
    if "://" in to:
        return Contact(to, takes_page=False)
    return Contact(letter_to(to, request.build_absolute_uri()), takes_page=True)


def letter_to(email: str, page: str) -> str:
    """A mailto address (RFC 6068) whose subject and body name the page."""
    subject = f"Something wrong on {page}"
    body = f"The page: {page}\r\n\r\nWhat is wrong, and how you know:\r\n"
    return f"mailto:{quote(email, safe='@')}?subject={_quoted(subject)}&body={_quoted(body)}"


def _quoted(text: str) -> str:
    return quote(text, safe="")
