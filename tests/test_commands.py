"""The commands as an operator meets them: what they print, and how they end."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from events.models import Event, Report
from tests.factories import make_actor, make_conflict, make_place

pytestmark = pytest.mark.django_db

TEXT = "Rebels seize Tamur\n\nThe rebels captured Tamur on Tuesday, officials said.\n"
LINE = {
    "id": "a",
    "published": "2021-08-11",
    "title": "Rebels seize Tamur",
    "text": "The rebels captured Tamur on Tuesday.",
}


@pytest.fixture
def conflict():
    make_place(name="Tamur", names=("Tamoor",))
    make_actor(name="Red Front", names=("rebels",))
    return make_conflict(slug="a-war")


def run(name, *arguments, **options):
    """Output, errors and exit code of a command."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(name, *map(str, arguments), stdout=out, stderr=err, **options)
    except SystemExit as ended:
        return out.getvalue(), err.getvalue(), ended.code
    return out.getvalue(), err.getvalue(), 0


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_an_article_becomes_an_event_with_its_quote(conflict, tmp_path):
    source = written(tmp_path, "a.txt", TEXT)
    out, _, code = run("ingest", source, "--published", "2021-08-11", "--publisher", "The Courier")
    assert (code, "1 kept" in out) == (0, True)
    report = Report.objects.latest("start")
    assert report.quote == "The rebels captured Tamur on Tuesday"
    assert report.event == Event.objects.get()


def test_ingesting_again_changes_nothing(conflict, tmp_path):
    source = written(tmp_path, "a.txt", TEXT)
    run("ingest", source, "--published", "2021-08-11")
    out, _, code = run("ingest", source, "--published", "2021-08-11")
    assert (code, Article.objects.count(), Event.objects.count()) == (0, 1, 1)
    assert "0 kept, 1 known" in out


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", "", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "text"),
        ("bare.html", "<html><body><nav>Home</nav></body></html>", "text"),
        ("bad.jsonl", "{not json}\n", "line 1"),
        ("undated.txt", TEXT, "--published"),
    ],
)
def test_a_bad_file_is_refused_and_the_rest_goes_on(conflict, tmp_path, name, content, says):
    bad = written(tmp_path, name, content)
    good = written(tmp_path, "good.jsonl", json.dumps(LINE | {"publisher": "The Courier"}))
    out, err, code = run("ingest", bad, good)
    assert (code, Article.objects.count()) == (1, 1)
    assert says in err
    assert name in err
    assert "1 kept, 0 known, 1 refused" in out


def test_a_day_that_has_not_come_is_refused(conflict, tmp_path):
    source = written(tmp_path, "a.txt", TEXT)
    _, err, code = run("ingest", source, "--published", "2999-01-01")
    assert (code, Article.objects.count()) == (1, 0)
    assert "2999" in err


def test_a_file_beyond_the_limit_is_refused_unread(conflict, tmp_path, settings):
    settings.MAX_SOURCE_BYTES = 1000
    _, err, code = run("ingest", written(tmp_path, "big.txt", "word " * 1000))
    assert (code, "too large" in err) == (1, True)


def test_a_missing_file_is_named(conflict, tmp_path):
    _, err, code = run("ingest", tmp_path / "gone.txt")
    assert (code, "gone.txt" in err) == (1, True)


def test_a_conflict_that_is_not_loaded_is_said_so():
    with pytest.raises(CommandError, match="load_conflict"):
        call_command("ingest", "a.txt")


def test_of_several_conflicts_the_names_decide(conflict, tmp_path):
    make_conflict(slug="elsewhere", countries="ZZ")
    run("ingest", written(tmp_path, "a.txt", TEXT), "--published", "2021-08-11")
    assert set(Report.objects.values_list("conflict__slug", flat=True)) == {"a-war"}


def test_extract_prints_reports_and_stores_nothing(conflict, tmp_path, capsys):
    source = written(tmp_path, "in.jsonl", json.dumps(LINE))
    run("extract", source, conflict="a-war")
    answer = json.loads(capsys.readouterr().out)
    (report,) = answer["reports"]
    body = f"{LINE['title']}\n\n{LINE['text']}"
    assert body[report["start"] : report["end"]] == report["quote"]
    assert (report["kind"], report["place"], report["date_start"]) == (
        "captured",
        "Tamur",
        "2021-08-10",
    )
    assert (answer["id"], report["actor"], Article.objects.count()) == ("a", "Red Front", 0)


def test_extract_without_a_day_leaves_dates_open(conflict, tmp_path, capsys):
    source = written(tmp_path, "in.jsonl", json.dumps(LINE | {"published": None}))
    run("extract", source)
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    assert report["date_start"] is report["date_end"] is None


