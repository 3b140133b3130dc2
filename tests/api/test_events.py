"""Events as programs get them."""

from datetime import date

import pytest

from events.dates import DateSpan
from events.vocabulary import ActorRole, EventKind, EventStatus, Stance, Verdict
from tests.factories import (
    AUGUST_11,
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_report,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def conflict():
    return make_conflict(slug="the-war", title="The war")


@pytest.fixture
def event(conflict):
    """A captured town, told by one article."""
    place = make_place(name="Faizabad", latitude="37.11664", longitude="70.58002")
    taker = make_actor(name="Taliban")
    event = make_event(conflict=conflict, place=place, taker=taker, derivation="printed")
    article = make_article(text="Before. Rebels took Faizabad. After.", headline="Town falls")
    make_report(event=event, article=article, quote="Rebels took Faizabad.", place=place)
    return event


def test_an_event_says_what_where_when_who_and_by_which_sentence(get, event):
    told = get(f"events/{event.pk}").json()
    assert told["kind"] == "captured"
    assert told["acled"] == "Non-state actor overtakes territory"
    assert told["plover"] == "ASSAULT"
    assert told["title"] == "Taliban captured Faizabad"
    assert told["when"] == {
        "earliest": "2021-08-11",
        "latest": "2021-08-11",
        "precision": "day",
        "text": "11 August 2021",
    }
    assert (told["standing"], told["status"]) == ("asserted", "machine_read")
    assert told["derivation"] == "printed"


def test_references_have_id_slug_name_and_url(get, event):
    told = get(f"events/{event.pk}").json()
    assert told["place"] == {
        "id": event.place.pk,
        "slug": event.place.slug,
        "name": "Faizabad",
        "url": f"http://testserver/places/{event.place.slug}/",
    }
    assert told["actors"][0]["name"] == "Taliban"
    assert told["actors"][0]["role"] == "taker"
    assert told["conflict"]["url"] == "http://testserver/the-war/"


def test_a_report_quotes_its_article(get, event):
    (report,) = get(f"events/{event.pk}").json()["reports"]
    article = event.reports.get().article
    assert report["quote"] == article.body[report["start"] : report["end"]]
    assert report["article"]["name"] == "Town falls"
    assert report["publisher"]["name"] == article.publisher.name
    assert report["stance"] == "asserted"


def test_a_list_says_the_same_as_the_entry(get, event):
    entry = get(f"events/{event.pk}").json()
    assert [entry.pop(name) for name in ("chain", "chain_text")]
    assert get("events").json()["items"] == [entry]


def test_an_entry_tells_how_it_came_to_be_told(get, event):
    early = make_article(text="It may fall, a guard said.", published_on=date(2021, 8, 9))
    make_report(
        article=early,
        conflict=event.conflict,
        place=event.place,
        stance=Stance.FEARED,
        speaker="a guard",
        when=None,
    )
    told = get(f"events/{event.pk}").json()
    feared, *later = told["chain"]
    assert (feared["stage"], feared["day"], feared["who"]) == ("feared", "2021-08-09", "a guard")
    assert (feared["event"], feared["of_this_event"]) == (None, False)
    assert all(link["of_this_event"] for link in later)
    assert told["chain_text"].startswith("Feared by a guard on 9 August 2021; ")
    assert get(f"events/{event.pk}", known_by="2021-08-08").status_code == 404


def test_it_counts_independent_sources_and_outlets(get, event):
    before = get(f"events/{event.pk}").json()
    story = make_article().story
    for number in range(3):
        article = make_article(text=f"Rebels took it: {number}.", story=story)
        make_report(article=article, event=event, place=event.place)
    told = get(f"events/{event.pk}").json()
    assert told["sources"] == before["sources"] + 1
    assert told["outlets"] == before["outlets"] + 3
    (listed,) = get("events", fields="sources").json()["items"]
    assert listed == {"sources": told["sources"]}


def test_lists_sort_by_the_end_then_the_start_and_the_unknown_stands_outside(ids, conflict):
    spans = [
        DateSpan.until(date(2021, 8, 9)),
        DateSpan.between(date(2021, 8, 8), date(2021, 8, 9)),
        DateSpan.on(date(2021, 8, 9)),
        DateSpan.on(AUGUST_11),
        None,
        DateSpan.since(date(2021, 8, 1)),
    ]
    made = {span: make_event(conflict=conflict, when=span).pk for span in reversed(spans)}
    assert ids("events") == [made[span] for span in spans]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_join_across_unknown_days(client, conflict, limit):
    spans = [DateSpan.on(AUGUST_11), None, DateSpan.since(AUGUST_11), DateSpan.until(AUGUST_11)]
    made = [make_event(conflict=conflict, when=span).pk for span in spans * 2]
    found, url = [], f"/api/v1/events?limit={limit}"
    while url:
        page = client.get(url).json()
        found += [entry["id"] for entry in page["items"]]
        url = page["next"]
    assert sorted(found) == sorted(made)
    assert len(found) == len(made)


def test_a_rejected_report_is_never_given(get, event):
    rejected = event.reports.get()
    rejected.verdict, rejected.judged_by = Verdict.REJECTED, make_user()
    rejected.judged_at = "2021-08-12T00:00Z"
    rejected.save()
    assert get(f"events/{event.pk}").json()["reports"] == []
    assert get("reports").json()["items"] == []
    assert get(f"reports/{rejected.pk}").status_code == 404


def test_an_event_that_is_withdrawn_is_gone(get, conflict):
    event = make_event(conflict=conflict, status=EventStatus.WITHDRAWN)
    response = get(f"events/{event.pk}")
    assert response.status_code == 410
    assert "withdrawn" in response.json()["detail"]
    assert get("events").json()["count"] == 0


def test_a_merged_event_names_its_survivor(get, event):
    merged = make_event(conflict=event.conflict, status=EventStatus.MERGED, merged_into=event)
    response = get(f"events/{merged.pk}")
    assert response.status_code == 200
    assert response.json()["merged_into"]["id"] == event.pk
    assert get("events").json()["count"] == 1


def test_what_was_merged_into_a_hidden_event_is_hidden_too(get):
    conflict = make_conflict(machine_read_is_public=False)
    survivor = make_event(conflict=conflict)
    merged = make_event(conflict=conflict, status=EventStatus.MERGED, merged_into=survivor)
    assert get(f"events/{merged.pk}").status_code == 404


def test_what_was_merged_into_a_withdrawn_event_is_gone_with_it(get, conflict):
    survivor = make_event(conflict=conflict, status=EventStatus.WITHDRAWN)
    merged = make_event(conflict=conflict, status=EventStatus.MERGED, merged_into=survivor)
    assert get(f"events/{merged.pk}").status_code == 410


def test_machine_read_events_stay_inside_where_the_conflict_says_so(get):
    conflict = make_conflict(machine_read_is_public=False)
    event = make_event(conflict=conflict)
    make_report(event=event)
    make_report(conflict=conflict)
    assert get("events").json()["items"] == get("reports").json()["items"] == []
    assert get(f"events/{event.pk}").status_code == 404


def test_every_kind_of_event_can_be_told(get, conflict):
    for kind in EventKind:
        make_event(conflict=conflict, kind=kind)
    assert {entry["kind"] for entry in get("events").json()["items"]} == set(EventKind)


def test_a_list_costs_four_queries_however_long(get, event, django_assert_max_num_queries):
    for _ in range(10):
        other = make_event(conflict=event.conflict, taker=make_actor(), loser=make_actor())
        make_report(event=other, stance=Stance.CLAIMED)
    with django_assert_max_num_queries(4):
        assert len(get("events", limit=5).json()["items"]) == 5


def test_roles_are_told_apart(get, conflict):
    event = make_event(conflict=conflict, taker=make_actor(), loser=make_actor())
    roles = {part["role"] for part in get(f"events/{event.pk}").json()["actors"]}
    assert roles == {ActorRole.TAKER, ActorRole.LOSER}
