"""Which date expression of a sentence governs a deed, by the grammar of their clauses."""

import re
from collections.abc import Sequence

from events.extraction.anaphora import FoundPlace
from events.extraction.frames import SAYS, Deed
from events.extraction.language import Parse, Word
from events.extraction.when import DateExpression

_GOES_ON = re.compile(r",? (?:and|but|while|then),? (?:then )?(?:on |in |late |early )*")
_ON = re.compile(r",? (?:on |in |last )?")
_IN_OR_ON = re.compile(r",? (?:on|in|last) (?:early |late |mid-)?")
_COUNTED_AFTER = re.compile(r", (?:[\w-]+ )?(?:hours?|days?|weeks?|months?) (?:after|before) ")
_FIGHTS = frozenset({"fighting", "fight", "battle", "clash", "combat", "assault", "attack"})
_OF_WHOM = frozenset({"link", "back", "support", "lead", "ally", "affiliate", "align", "command"})
_DOER = 5  # words of `the Westrian army's men`
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADV"})
_OPENS_CLAUSE = frozenset({"where", "when", "and", "but", "while", "that", ";", ":"})
_LEAD = 3  # code points of `On `
_SEVERAL = 2
_BESIDE = 40  # code points from a place to its day
_APPOSED = re.compile(r", (?:the|an?) [^,;.]{3,80}, (?:on |in )?")
_FARTHEST = 9  # rank of a date that hangs on no verb
_CLAUSE_OPENS = re.compile(r"\b(?:whose|which|who|where|when|that|after|before|while)\b")
_THROUGH = frozenset(
    {"xcomp", "conj", "pcomp", "prep", "acl", "relcl", "advcl", "ccomp", "dobj", "appos", "attr"}
    | {"agent"}
)
_GOES_ON_THERE = frozenset({"continue", "press", "push", "advance", "go", "proceed", "gain"})


def right_behind(
    parse: Parse, deed: Deed, place: FoundPlace | None, expressions: Sequence[DateExpression]
) -> DateExpression | None:
    """`..., including the port of X in May`: the one day, right behind the place that ends it."""
    after = [each for each in expressions if each.start > deed.trigger.end]
    if place is None or len(after) != 1 or place.start < deed.trigger.end:
        return None
    offset = parse.sentence.start
    gap = parse.sentence.text[place.end - offset : after[0].start - offset]
    ends = parse.sentence.text[after[0].end - offset :][:1] in {".", ""}
    return after[0] if ends and _IN_OR_ON.fullmatch(gap) else None


def beside_place(
    parse: Parse, deed: Deed, place: FoundPlace | None, expressions: Sequence[DateExpression]
) -> DateExpression | None:
    """`Zaranj on Friday and Sheberghan a day later`: of several, each place has its own."""
    if place is not None and place.start < deed.trigger.start:
        return _behind_subject(parse, deed, place, expressions)
    after = [each for each in expressions if each.start > deed.trigger.end]
    if place is None or len(after) < _SEVERAL:
        return None
    text, offset = parse.sentence.text, parse.sentence.start
    following = [
        each
        for each in after
        if 0 <= each.start - place.end <= _BESIDE
        or _APPOSED.fullmatch(text, place.end - offset, each.start - offset)
        if not _CLAUSE_OPENS.search(text, place.end - offset, each.start - offset)
        if not _acts_before(parse, place, each)
        if not _GOES_ON.fullmatch(text, place.end - offset, each.start - offset)
    ]
    return following[0] if following else None


def _acts_before(parse: Parse, place: FoundPlace, expression: DateExpression) -> bool:
    """`Captured on Monday, X was quiet on Wednesday`: a day of what the town did later."""
    between = parse.words_between(place.end, expression.start)
    return any(word.pos in {"VERB", "AUX"} and word.tag != "VBN" for word in between)


def _behind_subject(
    parse: Parse, deed: Deed, place: FoundPlace, expressions: Sequence[DateExpression]
) -> DateExpression | None:
    """`A on Monday and B on Tuesday fell`: the day that stands right behind the place."""
    before = [each for each in expressions if each.end <= deed.trigger.start]
    if len(before) < _SEVERAL:
        return None
    text, offset = parse.sentence.text, parse.sentence.start
    gaps = ((each, text[place.end - offset : each.start - offset]) for each in before)
    return next((each for each, gap in gaps if _ON.fullmatch(gap)), None)


