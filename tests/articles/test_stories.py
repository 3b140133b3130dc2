"""Copies are one story, compilations connect nothing, and no order of arrival changes that."""

import random
from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.copies import shingles
from articles.overlaps import Print
from articles.stories import group

AUGUST_1 = date(2021, 8, 1)


def sentence(wire, number):
    """Twelve words that stand in no other sentence."""
    words = random.Random(f"{wire} {number}")
    letters = ("".join(words.choices("abcdefghijklmno", k=6)) for _ in range(12))
    return " ".join(letters).capitalize() + "."


def text(wire, *numbers):
    """Sentences of a wire, each a paragraph."""
    return "\n\n".join(sentence(wire, number) for number in numbers or range(6))


def printed(article, text, *, day=1, agencies=(), edge=False):
    when = AUGUST_1 + timedelta(days=day - 1)
    return Print(article, when, frozenset(agencies), shingles(text), edge)


def grouped(*prints):
    """The stories as sets of article numbers, smallest first."""
    stories = defaultdict(set)
    for article, standing in group(prints).story.items():
        stories[standing].add(article)
    return sorted(stories.values(), key=min)


A, B, C = text("A"), text("B", *range(7)), text("C")
MERGED = f"{A}\n\n{B}"
SHUFFLED = text("A", 4, 1, 5, 0, 3, 2)
REWORDED = " ".join("x" if at % 10 == 5 else word for at, word in enumerate(A.split()))


@pytest.mark.parametrize("copy", [A, text("A", 0, 1), SHUFFLED, REWORDED, f"{A}\n\n{C}"])
def test_a_copy_in_full_shortened_shuffled_reworded_or_lengthened_is_of_one_story(copy):
    assert grouped(printed(1, A), printed(2, copy)) == [{1, 2}]


def test_texts_of_different_wires_are_different_stories():
    assert grouped(printed(1, A), printed(2, B + sentence("A", 0))) == [{1}, {2}]


def test_a_copy_days_later_is_another_story_unless_one_between_connects_them():
    late = printed(1, A), printed(2, A, day=5)
    assert grouped(*late) == [{1}, {2}]
    assert grouped(*late, printed(3, A, day=3)) == [{1, 2, 3}]


def test_two_shortened_prints_are_one_story_with_the_whole_text():
    halves = printed(1, text("A", 0, 1, 2)), printed(2, text("A", 3, 4, 5))
    assert grouped(*halves) == [{1}, {2}]
    assert grouped(*halves, printed(3, A)) == [{1, 2, 3}]


COMPILED = {
    "printed a day later": [printed(1, A), printed(2, B), printed(3, MERGED, day=2)],
    "of two agencies": [
        printed(1, A, agencies={"AFP"}), printed(2, B, agencies={"AP"}), printed(3, MERGED),
    ],
    "crediting both itself": [
        printed(1, A), printed(2, B), printed(3, MERGED, agencies={"AFP", "AP"}),
    ],
    "paragraph by paragraph": [
        printed(1, A), printed(2, B),
        printed(3, "\n\n".join(text(w, n) for n in range(7) for w in "AB"[n == 6 :]), day=2),
    ],
    "of shortened texts": [
        printed(1, A), printed(2, B),
        printed(3, text("A", 0, 1, 3) + "\n\n" + text("B", 0, 1, 4, 5), day=2),
    ],
}  # fmt: skip


@pytest.mark.parametrize("prints", COMPILED.values(), ids=COMPILED)
def test_a_compilation_belongs_where_it_takes_most_from_and_connects_nothing(prints):
    assert grouped(*prints) == [{1}, {2, 3}]
    told = group(prints).printed[3]
    assert [one.story for one in told] == [2, 1]
    assert told[0].shingles <= shingles(B) and told[1].shingles <= shingles(A)


def test_without_credits_or_an_earlier_day_texts_side_by_side_are_one_story():
    assert grouped(printed(1, A), printed(2, B), printed(3, MERGED)) == [{1, 2, 3}]
    early = [printed(1, A, day=2), printed(2, B), printed(3, MERGED, day=2)]
    assert grouped(*early) == [{1, 2, 3}]
    one_wire = [printed(n, t, agencies={"AFP"}) for n, t in ((1, A), (2, B), (3, MERGED))]
    assert grouped(*one_wire) == [{1, 2, 3}]


