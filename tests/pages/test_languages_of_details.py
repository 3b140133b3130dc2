"""Pages about one thing, in Dari: nothing of ours is left in English, and time runs leftwards."""

import re
from datetime import date

import lxml.html
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from articles.models import Article, Publisher
from events import editing
from events.control import Control, Period, Side
from events.models import Actor, ActorName, Event, Place, PlaceName
from events.pages.control_bar import WIDTH, control_bars
from events.vocabulary import ActorKind, ControlState, EventKind, Stance
from tests.factories import (
    make_actor,
    make_article,
    make_count,
    make_event,
    make_place,
    make_report,
    make_user,
)
from tests.pages.conftest import august, refresh
from tests.pages.parts import words
from tests.pages.reading import html_of

# What says of itself that it is English, and what is for programs.
_PRINTED = "self::code or self::pre or self::textarea or self::script or self::style"
_OURS = f"//body//text()[not(ancestor::*[({_PRINTED}) or @lang='en'])]"
_SAID = (
    "//body//@aria-label | //body//*[not(ancestor-or-self::*[@lang='en'])]/@*"
    "[name()='title' or name()='alt' or name()='placeholder']"
)
_ADDRESS = re.compile(r"^(https?:/)?/\S+$")


def left_in_english(response):
    """Runs of Latin letters that the page gives as its own words."""
    page = lxml.html.fromstring(html_of(response))
    texts = [text.strip() for text in page.xpath(f"{_OURS} | //title/text() | {_SAID}")]
    # Within an attribute or the title a name keeps to itself by isolates, not by an element.
    told = (re.sub("\u2068.*?\u2069", "", text) for text in texts if not _ADDRESS.match(text))
    return [text for text in told if re.search("[A-Za-z]{2}", text)]


@pytest.fixture
def dari(war):
    """The small war with all that pages can tell, and a Dari name for every place and actor."""
    war.conflict.in_other_languages = {"fa": {"title": "جنگ جنگل", "places_called": "شهر"}}
    war.conflict.save()
    fall = war.falls["Alder"]
    _told_otherwise(war, fall)
    article = fall.reports.order_by("pk")[0].article
    Article.objects.filter(pk=article.pk).update(author="A. Writer", url="https://example.org/1")
    Publisher.objects.update(note="Made for a test.")
    make_count(article=article, conflict=war.conflict, quote="The rebels", taker=war.rebels)
    make_actor(name="General Ash", kind=ActorKind.PERSON, side=war.rebels)
    make_event(conflict=war.conflict, place=war.towns["Birch"], kind=EventKind.CLASHES, when=None)
    Event.objects.update(source_note="A letter.")
    Place.objects.update(note="Also a tree.")
    Actor.objects.update(description="An armed movement.")
    for number, place in enumerate(Place.objects.all()):
        PlaceName.objects.create(place=place, language="fa", name=f"محل {'آ' * (number + 1)}")
        PlaceName.objects.create(place=place, language="en", name=f"Other {place.name}")
    for actor in Actor.objects.all():
        ActorName.objects.create(actor=actor, language="fa", name="بازیگری")
        ActorName.objects.create(actor=actor, name="the militants", conflict=war.conflict)
    return war


def _told_otherwise(war, fall):
    """A denial, a day that does not fit, the same text in another outlet, and a fear."""
    story = fall.reports.get().article.story
    story.agency = "Wire"
    story.save()
    told = [
        (
            "The ministry denied that Alder was lost.",
            Stance.DENIED,
            august(6),
            "The ministry",
            fall,
        ),
        ("Alder fell on Monday, rebels said.", Stance.CLAIMED, august(9), "rebels", fall),
        ("Alder could fall, a mayor said.", Stance.FEARED, None, "a mayor", None),
    ]
    for text, stance, when, speaker, event in told:
        make_report(
            article=make_article(text=text, published_on=date(2021, 8, 7), story=story),
            conflict=war.conflict,
            event=event,
            place=war.towns["Alder"],
            stance=stance,
            when=when,
            speaker=speaker,
            derivation="'Monday', read on Tuesday",
        )
    refresh(fall)


@pytest.fixture
def address(dari):
    fall = dari.falls["Alder"]
    names = {
        "town": dari.towns["Alder"].slug,
        "province": dari.towns["Alder"].province.slug,
        "event": fall.pk,
        "claimed": dari.falls["Cedar"].pk,
        "undated": Event.objects.get(kind=EventKind.CLASHES).pk,
        "article": fall.reports.order_by("pk")[0].article_id,
        "fear": Article.objects.get(body__contains="could fall").pk,
        "side": dari.rebels.slug,
        "person": Actor.objects.get(name="General Ash").slug,
    }
    return lambda path: path.format(**names)


PAGES = [
    "/events/{event}/",
    "/events/{event}/?known_by=2021-08-06",
    "/events/{event}/?known_by=2021-08-30",
    "/events/{claimed}/",
    "/events/{undated}/",
    "/places/{town}/",
    "/places/{town}/?known_by=2021-08-01",
    "/places/{province}/",
    "/actors/{side}/",
    "/actors/{side}/?known_by=2021-08-01",
    "/actors/{person}/",
    "/articles/{article}/",
    "/articles/{article}/?known_by=2021-08-08",
    "/articles/{fear}/",
]


