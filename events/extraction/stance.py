"""Whether it happened, and who says so: denials, fears, attempts, claims, confirmations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from events.extraction.date_words import ORDINALS
from events.extraction.dependencies import neither_of, preposition_objects
from events.extraction.frames import SAYS, Deed
from events.extraction.language import Parse, Word
from events.extraction.voice import (
    ADMITS,
    DENIES,
    according_to,
    speaker_of,
    speech_over,
    voiced,
)
from events.extraction.who import Actors
from events.extraction.wordlists import words
from events.vocabulary import Stance

_NOT_YET = words("would could may might can should must ought")
_FUTURE = words("will shall 'll going")
_IF = words("if unless should whether lest once")
_FEARS = words("fear worry warn threaten risk expect predict await")
_TO_FEAR = (_FEARS - {"warn"}) | {"danger", "risk"}
_TRIES = words(
    "try attempt seek want aim hope plan vow pledge fail struggle fight battle intend prepare "
    "threaten promise order pose push bid poise look begin race move rush negotiate discuss demand "
    "offer urge consider mull"
)
_REALISES = words(
    "finish complete manage succeed help go continue start begin become proceed seem appear come "
    "be happen lead enable let allow make force see have turn rise call"
)
_IS_SAID = words("claim say report believe think know understand")  # "claim to control X"
_STARTS = words("start begin continue launch resume go")
_ATTEMPT_NOUNS = words(
    "attempt bid effort push plan aim goal threat risk fear prospect possibility attack assault "
    "operation offensive battle fight brink verge hope danger campaign drive failure"
)
_AIMS = words(
    "aim target task mission strategy idea chance way verge purpose goal ambition dream option "
    "close intent bent keen capable near interested focused focus serious talk thought speak think"
)
_RANKS = frozenset({*ORDINALS, "last", "latest", "next", "only", "late"})
_AFTER = words("after since following despite")
_NO_TIMES = words("point time stage moment way account circumstance")
_PLANS = words("decision deadline agreement deal order plan promise pledge vow intention date")


_PREVENTS = words("prevent avert avoid halt stop thwart foil forestall stave block delay resist")
# `Were X to fall, ...`, `Should X be lost, ...`: a condition without an `if`.
_WERE_IT_TO = re.compile(r"(?:Were|Should|Had) [^,.;?]{2,100},[^?]*\Z")
_IN_CASE = re.compile(
    r"\b(?:in case|in the event|as long as|as soon as|"
    r"matter of (?:time|days|hours|weeks)\W? (?:before|until))\b"
    r"[^.,;]*$",
    re.IGNORECASE,
)


_PHRASE = 8  # words from `offensive` to what it is to do
_REPORTS = words("report rumour rumor claim")


@dataclass(frozen=True)
class Judgement:
    """The stance of a claim and the words of whoever says it ('' for the outlet itself).

    `speaks_for` is the known actor who says it, or whose spokesman does.
    """

    stance: Stance
    speaker: str = ""
    attempt: bool = False  # tried, not done: fighting, but no fall
    speaks_for: int | None = None


def judge(parse: Parse, deed: Deed, actors: Actors) -> Judgement | None:
    """Say how a deed is reported; what is not unmade is asserted.

    None for what would not be done ("will not take the city"): it tells of nothing.
    """
    chain = [deed.clause, *parse.ancestors(deed.clause)]
    speech = speech_over(parse, chain)
    speaker = speaker_of(parse, speech, actors) if speech else according_to(parse, actors)
    text, known = speaker or ("", None)
    if _denied(parse, deed, chain):
        if deed.frame.threat or _is_modal(parse, deed) or _is_asked_not_to(parse, deed.clause):
            return None
        return Judgement(Stance.DENIED, text) if _is_disputed(parse, deed, text, chain) else None
    if _asks_who(parse, deed.clause):
        return None
    if _is_order(parse, deed.clause) or (deed.frame.holds and _as_before(parse, deed.clause)):
        return None
    if deed.frame.threat:
        return Judgement(Stance.FEARED, text)
    if _attempted(parse, deed):
        return Judgement(Stance.FEARED, text, attempt=True)
    if unreal := _unreal(parse, deed, chain):
        return Judgement(unreal, text)
    stance = voiced(parse, deed, speech, text, known, actors)
    return Judgement(stance, text, speaks_for=known)


def _is_disputed(parse: Parse, deed: Deed, speaker: str, chain: Sequence[Word]) -> bool:
    """Whether it is denied; `was never taken`, `has still not been` only tell how things are."""
    if speaker or any(word.lemma in DENIES for word in chain):
        return True
    if deed.frame.holds and deed.clause.dep in {"acl", "relcl"}:
        return False  # "the only town that is not in their hands"
    adverbs = {child.lemma for child in parse.children(deed.clause, "advmod", "neg")}
    return not adverbs & {"still", "yet", "never"}


def _is_asked_not_to(parse: Parse, clause: Word) -> bool:
    """`pledged not to take X`, `were told not to enter X`: nobody says that they had."""
    negated = bool(parse.children(clause, "neg"))
    return negated and _infinitive(parse, clause) and not _perfect(parse, clause)


def _as_before(parse: Parse, clause: Word) -> bool:
    """`always held`, `had long been in the hands of`: nothing was taken just then."""
    return any(child.lemma in {"always", "long"} for child in parse.children(clause, "advmod"))


def _asks_who(parse: Parse, clause: Word) -> bool:
    """`fighting over who holds X`, `unclear who has taken it`: nobody says that anyone did."""
    asks = any(each.text.lower() == "who" for each in parse.children(clause, "nsubj"))
    return asks and clause.dep in {"pcomp", "ccomp"} and parse.head(clause).dep != "relcl"


def _is_order(parse: Parse, clause: Word) -> bool:
    """`Take the council, for instance`: nobody did it."""
    bare = clause.tag in {"VB", "VBP"} and clause.dep == "ROOT"
    return bare and not parse.children(clause, "nsubj", "nsubjpass", "aux", "csubj", "expl")


def _denied(parse: Parse, deed: Deed, chain: Sequence[Word]) -> bool:
    """`have not taken`, `denied that ... had fallen`, `no`, `the claim ... is false`."""
    if neither_of(parse, deed.clause, deed.trigger):
        return True
    for word in _same_assertion(parse, deed):
        if parse.children(word, "neg"):
            return True
        if any(
            child.text.lower() in {"never", "no"} for child in parse.children(word, "advmod", "det")
        ):
            return True
        if _at_no_time(parse, word):
            return True
    for below, word in pairwise(chain):
        if below.dep == "relcl" and word.lemma not in _REPORTS:
            return False  # "denies backing the rebels, who took X"
        if word.lemma in DENIES and not (below.dep == "conj" and below.pos == "VERB"):
            return not parse.children(word, "neg")  # "did not deny that X had fallen"
        if word.lemma in SAYS and word.pos == "VERB":
            return False  # "denied A and said B"
    return False


def _at_no_time(parse: Parse, word: Word) -> bool:
    """`had at no point been in rebel hands`, `was in no way lost`."""
    below = preposition_objects(parse, word, frozenset({"at", "in", "on"}), ("prep",))
    return any(
        noun.lemma in _NO_TIMES and any(each.lemma == "no" for each in parse.children(noun, "det"))
        for noun in below
    )


def _same_assertion(parse: Parse, deed: Deed) -> list[Word]:
    """The clause's verb and the verbs and nouns it is realised through ("managed to take")."""
    found = [deed.clause, deed.trigger]
    current = deed.clause
    while current.dep == "xcomp" and parse.head(current).index != current.index:
        current = parse.head(current)
        if current.lemma in ADMITS:
            break  # "never admitted having lost X": lost all the same
        found.append(current)
    if current.lemma == "able" and current.dep == "acomp":
        found.append(parse.head(current))  # "were never able to take X"
    return found


