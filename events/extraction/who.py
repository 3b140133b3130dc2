"""Who is said to have done it: a known actor, or the noun phrase as printed."""

import re
from collections.abc import Sequence

from events.extraction.claims import ActorMention
from events.extraction.grammar import conjuncts
from events.extraction.language import Parse, Word
from events.extraction.wordlists import words
from events.lexicon import Lexicon, Mention
from events.vocabulary import ActorKind, ActorRole

# Nouns that name an armed body or its people even where the lexicon does not know them.
_ARMED = words(
    "rebel rebels insurgent insurgents militant militants fighter fighters force forces troops "
    "army military militia militias soldier soldiers guerrilla guerrillas jihadist jihadists "
    "islamist islamists separatist separatists group groups faction factions alliance coalition "
    "government opposition police guard guards paramilitary paramilitaries side commander "
    "commanders unit units regime resistance movement gunman gunmen attacker attackers defender "
    "defenders brigade division"
)
# Who speaks and acts for the side named beside them.
_ENVOYS = words("diplomat envoy negotiator delegation official president leader hand control")
_PRONOUNS = frozenset({"they", "he", "she", "who", "we", "them"})
# Words that stand for a group named before.
_BARE_GROUPS = frozenset({"group", "movement", "organisation", "organization"})
_LEAD = re.compile(r"^(?:the|a|an|its|their)\s+", re.IGNORECASE)


class Actors:
    """The actors an article speaks of, and what its phrases mean."""

    def __init__(self, lexicon: Lexicon, mentions: Sequence[Mention]) -> None:
        self.lexicon = lexicon
        self._named = [mention for mention in mentions if mention.actors]
        self._unknown_named: list[tuple[int, str]] = []  # where and how others were named

    def meant_by(
        self, parse: Parse, heads: Sequence[Word], role: ActorRole
    ) -> tuple[ActorMention, ...]:
        """Every actor that these words and those joined to them mean."""
        found: dict[ActorMention, None] = {}
        for head in heads:
            for word in conjuncts(parse, head):
                if mention := self._one(parse, word, role):
                    found[mention] = None
        return tuple(found)

    def _one(self, parse: Parse, word: Word, role: ActorRole) -> ActorMention | None:
        if known := self.known(parse, word):
            return ActorMention(known.text, role, known.actors[0])
        stands_for_another = word.text.lower() in _PRONOUNS | _BARE_GROUPS
        if stands_for_another and (latest := self.latest(word.start, role)):
            return latest
        if word.lemma in _ARMED or word.text.lower() in _ARMED:
            return self._unknown(parse, word, role)
        if word.pos == "PROPN" and not parse.mention_at(word):
            return self._unknown(parse, word, role)
        return None

    def known(self, parse: Parse, word: Word) -> Mention | None:
        """A known actor whose name a word is part of, or that its phrase begins with."""
        mention = parse.mention_at(word)
        if mention and mention.actors:
            return mention
        if word.lemma not in _ARMED | _ENVOYS and word.text.lower() not in _ARMED:
            return None
        for child in parse.children(word, "compound", "amod", "nmod", "poss"):
            mention = parse.mention_at(child)
            if mention and mention.actors:
                return mention
        return None

    def latest(self, before: int, role: ActorRole) -> ActorMention | None:
        """The side or force named last before a point of the body."""
        unknown = [each for each in self._unknown_named if each[0] < before]
        for mention in reversed(self._named):
            if mention.start < before and not (unknown and unknown[-1][0] > mention.start):
                actor = self.lexicon.actors[mention.actors[0]]
                if actor.kind in {ActorKind.SIDE, ActorKind.FORCE}:
                    return ActorMention(mention.text, role, actor.id)
        return ActorMention(unknown[-1][1], role) if unknown else None

    def sides_named(self) -> set[int]:
        """The sides whose name, or a force of which, the article has."""
        armed = {ActorKind.SIDE, ActorKind.FORCE}
        ids = {mention.actors[0] for mention in self._named}
        return {
            actor.side or actor.id
            for actor in (self.lexicon.actors[each] for each in ids)
            if actor.kind in armed
        }

    def first_naming(self, side: int) -> tuple[str, int | None] | None:
        """The first words for a side in the article, and the actor they mean."""
        for mention in self._named:
            actor = self.lexicon.actors[mention.actors[0]]
            if side in {actor.id, actor.side}:
                return mention.text, actor.id
        return None

    def _unknown(self, parse: Parse, word: Word, role: ActorRole) -> ActorMention:
        """The noun phrase as printed, without article and without what trails behind the head."""
        kept = [
            each
            for each in parse.subtree(word)
            if each.index <= word.index and (each.index == word.index or _near(parse, each, word))
        ]
        text = parse.sentence.text
        offset = parse.sentence.start
        phrase = text[kept[0].start - offset : word.end - offset]
        named = _LEAD.sub("", phrase)[:200]
        if any(each.pos == "PROPN" for each in kept):
            self._unknown_named.append((word.start, named))
        return ActorMention(named, role)

    def side_of(self, actor: int | None) -> int | None:
        """The side that an actor belongs to, or itself."""
        if actor is None:
            return None
        return self.lexicon.actors[actor].side or actor


def _near(parse: Parse, word: Word, head: Word) -> bool:
    return word.dep in {"compound", "amod", "nmod", "poss", "det", "nummod", "punct", "case"} or (
        parse.head(word).index != head.index
    )
