"""The timeline page: what a reader sees on a day, and what it costs."""

import gzip
import re
from dataclasses import replace
from datetime import date

import pytest
from django.contrib.staticfiles import finders

from events.dates import DateSpan
from events.models import Conflict, Event, PlaceName
from events.vocabulary import EventKind, EventStatus, Manner, Verdict
from tests.factories import make_article, make_conflict, make_event, make_report
from tests.pages.conftest import august
from tests.pages.parts import words
from tests.pages.reading import html_of

pytestmark = pytest.mark.django_db
PAGE = "/wood-war/"


def titles(response):
    found = re.findall(
        r'class="event__title"><a href="[^"]+">(?:\w+: )?<bdi>(.*?)</bdi>', html_of(response)
    )
    return [title.removeprefix("Rebels captured ") for title in found]


@pytest.mark.parametrize(
    ("on", "count"),
    [
        ("2021-08-05", "0 of 3"),
        ("2021-08-06", "1 of 3"),
        ("2021-08-10", "1 of 3"),
        ("2021-08-11", "2 of 3"),
        ("2021-09-01", "2 of 3"),
    ],
)
def test_the_headline_counts_what_was_certainly_held_on_the_day(client, war, on, count):
    assert f"{count} towns were in Rebels hands" in words(client.get(PAGE, {"on": on}), "headline")


def test_the_page_opens_on_the_last_day_of_a_war_that_is_over(client, war):
    assert "On 7 September 2021" in words(client.get(PAGE), "headline")


def test_a_fall_that_may_have_happened_is_told_apart(client, war):
    assert "1 more may have been" in words(client.get(PAGE, {"on": "2021-08-10"}), "headline")


def test_a_fall_that_only_its_taker_claims_is_told_apart(client, war):
    page = client.get(PAGE, {"on": "2021-08-20"})
    assert "1 more only by its own claim" in words(page, "headline")
    assert "Claimed by Rebels" in words(page, "state")


def test_what_was_known_that_evening_leaves_later_articles_out(client, war):
    page = client.get(PAGE, {"on": "2021-08-15", "known_by": "2021-08-10"})
    assert "1 of 3 towns" in words(page, "headline")
    assert "printed by 10 August 2021" in words(page, "headline")
    assert titles(page) == ["Alder"]


def test_how_it_fell_is_not_known_before_it_is_printed(client, war):
    Event.objects.update(manner=Manner.WITHOUT_FIGHT)
    assert "without a fight" in words(client.get(PAGE), "events")
    that_evening = client.get(PAGE, {"on": "2021-08-15", "known_by": "2021-08-10"})
    assert "without a fight" not in words(that_evening, "events")


def test_that_evening_becomes_a_day_in_the_address(client, war):
    page = client.get(PAGE, {"on": "2021-08-11", "evening": "1", "q": ""})
    assert page.status_code == 302
    assert page.url == f"{PAGE}?on=2021-08-11&known_by=2021-08-11"


def test_empty_parameters_leave_the_address(client, war):
    asked = {"q": "", "actor": "x", "certainty": "possible", "evening": ""}
    assert client.get(PAGE, asked).url == f"{PAGE}?actor=x"


def test_the_steps_lead_to_the_neighbouring_days_and_changes(client, war):
    page = html_of(client.get(PAGE, {"on": "2021-08-09", "q": "rebels"}))
    assert 'id="previous-day" href="/wood-war/?q=rebels&amp;on=2021-08-08"' in page
    assert 'id="previous-change" href="/wood-war/?q=rebels&amp;on=2021-08-06"' in page
    assert 'id="next-change" href="/wood-war/?q=rebels&amp;on=2021-08-10"' in page


def test_the_map_paints_an_area_by_the_holder_of_its_capital(client, war):
    page = html_of(client.get(PAGE, {"on": "2021-08-10"}))
    areas = re.findall(r'fill="url\(#(\w\d)\)"[^>]*><title>(.*?)</title>', page)
    assert [code for code, _ in areas] == ["h1", "u0", "h2"]
    assert areas[0][1] == "Alder, Alderland: Rebels"


def test_every_fill_of_map_and_slider_has_its_pattern(client, war):
    page = html_of(client.get(PAGE))
    used = set(re.findall(r"url\(#(\w\d)\)", page)) | {"h2", "u0", "c1"}
    assert used <= set(re.findall(r'<pattern id="(\w\d)"', page))


def test_the_table_says_the_same_as_the_map(client, war):
    state = words(client.get(PAGE, {"on": "2021-08-10"}), "state")
    assert "Birch Birchland Not known: State or Rebels 10–11 August 2021" in state
    assert "Alder Alderland Rebels 6 August 2021" in state


def test_events_are_listed_by_the_last_day_of_their_span(client, war):
    page = client.get(PAGE)
    assert titles(page) == ["Alder", "Birch", "Cedar"]
    assert re.findall(r'id="(d-[\w-]+)"', html_of(page)) == [
        "d-2021-08-06",
        "d-2021-08-11",
        "d-2021-08-15",
    ]