def test_dates_prints_every_expression(tmp_path, capsys):
    source = written(tmp_path, "in.jsonl", json.dumps(LINE))
    run("dates", source)
    (found,) = json.loads(capsys.readouterr().out)["dates"]
    assert (found["text"], found["earliest"], found["precision"]) == (
        "Tuesday",
        "2021-08-10",
        "day",
    )


def test_dates_prints_a_range_as_its_two_ends(tmp_path, capsys):
    source = written(tmp_path, "in.jsonl", json.dumps(LINE | {"text": "From 6 to 9 August."}))
    run("dates", source)
    found = json.loads(capsys.readouterr().out)["dates"]
    assert [(each["text"], each["earliest"]) for each in found] == [
        ("6", "2021-08-06"),
        ("9 August", "2021-08-09"),
    ]


@pytest.mark.parametrize("command", ["extract", "dates"])
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{not json}", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"text": ""}', "'text'"),
        ('{"text": "a", "published": "soon"}', "2021-08-11"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(conflict, tmp_path, capsys, command, line, says):
    source = written(tmp_path, "in.jsonl", f"{line}\n{json.dumps(LINE)}\n")
    _, err, code = run(command, source)
    assert (code, says in err, "line 1" in err) == (1, True, True)
    assert json.loads(capsys.readouterr().out)["id"] == "a"


@pytest.mark.parametrize("command", ["extract", "dates"])
def test_a_file_that_is_not_there_ends_with_a_clear_word(command, tmp_path):
    with pytest.raises(CommandError, match=r"gone\.jsonl"):
        call_command(command, str(tmp_path / "gone.jsonl"))


@pytest.mark.parametrize("port", ["0", "99999", "http"])
def test_a_port_that_there_is_not_is_refused_in_words(port):
    with pytest.raises(CommandError, match="from 1 to 65535"):
        call_command("demo", "--port", port)


def test_reading_again_adds_drops_and_keeps_ids(conflict, tmp_path, monkeypatch):
    source = written(tmp_path, "a.txt", TEXT)
    run("ingest", source, "--published", "2021-08-11", "--publisher", "The Courier")
    event = Event.objects.get()
    assert "0 articles read again" in run("read_again")[0]
    monkeypatch.setattr("events.reading.RULES_VERSION", "next")
    out, _, code = run("read_again", "--conflict", "a-war")
    assert (code, "1 articles read again" in out) == (0, True)
    assert Event.objects.get().pk == event.pk
    assert {report.rules_version for report in Report.objects.all()} == {"next"}
    assert "0 articles read again" in run("read_again")[0]
    assert "1 articles read again" in run("read_again", "--every")[0]


def test_reading_again_for_a_conflict_that_is_not_there(conflict):
    with pytest.raises(CommandError, match="Loaded: a-war"):
        run("read_again", "--conflict", "another")


def test_reading_again_where_nothing_is_loaded_is_no_error():
    assert run("read_again") == ("", "", 0)


def test_ingesting_says_what_to_look_at(conflict, tmp_path):
    source = written(tmp_path, "a.txt", TEXT)
    out, _, _ = run("ingest", source, "--published", "2021-08-11")
    assert "to look at: manage.py check_history --conflict a-war" in out


OF_ONE_FALL = {
    "German": "Die Rebellen haben nach eigenen Angaben die Stadt Tamur im Norden des Landes "
    "eingenommen. Das sagte ein Sprecher am Sonntag einer Nachrichtenagentur. Die Truppen der "
    "Regierung zogen sich zum Flughafen zurück, während in der Stadt weiter gekämpft wurde, wie "
    "Bewohner berichteten. Eine Bestätigung der Regierung gab es zunächst nicht.",
    "French": "Les rebelles ont pris dimanche la ville de Tamur, dans le nord du pays, a annoncé "
    "un porte-parole des insurgés. Les forces gouvernementales se sont repliées sur l'aéroport, "
    "tandis que des combats se poursuivaient dans la ville, selon des habitants joints par "
    "téléphone. Le gouvernement n'a pas confirmé la perte de la ville.",
    "English": "The rebels took the town of Tamur in the north of the country on Sunday, a "
    "spokesman for the insurgents announced. Government forces fell back to the airport, while "
    "fighting went on in the town, according to residents reached by telephone. The government "
    "has not confirmed that it was lost.",
}


@pytest.mark.parametrize("language", OF_ONE_FALL)
def test_a_text_that_is_not_english_is_kept_and_said_to_be_unread(conflict, tmp_path, language):
    source = written(tmp_path, "a.txt", f"Tamur\n\n{OF_ONE_FALL[language]}\n")
    out, err, code = run("ingest", source, "--published", "2021-08-11")
    assert (code, "1 kept" in out) == (0, True)
    assert ("does not read as English" in out + err) == (language != "English")
