"""English and Dari: the address alone says which, and what is for programs stays English."""

import re

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Publisher
from conflict_timeline.languages import in_language, language_of
from events.models import ActorName, PlaceName
from events.models.conflicts import check_translations
from tests.pages.conftest import august
from tests.pages.parts import words
from tests.pages.reading import html_of
from tests.test_translations import ENTRIES

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
    assert [href for href in own if not href.startswith(("/api/", "/admin/"))] == []


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


@pytest.fixture
def named(war):
    """Alder has a Dari name, Birch only a Pashto one, Cedar none; the rebels have one."""
    PlaceName.objects.create(place=war.towns["Alder"], language="fa", name="توسکا")
    PlaceName.objects.create(place=war.towns["Alder"], language="ps", name="توسکه")
    PlaceName.objects.create(place=war.towns["Birch"], language="ps", name="برچ")
    ActorName.objects.create(actor=war.rebels, language="fa", name="شورشیان")
    return war


def said(response):
    return words(response).replace("\u2068", "").replace("\u2069", "")


def test_an_event_is_told_as_a_sentence_of_its_language(client, named):
    told = said(client.get("/fa/wood-war/?on=2021-08-31"))
    assert "توسکا به دست شورشیان افتاد" in told
    assert "برچ به دست شورشیان افتاد" in told
    assert "ادعا شده: Cedar به دست شورشیان افتاد" in told
    assert "۱۵ اسد ۱۴۰۰ (۶ آگست ۲۰۲۱)" in told
    assert "Rebels captured Alder" in said(client.get("/wood-war/?on=2021-08-31"))


def test_a_day_counts_in_its_language(client, named):
    told = said(client.get("/fa/wood-war/2021-08-11/"))
    assert "در ۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱)، ۲ از ۳ towns در دست شورشیان بود" in told
    assert "۱۹ تا ۲۰ اسد ۱۴۰۰ (۱۰ تا ۱۱ آگست ۲۰۲۱)" in told


def test_why_a_place_is_held_is_said_in_the_language(client, named):
    told = said(client.get(f"/fa/places/{named.towns['Alder'].slug}/"))
    assert "آخرین تصرف یقینی تا این روز: به دست شورشیان (۱۵ اسد ۱۴۰۰ (۶ آگست ۲۰۲۱))" in told


def test_a_latin_name_keeps_to_itself_within_a_sentence(client, named):
    assert '<bdi lang="en">Cedar</bdi> به دست' in html_of(client.get("/fa/wood-war/"))


def test_quotes_stay_as_printed_and_say_their_language(client, named):
    page = page_of(client.get("/fa/wood-war/2021-08-06/"))
    (quote,) = page.find_class("event__quote")
    assert (quote.get("lang"), quote.get("dir")) == ("en", "auto")
    assert "The rebels took Alder" in quote.text_content()
    assert quote.find("footer").get("lang") == "fa"


def test_filters_offer_names_of_the_language(client, named):
    page = page_of(client.get("/fa/wood-war/"))
    options = {option.get("value"): option.text for option in page.iter("option")}
    assert options[named.rebels.slug] == "شورشیان (۳)"
    assert options[named.towns["Alder"].slug] == "توسکا (۱)"
    assert page.xpath("//label[@for='id_certainty']")[0].text == "در این روزها"


def test_bad_input_is_told_of_in_the_language(client, war):
    response = client.get("/fa/wood-war/?since=nonsense")
    assert response.status_code == 400
    assert "روز را به گونهٔ 2021-08-11 بنویسید" in words(response)


def test_a_conflict_has_a_title_in_other_languages(client, war):
    war.conflict.in_other_languages = {"fa": {"title": "جنگ جنگل", "places_called": "شهر"}}
    war.conflict.save()
    assert "جنگ جنگل" in words(client.get("/fa/"))
    assert "از ۳ شهر در دست" in said(client.get("/fa/wood-war/"))
    assert "War of the woods" in words(client.get("/"))


