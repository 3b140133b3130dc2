"""oEmbed: what consumers are told of an address of this site."""

from urllib.parse import quote
from xml.etree import ElementTree

import lxml.html
import pytest

from events.models import Event
from events.vocabulary import EventStatus
from tests.pages.reading import html_of

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


def asked(client, path, **options):
    return client.get("/oembed", {"url": f"{HERE}{path}", **options})


def frame_of(answer):
    return lxml.html.fromstring(answer.json()["html"])


def test_a_timeline_is_answered_with_a_frame_in_the_same_state(client, war):
    answer = asked(client, "/wood-war/?on=2021-08-11&kind=captured&kind=bombing&page=2&x=1")
    told = answer.json()
    assert (told["type"], told["version"]) == ("rich", "1.0")
    assert told["title"] == "War of the woods, 11 August 2021"
    assert told["provider_url"] == f"{HERE}/"
    state = "on=2021-08-11&kind=captured&kind=bombing"
    assert frame_of(answer).get("src") == f"{HERE}/wood-war/embed/?{state}"
    assert frame_of(answer).get("width") == str(told["width"])


def test_a_day_is_answered_with_the_timeline_on_that_day(client, war):
    answer = asked(client, "/wood-war/2021-08-11/?known_by=2021-08-20")
    assert answer.json()["title"] == "War of the woods, 11 August 2021"
    src = f"{HERE}/wood-war/embed/?on=2021-08-11&known_by=2021-08-20"
    assert frame_of(answer).get("src") == src


def test_an_event_is_answered_with_its_card(client, war):
    cedar = war.falls["Cedar"]
    answer = asked(client, f"{cedar.get_absolute_url()}?known_by=2021-08-20")
    assert answer.json()["title"] == "Claimed: Rebels captured Cedar"
    src = f"{HERE}/events/{cedar.pk}/embed/?known_by=2021-08-20"
    assert frame_of(answer).get("src") == src


def test_a_page_in_dari_is_answered_in_dari(client, war):
    war.conflict.in_other_languages = {"fa": {"title": "جنگ جنگل"}}
    war.conflict.save()
    answer = asked(client, "/fa/wood-war/2021-08-11/")
    assert answer.json()["title"] == "جنگ جنگل، ۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱)"
    assert answer.json()["provider_url"] == f"{HERE}/fa/"
    assert frame_of(answer).get("src") == f"{HERE}/fa/wood-war/embed/?on=2021-08-11"
    picture = answer.json()["thumbnail_url"]
    assert picture == f"{HERE}/fa/wood-war/2021-08-11/picture.png?on=2021-08-11"


def test_a_merged_event_is_answered_as_its_survivor(client, war):
    alder, birch = war.falls["Alder"], war.falls["Birch"]
    Event.objects.filter(pk=alder.pk).update(status=EventStatus.MERGED, merged_into=birch)
    assert asked(client, alder.get_absolute_url()).json()["title"] == "Rebels captured Birch"


@pytest.mark.parametrize(
    ("options", "size"),
    [
        ({}, (640, 780)),
        ({"maxwidth": 400}, (400, 780)),
        ({"maxheight": 300}, (640, 300)),
        ({"maxwidth": 4000, "maxheight": 4000}, (640, 780)),
    ],
)
def test_the_frame_keeps_within_the_size_asked_for(client, war, options, size):
    answer = asked(client, "/wood-war/", **options)
    assert (answer.json()["width"], answer.json()["height"]) == size
    assert (frame_of(answer).get("width"), frame_of(answer).get("height")) == tuple(map(str, size))


