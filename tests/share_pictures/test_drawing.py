"""Share pictures as drawn: any text fits, every state has its own fill."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from events.share_pictures import palette
from events.share_pictures.fills import fill
from events.share_pictures.layout import drawn
from events.share_pictures.measures import BAR, BOTTOM, MARGIN, OVERHANG, TOP
from events.share_pictures.picture import Mark, PictureMap, SharePicture, Spot

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 3], [0, 3], [0, 0]]]}
MAP = PictureMap(((SQUARE, "h1"),), (Spot(2, 1, "Alder", 5),), (("h1", "Rebels"),))
CODES = [f"{state}{party}" for state in "hcx" for party in range(7)] + ["u0", ""]
SCRIPTS = [
    "سقوط مزار شریف",
    "ټولې ښارونه ډېر ړنګ",
    "Fall of مزار شریف (Mazar), 11 August ۲۰۲۱",
    "Взяття Києва",
    "漢字とかな",
    "👩‍👩‍👧‍👦 🇦🇫 \ufe0f",
    "Z̸̡̢̧a̷̛̛l̴g̵o̶" * 9,
    "\u202e\u2066\x00\ud800 \U000f0123",
    "W" * 200,
    "\u200c\u200d",
]


def picture_of(shown: SharePicture) -> Image.Image:
    image = Image.open(BytesIO(drawn(shown)))
    assert image.format == "PNG"
    return image.convert("RGB")


def has_ink(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything darker than paper stands in a part of a picture."""
    return image.crop(box).convert("L").getextrema()[0] < 200


TEXTS = st.text(st.characters(), max_size=260) | st.sampled_from(SCRIPTS)


@given(TEXTS, TEXTS, TEXTS, st.booleans())
@example(SCRIPTS[0], SCRIPTS[1], SCRIPTS[2], True)
@example("long words " * 60, "and a long note " * 60, "W" * 300, False)
@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_drawn_and_leaves_the_margins_clean(headline, note, name, mapped):
    shown = SharePicture(
        headline=headline,
        kicker=note,
        when=name,
        doubt=name,
        figure=note[:30],
        notes=(note, name),
        foot=note,
        map=replace(MAP, mark=Mark(1, 1, name)) if mapped else None,
    )
    image = picture_of(shown)
    assert image.size == (1200, 630)
    for margin in (
        (0, BAR + 1, MARGIN - OVERHANG, 630),
        (1200 - MARGIN + OVERHANG, BAR + 1, 1200, 630),
        (0, BOTTOM + OVERHANG + 4, 1200, BOTTOM + OVERHANG + 12),
        (0, BAR + 1, 1200, TOP - 20),
    ):
        assert not has_ink(image, margin)


@pytest.mark.parametrize("text", SCRIPTS[:4])
def test_letters_of_our_scripts_are_drawn(text):
    with_title = picture_of(SharePicture(headline=text))
    assert with_title != picture_of(SharePicture(headline=""))
    assert has_ink(with_title, (MARGIN, 100, 1100, 400))


@pytest.mark.parametrize("code", CODES)
def test_every_fill_is_another(code):
    pictures = {other: fill(other, 60, 60, unit=2).tobytes() for other in CODES}
    assert [other for other in CODES if pictures[other] == pictures[code]] == [code]


def test_colours_are_those_of_the_pages():
    css = (Path(settings.BASE_DIR) / "static/css/variables.css").read_text()
    light = css.partition("@media")[0]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    ours = {
        "paper": palette.PAPER,
        "border": palette.BORDER,
        "card": palette.CARD,
        "ink": palette.INK,
        "quiet": palette.QUIET,
        "line": palette.LINE,
        "accent": palette.ACCENT,
        "doubt": palette.DOUBT,
        "doubt-ground": palette.DOUBT_GROUND,
        "denied": palette.DENIED,
        "denied-ground": palette.DENIED_GROUND,
        "unknown": palette.UNKNOWN,
        "unknown-mark": palette.UNKNOWN_MARK,
        "contested-mark": palette.CONTESTED_MARK,
        **{f"party-{number}": colour for number, colour in enumerate(palette.PARTIES)},
    }
    assert {name: "#{:02x}{:02x}{:02x}".format(*colour) for name, colour in ours.items()} == {
        name: colours[name] for name in ours
    }
    assert f"--party-mark: rgb(255 255 255 / {palette.PARTY_MARK_STRENGTH:.0%})" in light


def test_the_same_values_have_one_key_and_others_another():
    shown = SharePicture(headline="Fall of Alder", map=MAP)
    assert shown.key == replace(shown).key
    others = [
        replace(shown, headline="Fall of Birch"),
        replace(shown, map=None),
        replace(shown, map=replace(MAP, areas=((SQUARE, "h2"),))),
    ]
    assert len({shown.key, *(other.key for other in others)}) == 4


def test_a_hole_in_an_area_stays_paper():
    ring = SQUARE["coordinates"][0]
    hole = [[1, 1], [1, 2], [3, 2], [3, 1], [1, 1]]
    holed = {"type": "MultiPolygon", "coordinates": [[ring, hole]]}
    whole, cut = (
        picture_of(SharePicture(headline="", map=PictureMap(((shape, "h2"),), (), ())))
        for shape in (SQUARE, holed)
    )
    middle = (850, 290)
    assert whole.getpixel(middle) != cut.getpixel(middle)
    assert min(cut.getpixel(middle)) > 240
