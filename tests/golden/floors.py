"""Golden articles: how well they are read today, and the floors under that, which only rise.

    python -m tests.golden.floors [NAME...]

raises the floors to what is reached now and keeps the run that reached it; it never lowers one.
A golden file NAME.jsonl is what manage.py score_extraction takes; NAME.places.json is its
gazetteer: {"name", "kind", "country", "province", "capital_of", "names"} a place, where province
and capital_of are names of other places of the file. "population" may be added: without a
conflict the extractor trusts the names of small places less.
"""

import json
import sys
from datetime import date
from functools import cache
from pathlib import Path

from events.extract_answers import read_reports
from events.lexicon import KnownPlace, Lexicon
from events.scoring.comparison import Run
from events.scoring.matching import Outcome, judged, outcome_of
from events.scoring.records import gold_article, read_report
from events.scoring.sameness import Spellings
from events.scoring.tables import Score
from events.vocabulary import PlaceKind

FOLDER = Path(__file__).parent
FLOORS = FOLDER / "floors.json"
NAMES = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
QUIET = "false_in_quiet"  # the one figure that is better when lower


def articles_of(name: str) -> list[dict]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def outcomes_of(name: str) -> list[Outcome]:
    """Read every article of a golden file, without a conflict and without known actors."""
    lexicon = lexicon_of(name)
    spellings = Spellings(lexicon)
    return judged(
        [
            outcome_of(gold_article(article), _read(article, lexicon), spellings)
            for article in articles_of(name)
        ]
    )


def _read(article: dict, lexicon: Lexicon) -> list:
    published_on = date.fromisoformat(article["published"])
    answers = read_reports(article["title"], article["text"], published_on, lexicon)
    return [read_report(answer) for answer in answers]


def lexicon_of(name: str) -> Lexicon:
    rows = json.loads((FOLDER / f"{name}.places.json").read_text(encoding="utf-8"))
    ids = {(row["kind"], row["name"]): number for number, row in enumerate(rows, start=1)}
    places = [_place(number, row, ids) for number, row in enumerate(rows, start=1)]
    names = [
        (spelling, number)
        for number, row in enumerate(rows, start=1)
        for spelling in (row["name"], *row.get("names", []))
    ]
    return Lexicon.build(places, [], names, [])


def _place(number: int, row: dict, ids: dict[tuple[str, str], int]) -> KnownPlace:
    seat_of = row.get("capital_of")
    return KnownPlace(
        number,
        row["name"],
        PlaceKind(row["kind"]),
        row["country"],
        province=ids["province", row["province"]] if row.get("province") else None,
        capital_of=(ids.get(("province", seat_of)) or ids["country", seat_of]) if seat_of else None,
        population=row.get("population", 0),
    )


def figures_of(name: str) -> dict[str, float]:
    score = Score.of(outcomes_of(name))
    captures = score.captures
    shares = {
        "place_and_kind": captures.place_and_kind.f1,
        "with_date": captures.with_date.f1,
        "with_actor": captures.with_actor.f1,
        "precision": captures.place_and_kind.precision,
        "other_kinds": score.other_kinds.place_and_kind.f1,
    }
    return {figure: round(share, 3) for figure, share in shares.items()} | {QUIET: score.disturbed}


def floors() -> dict[str, dict[str, float]]:
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def best_run_of(name: str) -> Run:
    """The run that the floors of a file were raised to."""
    path = _run_path(name)
    return Run.from_fields(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else Run()


def raise_floors(names: list[str]) -> None:
    kept = floors()
    for name in names:
        kept[name] = raised(kept.get(name, {}), figures_of(name))
        _write(_run_path(name), Run.of(outcomes_of(name)).as_fields())
        print(name, json.dumps(kept[name]))
    _write(FLOORS, dict(sorted(kept.items())))


def raised(floor: dict[str, float], reached: dict[str, float]) -> dict[str, float]:
    """The better of both in each figure."""
    return {
        figure: (min if figure == QUIET else max)(floor.get(figure, value), value)
        for figure, value in reached.items()
    }


def _run_path(name: str) -> Path:
    return FOLDER / f"{name}.run.json"


def _write(path: Path, fields: dict) -> None:
    text = json.dumps(fields, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    raise_floors(sys.argv[1:] or NAMES)
