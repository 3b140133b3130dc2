"""Outlines as paths, names that keep apart, quotes in their paragraphs, and wording."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.control import Control, Side, Tally
from events.dates import in_words
from events.map import WIDTH, Projection, Spot, place_labels
from events.messages import listed
from events.pages.situation import code_of, state_in_words
from events.passages import LONGEST_SIDE, passage
from events.vocabulary import ControlState, EventKind
from events.wording import count_in_words, doubts_in_words, event_title

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}
BODY = "Headline\n\nFirst paragraph. It fell.\n\nSecond paragraph."
REBELS, STATE = Side(1, "Rebels"), Side(2, "State")


def test_a_shape_fills_the_width_of_the_map():
    projection = Projection.around([SQUARE])
    assert projection.point(0, 4) == (6, 6)
    assert projection.point(4, 0)[0] == WIDTH - 6


def test_a_path_is_closed_and_in_relative_steps():
    path = Projection.around([SQUARE]).path(SQUARE)
    assert path.startswith("M6 ")
    assert path.endswith("z")
    assert "l" in path


def test_islands_are_drawn_too():
    islands = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]] * 2}
    assert Projection.around([islands]).path(islands).count("z") == 2


def test_a_map_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one shape"):
        Projection.around([{"type": "Point", "coordinates": [0, 0]}])


def test_names_go_to_the_right_of_their_dots_first():
    (label,) = place_labels([Spot(100, 100, "Alder")], size=15, height=300)
    assert (label.anchor, label.name) == ("start", "Alder")
    assert label.x > 100


def test_a_name_at_the_edge_goes_to_the_left():
    (label,) = place_labels([Spot(WIDTH - 5, 100, "Alder")], size=15, height=300)
    assert label.anchor == "end"


def test_where_there_is_no_room_the_weightiest_is_named():
    crowd = [Spot(100, 100, "Aaaaaaaaaaaaaaa", weight) for weight in range(30)]
    assert len(place_labels(crowd, size=15, height=120)) < 30


@given(st.lists(st.tuples(st.integers(0, WIDTH), st.integers(0, 500)), max_size=25))
def test_no_name_leaves_the_map(points):
    spots = [Spot(x, y, f"Town {n}") for n, (x, y) in enumerate(points)]
    labels = place_labels(spots, size=15, height=500)
    assert all(0 <= label.x <= WIDTH and 0 <= label.y <= 500 for label in labels)


def test_a_quote_stands_in_its_paragraph():
    start = BODY.index("It fell")
    found = passage(BODY, start, start + 7)
    assert (found.before, found.quote, found.after) == ("First paragraph. ", "It fell", ".")


def test_a_long_paragraph_is_cut_at_words():
    body = "word " * 400 + "It fell" + " word" * 400
    found = passage(body, 2000, 2007)
    assert found.quote == "It fell"
    assert found.cut_before
    assert found.cut_after
    assert len(found.before) <= LONGEST_SIDE
    assert found.before.startswith("word")


@given(st.text(alphabet="ab .\nز", min_size=1, max_size=60), st.data())
def test_before_quote_and_after_stand_so_in_the_body(body, data):
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    found = passage(body, start, end)
    assert found.quote == body[start:end]
    assert found.before + found.quote + found.after in body


@pytest.mark.parametrize(
    ("control", "code", "words"),
    [
        (Control(REBELS, ControlState.HELD, None, ()), "h1", "Rebels"),
        (Control(REBELS, ControlState.CLAIMED, None, ()), "c1", "Claimed by Rebels"),
        (Control(STATE, ControlState.CONTESTED, None, ()), "x2", "Contested, held by State"),
        (Control(None, ControlState.CONTESTED, None, ()), "x0", "Contested"),
        (
            Control(None, ControlState.UNKNOWN, None, (), (STATE, REBELS)),
            "u0",
            "Not known: State or Rebels",
        ),
        (Control(None, ControlState.UNKNOWN, None, ()), "u0", "Not known"),
        (Control(Side(9, "Others"), ControlState.HELD, None, ()), "h0", "Others"),
    ],
)
def test_every_state_has_a_fill_and_words(control, code, words):
    assert code_of(control, {1: 1, 2: 2}) == code
    assert state_in_words(control) == words


@pytest.mark.parametrize(
    ("kind", "takers", "leavers", "title"),
    [
        (EventKind.CAPTURED, ["Rebels"], ["State"], "Rebels captured Alder"),
        (EventKind.CAPTURED, [], ["State"], "Capture of Alder"),
        (EventKind.RECAPTURED, ["State", "Allies"], [], "State and Allies recaptured Alder"),
        (EventKind.WITHDREW, [], ["State"], "State withdrew from Alder"),
        (EventKind.CONTESTED, [], [], "Fighting in Alder"),
        (EventKind.VISIT, [], [], "Visit to Alder"),
    ],
)
def test_titles_say_what_happened(kind, takers, leavers, title):
    assert str(event_title(kind, "Alder", takers, leavers)) == title


@pytest.mark.parametrize("kind", list(EventKind))
def test_every_kind_has_a_title(kind):
    assert str(event_title(kind, "Alder")).endswith(" Alder")


def test_counts_and_doubts_are_said_apart():
    assert str(count_in_words(9, 34, "towns", "Rebels")) == "9 of 34 towns were in Rebels hands"
    told = str(doubts_in_words(Tally(held=9, contested=2, claimed=1, possible=3)))
    assert told == (
        "1 more only by its own claim, 2 more were fought over and 3 more may have been."
    )
    assert doubts_in_words(Tally(held=9)) == ""


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (list("ABC"), "A, B and C")],
)
def test_names_are_listed(names, text):
    assert str(listed(names)) == text


def test_days_are_written_out():
    assert in_words(date(2021, 8, 1)) == "1 August 2021"
