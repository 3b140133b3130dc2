"""The chain of an event: each link with its day, who says so, and what it is."""

from datetime import date

import pytest

from events.chain import Stage, chain_in_words, chain_of
from events.dates import DateSpan
from events.linking import link_place
from events.models import Event
from events.tellings import tellings
from events.vocabulary import EventKind, Stance
from tests.factories import make_actor, make_article, make_conflict, make_place, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def war():
    return make_conflict()


@pytest.fixture
def town():
    return make_place(name="Alder")


@pytest.fixture
def rebels():
    return make_actor(name="Rebels")


@pytest.fixture
def told(war, town, rebels):
    """Feared on the 5th, fought over on the 6th, claimed and denied on the 7th, then confirmed."""
    tell(war, town, 5, stance=Stance.FEARED, when=None, speaker="a trader")
    tell(war, town, 6, kind=EventKind.CONTESTED)
    tell(war, town, 7, stance=Stance.CLAIMED, taker=rebels)
    tell(war, town, 7, stance=Stance.DENIED, taker=rebels, speaker="The ministry")
    tell(war, town, 8, stance=Stance.CONFIRMED, taker=rebels, day=7, speaker="an official")
    link_place(war, town)
    return Event.objects.get(kind=EventKind.CAPTURED)


def tell(war, town, printed, *, day=None, **fields):
    when = fields.pop("when", DateSpan.on(date(2021, 8, day or printed)))
    article = make_article(published_on=date(2021, 8, printed))
    return make_report(article=article, conflict=war, place=town, when=when, **fields)


def chain(event, known_by=None):
    return chain_of(tellings([event], known_by)[event.pk], known_by)


def test_every_link_has_its_day_and_who_says_so(told):
    assert [(link.stage, link.day.day, link.who, link.here) for link in chain(told)] == [
        (Stage.FEARED, 5, "a trader", False),
        (Stage.FOUGHT_OVER, 6, "", False),
        (Stage.CLAIMED, 7, "Rebels", True),
        (Stage.DENIED, 7, "The ministry", True),
        (Stage.CONFIRMED, 8, "an official", True),
    ]


def test_it_is_told_in_a_sentence(told):
    assert str(chain_in_words(chain(told))) == (
        "feared by a trader on 5 August 2021; fought over on 6 August 2021; claimed by Rebels and "
        "denied by the ministry on 7 August 2021; confirmed by an official on 8 August 2021."
    )
    assert chain_in_words([]) == ""


def test_as_known_by_a_day_it_ends_there(told):
    assert [link.stage for link in chain(told, date(2021, 8, 7))][-1] is Stage.DENIED


def test_a_later_taking_by_others_is_a_retaking(told, war, town, rebels):
    army = make_actor(name="Army")
    tell(war, town, 12, kind=EventKind.RECAPTURED, taker=army)
    link_place(war, town)
    tell(war, town, 13, kind=EventKind.RECAPTURED, taker=army, day=12, stance=Stance.CONFIRMED)
    link_place(war, town)
    last = chain(told)[-1]
    assert (last.stage, last.who, last.here) == (Stage.RETAKEN, "Army", False)
    assert str(chain_in_words(chain(told))).count("retaken by Army") == 1
    retaking = Event.objects.get(kind=EventKind.RECAPTURED)
    assert chain(retaking)[-1].stage is Stage.CONFIRMED
    assert Stage.RETAKEN not in [link.stage for link in chain(retaking)[:-1]]


def test_of_one_day_the_order_is_that_of_the_stages(told, war, town, rebels):
    tell(war, town, 7, kind=EventKind.CLASHES, speaker="residents")
    link_place(war, town)
    of_the_7th = [(link.stage, link.who) for link in chain(told) if link.day.day == 7]
    assert of_the_7th[0] == (Stage.FOUGHT_OVER, "")
    assert [stage for stage, _ in of_the_7th[1:]] == [Stage.CLAIMED, Stage.DENIED]


def test_a_pronoun_names_nobody(war, town, rebels):
    tell(war, town, 7, stance=Stance.CLAIMED, taker=rebels, speaker="He")
    link_place(war, town)
    (link,) = chain(Event.objects.get())
    assert link.who == "Rebels"


def test_an_outlet_that_cites_somebody_still_speaks_itself(war, town, rebels):
    tell(war, town, 7, taker=rebels, speaker="two traders")
    link_place(war, town)
    told = str(chain_in_words(chain(Event.objects.get())))
    assert told == "reported, citing two traders, on 7 August 2021."


def test_what_an_editor_withdrew_is_no_link(told, war, town):
    Event.objects.filter(kind=EventKind.CONTESTED).update(status="withdrawn")
    assert Stage.FOUGHT_OVER not in [link.stage for link in chain(told)]


def test_it_costs_two_queries_however_long(told, django_assert_num_queries):
    telling = tellings([told])[told.pk]
    with django_assert_num_queries(3):  # and the conflict, which a page has fetched
        chain_of(telling)
