"""What is the same for every sentence of one article while it is read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from events.extraction.claims import Claim
from events.extraction.desks import Setting
from events.extraction.headings import DatedStretch
from events.extraction.takers import Advance
from events.extraction.when import DateExpression
from events.extraction.where import Places
from events.extraction.who import Actors
from events.lexicon import Lexicon

_RECENT = 300  # takings


@dataclass(frozen=True)
class Reader:
    """What is the same for every sentence of one article."""

    body: str
    lexicon: Lexicon
    published_on: date | None
    setting: Setting
    expressions: Sequence[DateExpression]
    places: Places
    actors: Actors
    sentence_starts: Sequence[int]
    stretches: Sequence[DatedStretch] = ()
    taken: list[Claim] = field(default_factory=list)  # what was told as taken so far
    advances: list[Advance] = field(default_factory=list)
    unnamed: list[Claim] = field(default_factory=list)  # towns told as taken, named elsewhere

    @property
    def recently_taken(self) -> Sequence[Claim]:
        """The last of what was told as taken: all of it but in texts of the length of books."""
        return self.taken[-_RECENT:]
