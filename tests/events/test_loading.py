import json
from datetime import date
from pathlib import Path

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import CommandError, call_command
from shapely import coverage_is_valid
from shapely.geometry import Point, shape

from articles.models import Publisher
from events.loading import UnusableFolder, load_conflict
from events.models import Actor, ActorName, Conflict, ConflictPlace, Place, PlaceName
from events.spelling import spelling_key
from events.vocabulary import PlaceKind
from tests.factories import make_place, make_user

ROOT = Path(__file__).resolve().parents[2]
AFGHANISTAN = ROOT / "fixtures" / "afghanistan-2021"
PLACE = {"slug": "hill", "name": "Hill", "kind": "city", "country": "AF"}
ACTOR = {"slug": "reds", "name": "Reds", "kind": "side"}
FRAME = {"slug": "hill-war", "title": "Hill war", "countries": ["AF"], "starts_on": "2021-05-01"}
SQUARE = [[[60, 30], [61, 30], [61, 31], [60, 31], [60, 30]]]


@pytest.fixture
def write(tmp_path):
    """Write a small folder that is right but for what is given; give its path."""

    def write_folder(places=(PLACE,), actors=(ACTOR,), publishers=(), shapes=None, **frame):
        for name, entries in (("places", places), ("actors", actors), ("publishers", publishers)):
            (tmp_path / f"{name}.json").write_text(json.dumps(list(entries)))
        (tmp_path / "conflict.json").write_text(json.dumps(FRAME | frame))
        if shapes is not None:
            (tmp_path / "shapes.geojson").write_text(json.dumps(shapes))
        return tmp_path

    return write_folder


def feature(code, coordinates=SQUARE, kind="Polygon"):
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"iso_3166_2": code}, "geometry": geometry}


def problems_of(folder):
    with pytest.raises(UnusableFolder) as caught:
        load_conflict(folder)
    assert not Place.objects.exists()
    assert not Conflict.objects.exists()
    return caught.value.problems


pytestmark = pytest.mark.django_db


def test_a_folder_becomes_a_conflict_with_its_places_and_parties(write):
    loaded = load_conflict(
        write(
            parties=[{"actor": "reds", "colour": 2}],
            places_of_interest=[{"initial_holder": "reds", "places": ["hill"]}],
        )
    )
    assert loaded.conflict.countries == "AF"
    assert loaded.conflict.starts_on == date(2021, 5, 1)
    assert loaded.conflict.parties.get().colour == 2
    assert loaded.conflict.places_of_interest.get().initial_holder.name == "Reds"


def test_a_conflict_brings_its_title_in_other_languages(write):
    load_conflict(write(in_other_languages={"fa": {"title": "جنگ شمال"}}))
    assert Conflict.objects.get().in_other_languages["fa"]["title"] == "جنگ شمال"


def test_loading_twice_changes_nothing():
    load_conflict(AFGHANISTAN)
    versions = Place.history.count(), Actor.history.count(), Conflict.history.count()
    again = load_conflict(AFGHANISTAN).tallies
    assert {kind for kind, tally in again.items() if tally.inserted or tally.updated} == set()
    assert (Place.history.count(), Actor.history.count(), Conflict.history.count()) == versions


def test_a_changed_entry_is_brought_in_line_and_its_history_says_why(write):
    load_conflict(write())
    tally = load_conflict(write(places=[PLACE | {"population": 900}])).tallies["places"]
    assert (tally.inserted, tally.updated, tally.unchanged) == (0, 1, 0)
    place = Place.objects.get(slug="hill")
    assert place.population == 900
    assert "hill-war" in place.history.first().history_change_reason


def edited_by_hand(row, **changes):
    for name, value in changes.items():
        setattr(row, name, value)
    row._history_user = make_user()
    row.save()


def test_what_an_editor_changed_stays(write):
    load_conflict(write())
    edited_by_hand(Place.objects.get(slug="hill"), name="High Hill")
    loaded = load_conflict(write(places=[PLACE | {"population": 900, "names": {"en": ["Hil"]}}]))
    assert loaded.tallies["places"].kept_as_edited == 1
    assert Place.objects.get(slug="hill").name == "High Hill"
    assert not PlaceName.objects.filter(name="Hil").exists()


