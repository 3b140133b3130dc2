"""The fences: pure modules load no Django, articles import no events, no name is set twice."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE = [
    "events.vocabulary",
    "events.dates",
    "events.dari_dates",
    "events.spelling",
    "events.lexicon",
    "events.extract_answers",
    "events.evidence",
    "events.settling",
    "events.matching",
    "events.gathering",
    "events.control_events",
    "events.control",
    "events.counting",
    "events.coverage",
    "events.frozen",
    "events.scrutiny",
    "events.sources",
    "events.map",
    "events.passages",
    "events.messages",
    "events.pages.article_text",
    "events.pages.found_passages",
    "events.sought",
    "events.wording",
    "events.common_words",
    "events.world_spellings",
    "events.world_provinces",
    "events.world_gazetteer",
    "events.world_records",
    "articles.folding",
    "articles.pictures",
    "articles.wires",
    "articles.copies",
    "articles.overlaps",
    "articles.sketches",
    "articles.stories",
    "articles.stretches",
    "conflict_timeline.event_texts",
    *(
        f"{package.parent.name}.{package.name}.{module.stem}"
        for package in (
            ROOT / "events" / "extraction",
            ROOT / "events" / "scoring",
            ROOT / "articles" / "reading",
        )
        for module in sorted(package.glob("*.py"))
        if module.stem != "__init__"
    ),
]


# Loads them one after another in one process; says which is the first to bring Django.
CHECK = """
import importlib, sys
for module in sys.argv[1:]:
    importlib.import_module(module)
    if "django" in sys.modules:
        sys.exit(f"{module} loads Django")
"""


def test_pure_modules_never_load_django():
    command = [sys.executable, "-c", CHECK, *PURE]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", sorted((ROOT / "articles").rglob("*.py")), ids=str)
def test_articles_never_import_events(path):
    imported = {
        name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _modules(node)
    }
    assert not {name for name in imported if name.split(".")[0] == "events"}


def _modules(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []


@pytest.mark.parametrize("package", ["articles", "conflict_timeline", "events"])
def test_no_module_sets_a_name_of_its_own_twice(package):
    twice = {}
    for module in sorted((ROOT / package).rglob("*.py")):
        set_here = [
            target.id
            for node in ast.parse(module.read_text()).body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        ]
        if again := {name for name in set_here if set_here.count(name) > 1}:
            twice[str(module.relative_to(ROOT))] = again
    assert twice == {}
