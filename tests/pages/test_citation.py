"""An event's page as a source: three styles, each right to the full stop."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from events.models import Event
from events.pages.citation import Citation
from events.vocabulary import Standing
from tests.factories import make_article, make_event, make_place, make_report
from tests.pages.reading import html_of, text

OCTOBER_9 = date(2026, 10, 9)


def cite(title="Rebels captured Riverton, 11 August 2021"):
    return Citation("key-1", title, "https://example.org/events/1/", date(2026, 10, 1), OCTOBER_9)


@pytest.fixture
def event(db):
    event = make_event(place=make_place(name="Riverton"), standing=Standing.CLAIMED)
    Event.objects.filter(pk=event.pk).update(changed_at=datetime(2026, 3, 4, tzinfo=UTC))
    return event


def cited(client, event, **query):
    """The citations in order, as a reader copies them."""
    html = html_of(client.get(event.get_absolute_url(), query))
    shown = re.findall(r'class="cite__text">(.*?)</(?:dd|pre)>', html, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", each) for each in shown]


def test_apa_and_chicago_name_title_day_of_change_and_address(client, event):
    today = timezone.localdate()
    apa, chicago, _ = cited(client, event)
    address = f"http://testserver/events/{event.pk}/"
    title = "Claimed: Capture of Riverton, 11 August 2021"
    read = f"{today:%B} {today.day}, {today.year}"
    assert apa == (f"Conflict Timeline. (2026, March 4). {title}. Retrieved {read}, from {address}")
    assert chicago == (f"Conflict Timeline. “{title}.” Last modified March 4, 2026. {address}.")


def test_a_state_that_was_known_is_part_of_title_and_address(client, event):
    make_report(event=event, place=event.place)
    apa, _, bibtex = cited(client, event, known_by="2021-08-12")
    assert "(as known on 12 August 2021)" in apa
    assert apa.endswith(f"/events/{event.pk}/?known_by=2021-08-12")
    assert f"/events/{event.pk}/?known_by=2021-08-12" in bibtex


def test_a_report_that_came_in_later_is_the_last_change(client, event):
    report = make_report(event=event, article=make_article(text="Late."))
    day = timezone.localdate(report.article.ingested_at)
    assert f"Last modified {day:%B} {day.day}, {day.year}." in cited(client, event)[1]


def test_bibtex_is_an_online_entry_whose_title_keeps_its_capitals():
    assert cite("Alder & Birch: 50% held").bibtex.splitlines() == [
        "@online{key-1,",
        "  author = {{Conflict Timeline}},",
        r"  title = {{Alder \& Birch: 50\% held}},",
        "  date = {2026-10-01},",
        "  url = {https://example.org/events/1/},",
        "  urldate = {2026-10-09},",
        "}",
    ]


def test_braces_and_backslashes_of_a_title_cannot_break_the_entry():
    assert r"{{a\}\textbackslash{}b}}" in cite("a}\\b").bibtex


@pytest.mark.parametrize(("title", "stop"), [("Who fled?", ""), ("It fell", "."), ("Gone …", "")])
def test_a_title_that_ends_itself_gets_no_full_stop(title, stop):
    assert cite(title).stop == stop


def test_quotes_within_the_quoted_title_become_single():
    assert cite("The “front” moves").quotable_title == "The ‘front’ moves"


def test_a_title_is_never_markup(client, event):
    Event.objects.filter(pk=event.pk).update(title="<b>It</b> fell")
    response = client.get(event.get_absolute_url())
    assert "<b>It</b>" not in html_of(response)
    assert "Cite this page" in text(response)
