"""The words that phrases of parties are made of, and what hangs on them in a parse."""

import re
from typing import NamedTuple

from events.extraction.dependencies import conjuncts, preposition_objects
from events.extraction.language import Parse, Word
from events.extraction.parties import CIVIL_LETTERS

_LETTERS = re.compile(r"[A-Z][A-Z0-9-]{1,6}")
_LEAD = re.compile(
    r"^(?:[-–—*•·\s]+|(?:the|that|a|an|its|their|his|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?:last|this|the same) (?:week|month|year|weekend)|"
    r"(?:little|hours?|days?|weeks?|months?|years?|shortly) (?:later|earlier)|"
    r"elsewhere|meanwhile|separately)\s+)+",
    re.IGNORECASE,
)
# `Sudan's` of `Sudan's Rapid Support Forces`.
_WHOSE_COUNTRY = re.compile(r"^[A-Z]\w+[’']s (?=(?:[A-Z][\w’'-]+ ){1,4}[A-Z][\w’'-]+$)")
# `Fighters of the` of `Fighters of the Islamic State of Westria`.
_OF_FIGHTERS = frozenset({"armed", "masked", "uniformed", "loyal", "arm", "mask"})
_MEN_OF = re.compile(
    r"^(?i:fighters|rebels|militants|insurgents|gunmen|members) (?:of|from) (?:the )?"
    r"(?=[A-Z][\w’'-]+ (?:[A-Z]|of |for |in ))"
)
# What goes on behind a capital letter: `Forces of Libya`, `the Islamic State`.
_RUNS_ON = re.compile(
    r"(?:[’']s (?:[\w-]+ ){0,3}[Gg]overnment)?"
    r"(?: (?:of|for) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
    r"(?: and (?:the )?[A-Z][\w’'-]+)?)?"
    r"(?: \([A-Z]{2,6}\))?"
)
# `rebel` of `the rebel Rwandan Patriotic Front`.
_DESCRIBED_AS = re.compile(
    r"^(?:rebel|insurgent|militant|jihadist|islamist|ethnic|armed|separatist|opposition|"
    r"so-called|paramilitary) (?=(?:[A-Z][\w’'-]+ ){1,4}[A-Z][\w’'-]+$)"
)
_RULED = frozenset({"government", "state", "regime", "region", "province"})
DRIVES = frozenset({"drive", "expel", "oust", "push", "force", "chase", "clear", "eject", "evict"})
_LONGEST = 200  # code points of a name


class NounPhrase(NamedTuple):
    """A party as printed, and by what of that it is called; `proper` if it has a name in it."""

    printed: str
    name: str
    proper: bool


_TIME_BEFORE = re.compile(
    r"(?:[Aa]n? |[Tt]he |\w+ )?(?:hour|day|night|week|month|year)s? (?:after|before|later) .* the "
)


def noun_phrase(parse: Parse, word: Word) -> NounPhrase:
    """The phrase that a noun heads, without article and without what trails behind the head."""
    kept = [
        each
        for each in parse.subtree(word)
        if each.index <= word.index and (each.index == word.index or _near(parse, each, word))
    ]
    text, offset = parse.sentence.text, parse.sentence.start
    end = _led_by(parse, word) - offset
    if text[:end].rpartition(" ")[2][:1].isupper():
        runs_on = _RUNS_ON.match(text, end)
        end = runs_on.end() if runs_on else end
    phrase = text[kept[0].start - offset : end]
    if _TIME_BEFORE.match(phrase):  # "a day after its capture the loyalists"
        phrase = phrase.rpartition(" the ")[2]
    bare = _WHOSE_COUNTRY.sub("", _LEAD.sub("", phrase) or phrase)[:_LONGEST]
    printed = _DESCRIBED_AS.sub("", bare)
    proper = any(each.pos == "PROPN" for each in kept)
    return NounPhrase(printed, _MEN_OF.sub("", printed), proper)


def is_letters(word: str) -> bool:
    """`ISIS`, `M23`: letters that can stand for an armed party, however they are tagged."""
    return bool(_LETTERS.fullmatch(word)) and word not in CIVIL_LETTERS


def is_described(parse: Parse, word: Word) -> bool:
    """`an alliance of armed groups`: said what it is, so no group named before."""
    some = any(each.lemma in {"a", "another"} for each in parse.children(word, "det"))
    return some or any(each.text.lower() == "of" for each in parse.children(word, "prep"))


def is_men(parse: Parse, word: Word) -> bool:
    """`his men`, `SDF men`, `armed men`, `men loyal to X`: those of a leader or a party."""
    armed = any(each.lemma in _OF_FIGHTERS for each in parse.children(word, "amod", "acl"))
    of_whom = parse.children(word, "poss", "compound")
    return word.text.lower() == "men" and (armed or bool(of_whom))


def is_their_ally(parse: Parse, word: Word) -> bool:
    """`the army and its allies`: whoever these are, not whom `its` means elsewhere."""
    theirs = any(each.pos == "PRON" for each in parse.children(word, "poss"))
    return theirs and word.lemma in {"ally", "supporter", "backer", "partner"}


def _led_by(parse: Parse, word: Word) -> int:
    """Where `factions led by HTS`, `soldiers from Chad` ends: behind who they are of."""
    for preposition in parse.children(word, "prep"):
        if preposition.text.lower() in {"from", "of"} and preposition.index == word.index + 1:
            of_whom = parse.children(preposition, "pobj")
            named = [each for each in of_whom if each.pos == "PROPN"]
            if named and not _is_driven(parse, word):
                return conjuncts(parse, named[0])[-1].end
            ruled = [each for each in of_whom if each.lemma in _RULED]
            if ruled:  # "forces of Libya's recognised government"
                return ruled[0].end
            armies = [each for each in of_whom if each.lemma in {"army", "militia", "group"}]
            if armies and word.lemma == "force":  # "the combined forces of the army and the Croats"
                return conjuncts(parse, armies[0])[-1].end
    for adjective in parse.children(word, "amod"):  # "forces loyal to X", "fighters allied with X"
        if adjective.index == word.index + 1:
            leaders = preposition_objects(parse, adjective, frozenset({"to", "with"}))
            if named := [each for each in leaders if each.pos == "PROPN"]:
                return named[0].end
    apart = parse.words[word.index + 1 : word.index + 2]
    for clause in parse.children(word, "acl"):
        if apart[0].text == ",":
            break  # "the army, backed by militias,"
        if clause.lemma in {"lead", "back", "support", "command"} and clause.tag == "VBN":
            for agent in parse.children(clause, "agent"):
                for leader in parse.children(agent, "pobj"):
                    return leader.end
    return word.end


def _is_driven(parse: Parse, word: Word) -> bool:
    """Whether `from X` behind a noun is where it was driven from: `drove the men from X`."""
    return word.dep == "dobj" and parse.head(word).lemma in DRIVES


def _near(parse: Parse, word: Word, head: Word) -> bool:
    return word.dep in {"compound", "amod", "nmod", "poss", "det", "nummod", "punct", "case"} or (
        parse.head(word).index != head.index
    )
