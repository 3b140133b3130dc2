"""Texts that may share text are found by their sketches."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.copies import shingles
from articles.sketches import VERSION, Sketched, sketch
from tests.articles.test_copies import OTHER, PAIRS, WIRE


def found(text, others):
    kept = [sketch(shingles(one)) for one in others]
    near = Sketched([one.size for one in kept], [one.minhash for one in kept])
    return near.near(sketch(shingles(text)))


@pytest.mark.parametrize("name", [name for name, (_, same) in PAIRS.items() if same])
def test_every_copy_is_found(name):
    assert found(PAIRS[name][0], [OTHER, WIRE])[-1] == 1


def test_what_shares_no_text_is_not_found():
    assert found("The army left the town in the night and nobody knew why.", [WIRE, OTHER]) == []


def test_a_part_of_a_text_is_found():
    assert 1 in found(OTHER + " " + ". ".join(WIRE.split(". ")[:2]), ["It fell.", WIRE])


@pytest.mark.parametrize(("text", "others"), [("", [WIRE]), (WIRE, []), (WIRE, [""])])
def test_nothing_is_near_nothing(text, others):
    assert found(text, others) == []


@given(st.sets(st.integers(0, 2**32 - 1), max_size=50))
def test_a_sketch_depends_on_the_shingles_alone(some):
    backwards = sorted(some, reverse=True)
    assert sketch(frozenset(some)) == sketch(frozenset(backwards))


def test_sketches_stay_as_they_are_stored_until_the_version_says_otherwise():
    digest = hashlib.sha256(sketch(shingles(WIRE)).minhash).hexdigest()[:12]
    assert (VERSION, digest) == (1, "39f0959e0bed")
