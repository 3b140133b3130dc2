"""Pictures on disk: whole ones only, whoever writes them, and not too many."""

import os
from concurrent.futures import ThreadPoolExecutor

from events.share_pictures.kept import picture_file
from events.share_pictures.picture import SharePicture


def names(settings):
    return sorted(file.name for file in settings.SHARE_PICTURES_DIR.iterdir())


def test_many_that_ask_at_once_get_the_same_whole_picture(settings):
    shown = SharePicture(headline="Fall of Alder")
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda _: picture_file(shown), range(16)))
    assert len(answers) == 1
    assert names(settings) == [f"{shown.key}.png"]


def test_what_was_asked_for_last_is_kept(settings):
    settings.MOST_SHARE_PICTURES = 2
    shown = [SharePicture(headline=title) for title in ("Alder", "Birch", "Cedar")]
    for age, each in enumerate(shown[:2]):
        picture_file(each)
        os.utime(settings.SHARE_PICTURES_DIR / f"{each.key}.png", (age, age))
    picture_file(shown[0])
    picture_file(shown[2])
    assert names(settings) == sorted(f"{each.key}.png" for each in (shown[0], shown[2]))


def test_a_picture_is_drawn_again_when_its_file_is_gone(settings):
    shown = SharePicture(headline="Fall of Alder")
    first = picture_file(shown)
    (settings.SHARE_PICTURES_DIR / f"{shown.key}.png").unlink()
    assert picture_file(shown) == first