def governed(
    parse: Parse, deed: Deed, expressions: Sequence[DateExpression]
) -> DateExpression | None:
    """The expression whose governing verb is the deed's, or shares its clause."""
    ranked = []
    for expression in expressions:
        rank = distance(parse, deed, expression)
        if rank is not None and not (rank and deed.frame.holds):  # "came today and now hold X"
            ranked.append((rank, abs(expression.start - deed.trigger.start), expression))
    if ranked:
        return min(ranked, key=lambda each: each[:2])[2]
    ended = (each for each in expressions if _ends_a_fight(parse, deed, each))
    return next(ended, None) or _before_colon(parse, deed, expressions)


def _before_colon(
    parse: Parse, deed: Deed, expressions: Sequence[DateExpression]
) -> DateExpression | None:
    """`On Friday the front broke: X was captured`: the day at the head, if it is the only one."""
    text, offset = parse.sentence.text, parse.sentence.start
    colon = text.rfind(": ", 0, deed.trigger.start - offset)
    if deed.frame.holds or len(expressions) != 1 or colon < 0:
        return None
    first = expressions[0]
    return first if first.start - offset <= _LEAD and first.end - offset < colon else None


def _ends_a_fight(parse: Parse, deed: Deed, expression: DateExpression) -> bool:
    """`was taken after fighting on Wednesday`: on that day, with which the fighting ended."""
    words = parse.words_between(expression.start, expression.end)
    above = parse.ancestors(words[-1]) if words and not deed.frame.holds else ()
    fight = next((each for each in above if each.pos not in {"ADP", "PROPN"}), None)
    if fight is None or fight.lemma not in _FIGHTS:
        return False
    after = parse.head(fight)
    return after.text.lower() == "after" and parse.head(after).index == deed.clause.index


def distance(parse: Parse, deed: Deed, expression: DateExpression) -> int | None:
    """0 for a date of the deed itself, higher the farther off; None for another's date."""
    words = parse.words_between(expression.start, expression.end)
    if not words:
        return None
    beside = 0 <= deed.trigger.start - expression.end <= 1 and deed.clause.pos == "VERB"
    if beside and not _of_relative_clause(parse, words[0], deed.clause):
        return 0  # "the rebels on Sunday seized X"
    if _leads_clause(parse, deed, expression):
        return 0
    inside = {word.index for word in words}
    top = next(
        (word for word in words if word.head not in inside or word.head == word.index), words[0]
    )
    if any(word.index in inside for word in parse.ancestors(deed.clause)):
        return 0  # "in November 2001, when X fell"
    governors = [word for word in (top, *parse.ancestors(top)) if word.index not in inside]
    own = {deed.clause.index, deed.trigger.index}
    if _opens(parse, deed, expression):
        return 0
    for steps, word in enumerate(governors):
        if word.index in own or word in deed.places:
            return 0
        if word.lemma in SAYS and word.pos == "VERB":
            return _fronted(parse, deed, word, expression)
        if word.dep == "acl" and word.lemma in _OF_WHOM:  # "fell to fighters linked to Y on Monday"
            continue
        if word.pos in {"VERB", "AUX"} and word.index != deed.clause.index:
            if deed.clause.pos == "NOUN" and deed.trigger.end < expression.start < word.start:
                return 1  # "the capture of X on Monday stunned them"
            shared = _shared(parse, deed, word, steps)
            if shared is None and _nearest_verb(parse, deed, word, expression):
                return _FARTHEST
            return shared
    lost = expression.start > deed.trigger.start  # on no verb: the parse broke down
    return _FARTHEST if lost else None


def _leads_clause(parse: Parse, deed: Deed, expression: DateExpression) -> bool:
    """`, where on 13 April the rebels seized X`: nothing but the doer between day and verb."""
    between = parse.words_between(expression.end, deed.trigger.start)
    before = parse.words_between(parse.sentence.start, expression.start)
    led = bool(before) and before[-1].text.lower() in {"on", "in"}
    opens = len(before) > 1 and before[-2].text.lower() in _OPENS_CLAUSE
    return (
        led
        and opens
        and 0 < len(between) <= _DOER
        and all(word.pos in _NOMINAL for word in between)
        and deed.clause.index == deed.trigger.index
    )


def _of_relative_clause(parse: Parse, word: Word, clause: Word) -> bool:
    """The October of `rebels who have advanced since October seized X`."""
    verb = next((each for each in parse.ancestors(word) if each.pos in {"VERB", "AUX"}), clause)
    return verb.index != clause.index and verb.dep == "relcl"


def _opens(parse: Parse, deed: Deed, expression: DateExpression) -> bool:
    """`Last Monday, days after X had left, Y was taken`: the day at the head is Y's."""
    head = expression.start - parse.sentence.start <= _LEAD
    behind = parse.sentence.text[expression.end - parse.sentence.start :]
    return head and deed.clause.dep == "ROOT" and _COUNTED_AFTER.match(behind) is not None


