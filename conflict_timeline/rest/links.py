"""Addresses of pages and entries, absolute, resolved once a request."""

from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

Reference = dict[str, Any]


class Links:
    """Builds references: {"id", "slug", "name", "url"} with an absolute address."""

    def __init__(self, request: HttpRequest) -> None:
        self.site = f"{request.scheme}://{request.get_host()}"

    def to(self, page: str, key: int | str) -> str:
        """The address of a page named in the URL patterns, by its slug or id."""
        before, after = _around(page, isinstance(key, int))
        return f"{self.site}{before}{key}{after}"

    def reference(
        self, page: str, pk: int | None, name: str | None, slug: str | None = None
    ) -> Reference | None:
        """None when there is no row."""
        if pk is None:
            return None
        return {"id": pk, "slug": slug, "name": name, "url": self.to(page, slug or pk)}

    def query(self, page: str, **parameters: str) -> str:
        return f"{self.site}{reverse(page)}?{urlencode(parameters)}"


@cache
def _around(page: str, numbered: bool) -> tuple[str, str]:
    """What stands before and after the key in a page's address."""
    key = 987654321 if numbered else "987654321"
    try:
        before, after = reverse(page, args=[key]).split("987654321")
    except NoReverseMatch:
        raise LookupError(f"No page {page!r} takes one key.") from None
    return before, after
