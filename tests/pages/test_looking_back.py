"""As known by a day: nothing later leaks, and links go on looking back."""

import re

import pytest

from tests.pages.reading import html_of, text

pytestmark = pytest.mark.django_db
BEFORE, THAT_DAY = {"known_by": "2021-08-05"}, {"known_by": "2021-08-06"}


@pytest.mark.parametrize("page", ["", "embed/", "picture.png"])
def test_an_event_that_nobody_had_told_of_is_not_there_yet(client, war, page):
    address = f"{war.falls['Alder'].get_absolute_url()}{page}"
    assert client.get(address, THAT_DAY).status_code == 200
    refused = client.get(address, BEFORE)
    assert refused.status_code == 404
    assert b"captured" not in refused.content


def test_the_page_that_is_not_there_yet_leads_to_what_is_known_now(client, war):
    event = war.falls["Alder"].get_absolute_url()
    page = client.get(event, BEFORE)
    assert "No article printed up to 5 August 2021 tells of this event." in text(page)
    assert f'href="{event}"' in html_of(page)


@pytest.mark.parametrize("page", ["/wood-war/", "/wood-war/2021-08-06/", "event", "place", "actor"])
def test_links_from_a_page_that_looks_back_look_back_too(client, war, page):
    pages = {
        "event": war.falls["Alder"].get_absolute_url(),
        "place": war.towns["Alder"].get_absolute_url(),
        "actor": war.rebels.get_absolute_url(),
    }
    html = html_of(client.get(pages.get(page, page), {"known_by": "2021-08-20"}))
    main = re.sub(r'<p class="as-known">.*?</p>', "", html[html.index('<main id="content"') :])
    led = re.findall(r'<a [^>]*href="(/(?:events|articles)/\d+/[^"#]*)', main)
    assert led
    assert [each for each in led if "known_by=2021-08-20" not in each] == []
