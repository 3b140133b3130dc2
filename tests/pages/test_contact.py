"""'Something wrong?': whom readers write to, from every page about something."""

import html
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured

from conflict_timeline.settings import contact_from_environment
from events.views.contact import letter_to
from tests.factories import make_article
from tests.pages.reading import html_of


def link_of(response):
    before = html_of(response).partition("Something wrong?")[0]
    return html.unescape(before.rpartition('href="')[2].partition('"')[0])


def test_no_link_where_nobody_is_named(client, war, settings):
    settings.CONTACT = ""
    page = client.get(war.falls["Alder"].get_absolute_url())
    assert "Something wrong?" not in html_of(page)


def test_a_letter_carries_the_address_of_every_page_about_something(client, war, settings):
    settings.CONTACT = "desk@example.org"
    things = (war.falls["Alder"], war.towns["Alder"], war.rebels, make_article())
    for path in [*(each.get_absolute_url() for each in things), "/wood-war/2021-08-06/"]:
        letter = urlsplit(link_of(client.get(path, {"known_by": "2021-08-20"})))
        told = parse_qs(letter.query)
        address = f"http://testserver{path}?known_by=2021-08-20"
        assert (letter.scheme, letter.path) == ("mailto", "desk@example.org")
        assert told["subject"] == [f"Something wrong on {address}"]
        assert told["body"][0].startswith(f"The page: {address}\r\n")


def test_a_page_elsewhere_is_linked_as_it_is(client, war, settings):
    settings.CONTACT = "https://example.org/tell-us?from=timeline"
    page = client.get(war.towns["Alder"].get_absolute_url())
    assert link_of(page) == "https://example.org/tell-us?from=timeline"
    assert "Give the address of this page." in html_of(page)


def test_nothing_in_an_address_adds_a_field_to_the_letter():
    letter = letter_to("a+b@example.org", "https://example.org/?q=x&bcc=evil@example.org y")
    assert parse_qs(urlsplit(letter).query).keys() == {"subject", "body"}
    assert letter.startswith("mailto:a%2Bb@example.org?")
    assert " " not in letter
    assert "+" not in letter


@pytest.mark.parametrize("value", ["", "desk@example.org", "https://example.org/contact"])
def test_an_email_address_or_a_secure_one_is_taken(monkeypatch, value):
    monkeypatch.setenv("CONTACT", value)
    assert contact_from_environment("CONTACT") == value


@pytest.mark.parametrize(
    "value", ["desk", "http://example.org/", "mailto:desk@example.org", "https://", "javascript:1"]
)
def test_anything_else_is_refused_with_what_to_do(monkeypatch, value):
    monkeypatch.setenv("CONTACT", value)
    with pytest.raises(ImproperlyConfigured, match=r"CONTACT=.*use an email address"):
        contact_from_environment("CONTACT")