def test_an_event_carries_its_quote_its_standing_and_its_precision(client, war):
    events = words(client.get(PAGE, {"place": war.towns["Birch"].slug}), "events")
    assert "10–11 August 2021 (one of these days, or all of them)" in events
    assert "“The rebels took Birch”" in events
    assert "Reported Read by machine 1 independent source" in events


def test_a_claim_is_marked_as_one(client, war):
    events = words(client.get(PAGE, {"place": war.towns["Cedar"].slug}), "events")
    assert "Claimed: Rebels captured Cedar" in events
    assert "Claimed by one side only" in events


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"since": "2021-08-11"}, ["Birch", "Cedar"]),
        ({"since": "2021-08-11", "certainty": "certain"}, ["Cedar"]),
        ({"until": "2021-08-10"}, ["Alder", "Birch"]),
        ({"until": "2021-08-10", "certainty": "certain"}, ["Alder"]),
        ({"on": "2021-08-10"}, ["Alder", "Birch"]),
        ({"on": "2021-08-10", "certainty": "certain"}, ["Alder"]),
        ({"known_by": "2021-08-11"}, ["Alder", "Birch"]),
        ({"q": "BÍRCH"}, ["Birch"]),
        ({"q": "rebels birch"}, ["Birch"]),
        ({"q": "cedar falls"}, ["Cedar"]),
        ({"kind": "bombing"}, []),
        ({"kind": ["bombing", "captured"]}, ["Alder", "Birch", "Cedar"]),
    ],
)
def test_filters_narrow_the_list(client, war, query, found):
    assert titles(client.get(PAGE, query)) == found


def test_actor_and_province_narrow_the_list(client, war):
    birch = war.towns["Birch"].province.slug
    assert titles(client.get(PAGE, {"province": birch})) == ["Birch"]
    assert len(titles(client.get(PAGE, {"actor": war.rebels.slug}))) == 3
    assert titles(client.get(PAGE, {"actor": war.state.slug})) == []


def test_filters_in_force_can_be_taken_away_one_by_one(client, war):
    page = client.get(PAGE, {"q": "alder", "kind": "captured"})
    assert "Words: alder" in words(page, "events")
    assert 'href="/wood-war/?kind=captured#events"' in html_of(page)


def test_an_empty_result_says_what_to_loosen(client, war):
    events = words(client.get(PAGE, {"q": "nowhere", "on": "2021-08-11"}), "events")
    assert "leave out “Words: nowhere”" in events
    assert "choose a later day than 11 August 2021" in events


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"on": "yesterday"}, "Day: Write a day as 2021-08-11."),
        ({"on": "2021-02-30"}, "Day: Write a day as 2021-08-11."),
        ({"on": "0001-01-01"}, "Day: Choose a day after the year 1000."),
        ({"on": "9999-12-31"}, "Day: This day has not come yet."),
        ({"kind": "picnic"}, "What happened: Select a valid choice."),
        ({"certainty": "maybe"}, "On these days: Select a valid choice."),
        ({"since": "2021-08-12", "until": "2021-08-11"}, "The last day comes before the first."),
        ({"page": "0"}, "Page:"),
        ({"q": "\0"}, "Words: Null characters are not allowed."),
        ({"q": "x" * 121}, "Words: Ensure this value has at most 120 characters"),
    ],
)
def test_what_is_not_understood_is_said(client, war, query, said):
    page = client.get(PAGE, query)
    assert page.status_code == 400
    assert said in words(page)


def test_a_page_that_there_is_not_is_not_found(client, war):
    assert client.get(PAGE, {"page": "7"}).status_code == 404
    assert client.get("/no-such-war/").status_code == 404


def test_a_long_list_comes_in_pages_of_a_hundred(client, war):
    for number in range(100):
        make_event(conflict=war.conflict, kind=EventKind.CLASHES, place_text=f"Hill {number}")
    first, second = client.get(PAGE), client.get(PAGE, {"page": 2})
    assert len(titles(first)) == 100
    assert len(titles(second)) == 3
    assert 'rel="next" href="/wood-war/?page=2#events"' in html_of(first)
    assert 'rel="prev" href="/wood-war/#events"' in html_of(second)


def test_what_was_over_before_the_war_stands_apart(client, war):
    make_event(conflict=war.conflict, place=war.towns["Alder"], when=DateSpan.year(1998))
    page = words(client.get(PAGE), "events")
    assert page.index("Before the conflict") < page.index("1998")
    assert "1998" not in words(client.get(PAGE), "state")


@pytest.mark.parametrize("status", [EventStatus.WITHDRAWN, EventStatus.MERGED])
def test_withdrawn_and_merged_events_are_not_shown(client, war, status):
    survivor = war.falls["Cedar"] if status == EventStatus.MERGED else None
    Event.objects.filter(pk=war.falls["Alder"].pk).update(status=status, merged_into=survivor)
    page = client.get(PAGE, {"on": "2021-08-06"})
    assert titles(page) == []
    assert "0 of 3" in words(page, "headline")


def test_machine_read_events_stay_hidden_where_the_conflict_says_so(client, war):
    war.conflict.machine_read_is_public = False
    war.conflict.save()
    page = client.get(PAGE)
    assert titles(page) == []
    assert "0 of 3" in words(page, "headline")


