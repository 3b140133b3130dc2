"""The slider answers, without asking, what the server would answer for the day."""

import json
import re
from datetime import date, timedelta

from tests.pages.parts import words
from tests.pages.reading import html_of

PAGE = "/wood-war/"


def slides_of(page):
    return json.loads(re.search(r'<script id="slides"[^>]*>(.*?)</script>', html_of(page))[1])


def turns_of(slides):
    """Each turn's day, its two sentences, and the fills of all places."""
    day, states, fills = date.fromisoformat(slides["first"]), list(slides["states"]), {}
    for days, count, doubts, *changes in slides["turns"]:
        day += timedelta(days)
        fills |= {place: states[fill] for place, fill in zip(*[iter(changes)] * 2, strict=True)}
        yield day, slides["texts"][count], slides["texts"][doubts], dict(fills)


def test_the_slider_paints_each_turn_as_its_page_does(client, war):
    turns = list(turns_of(slides_of(client.get(PAGE))))
    assert len(turns) > 3
    for day, _, _, fills in turns:
        page = html_of(client.get(PAGE, {"on": day}))
        painted = re.findall(r'fill="url\(#(\w\d)\)"[^>]*><title>', page)
        assert [fills[place] for place in range(3)] == painted


def test_the_slider_says_of_each_turn_what_its_page_says(client, war):
    for day, count, doubts, _ in turns_of(slides_of(client.get(PAGE))):
        headline = words(client.get(PAGE, {"on": day}), "headline")
        assert count in headline
        assert doubts in headline
