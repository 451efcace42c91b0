# SPDX-License-Identifier: MIT
"""The rules of the house that a program can check."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools.catalogue_texts import all_texts

PACKAGE = Path(__file__).parent.parent / "dk2gui"
CORE = sorted((PACKAGE / "core").rglob("*.py"))
LONGEST_FILE = 400

_LOADED = "import sys, {module}; print([m for m in sys.modules if m.split('.')[0] in {{'PySide6', 'pyqtgraph'}}])"


@pytest.mark.parametrize(
    "module",
    [
        "dk2gui.core.evaluate",
        "dk2gui.data.claims_file",
        "dk2gui.foods.library",
        "dk2gui.userdata.library",
        "dk2gui.cli.report_command",
        "dk2gui.userdata.storage",
        "dk2gui.data.tables",
        "dk2gui.cli.main",
    ],
)
def test_no_qt_is_loaded(module):
    done = subprocess.run(
        [sys.executable, "-c", _LOADED.format(module=module)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_the_core_opens_no_file_and_reads_no_clock(path):
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    assert not called & {
        "open",
        "read_text",
        "read_bytes",
        "loadtxt",
        "today",
        "now",
        "time",
        "getenv",
    }


@pytest.mark.parametrize(
    "path", sorted((PACKAGE / "core").rglob("*.py")), ids=lambda path: path.stem
)
def test_the_core_imports_numbers_and_types_only(path):
    allowed = {
        "numpy", "msgspec", "dk2gui", "typing", "collections", "datetime", "math", "bisect",
        "functools", "statistics", "json", "re", "itertools", "dataclasses", "enum",
        "string", "unicodedata",
    }  # fmt: skip
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            assert name.split(".")[0] in allowed
            if name.startswith("dk2gui"):
                assert name.startswith("dk2gui.core")


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_files_are_rooms_not_halls(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize(
    "path",
    sorted((PACKAGE / "gui").rglob("*.py")),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_no_part_of_the_window_holds_the_window(path):
    if path.parts[-2:] in {
        ("window", "app.py"),
        ("window", "main_window.py"),
        ("gui", "__init__.py"),
    }:
        return
    imported = {
        alias.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert "MainWindow" not in imported


_DATES_AS_TEXT = {"strftime", "isoformat", "ctime", "toString"}
_MAKE_TEXT = {"str", "repr", "round", "int", "len"}


def _written_for_people(tree: ast.AST):
    """Where a number or a date is made words: a format, or a text made inside another.

    What is in bytes is the inside of a file (PDF), and no text.
    """
    for node in ast.walk(tree):
        match node:
            case ast.FormattedValue(format_spec=ast.AST()):
                yield node.lineno
            case ast.FormattedValue(value=ast.Call(func=ast.Name(id=name))) if name in _MAKE_TEXT:
                yield node.lineno
            case ast.BinOp(op=ast.Mod(), left=ast.Constant(value=str()) | ast.JoinedStr()):
                yield node.lineno
            case ast.Call(func=ast.Name(id="format")):
                yield node.lineno
            case ast.Call(args=[ast.Attribute(value=ast.Attribute(attr="SequenceFormat"))]):
                pass  # A key, not a date.
            case ast.Call(func=ast.Attribute(attr=name)) if name in _DATES_AS_TEXT:
                yield node.lineno
            case ast.Constant(value=str(text)) if _PLACE_WITH_A_FORMAT.search(text):
                yield node.lineno
            case ast.Call(func=ast.Name(id="str"), args=[ast.BinOp(op=ast.Add() | ast.Sub())]):
                yield node.lineno
            case ast.Call(func=ast.Name(id="str"), args=[ast.Call(func=ast.Name(id=name))]) if (
                name in _MAKE_TEXT
            ):
                yield node.lineno


# {level:.1f} in a template; a style sheet has {name: value}, with a space or a line.
_PLACE_WITH_A_FORMAT = re.compile(r"\{\w*:[^\s{}]+\}")


def _raised(tree: ast.AST) -> set[int]:
    """The lines of errors: what is wrong is told in the words of the format."""
    return {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


@pytest.mark.parametrize(
    "source",
    [
        "f'{level:.1f} nmol/L'", "f'{round(level)} IU'", "'%d days' % days", "format(level, '.1f')",
        "'{level:.0f}'.format(level=level)", "day.strftime('%x')", "day.isoformat()",
        "date.toString('d. M.')", "str(place + 1)", "str(len(rows))",
    ],
)  # fmt: skip
def test_what_makes_words_of_a_number_or_a_date_is_seen(source):
    assert list(_written_for_people(ast.parse(source))) == [1]


@pytest.mark.parametrize(
    "source",
    ["b'%d 0 obj' % number", "place % 2", "'QLabel{ color: red }'", "f'{level} {unit}'",
     "str(error)", "key.toString(QKeySequence.SequenceFormat.NativeText)"],
)  # fmt: skip
def test_what_makes_no_words_is_not_seen(source):
    assert list(_written_for_people(ast.parse(source))) == []


@pytest.mark.parametrize(
    "path",
    sorted((PACKAGE / "gui").rglob("*.py")),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_the_window_formats_no_number_and_no_date(path):
    lines = list(_written_for_people(ast.parse(path.read_text(encoding="utf-8"))))
    assert lines == [], f"{path}: lines {lines}: ask dk2gui.present"


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_the_core_formats_no_number_for_people(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    lines = set(_written_for_people(tree)) - _raised(tree)
    assert not lines, f"{path}: lines {sorted(lines)}"


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: f"{path.parent.name}/{path.stem}"
)
def test_no_text_takes_the_desktop_s_language_from_the_system(path):
    used = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    assert not used & {"month_name", "month_abbr", "day_name", "day_abbr"}


# Names that hold digits, shares of people, years of guidelines, and what a laboratory may print.
_NO_THRESHOLD = re.compile(
    r"25\(OH\)D|1,25\(OH\)2D|90 of 100|90 %|\b20[0-9]{2}\b|such as <10|stage \d\w?( to \d\w?)?"
)
_SPELLED = re.compile(r"(?<!\w)\d{2,}|\d[.,]\d")


def test_no_text_of_the_core_spells_a_threshold():
    """Limits, doses and ages stand in texts as places, filled from their constant."""
    said, _ = all_texts()
    spelled = [
        (one.where, one.text)
        for one in said
        # What an authority says of itself is quoted.
        if one.where.startswith("dk2gui/core/") and not one.where.endswith("authorities.py")
        for text in (one.text, one.plural)
        if _SPELLED.search(_NO_THRESHOLD.sub("", text))
    ]
    assert not spelled
