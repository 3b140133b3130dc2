"""English and Dari: the address alone says which, and what is for programs stays English."""

import re

import lxml.html
import pytest

from conflict_timeline.languages import in_language, language_of
from tests.pages.reading import html_of

PERSIAN_BROWSER = {"HTTP_ACCEPT_LANGUAGE": "fa,ps;q=0.9"}
PAGES = [
    "/",
    "/about/",
    "/credits/",
    "/search/?q=alder",
    "/wood-war/?on=2021-08-11",
    "/wood-war/2021-08-11/",
    "/wood-war/coverage/?month=2021-08",
    "/places/{place}/?known_by=2021-08-11",
    "/actors/{actor}/",
    "/events/{event}/",
    "/articles/{article}/",
]


def page_of(response):
    return lxml.html.fromstring(html_of(response))


@pytest.fixture
def address(war):
    """Fill in the places, actors and events of the small war."""
    fall = war.falls["Alder"]
    names = {
        "place": war.towns["Alder"].slug,
        "actor": war.rebels.slug,
        "event": fall.pk,
        "article": fall.reports.get().article_id,
    }
    return lambda path: path.format(**names)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_its_language_and_leads_to_the_other(client, address, path):
    path = address(path)
    english, dari = page_of(client.get(path)), page_of(client.get(f"/fa{path}"))
    assert (english.get("lang"), english.get("dir")) == ("en", "ltr")
    assert (dari.get("lang"), dari.get("dir")) == ("fa", "rtl")
    (to_dari,) = english.xpath("//*[@id='languages']//a")
    (to_english,) = dari.xpath("//*[@id='languages']//a")
    assert (to_dari.text, to_dari.get("lang"), to_dari.get("href")) == ("دری", "fa", f"/fa{path}")
    assert (to_english.text, to_english.get("hreflang")) == ("English", "en")
    assert to_english.get("href") == path


@pytest.mark.parametrize("path", PAGES)
def test_a_page_names_its_other_edition_to_search_engines(client, address, path):
    path = address(path)
    for asked in (path, f"/fa{path}"):
        links = page_of(client.get(asked)).xpath("//link[@rel='alternate'][@hreflang]")
        assert {link.get("hreflang"): link.get("href") for link in links} == {
            "en": f"http://testserver{path}",
            "fa": f"http://testserver/fa{path}",
        }


@pytest.mark.parametrize("path", PAGES)
def test_links_stay_in_the_language(client, address, path):
    page = page_of(client.get(f"/fa{address(path)}"))
    hrefs = page.xpath("//body//a[not(@hreflang='en')]/@href | //form/@action")
    own = [href for href in hrefs if href.startswith("/") and not href.startswith("/fa/")]
    for_programs = re.compile(r"/api/|/[\w-]+/(feed\.atom|calendar\.ics|timelinejs\.json)")
    assert [href for href in own if not for_programs.match(href)] == []


def test_the_browser_and_a_cookie_do_not_choose_the_language(client, war):
    client.cookies["django_language"] = "fa"
    response = client.get("/wood-war/", **PERSIAN_BROWSER)
    assert response["Content-Language"] == "en"
    assert "Accept-Language" not in response.get("Vary", "")
    assert client.get("/fa/wood-war/", HTTP_ACCEPT_LANGUAGE="en")["Content-Language"] == "fa"


def test_programs_are_answered_in_english(client, war):
    path = "/api/v1/control?conflict=wood-war&on=2021-08-11"
    client.get("/fa/wood-war/")
    response = client.get(path, **PERSIAN_BROWSER)
    assert response["Content-Language"] == "en"
    assert response.content == client.get(path).content
    assert "by Rebels (6 August 2021)" in html_of(response)
    events = client.get("/api/v1/events?conflict=wood-war", **PERSIAN_BROWSER).json()["items"]
    assert events[0]["title"] == "Rebels captured Alder"
    assert events[0]["when"]["text"] == "6 August 2021"
    assert "/fa/" not in str(events)


def test_the_admin_is_english_and_has_no_dari_address(client, admin_client, war):
    assert 'lang="en' in html_of(admin_client.get("/admin/", **PERSIAN_BROWSER))
    assert client.get("/fa/admin/").status_code == 404
    assert client.get("/fa/api/v1/events").status_code == 404


def test_an_unknown_address_is_told_of_in_its_language(client, db):
    assert page_of(client.get("/fa/nowhere/at/all/")).get("lang") == "fa"
    assert page_of(client.get("/nowhere/at/all/")).get("lang") == "en"


@pytest.mark.parametrize(
    ("path", "language", "other"),
    [
        ("/", "en", "/fa/"),
        ("/fa/", "fa", "/"),
        ("/fa-valley-war/", "en", "/fa/fa-valley-war/"),
        ("/fa/fa-valley-war/", "fa", "/fa-valley-war/"),
        ("/fast/", "en", "/fa/fast/"),
    ],
)
def test_only_a_whole_first_part_names_a_language(path, language, other):
    assert language_of(path) == language
    assert in_language(path, "en" if language == "fa" else "fa") == other
