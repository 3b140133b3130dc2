"""Who does what to whom in a parse, voice, conjunction and relative clauses undone."""

import re
from collections.abc import Sequence

from events.dates import MONTHS
from events.extraction.date_words import WEEKDAYS
from events.extraction.dependencies import noun_before, preposition_objects
from events.extraction.frames import SAYS
from events.extraction.language import Parse, Word
from events.extraction.relative_clauses import (
    BODIES,
    RELATIVE_TAGS,
    WHEREABOUTS,
    antecedent,
    described,
)
from events.extraction.wordlists import words

_MONTHS = words("jan feb mar apr may jun jul aug sep sept oct nov dec")
_OF_CLAUSES = frozenset({"after", "before", "since", "until", "as", "when"})
_NO_DOERS = words(
    "account estimate reckoning nightfall midday noon dawn dusk evening morning afternoon midnight "
    "storm surprise mistake all now then land sea air foot road hand agreement"
) | {day.lower() for day in WEEKDAYS}
_QUANTITIES = words(
    "hundred thousand dozen score ten number handful couple some many most few several majority "
    "remnant rest member"
)
_COLUMNS = frozenset({"column", "convoy", "contingent"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_TROUBLES = frozenset({"trouble", "difficulty", "problem"})
_TIMES = frozenset({"time", "moment", "day", "week", "month", "year", "night", "weekend"})
# `, one of the largest towns,`, ` in Y State`: what may stand between a town and its verb.
_UP_TO_VERB = re.compile(
    r"(?:,? in (?:the )?(?:[a-z]+ (?:of )?)?[A-Z][\w’' -]{1,30}(?: in the [\w-]+)?,?|"
    r",? in the [a-z-]{3,15}(?: of [^,;.]{3,25})?,?|"
    r", [^,;.]{1,60},)?,? "
)
_SUBJECTS = ("nsubj", "csubj")


_LIES_OR_GOES_ON = frozenset({"appos", "cc", "conj", "punct"})


def is_passive(parse: Parse, verb: Word) -> bool:
    """Whether a verb is in the passive, its auxiliary spoken or left out."""
    if _before_which(parse, verb):
        return False
    if parse.children(verb, "nsubjpass", "auxpass"):
        return True
    if parse.children(verb, "agent") and not _acts(parse, verb):
        return True
    if _inverted(parse, verb) or _lost_with(parse, verb) or _befallen_in_headline(parse, verb):
        return True
    if verb.tag != "VBN" or parse.children(verb, "aux", "nsubj") or _misread(parse, verb):
        return False
    if verb.dep == "conj":
        return is_passive(parse, parse.head(verb))
    return verb.dep in {"acl", "relcl", "amod", "advcl", "ROOT", "dep", "appos"} and not (
        parse.children(verb, "dobj")
    )


def _acts(parse: Parse, verb: Word) -> bool:
    """`the group took control after talks by elders`: a finite verb with its own object."""
    return bool(parse.children(verb, "nsubj")) and bool(parse.children(verb, "dobj"))


def _misread(parse: Parse, verb: Word) -> Word | None:
    """The town in `government forces captured Nasir`, where the parse sees a captured Nasir."""
    town = parse.head(verb)
    if verb.dep != "amod" or town.index != verb.index + 1 or not parse.place_name_at(town):
        return None
    if town.dep in {"appos", "conj"}:
        above = parse.head(town)
        loose = above.index < verb.index and not parse.children(town, "det")
        return town if loose and (town.dep == "appos" or above.pos == "VERB") else None
    return town if _taker_before(parse, verb, town) else None


def _taker_before(parse: Parse, verb: Word, town: Word) -> Word | None:
    """The rebels of `the rebels captured X, a port`, where the parse sees a captured X."""
    before = noun_before(parse, verb)
    acts = before is not None and before.dep == "nsubj" and parse.head(before) is verb
    if before is None or not (verb.tag == "VBD" or acts):
        return None
    hung_on = parse.head(before).index in {town.index, verb.index}
    return before if hung_on else None


def _inverted(parse: Parse, verb: Word) -> list[Word]:
    """`Taken before that were X and Y`: the subject behind the auxiliary of a passive."""
    if verb.tag != "VBN":
        return []
    behind = (aux for aux in parse.children(verb, "aux", "auxpass") if aux.lemma == "be")
    return [each for aux in behind if aux.start > verb.end for each in parse.children(aux, "attr")]


def _lost_with(parse: Parse, verb: Word) -> bool:
    """`with X lost, the way was open`."""
    marks = (each.text.lower() for each in parse.children(verb, "mark"))
    plain = not parse.children(verb, "dobj", "aux", "auxpass")
    return verb.tag in {"VBN", "VBD"} and plain and "with" in marks


def _befallen_in_headline(parse: Parse, verb: Word) -> bool:
    """`Tamur captured as troops flee`: headlines leave the auxiliary out."""
    if not parse.sentence.headline or verb.tag not in {"VBN", "VBD"}:
        return False
    below = parse.children(verb, "nsubj")
    named = [mention for word in below if (mention := parse.mention_at(word))]
    places = bool(named) and all(mention.names_place for mention in named)
    return places and not parse.children(verb, "dobj", "obj", "aux", "prt", "ccomp", "xcomp")


def _likewise(parse: Parse, verb: Word) -> list[Word]:
    """`X was captured, as was Y`: whose verb is left out."""
    return [
        subject
        for clause in parse.children(verb, "advcl", "conj")
        if clause.lemma in {"be", "do", "have"}
        and any(
            mark.text.lower() in {"as", "so"} for mark in parse.children(clause, "mark", "advmod")
        )
        and not parse.children(clause, "attr", "acomp")
        for subject in parse.children(clause, "nsubj", "nsubjpass")
        or [each for each in parse.children(clause, "dobj") if parse.place_name_at(each)]
    ]


def subjects(parse: Parse, verb: Word) -> list[Word]:
    """Head words of those who do it, in an active clause; the agent in a passive one."""
    return [those_counted(parse, word) for word in _subjects(parse, verb)]


def _acts_itself(parse: Parse, verb: Word) -> bool:
    """`A militia captured X`, which the parse takes for a militia that was captured."""
    doer = parse.head(verb)
    beside = verb.dep == "acl" and verb.tag in {"VBN", "VBD"} and doer.index == verb.index - 1
    return beside and bool(
        parse.children(verb, "dobj") or _town_behind(parse, verb) or _before_which(parse, verb)
    )


def _before_which(parse: Parse, verb: Word) -> Word | None:
    """The X of `X, which rebels captured in May`, read as rebels who were captured."""
    doer = parse.head(verb)
    if verb.dep != "acl" or verb.tag not in {"VBN", "VBD"} or doer.index != verb.index - 1:
        return None
    which = next((each for each in parse.children(doer) if each.tag == "WDT"), None)
    return noun_before(parse, which) if which else None


def _town_behind(parse: Parse, verb: Word) -> list[Word]:
    """The town right behind `captured`, where the parse takes it for a measure."""
    return [
        each
        for each in parse.children(verb, "npadvmod")
        if each.index == verb.index + 1 and parse.place_name_at(each)
    ]


def those_counted(parse: Parse, word: Word) -> Word:
    """The militants of `hundreds of militants`, `members of the militant group` the group."""
    some = word.lemma in {"group", "band"} and any(
        each.lemma in {"a", "another", "several"} for each in parse.children(word, "det", "amod")
    )
    of_whom = preposition_objects(parse, word, frozenset({"of"}), ("prep",))
    if some:  # "a group of rebels", not "an alliance of Y"
        return next((each for each in of_whom if each.tag in {"NNS", "NNPS", "NNP"}), word)
    whose = [each for each in of_whom if each.lemma in BODIES or each.tag == "NNS"]
    if word.lemma in _COLUMNS and whose:  # "a column of the Westrian army"
        return whose[0]
    return of_whom[0] if of_whom and word.lemma in _QUANTITIES else word


def _subjects(parse: Parse, verb: Word, depth: int = 0) -> list[Word]:
    if depth > 6:
        return []
    if _acts_itself(parse, verb):
        return [parse.head(verb)]
    agents = _doers(preposition_objects(parse, verb, frozenset({"by"}), ("agent",)))
    if agents and not _acts(parse, verb):
        return agents
    if is_passive(parse, verb):
        return _doers(preposition_objects(parse, verb, frozenset({"by"})))
    behind = _after_taker(parse, verb)
    own = [each for each in parse.children(verb, *_SUBJECTS) if each not in behind]
    if own and own[-1].lemma in _MONTHS and (doer := noun_before(parse, _first(parse, own[-1]))):
        return [doer]  # "government troops 23 Jan retook X"
    if own and not (own[-1].lemma in _TIMES and verb.dep == "conj"):  # "and the next day took X"
        return [antecedent(parse, word, verb) for word in own]
    if taken := _misread(parse, verb):
        above = parse.head(taken)
        if taken.dep == "conj":  # "set out from X and on Friday captured Y"
            return passive_or_active_subjects(parse, above, depth + 1)
        return [_taker_before(parse, verb, taken) or above]
    return (
        _behind_mark(parse, verb)
        or _hung_on_day(parse, verb)
        or _borrowed_subjects(parse, verb, depth)
    )


def _first(parse: Parse, word: Word) -> Word:
    return min(parse.subtree(word), key=lambda each: each.index)


def _doers(found: list[Word]) -> list[Word]:
    """Of `was taken by Monday`, `by Russia's account`, `by force` nobody."""
    return [word for word in found if word.lemma not in _NO_DOERS | _TIMES]


def _hung_on_day(parse: Parse, verb: Word) -> list[Word]:
    """`Since Sept. 27 Westria, backed by Ostria, has taken X`, hung on the day or on `since`."""
    objects_of = preposition_objects(parse, verb, frozenset({"since", "on", "in"}), ("prep",))
    days = [each for each in objects_of if _names_day(each)]
    return [
        each
        for day in days
        for each in (*parse.children(day, "npadvmod", "appos", "nmod", "nummod"), *objects_of)
        if day.index < each.index < verb.index and each.pos in {"NOUN", "PROPN"}
        if not _names_day(each) and each.lemma not in _TIMES | _PARTS_OF_DAY
    ][:1]


def _names_day(word: Word) -> bool:
    month = word.text.lower().rstrip(".")
    return month in _MONTHS or word.text in WEEKDAYS or word.text in MONTHS


def _behind_mark(parse: Parse, verb: Word) -> list[Word]:
    """`a day after X captured Y`, where the parse hangs X on the `after`."""
    if verb.tag not in {"VBD", "VBZ", "VBP"}:
        return []
    return [
        each
        for mark in parse.children(verb, "mark", "prep")
        if mark.text.lower() in _OF_CLAUSES and mark.start < verb.start
        for each in parse.children(mark, "pobj")
        if each.index < verb.index
    ]


def _borrowed_subjects(parse: Parse, verb: Word, depth: int) -> list[Word]:
    """The subject that a verb without one shares with the verb it hangs on."""
    head = parse.head(verb)
    if head.index == verb.index:
        return []
    if head.lemma in _TROUBLES and verb.tag == "VBG":  # "had no trouble taking X"
        return passive_or_active_subjects(parse, parse.head(head), depth + 1)
    if verb.dep in {"acl", "relcl"}:
        if head.lemma in _TIMES and verb.tag != "VBD":  # "claimed at the time to have seized X"
            above = next((each for each in parse.ancestors(head) if each.pos == "VERB"), None)
            return passive_or_active_subjects(parse, above, depth + 1) if above else []
        return [head] if verb.tag in {"VBG", "VB", "VBD"} or verb.dep == "relcl" else []
    if verb.dep == "pcomp":
        above = parse.head(head)
        if above.pos in {"VERB", "AUX"}:
            return passive_or_active_subjects(parse, above, depth + 1)
        return [above] if above.pos in {"NOUN", "PROPN", "PRON"} else []
    told = head.lemma in {"claim", "promise", "vow"}  # "claim to hold X, a town", hung on "claim"
    if verb.dep == "xcomp" and (objects := parse.children(head, "dobj")) and verb.tag == "VB":
        return passive_or_active_subjects(parse, head, depth + 1) if told else list(objects)
    if verb.dep in {"conj", "xcomp", "advcl", "ccomp", "dep", "acomp"}:
        return passive_or_active_subjects(parse, head, depth + 1)
    return []


def passive_or_active_subjects(parse: Parse, verb: Word, depth: int = 0) -> list[Word]:
    """The grammatical subject, whichever voice."""
    own = parse.children(verb, *_SUBJECTS, "nsubjpass")
    if own and own[-1].lemma in WHEREABOUTS and (lost_town := _lost_subject(parse, verb, own)):
        return [lost_town]  # "Further inland, X came under control"
    if own:
        return [*(antecedent(parse, word, verb) for word in own), *_likewise(parse, verb)]
    if lost := _behind_mark(parse, verb):
        return lost
    for auxiliary in parse.children(verb, "auxpass"):  # "the town was also gone", hung on "was"
        if hung := parse.children(auxiliary, "nsubj", "nsubjpass"):
            return list(hung)
    if lost_town := _lost_subject(parse, verb):
        return [lost_town]
    return _borrowed_subjects(parse, verb, depth) if depth <= 6 else []


def _lost_subject(parse: Parse, verb: Word, but: Sequence[Word] = ()) -> Word | None:
    """The town right before a finite verb that has no subject: the parse hung it elsewhere.

    `but` are words that the parse takes for one, and that cannot be.
    """
    subjects = parse.children(verb, "expl", "nsubjpass", *_SUBJECTS)
    has_one = any(each not in but for each in subjects)
    if has_one or verb.dep in {"relcl", "acl", "xcomp", "conj", "amod"}:
        return None
    first = min([verb, *parse.children(verb, "aux", "auxpass")], key=lambda each: each.index)
    if first.tag not in {"VBD", "VBZ", "VBP", "MD"}:
        return None
    offset = parse.sentence.start
    before = [each for each in parse.mentions if each.names_place and each.end < first.start]
    for mention in reversed(before[-2:]):
        between = parse.sentence.text[mention.end - offset : first.start - offset]
        if _UP_TO_VERB.fullmatch(between):
            named = parse.words_between(mention.start, mention.end)
            followed = parse.head(named[-1]).lemma == "follow"  # "in the days that followed X fell"
            apart = followed or not any(each.dep in {"dobj", "poss", "compound"} for each in named)
            loose = apart and (named[-1].dep != "pobj" or _behind_day(parse, named[-1]))
            if loose:
                return _first_joined(parse, named[-1])
    return None


def _behind_day(parse: Parse, town: Word) -> bool:
    """`on Thursday X was captured`, `on Thursday the village of X fell`, hung on the day."""
    beside = parse.children(town, "compound", "nmod")
    if any(each.text in WEEKDAYS or each.lemma in _PARTS_OF_DAY for each in beside):
        return True
    above = parse.head(parse.head(town)) if parse.head(town).text == "of" else town
    first = min(parse.subtree(above), key=lambda each: each.index)
    return first.index > 0 and parse.words[first.index - 1].text in WEEKDAYS


def _first_joined(parse: Parse, town: Word) -> Word:
    """Of `A, B and C` the A, from C."""
    while town.dep == "conj" and parse.place_name_at(parse.head(town)):
        town = parse.head(town)
    return town


def objects(parse: Parse, verb: Word) -> list[Word]:
    """Head words of what it is done to: the object, or the subject of a passive."""
    if measured := _town_behind(parse, verb):
        return measured
    if told_of := _before_which(parse, verb):
        return [told_of]
    if is_passive(parse, verb):
        return _undergoers(parse, verb)
    if taken := _misread(parse, verb):
        return [taken]
    if town := _described_behind(parse, verb):
        return [town]
    if ruins := _what_remains(parse, verb):
        return ruins
    own = [
        antecedent(parse, word, verb)
        for word in parse.children(verb, "dobj", "obj", "attr", "oprd")
    ]
    if not own and verb.lemma == "take":  # "to have taken over X"
        own = preposition_objects(parse, verb, frozenset({"over"}), ("prep",))
    if another := _another(parse, own):
        return [another]
    if not own:
        own = _after_taker(parse, verb) or _of_which_they_say(parse, verb)
    if not own and verb.tag in {"VBD", "VBN"} and parse.children(verb, "nsubj"):
        own = _behind_aside(parse, verb) or _fronted(parse, verb)
    if own:
        beside = (each for each in parse.children(verb, "conj") if each.pos == "PROPN")
        return [*own, *(each for each in beside if not _has_own_verb(parse, each))]
    if verb.dep == "relcl" and parse.children(verb, "nsubj"):
        relative = [word for word in parse.children(verb, "nsubj") if word.tag in RELATIVE_TAGS]
        return [] if relative else [described(parse, parse.head(verb), verb)]
    return _shared_with_relative(parse, verb)


def _shared_with_relative(parse: Parse, verb: Word) -> list[Word]:
    """The X of `X, which they entered on Sunday and took on Monday`, for the `took`."""
    above = parse.head(verb)
    if verb.dep != "conj" or above.dep != "relcl" or parse.children(verb, "nsubj", "nsubjpass"):
        return []
    which = [each for each in parse.children(above, "dobj") if each.tag in RELATIVE_TAGS]
    return objects(parse, above) if which else []


def _another(parse: Parse, own: list[Word]) -> Word | None:
    """The X of `took another, X`, `took one more, X, a port`."""
    if len(own) != 1 or own[0].text.lower() not in {"another", "more", "others"}:
        return None
    behind = parse.words[own[0].index + 1 : own[0].index + 6]
    if not behind or behind[0].text != ",":
        return None
    named = behind[1:]
    town = next((each for each in named if each.pos not in {"PROPN", "ADP", "DET"}), None)
    names = named[: named.index(town)] if town else named
    return next((each for each in names if parse.place_name_at(each)), None)


def _fronted(parse: Parse, verb: Word) -> list[Word]:
    """The X of `X, the capital of Kesh, they took over`: the object that heads its sentence."""
    first = next(iter(parse.children(verb, "npadvmod", "advcl", "dep")), None)
    doer = parse.children(verb, "nsubj")[0]
    heads = first is not None and parse.subtree(first)[0].start == parse.sentence.start
    if first is None or not heads or first.end > doer.start or doer.tag != "PRP":
        return []
    return [first] if parse.place_name_at(first) else []


def _has_own_verb(parse: Parse, town: Word) -> bool:
    """Whether a town is the Y of `took X and besieged Y`, which the parse describes as besieged."""
    return any(
        each.tag in {"VBN", "VBD"} and parse.words[each.index - 1].text.lower() in {"and", "then"}
        for each in parse.children(town, "amod")
    )


def _behind_aside(parse: Parse, verb: Word) -> list[Word]:
    """The towns of `took over, without a fight, the towns of X and Y`, hung on the taker."""
    doers = {each.index for each in parse.children(verb, "nsubj")}
    return [
        each
        for each in parse.words[verb.index + 1 :]
        if each.dep == "appos" and each.head in doers and each.head < verb.index
        if parse.words[parse.subtree(each)[0].index - 1].text == ","
    ]


def _of_which_they_say(parse: Parse, verb: Word) -> list[Word]:
    """The town of `a town that fighters say they captured`, whose `that` hangs on the saying."""
    says = parse.head(verb)
    told = verb.dep in {"ccomp", "xcomp"} and says.dep == "relcl"
    relative = told and any(each.tag == "WDT" for each in parse.children(says, "dobj"))
    return [described(parse, parse.head(says), says)] if relative else []


def _what_remains(parse: Parse, verb: Word) -> list[Word]:
    """The X of `occupied what was left of X`, `took what remains of X`."""
    return [
        each
        for clause in parse.children(verb, "ccomp")
        if clause.lemma in {"leave", "remain"}
        and any(word.text == "what" for word in parse.children(clause, "nsubj", "nsubjpass"))
        for each in preposition_objects(parse, clause, frozenset({"of"}))
    ]


def _after_taker(parse: Parse, verb: Word) -> list[Word]:
    """The town right behind the verb in `the army (SAF) retook X, a port`, read as its subject."""
    behind = [each for each in parse.children(verb, "nsubj") if each.index == verb.index + 1]
    ahead = [each for each in parse.children(verb, "nsubj") if each.index < verb.index]
    return [each for each in behind if ahead and parse.place_name_at(each)]


def _described_behind(parse: Parse, verb: Word) -> Word | None:
    """The town in `took X, the army's stronghold,`, which the parse reads as a measure of time."""
    beside = (word for word in parse.children(verb, "npadvmod") if word.index == verb.index + 1)
    return next((word for word in beside if parse.place_name_at(word)), None)


def _undergoers(parse: Parse, verb: Word) -> list[Word]:
    if behind := _inverted(parse, verb):
        return behind
    if own := parse.children(verb, "nsubjpass"):
        return [*(antecedent(parse, word, verb) for word in own), *_likewise(parse, verb)]
    if _lost_with(parse, verb):
        return list(parse.children(verb, "nsubj"))
    if lost := _lost_subject(parse, verb):
        return [lost]
    if verb.dep in {"acl", "relcl", "amod", "appos"}:
        return [described(parse, parse.head(verb), verb)]
    if verb.dep == "conj":
        return _undergoers(parse, parse.head(verb))
    if hidden := _behind_that(parse, verb):
        return hidden
    if verb.dep in {"xcomp", "advcl", "ccomp"}:
        head = parse.head(verb)
        if head.dep == "acl" and head.tag == "VBN":
            return [parse.head(head)]  # "towns reported to have been taken"
        if head.pos in {"PROPN", "NOUN"}:
            return [head]  # "X, once held by others and now retaken"
        if verb.dep == "advcl" and any(each.tag == "TO" for each in parse.children(verb, "aux")):
            return passive_or_active_subjects(parse, head, 1)  # "only to be driven out"
        return list(parse.children(head, "dobj")) or passive_or_active_subjects(parse, head, 1)
    return [*parse.children(verb, "nsubj")] or towns_led_by_with(parse, verb)


def says_what_it_did(parse: Parse, doer: Word) -> Word | None:
    """The `says` of `X, which Westria says it has taken`, of the doer `it`; else None."""
    verb = parse.head(doer)
    says = parse.head(verb)
    told = doer.dep == "nsubj" and verb.dep == "ccomp" and says.lemma in SAYS
    return says if told else None


def towns_led_by_with(parse: Parse, verb: Word) -> list[Word]:
    """The X of `With X, another capital has been captured`."""
    return [
        each
        for leading in parse.children(verb, "prep")
        if leading.text == "With" and leading.start == parse.sentence.start
        for each in parse.children(leading, "pobj")
        if parse.place_name_at(each) and _names_alone(parse, each)
    ]


def _names_alone(parse: Parse, town: Word) -> bool:
    """Whether nothing is said of a town but where it lies: not in `With X under siege, ...`."""
    below = [each for each in parse.children(town) if each.start > town.start]
    return all(each.dep in _LIES_OR_GOES_ON or each.text.lower() in {"in", "of"} for each in below)


def _behind_that(parse: Parse, verb: Word) -> list[Word]:
    """`said that A and B had been taken`, where the parse hangs A on the `that`."""
    marks = parse.children(verb, "mark") if parse.children(verb, "auxpass") else ()
    return [word for mark in marks for word in parse.children(mark) if word.pos == "PROPN"]
