from datetime import date

import pytest

from articles.reading.article import UnreadableArticle
from articles.reading.html import read_html

FIRST = (
    "Rebel fighters seized the river town of Aq Darya overnight, a local lawmaker said on "
    "Wednesday, after two days of heavy fighting."
)
SECOND = (
    "Government troops pulled back to a base outside the town, said a member of the provincial "
    "council, who was reached by telephone."
)
LAST = (
    "Families fled on foot along the road to the capital, witnesses said, as the bridge was gone."
)


def page(*, head="", byline="", between="", after="", lang="en", title="Rebels take river town"):
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>{title} | Border Post</title>
    {head}</head><body>
    <header><p>Today is Monday, November 23, 2026</p><nav><a href="/">Home</a></nav></header>
    <main><article><h1>{title}</h1>{byline}
    <p>{FIRST}</p>{between}<p>{SECOND}</p><p>{LAST}</p>{after}</article></main>
    <footer><p>© 2020 The Border Post. All rights reserved.</p></footer></body></html>""".encode()


def test_the_main_text_comes_through_as_paragraphs():
    read = read_html(page())
    assert read.headline == "Rebels take river town"
    assert read.text == f"{FIRST}\n\n{SECOND}\n\n{LAST}"


JUNK = {
    "cookie notice": '<div class="cookie-banner"><p>We use cookies to improve this site. '
    "Accept all</p></div>",
    "caption": '<figure><img src="x.jpg"><figcaption>A bridge, seen in 2019. Photo: Post'
    "</figcaption></figure>",
    "newsletter": '<div class="newsletter"><h3>Subscribe to our newsletter</h3><form><label>'
    "Email Address *</label><input><button>Subscribe</button></form>"
    "<p>* indicates required</p></div>",
    "bare form": "<p>Sign up for our daily newsletter</p><p>Email Address *</p><p>Subscribe</p>",
    "read more": '<p><a href="/x">READ MORE: Kunduz falls to rebels</a></p>',
    "read more in bold": "<p><strong>Also read: Kunduz falls to rebels</strong></p>",
    "related": '<div class="related"><h3>Related articles</h3><ul><li><a href="/a">Army says it '
    'holds Kunduz</a></li><li><a href="/b">Kunduz falls</a></li></ul></div>',
    "related in the text": '<aside><p>Kunduz falls to the rebels after a long siege, say officials '
    "in the north of the country.</p></aside>",
    "share bar": '<ul class="share"><li>Share</li><li>Facebook</li><li>Tweet</li></ul>',
    "follow us": "<p>Follow us on Facebook and Twitter for more news from Kunduz.</p>",
    "advert": "<p>Advertisement</p><p>CERTIFICATE COURSE IN KUNDUZ STUDIES. APPLY NOW</p>",
    "disclaimer": "<p>The views and opinions expressed in this article are those of the author and "
    "do not reflect those of Kunduz Media.</p>",
    "echo of the headline": "<p>Rebels take river town</p>",
    "comments": '<div id="comments"><h3>Comments</h3><p>Kunduz will be next, mark my words, and '
    "nobody will stop them this time around.</p></div>",
    "script": "<script>var story = 'Kunduz falls';</script><noscript>Enable Kunduz</noscript>",
    "hidden": '<p style="display:none">Kunduz falls and nobody is told about it in the open.</p>',
}  # fmt: skip


@pytest.mark.parametrize("where", ["between", "after"])
@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_page_junk_does_not_come_through(junk, where):
    read = read_html(page(**{where: junk}))
    assert read.text == f"{FIRST}\n\n{SECOND}\n\n{LAST}"


def test_inline_marks_leave_words_and_commas_where_they_are():
    read = read_html(
        page(between="<p>The <b>ninth</b>, <a href='/x'>Aq Darya</a>,<br>fell <i>last</i>.</p>")
    )
    assert "The ninth, Aq Darya, fell last." in read.text


def test_quotes_and_lists_and_subheads_are_text():
    read = read_html(page(between=(
        "<h2>Roads are closed</h2>"
        "<blockquote><p>We did not sleep, said a shopkeeper.</p></blockquote>"
        "<ul><li>The bazaar of the town burned.</li><li>The bridge has been blown up.</li></ul>"
    )))  # fmt: skip
    assert read.text.split("\n\n")[1:5] == [
        "Roads are closed",
        "We did not sleep, said a shopkeeper.",
        "The bazaar of the town burned.",
        "The bridge has been blown up.",
    ]


AUGUST_11 = date(2021, 8, 11)
META = '<meta property="article:published_time" content="{}">'
LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    "parts",
    [
        {"head": META.format("2021-08-11T00:30:00+04:30")},
        {"head": META.format("2021-08-11T23:30:00-07:00")},
        {"head": '<meta name="pubdate" content="Wed, 11 Aug 2021 00:30:00 +0430">'},
        {"head": LINKED.format('{"@type": "NewsArticle", "datePublished": "2021-08-11"}')},
        {
            "head": LINKED.format(
                '{"@graph": [{"@type": ["Article"], "datePublished": "2021-08-11"}]}'
            )
        },
        {"byline": '<time datetime="2021-08-11T00:30:00+04:30">Wednesday</time>'},
        {"byline": "<p>By Mina Karim</p><p>Published August 11, 2021 12:30 am</p>"},
        {"byline": "<div><span>11 August 2021</span> | Updated 14 August 2021</div>"},
        {"after": '<p>Posted <time pubdate datetime="2021-08-11">then</time></p>'},
        {"after": '<meta itemprop="datePublished" content="2021-08-11">'},
        {"head": META.format("2021-08-10T20:00:00Z"), "byline": "<p>11 August 2021</p>"},
        {
            "head": META.format("2021-08-10T20:00:00Z")
            + LINKED.format(
                '{"@type": "NewsArticle", "datePublished": "2021-08-11T00:30:00+04:30"}'
            )
        },
    ],
    ids=str,
)
def test_the_day_is_the_one_the_outlet_prints(parts):
    read = read_html(page(**parts))
    assert (read.published_on, read.published_at) == (AUGUST_11, None)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"head": '<link rel="canonical" href="https://border.example/2021/08/11/town">'},
        {"head": '<meta property="article:modified_time" content="2021-08-11">'},
        {"head": '<meta itemprop="copyrightYear" content="2021">'},
        {"byline": "<p>Updated 11 August 2021</p>"},
        {"byline": "<p>11 August 2021</p><p>14 August 2021</p>"},
        {"between": "<p>On 11 August 2021 the town fell, as it had on 3 May 1998, many said.</p>"},
        {"after": '<div class="related"><time datetime="2021-08-01">1 August 2021</time></div>'},
        {"after": '<img src="/2021/08/11/bridge.jpg">'},
        {"head": LINKED.format('{"@type": "WebPage", "datePublished": "2021-08-11"}')},
        {"head": LINKED.format("{broken")},
    ],
    ids=str,
)
def test_weak_hints_of_a_day_are_no_day(parts):
    assert read_html(page(**parts)).published_on is None


def test_outlet_author_link_and_language_are_read():
    read = read_html(page(
        lang="en-GB",
        head='<meta property="og:site_name" content="The Border Post">'
        '<meta name="author" content="Mina Karim"><link rel="canonical" href="https://border.example/2021/08/town">',
    ))  # fmt: skip
    assert (read.publisher, read.author, read.language) == (
        "The Border Post",
        "Mina Karim",
        "en-GB",
    )
    assert read.url == "https://border.example/2021/08/town"


def test_linked_data_names_the_outlet_best():
    linked = (
        '{"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": "Border Post"}}'
    )
    head = LINKED.format(linked) + '<meta name="twitter:site" content="@borderpost">'
    assert read_html(page(head=head)).publisher == "Border Post"


def test_a_saved_page_names_the_picture_beside_it(tmp_path):
    figure = (
        '<figure><img src="https://cdn.example/x.jpg"></figure><figure><img src="files/b.jpg" '
        'alt="A bridge"><figcaption>The bridge. Photo: Border Post</figcaption></figure>'
    )
    picture = read_html(page(between=figure), folder=tmp_path).picture
    assert picture.path == (tmp_path / "files/b.jpg").resolve()
    assert (picture.credit, picture.alt) == ("Border Post", "A bridge")


@pytest.mark.parametrize(
    ("source", "file"),
    [("A%20page_files/b.jpg?w=600", "A page_files/b.jpg"), ("data/b.jpg", "data/b.jpg")],
)
def test_a_saved_page_may_name_its_picture_as_links_do(tmp_path, source, file):
    figure = f'<figure><img src="{source}" alt="x"><figcaption>Photo: X</figcaption></figure>'
    assert read_html(page(between=figure), folder=tmp_path).picture.path == tmp_path / file


def test_a_picture_outside_the_folder_is_not_taken(tmp_path):
    figure = (
        '<figure><img src="../../secret.jpg" alt="x"><figcaption>Photo: X</figcaption></figure>'
    )
    assert read_html(page(between=figure), folder=tmp_path).picture is None


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><head><title>Only a title</title></head><body></body></html>",
        b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        b"<html><body><script>document.write('text')</script></body></html>",
        b"<!DOCTYPE html>",
        b"no markup at all",
    ],
)
def test_a_page_without_text_says_what_to_do(raw):
    with pytest.raises(UnreadableArticle, match="Save the article's own page"):
        read_html(raw)


def test_an_old_encoding_that_the_page_declares_is_used():
    raw = page(head='<meta charset="windows-1252">').decode().replace("town of", "town “of”")
    assert "town “of” Aq Darya" in read_html(raw.encode("cp1252")).text


@pytest.mark.parametrize("paragraphs", [5_000, 200_000])
def test_a_huge_page_is_read_or_refused_in_little_time(paragraphs):
    raw = page(after=f"<p>{LAST} Again.</p>" * paragraphs)
    try:
        assert read_html(raw).headline == "Rebels take river town"
    except UnreadableArticle as unreadable:
        assert "elements" in str(unreadable)


def test_a_deeply_nested_page_does_no_harm():
    with pytest.raises(UnreadableArticle):
        read_html(b"<html><body>" + b"<div>" * 100_000 + FIRST.encode())
