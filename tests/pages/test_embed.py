"""Pages for frames of other sites: what they show, and that no other page may be framed."""

import re
from html import unescape

import lxml.html
import pytest

from events.models import Event
from events.vocabulary import EventKind, EventStatus, Stance
from tests.factories import make_article, make_conflict, make_event, make_report
from tests.pages.conftest import august, refresh
from tests.pages.parts import words
from tests.pages.reading import heading_steps, html_of, text

pytestmark = pytest.mark.django_db
EMBED = "/wood-war/embed/"


def newest(response):
    return re.findall(
        r'noopener">(?:\w+: )?<bdi>(?:Rebels captured )?(.*?)</bdi>', text_of(response)
    )


def text_of(response):
    return html_of(response).partition("embed__events")[2].partition("</ol>")[0]


def event_embed(event):
    return f"{event.get_absolute_url()}embed/"


def test_it_leads_with_the_count_of_the_day(client, war):
    page = words(client.get(EMBED, {"on": "2021-08-11"}))
    assert "On 11 August 2021, 2 of 3 towns were in Rebels hands" in page


def test_it_paints_the_map_with_its_legend(client, war):
    page = html_of(client.get(EMBED, {"on": "2021-08-10"}))
    assert re.findall(r'fill="url\(#(\w\d)\)"[^>]*><title>', page) == ["h1", "u0", "h2"]
    assert 'class="legend"' in page


def test_it_lists_the_newest_events_first_with_their_standing(client, war):
    page = client.get(EMBED)
    assert newest(page) == ["Cedar", "Birch", "Alder"]
    assert "Claimed: Rebels captured Cedar 15 August 2021 Claimed by one side only" in words(page)


def test_it_lists_only_what_had_certainly_happened_by_the_day(client, war):
    assert newest(client.get(EMBED, {"on": "2021-08-10"})) == ["Alder"]


def test_events_without_a_last_day_are_no_news(client, war):
    make_event(conflict=war.conflict, kind=EventKind.CLASHES, when=None, place_text="Hill")
    page = client.get(EMBED)
    assert newest(page) == ["Cedar", "Birch", "Alder"]
    assert "Whole timeline: 4 events" in text(page)


def test_ten_events_are_listed_however_many_there_are(client, war):
    for number in range(12):
        make_event(conflict=war.conflict, kind=EventKind.CLASHES, place_text=f"Hill {number}")
    page = client.get(EMBED)
    assert len(newest(page)) == 10
    assert "Whole timeline: 15 events" in text(page)


def test_it_takes_both_clocks_and_the_filters_and_says_so(client, war):
    query = {"on": "2021-08-15", "known_by": "2021-08-11", "q": "birch"}
    page = client.get(EMBED, query)
    assert newest(page) == ["Birch"]
    assert "As known by 11 August 2021" in words(page)
    assert "Only Words: birch" in words(page)
    full = "/wood-war/?on=2021-08-15&amp;known_by=2021-08-11&amp;q=birch"
    assert f'href="{full}" target="_blank" rel="noopener"' in html_of(page)


def test_every_link_leaves_the_frame(client, war):
    for address in (EMBED, event_embed(war.falls["Alder"])):
        links = lxml.html.fromstring(html_of(client.get(address))).xpath("//a")
        assert links
        assert {(link.get("target"), link.get("rel")) for link in links} == {("_blank", "noopener")}


def test_neither_masthead_nor_search_nor_script_comes_along(client, war):
    for address in (EMBED, event_embed(war.falls["Alder"])):
        page = html_of(client.get(address))
        assert not re.search(r"masthead|role=\"search\"|<form|<script|\sstyle=|<style", page)
        assert max(heading_steps(client.get(address))) == 1


def test_what_is_not_understood_is_said_in_the_frame(client, war):
    page = client.get(EMBED, {"on": "yesterday"})
    assert page.status_code == 400
    assert "Write a day as 2021-08-11." in words(page)


def test_a_war_without_places_or_events_can_be_framed_too(client, db):
    page = client.get(f"{make_conflict(title='A quiet war').get_absolute_url()}embed/")
    assert page.status_code == 200
    assert "A quiet war" in words(page)
    assert "No event to show" in words(page)


def test_an_event_shows_its_days_its_standing_and_who_says_so(client, war):
    page = client.get(event_embed(war.falls["Cedar"]))
    assert "Claimed: Rebels captured Cedar 15 August 2021" in words(page)
    assert "“The rebels took Cedar”" in words(page)
    assert "Outlet" in words(page)


def test_a_denial_is_not_crowded_out_by_many_reports(client, war):
    event, town = war.falls["Alder"], war.towns["Alder"]
    for stance in [Stance.ASSERTED] * 5 + [Stance.DENIED]:
        article = make_article(text=f"It is so, {stance}.")
        make_report(article=article, event=event, place=town, stance=stance, when=august(6))
    refresh(event)
    page = client.get(event_embed(event))
    assert "It is so, denied." in words(page)
    assert "3 more reports" in text(page)