def _is_modal(parse: Parse, deed: Deed) -> bool:
    return any(
        bool(_auxiliaries(parse, word) & (_NOT_YET | _FUTURE))
        for word in _same_assertion(parse, deed)
    )


def _auxiliaries(parse: Parse, word: Word) -> set[str]:
    """The auxiliaries of a verb by their lemmas, without the `May` of `28 May`."""
    return {each.lemma for each in parse.children(word, "aux") if each.text != "May"}


def _attempted(parse: Parse, deed: Deed) -> bool:
    """`tried to capture`, `an attempt to take`, `failed to seize`: fighting, no fall."""
    clause = _first_joined(parse, deed.clause)
    if _infinitive(parse, clause) and not _perfect(parse, clause):
        return _aims(parse, clause)
    if clause.dep == "pcomp":
        preposition = parse.head(clause)
        above = parse.head(preposition)
        return above.lemma in _ATTEMPT_NOUNS | _AIMS or preposition.text.lower() in {
            "without",
            "for",
            "at",
        }
    if clause.pos == "NOUN":
        heads = list(parse.ancestors(clause))[:2]
        if any(word.pos == "ADP" and word.text.lower() in _AFTER for word in heads):
            return False  # "after X's fall its elders negotiated"
        if heads and heads[0].text.lower() == "with":
            return False  # "began the campaign with the capture of X"
        done_by = parse.head(clause).dep == "agent"  # "was prepared by the capture of X"
        return not done_by and any(word.lemma in _ATTEMPT_NOUNS | _TRIES for word in heads)
    return False


