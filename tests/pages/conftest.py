"""A small war that pages can be tested on: three towns, two sides, three falls."""

from dataclasses import dataclass
from datetime import date

import pytest

from events.dates import DateSpan
from events.models import Actor, Conflict, Event, Place
from events.settling import settle
from events.vocabulary import PlaceKind, Stance
from events.weighing import counting, evidence_of, refresh_event
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_party,
    make_place,
    make_place_of_interest,
    make_report,
)


@dataclass
class War:
    """Alder fell on the 6th, Birch on the 10th or 11th, Cedar on the 15th as its taker says."""

    conflict: Conflict
    rebels: Actor
    state: Actor
    towns: dict[str, Place]
    falls: dict[str, Event]


def august(first, last=None):
    return DateSpan.between(date(2021, 8, first), date(2021, 8, last or first))


def make_fall(war, town, when, *, printed, stance=Stance.ASSERTED, **fields):
    """A fall told by one report, printed on a day, and settled."""
    event = make_event(conflict=war.conflict, place=town, taker=war.rebels, when=when)
    article = make_article(
        text=f"The rebels took {town.name}, witnesses said.\n\nPolice had fled.",
        headline=f"{town.name} falls",
        published_on=date(2021, 8, printed),
    )
    quote = f"The rebels took {town.name}"
    make_report(
        article=article,
        event=event,
        quote=quote,
        when=when,
        stance=stance,
        taker=war.rebels,
        place=town,
        **fields,
    )
    refresh(event)
    return event


def refresh(event):
    """Bring an event's row up to date with its reports."""
    told = [evidence_of(report) for report in counting(event.reports.all())]
    assert settle(told)
    refresh_event(event, told, why="test")


def make_war():
    rebels, state = make_actor(name="Rebels"), make_actor(name="State")
    conflict = make_conflict(
        slug="wood-war", title="War of the woods", ends_on=date(2021, 9, 7), places_called="towns"
    )
    make_party(conflict, rebels, colour=1)
    make_party(conflict, state, colour=2)
    towns = {name: _town(conflict, state, name, west) for name, west in _TOWNS}
    scene = War(conflict, rebels, state, towns, {})
    scene.falls["Alder"] = make_fall(scene, towns["Alder"], august(6), printed=6)
    scene.falls["Birch"] = make_fall(scene, towns["Birch"], august(10, 11), printed=11)
    scene.falls["Cedar"] = make_fall(
        scene, towns["Cedar"], august(15), printed=16, stance=Stance.CLAIMED
    )
    return scene


_TOWNS = (("Alder", 60), ("Birch", 62), ("Cedar", 64))


def _town(conflict, holder, name, west):
    square = [[west, 30], [west + 2, 30], [west + 2, 32], [west, 32], [west, 30]]
    province = make_place(
        name=f"{name}land",
        kind=PlaceKind.PROVINCE,
        shape={"type": "Polygon", "coordinates": [square]},
    )
    town = make_place(
        name=name, province=province, capital_of=province, latitude=31, longitude=west + 1
    )
    return make_place_of_interest(conflict, place=town, initial_holder=holder)


@pytest.fixture
def war(db):
    return make_war()


@pytest.fixture
def fall():
    return make_fall
