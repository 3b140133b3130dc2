"""The dispatches that ship: each is whole, in its format, honest about being made up."""

import csv
import json
import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
CONFLICT = ROOT / "fixtures" / "afghanistan-2021"
ARTICLES = CONFLICT / "articles"
OUTLETS = {each["name"] for each in json.loads((CONFLICT / "publishers.json").read_text())}
ACTORS = json.loads((CONFLICT / "actors.json").read_text())
PLACES = json.loads((CONFLICT / "places.json").read_text())
TRUTH = list(csv.DictReader((ROOT / "tests" / "demo_truth.csv").read_text().splitlines()))
QUOTED = re.compile(r"[“\"][^”\"]+[”\"]")


class Page(HTMLParser):
    """Metadata and paragraphs of a page; chrome is what stands outside the article's text."""

    def __init__(self, text):
        super().__init__()
        self.meta, self.paragraphs, self.all_text, self.language = {}, [], [], ""
        self._inside = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.language = attrs.get("lang", self.language) if tag == "html" else self.language
        if tag == "meta" and "property" in attrs:
            self.meta[attrs["property"]] = attrs["content"]
        if tag == "p":
            self._inside = True
            self.paragraphs.append("")

    def handle_endtag(self, tag):
        self._inside = self._inside and tag != "p"

    def handle_data(self, text):
        self.all_text.append(text)
        if self._inside:
            self.paragraphs[-1] += text


def plain(path):
    head, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return fields["Publisher"], fields["Published"], fields.get("Headline", ""), text


def page(path):
    read = Page(path.read_text(encoding="utf-8"))
    published = read.meta["article:published_time"][:10]
    text = "\n\n".join(read.paragraphs)
    return read.meta["og:site_name"], published, read.meta["og:title"], text


def lines(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        yield told["publisher"], told["published"], told["title"], told["text"]


def dispatches():
    for path in sorted(ARTICLES.glob("*.*")):
        read = {".txt": plain, ".html": page}.get(path.suffix)
        told = [read(path)] if read else list(lines(path))
        for number, each in enumerate(told):
            yield pytest.param(*each, id=f"{path.stem}-{number}" if not read else path.stem)


DISPATCHES = list(dispatches())
every_dispatch = pytest.mark.parametrize(("publisher", "published", "title", "text"), DISPATCHES)


@every_dispatch
def test_a_dispatch_names_its_outlet_its_day_and_says_something(publisher, published, title, text):
    assert publisher in OUTLETS
    assert date(2021, 8, 6) <= date.fromisoformat(published) <= date(2021, 9, 7)
    assert len(title) < 90
    assert 50 <= len(text.split()) <= 450


@every_dispatch
def test_no_dispatch_quotes_a_named_person(publisher, published, title, text):
    names = {actor["name"] for actor in ACTORS if actor["kind"] == "person"}
    names |= {name.split()[-1] for name in names} | {"Biden", "Ghani", "Dostum", "Noor"}
    for sentence in re.split(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n\n", text):
        if QUOTED.search(sentence):
            assert not [name for name in names if re.search(rf"\b{name}\b", sentence)], sentence


@every_dispatch
def test_quotation_marks_come_in_pairs(publisher, published, title, text):
    assert text.count("“") == text.count("”")
    assert text.count('"') % 2 == 0


@every_dispatch
def test_dispatches_name_no_real_wire_and_no_real_outlet(publisher, published, title, text):
    assert not re.search(r"\b(AFP|Reuters|AP|BBC|CNN|TOLO|Xinhua|dpa|Al Jazeera)\b", text)


def test_there_are_enough_dispatches_in_each_format():
    suffixes = [path.suffix for path in ARTICLES.glob("*.*")]
    assert len(DISPATCHES) >= 38
    assert {".txt", ".html", ".jsonl"} <= set(suffixes)
    assert min(suffixes.count(".txt"), suffixes.count(".html")) >= 10


def spellings(capital):
    (place,) = [each for each in PLACES if each["name"] == capital and each["kind"] == "city"]
    return [capital, *place["names"].get("en", []), *place["names"].get("de", [])]


@pytest.mark.parametrize("fact", TRUTH, ids=lambda fact: fact["capital"])
def test_every_fall_is_told_within_a_day_of_it(fact):
    names = "|".join(map(re.escape, spellings(fact["capital"])))
    first = date.fromisoformat(fact["earliest"])
    last = date.fromisoformat(fact["latest"]) + timedelta(days=1)
    told = [
        param.id
        for param in DISPATCHES
        if re.search(rf"\b(?:{names})\b", param.values[3])
        and first <= date.fromisoformat(param.values[1]) <= last
    ]
    assert told


def test_the_truth_names_34_capitals_once():
    capitals = {
        place["name"] for place in PLACES if place["kind"] == "city" and "capital_of" in place
    }
    assert {fact["capital"] for fact in TRUTH} == capitals
    assert len(TRUTH) == len(capitals) == 34


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.html")), ids=lambda path: path.stem)
def test_a_page_has_the_day_with_its_offset_and_junk_around_the_text(path):
    read = Page(path.read_text(encoding="utf-8"))
    assert read.language == "en"
    assert read.meta["article:published_time"].endswith("+04:30")
    assert "demonstration" in "".join(read.all_text)


@pytest.mark.parametrize("picture", sorted((ARTICLES / "pictures").iterdir()), ids=lambda p: p.name)
def test_pictures_are_drawn_large_and_light(picture):
    with Image.open(picture) as opened:
        assert opened.size == (1600, 1000)
    assert picture.stat().st_size < 200_000


def test_a_picture_of_a_line_has_its_credit_and_its_words():
    told = [line for path in ARTICLES.glob("*.jsonl") for line in path.read_text().splitlines()]
    pictured = [each for each in map(json.loads, told) if each.get("picture")]
    assert pictured
    for each in pictured:
        assert (ARTICLES / each["picture"]).is_file()
        assert each["picture_credit"] and each["picture_alt"]


def test_every_outlet_says_that_it_was_made_for_the_demo():
    outlets = json.loads((CONFLICT / "publishers.json").read_text())
    assert all(each["note"].startswith("Made for the demo") for each in outlets)
    assert all(each["homepage"].endswith(".example") for each in outlets)
    assert {param.values[0] for param in DISPATCHES} == {each["name"] for each in outlets}
