"""What hangs on a word: what is joined to it, objects of its prepositions, its small words."""

from events.extraction.language import Parse, Word


def preposition_objects(
    parse: Parse,
    word: Word,
    names: frozenset[str],
    deps: tuple[str, ...] = ("prep", "agent", "dative"),
) -> list[Word]:
    """Objects of prepositions that hang on a word, also behind another preposition ("out of")."""
    found: list[Word] = []
    for preposition in parse.children(word, *deps):
        if preposition.text.lower() == "according":
            continue
        inner = parse.children(preposition, "prep")
        if preposition.text.lower() in names:
            found += parse.children(preposition, "pobj")
        for second in inner:
            if second.text.lower() in names:
                found += parse.children(second, "pobj")
        found += [
            target
            for child in parse.children(preposition, "pcomp", "conj")
            if child.dep == "conj" and child.text.lower() in names
            for target in parse.children(child, "pobj")
        ]
    return found


def conjuncts(parse: Parse, word: Word) -> list[Word]:
    """The word and all that is joined to it by commas and `and`."""
    found = [word]
    for joined in parse.children(word, "conj"):
        between = parse.words[word.index + 1 : joined.index]
        if any(each.text.lower() in {"whereas", "while", "although"} for each in between):
            continue
        if joined.pos in {"NOUN", "PROPN", "PRON", "X", "ADJ", "NUM"}:
            found += conjuncts(parse, joined)
    for beside in parse.children(word, "appos") if word.pos == "PROPN" else ():
        for joined in parse.children(beside, "conj"):
            if joined.pos == "PROPN":
                found += conjuncts(parse, joined)
    return found


def particle(parse: Parse, verb: Word) -> frozenset[str]:
    """`over`, `back`, `out`: small words that change what a verb means."""
    small = parse.children(verb, "prt", "advmod", "prep")
    behind = {each.text.lower() for word in small for each in parse.children(word, "advmod")}
    # "won X and Y back over the weekend", where the parse has "back over"
    return frozenset(word.text.lower() for word in small) | (behind & {"back"})


def noun_before(parse: Parse, word: Word) -> Word | None:
    """The noun right before a word, or before what stands in brackets or behind a comma there."""
    index = word.index - 1
    if index >= 0 and parse.words[index].text == ",":
        index -= 1
    if index >= 0 and parse.words[index].text == ")":
        while index >= 0 and parse.words[index].text != "(":
            index -= 1
        index -= 1
    before = parse.words[index] if index >= 0 else None
    return before if before is not None and before.pos in {"NOUN", "PROPN"} else None


def is_the_last(parse: Parse, noun: Word) -> bool:
    """`the last port`, `the only city`: of all that a side once held."""
    return any(each.lemma in {"last", "only"} for each in parse.children(noun, "amod"))


def is_of_the_last(parse: Parse, verb: Word) -> bool:
    """`X, the last port held by the rebels`: what they hold no longer, or not for long."""
    return verb.dep in {"acl", "relcl"} and is_the_last(parse, parse.head(verb))


def is_once_more(parse: Parse, word: Word) -> bool:
    """Either word of `once more`."""
    below = parse.children(word, "advmod", "npadvmod")
    return word.lemma in {"more", "once"} and any(each.lemma in {"once", "more"} for each in below)


def neither_of(parse: Parse, clause: Word, trigger: Word) -> Word | None:
    """The `Neither` of `Neither X nor Y has fallen`, the `None` of `None of the towns was lost`."""
    own = {clause.index, *(each.index for each in parse.children(clause, "aux", "auxpass"))}
    for word in reversed(parse.words[: trigger.index]):
        if word.text.lower() in {"neither", "none"}:
            return word
        if word.pos in {"VERB", "AUX"} and word.index not in own:
            return None
    return None
