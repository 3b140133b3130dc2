"""A page of this site as a source, cited in the styles that its readers write in.

APA for the social sciences, Chicago for history and journalism; BibTeX leads to every other
style by way of a reference manager. Titles keep their capitals: in names they mean something.
"""

from dataclasses import dataclass
from datetime import date

from events.dates import MONTHS
from events.speech import END_OF_ISOLATE, ISOLATE
from events.wording import SITE

_LATEX = str.maketrans(
    {
        ISOLATE: "",
        END_OF_ISOLATE: "",
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "&%$#_{}"},
    }
)


@dataclass(frozen=True)
class Citation:
    """What every style prints. `key` names the entry in a bibliography file."""

    key: str
    title: str
    address: str
    changed_on: date
    read_on: date
    site: str = str(SITE)

    @property
    def stop(self) -> str:
        """The full stop after the title, unless it brings its own."""
        return "" if self.title.endswith((".", "?", "!", "…")) else "."

    @property
    def changed_year_first(self) -> str:
        return f"{self.changed_on.year}, {MONTHS[self.changed_on.month - 1]} {self.changed_on.day}"

    @property
    def changed(self) -> str:
        return _american(self.changed_on)

    @property
    def read(self) -> str:
        return _american(self.read_on)

    @property
    def quotable_title(self) -> str:
        """The title for between double quotes: its own ones become single."""
        return self.title.replace("“", "‘").replace("”", "’")

    @property
    def bibtex(self) -> str:
        """An `@online` entry; reference managers read it, and biblatex does."""
        fields = {
            "author": f"{{{self.site}}}",
            "title": f"{{{self.title.translate(_LATEX)}}}",
            "date": self.changed_on.isoformat(),
            "url": self.address,
            "urldate": self.read_on.isoformat(),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
        return "\n".join([f"@online{{{self.key},", *lines, "}"])


def _american(day: date) -> str:
    """October 9, 2026, as both American styles have it."""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
