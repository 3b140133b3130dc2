"""What a known person declared: events of their own, beside what they declared."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from events.extraction import dating
from events.extraction.claims import Claim, Quote
from events.extraction.frames import Deed, Frame, Slot
from events.extraction.grammar import subjects
from events.extraction.language import Parse, Word
from events.extraction.when import DateExpression, within
from events.extraction.who import Actors
from events.extraction.wordlists import words
from events.vocabulary import ActorKind, ActorRole, EventKind, Stance

_DECLARES = words("say tell urge announce declare vow pledge warn call reiterate")
_PUBLICLY = re.compile(
    r"\b(?:told (?:reporters|parliament|journalists|the nation)|news conference|televised|"
    r"address to|in a statement|in a speech|on Twitter|tweeted)\b",
    re.IGNORECASE,
)
# What stands behind the closing quotation mark belongs to the saying.
_AFTER_QUOTE = re.compile(r"[”\"’]\s*(?:on\s+)?$")
_FRAME = Frame(EventKind.STATEMENT, Slot.NONE, needs_place=False)


def find_statements(
    parse: Parse,
    actors: Actors,
    expressions: Sequence[DateExpression],
    published_on: date | None,
) -> Iterator[Claim]:
    """A known person's words count as an event where they are dated or said in public."""
    sentence = parse.sentence
    inside = within(expressions, sentence.start, sentence.end)
    for verb in parse.words:
        if verb.lemma not in _DECLARES or verb.pos != "VERB":
            continue
        speakers = [word for word in subjects(parse, verb) if _is_person(actors, parse, word)]
        if not speakers or _is_unsaid(parse, verb):
            continue
        deed = Deed(_FRAME, verb, verb, (), tuple(speakers))
        after = [each for each in inside if _AFTER_QUOTE.search(_before(parse, each))]
        dated = dating.date_of(parse, deed, None, inside, published_on)
        if after and not dated.dated:
            dated = dating.dated_by(after[-1], published_on)
        if dated.dated or _PUBLICLY.search(sentence.text):
            yield Claim(
                EventKind.STATEMENT,
                Stance.ASSERTED,
                Quote(sentence.start, sentence.end, sentence.text),
                actors=actors.meant_by(parse, speakers, ActorRole.SPEAKER),
                when=dated.when,
                derivation=dated.derivation,
            )
            return


def _is_unsaid(parse: Parse, verb: Word) -> bool:
    """`did not say`, `will announce`, `could warn`: no words of that day."""
    modal = any(child.tag == "MD" for child in parse.children(verb, "aux"))
    return modal or bool(parse.children(verb, "neg"))


def _before(parse: Parse, expression: DateExpression) -> str:
    """The sentence up to a date expression."""
    return parse.sentence.text[: expression.start - parse.sentence.start]


def _is_person(actors: Actors, parse: Parse, word: Word) -> bool:
    known = parse.mention_at(word)
    if known is None or not known.actors:
        return False
    return actors.lexicon.actors[known.actors[0]].kind == ActorKind.PERSON