def _first_joined(parse: Parse, clause: Word) -> Word:
    """Of `to fight them and capture X` the verb that has the `to`."""
    while (
        clause.dep == "conj" and clause.tag == "VB" and not parse.children(clause, "nsubj", "aux")
    ):
        clause = parse.head(clause)
    return clause


def _aims(parse: Parse, clause: Word) -> bool:
    """Whether an infinitive says what is aimed at: `managed to`, `the first town to` do not."""
    head = parse.head(clause)
    beside = head.pos != "VERB"  # "used the offensive to seize X" tells that it was done
    if beside and clause.dep != "conj" and _of_attempt(parse, clause):
        return True
    match clause.dep:
        case "conj":
            return _aims(parse, head) if _infinitive(parse, head) else True
        case "xcomp" if head.lemma == "able":
            return parse.head(head).tag != "VBD"  # "were able to take X"
        case "xcomp" | "advcl" if _is_inverted(parse, head):
            return True  # "were they to take X"
        case "xcomp" | "advcl" | "ccomp" if _took_until(parse, head):
            return False
        case "advcl" | "xcomp" if any(
            each.lemma == "only" for each in parse.children(clause, "advmod")
        ):
            return False  # "retook X, only to lose it again"
        case "xcomp" | "advcl" | "ccomp":
            purpose = head.lemma in _STARTS and bool(parse.children(head, "dobj"))
            return purpose or head.lemma not in _REALISES | _IS_SAID
        case "acl" | "relcl":
            return not (head.lemma in _PLANS or _is_doer_or_place(parse, head))
        case "pcomp":
            return True
        case _:
            return False


def _of_attempt(parse: Parse, clause: Word) -> bool:
    """`the third day of an offensive to seize X`, `of a campaign by rebels to seize X`."""
    before = parse.words[max(0, clause.index - _PHRASE) : clause.index]
    tried = [each for each in before if each.lemma in _ATTEMPT_NOUNS and each.pos == "NOUN"]
    return bool(tried) and not any(
        each.pos == "VERB" and each.index > tried[-1].index for each in before
    )


def _took_until(parse: Parse, verb: Word) -> bool:
    """`It took the army until May to drive the rebels from X`, `it took two days to`: done."""
    doer = [each for each in parse.children(verb, "nsubj") if each.text.lower() == "it"]
    return verb.lemma == "take" and verb.tag == "VBD" and bool(doer)


