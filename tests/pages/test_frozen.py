"""Frozen views: what a link fixes, and what it says when the list is another one."""

import hashlib
import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from django.utils import timezone

from events import editing, frozen_lists
from events.dates import DateSpan
from events.filters import EventFilter
from events.frozen import Checksum, FrozenEvent, checksum_of
from events.frozen_lists import checksum_for
from events.models import Event
from events.vocabulary import ActorRole, EventKind, EventStatus, Manner, Stance
from tests.factories import (
    make_actor,
    make_article,
    make_conflict,
    make_event,
    make_place,
    make_report,
    make_user,
)
from tests.pages.conftest import august, refresh
from tests.pages.parts import words
from tests.pages.reading import heading_steps, html_of

pytestmark = pytest.mark.django_db
FROZEN = "/wood-war/frozen/"
CLOCKS = {"on": "2021-08-20", "known_by": "2021-08-20"}


@pytest.fixture
def decided():
    return {"by": make_user(), "why": "seen the article"}


def freeze(client, **query):
    """The complete link that a view is redirected to."""
    answer = client.get(FROZEN, query)
    assert answer.status_code == 302
    return answer.url


def checksum(known_by=date(2021, 8, 20)):
    return checksum_for(EventFilter(conflict="wood-war", known_by=known_by))


def recomputed(client, link):
    """The checksum by the recipe on the page, from what the API answers."""
    page = html_of(client.get(link))
    address = re.search(r'href="([^"]+format=ndjson)"', page)[1].replace("&amp;", "&")
    lines = b"".join(client.get(address).streaming_content).splitlines()
    told = sorted(line_of(json.loads(line)) for line in lines)
    return hashlib.sha256(b"".join(told)).hexdigest()


def line_of(event):
    when, place = event["when"] or {}, event["place"] or {}
    said = [
        when.get("latest") or "9999-12-31",
        when.get("earliest") or "0001-01-01",
        when.get("precision") or "",
        event["kind"],
        event["manner"],
        place.get("slug") or event["place_text"],
        event["standing"],
        sorted(f"{actor['role']} {actor['slug']}" for actor in event["actors"]),
        event["sources"],
    ]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def sha256_in(link):
    return parse_qs(urlsplit(link).query)["sha256"][0]


def test_the_link_carries_both_clocks_the_filters_and_the_checksum(client, war):
    link = freeze(client, q="alder", kind="captured", page="3", certainty="possible")
    today = timezone.localdate().isoformat()
    asked = {name: value[0] for name, value in parse_qs(urlsplit(link).query).items()}
    assert re.fullmatch("[0-9a-f]{64}", asked.pop("sha256"))
    assert asked == {
        "on": "2021-09-07",
        "known_by": today,
        "q": "alder",
        "kind": "captured",
        "made": today,
        "count": "1",
    }


def test_days_that_are_asked_for_stay(client, war):
    link = freeze(client, on="2021-08-12", known_by="2021-08-11")
    assert "on=2021-08-12&known_by=2021-08-11&" in link
    assert "count=2" in link


def test_a_list_that_is_the_same_is_said_to_be(client, war):
    page = words(client.get(freeze(client, **CLOCKS)))
    assert "The list is the same 3 events as when this link was made." in page
    assert "Rebels captured Alder" in page


def test_a_list_that_has_changed_is_said_to_have(client, war, fall):
    link = freeze(client, **CLOCKS)
    fall(war, war.towns["Alder"], august(17), printed=18)
    page = client.get(link)
    assert "The list has changed since: it had 3 events, now 4." in words(page)
    assert sha256_in(freeze(client, **CLOCKS)) in words(page).replace(" ", "")
    today = timezone.localdate().isoformat()
    since = re.search(r'href="(/api/v1/changes[^"]+)"', html_of(page))[1].replace("&amp;", "&")
    assert since == f"/api/v1/changes?conflict=wood-war&since={today}"
    assert client.get(since).json()["count"] == 4
    again = re.search(r'href="(/wood-war/frozen/[^"]+)" rel="nofollow"', html_of(page))[1]
    assert client.get(again.replace("&amp;", "&")).url == freeze(client, **CLOCKS)


def test_a_list_of_the_same_length_can_have_changed(client, war, decided):
    link = freeze(client, **CLOCKS)
    editing.correct_event(war.falls["Alder"], kind=EventKind.CLASHES, **decided)
    page = words(client.get(link))
    assert "it had 3 events, now it has as many, and not all say the same" in page


def test_the_page_says_what_was_asked_in_words(client, war):
    link = freeze(client, **CLOCKS, since="2021-08-01", q="rebels", certainty="certain")
    page = words(client.get(link))
    assert "What had happened by 20 August 2021, certainly" in page
    assert "What had been printed by 20 August 2021" in page
    assert "Certainly from 1 August 2021" in page
    assert "Words: rebels" in page