@pytest.mark.parametrize(
    "told", [{"xx": {"title": "a"}}, {"fa": {"slug": "a"}}, {"fa": {"title": 1}}, {"fa": "a"}, []]
)
def test_other_texts_of_a_conflict_are_refused(told):
    with pytest.raises(ValidationError):
        check_translations(told)


SHARED = [
    "/wood-war/embed/?on=2021-08-12&place={place}",
    "/events/{event}/embed/",
    "/wood-war/frozen/?on=2021-08-12&known_by=2021-08-20&made=2021-08-21&count=3&sha256="
    + 64 * "0",
    "/wood-war/picture.png",
]


@pytest.mark.parametrize("path", [*PAGES, *SHARED])
def test_a_page_in_dari_costs_one_query_more_at_most(client, address, named, fall, path):
    for number in range(5):
        fall(named, named.towns["Cedar"], august(16 + number), printed=30)
    costs = {}
    for prefix in ("", "/fa"):
        with CaptureQueriesContext(connection) as asked:
            client.get(prefix + address(path))
        costs[prefix] = len(asked)
    assert costs["/fa"] <= costs[""] + 1


@pytest.mark.parametrize("path", PAGES[:7])
def test_no_translated_sentence_is_left_in_english(client, address, path):
    page = said(client.get(f"/fa{address(path)}"))
    sentences = [each.msgid for each in ENTRIES if re.fullmatch(r"[^%<]{12,}", each.msgid)]
    assert [sentence for sentence in sentences if sentence in page] == []


# Names that are written in Latin letters in Dari too.
LATIN = "oEmbed CC BY GeoNames Natural Earth JSON GeoJSON NDJSON CSV TimelineJS API SHA UTF"
READ_ALOUD = ("title", "aria-label", "alt", "placeholder", "data-says", "data-since", "data-play")


def latin_words(page):
    """Runs of Latin letters that a reader of Dari meets, beside what is marked as English."""
    for element in page.xpath("//*[@lang='en']|//code|//pre|//textarea|//script|//style"):
        element.drop_tree()
    told = [page.text_content()]
    told += [value for name in READ_ALOUD for value in page.xpath(f"//@{name}")]
    told += page.xpath("//meta[@property='og:title' or @name='description']/@content")
    return set(re.findall(r"[A-Za-z_]{2,}", " ".join(told))) - set(LATIN.split())


@pytest.fixture
def told_in_dari(named):
    """Whatever has a name of its own has one in Dari."""
    war = named
    PlaceName.objects.create(place=war.towns["Cedar"], language="fa", name="سدر")
    for town in war.towns.values():
        name = f"ولایت {town.pk}"
        PlaceName.objects.create(place=town.province, language="fa", name=name)
    ActorName.objects.create(actor=war.state, language="fa", name="دولت")
    for publisher in Publisher.objects.all():
        Publisher.objects.filter(pk=publisher.pk).update(name=f"رادیو {publisher.pk}")
    told = {"title": "جنگ جنگل", "summary": "جنگی در جنگل", "places_called": "شهر"}
    war.conflict.in_other_languages = {"fa": told}
    war.conflict.save()
    return war


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/wood-war/",
        "/wood-war/?on=2021-08-11&known_by=2021-08-11",
        "/wood-war/?kind=captured&kind=talks&sources=5&actor={actor}&place={place}",
        "/wood-war/?since=2021-08-30&until=2021-08-01&stance=denied",
        "/wood-war/2021-08-11/",
        "/wood-war/coverage/?month=2021-08",
        "/wood-war/embed/?on=2021-08-11&known_by=2021-08-20&place={place}",
        "/events/{event}/embed/?known_by=2021-08-10",
        "/wood-war/frozen/?on=2021-08-11&place={place}",
        "/wood-war/frozen/?sha256=1",
    ],
)
def test_no_english_word_is_left(client, told_in_dari, address, path):
    assert latin_words(page_of(client.get(f"/fa{address(path)}", follow=True))) == set()


def test_an_address_with_two_slashes_leads_to_no_other_host(client, settings):
    settings.DEBUG = False
    page = html_of(client.get("/fa//elsewhere.example/"))
    assert 'href="//elsewhere.example' not in page
    assert "http://elsewhere.example" not in page