def _is_inverted(parse: Parse, verb: Word) -> bool:
    """`Were they to take X, ...`: a condition without an `if`."""
    behind = any(each.start > verb.start for each in parse.children(verb, "nsubj"))
    return verb.text.lower() == "were" and behind


def _is_doer_or_place(parse: Parse, noun: Word) -> bool:
    """`the second city to fall`, `the first troops to enter`, `was the first to fall`."""
    if noun.lemma in _RANKS and noun.pos in {"ADJ", "NOUN", "ADV"}:
        return True
    ranked = (*parse.children(noun, "amod"), *parse.children(noun, "nummod"))
    return noun.lemma not in _ATTEMPT_NOUNS and any(
        word.dep == "nummod" or word.lemma in _RANKS or word.tag == "JJS" for word in ranked
    )


def _perfect(parse: Parse, verb: Word) -> bool:
    """`is said to have fallen`: done, whatever the verb above."""
    return any(child.lemma == "have" for child in parse.children(verb, "aux"))


def _infinitive(parse: Parse, verb: Word) -> bool:
    return any(child.tag == "TO" for child in parse.children(verb, "aux"))


def _unreal(parse: Parse, deed: Deed, chain: Sequence[Word]) -> Stance | None:
    """`would fall`, `if it falls`, `the loss would be`, `fears of a capture`."""
    for depth, word in enumerate(_same_clause(parse, deed)):
        if depth and deed.clause.dep == "conj" and _is_clause_of_its_own(parse, deed.clause):
            break  # "it will be the first since X fell", "some may stay, but X is lost"
        auxiliaries = _auxiliaries(parse, word)
        if auxiliaries & _NOT_YET or _on_condition(parse, word):
            return Stance.FEARED
        if auxiliaries & _FUTURE or (word.lemma in _FEARS and word.index != deed.trigger.index):
            return Stance.FEARED
    condition = _WERE_IT_TO.match(parse.sentence.text)
    if condition and deed.clause.end - parse.sentence.start < parse.sentence.text.index(","):
        return Stance.FEARED
    if _IN_CASE.search(_just_before(parse, deed.clause)):
        return Stance.FEARED
    if _would_be(parse, deed.clause) or _still_ahead(parse, deed.clause):
        return Stance.FEARED
    above = list(parse.ancestors(deed.clause))[:2]
    after = deed.clause.dep == "pcomp" and above[0].text.lower() in _AFTER
    described = deed.clause.dep in {"acl", "relcl"} and parse.children(deed.clause, "nsubj")
    if described and above and above[0].lemma not in _TO_FEAR:  # "fear for X, which they overran"
        above = []
    if not after and any(word.lemma in _TO_FEAR for word in above):
        return Stance.FEARED
    if _is_forced(parse, deed) or _is_prevented(parse, deed):
        return Stance.FEARED
    if _is_planned(parse, deed):
        return Stance.PLANNED
    if _infinitive(parse, deed.clause) and parse.head(deed.clause).lemma in {
        "set",
        "due",
        "expect",
    }:
        return Stance.PLANNED
    return None


def _is_forced(parse: Parse, deed: Deed) -> bool:
    """`may shell it to force its surrender`: what is only meant to come about."""
    verb = parse.head(deed.clause)
    object_of = deed.clause.pos == "NOUN" and deed.clause.dep == "dobj" and verb.pos == "VERB"
    return object_of and verb.tag == "VB" and _infinitive(parse, verb) and _aims(parse, verb)


def _is_prevented(parse: Parse, deed: Deed) -> bool:
    """`prevented the fall of X`, `kept X from falling`."""
    above = parse.head(deed.clause)
    if deed.clause.dep == "pcomp" and above.text.lower() == "from":
        return parse.head(above).lemma in _PREVENTS | {"keep", "save"}
    return deed.clause.pos == "NOUN" and deed.clause.dep == "dobj" and above.lemma in _PREVENTS


