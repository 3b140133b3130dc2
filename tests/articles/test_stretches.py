"""Which stretches of a body print which text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.copies import shingles
from articles.stretches import stretches
from tests.articles.test_copies import OTHER, WIRE

ONE, TWO, THREE = [f"{one}." for one in WIRE.rstrip(".").split(". ")[:3]]
ALIEN = "Nobody in the capital had expected such a thing to happen so early in the year."
TEXTS = [shingles(OTHER), shingles(WIRE)]


def printed(body):
    return [(body[one.start : one.end], one.text) for one in stretches(body, TEXTS)]


def test_sentences_of_one_text_are_one_stretch_across_paragraphs():
    assert printed(f"{ONE}\n\n{TWO} {THREE}") == [(f"{ONE}\n\n{TWO} {THREE}", 1)]


def test_what_nobody_else_prints_parts_two_stretches():
    assert printed(f"{ONE} {ALIEN} {TWO}") == [(ONE, 1), (TWO, 1)]


def test_a_few_words_do_not_part_a_stretch():
    assert printed(f"{ONE} So it is. {TWO}") == [(f"{ONE} So it is. {TWO}", 1)]


def test_interleaved_texts_are_told_apart():
    alien_first = OTHER.split(". ")[0] + "."
    assert printed(f"{alien_first}\n\n{ONE}\n\n{OTHER}") == [
        (alien_first, 0), (ONE, 1), (OTHER, 0),
    ]  # fmt: skip


def test_a_sentence_with_changed_words_still_counts():
    assert printed(TWO.replace("troops", "soldiers"))[0][1] == 1


@given(st.lists(st.sampled_from([ONE, TWO, ALIEN, "It fell.", "\n\n", OTHER]), max_size=8))
def test_stretches_follow_one_another_and_never_overlap(pieces):
    found = stretches(" ".join(pieces), TEXTS)
    assert all(one.start < one.end for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))