def _nearest_verb(parse: Parse, deed: Deed, verb: Word, expression: DateExpression) -> bool:
    """`have pushed on since they took X, the biggest city, last month`: hung on the far verb."""
    if not verb.start < deed.trigger.start < expression.start:
        return False
    if verb.index not in {word.index for word in parse.ancestors(deed.clause)}:
        return False
    between = parse.words_between(deed.trigger.end, expression.start)
    return not any(word.pos in {"VERB", "AUX"} for word in between)


def _fronted(parse: Parse, deed: Deed, saying: Word, expression: DateExpression) -> int | None:
    """`On Friday the rebels took X, officials said` dates the deed, `said on Friday` does not."""
    if saying.index == deed.clause.index or _is_said_to(parse, deed, saying):
        return 0
    if expression.end < min(deed.trigger.start, saying.start) and deed.trigger.start < saying.start:
        return 2
    said_by = parse.children(saying, "nsubj")
    if said_by and _is_aside(parse, expression, said_by[0], saying):
        return 2
    behind = deed.trigger.end < expression.start and expression.end < saying.start
    if behind and said_by and expression.end < parse.subtree(said_by[0])[0].start:
        return 2  # "took X, a port, on Monday, an official said"
    return None


def _is_aside(parse: Parse, expression: DateExpression, speaker: Word, saying: Word) -> bool:
    """`On Friday, the ministry recalled, troops took X`: who says so stands in between."""
    begin, text = parse.sentence.start, parse.sentence.text
    fronted = expression.start - begin <= _LEAD
    first = parse.subtree(speaker)[0].start - begin
    between = text[expression.end - begin : first] == ", "
    return fronted and between and text[saying.end - begin : saying.end - begin + 1] == ","


def _is_said_to(parse: Parse, deed: Deed, saying: Word) -> bool:
    """`Last week the rebels are said to have taken X`: the week of the deed."""
    told = deed.clause.dep == "xcomp" and parse.head(deed.clause).index == saying.index
    return told and bool(parse.children(saying, "auxpass"))


def _shared(parse: Parse, deed: Deed, verb: Word, steps: int) -> int | None:
    """A date on the verb that the deed's clause hangs on, with no saying in between."""
    current = deed.clause
    if ";" in (word.text for word in parse.words[deed.trigger.index : verb.index]):
        return None  # "X was retaken; it had been lost in May"
    if _goes_on_behind(parse, deed, verb):
        return 1 + steps
    if _is_where(parse, current) and verb in list(parse.ancestors(current))[:4]:
        return 1 + steps  # "On Monday they pressed on in the north, where two towns were lost"
    while current.head != current.index:
        if not _leads_up(parse, deed, current) or (current.lemma in SAYS and current.pos == "VERB"):
            return None
        if _apart(parse, current):
            return None
        current = parse.head(current)
        if current.index == verb.index:
            return 1 + steps
    return None


def _goes_on_behind(parse: Parse, deed: Deed, verb: Word) -> bool:
    """`In May the army attacked X and was routed; rebels seized it`: one story, told in order."""
    between = parse.words[verb.index : deed.trigger.index]
    had = any(each.lemma == "have" for each in parse.children(deed.clause, "aux"))
    plain = deed.clause.tag in {"VBD", "VBN"} and not (had or deed.frame.holds)
    first = next((each for each in parse.children(verb, "prep")), None)
    fronted = first is not None and first.start == parse.sentence.start
    return plain and fronted and any(each.text == ";" for each in between)


def _is_where(parse: Parse, clause: Word) -> bool:
    """`went on in the east, where two towns were lost`: at the same time as what goes on."""
    above = next((word for word in parse.ancestors(clause) if word.pos == "VERB"), clause)
    where = any(each.text.lower() == "where" for each in parse.children(clause, "advmod"))
    had = any(each.text.lower() == "had" for each in parse.children(clause, "aux"))
    return where and not had and above.lemma in _GOES_ON_THERE


def _leads_up(parse: Parse, deed: Deed, word: Word) -> bool:
    """Whether a word shares the time of what it hangs on: `won the day with the capture of X`."""
    if word.dep == "pobj" and word.index == deed.clause.index:
        return parse.head(word).text.lower() in {"with", "by", "through"}
    return word.dep in _THROUGH


def _apart(parse: Parse, word: Word) -> bool:
    """`after capturing X` lies before the date of its main clause; `which fell` apart from it."""
    if word.dep == "prep" and word.text.lower() in {"after", "before", "since", "until"}:
        return True
    marks = {child.text.lower() for child in parse.children(word, "mark", "advmod")}
    return word.dep == "advcl" and bool(marks & {"after", "before", "since", "until"})
