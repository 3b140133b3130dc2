"""The heads of pages, as programs that show links and harvest facts read them."""

import json
from io import BytesIO

import lxml.html
import pytest
from PIL import Image

from articles.models import Article
from events.dates import DateSpan
from events.models import Conflict, Event
from events.vocabulary import ActorKind, EventStatus, Stance
from tests.factories import (
    AUGUST_11,
    make_actor,
    make_article,
    make_event,
    make_place,
    make_publisher,
)
from tests.pages.conftest import august

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
HOSTILE = '</script><b onload="x">&\'<!--\u2028سقوط'


class Head:
    """The head of a page: its addresses, its properties, its linked data."""

    def __init__(self, response):
        assert response.status_code == 200
        self._tree = lxml.html.fromstring(response.content.decode()).find("head")
        (node,) = self._tree.xpath("script[@type='application/ld+json']/text()")
        self.node = json.loads(node)
        assert self.node["@context"] == "https://schema.org"

    @property
    def canonical(self):
        (address,) = self._tree.xpath("link[@rel='canonical']/@href")
        return address

    def __getitem__(self, name):
        (content,) = self._tree.xpath(f"meta[@property='{name}' or @name='{name}']/@content")
        return content

    def __contains__(self, name):
        return bool(self._tree.xpath(f"meta[@property='{name}']"))


@pytest.fixture
def head(client):
    return lambda address, **query: Head(client.get(address, query))


def pages_of(war):
    town, article = war.towns["Alder"], Article.objects.first()
    return [
        "/",
        "/wood-war/",
        "/wood-war/2021-08-11/",
        war.falls["Alder"].get_absolute_url(),
        town.get_absolute_url(),
        war.rebels.get_absolute_url(),
        article.get_absolute_url(),
    ]


def test_every_page_says_what_a_card_needs_and_its_picture_is_there(client, war, head):
    for address in pages_of(war):
        found = head(address)
        assert found.canonical == found["og:url"] == SITE + address
        assert found["og:site_name"] == "Conflict Timeline"
        assert found["og:title"] and found["og:image:alt"]
        assert found["description"] == found["og:description"]
        assert 20 < len(found["description"]) <= 310
        assert found["twitter:card"] == "summary_large_image"
        picture = client.get(found["og:image"].removeprefix(SITE))
        width, height = int(found["og:image:width"]), int(found["og:image:height"])
        assert Image.open(BytesIO(picture.content)).size == (width, height)


def test_a_page_in_dari_is_described_in_dari(client, war, head):
    war.conflict.in_other_languages = {"fa": {"title": "جنگ جنگل", "places_called": "شهر"}}
    war.conflict.save()
    for address in pages_of(war):
        found = head(f"/fa{address}")
        assert found.canonical == found["og:url"] == f"{SITE}/fa{address}"
        assert found["og:site_name"] == "گاه‌شمار منازعات"
        assert (found["og:locale"], found["og:locale:alternate"]) == ("fa_AF", "en_GB")
        assert (head(address)["og:locale"], head(address)["og:locale:alternate"]) == (
            "en_GB",
            "fa_AF",
        )
        assert found["og:image"].startswith(f"{SITE}/fa/")
        assert client.get(found["og:image"].removeprefix(SITE)).status_code == 200
    day = head("/fa/wood-war/2021-08-11/")
    assert day["og:title"].startswith("در ۲۰ اسد ۱۴۰۰ (۱۱ آگست ۲۰۲۱)، ۲ از ۳ شهر در دست")
    assert "تغییر در این روز: \u2068Birch\u2069." in day["description"]
    assert day.node["inLanguage"] == "fa"
    assert day.node["isPartOf"]["name"] == "جنگ جنگل"
    event = head(f"/fa{war.falls['Birch'].get_absolute_url()}")
    assert event.node["inLanguage"] == "fa"
    assert "گزارش شده، ۱ منبع مستقل." in event["description"]