def test_an_edited_conflict_keeps_its_frame(write):
    conflict = load_conflict(write()).conflict
    edited_by_hand(conflict, title="The war of the hill")
    loaded = load_conflict(write(parties=[{"actor": "reds", "colour": 1}]))
    assert loaded.tallies["conflicts"].kept_as_edited == 1
    assert loaded.conflict.title == "The war of the hill"
    assert not loaded.conflict.parties.exists()


def test_a_publisher_changed_in_the_admin_stays(write):
    outlet = {"slug": "post", "name": "Post", "time_zone": "Asia/Kabul"}
    load_conflict(write(publishers=[outlet]))
    post = Publisher.objects.get()
    LogEntry.objects.log_actions(make_user().pk, [post], CHANGE, "Name", single_object=True)
    again = load_conflict(write(publishers=[outlet | {"time_zone": "UTC"}]))
    assert again.tallies["publishers"].kept_as_edited == 1
    assert Publisher.objects.get().time_zone == "Asia/Kabul"


def test_places_of_interest_follow_the_folder(write):
    two = [PLACE, PLACE | {"slug": "dale", "name": "Dale"}]
    load_conflict(write(places=two, places_of_interest=[{"places": ["hill", "dale"]}]))
    loaded = load_conflict(
        write(places=two, places_of_interest=[{"places": ["dale"], "initial_holder": "reds"}])
    )
    tally = loaded.tallies["places of interest"]
    assert (tally.inserted, tally.updated, tally.removed) == (0, 1, 1)
    assert ConflictPlace.objects.get().initial_holder.slug == "reds"


def test_parties_may_swap_colours(write):
    actors = [ACTOR, ACTOR | {"slug": "blues", "name": "Blues"}]
    parties = [{"actor": "reds", "colour": 1}, {"actor": "blues", "colour": 2}]
    load_conflict(write(actors=actors, parties=parties))
    swapped = [{"actor": "reds", "colour": 2}, {"actor": "blues", "colour": 1}]
    conflict = load_conflict(write(actors=actors, parties=swapped)).conflict
    assert dict(conflict.parties.values_list("actor__slug", "colour")) == {"reds": 2, "blues": 1}


def test_spellings_added_by_others_are_kept(write):
    load_conflict(write())
    PlaceName.objects.create(place=Place.objects.get(), name="Hügel", language="de")
    load_conflict(write())
    assert PlaceName.objects.filter(name="Hügel").exists()


def test_every_spelling_has_its_key():
    load_conflict(AFGHANISTAN)
    for name, key in PlaceName.objects.values_list("name", "key"):
        assert key == spelling_key(name)


def test_words_that_mean_an_actor_here_only_belong_to_the_conflict(write):
    loaded = load_conflict(write(actors=[ACTOR | {"names_here": ["the hillmen"]}]))
    assert ActorName.objects.get(name="the hillmen").conflict == loaded.conflict
    assert ActorName.objects.get(name="Reds").conflict is None


@pytest.mark.parametrize(
    ("known", "entry"),
    [
        ({"geonameid": 77}, {"geonameid": 77}),
        ({"iso_3166_2": "AF-HIL", "kind": PlaceKind.PROVINCE}, {"iso_3166_2": "AF-HIL"}),
    ],
    ids=["GeoNames id", "province code"],
)
def test_a_place_known_under_another_slug_is_the_same_place(write, known, entry):
    before = make_place(name="Hil", **known)
    load_conflict(write(places=[PLACE | {"kind": known.get("kind", "city")} | entry]))
    assert Place.objects.get() == before
    assert Place.objects.get().name == "Hill"


