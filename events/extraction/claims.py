"""What one passage of an article says, as values."""

from dataclasses import dataclass

from events.dates import DateSpan
from events.vocabulary import ActorRole, EventKind, Manner, Stance


@dataclass(frozen=True, order=True)
class Quote:
    """A stretch of a body, offsets in code points: body[start:end] == text."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, body: str, start: int, end: int) -> "Quote":
        return cls(start, end, body[start:end])


@dataclass(frozen=True)
class ActorMention:
    """Who is said to have done it: the words printed, and the known actor if there is one.

    Of actors whom the lexicon lacks the text shows some to be `armed`, some to be a `person`.
    """

    text: str
    role: ActorRole
    actor: int | None = None
    armed: bool = False
    person: bool = False
    inferred: bool = False  # from a pronoun, or from what the article says elsewhere


@dataclass(frozen=True)
class Claim:
    """One thing that one passage says about one place.

    `place` is the id of a known place, or None; `place_text` is what is printed for it.
    `when` is None where the article has no publication date to count from;
    `derivation` says in words how the span came about. What `holds` says that the place was
    in their hands by then, not that it was taken then.
    """

    kind: EventKind
    stance: Stance
    quote: Quote
    place: int | None = None
    place_text: str = ""
    actors: tuple[ActorMention, ...] = ()
    when: DateSpan | None = None
    derivation: str = ""
    manner: Manner = Manner.NOT_SAID
    speaker: str = ""
    speaks_for: int | None = None  # the known actor who says it, or whose spokesman does
    holds: bool = False

    def actor(self, role: ActorRole) -> ActorMention | None:
        return next((mention for mention in self.actors if mention.role is role), None)