def test_the_clocks_make_another_page_with_another_picture(head, war):
    found = head("/wood-war/", on="2021-08-12", known_by="2021-08-06", kind="captured")
    assert found.canonical == f"{SITE}/wood-war/?on=2021-08-12&known_by=2021-08-06"
    assert found["og:image"] == f"{SITE}/wood-war/picture.png?on=2021-08-12&known_by=2021-08-06"
    assert found["og:title"] == (
        "On 12 August 2021, 1 of 3 towns were in Rebels hands (as known by 6 August 2021)"
    )


def test_a_shared_list_keeps_its_filters_though_it_is_a_part_of_one_page(head, war):
    found = head("/wood-war/", kind="captured", q="Alder", page="1")
    assert found.canonical == f"{SITE}/wood-war/"
    assert found["og:url"] == f"{SITE}/wood-war/?q=Alder&kind=captured"


def test_the_day_on_which_a_timeline_opens_is_no_page_of_its_own(head, war):
    assert head("/wood-war/", on="2021-09-07").canonical == f"{SITE}/wood-war/"


def test_the_second_page_of_a_list_is_a_page_of_its_own(head, war, monkeypatch):
    monkeypatch.setattr("events.pages.listed_page.PAGE", 2)
    assert head("/wood-war/", page="2").canonical == f"{SITE}/wood-war/?page=2"
    assert head("/wood-war/", page="2", kind="captured").canonical == f"{SITE}/wood-war/"


@pytest.mark.parametrize("address", ["/", "/wood-war/2021-08-11/", "/events/{}/"])
def test_idle_parameters_are_in_no_canonical_address(head, war, address):
    address = address.format(war.falls["Alder"].pk)
    assert head(address, known_by="", utm_source="x").canonical == SITE + address
    known = head(address, known_by="2021-08-12").canonical
    assert known == f"{SITE}{address}?known_by=2021-08-12"


def test_a_timeline_is_a_dataset_that_can_be_downloaded(client, head, war):
    node = head("/wood-war/").node
    assert node["@type"] == "Dataset"
    assert node["license"] == f"{SITE}/credits/"
    assert node["temporalCoverage"] == "2021-05-01/2021-09-07"
    assert node["spatialCoverage"][0]["address"]["addressCountry"] == "AF"
    assert 50 <= len(node["description"]) <= 5000
    for download in node["distribution"]:
        answer = client.get(download["contentUrl"].removeprefix(SITE))
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith(download["encodingFormat"])


def test_a_conflict_that_goes_on_has_an_open_end(head, war):
    Conflict.objects.update(ends_on=None)
    assert head("/wood-war/").node["temporalCoverage"] == "2021-05-01/.."


def test_a_day_lists_its_events_with_their_doubts(head, war):
    node = head("/wood-war/2021-08-15/").node
    assert (node["@type"], node["temporalCoverage"]) == ("CollectionPage", "2021-08-15")
    (entry,) = node["mainEntity"]["itemListElement"]
    assert entry["name"] == "Claimed: Rebels captured Cedar"
    assert entry["url"] == f"{SITE}{war.falls['Cedar'].get_absolute_url()}"


def test_an_event_has_its_days_its_place_and_its_articles(head, war):
    node = head(war.falls["Birch"].get_absolute_url()).node
    event = node["mainEntity"]
    assert (event["@type"], event["name"]) == ("Event", "Rebels captured Birch")
    assert (event["startDate"], event["endDate"]) == ("2021-08-10", "2021-08-11")
    assert "one of these days" in event["description"]
    assert event["location"]["geo"] == {
        "@type": "GeoCoordinates",
        "latitude": 31.0,
        "longitude": 63.0,
    }
    assert event["location"]["containedInPlace"]["name"] == "Birchland"
    (article,) = node["citation"]
    assert (article["headline"], article["datePublished"]) == ("Birch falls", "2021-08-11")
    assert node["temporalCoverage"] == "2021-08-10/2021-08-11"


@pytest.mark.parametrize(
    ("when", "present"),
    [
        (DateSpan.until(AUGUST_11), {"endDate": "2021-08-11"}),
        (DateSpan.since(AUGUST_11), {"startDate": "2021-08-11"}),
        (None, {}),
    ],
)
def test_a_day_that_is_not_known_is_not_given(head, war, when, present):
    event = make_event(conflict=war.conflict, when=when, place=war.towns["Alder"])
    told = head(event.get_absolute_url()).node["mainEntity"]
    assert {name: told[name] for name in ("startDate", "endDate") if name in told} == present


