"""Who held what, out of rows: sides stand for those that fight for them."""

from datetime import date

import pytest

from events.timeline import control_of
from events.vocabulary import ControlState
from tests.factories import (
    make_actor,
    make_conflict,
    make_event,
    make_place,
    make_place_of_interest,
    make_report,
)

pytestmark = pytest.mark.django_db
LATER = date(2021, 9, 1)


@pytest.fixture
def army():
    return make_actor(name="Army", side=make_actor(name="Republic"))


def test_a_place_that_a_force_held_first_was_held_by_its_side(army):
    conflict = make_conflict()
    make_place_of_interest(conflict, initial_holder=army)
    (told,) = control_of(conflict, on=LATER)
    assert (told.state, told.holder.name) == (ControlState.HELD, "Republic")


def test_what_a_force_takes_its_side_holds(army):
    conflict, place = make_conflict(), make_place()
    make_place_of_interest(conflict, place=place)
    event = make_event(conflict=conflict, place=place, taker=army)
    make_report(event=event, place=place, taker=army)
    (told,) = control_of(conflict, on=LATER)
    assert told.holder.name == "Republic"


def test_a_taker_whose_side_has_a_side_leaves_the_holder_unknown(army):
    conflict, place, corps = make_conflict(), make_place(), make_actor(side=army)
    make_place_of_interest(conflict, place=place)
    make_report(
        event=make_event(conflict=conflict, place=place, taker=corps), place=place, taker=corps
    )
    (told,) = control_of(conflict, on=LATER)
    assert told.state == ControlState.UNKNOWN
