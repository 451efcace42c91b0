# SPDX-License-Identifier: MIT
"""Terminals that know few characters, none at all, or a system without what Qt needs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dk2gui.cli.system_libraries import qt_trouble

SCENARIO = {"schema": 1, "name": "Grüße – 25 µg ≥ 1", "start_date": "2026-11-20"}


def run_in(environment, *arguments, code=None):
    call = ["-c", code] if code else ["-m", "dk2gui"]
    return subprocess.run(
        [sys.executable, *call, *map(str, arguments)],
        capture_output=True, check=False, env={**os.environ, **environment}, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_foods_are_json_whatever_the_terminal_can_show(encoding):
    done = run_in({"PYTHONIOENCODING": encoding}, "foods", "natto")
    assert (done.returncode, done.stderr) == (0, b"")
    rows = [json.loads(line) for line in done.stdout.decode(encoding).splitlines()]
    assert rows == [json.loads(line) for line in run_in({}, "foods", "natto").stdout.splitlines()]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("ascii", "Grusse - 25 ug >= 1 \\u6f22.json"), ("cp1252", "Grüße – 25 µg >= 1 \\u6f22.json")],
)
def test_a_message_is_readable_where_characters_are_missing(tmp_path, encoding, shown):
    file = tmp_path / "Grüße – 25 µg ≥ 1 漢.json"
    file.write_text("{}")
    done = run_in({"PYTHONIOENCODING": encoding}, "evaluate", file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert shown in done.stderr.decode(encoding)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_a_name_that_is_no_text_is_printed_as_it_is(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xff.json"
    Path(os.fsdecode(name)).write_text(json.dumps(SCENARIO))
    done = run_in(
        {}, "report", os.fsdecode(name), "-o", os.fsdecode(name + b".csv"), "--part", "intake"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.strip() == name + b".csv"


def test_without_a_terminal_messages_are_in_the_log(tmp_path, data_folder):
    code = (
        "import sys; sys.stdout = sys.stderr = None; from dk2gui.cli.main import run;"
        "sys.exit(run(['evaluate', sys.argv[1]]))"
    )
    done = run_in({}, tmp_path / "gone.json", code=code)
    assert done.returncode == 2
    assert "gone.json: cannot be read" in (data_folder / "dk2gui.log").read_text(encoding="utf-8")


def test_an_unforeseen_error_is_one_line_and_its_details_are_kept(tmp_path, data_folder):
    code = (
        "import sys; from dk2gui.cli import main as cli; cli.load_scenario = lambda name: 1 / 0;"
        "sys.exit(cli.run(sys.argv[1:]))"
    )
    done = run_in({}, "evaluate", "x.json", code=code)
    assert done.returncode == 1
    assert done.stderr.startswith(b"dk2gui: something went wrong (division by zero)")
    assert b"Traceback" not in done.stderr
    assert "ZeroDivisionError" in (data_folder / "dk2gui.log").read_text(encoding="utf-8")
    assert b"ZeroDivisionError" in run_in({}, "--debug", "evaluate", "x.json", code=code).stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names Debian's packages")
def test_libraries_that_qt_lacks_are_named(monkeypatch):
    def load(name):
        if name in ("libGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(name)

    monkeypatch.setattr("ctypes.CDLL", load)
    told = qt_trouble(ImportError("libGL.so.1: cannot open shared object file", name="PySide6"))
    assert "libGL.so.1, libxcb-cursor.so.0" in told
    assert "libgl1 libxcb-cursor0" in told
    assert qt_trouble(ImportError("No module named 'dk2gui.x'", name="dk2gui.x")) == ""


_WITHOUT_A_LIBRARY = """
import ctypes, importlib.abc, sys

class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "PySide6.QtCore":
            raise ImportError("libEGL.so.1: cannot open shared object file", name="PySide6.QtCore")

load = ctypes.CDLL
def loads(name, *rest, **more):
    if name == "libEGL.so.1":
        raise OSError(name)
    return load(name, *rest, **more)
ctypes.CDLL = loads
sys.meta_path.insert(0, Missing())
if "silent" in sys.argv:
    sys.stdout = sys.stderr = None
from dk2gui.cli.main import run
sys.exit(run(["window"]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names Debian's packages")
def test_a_window_without_what_qt_needs_names_it_and_no_line_of_code(data_folder):
    done = run_in({}, code=_WITHOUT_A_LIBRARY)
    assert (done.returncode, done.stdout) == (1, b"")
    told = done.stderr.decode()
    assert "libEGL.so.1" in told
    assert "libegl1" in told
    assert "Traceback" not in told
    # Started from a menu nobody reads a terminal: it is kept.
    assert run_in({}, "silent", code=_WITHOUT_A_LIBRARY).returncode == 1
    assert "libegl1" in (data_folder / "dk2gui.log").read_text(encoding="utf-8")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have one screen")
@pytest.mark.parametrize(
    ("environment", "told"),
    [({}, b"no screen found"), ({"DISPLAY": ":4711"}, b"':4711' does not answer")],
)
def test_no_screen_is_told_before_qt_aborts(environment, told):
    absent = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    done = run_in({**absent, **environment})
    assert done.returncode == 1
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_debug_says_what_goes_on_and_crashes_are_kept(tmp_path, data_folder):
    code = (
        "from dk2gui import log;"
        "log.to_stderr(); log.to_file();"
        "log.log.debug('a detail'); import faulthandler; faulthandler._sigsegv()"
    )
    done = run_in({}, code=code)
    assert b"DEBUG dk2gui: a detail" in done.stderr
    assert "a detail" in (data_folder / "dk2gui.log").read_text(encoding="utf-8")
    assert "Segmentation fault" in (data_folder / "faults.log").read_text(encoding="utf-8")


_CLOSED_AT_ONCE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

shown = QMessageBox.exec
def closed(box):
    print(box.text(), box.informativeText(), sep="|", file=sys.__stdout__, flush=True)
    QTimer.singleShot(0, box.button(QMessageBox.StandardButton.Close).click)
    return shown(box)
QMessageBox.exec = closed
sys.stderr = None
from dk2gui.cli.main import run
sys.exit(run(["window", "--desktop", sys.argv[1]]))
"""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "ends too early"),
        (b'{"schema": 1, "person": {"age_years": -3}}', "person.age_years: must be"),
        (b"\xff\xfe\x00", "plan.dk2.json: "),
    ],
)
def test_a_broken_file_of_the_desktop_is_told_in_a_window_by_the_whole_program(
    tmp_path, content, told
):
    broken = tmp_path / "plan.dk2.json"
    broken.write_bytes(content)
    done = run_in({"QT_QPA_PLATFORM": "offscreen"}, broken, code=_CLOSED_AT_ONCE)
    assert done.returncode == 2
    said = done.stdout.decode()
    assert said.startswith("This file cannot be opened.|")
    assert told in said
    assert "The file was not changed." in said
    assert b"Traceback" not in done.stderr
    assert broken.read_bytes() == content