def test_the_page_gives_a_line_to_cite(client, war):
    link = freeze(client, **CLOCKS)
    page = lxml.html.fromstring(html_of(client.get(link)))
    line = page.get_element_by_id("citation").text
    assert "“War of the woods”: 3 events, on=2021-08-20, known_by=2021-08-20" in line
    assert line.endswith(f"http://testserver{link}")
    assert sha256_in(link) in page.xpath('//code[@class="checksum"]')[0].text_content()


@pytest.mark.parametrize(
    "query",
    [{}, CLOCKS, {"on": "2021-08-15", "known_by": "2021-08-11"}, {"q": "cedar"}, {"q": "nowhere"}],
)
def test_a_researcher_can_work_the_checksum_out_from_the_api(client, war, fall, query):
    make_event(conflict=war.conflict, when=None, place_text="Höhe\t“7”", source_note="A letter.")
    make_event(conflict=war.conflict, when=DateSpan.since(date(2021, 8, 3)), source_note="Told.")
    event = fall(war, war.towns["Birch"], DateSpan.until(date(2021, 8, 9)), printed=10)
    article = make_article(published_on=date(2021, 8, 14))
    make_report(
        article=article,
        event=event,
        place=war.towns["Birch"],
        taker=war.rebels,
        loser=war.state,
        manner=Manner.BY_FORCE,
        when=august(8),
    )
    refresh(event)
    link = freeze(client, **query)
    assert recomputed(client, link) == sha256_in(link)


CHANGES = {
    "kind": {"kind": EventKind.CLASHES},
    "manner": {"manner": Manner.WITHOUT_FIGHT},
    "days": {"when": august(5, 6)},
    "precision": {"when": DateSpan.month(2021, 8)},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_an_editor_corrects_changes_the_checksum(war, decided, change):
    before = checksum()
    editing.correct_event(war.falls["Alder"], **change, **decided)
    assert checksum().count == before.count
    assert checksum().sha256 != before.sha256


def test_another_place_or_another_actor_changes_the_checksum(war, decided):
    sums = [checksum()]
    editing.correct_event(war.falls["Alder"], place=make_place(), **decided)
    sums.append(checksum())
    parts = [(make_actor(), ActorRole.TAKER)]
    editing.correct_event(war.falls["Alder"], parts=parts, **decided)
    sums.append(checksum())
    editing.correct_event(war.falls["Alder"], parts=[(parts[0][0], ActorRole.LOSER)], **decided)
    assert len({*sums, checksum()}) == 4


def test_withdrawing_and_merging_change_the_checksum_and_undoing_restores_it(war, decided):
    before, alder, birch = checksum(), war.falls["Alder"], war.falls["Birch"]
    editing.merge_events(birch, alder, **decided)
    assert checksum().count == 2
    editing.unmerge_event(alder, **decided)
    assert checksum() == before
    editing.withdraw_event(birch, **decided)
    assert checksum().count == 2


def test_a_rejected_denial_changes_the_standing_and_so_the_checksum(war, decided):
    event, article = war.falls["Alder"], make_article()
    town = war.towns["Alder"]
    denial = make_report(article=article, event=event, place=town, stance=Stance.DENIED)
    refresh(event)
    before = checksum()
    editing.reject_report(denial, **decided)
    assert checksum().sha256 != before.sha256


def test_a_new_event_changes_the_checksum(war, fall):
    before = checksum()
    fall(war, war.towns["Alder"], august(17), printed=18)
    assert checksum().count == before.count + 1
    assert checksum().sha256 != before.sha256


def test_another_source_that_was_printed_by_the_day_changes_the_checksum(war):
    before = checksum()
    another_report(war, printed=7)
    assert checksum().sha256 != before.sha256


def test_what_is_printed_after_the_day_changes_nothing(war):
    before = checksum()
    another_report(war, printed=25, manner=Manner.BY_FORCE, loser=war.state, when=august(5))
    assert checksum() == before
    assert checksum(date(2021, 8, 25)).sha256 != before.sha256


def another_report(war, *, printed, **fields):
    event = war.falls["Alder"]
    article = make_article(published_on=date(2021, 8, printed))
    fields = {"when": august(6), "taker": war.rebels, **fields}
    make_report(article=article, event=event, place=war.towns["Alder"], **fields)
    refresh(event)


def test_what_says_nothing_changes_nothing(war, decided):
    before, alder = checksum(), war.falls["Alder"]
    alder.save()
    refresh(alder)
    editing.accept_report(alder.reports.get(), **decided)
    assert Event.objects.get(pk=alder.pk).status == EventStatus.PUBLISHED
    editing.correct_event(alder, derivation="in other words", **decided)
    Event.objects.filter(pk=alder.pk).update(title="The fall of Alder")
    assert checksum() == before


def test_ids_say_nothing(war, fall, decided):
    """The same three falls, made again in another order."""
    before = checksum()
    for event in war.falls.values():
        editing.withdraw_event(event, **decided)
    fall(war, war.towns["Cedar"], august(15), printed=16, stance=Stance.CLAIMED)
    fall(war, war.towns["Birch"], august(10, 11), printed=11)
    fall(war, war.towns["Alder"], august(6), printed=6)
    assert checksum() == before


def test_events_of_the_same_days_are_summed_up_in_any_order():
    def event(place, last=11):
        days = (date(2021, 8, last), date(2021, 8, 10), "days")
        return FrozenEvent(*days, "captured", "not_said", place, "asserted", ("taker x",), 1)

    one, other, later = event("alder"), event("birch"), event("acorn", last=12)
    assert checksum_of([one, other, later]) == checksum_of([other, one, later])
    by_hand = hashlib.sha256(one.line + other.line + later.line).hexdigest()
    assert checksum_of([one, other, later]) == Checksum(3, by_hand)
    line = (
        '["2021-08-11","2021-08-10","days","captured","not_said","alder","asserted",["taker x"],1]'
    )
    assert one.line == f"{line}\n".encode()


def test_a_list_of_several_batches_is_summed_up_as_one(war, fall, monkeypatch):
    whole = checksum()
    monkeypatch.setattr(frozen_lists, "BATCH", 2)
    assert checksum() == whole


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sha256": "abc"}, "Checksum: A SHA-256 has 64 hexadecimal digits."),
        ({"sha256": "g" * 64}, "Checksum: A SHA-256 has 64 hexadecimal digits."),
        ({"made": "today"}, "Made on: Write a day as 2021-08-11."),
        ({"made": ""}, "Made on: It is missing."),
        ({"count": "-1"}, "Number of events:"),
        ({"on": ""}, "Day: It is missing."),
        ({"known_by": ""}, "It is missing."),
        ({"kind": "picnic"}, "What happened: Select a valid choice."),
    ],
)
def test_a_damaged_link_is_refused_in_words(client, war, change, said):
    link = {"on": "2021-08-20", "known_by": "2021-08-20", "made": "2021-08-20", "count": "3"}
    page = client.get(FROZEN, {**link, "sha256": "0" * 64, **change})
    assert page.status_code == 400
    assert said in words(page)


