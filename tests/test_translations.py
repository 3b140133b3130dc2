"""The catalogue of Dari: whole, compiled, and true to what the sources say."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from events.chain import STAGES
from events.models.conflicts import TRANSLATED
from events.wording import ACTOR_KINDS, KINDS, PLACE_KINDS

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path("locale/fa/LC_MESSAGES")
SOURCES = ("articles", "conflict_timeline", "events", "templates", "locale")
ENTRIES = polib.pofile(str(ROOT / FOLDER / "django.po"))


def identity(entry):
    return (entry.msgctxt or "", entry.msgid, entry.msgid_plural)


def texts(entry):
    """Its translations, one for each plural form."""
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def test_what_is_compiled_is_what_was_written():
    compiled = polib.mofile(str(ROOT / FOLDER / "django.mo"))
    assert {identity(each): texts(each) for each in compiled} == {
        identity(each): texts(each) for each in ENTRIES
    }


def test_nothing_is_left_to_translate():
    assert [each.msgid for each in ENTRIES if not all(texts(each))] == []
    assert [each.msgid for each in ENTRIES if each.fuzzy or each.obsolete] == []


def test_placeholders_and_tags_are_kept():
    def kept(text):
        return sorted(re.findall(r"%\(\w+\)s|</?\w+[^>]*>", text))

    for entry in ENTRIES:
        assert [kept(text) for text in texts(entry)] == [kept(entry.msgid)] * len(texts(entry))


def test_every_message_is_written_out_where_it_is_made():
    """What is put together at run time cannot be collected."""
    for path in sorted((ROOT / "events").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in ("message", "counted"):
                assert isinstance(node.args[0], ast.Constant), f"{path}:{node.lineno}"


def _called(node):
    return node.func.id if isinstance(node.func, ast.Name) else ""


@pytest.fixture
def xgettext():
    if shutil.which("xgettext") is None:
        missing = "no xgettext found: install gettext"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)


def test_the_catalogue_has_what_the_sources_say_and_no_more(xgettext, tmp_path):
    """Collect anew in a copy of the project; `manage.py makemessages -l fa` mends it."""
    for name in SOURCES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.pyc"))
    shutil.copy(ROOT / "manage.py", tmp_path)
    command = [sys.executable, "manage.py", "makemessages", "-l", "fa", "--no-obsolete"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    collected = polib.pofile(str(tmp_path / FOLDER / "django.po"))
    assert {identity(each) for each in collected} == {identity(each) for each in ENTRIES}


@pytest.mark.parametrize("words", [KINDS, PLACE_KINDS, ACTOR_KINDS, STAGES])
def test_labels_of_closed_lists_are_said_in_full(words):
    members = type(next(iter(words)))
    assert {member: str(words[member]) for member in members} == {
        member: member.label for member in members
    }


DEMO = ROOT / "fixtures" / "afghanistan-2021"


def rows(name):
    return json.loads((DEMO / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["places.json", "actors.json"])
def test_every_place_and_actor_of_the_demo_has_a_dari_name(name):
    assert [row["slug"] for row in rows(name) if not row.get("names", {}).get("fa")] == []


def test_the_conflict_of_the_demo_is_told_in_dari():
    assert set(rows("conflict.json")["in_other_languages"]["fa"]) == TRANSLATED
