# SPDX-License-Identifier: MIT
"""From outside, over the desktop's own bus: what a screen reader is told.

One run of the real program in a session bus and an X server of its own (`listen.py`); skipped where
one of the parts is missing. `.ci/system-libraries.sh --screen-reader` installs them.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

_HERE = Path(__file__).parent
_ROOT = _HERE.parent.parent
_SYSTEM_PYTHON = "/usr/bin/python3"
_ASKS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
_TIMEOUT_S = 120
_SCENARIO = {
    "schema": 1,
    "name": "Winter",
    "person": {"name": "Anna"},
    "supplements": [
        {"compound": "vitamin_d3", "amount": 1000, "unit": "IU"},
        {"compound": "mk7", "amount": 100, "unit": "ug"},
    ],
    "labs": [{"date": "2026-10-25", "marker": "25ohd", "value": 22, "unit": "ng/mL"}],
    "start_date": "2026-11-20",
}
_THIN = "\u202f"
_PLOTS = {
    "25(OH)D over the coming months",
    "Intake against recommended bands",
    "Vitamin D and MK-7 together",
}


def _missing():
    """What this machine lacks, in words; "" where it has all."""
    for program in ("Xvfb", "dbus-run-session"):
        if shutil.which(program) is None:
            return f"{program} is missing"
    if not Path("/usr/share/dbus-1/services/org.a11y.Bus.service").exists():
        return "at-spi2-core is missing"
    asked = subprocess.run([_SYSTEM_PYTHON, "-c", _ASKS], capture_output=True, check=False)
    return "" if asked.returncode == 0 else f"{_SYSTEM_PYTHON} has no gi with Atspi"


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What the listener wrote."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the bus is Linux's")
    if missing := _missing():
        pytest.skip(f"no screen reader's bus here: {missing}")
    folder = tmp_path_factory.mktemp("bus")
    scenario, answer = folder / "winter.json", folder / "told.json"
    scenario.write_bytes(msgspec.json.encode(_SCENARIO))
    ours, theirs = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=[theirs], stderr=subprocess.DEVNULL,
    ) as screen:  # fmt: skip
        os.close(theirs)
        try:
            with os.fdopen(ours) as display:
                number = display.readline().strip()
            environment = {
                **{key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"},
                "DISPLAY": f":{number}",
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "DK2GUI_DATA_DIR": str(folder / "data"),
                "PYTHONPATH": str(_ROOT),
            }
            done = subprocess.run(
                ["dbus-run-session", "--", _SYSTEM_PYTHON, "-W", "ignore",
                 str(_HERE / "listen.py"), str(scenario), str(answer),
                 sys.executable, str(_ROOT / "main.py")],
                env=environment, capture_output=True, text=True, timeout=_TIMEOUT_S, check=False,
            )  # fmt: skip
        finally:
            screen.terminate()
    assert answer.exists(), done.stderr
    return json.loads(answer.read_text(encoding="utf-8"))


def everywhere(told, role):
    """All parts of a role that are seen, of every page and view."""
    return [part for page in told["pages"].values() for part in page if part["role"] == role]


def first(told, role, name):
    return next(
        part for part in told["first screen"] if part["role"] == role and part["name"] == name
    )


def test_a_dose_slider_tells_the_dose_and_not_its_place(told):
    slider = first(told, "slider", "Vitamin D3, dose")
    assert slider["description"].startswith(f"1{_THIN}000{_THIN}IU")
    assert "Value" not in slider["interfaces"]
    assert told["slider at 3000"]["description"].startswith(f"3{_THIN}000{_THIN}IU")
    assert first(told, "slider", "Vitamin K2 as MK-7, dose")["description"].startswith("100")


def test_every_choice_has_its_label(told):
    choices = everywhere(told, "combo box")
    assert len(choices) > 10
    assert [part for part in choices if part["labels"] in ([], [part["name"]])] == []


def test_plots_are_charts_with_their_sentence_and_nothing_within(told):
    charts = {part["name"]: part for part in everywhere(told, "chart")}
    assert charts.keys() > _PLOTS
    assert "What matters most to 25(OH)D" in charts
    for name in _PLOTS:
        assert len(charts[name]["description"]) > 60
        assert any(letter.isdigit() for letter in charts[name]["description"])
    assert all(part["children"] == 0 and part["focusable"] for part in charts.values())


def test_what_takes_the_keyboard_has_a_name(told):
    for name, page in told["pages"].items():
        nameless = [
            part for part in page
            if part["focusable"] and not (part["name"] or part["role"] in ("list", "table"))
        ]  # fmt: skip
        assert nameless == [], name


def test_pages_turn_when_a_screen_reader_presses_them(told):
    names = {page: {part["name"] for part in parts} for page, parts in told["pages"].items()}
    assert "Your scenarios" in names["Scenarios"]
    assert "Any other table…" in names["My foods"]
    assert "Kinds of evidence" in names["Evidence"]
    assert "Vitamin D3, dose" in names["Calculator"]


def test_a_new_stop_is_announced_once(told):
    assert told["announced before"] == []
    (said,) = told["announced"]
    assert "take no vitamin K" in said["text"]


def test_the_program_ends_well_with_a_listener(told):
    assert told["exit code"] == 0
    assert "Traceback" not in told["errors"]
