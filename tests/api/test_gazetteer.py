"""Places, actors, conflicts, articles and reports as programs get them."""

from datetime import date

import pytest

from events.vocabulary import ActorKind, PlaceKind
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_party,
    make_place,
    make_place_of_interest,
    make_publisher,
    make_report,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("spelling", ["Mazar-i-Sharif", "mazar e sharif", "MAZĀR-E SHARĪF", "maz"])
def test_a_place_is_found_by_any_spelling(ids, spelling):
    make_place(name="Herat")
    place = make_place(name="Mazar-i-Sharif", names=("Mazar-e Sharif",))
    assert ids("places", q=spelling) == [place.pk]


def test_a_search_for_signs_alone_finds_nothing(ids):
    make_place()
    assert ids("places", q="—") == []


def test_a_place_has_its_province_its_office_and_its_spellings(get):
    province = make_place(name="Badakhshan", kind=PlaceKind.PROVINCE)
    town = make_place(name="Faizabad", names=("Fayzabad",), province=province, capital_of=province)
    told = get(f"places/{town.slug}").json()
    assert told["province"]["name"] == told["capital_of"]["name"] == "Badakhshan"
    assert [name["name"] for name in told["names"]] == ["Faizabad", "Fayzabad"]


def test_a_place_can_be_asked_for_by_id(get):
    place = make_place()
    assert get(f"places/{place.pk}").json()["slug"] == place.slug


def test_a_slug_of_digits_goes_before_an_id(get):
    place = make_place()
    other = make_place(slug=str(place.pk))
    assert get(f"places/{place.pk}").json()["id"] == other.pk


@pytest.mark.parametrize(
    "query", [{"kind": "province"}, {"country": "iq"}, {"conflict": "the-war"}]
)
def test_places_can_be_narrowed(ids, query):
    make_place()
    conflict = make_conflict(slug="the-war")
    place = make_place(kind=PlaceKind.PROVINCE, country="IQ")
    make_place_of_interest(conflict, place=place)
    assert ids("places", **query) == [place.pk]


def test_an_actor_has_its_side_and_its_names(get):
    side = make_actor(name="Taliban")
    force = make_actor(name="Red Unit", kind=ActorKind.FORCE, side=side, names=("Sara Qeta",))
    told = get(f"actors/{force.slug}").json()
    assert told["side"]["slug"] == side.slug
    assert {name["name"] for name in told["names"]} == {"Red Unit", "Sara Qeta"}


def test_actors_are_found_by_any_name(ids):
    make_actor()
    actor = make_actor(name="Taliban", names=("the insurgents",))
    assert ids("actors", q="INSURG") == [actor.pk]


def test_a_conflict_lists_its_parties(get):
    conflict = make_conflict(slug="the-war")
    side = make_actor(name="Taliban")
    make_party(conflict, side)
    told = get("conflicts/the-war").json()
    assert told["countries"] == ["AF"]
    assert told["parties"][0]["name"] == "Taliban"


def test_an_article_keeps_its_text_unless_it_is_free(get):
    article = make_article(text="All of it.", headline="Head")
    told = get(f"articles/{article.pk}").json()
    assert told["name"] == "Head"
    assert told["text"] is None
    assert "All of it" not in get("articles").content.decode()


def test_an_article_that_is_free_is_given_in_full(get):
    article = make_article(publisher=make_publisher(free_to_republish=True))
    assert get(f"articles/{article.pk}").json()["text"] == article.body


def test_articles_are_known_by_a_day(ids):
    early = make_article(published_on=date(2021, 8, 7))
    make_article(published_on=date(2021, 8, 9))
    assert ids("articles", known_by="2021-08-08") == [early.pk]


def test_articles_of_a_conflict_are_given_once(ids):
    report = make_report(conflict=make_conflict(slug="the-war"))
    article = report.article
    make_report(article=article, conflict=report.conflict, quote="took", place_text="elsewhere")
    make_article()
    assert ids("articles", conflict="the-war") == [article.pk]


def test_reports_can_be_narrowed(ids):
    make_report()
    event = make_event(conflict=make_conflict(slug="the-war"))
    report = make_report(event=event, taker=make_actor())
    article = report.article
    for query in (
        {"event": event.pk},
        {"article": article.pk},
        {"conflict": "the-war"},
        {"publisher": article.publisher.slug},
    ):
        assert ids("reports", **query) == [report.pk]


def test_reports_are_known_by_a_day(ids):
    early = make_report(article=make_article(published_on=date(2021, 8, 7)))
    make_report(article=make_article(published_on=date(2021, 8, 9)))
    assert ids("reports", known_by="2021-08-08") == [early.pk]


def test_a_report_names_actors_as_printed(get):
    report = make_report(taker=make_actor(name="Taliban"))
    (mention,) = get(f"reports/{report.pk}").json()["actors"]
    assert mention["text"] == mention["actor"]["name"] == "Taliban"


@pytest.mark.parametrize("path", ["conflicts", "reports", "articles", "places", "actors"])
def test_a_list_costs_four_queries_at_most(get, path, django_assert_max_num_queries):
    for _ in range(4):
        conflict = make_conflict()
        make_party(conflict, make_actor())
        make_report(conflict=conflict, place=make_place(), taker=make_actor())
    with django_assert_max_num_queries(4):
        assert get(path).json()["count"] >= 4