@pytest.mark.parametrize("path", [*PAGES, "/wood-war/coverage/?month=2021-08", "/search/?q=محل"])
def test_no_word_of_ours_is_left_in_english(client, address, settings, path):
    settings.CONTACT = "https://example.org/contact"
    response = client.get(f"/fa{address(path)}")
    assert response.status_code == 200
    assert left_in_english(response) == []


def test_all_of_an_article_that_may_be_shown_is_told_in_dari(client, address):
    Publisher.objects.update(free_to_republish=True)
    response = client.get(f"/fa{address('/articles/{article}/')}")
    assert "متن کامل" in words(response)
    assert left_in_english(response) == []


def test_a_withdrawn_event_says_so_in_dari(client, dari):
    event = dari.falls["Birch"]
    editing.withdraw_event(event, by=make_user(), why="It was another town.")
    response = client.get(f"/fa{event.get_absolute_url()}")
    assert response.status_code == 410
    assert "این رویداد پس گرفته شده است" in words(response)
    assert left_in_english(response) == []


def test_what_is_left_in_english_is_found(client, dari):
    Place.objects.filter(pk=dari.towns["Alder"].pk).update(name="Unnamed")
    PlaceName.objects.filter(place=dari.towns["Alder"], language="fa").update(name="ABC شهر")
    told = left_in_english(client.get(f"/fa{dari.towns['Birch'].get_absolute_url()}"))
    assert "ABC شهر" in told


def test_the_title_of_the_conflict_is_told_in_dari_wherever_it_stands(client, address):
    for path in ("/events/{event}/", "/places/{town}/", "/actors/{side}/"):
        told = words(client.get(f"/fa{address(path)}"))
        assert "جنگ جنگل" in told
        assert "War of the woods" not in told


def test_what_an_event_rests_on_is_counted_in_persian_digits(client, address):
    assert "۱ منبع مستقل، ۳ رسانه، ۳ عبارت" in words(
        client.get(f"/fa{address('/events/{event}/')}")
    )


def test_coordinates_are_told_in_persian_digits(client, dari):
    told = words(client.get(f"/fa{dari.towns['Alder'].get_absolute_url()}"))
    assert "۳۱٫۰۰۰۰ درجهٔ شمالی، ۶۱٫۰۰۰۰ درجهٔ شرقی" in told


def test_the_latin_name_stands_beside_the_dari_one(client, dari):
    page = html_of(client.get(f"/fa{dari.towns['Alder'].get_absolute_url()}"))
    assert '<bdi lang="en" dir="ltr">Alder</bdi>' in page
    assert '<bdi lang="en">Other Alder</bdi>' in page
    side = html_of(client.get(f"/fa{dari.rebels.get_absolute_url()}"))
    assert '<bdi lang="en" dir="ltr">Rebels</bdi>' in side


def test_neighbours_on_the_small_map_have_dari_names(client, dari):
    page = html_of(client.get(f"/fa{dari.falls['Alder'].get_absolute_url()}"))
    named = re.findall(r"<text [^>]*>(.*?)</text>", page.split('class="locator"')[1])
    assert len(named) == 2
    assert all(re.match("محل", name) for name in named)


def test_a_citation_is_english_and_its_title_is_dari(client, address):
    page = lxml.html.fromstring(html_of(client.get(f"/fa{address('/events/{event}/')}")))
    apa, chicago = page.xpath("//dd[contains(@class, 'cite__text')]")
    for style in (apa, chicago):
        assert (style.get("lang"), style.get("dir")) == ("en", "ltr")
        (title,) = style.iter("bdi")
        assert title.get("lang") == "fa"
    assert "Retrieved" in apa.text_content()
    (bibtex,) = page.iter("pre")
    assert "\u2068" not in bibtex.text


def test_a_place_without_a_dari_name_says_that_its_name_is_english(client, war):
    town = make_place(name="Ghost", latitude=31, longitude=61)
    page = lxml.html.fromstring(html_of(client.get(f"/fa{town.get_absolute_url()}")))
    (name,) = page.xpath("//h1/bdi")
    assert (name.text, name.get("lang")) == ("Ghost", "en")


def bar():
    days = [date(2021, 7, 1), date(2021, 8, 6), date(2021, 9, 7)]
    sides = [Side(1, "State"), Side(2, "Rebels")]
    controls = [Control(side, ControlState.HELD, None, ()) for side in sides]
    periods = [
        Period(days[0], date(2021, 8, 5), controls[0]),
        Period(days[1], days[2], controls[1]),
    ]
    (found,) = control_bars(periods, ["h2", "h1"], [])
    return found


def test_a_bar_in_dari_runs_from_right_to_left_with_its_own_days():
    english = bar()
    with override("fa"):
        dari = bar()
    assert [label.text for label in english.labels] == ["6 Aug"]
    assert [label.text for label in dari.labels] == ["۱۵ اسد"]
    ends = [one.x + one.width for one in dari.stretches if one.code == "h2"]
    assert ends == [WIDTH]
    assert [round(WIDTH - x, 1) for x in dari.ticks] == list(english.ticks)


@pytest.mark.parametrize("path", PAGES[5:9] + PAGES[:2] + PAGES[11:12])
def test_names_in_dari_cost_one_query(client, address, path):
    costs = {}
    for prefix in ("", "/fa"):
        with CaptureQueriesContext(connection) as asked:
            client.get(prefix + address(path))
        costs[prefix] = len(asked)
    assert costs["/fa"] == costs[""] + 1