def test_xml_says_the_same_as_json(client, war):
    answer = asked(client, "/wood-war/", format="xml")
    assert answer["Content-Type"].startswith("text/xml")
    root = ElementTree.fromstring(answer.content)
    told = asked(client, "/wood-war/", format="json").json()
    assert root.tag == "oembed"
    assert {each.tag: each.text for each in root} == {name: str(told[name]) for name in told}


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/wood-war/",
        "http://testserver:81/wood-war/",
        "http://testserver@elsewhere.example/wood-war/",
        "ftp://testserver/wood-war/",
        "//testserver/wood-war/",
        "http://testserver/no-such-war/",
        "http://testserver/no-such-war/2021-08-11/",
        "http://testserver/wood-war/2021-02-30/",
        "http://testserver/wood-war/9000-01-01/",
        "http://testserver/wood-war/?on=yesterday",
        "http://testserver/events/0/",
        "http://testserver/events/999999999999999999999999/",
        "http://testserver/about/",
        "http://testserver/wood-war",
        "http://[broken/",
        "wood-war",
    ],
)
def test_addresses_that_are_no_page_to_show_are_not_found(client, war, url):
    answer = client.get("/oembed", {"url": url})
    assert answer.status_code == 404
    assert "no address of a timeline, a day or an event" in answer.json()["detail"]


def test_withdrawn_and_hidden_events_are_not_found(client, war):
    alder, birch = war.falls["Alder"], war.falls["Birch"]
    Event.objects.filter(pk=alder.pk).update(status=EventStatus.WITHDRAWN)
    assert asked(client, alder.get_absolute_url()).status_code == 404
    war.conflict.machine_read_is_public = False
    war.conflict.save()
    assert asked(client, birch.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({}, 400, "Give the address to show as url="),
        ({"url": f"{HERE}/wood-war/", "maxwidth": "wide"}, 400, "maxwidth: Enter a whole number."),
        ({"url": f"{HERE}/wood-war/", "maxheight": "0"}, 400, "maxheight:"),
        ({"url": f"{HERE}/wood-war/", "format": "yaml"}, 501, "ask for json or xml"),
    ],
)
def test_what_cannot_be_answered_is_said(client, war, query, status, said):
    answer = client.get("/oembed", query)
    assert answer.status_code == status
    assert said in answer.json()["detail"]


def test_every_page_that_can_be_shown_says_where_to_ask(client, war):
    event = war.falls["Alder"].get_absolute_url()
    for path in ("/wood-war/?on=2021-08-11&q=alder", "/wood-war/2021-08-11/", event):
        head = lxml.html.fromstring(html_of(client.get(path))).find("head")
        for written_as in ("application/json+oembed", "text/xml+oembed"):
            (link,) = head.xpath(f'link[@rel="alternate"][@type="{written_as}"]')
            assert quote(f"{HERE}{path}", safe="") in link.get("href")
            answer = client.get(link.get("href"))
            assert answer.status_code == 200
            assert ("xml" in written_as) == answer["Content-Type"].startswith("text/xml")


def test_a_picture_comes_along_where_it_fits(client, war):
    told = asked(client, "/wood-war/?on=2021-08-11&kind=captured").json()
    assert told["thumbnail_url"] == f"{HERE}/wood-war/picture.png?on=2021-08-11"
    assert (told["thumbnail_width"], told["thumbnail_height"]) == (1200, 630)
    assert "thumbnail_url" not in asked(client, "/wood-war/", maxwidth=600).json()


@pytest.mark.parametrize("page", ["/wood-war/", "/wood-war/2021-08-11/", "event"])
def test_every_picture_that_is_named_is_there(client, war, page):
    path = war.falls["Alder"].get_absolute_url() if page == "event" else page
    answer = client.get(asked(client, path).json()["thumbnail_url"])
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")


def test_answers_are_open_to_scripts_of_other_sites(client, war):
    answer = asked(client, "/wood-war/")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies


def test_control_characters_in_a_title_leave_the_xml_readable(client, war):
    war.conflict.title = "War\x0b of the woods"
    war.conflict.save()
    answer = asked(client, "/wood-war/", format="xml")
    assert ElementTree.fromstring(answer.content).findtext("title") == "War of the woods"
