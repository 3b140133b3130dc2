"""A conflict as static pages: complete, linked among themselves, and safe to write again."""

import io
import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urldefrag

import lxml.html
import pytest
from django.contrib.staticfiles import finders
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from articles.models import Article
from events.models import Conflict
from events.pages import listed_page
from tests.factories import make_article, make_report
from tests.pages.conftest import War, make_war

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("export")]
SITE = "https://timeline.example"


def shorten():
    """Leave of the war as many days as it takes: each has four pages."""
    Conflict.objects.update(starts_on=date(2021, 8, 4), ends_on=date(2021, 8, 17))


def write(folder, **options):
    call_command("export_site", str(folder), stdout=io.StringIO(), **options)
    return folder


@dataclass(frozen=True)
class Copy:
    """A folder that a war was written to, and what was in the war."""

    folder: Path
    pages: Mapping[str, lxml.html.HtmlElement]
    war: War
    article: Article


@pytest.fixture(scope="module")
def copy(django_db_setup, django_db_blocker, tmp_path_factory):
    """The small war, written once for all who only read the copy, where old styles lie."""
    folder = tmp_path_factory.mktemp("export")
    (folder / "collected" / "css").mkdir(parents=True)
    (folder / "collected" / "css" / "base.css").write_text("/* of an earlier release */")
    own = override_settings(
        MEDIA_ROOT=folder / "media",
        SHARE_PICTURES_DIR=folder / "drawn",
        STATIC_ROOT=folder / "collected",
    )
    with django_db_blocker.unblock(), own, transaction.atomic():
        war = make_war()
        shorten()
        written = write(folder / "copy")
        article = war.falls["Alder"].reports.get().article
        transaction.set_rollback(True)
    return Copy(written, pages_of(written), war, article)


@pytest.fixture
def export(war, tmp_path):
    """Write the war of the test into a folder and return it."""
    shorten()
    return lambda folder=tmp_path / "copy", **options: write(folder, **options)


def pages_of(folder):
    return {
        path.relative_to(folder).as_posix(): lxml.html.parse(str(path)).getroot()
        for path in folder.rglob("*.html")
    }


def test_every_day_event_place_actor_and_article_has_its_page(copy):
    pages, war = copy.pages, copy.war
    event, town = war.falls["Alder"], war.towns["Alder"]
    assert {
        "index.html",
        "days/2021-08-04/index.html",
        "days/2021-08-17/that-evening/index.html",
        f"events/{event.pk}/index.html",
        f"places/{town.slug}/index.html",
        f"places/{town.province.slug}/index.html",
        f"actors/{war.rebels.slug}/index.html",
        f"articles/{copy.article.pk}/index.html",
        "coverage/2021-08/index.html",
        "about/index.html",
    } <= set(pages)
    assert "2 of 3 towns were in Rebels hands" in pages["index.html"].text_content()
    evening = pages["days/2021-08-10/that-evening/index.html"].text_content()
    assert "printed by 10 August 2021" in evening


def test_every_link_leads_to_a_file_of_the_copy(copy):
    followed = 0
    for file, page in copy.pages.items():
        for goal in page.xpath("//@href|//@src|//@data-url"):
            path, _ = urldefrag(goal)
            if "://" in goal or not path:
                continue
            followed += 1
            target = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path)))
            assert (copy.folder / target).is_file(), (file, goal)
    assert followed > 500


def test_every_page_has_its_edition_in_dari(copy):
    pages = copy.pages
    english = {file for file in pages if not file.startswith("fa/")}
    assert {f"fa/{file}" for file in english} == set(pages) - english
    evening = "days/2021-08-10/that-evening/index.html"
    told = pages[f"fa/{evening}"]
    assert (told.get("lang"), told.get("dir")) == ("fa", "rtl")
    assert "۱۹ اسد ۱۴۰۰ (۱۰ آگست ۲۰۲۱)" in told.text_content()
    (to_english,) = told.xpath("//*[@id='languages']//a/@href")
    (to_dari,) = pages[evening].xpath("//*[@id='languages']//a/@href")
    assert to_english == f"../../../../{evening}"
    assert to_dari == f"../../../fa/{evening}"


