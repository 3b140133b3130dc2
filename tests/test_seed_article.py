"""The wire report the project was conceived from, where it lies beside the project."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from events.loading import load_conflict
from events.models import Report
from events.vocabulary import Stance

REPORT = Path(__file__).resolve().parents[2] / "shared" / "seed" / "mazar_i_sharif.txt"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.xdist_group("seed"),
    pytest.mark.skipif(not REPORT.exists(), reason="the article does not lie beside the project"),
]

EXPECTED = [
    ("captured", "Faizabad", "10–11 August 2021", "asserted"),
    ("captured", "Faizabad", "by 11 August 2021", "confirmed"),
    ("captured", "Sheberghan", "by 11 August 2021", "asserted"),
    ("captured", "Kunduz", "by 11 August 2021", "asserted"),
    ("captured", "Taloqan", "by 11 August 2021", "asserted"),
    ("captured", "Mazar-i-Sharif", "11 August 2021", "feared"),
    ("captured", "Mazar-i-Sharif", "1998", "asserted"),
    ("massacre", "Mazar-i-Sharif", "1998", "asserted"),
    ("visit", "Mazar-i-Sharif", "11 August 2021", "asserted"),
    ("talks", "Mazar-i-Sharif", "11 August 2021", "asserted"),
    ("withdrew", "Faizabad", "by 11 August 2021", "confirmed"),
    ("clashes", "Kandahar", "11 August 2021", "asserted"),
    ("clashes", "Helmand", "11 August 2021", "asserted"),
    ("withdrew", "Afghanistan", "1 May – 31 August 2021", "planned"),
    ("statement", None, "10 August 2021", "asserted"),
]


@pytest.fixture
def told():
    load_conflict(settings.BASE_DIR / "fixtures" / "afghanistan-2021")
    call_command("ingest", str(REPORT), "--published", "2021-08-11", verbosity=0)
    return list(Report.objects.select_related("place"))


def in_short(report):
    place = report.place.name if report.place else None
    return (report.kind, place, report.when.text, report.stance)


def test_it_gives_what_a_careful_reader_takes_from_it(told):
    assert set(EXPECTED) <= {in_short(report) for report in told}
    assert any(report.kind == "talks" and report.place.name == "Doha" for report in told)


def test_it_gives_no_fall_that_it_does_not_tell(told):
    taken = {
        (report.place.name, report.when.latest)
        for report in told
        if report.kind in {"captured", "recaptured"}
        and report.stance not in {Stance.FEARED, Stance.PLANNED}
    }
    day = date(2021, 8, 11)
    assert taken == {
        *((name, day) for name in ("Faizabad", "Sheberghan", "Kunduz", "Taloqan")),
        ("Mazar-i-Sharif", date(1998, 12, 31)),
    }
    assert not any(report.place and report.place.name == "Kabul" for report in told)


def test_nothing_comes_from_the_page_around_it(told):
    text = REPORT.read_text(encoding="utf-8")
    assert all(report.end < text.index("Subscribe to") for report in told)


def test_what_is_told_several_times_is_one_event(told):
    events = {
        report.event_id
        for report in told
        if report.kind == "captured" and report.place.name == "Faizabad"
    }
    assert len(events) == 1
