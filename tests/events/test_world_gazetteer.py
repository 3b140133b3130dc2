"""What GeoNames and ISO 3166 know of a country, made fit for English reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.spelling import spelling_key
from events.world_gazetteer import Abroad, CountryRecord, gazetteer_of
from events.world_provinces import ProvinceRecord, Town, namesake, province_names
from events.world_records import read_world
from events.world_spellings import one_per_key, press_spellings, tidy, usable

pytestmark = pytest.mark.xdist_group("world")  # read once, not by every worker

LAND = CountryRecord("XX", ("Landia",), 1, "Bigtown", 9_000_000, frozenset({"en"}))
NORTH = ProvinceRecord("XX-N", "01", 11, "Northshire")
SOUTH = ProvinceRecord("", "02", 12, "Southshire")


@pytest.fixture(scope="module")
def world():
    return read_world()


def city(number, name, people=0, *names, admin1="01"):
    return {
        "geonameid": number,
        "name": name,
        "alternatenames": list(names),
        "population": people,
        "admin1code": admin1,
        "latitude": 1.5,
        "longitude": 2.5,
    }


def drafted(*cities, abroad=None):
    gazetteer = gazetteer_of(LAND, (NORTH, SOUTH), cities, abroad)
    return {each.geonameid: each for each in gazetteer.cities}


@pytest.mark.parametrize(
    "name",
    [
        "GOM",
        "ge ma",
        "Гома",
        "En",
        "http://goma.example",
        "Goma 2",
        "Goma (town)",
        "March",
        "Lenin",
        "Talokˌan",
        "East",
    ],
)
def test_what_no_report_would_print_as_a_place_is_dropped(name):
    assert not usable(name)


@pytest.mark.parametrize("name", ["Goma", "Deir ez-Zor", "Āmūdā", "al-Bab", "Ma'rib", "Hit"])
def test_toponyms_in_latin_letters_are_kept(name):
    assert usable(name)


@given(st.text(max_size=80))
def test_a_tidied_name_is_tidy(name):
    assert tidy(tidy(name)) == tidy(name)


@given(st.text(max_size=60), st.sampled_from(["ar", "uk", "az", "fa", "fr"]))
def test_every_press_spelling_is_usable(name, language):
    assert all(usable(each) for each in press_spellings(name, {language}))


@given(st.lists(st.text(max_size=20)))
def test_one_spelling_is_left_of_each_key(names):
    keys = [spelling_key(name) for name in one_per_key(names)]
    assert len(keys) == len(set(keys))
    assert set(keys) == {spelling_key(name) for name in names} - {""}


@pytest.mark.parametrize(
    ("name", "language", "printed"),
    [
        ("Ar Raqqah", "ar", "Raqqa"),
        ("Ar Raqqah", "ar", "al-Raqqa"),
        ("Al Fallūjah", "ar", "Falluja"),
        ("Ma‘arrat an Nu‘mān", "ar", "Maaret al-Numan"),
        ("Bayjī", "ar", "Baiji"),
        ("Az Zāwīyah", "ar", "Zawiya"),
        ("Nāḩiyat al Iskandarīyah", "ar", "Iskandariyah"),
        ("Avdiyivka", "uk", "Avdiivka"),
        ("Izyum", "uk", "Izium"),
        ("Kupyansk", "uk", "Kupiansk"),
        ("Laçın", "az", "Lachin"),
        ("Cəbrayıl", "az", "Jabrayil"),
        ("Dowlatābād", "fa", "Daulatabad"),
        ("Khwājah Ghār", "fa", "Khoja Ghar"),
        ("Chahār Burjak", "ps", "Char Burjak"),
        ("Zaybāk", "fa", "Zebak"),
        ("Buthidaung Town", "my", "Buthidaung"),
    ],
)
def test_press_spellings_follow_from_rules_over_languages(name, language, printed):
    assert spelling_key(printed) in map(spelling_key, press_spellings(name, {language}))


@pytest.mark.parametrize("name", ["At Tall", "Al Hay"])
def test_a_short_name_keeps_its_article(name):
    bare = spelling_key(name.split()[1])
    assert bare not in map(spelling_key, press_spellings(name, {"ar"}))


@pytest.mark.parametrize(
    ("name", "aliases", "language", "wanted"),
    [
        ("Nord-Kivu", (), "fr", "North Kivu"),
        ("Haut-Katanga", ("Upper Katanga",), "fr", "Upper Katanga"),
        ("Shabeellaha Hoose", ("Lower Shabelle",), "so", "Lower Shabelle"),
        ("Kharkivska oblast", ("Kharkiv", "Kharkiv Oblast"), "uk", "Kharkiv"),
        ("Rivnenska oblast", ("Rivne Oblast",), "uk", "Rivne"),
        ("Dayr az Zawr", ("Deir ez-Zor", "Deir ez-Zor Governorate"), "ar", "Deir ez-Zor"),
        ("Nīnawá", ("Nineveh", "Nineveh Governorate"), "ar", "Nineveh"),
        ("West Darfur", ("West Darfur State", "Western Darfur"), "ar", "West Darfur"),
        ("Tigrai", ("Tigray", "Tigray Regional State"), "am", "Tigray"),
    ],
)
def test_provinces_are_called_as_english_reports_call_them(name, aliases, language, wanted):
    record = ProvinceRecord("XX-1", "01", None, name, aliases)
    assert province_names(record, {language})[0] == wanted


def test_a_province_whose_name_is_a_common_word_keeps_the_word_for_its_kind():
    record = ProvinceRecord("SD-NO", "43", None, "Northern", kind="State")
    assert province_names(record, {"ar"})[0] == "Northern State"


def test_east_and_eastern_are_one():
    record = ProvinceRecord("SD-DE", "60", None, "East Darfur")
    assert "Eastern Darfur" in province_names(record, {"ar"})


def test_a_stray_record_does_not_make_a_city_the_namesake_of_its_province():
    aybak = Town("Aybak", ("Aibak", "Haibak", "Samangan"), "32", 47_823)
    assert namesake(["Samangan"], [aybak]) is None


def test_a_name_in_many_languages_makes_a_city_the_namesake_of_its_province():
    aleppo = Town("Aleppo", ("Halab", "Haleb", "Halep", "Khaleb"), "09", 2_098_210)
    assert namesake(["Halab"], [aleppo]) == aleppo


def test_a_city_lies_in_the_province_that_geonames_says():
    cities = drafted(city(1, "Here"), city(2, "There", admin1="02"), city(3, "Nowhere", admin1="9"))
    assert [cities[number].province for number in (1, 2, 3)] == ["XX-N", "02", ""]


def test_an_other_spelling_loses_against_a_main_name():
    cities = drafted(city(1, "Khanabad", 70_000), city(2, "Taloqan", 64_000, "Khanabad", "Talokan"))
    assert cities[2].names == ("Talokan",)


def test_a_hamlet_called_so_does_not_take_a_spelling_from_a_far_bigger_city():
    cities = drafted(city(1, "Rakka", 300), city(2, "Raqqa", 530_000, "Rakka"))
    assert cities[2].names == ("Rakka",)


def test_of_two_other_spellings_that_of_the_far_bigger_city_holds():
    cities = drafted(city(1, "Bigtown", 500_000, "Metro"), city(2, "Hamlet", 500, "Metro"))
    assert (cities[1].names, cities[2].names) == (("Metro",), ())


def test_a_truly_ambiguous_spelling_stays_with_both():
    cities = drafted(city(1, "Onetown", 5_000, "Metro"), city(2, "Twotown", 4_000, "Metro"))
    assert cities[1].names == cities[2].names == ("Metro",)


def test_a_part_of_a_city_is_not_called_as_the_city():
    cities = drafted(
        city(1, "Junayna", 160_000, "Geneina"), city(2, "Geneina Fort", 130_000, "Geneina")
    )
    assert (cities[1].names, cities[2].names) == (("Geneina",), ())


def test_a_village_is_not_spelled_as_a_big_city_of_the_world():
    abroad = Abroad(big_cities={"paris": 2_000_000})
    assert drafted(city(1, "Parizh", 500, "Paris"), abroad=abroad)[1].names == ()


def test_a_short_form_of_a_long_name_is_not_believed():
    cities = drafted(city(1, "Longtown", 500, "Lon"), city(2, "Gao", 500, "Kao"))
    assert (cities[1].names, cities[2].names) == ((), ("Kao",))


@pytest.mark.parametrize("name", ["Jordan", "Northshire"])
def test_no_city_is_spelled_as_a_country_or_as_a_province_that_is_another(name):
    cities = drafted(city(1, "Town", 5_000, name, "Towne"), abroad=Abroad(frozenset(["jordan"])))
    assert cities[1].names == ("Towne",)


@pytest.mark.parametrize(
    ("first", "second", "seat"),
    [
        (("Town", 90_000), ("Other", 20_000), "XX-N"),
        (("Town", 90_000), ("Other", 30_000), ""),
        (("Northshire", 90_000), ("Other", 40_000), "XX-N"),
        (("Northshire", 90_000), ("Other", 60_000), ""),
        (("Northshire", 290_000), ("Other", 260_000), "XX-N"),
        (("Northshire", 9_000), ("Other", 100), ""),
        (("Other", 90_000), ("Northshire", 60_000), ""),
    ],
)
def test_a_seat_is_told_only_where_it_is_sure(first, second, seat):
    capital = city(3, "Bigtown", 2_000_000, admin1="02")
    assert drafted(city(1, *first), city(2, *second), capital)[1].capital_of == seat


def test_a_single_city_known_of_a_province_is_not_its_seat_for_that():
    capital = city(3, "Bigtown", 2_000_000, admin1="02")
    assert drafted(city(1, "Town", 90_000), capital)[1].capital_of == ""


def test_the_biggest_city_is_no_seat_where_the_country_is_not_ruled_from_its_biggest():
    capital = city(3, "Bigtown", 2_000, admin1="02")
    assert (
        drafted(city(1, "Chicago", 2_700_000), city(2, "Aurora", 200_000), capital)[1].capital_of
        == ""
    )


def test_the_capital_of_the_country_is_its_seat():
    assert drafted(city(3, "Bigtown", 2_000))[3].capital_of == "XX"


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (
            "SY",
            "Raqqa,Homs,Hama,Deir ez-Zor,Deir al-Zor,Aleppo,Idlib,Maaret al-Numan,Saraqib,Palmyra",
        ),
        ("IQ", "Mosul,Tikrit,Ramadi,Fallujah,Falluja,Hit,Rutba,Sinjar,Baiji,Tal Afar,Kirkuk"),
        ("UA", "Kherson,Izium,Izyum,Severodonetsk,Sievierodonetsk,Lysychansk,Avdiivka,Mariupol"),
        ("CD", "Goma,Bukavu,Sake,Rutshuru,Uvira,Kanyabayonga"),
        ("LY", "Benghazi,Brega,Ajdabiya,Zawiya,Zawiyah,Misrata,Sirte,Bani Walid,Sabha,Derna"),
        ("SD", "El Fasher,Wad Madani,Sennar,Nyala,El Geneina,Omdurman,Khartoum,Bahri"),
        ("YE", "Hodeidah,Taiz,Marib,Aden,Mocha,Zinjibar,Ataq,Mukalla"),
        ("AZ", "Shusha,Jabrayil,Zangilan,Lachin"),
        ("SS", "Bor,Bentiu,Malakal"),
    ],
)
def test_spellings_of_reports_reach_one_city(world, code, names):
    cities = world.gazetteer(code).cities
    keys = [{spelling_key(name) for name in (each.name, *each.names)} for each in cities]
    for name in names.split(","):
        assert sum(spelling_key(name) in each for each in keys) == 1, name


@pytest.mark.parametrize(
    ("code", "name", "province"),
    [
        ("AZ", "Lachin", "AZ-LAC"),
        ("CD", "Bukavu", "CD-SK"),
        ("CD", "Goma", "CD-NK"),
        ("ET", "Lalibela", "ET-AM"),
        ("ET", "Mekelle", "ET-TI"),
        ("GE", "Tskhinvali", "GE-SK"),
        ("IQ", "Sinjar", "IQ-NI"),
        ("IQ", "Tikrit", "IQ-SD"),
        ("LY", "Ajdabiya", "LY-WA"),
        ("ML", "Kidal", "ML-8"),
        ("MM", "Lashio", "MM-17"),
        ("MM", "Myawaddy", "MM-13"),
        ("SD", "El Fasher", "SD-DN"),
        ("SD", "Wad Madani", "SD-GZ"),
        ("SO", "Kismayo", "SO-JH"),
        ("SY", "Palmyra", "SY-HI"),
        ("SY", "Saraqib", "SY-ID"),
        ("UA", "Bakhmut", "UA-14"),
        ("UA", "Irpin", "UA-32"),
        ("UA", "Izium", "UA-63"),
        ("YE", "Mukalla", "YE-HD"),
        ("YE", "Zinjibar", "YE-AB"),
    ],
)
def test_cities_lie_in_the_provinces_of_the_atlas(world, code, name, province):
    cities = world.gazetteer(code).cities
    found = [
        each for each in cities if spelling_key(name) in map(spelling_key, (each.name, *each.names))
    ]
    assert [each.province for each in found] == [province]


@pytest.mark.parametrize(
    ("city_name", "wrong"),
    [("Taloqan", "Khanabad"), ("Aībak", "Samangan"), ("Mehtar Lām", "Laghman")],
)
def test_wrong_spellings_that_geonames_gives_afghan_capitals_are_left_out(world, city_name, wrong):
    city = next(each for each in world.gazetteer("AF").cities if each.name == city_name)
    assert spelling_key(wrong) not in map(spelling_key, city.names)


@pytest.mark.parametrize("code", ["AF", "SY", "UA", "CD", "LY", "SD", "YE", "MM", "AZ", "ML", "SO"])
def test_every_city_is_told_its_province(world, code):
    assert all(city.province for city in world.gazetteer(code).cities)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("CD", "DRC"),
        ("CD", "Congo"),
        ("CD", "Democratic Republic of Congo"),
        ("SY", "Syria"),
        ("MM", "Burma"),
        ("CI", "Ivory Coast"),
    ],
)
def test_countries_have_the_names_of_reports(world, code, name):
    gazetteer = world.gazetteer(code)
    assert spelling_key(name) in map(spelling_key, (gazetteer.name, *gazetteer.names))


def test_no_spelling_of_a_city_is_the_name_of_a_country(world):
    countries = world.abroad.countries
    for code in ("SS", "SY", "GE", "LY"):
        spelled = {
            spelling_key(name) for city in world.gazetteer(code).cities for name in city.names
        }
        assert not spelled & countries
