# SPDX-License-Identifier: MIT
"""The rules of the house that a program can check."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

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


def _written_for_people(tree: ast.AST):
    """Formatted values of f-strings that are no part of an error: numbers and dates made words."""
    inside_errors = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.FormattedValue)
            and node.format_spec
            and id(node) not in inside_errors
        ):
            yield node.lineno


# What is wrong with a file is told where it is found, in the words of the format.
_MAY_FORMAT = {"typed_values", "scenario", "json_text", "typical_diet"}


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_the_core_formats_no_number_for_people(path):
    if path.stem in _MAY_FORMAT:
        return
    lines = list(_written_for_people(ast.parse(path.read_text(encoding="utf-8"))))
    assert lines == [], f"{path}: lines {lines}"


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
