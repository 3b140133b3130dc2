"""The shortest stretch of an article that says a thing."""

from collections.abc import Sequence

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
    verbs = [deed.clause, *_begun_by(parsed, deed.clause)]
    told = (deed.trigger, *verbs, *deed.also)
    stretches = [(word.start, word.end) for word in told]
    own = [word for word in (*deed.actors, *deed.losers) if _is_near(parsed, verbs, word)]
    stretches += [_phrase(parsed, word) for word in own]
    if place is not None:
        stretches.append((place.start, place.end))
        stretches += [(word.start, word.end) for word in _around(parsed, deed, place)]
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


def _begun_by(parsed: Parse, clause: Word) -> list[Word]:
    """The `begun` of `have begun to leave X`, without which nothing is told as done."""
    found: list[Word] = []
    while clause.dep == "xcomp" and clause.head != clause.index:
        clause = parsed.head(clause)
        found.append(clause)
    return found if all(each.pos in {"VERB", "AUX"} for each in found) else []


def _around(parsed: Parse, deed: Deed, place: FoundPlace) -> list[Word]:
    """The `centre` of `entered its centre`, the `airport` of `the airport of X`."""
    pronouns = [
        parsed.head(word)
        for word in parsed.words_between(place.start, place.end)
        if word.tag == "PRP$"
    ]
    return [*pronouns, *(word for word in deed.places if place.part == word.lemma)]


def _is_near(parsed: Parse, verbs: Sequence[Word], word: Word) -> bool:
    """Whether a word stands in the deed's own clause, not in one that it borrows from."""
    own = {verb.index for verb in verbs}
    return any(above.index in own for above in parsed.ancestors(word))


def _phrase(parsed: Parse, word: Word) -> tuple[int, int]:
    """A noun with what stands before it; what trails behind it is left out."""
    before = [each for each in parsed.subtree(word) if each.index <= word.index]
    return before[0].start, word.end
