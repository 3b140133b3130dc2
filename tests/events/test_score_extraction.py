"""manage.py score_extraction as an operator meets it."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_actor, make_conflict, make_place

LINE = {
    "id": "a",
    "published": "2023-05-10",
    "title": "",
    "text": "The rebels captured Tamur on Tuesday.",
    "reports": [
        {
            "place": "Tamoor",
            "kind": "captured",
            "actor": "Red Front",
            "date_start": "2023-05-09",
            "date_end": "2023-05-09",
            "quote": "The rebels captured Tamur on Tuesday",
        }
    ],
}


@pytest.fixture
def a_war(db):
    make_place(name="Tamur", names=("Tamoor",))
    make_actor(name="Red Front", names=("rebels",))
    return make_conflict(slug="a-war")


def run(*arguments, **options):
    """Output, errors and exit code of score_extraction."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("score_extraction", *map(str, arguments), stdout=out, stderr=err, **options)
    except SystemExit as ended:
        return out.getvalue(), err.getvalue(), ended.code
    return out.getvalue(), err.getvalue(), 0


def written(folder: Path, name: str, *lines: object) -> Path:
    path = folder / name
    told = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")
    return path


def test_articles_are_read_and_scored(a_war, tmp_path):
    out, err, code = run(written(tmp_path, "gold.jsonl", LINE), "--json", "--conflict", "a-war")
    captures = json.loads(out)["captures"]
    assert (captures["found"], captures["invented"], err, code) == (1, 0, "", 0)
    assert [captures[share]["f1"] for share in ("with_date", "with_actor")] == [1.0, 1.0]


def test_answers_of_extract_are_scored_instead(a_war, tmp_path):
    answers = written(tmp_path, "answers.jsonl", {"id": "a", "reports": []})
    out, _, _ = run(written(tmp_path, "gold.jsonl", LINE), "--predictions", answers, "--errors")
    assert "missed (1)\n  a captured Tamoor by Red Front, 9 May 2023: “The rebels" in out


def test_a_bad_line_is_told_and_the_rest_is_scored(a_war, tmp_path):
    bad = {**LINE, "id": "b", "reports": [{"kind": "fell", "place": "Tamur"}]}
    gold_file = written(tmp_path, "gold.jsonl", "{", bad, LINE, LINE)
    out, err, code = run(gold_file)
    assert (code, "1 article," in out) == (1, True)
    assert ["line 1: not JSON" in err, "line 2: 'kind'" in err, "line 4: article" in err] == [
        True,
        True,
        True,
    ]


def test_two_runs_are_compared(a_war, tmp_path):
    gold_file, saved = written(tmp_path, "gold.jsonl", LINE), tmp_path / "run.json"
    nothing = written(tmp_path, "answers.jsonl", {"id": "a", "reports": []})
    run(gold_file, "--predictions", nothing, "--save", saved)
    out, _, code = run(gold_file, "--conflict", "a-war", "--against", saved)
    assert "reports gained 1, lost 0; dates gained 1, lost 0; actors gained 1, lost 0" in out
    assert ("reports gained:\n  a captured tamoor 2023-05-09" in out, code) == (True, 0)


def test_a_score_below_the_floor_ends_with_1(a_war, tmp_path):
    gold_file = written(tmp_path, "gold.jsonl", LINE)
    nothing = written(tmp_path, "answers.jsonl", {"id": "a", "reports": []})
    assert run(gold_file, "--fail-below", "0.9", "--conflict", "a-war")[2] == 0
    _, err, code = run(gold_file, "--fail-below", "0.9", "--predictions", nothing)
    assert (err.strip(), code) == ("F1 of all captures is 0.000, below 0.9.", 1)


@pytest.mark.parametrize("content", ["{", "[]", None])
def test_a_run_that_cannot_be_read_is_refused(a_war, tmp_path, content):
    saved = tmp_path / "run.json" if content is None else written(tmp_path, "run.json", content)
    with pytest.raises(CommandError, match=r"run\.json"):
        run(written(tmp_path, "gold.jsonl", LINE), "--against", saved)


def test_a_floor_is_a_share(a_war, tmp_path):
    with pytest.raises(CommandError, match="no share"):
        run(written(tmp_path, "gold.jsonl", LINE), "--fail-below", "90")