def test_a_checksum_in_capitals_is_the_same_one(client, war):
    link = freeze(client, **CLOCKS)
    page = client.get(link.replace(sha256_in(link), sha256_in(link).upper()))
    assert "The list is the same 3 events" in words(page)


def test_a_list_that_is_too_long_is_refused_in_words(client, war, monkeypatch):
    monkeypatch.setattr(frozen_lists, "LONGEST", 2)
    page = client.get(FROZEN)
    assert page.status_code == 400
    assert "narrow it by a filter" in words(page)


def test_a_long_list_comes_in_pages(client, war):
    for number in range(100):
        make_event(conflict=war.conflict, kind=EventKind.CLASHES, place_text=f"Hill {number}")
    link = freeze(client)
    first = html_of(client.get(link))
    following = re.search(r'rel="next" href="([^"#]+)', first)[1].replace("&amp;", "&")
    second = client.get(following)
    assert "page 2 of 2" in words(second)
    assert "The list is the same 103 events" in words(second)
    assert client.get(f"{link}&page=3").status_code == 404


def test_a_war_without_events_can_be_frozen_too(client, db):
    page = client.get(f"{make_conflict().get_absolute_url()}frozen/", follow=True)
    assert "The list is the same 0 events" in words(page)
    assert max(heading_steps(page)) == 1
    assert client.get("/no-such-war/frozen/").status_code == 404


def test_the_cost_is_the_same_for_more_events(client, war, fall, django_assert_num_queries):
    for number in range(20):
        fall(war, war.towns["Cedar"], august(16), printed=17 + number % 3)
    with django_assert_num_queries(7):
        link = freeze(client, **CLOCKS)
    with django_assert_num_queries(11):
        client.get(link)


def test_events_told_of_later_cost_four_more_queries(war, django_assert_num_queries):
    with django_assert_num_queries(4):
        checksum()
    another_report(war, printed=25)
    with django_assert_num_queries(8):
        checksum()


def test_only_reading_is_allowed(client, war):
    assert client.post(FROZEN).status_code == 405


def test_a_link_with_a_number_that_was_never_true_is_not_confirmed(client, war):
    link = re.sub(r"count=\d+", "count=9999", freeze(client))
    assert "The list has changed since" in words(client.get(link))
