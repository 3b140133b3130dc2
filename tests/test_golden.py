"""Golden articles are read no worse than ever, and what is gained is held."""

import json

import pytest

from events.scoring.comparison import Run, compared
from events.scoring.records import gold_article
from events.scoring.wording import comparison_lines
from tests.golden.floors import (
    NAMES,
    QUIET,
    articles_of,
    best_run_of,
    figures_of,
    floors,
    outcomes_of,
    raised,
)

ROOM = 0.01  # a figure may be this much above its floor
EACH_FILE = pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(f"golden-{name}")) for name in NAMES]
)


@EACH_FILE
def test_golden_articles_are_read_no_worse_than_ever(name):
    floor, reached = floors().get(name, {}), figures_of(name)
    below = [
        f"{figure} is {reached[figure]:g}, {-gap:.3f} worse than its floor {floor[figure]:g}"
        for figure, gap in _gaps(floor, reached).items()
        if gap < 0
    ]
    assert not below, "\n".join([*below, *_changes(name)])


@EACH_FILE
def test_what_is_gained_is_held(name):
    floor, reached = floors().get(name), figures_of(name)
    assert floor is not None, f"no floor for {name}: python -m tests.golden.floors {name}"
    gaps = _gaps(floor, reached)
    only_better = min(gaps.values()) >= 0  # else it is a trade, and the floor says so
    assert not (only_better and max(gaps.values()) > ROOM), (
        f"raise the floor in floors.json to {json.dumps(raised(floor, reached))}: "
        f"python -m tests.golden.floors {name}"
    )


@EACH_FILE
def test_every_golden_quote_is_in_its_article(name):
    for article in articles_of(name):
        body = f"{article['title']}\n\n{article['text']}"
        gold = gold_article(article)
        assert [report.quote for report in gold.reports if report.quote not in body] == []


def _gaps(floor, reached):
    """How much better each figure is than its floor."""
    return {
        figure: round((reached[figure] - bound) * (-1 if figure == QUIET else 1), 3)
        for figure, bound in floor.items()
    }


def _changes(name):
    return comparison_lines(compared(best_run_of(name), Run.of(outcomes_of(name))))
