"""What reading a source yields: an article, or the reason why there is none."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

# PostgreSQL keeps no NUL in text, and a lone surrogate has no UTF-8 form.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class UnreadableArticle(ValueError):
    """No article can be had from a source. The message says why and what to do."""

    def __init__(self, reason: str, *, source: str = "", line: int | None = None) -> None:
        self.reason = reason
        self.source = source
        self.line = line
        super().__init__(reason)

    def __str__(self) -> str:
        where = [self.source] if self.source else []
        where += [f"line {self.line}"] if self.line is not None else []
        return f"{', '.join(where)}: {self.reason}" if where else self.reason


@dataclass(frozen=True)
class NamedPicture:
    """A picture file that stands beside a source, with its credit and its description."""

    path: Path
    credit: str = ""
    alt: str = ""

    @classmethod
    def inside(
        cls, folder: Path, named: str, *, credit: str = "", alt: str = ""
    ) -> "NamedPicture | None":
        """The picture that a source names, or None where it lies outside the source's folder."""
        try:
            path = (folder / named).resolve()
            return cls(path, credit, alt) if path.is_relative_to(folder.resolve()) else None
        except (OSError, ValueError):
            return None


@dataclass(frozen=True)
class ReadArticle:
    """An article as its source prints it, word for word.

    `published_on` is the day the outlet prints; None where the source names none.
    `published_at` is set only where the source gives a moment in UTC and prints no day,
    so that the outlet's own day has to be worked out from its time zone.
    `name` is the id that a JSON line gave its article.
    Raises UnreadableArticle where there is no text, or text that no database can keep.
    """

    text: str
    headline: str = ""
    published_on: date | None = None
    published_at: datetime | None = None
    publisher: str = ""
    author: str = ""
    language: str = "en"
    url: str = ""
    source: str = ""
    agency: str = ""
    picture: NamedPicture | None = None
    name: str | int | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise UnreadableArticle(
                "there is no text under the headline. Add the article's text."
                if self.headline
                else "there is no text. Add the article's text.",
                source=self.source,
            )
        if _UNSTORABLE.search(self.body):
            raise UnreadableArticle(
                "the text holds NUL characters or broken Unicode. Save it again as UTF-8 text.",
                source=self.source,
            )

    @property
    def body(self) -> str:
        """Headline, empty line, text. Quotes are offsets into it, in code points."""
        return f"{self.headline}\n\n{self.text}" if self.headline else self.text
