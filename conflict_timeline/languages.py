"""The languages of reader pages: the address alone says which, so that caches are right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language, get_language_info, override


@dataclass(frozen=True)
class Edition:
    """A page in one language: its name in itself, which way it is written, where it is."""

    code: str
    name: str
    direction: str
    url: str
    absolute_url: str
    is_this: bool


class LanguageOfAddress:
    """`/fa/...` is answered in Dari and everything else in English, whatever a browser prefers.

    Django's LocaleMiddleware also takes addresses such as `/fa-valley-war/` for a language's, and
    says that its answers vary with the browser.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with override(language_of(request.path_info)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", get_language() or "")
        return response


def language_of(path: str) -> str:
    """The code at the head of a path, or the site's own language."""
    head = path.removeprefix("/").partition("/")[0]
    return head if head in _prefixed() else settings.LANGUAGE_CODE


def in_language(path: str, code: str) -> str:
    """The same page in another language: `/about/` and `/fa/about/`."""
    own = language_of(path)
    bare = path.removeprefix(f"/{own}") if own in _prefixed() else path
    # Two slashes at the head would lead to another host.
    bare = quote(f"/{bare.lstrip('/')}")
    return f"/{code}{bare}" if code in _prefixed() else bare


def editions(request: HttpRequest) -> dict[str, Any]:
    """For templates: this page, with its query, in every language."""
    own, query = get_language(), request.META.get("QUERY_STRING", "")
    found = []
    for code, _ in settings.LANGUAGES:
        told = get_language_info(code)
        path = in_language(request.path_info, code)
        url = f"{path}?{query}" if query else path
        found.append(
            Edition(
                code=code,
                name=_OWN_NAMES.get(code, told["name_local"]),
                direction="rtl" if told["bidi"] else "ltr",
                url=url,
                absolute_url=request.build_absolute_uri(url),
                is_this=code == own,
            )
        )
    return {"editions": found}


# Django calls fa Persian; as written in Afghanistan it is Dari.
_OWN_NAMES = {"fa": "دری"}


def _prefixed() -> set[str]:
    return {code for code, _ in settings.LANGUAGES} - {settings.LANGUAGE_CODE}