def test_what_only_one_side_says_is_a_claim_and_no_event(head, war):
    found = head(war.falls["Cedar"].get_absolute_url())
    assert found["og:title"].startswith("Claimed: Rebels captured Cedar")
    claim = found.node["mainEntity"]
    assert claim["@type"] == "Claim"
    assert claim["about"]["@type"] == "Event"
    assert claim["appearance"][0]["headline"] == "Cedar falls"


def test_an_event_of_an_editors_own_source_says_so(head, war):
    event = make_event(
        conflict=war.conflict, status=EventStatus.PUBLISHED, source_note="A phone call."
    )
    assert "from an editor’s own source" in head(event.get_absolute_url())["description"]


def test_a_place_is_where_it_is(head, war):
    town = war.towns["Alder"]
    town.geonameid = 42
    town.save()
    town.names.create(name="توسکا", language="fa")
    node = head(town.get_absolute_url()).node
    assert (node["@type"], node["name"]) == ("City", "Alder")
    assert node["geo"]["longitude"] == 61.0
    assert node["alternateName"] == ["توسکا"]
    assert node["sameAs"] == "https://www.geonames.org/42"


def test_zero_degrees_are_coordinates_too(head, war):
    island = make_place(name="Null Island", latitude=0, longitude=0)
    assert head(island.get_absolute_url()).node["geo"]["latitude"] == 0


def test_persons_and_organisations_are_told_apart(head, war):
    person = make_actor(name="A. Speaker", kind=ActorKind.PERSON, side=war.rebels)
    found = head(person.get_absolute_url())
    assert (found.node["@type"], found["og:type"]) == ("Person", "profile")
    assert found.node["memberOf"]["name"] == "Rebels"
    assert head(war.rebels.get_absolute_url()).node["@type"] == "Organization"


def test_an_article_names_its_outlet_its_day_and_its_original(head):
    publisher = make_publisher(name="Hill Post", homepage="https://hill.example")
    article = make_article(
        headline="Alder falls", publisher=publisher, url="https://hill.example/1", author="A. Pen"
    )
    found = head(article.get_absolute_url())
    assert (found["og:type"], found["article:published_time"]) == ("article", "2021-08-11")
    assert found.node["@type"] == "NewsArticle"
    assert found.node["publisher"]["name"] == "Hill Post"
    assert found.node["isBasedOn"] == "https://hill.example/1"
    assert found.node["author"]["name"] == "A. Pen"


def test_only_articles_have_a_day_of_printing(head, war):
    assert "article:published_time" not in head("/wood-war/")


def test_hostile_names_stay_names(client, head, war):
    Conflict.objects.update(title=HOSTILE, summary=HOSTILE)
    Event.objects.filter(pk=war.falls["Alder"].pk).update(title=HOSTILE)
    type(war.rebels).objects.filter(pk=war.rebels.pk).update(name=HOSTILE)
    type(war.towns["Alder"]).objects.filter(pk=war.towns["Alder"].pk).update(name=HOSTILE)
    Article.objects.update(headline=HOSTILE, author=HOSTILE)
    for address in pages_of(war):
        page = client.get(address).content.decode()
        found = head(address)  # one script of linked data, and it parses
        if address != "/":
            assert HOSTILE in json.dumps(found.node, ensure_ascii=False).replace('\\"', '"')
        assert not lxml.html.fromstring(page).xpath("//b[@onload]")


def test_a_title_in_another_script_is_given_as_it_is(head, war):
    Event.objects.filter(pk=war.falls["Alder"].pk).update(title="سقوط مزار شریف")
    assert head(war.falls["Alder"].get_absolute_url())["og:title"].startswith("سقوط مزار شریف")


def test_what_is_denied_is_shared_as_denied(head, war, fall):
    event = fall(war, war.towns["Birch"], august(20), printed=21, stance=Stance.DENIED)
    assert head(event.get_absolute_url())["og:title"].startswith("Denied: ")