def test_a_slug_that_belongs_to_another_place_is_refused(write):
    Place.objects.create(slug="hill", name="Hill", kind="city", country="PK", geonameid=5)
    with pytest.raises(UnusableFolder, match="choose another slug"):
        load_conflict(write(places=[PLACE | {"geonameid": 6}]))
    assert not Conflict.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lattitude": 30}, "places.json: entry 1 (hill): lattitude: unknown key"),
        ({"latitude": 30}, "places.json: entry 1 (hill): give both latitude and longitude"),
        ({"latitude": 95, "longitude": 60}, "places.json: entry 1 (hill): latitude: "),
        ({"country": "Afghanistan"}, "places.json: entry 1 (hill): country: "),
        ({"iso_3166_2": "Balkh"}, "places.json: entry 1 (hill): iso_3166_2: "),
        ({"kind": "castle"}, "places.json: entry 1 (hill): kind: "),
        ({"slug": "Hill Fort"}, "places.json: entry 1 (Hill Fort): slug: "),
        ({"names": {"English": ["Hill"]}}, "places.json: entry 1 (hill): names.English"),
        ({"province": "dale"}, "places.json: entry 1 (hill): province: there is no place 'dale'"),
        ({"capital_of": "hill"}, "capital_of: a place cannot lie within itself"),
    ],
)
def test_a_wrong_place_is_named_with_its_file_and_entry(write, wrong, said):
    (problem,) = problems_of(write(places=[PLACE | wrong]))
    assert said in problem


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"side": "blues"}, "actors.json: entry 1 (reds): side: there is no actor 'blues'"),
        ({"side": "reds"}, "actors.json: entry 1 (reds): side: an actor cannot be its own side"),
        ({"kind": "army"}, "actors.json: entry 1 (reds): kind: "),
        ({"alias": ["Red"]}, "actors.json: entry 1 (reds): alias: unknown key"),
    ],
)
def test_a_wrong_actor_is_named_with_its_file_and_entry(write, wrong, said):
    (problem,) = problems_of(write(actors=[ACTOR | wrong]))
    assert said in problem


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"starts_on": "1 May 2021"}, "conflict.json: starts_on: "),
        ({"ends_on": "2020-01-01"}, "conflict.json: ends_on lies before starts_on"),
        ({"countries": ["Afghanistan"]}, "conflict.json: countries.0: "),
        ({"parties": [{"actor": "reds", "colour": 9}]}, "conflict.json: parties.0.colour: "),
        ({"parties": [{"actor": "blues", "colour": 1}]}, "parties: there is no actor 'blues'"),
        ({"places_of_interest": [{"places": ["dale"]}]}, "there is no place 'dale'"),
        (
            {"places_of_interest": [{"places": ["hill"], "initial_holder": "blues"}]},
            "places_of_interest: there is no actor 'blues'",
        ),
        ({"places_of_interest": [{"places": ["hill", "hill"]}]}, "'hill' is named 2 times"),
        ({"colour": 1}, "conflict.json: colour: unknown key"),
        ({"in_other_languages": {"xx": {}}}, "conflict.json: in_other_languages.xx"),
        ({"slug": "search"}, "the address of another page"),
    ],
)
def test_a_wrong_frame_is_explained(write, wrong, said):
    (problem,) = problems_of(write(**wrong))
    assert said in problem


FORCE = {"slug": "first-army", "name": "First Army", "kind": "force", "side": "reds"}


def test_a_side_of_an_actor_is_no_member_of_another_side(write):
    corps = {"slug": "corps", "name": "Corps", "kind": "force", "side": "first-army"}
    (problem,) = problems_of(write(actors=[ACTOR, FORCE, corps]))
    assert "entry 3 (corps): side: 'first-army' belongs to 'reds' itself" in problem


def test_a_party_is_a_side(write):
    parties = [{"actor": "first-army", "colour": 1}]
    (problem,) = problems_of(write(actors=[ACTOR, FORCE], parties=parties))
    assert "parties: 'first-army' belongs to 'reds'; name that side" in problem


def test_an_unknown_time_zone_is_refused(write):
    (problem,) = problems_of(write(publishers=[{"slug": "p", "name": "P", "time_zone": "Kabul"}]))
    assert "time_zone: 'Kabul' is no IANA time zone" in problem


def test_entries_that_share_a_slug_are_refused(write):
    assert problems_of(write(places=[PLACE, PLACE])) == (
        "places.json: slug 'hill' stands in 2 entries",
    )


def test_places_within_each_other_are_refused(write):
    one = PLACE | {"province": "dale"}
    other = PLACE | {"slug": "dale", "name": "Dale", "province": "hill"}
    (problem,) = problems_of(write(places=[one, other]))
    assert "in a circle" in problem