def _is_clause_of_its_own(parse: Parse, clause: Word) -> bool:
    """Whether a verb is in the past, or in the present with a subject of its own."""
    beside = parse.children(clause, "aux", "auxpass")
    present = clause.tag == "VBZ" or any(each.tag in {"VBZ", "VBP"} for each in beside)
    own = parse.children(clause, "nsubj", "nsubjpass")
    return clause.tag == "VBD" or (present and bool(own))


def _on_condition(parse: Parse, clause: Word) -> bool:
    """`if it falls`, `once it falls`; `once held by rebels` is of the past."""
    words = {child.text.lower() for child in parse.children(clause, "mark", "advmod")}
    past = any(each.tag == "VBD" for each in (clause, *parse.children(clause, "aux", "auxpass")))
    then = past and parse.head(clause).tag == "VBD"  # "once X was lost, the others gave up"
    if then or (clause.tag == "VBN" and not parse.children(clause, "nsubj", "nsubjpass")):
        words.discard("once")
    return bool(words & _IF)


def _just_before(parse: Parse, clause: Word) -> str:
    offset = clause.start - parse.sentence.start
    return parse.sentence.text[max(0, offset - 50) : offset]


def _still_ahead(parse: Parse, clause: Word) -> bool:
    """`after X is secured the army will go on`: a present tense that means the future."""
    if clause.dep == "pcomp":  # "will go on only after capturing X"
        above = next((word for word in parse.ancestors(clause) if word.pos == "VERB"), clause)
        auxiliaries = {child.lemma for child in parse.children(above, "aux")}
        return parse.head(clause).text.lower() == "after" and bool(
            auxiliaries & (_FUTURE | _NOT_YET)
        )
    if clause.dep != "advcl":
        return False
    marks = {child.text.lower() for child in parse.children(clause, "mark", "advmod")}
    tenses = {child.tag for child in parse.children(clause, "aux", "auxpass")} or {clause.tag}
    main = {child.lemma for child in parse.children(parse.head(clause), "aux")}
    ahead = bool(marks & {"after", "when", "once", "until", "before"})
    return ahead and bool(tenses & {"VBZ", "VBP"}) and "have" not in main


def _would_be(parse: Parse, clause: Word) -> bool:
    """`Winning back X would be a success`: a subject in -ing of a verb that is not real."""
    head = parse.head(clause)
    if clause.tag != "VBG" or clause.dep not in {"csubj", "advcl"} or clause.start > head.start:
        return False
    auxiliaries = {child.lemma for child in parse.children(head, "aux")}
    return not parse.children(head, "nsubj", "nsubjpass") and bool(
        auxiliaries & (_NOT_YET | _FUTURE)
    )


def _is_planned(parse: Parse, deed: Deed) -> bool:
    """`the deadline to withdraw`, `a withdrawal set to be completed`."""
    head = parse.head(deed.clause)
    if _infinitive(parse, deed.clause) and head.lemma in _PLANS:
        return True
    return any(
        below.lemma in {"set", "due", "schedule", "plan"}
        for below in parse.children(deed.clause, "acl", "relcl", "amod")
    )


def _same_clause(parse: Parse, deed: Deed) -> list[Word]:
    """The clause, the verb it is joined to, and for a noun the verb that it depends on."""
    found = [deed.clause]
    for word in parse.ancestors(deed.clause):
        below = found[-1]
        if word.lemma in SAYS or (below.pos == "ADP" and below.text.lower() in _AFTER):
            break  # "after its fall neither could be supplied"
        nominal = below.pos in {"NOUN", "PROPN"} and below.dep in {
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "prep",
        }
        if below.dep in {"xcomp", "conj", "prep", "csubj"} or nominal or below.pos == "ADP":
            found.append(word)
        else:
            break
    return found
