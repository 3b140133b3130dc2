"""Scoring: what was read in articles against what a person found in them."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import DateSpan
from events.lexicon import KnownPlace, Lexicon
from events.scoring.comparison import Fate, Run, UnusableRun, compared
from events.scoring.matching import judged, outcome_of
from events.scoring.records import (
    GoldArticle,
    GoldReport,
    ReadReport,
    UnusableRecord,
    gold_article,
    read_article,
    read_report,
)
from events.scoring.sameness import Spellings, same_actor
from events.scoring.tables import Rates, Score
from events.scoring.wording import comparison_lines, error_lines, score_lines
from events.vocabulary import PlaceKind

TUESDAY = date(2023, 5, 9)
PLACES = [
    (KnownPlace(1, "Kesh", PlaceKind.PROVINCE, "XX"), ["Kesh"]),
    (KnownPlace(2, "Kesh", PlaceKind.CITY, "XX", province=1), ["Kesh", "Qash"]),
    (KnownPlace(3, "Ostra", PlaceKind.CITY, "XX", geonameid=33), ["Ostra", "Vostra"]),
    (KnownPlace(4, "Ostra", PlaceKind.CITY, "YY", geonameid=44), ["Ostra", "Austeria"]),
    (KnownPlace(5, "Paltia", PlaceKind.CITY, "XX"), ["Paltia"]),
    (KnownPlace(6, "Paltika", PlaceKind.CITY, "XX"), ["Paltika"]),
]
SPELLINGS = Spellings(
    Lexicon.build(
        [place for place, _ in PLACES],
        [],
        [(name, place.id) for place, names in PLACES for name in names],
        [],
    )
)


def gold(kind="captured", place="Ostra", **fields):
    fields = {"actor": "Red Front", "when": DateSpan.on(TUESDAY)} | fields
    return GoldReport(fields.pop("name", f"a {kind} {place}"), kind, place, **fields)


def read(kind="captured", place="Ostra", **fields):
    return ReadReport(
        kind, place, **({"actor": "Red Front", "when": DateSpan.on(TUESDAY)} | fields)
    )


def scored(wanted, reports, **fields):
    return outcome_of(GoldArticle("a", tuple(wanted), **fields), reports, SPELLINGS)


def tally(wanted, reports):
    return Score.of([scored(wanted, reports)]).captures


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("Ostra", "Ostra"),
        ("Ostra", "Óstra"),
        ("Ostra", "Vostra"),
        ("Ostra", "Ostra city"),
        ("Ostra", "the city of Ostra"),
        ("Bin Jawad", "Bin Jawwad"),
        ("Pul-e-Rud", "Pul-i Rud"),
        ("Kesh province", "Kesh province"),
        ("Kesh province", "Kesh Province"),
        ("Paltia", "Paltiah"),
    ],
)
def test_spellings_of_one_place_meet(place, wanted):
    assert SPELLINGS.same_place(read(place=place), gold(place=wanted))


@pytest.mark.parametrize(
    ("place", "wanted"),
    [
        ("Ostra", "Tamur"),
        ("Kesh province", "Kesh"),
        ("Kesh province", "Qash"),
        ("Kesh", "Kesh province"),
        ("Paltia", "Paltika"),
        ("Homs", "Hims"),
        ("", "Ostra"),
    ],
)
def test_other_places_do_not_meet(place, wanted):
    assert not SPELLINGS.same_place(read(place=place), gold(place=wanted))


def test_a_place_counts_as_the_text_prints_it():
    assert SPELLINGS.same_place(read(place="Ostra", place_text="Rudgrad"), gold(place="Rudgrad"))


def test_a_number_of_the_gazetteer_tells_places_of_one_name_apart():
    assert SPELLINGS.same_place(read(geonameid=44), gold(place="Austeria"))
    assert not SPELLINGS.same_place(read(geonameid=33), gold(place="Austeria"))


def test_a_country_tells_places_of_one_name_apart():
    assert SPELLINGS.same_place(read(country="YY"), gold(place="Austeria"))
    assert not SPELLINGS.same_place(read(country="XX"), gold(place="Austeria"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Red Front", "the Red Front"),
        ("Red Front fighters", "Red Front"),
        ("Russian forces", "Russia"),
        ("Malians", "Mali's army"),
        ("Syrian Democratic Forces", "SDF"),
        ("rebels", "insurgents"),
        ("the army", "government forces"),
        ("Nordland army", "government troops"),
        ("Red Front rebels", "militants"),
        ("a militia", "local militia"),
    ],
)
def test_names_of_one_actor_meet(one, other):
    assert same_actor(one, other)
    assert same_actor(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Red Front", "Blue Guard"),
        ("the rebels", "the army"),
        ("rebel forces", "government forces"),
        ("Red Front", ""),
        ("", ""),
        ("Mali", "Malawi army"),
        ("the army of it", "a group of people"),
    ],
)
def test_other_actors_do_not_meet(one, other):
    assert not same_actor(one, other)
    assert not same_actor(other, one)


@pytest.mark.parametrize(
    ("kind", "stance", "word"),
    [
        ("captured", "asserted", "captured"),
        ("captured", "claimed", "captured"),
        ("captured", "denied", "denied_capture"),
        ("recaptured", "denied", "denied_capture"),
        ("captured", "feared", "threatened"),
        ("recaptured", "planned", "threatened"),
        ("withdrew", "asserted", "withdrawn"),
        ("withdrew", "denied", "withdrawn"),
        ("besieged", "asserted", "threatened"),
        ("clashes", "asserted", "contested"),
        ("attack", "asserted", "contested"),
        ("massacre", "asserted", "massacre"),
    ],
)
def test_kind_and_stance_become_one_word(kind, stance, word):
    assert read_report({"kind": kind, "stance": stance, "place": "Ostra"}).kind == word


def test_capture_and_recapture_meet():
    assert tally([gold("recaptured")], [read("captured")]).found == 1


def test_one_reading_meets_one_report():
    result = tally([gold()], [read(), read()])
    assert (result.found, result.invented) == (1, 1)


def test_the_right_date_decides_between_two():
    earlier = gold(when=DateSpan.on(date(2023, 1, 1)), name="earlier")
    outcome = scored([earlier, gold()], [read()])
    assert outcome.missed == (earlier,)
    assert outcome.found[0].date_right


@pytest.mark.parametrize(
    ("days", "right"),
    [
        (DateSpan.on(TUESDAY), True),
        (DateSpan.between(TUESDAY - timedelta(1), TUESDAY), True),
        (DateSpan.between(TUESDAY - timedelta(2), TUESDAY), False),
        (DateSpan.on(TUESDAY + timedelta(1)), False),
        (None, False),
    ],
)
def test_a_date_is_right_when_it_meets_and_is_a_day_wider_at_most(days, right):
    assert scored([gold()], [read(when=days)]).found[0].date_right is right


def test_gold_without_a_date_is_left_out_of_the_date_scores():
    result = tally([gold(when=None), gold(place="Paltia")], [read(), read(place="Paltia")])
    assert result.with_date == Rates(1.0, 1.0, 1.0)


@pytest.mark.parametrize("mark", ["optional", "historic"])
def test_what_is_not_required_is_neither_missed_nor_invented(mark):
    outcome = scored([gold(**{mark: True})], [read()])
    assert (outcome.missed, outcome.found, outcome.invented) == ((), (), ())


def test_history_with_the_date_of_today_is_invented():
    old = gold(historic=True, when=DateSpan.year(1998))
    assert len(scored([old], [read()]).invented) == 1
    assert scored([old], [read(when=DateSpan.year(1998))]).invented == ()


def test_what_is_read_as_history_is_never_invented():
    assert scored([], [read(historic=True)]).invented == ()


def test_any_kind_excuses_every_kind():
    assert scored([gold("contested", optional=True, any_kind=True)], [read()]).invented == ()
    assert len(scored([gold("contested", optional=True)], [read()]).invented) == 1


def test_another_kind_may_be_as_good():
    assert scored(
        [gold("contested", alt_kinds=frozenset({"threatened"}))], [read("threatened")]
    ).found


def test_places_to_ignore_are_ignored():
    assert scored([], [read(place="Vostra")], ignored=("Ostra",)).invented == ()


def test_a_kind_that_nobody_annotated_is_not_invented():
    (outcome,) = judged([scored([gold("withdrawn")], [read("massacre"), read("captured")])])
    assert [report.kind for report in outcome.invented] == ["captured"]


def test_a_quiet_article_with_a_capture_is_told():
    score = Score.of([scored([gold("contested")], [read()]), scored([gold()], [read()])])
    assert (score.articles, score.quiet, score.disturbed) == (2, 1, 1)


_gold_lists = st.lists(
    st.builds(
        gold,
        kind=st.sampled_from(["captured", "recaptured", "contested", "threatened"]),
        place=st.sampled_from(["Ostra", "Paltia", "Tamur"]),
        when=st.none() | st.dates(TUESDAY, TUESDAY + timedelta(9)).map(DateSpan.on),
    ),
    max_size=6,
).map(lambda reports: [replace(each, name=str(n)) for n, each in enumerate(reports)])


def perfectly_read(reports):
    return [read(each.kind, each.place, when=each.when, actor=each.actor) for each in reports]


@given(_gold_lists)
def test_a_perfect_reader_makes_no_error(reports):
    outcome = scored(reports, perfectly_read(reports))
    assert (len(outcome.found), outcome.missed, outcome.invented) == (len(reports), (), ())
    assert all(pair.actor_right and pair.date_right is not False for pair in outcome.found)


@given(_gold_lists, _gold_lists)
def test_everything_is_found_or_missed_and_met_or_invented(reports, others):
    outcome = scored(reports, perfectly_read(others))
    assert len(outcome.found) + len(outcome.missed) == len(reports)
    assert len(outcome.found) + len(outcome.invented) == len(others)


@given(_gold_lists, _gold_lists)
def test_a_run_equals_itself_also_when_saved(reports, others):
    run = Run.of([scored(reports, perfectly_read(others))])
    again = Run.from_fields(json.loads(json.dumps(run.as_fields())))
    assert again == run
    lines = list(comparison_lines(compared(run, again)))
    assert lines == [
        "Against the earlier run: reports gained 0, lost 0; dates gained 0, lost 0; "
        "actors gained 0, lost 0; invented more 0, no longer 0"
    ]


def test_a_comparison_names_what_was_gained_and_lost():
    before = Run({"a": Fate(True, True, True), "b": Fate(False)}, {"x": ""})
    after = Run({"a": Fate(True, False, True), "b": Fate(True, True, False)}, {"y": ""})
    change = compared(before, after)
    assert (change.reports.gained, change.reports.lost) == (("b",), ())
    assert (change.dates.gained, change.dates.lost) == (("b",), ("a",))
    assert (change.invented.gained, change.invented.lost) == (("y",), ("x",))


def test_reports_of_another_gold_are_counted_and_not_compared():
    change = compared(Run({"a": Fate(True)}), Run({"b": Fate(False), "c": Fate(True)}))
    assert (change.reports.lost, change.only_before, change.only_after) == ((), 1, 2)
    assert any("2 reports of the gold" in line for line in comparison_lines(change))


def test_two_reports_of_one_name_are_told_apart():
    fields = {"kind": "captured", "place": "Ostra", "date_end": None}
    article = gold_article({"id": 7, "reports": [fields, fields]})
    assert [each.name for each in article.reports] == ["7 captured ostra", "7 captured ostra #2"]


@pytest.mark.parametrize("fields", [[], {}, {"format": 2}, {"format": 1, "reports": {"a": 1}}])
def test_what_is_no_run_is_refused(fields):
    with pytest.raises(UnusableRun):
        Run.from_fields(fields)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"reports": []}, "'id'"),
        ({"id": "a"}, "'reports'"),
        ({"id": "a", "reports": ["x"]}, "'reports'"),
        ({"id": "a", "reports": [{"kind": "fell", "place": "Ostra"}]}, "'fell'"),
        ({"id": "a", "reports": [{"kind": "captured"}]}, "'place'"),
        (
            {"id": "a", "reports": [{"kind": "captured", "place": "O", "date_start": "May"}]},
            "'May'",
        ),
        ({"id": "a", "reports": [], "ignore_places": "Ostra"}, "'ignore_places'"),
    ],
)
def test_an_annotation_that_cannot_be_used_says_why(fields, reason):
    with pytest.raises(UnusableRecord, match=reason):
        gold_article(fields)


def test_a_report_without_a_start_has_no_date():
    fields = {"kind": "captured", "place": "Ostra", "date_start": None, "date_end": "2023-05-09"}
    assert read_article({"id": "a", "reports": [fields]})[1][0].when is None


def test_errors_are_listed_with_article_and_quote():
    lines = list(error_lines([scored([gold(quote="it fell")], [read(place="Tamur", quote="no")])]))
    assert "  a captured Ostra by Red Front, 9 May 2023: “it fell”" in lines
    assert "  a captured Tamur by Red Front, 9 May 2023: “no”" in lines


def test_the_table_has_a_line_a_kind():
    outcomes = [scored([gold(), gold("threatened")], [read()])]
    assert [line.split()[0] for line in score_lines(Score.of(outcomes)) if line][2:] == [
        "all",
        "captured",
        "threatened",
    ]