@pytest.mark.parametrize(
    ("shapes", "said"),
    [
        ({"features": [feature("AF-XXX")]}, "no place in places.json has the code AF-XXX"),
        ({"features": [feature("AF-HIL", [60, 30], "Point")]}, "AF-HIL: a Point where"),
        (
            {"features": [feature("AF-HIL", [[[400, 1], [401, 1], [401, 2], [400, 1]]])]},
            "AF-HIL: coordinates are not degrees",
        ),
        ({"shapes": []}, "a FeatureCollection belongs here"),
    ],
)
def test_wrong_shapes_are_explained(write, shapes, said):
    (problem,) = problems_of(write(places=[PLACE | {"iso_3166_2": "AF-HIL"}], shapes=shapes))
    assert said in problem


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"[\n{,}]", "places.json: line 2: not JSON"),
        (b"\xff\xfe\xfa", "places.json: not UTF-8 text"),
        (b"{}", "places.json: a list of entries belongs here"),
        (b"[3]", "places.json: entry 1: "),
    ],
)
def test_a_file_that_is_no_list_of_entries_is_explained(write, raw, said):
    folder = write()
    (folder / "places.json").write_bytes(raw)
    (problem,) = problems_of(folder)
    assert said in problem


def test_every_problem_is_told_at_once(write):
    wrong = [PLACE | {"country": "x"}, PLACE | {"slug": "dale", "size": 3}]
    assert len(problems_of(write(places=wrong, starts_on="soon"))) == 3


def test_a_folder_without_a_frame_or_that_is_missing_is_refused(tmp_path):
    assert "conflict.json: there is no such file" in problems_of(tmp_path)[0]
    assert "there is no such folder" in problems_of(tmp_path / "none")[0]


def test_the_command_tells_what_it_stored(write, capsys):
    call_command("load_conflict", write())
    assert "places: 1 new, 0 updated, 0 unchanged" in capsys.readouterr().out


def test_the_command_lists_problems_and_fails(write, capsys):
    with pytest.raises(CommandError, match="1 problem; nothing was stored"):
        call_command("load_conflict", write(places=[PLACE | {"size": 3}]))
    assert "size: unknown key" in capsys.readouterr().err


@pytest.fixture
def afghanistan():
    return load_conflict(AFGHANISTAN).conflict


def test_every_capital_lies_in_the_shape_of_its_province(afghanistan):
    capitals = [each.place for each in afghanistan.places_of_interest.select_related("place")]
    assert len(capitals) == 34
    for capital in capitals:
        point = Point(float(capital.longitude), float(capital.latitude))
        assert shape(capital.capital_of.shape).buffer(0.03).contains(point), capital


def test_province_shapes_are_small_and_share_their_borders(afghanistan):
    shapes = [place.shape for place in Place.objects.exclude(shape=None)]
    assert len(shapes) == 34
    assert len(json.dumps(shapes, separators=(",", ":"))) < 35_000
    assert coverage_is_valid([shape(each) for each in shapes])


@pytest.mark.parametrize("blocked", ["Samangan", "Laghman", "Khanabad", "Helmand", "Wardak"])
def test_no_capital_has_the_name_of_something_else(afghanistan, blocked):
    named = Place.objects.filter(names__key=spelling_key(blocked))
    assert not named.filter(capital_of__isnull=False).exists()


@pytest.mark.parametrize(
    ("spelling", "capital"),
    [
        ("Mazar", "Mazar-i-Sharif"),
        ("Mazār-e Sharīf", "Mazar-i-Sharif"),
        ("Laschkargah", "Lashkar Gah"),
        ("Firus Koh", "Firuzkoh"),
        ("Chaghcharan", "Firuzkoh"),
        ("Pul-e Khumeri", "Pul-e-Khumri"),
        ("مزار شریف", "Mazar-i-Sharif"),
        ("لښکرګاه", "Lashkar Gah"),
        ("فیض‌آباد", "Faizabad"),
    ],
)
def test_capitals_are_known_by_many_spellings(afghanistan, spelling, capital):
    named = Place.objects.filter(names__key=spelling_key(spelling), kind=PlaceKind.CITY)
    assert [place.name for place in named.distinct()] == [capital]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("the Kabul government", "Afghan government"),
        ("hardline Islamists", "Taliban"),
        ("government forces", "Afghan security forces"),
        ("Marshal Dostum", "Abdul Rashid Dostum"),
        ("NRF", "National Resistance Front"),
    ],
)
def test_actors_are_known_by_what_reports_call_them(afghanistan, words, actor):
    assert [name.actor.name for name in ActorName.objects.filter(name=words)] == [actor]