def test_styles_are_those_of_the_source_where_older_ones_were_collected(copy):
    source = Path(finders.find("css/base.css"))
    assert (copy.folder / "static/css/base.css").read_bytes() == source.read_bytes()


def test_nothing_that_needs_a_server_is_left(copy):
    page = copy.pages["index.html"]
    assert [form.get("id") for form in page.forms] == ["days"]
    assert not page.xpath("//*[contains(@class, 'filters')]")
    assert not page.xpath("//link[@rel='canonical']|//meta[starts-with(@property, 'og:')]")


def test_the_events_lie_beside_the_pages(copy):
    listed = json.loads((copy.folder / "data/events.json").read_bytes())
    assert listed["count"] == len(listed["items"]) == 3
    assert listed["items"][0]["url"] == copy.war.falls["Alder"].get_absolute_url()
    assert len((copy.folder / "data/events.ndjson").read_text().splitlines()) == 3
    downloads = copy.pages["index.html"].xpath("//a[starts-with(@href, 'data/')]/@href")
    assert "data/events.csv" in downloads


def test_links_to_what_is_not_here_lead_to_the_site_where_there_is_one(export, copy):
    page = pages_of(export(url=f"{SITE}/"))["index.html"]
    assert f"{SITE}/admin/" in page.xpath("//a/@href")
    assert not copy.pages["index.html"].xpath("//a[contains(@href, '/admin')]")


def test_a_list_of_several_pages_has_them_all(export, monkeypatch):
    monkeypatch.setattr(listed_page, "PAGE", 2)
    pages = pages_of(export())
    assert "list/2/index.html" in pages["index.html"].xpath("//a[@rel='next']/@href")[0]
    assert "Cedar" in pages["list/2/index.html"].get_element_by_id("events").text_content()


def test_an_earlier_copy_is_replaced_and_other_files_are_left_alone(export, tmp_path):
    folder = export()
    (folder / "old.html").write_text("from the copy before")
    export()
    assert not (folder / "old.html").exists()
    other = tmp_path / "other"
    other.mkdir()
    (other / "letter.txt").write_text("dear")
    with pytest.raises(CommandError, match="holds other files"):
        export(other)
    assert (other / "letter.txt").read_text() == "dear"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "other"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"conflict": "no-war"}, "No conflict 'no-war'. Loaded: wood-war"),
        ({"url": "timeline.example"}, "is no address"),
    ],
)
def test_what_cannot_be_done_is_said(export, options, said):
    with pytest.raises(CommandError, match=said):
        export(**options)


def test_an_empty_database_says_what_to_do(db, tmp_path):
    with pytest.raises(CommandError, match="load_conflict"):
        call_command("export_site", str(tmp_path / "copy"))


def test_a_folder_of_somebody_elses_beside_it_is_left_alone(export, tmp_path):
    beside = tmp_path / "copy.partial"
    beside.mkdir()
    (beside / "keep.txt").write_text("kept")
    export()
    assert (beside / "keep.txt").read_text() == "kept"


def test_an_address_that_is_printed_stays_as_printed(export, war):
    article = make_article(
        text="Rebels hold Alder, says http://testserver/a and https://testserver.example/b today.",
        published_on=date(2021, 8, 7),
    )
    fall = war.falls["Alder"]
    make_report(article=article, event=fall, quote=article.text, when=fall.when, place=fall.place)
    folder = export()
    told = (folder / f"events/{fall.pk}/index.html").read_text()
    assert "http://testserver/a and https://testserver.example/b today" in told
    assert ".invalid" not in told + (folder / "data/events.json").read_text()