def test_an_event_can_be_shown_as_known_by_a_day(client, war):
    page = client.get(event_embed(war.falls["Alder"]), {"known_by": "2021-08-07"})
    assert "As known by 7 August 2021" in words(page)
    assert f'{war.falls["Alder"].get_absolute_url()}?known_by=2021-08-07"' in html_of(page)


def test_a_withdrawn_event_says_so_in_the_frame(client, war):
    Event.objects.filter(pk=war.falls["Alder"].pk).update(status=EventStatus.WITHDRAWN)
    page = client.get(event_embed(war.falls["Alder"]))
    assert page.status_code == 410
    assert "This event has been withdrawn" in words(page)
    assert "X-Frame-Options" not in page


def test_a_merged_event_leads_to_its_survivor_in_the_frame(client, war):
    survivor = war.falls["Birch"]
    fell = Event.objects.filter(pk=war.falls["Alder"].pk)
    fell.update(status=EventStatus.MERGED, merged_into=survivor)
    page = client.get(event_embed(war.falls["Alder"]), {"known_by": "2021-08-20"})
    assert page.url == f"{event_embed(survivor)}?known_by=2021-08-20"
    assert "X-Frame-Options" not in page


def test_what_readers_may_not_see_is_in_no_frame(client, war):
    war.conflict.machine_read_is_public = False
    war.conflict.save()
    assert client.get(event_embed(war.falls["Alder"])).status_code == 404
    assert newest(client.get(EMBED)) == []


def test_any_site_may_frame_these_pages(client, war):
    for address in (EMBED, event_embed(war.falls["Alder"])):
        page = client.get(address)
        assert "frame-ancestors *;" in page["Content-Security-Policy"] + ";"
        assert "X-Frame-Options" not in page
        assert not page.cookies


def test_they_allow_nothing_else_that_other_pages_do_not(client, war):
    def rules(address):
        told = client.get(address)["Content-Security-Policy"].split("; ")
        return {rule for rule in told if not rule.startswith("frame-ancestors")}

    assert rules(EMBED) == rules("/wood-war/")


def test_no_other_page_may_be_framed(client, war):
    event, article = war.falls["Alder"], war.falls["Alder"].reports.get().article
    town, side = war.towns["Alder"], war.rebels
    own = ["/", "/search/", "/about/", "/credits/", "/wood-war/", "/wood-war/2021-08-06/"]
    own += ["/wood-war/coverage/", "/wood-war/frozen/", "/no-such-war/embed/", "/events/0/embed/"]
    own += ["/admin/login/", "/api/v1/events", "/oembed"]
    own += [row.get_absolute_url() for row in (event, article, town, side)]
    for address in own:
        page = client.get(address)
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"], address
        assert page["X-Frame-Options"] == "DENY", address


def test_the_timeline_hands_out_the_code_for_the_state_in_force(client, war):
    page = html_of(client.get("/wood-war/", {"on": "2021-08-11", "q": 'a "town" & more'}))
    code = lxml.html.fromstring(page).get_element_by_id("embed-code")
    frame = lxml.html.fromstring(code.text)
    assert frame.tag == "iframe"
    src = "http://testserver/wood-war/embed/?on=2021-08-11&q=a+%22town%22+%26+more"
    assert frame.get("src") == src
    assert (frame.get("title"), frame.get("loading")) == ("Timeline: War of the woods", "lazy")
    assert 'for="embed-code"' in page
    assert client.get(frame.get("src")).status_code == 200


def test_a_title_cannot_break_out_of_the_code(client, war):
    war.conflict.title = '"></iframe></textarea><script>alert(1)</script>'
    war.conflict.save()
    page = html_of(client.get("/wood-war/"))
    assert "<script>alert" not in page
    code = lxml.html.fromstring(page).get_element_by_id("embed-code").text
    assert lxml.html.fromstring(code).get("title") == f"Timeline: {war.conflict.title}"
    assert "<script>alert" not in unescape(code).replace(war.conflict.title, "")


def test_the_timeline_leads_to_its_frozen_view(client, war):
    page = html_of(client.get("/wood-war/", {"on": "2021-08-11", "q": "birch"}))
    link = re.search(r'href="(/wood-war/frozen/[^"]+)" rel="nofollow"', page)[1]
    assert unescape(link) == "/wood-war/frozen/?on=2021-08-11&q=birch"
    assert "same 1 event as" in text(client.get(unescape(link), follow=True))


def test_a_timeline_in_brief_costs_nine_queries(client, war, fall, django_assert_num_queries):
    for number in range(20):
        fall(war, war.towns["Cedar"], august(16 + number % 10), printed=30)
    for query in ({}, {"on": "2021-08-28", "known_by": "2021-08-30", "q": "rebels"}):
        with django_assert_num_queries(9):
            client.get(EMBED, query)


def test_an_event_costs_five_queries(client, war, django_assert_num_queries):
    with django_assert_num_queries(5):
        client.get(event_embed(war.falls["Alder"]), {"known_by": "2021-08-20"})


def test_only_reading_is_allowed(client, war):
    assert client.post(EMBED).status_code == 405
