"""Share pictures as they are asked for: addresses, answers, what is kept."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from events import editing
from events.models import Event, Place, PlaceName
from events.share_pictures import kept
from events.vocabulary import EventStatus
from tests.factories import make_conflict, make_event, make_place, make_report, make_user
from tests.pages.conftest import august

pytestmark = pytest.mark.django_db
TIMELINE = "/wood-war/picture.png"
MAP = (600, 60, 1150, 500)
HALVES = (0, 20, 600, 550), (600, 20, 1200, 550)


def image_of(response):
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "image/png"
    image = Image.open(BytesIO(response.content))
    assert image.size == (1200, 630)
    return image.convert("RGB")


def maps_differ(one, other):
    """Whether they differ by more than the choice of a palette explains."""
    difference = ImageChops.difference(one.crop(MAP), other.crop(MAP)).convert("L")
    return difference.getextrema()[1] > 40


def saturation(image):
    return ImageStat.Stat(image.convert("HSV")).mean[1]


def address_of(event):
    return f"/events/{event.pk}/picture.png"


@pytest.mark.parametrize(
    ("address", "queries"),
    [(TIMELINE, 4), ("/wood-war/2021-08-11/picture.png", 4), ("/picture.png", 0)],
)
def test_a_picture_is_small_and_costs_few_queries(
    client, war, django_assert_num_queries, address, queries
):
    with django_assert_num_queries(queries):
        response = client.get(address)
    image_of(response)
    assert len(response.content) < 100_000


def test_the_picture_of_an_event_costs_seven_queries(client, war, django_assert_num_queries):
    with django_assert_num_queries(7):
        image_of(client.get(address_of(war.falls["Alder"])))


def test_a_picture_in_dari_is_another_with_its_map_on_the_left(client, war):
    PlaceName.objects.create(place=war.towns["Alder"], language="fa", name="توسکا")
    for address in (TIMELINE, "/picture.png", address_of(war.falls["Alder"])):
        english, dari = client.get(address), client.get(f"/fa{address}")
        assert english["ETag"] != dari["ETag"]
        assert image_of(english) != image_of(dari)
    # Areas are coloured, and text is not.
    left, right = (image_of(client.get(f"/fa{TIMELINE}")).crop(half) for half in HALVES)
    assert saturation(left) > 2 * saturation(right)


def test_the_map_shows_the_state_of_the_day(client, war):
    days = ["2021-08-05", "2021-08-12", "2021-08-14"]
    before, after, later = (image_of(client.get(TIMELINE, {"on": day})) for day in days)
    assert maps_differ(before, after)
    assert not maps_differ(after, later)


def test_a_claimed_place_has_a_pattern_of_its_own(client, war):
    days = ["2021-08-14", "2021-08-15"]
    before, claimed = (image_of(client.get(f"/wood-war/{day}/picture.png")) for day in days)
    assert maps_differ(before, claimed)


def test_known_by_leaves_later_articles_out(client, war):
    now = image_of(client.get(TIMELINE, {"on": "2021-08-12"}))
    then = image_of(client.get(TIMELINE, {"on": "2021-08-12", "known_by": "2021-08-06"}))
    assert maps_differ(now, then)


def test_who_has_it_already_is_told_so_and_nothing_is_drawn(client, war, monkeypatch):
    first = client.get(TIMELINE)
    monkeypatch.setattr(kept, "drawn", None)
    next(kept.settings.SHARE_PICTURES_DIR.iterdir()).unlink()
    again = client.get(TIMELINE, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"] == "public, no-cache"


def test_a_kept_picture_is_not_drawn_again(client, war, monkeypatch):
    first = client.get(TIMELINE)
    monkeypatch.setattr(kept, "drawn", None)
    assert client.get(TIMELINE).content == first.content


def test_an_editors_change_shows_at_once(client, war):
    fall, editor = war.falls["Alder"], make_user()
    before = client.get(address_of(fall)), client.get(TIMELINE, {"on": "2021-08-12"})
    editing.withdraw_event(fall, by=editor, why="It was another town.")
    after = client.get(address_of(fall)), client.get(TIMELINE, {"on": "2021-08-12"})
    assert before[1]["ETag"] != after[1]["ETag"]
    assert (before[0].status_code, after[0].status_code) == (200, 410)


def test_a_new_title_makes_another_picture(client, war):
    before = client.get(address_of(war.falls["Birch"]))
    Event.objects.filter(pk=war.falls["Birch"].pk).update(title="سقوط مزار شریف")
    after = client.get(address_of(war.falls["Birch"]))
    assert before["ETag"] != after["ETag"]
    assert image_of(before) != image_of(after)


def test_only_so_many_pictures_are_kept(client, war, settings):
    settings.MOST_SHARE_PICTURES = 5
    for day in range(1, 13):
        client.get(TIMELINE, {"on": f"2021-08-{day:02}"})
    assert len(list(settings.SHARE_PICTURES_DIR.iterdir())) <= 5


def test_a_folder_that_cannot_be_written_breaks_nothing(client, war, settings, tmp_path):
    settings.SHARE_PICTURES_DIR = tmp_path / "a file" / "pictures"
    (tmp_path / "a file").write_text("in the way")
    image_of(client.get(TIMELINE))


def test_a_merged_event_leads_to_the_picture_of_its_survivor(client, war):
    merged, survivor = war.falls["Alder"], war.falls["Birch"]
    editing.merge_events(survivor, merged, by=make_user(), why="One fall told twice.")
    response = client.get(address_of(merged), {"known_by": "2021-08-12"})
    assert response.status_code == 301
    assert response["Location"] == f"{address_of(survivor)}?known_by=2021-08-12"


@pytest.mark.parametrize(
    "address",
    [
        "/no-war/picture.png",
        "/events/999999/picture.png",
        "/wood-war/2021-02-30/picture.png",
        "/wood-war/0999-01-01/picture.png",
    ],
)
def test_what_there_is_not_has_no_picture(client, war, address):
    assert client.get(address).status_code == 404


def test_a_hidden_event_has_no_picture(client):
    hidden = make_event(conflict=make_conflict(machine_read_is_public=False))
    assert hidden.status == EventStatus.MACHINE_READ
    assert client.get(address_of(hidden)).status_code == 404


@pytest.mark.parametrize("address", [TIMELINE, "/wood-war/2021-08-11/picture.png"])
def test_a_day_that_is_none_is_refused_in_words(client, war, address):
    response = client.get(address, {"known_by": "yesterday"})
    assert response.status_code == 400
    assert response.content.decode() == "known_by: Write a day as 2021-08-11."


def test_a_conflict_without_outlines_has_a_picture_in_words(client, war):
    with_map = image_of(client.get(TIMELINE))
    Place.objects.update(shape=None)
    in_words = image_of(client.get(TIMELINE))
    assert maps_differ(in_words, with_map)
    image_of(client.get("/wood-war/2021-08-11/picture.png"))


@pytest.mark.parametrize(
    "where",
    [
        {"place": None, "place_text": "a village in the hills"},
        {"place": "outside"},
        {"place": "province"},
        {"place": "Alder", "when": None},
        {"place": "Alder", "when": august(1, 31)},
    ],
)
def test_every_event_has_a_picture(client, war, where):
    places = {
        "outside": lambda: make_place(name="Far Town", latitude=-30, longitude=-60),
        "province": lambda: war.towns["Cedar"].province,
        "Alder": lambda: war.towns["Alder"],
    }
    place = places[where["place"]]() if where["place"] else None
    event = make_event(conflict=war.conflict, **{**where, "place": place})
    make_report(event=event, place=place)
    image_of(client.get(address_of(event)))
    image_of(client.get(address_of(event), {"known_by": "2021-08-12"}))


def test_an_event_from_before_the_conflict_tells_of_no_holder(client, war):
    town = war.towns["Alder"]
    old = make_event(conflict=war.conflict, place=town, when=august(6))
    during = image_of(client.get(address_of(old)))
    Event.objects.filter(pk=old.pk).update(earliest=date(1998, 8, 6), latest=date(1998, 8, 6))
    assert maps_differ(image_of(client.get(address_of(old))), during)
