"""What all feeds share: where they are found, and what a wrong question is answered."""

import re

import pytest

pytestmark = pytest.mark.django_db
FEEDS = ("feed.atom", "calendar.ics", "timelinejs.json")
every_feed = pytest.mark.parametrize("feed", FEEDS)


@every_feed
@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({"since": "2021-02-30"}, "since=2021-02-30: Write a day as 2021-08-11."),
        ({"known_by": "2999-01-01"}, "known_by=2999-01-01: This day has not come yet."),
        ({"kind": "coronation"}, "kind=coronation: Select a valid choice."),
        ({"since": "2021-08-11", "until": "2021-08-01"}, "The last day comes before the first."),
    ],
)
def test_a_wrong_filter_is_refused_in_plain_words(client, war, feed, query, why):
    response = client.get(f"/wood-war/{feed}", query)
    assert response.status_code == 400
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert why in response.content.decode()


@every_feed
def test_there_is_no_feed_of_a_war_that_is_not_there(client, war, feed):
    assert client.get(f"/no-war/{feed}").status_code == 404


@every_feed
def test_pages_of_other_sites_may_read_it(client, war, feed):
    assert client.get(f"/wood-war/{feed}")["Access-Control-Allow-Origin"] == "*"


@every_feed
def test_only_reading_is_allowed(client, war, feed):
    assert client.post(f"/wood-war/{feed}").status_code == 405
    assert client.head(f"/wood-war/{feed}").status_code == 200


@every_feed
def test_the_timeline_leads_to_the_list_that_it_shows(client, war, feed):
    page = client.get("/wood-war/", {"q": "alder", "on": "2021-08-11"}).content.decode()
    address = re.search(rf'href="(/wood-war/{feed}\?[^"]+)"', page)[1].replace("&amp;", "&")
    answer = client.get(address).content.decode()
    assert "captured Alder" in answer
    assert "captured Birch" not in answer


def test_a_feed_reader_finds_the_feeds_in_the_head_of_the_timeline(client, war):
    def offered(**query):
        page = client.get("/wood-war/", query).content.decode().partition("</head>")[0]
        link = r'<link rel="alternate" type="application/atom\+xml" title="(.*?)" href="(.*?)">'
        return re.findall(link, page)

    assert offered() == [("War of the woods", "/wood-war/feed.atom")]
    assert offered(q="alder") == [
        ("War of the woods, this list", "/wood-war/feed.atom?q=alder"),
        ("War of the woods", "/wood-war/feed.atom"),
    ]