def test_a_rejected_report_is_neither_quoted_nor_counted(client, war):
    report = make_report(
        event=war.falls["Alder"], place=war.towns["Alder"], quote="Rebels took the town."
    )
    type(report).objects.filter(pk=report.pk).update(
        verdict=Verdict.REJECTED, judged_at="2021-08-12T00:00Z"
    )
    events = words(client.get(PAGE, {"place": war.towns["Alder"].slug}), "events")
    assert "1 independent source" in events


def test_a_war_without_places_or_events_has_a_page_too(client, db):
    conflict = make_conflict(title="A quiet war")
    page = client.get(conflict.get_absolute_url())
    assert "A quiet war" in words(page, "headline")
    assert "Nothing has been read for this conflict yet." in words(page, "events")


def test_names_cannot_write_markup(client, war):
    war.conflict.title = "<script>alert(1)</script>"
    war.conflict.save()
    assert "<script>alert" not in html_of(client.get(PAGE))


def test_the_timeline_costs_eight_queries(client, war, django_assert_num_queries):
    with django_assert_num_queries(8):
        client.get(PAGE, {"on": "2021-08-11", "q": "rebels", "known_by": "2021-08-20"})


def test_a_name_that_finds_is_named_and_costs_no_query_more(client, war, django_assert_num_queries):
    PlaceName.objects.create(place=war.towns["Birch"], name="Betula", key="betula")
    with django_assert_num_queries(8):
        page = html_of(client.get(PAGE, {"q": "betula"}))
    assert "Found by its place: Betula" in page
    assert "“The rebels took Birch”" in page
    assert "<mark>" not in page


def test_the_sentence_that_has_the_words_is_shown_with_them_marked(client, war):
    article = make_article(
        text="Shots were heard. Later the old bridge at Birch was blown up by the rebels.",
        headline="Bridge destroyed, town cut off",
        published_on=date(2021, 8, 20),
    )
    quote = "Later the old bridge at Birch was blown up by the rebels."
    fields = {"event": war.falls["Birch"], "place": war.towns["Birch"]}
    make_report(article=article, quote=quote, when=august(10, 11), **fields)
    page = html_of(client.get(PAGE, {"q": "bridge rebel"}))
    assert (
        "Later the old <mark>bridge</mark> at Birch was blown up by the <mark>rebels</mark>."
        in page
    )
    page = html_of(client.get(PAGE, {"q": "destroyed"}))
    assert "Headline:</span> “Bridge <mark>destroyed</mark>, town cut off”" in page
    page = html_of(client.get(PAGE, {"q": "bridge", "known_by": "2021-08-19"}))
    assert "No event fits" in page


def test_too_many_words_are_refused_in_words(client, war):
    response = client.get(PAGE, {"q": "a b c d e f g h i j k l m"})
    assert response.status_code == 400
    assert "more than 12 words: leave some out" in html_of(response)


def test_a_longer_timeline_costs_no_more(client, war, fall, django_assert_num_queries):
    for number in range(20):
        fall(war, war.towns["Cedar"], august(16 + number % 10), printed=30)
    with django_assert_num_queries(8):
        client.get(PAGE)


def test_nothing_inline_and_no_other_host(client, war):
    page = html_of(client.get(PAGE))
    assert not re.search(r"\sstyle=|<style|\son\w+=", page)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!testserver/)', page)
    assert not re.findall(r"<script(?![^>]*(?:src=|application/(?:ld\+)?json))", page)


def test_styles_and_script_stay_within_their_budgets():
    def packed(name):
        with open(finders.find(name), "rb") as file:
            return len(gzip.compress(file.read()))

    assert packed("css/variables.css") + packed("css/base.css") + packed("css/timeline.css") < 9_000
    assert packed("js/timeline.js") + packed("js/map.js") <= 6_000


def test_only_reading_is_allowed(client, war):
    assert client.post(PAGE).status_code == 405


def test_the_list_can_be_had_by_programs_with_the_same_filters(client, war):
    page = html_of(client.get(PAGE, {"q": "alder", "on": "2021-08-11"}))
    address = re.search(r'href="(/api/v1/events\?[^"]+format=json)"', page)[1]
    assert client.get(address.replace("&amp;", "&")).json()["count"] == 1


def test_a_war_that_is_yet_to_come_has_a_page_for_every_day(client, war):
    Conflict.objects.update(starts_on=date(2999, 1, 1), ends_on=date(2999, 2, 1))
    assert client.get(PAGE).status_code == 200
    assert client.get(PAGE, {"on": "2020-01-01"}).status_code == 200


def test_a_day_before_the_war_is_answered(client, war):
    assert "0 of 3" in words(client.get(PAGE, {"on": date(2020, 1, 1)}), "headline")


def test_since_a_day_or_later_is_not_said_twice(client, war, fall):
    retaking = replace(war, rebels=war.state)
    fall(retaking, war.towns["Alder"], DateSpan.since(date(2021, 8, 20)), printed=20)
    page = html_of(client.get(PAGE))
    assert "Since: 20 August 2021 or later" in page
    assert ">20 August 2021 or later</a>" in page