def test_texts_that_another_print_connects_make_no_compilation():
    connected = printed(4, f"{B}\n\n{A}", day=1)
    prints = printed(1, A), printed(2, B), printed(3, MERGED, day=2), connected
    assert grouped(*prints) == [{1, 2, 3, 4}]


def test_a_copy_of_a_compilation_goes_where_that_goes():
    prints = [*COMPILED["of two agencies"], printed(4, "Another headline.\n\n" + MERGED, day=2)]
    assert grouped(*prints) == [{1}, {2, 3, 4}]
    told = group(prints).printed
    assert [one.story for one in told[3]] == [one.story for one in told[4]] == [2, 1]


def test_a_copy_too_late_for_the_sources_goes_with_the_compilation():
    prints = [*COMPILED["printed a day later"], printed(4, MERGED, day=5)]
    assert grouped(*prints) == [{1}, {2, 3, 4}]
    assert group(prints).printed[4] == group(prints).printed[3]


def test_a_shortened_copy_of_a_compilation_goes_to_what_it_prints():
    start = printed(4, f"{A}\n\n{text('B', 0, 1)}", day=2)
    assert grouped(*COMPILED["printed a day later"], start) == [{1, 4}, {2, 3}]


def test_a_digest_of_three_wires_is_no_source_of_its_own():
    digest = "\n\n".join(text(wire, 0, 1, 2) for wire in "ABC")
    prints = printed(1, A), printed(2, B), printed(3, C), printed(4, digest, day=2)
    assert sorted(map(len, grouped(*prints))) == [1, 1, 2]
    assert len(group(prints).printed[4]) == 3


def test_a_report_that_takes_over_background_stays_a_source_of_its_own():
    follow_up = text("A", 4, 5) + "\n\n" + text("B", 0) + "\n\n" + text("own", *range(4))
    assert grouped(printed(1, A), printed(2, B), printed(3, follow_up, day=2)) == [{1}, {2}, {3}]


def test_what_hangs_on_a_print_at_the_edge_is_told():
    prints = printed(1, A), printed(2, B, edge=True), printed(3, MERGED, day=2)
    assert group(prints).beyond == {2}
    assert group(prints[:1]).beyond == frozenset()


def test_no_prints_make_no_stories():
    assert group([]).story == {}


wires = st.lists(st.sampled_from("ABC"), min_size=1, max_size=3, unique=True)
cuts = st.sampled_from([range(6), range(6), range(3), range(3, 6), range(2, 6), range(2)])
some_texts = st.builds(
    lambda wires, cuts: "\n\n".join(
        text(wire, *cut) for wire, cut in zip(wires, cuts, strict=False)
    ),
    wires,
    st.lists(cuts, min_size=3, max_size=3),
)
arrivals = st.lists(
    st.tuples(
        some_texts,
        st.integers(1, 6),
        st.sampled_from([(), (), ("AFP",), ("Reuters",), ("AFP", "Reuters")]),
    ),
    max_size=9,
)


def printed_all(rows):
    return [printed(n, text, day=day, agencies=who) for n, (text, day, who) in enumerate(rows)]


def alike(stories, rows):
    """The stories by what their articles print: equal rows may stand for one another."""
    return sorted(sorted(repr(rows[number]) for number in story) for story in stories)


@settings(max_examples=60)
@given(arrivals, st.randoms())
def test_no_order_changes_the_stories(rows, chance):
    shuffled = chance.sample(rows, len(rows))
    first, second = grouped(*printed_all(rows)), grouped(*printed_all(shuffled))
    assert alike(first, rows) == alike(second, shuffled)


@settings(max_examples=60)
@given(arrivals.map(printed_all))
def test_every_article_is_in_one_story_and_compilations_say_which_they_print(prints):
    made = group(prints)
    assert made.story.keys() == {one.article for one in prints}
    for article, told in made.printed.items():
        assert [one.story for one in told[:1]] in ([], [made.story[article]])
        assert len({one.story for one in told}) == len(told)
    assert sorted(one for cluster in made.clusters for one in cluster) == sorted(made.story)
