"""The table of the side by side benchmark: medians, their ends, ratios and budgets."""

import pytest

from tests.benchmarks.timelines_side_by_side.table import (
    FIRST_COLUMN,
    Spread,
    in_few,
    laid_out,
    ratio,
    rows,
)

FIGURES = {
    "ours": {"texts": [22, 24, 23], "script": [60], "blocking": [0, 0]},
    "theirs": {"texts": [69, 69, 69], "script": [], "blocking": [5, 3]},
}


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (4.9, "4.90"), (23.84, "23.8"), (40, "40"), (1_763.4, "1,763")],
)
def test_figures_are_told_in_few_digits(number, text):
    assert in_few(number) == text


def test_a_spread_is_the_median_with_its_ends():
    assert str(Spread.of([3, 1, 2])) == "2 (1–3)"
    assert str(Spread.of([7, 7])) == "7"
    assert Spread.of([]) is None


def test_a_ratio_to_nothing_says_nothing():
    assert ratio(Spread.of([2]), Spread.of([5])) == "2.50x"
    assert ratio(Spread.of([0]), Spread.of([5])) == ""
    assert ratio(Spread.of([2]), None) == ""


def test_a_row_sets_theirs_beside_ours_and_ours_beside_its_budget():
    head, texts, script, blocking = rows(FIGURES, "desktop", unsettled={"theirs"})
    assert head == ["", "ours", "theirs", "budget of ours"]
    assert texts[1:] == ["23 (22–24)", "69 3x", "40: kept"]
    assert script[1:] == ["60", "not settled", "50: MISSED"]
    assert blocking[1:] == ["0", "4 (3–5)", "0: kept"]


def test_a_budget_is_one_of_a_device():
    told = {row[0]: row[-1] for row in rows(FIGURES, "slow phone", unsettled=())}
    assert told["script, ms"] == ""
    assert told["blocking, ms"] == "100: kept"


def test_columns_stand_under_each_other():
    first, second = laid_out([["", "ours"], ["requests", "6"]]).splitlines()
    assert len(first) == len(second) > FIRST_COLUMN


def test_what_only_ours_has_is_not_missed_in_theirs():
    figures = {"ours": {"map": [5]}, "theirs": {}}
    _, row = rows(figures, "desktop", unsettled={"theirs"})
    assert row == ["map, packed, kB", "5", "", "10: kept"]
