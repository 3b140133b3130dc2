"""The shortest stretch of an article that says a thing."""

from events.extraction.anaphora import FoundPlace
from events.extraction.claims import Quote
from events.extraction.dependencies import neither_of
from events.extraction.frames import Deed
from events.extraction.language import Parse, Word
from events.extraction.reader import Reader
from events.extraction.when import DateExpression


def quote_of(
    reader: Reader,
    parsed: Parse,
    deed: Deed,
    place: FoundPlace | None,
    expression: DateExpression | None,
) -> Quote:
    """The shortest stretch with the trigger, the place, the actors and the date."""
    told = (deed.trigger, deed.clause, *deed.also)
    stretches = [(word.start, word.end) for word in told]
    own = [word for word in (*deed.actors, *deed.losers) if _is_near(parsed, deed, word)]
    stretches += [_phrase(parsed, word) for word in own]
    if place is not None:
        stretches.append((place.start, place.end))
    if expression is not None:
        stretches.append((expression.start, expression.end))
    stretches += [
        (child.start, child.end) for child in parsed.children(deed.clause, "aux", "auxpass", "neg")
    ]
    if neither := neither_of(parsed, deed.clause, deed.trigger):
        stretches.append((neither.start, neither.end))
    inside = [
        (start, end)
        for start, end in stretches
        if parsed.sentence.start <= start and end <= parsed.sentence.end
    ]
    return Quote.of(reader.body, min(start for start, _ in inside), max(end for _, end in inside))


def _is_near(parsed: Parse, deed: Deed, word: Word) -> bool:
    """Whether a word stands in the deed's own clause, not in one that it borrows from."""
    return any(above.index == deed.clause.index for above in parsed.ancestors(word))


def _phrase(parsed: Parse, word: Word) -> tuple[int, int]:
    """A noun with what stands before it; what trails behind it is left out."""
    before = [each for each in parsed.subtree(word) if each.index <= word.index]
    return before[0].start, word.end
