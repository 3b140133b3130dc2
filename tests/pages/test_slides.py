"""The slider answers, without asking, what the server would answer for the day."""

import json
import re

from tests.pages.parts import words
from tests.pages.reading import html_of

PAGE = "/wood-war/"


def slides_of(page):
    return json.loads(re.search(r'<script id="slides"[^>]*>(.*?)</script>', html_of(page))[1])


def test_the_slider_paints_each_turn_as_its_page_does(client, war):
    slides, fills = slides_of(client.get(PAGE)), {}
    assert len(slides["turns"]) > 3
    for day, _, _, changes in slides["turns"]:
        fills |= changes
        page = html_of(client.get(PAGE, {"on": day}))
        painted = re.findall(r'fill="url\(#(\w\d)\)"[^>]*><title>', page)
        assert [fills[str(place)] for place in range(3)] == painted


def test_the_slider_says_of_each_turn_what_its_page_says(client, war):
    slides = slides_of(client.get(PAGE))
    for day, count, doubts, _ in slides["turns"]:
        headline = words(client.get(PAGE, {"on": day}), "headline")
        assert slides["texts"][count] in headline
        assert slides["texts"][doubts] in headline
