# SPDX-License-Identifier: MIT
"""The command line as other programs call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from tests.foods.store_foods import many

SCENARIO = {
    "schema": 1,
    "name": "Winter",
    "supplements": [{"compound": "vitamin_d3", "amount": 2000, "unit": "IU"}],
    "foods": [{"food": "natto", "grams": 40, "times_per_week": 7}],
    "other_food": {"calcium": 1000},
    "start_date": "2026-11-20",
}


def dk2gui(*arguments, data: str | bytes | None = None) -> subprocess.CompletedProcess:
    given = data.encode() if isinstance(data, str) else data
    return subprocess.run(
        [sys.executable, "-m", "dk2gui", *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
    )


def damage(path: Path) -> None:
    """Spoil the second half of a store; it can still be opened."""
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 2] + b"\xff" * (len(held) - len(held) // 2))


@pytest.fixture
def scenario_file(tmp_path) -> Path:
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps(SCENARIO), encoding="utf-8")
    return path


def test_evaluate_prints_one_assessment(scenario_file):
    done = dk2gui("evaluate", scenario_file)
    assert (done.returncode, done.stderr) == (0, b"")
    result = json.loads(done.stdout)
    assert (result["schema"], result["name"]) == (1, "Winter")
    vitamin_d = result["intake"]["vitamin_d"]
    assert (vitamin_d["unit"], vitamin_d["supplement"], vitamin_d["status"]) == (
        "ug",
        50,
        "adequate",
    )
    # NASEM 2011, adults of 40: RDA 15 ug, UL 100 ug.
    reference = {value["kind"]: value["value"] for value in vitamin_d["reference"]}
    assert (reference["RDA"], reference["UL"]) == (15, 100)
    assert vitamin_d["unmeasured_foods"] == []
    assert result["intake"]["boron"]["unmeasured_foods"] == ["natto"]
    k2 = result["intake"]["k2"]
    assert k2["reported_low"] < k2["total"] < k2["reported_high"]
    assert result["intake"]["mk4"]["status"] == "unknown"
    assert result["advice"][-1]["id"] == "general-information"


def test_the_same_scenario_gives_the_same_bytes(scenario_file):
    first, second = (dk2gui("evaluate", scenario_file).stdout for _ in range(2))
    assert first == second
    assert first == dk2gui("evaluate", "-", data=scenario_file.read_bytes()).stdout


def test_several_files_give_a_line_each_in_order(scenario_file, tmp_path):
    other = tmp_path / "other.json"
    other.write_text('{"schema": 1, "name": "Other"}')
    done = dk2gui("evaluate", scenario_file, other, scenario_file)
    names = [json.loads(line)["name"] for line in done.stdout.splitlines()]
    assert names == ["Winter", "Other", "Winter"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"schema": 1, "supplements": [{"compound": "mk7", "amount": -5, "unit": "ug"}]}',
         "scenario.json: supplements[0].amount: must be >= 0, got -5"),
        ('{"schema": 1, "foods": [{"food": "manna", "grams": 1, "times_per_week": 1}]}',
         "scenario.json: foods[0].food: unknown food 'manna'"),
        ('{"schema": 1', "scenario.json: ends too early"),
        ("", "scenario.json: is empty"),
    ],
)  # fmt: skip
def test_bad_input_names_file_place_and_reason(scenario_file, text, message):
    good = scenario_file.with_name("good.json")
    scenario_file.rename(good)
    scenario_file.write_text(text)
    done = dk2gui("evaluate", good, scenario_file)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_files_that_are_not_there(tmp_path):
    for path in (tmp_path / "gone.json", tmp_path, Path("a\0b")):
        if "\0" not in str(path):
            done = dk2gui("evaluate", path)
            assert (done.returncode, done.stdout) == (2, b"")
            assert "cannot be read" in done.stderr.decode()


def test_bad_standard_input_is_named():
    done = dk2gui("evaluate", "-", data=b'{"name": "\xff"}')
    assert done.returncode == 2
    assert done.stderr.decode().startswith("standard input: is not UTF-8 text")


def test_opening_a_bad_file_says_so_without_a_window(scenario_file):
    scenario_file.write_text('{"schema": 3}')
    done = dk2gui(scenario_file)
    assert done.returncode == 2
    assert "schema: must be one of 1; got 3" in done.stderr.decode()


def test_foods_prints_json_lines():
    done = dk2gui("foods", "natto", "--limit", 3)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows[0]["id"] == "natto"
    assert len(rows) <= 3
    # Schurgers & Vermeer 2000: 998 ug MK-7 per 100 g.
    assert rows[0]["per_100g"]["mk7"] == pytest.approx(998)
    assert rows[0]["not_measured"] == ["boron"]
    assert rows[0]["source"]


def test_foods_without_a_match_prints_nothing():
    done = dk2gui("foods", "zzzz")
    assert (done.returncode, done.stdout) == (0, b"")


def test_a_damaged_store_is_told_beside_the_foods_that_are_found(data_folder):
    data_folder.mkdir()
    path = data_folder / FILE_NAME
    store = FoodStore.open(path)
    with store.importing("Many", "test") as session:
        session.add(many(3000, "Mark"))
    store.close()
    damage(path)
    done = dk2gui("foods", "butter")
    assert done.returncode == 0
    assert json.loads(done.stdout.splitlines()[0])["name"].startswith("Butter")
    assert f"{path}: is damaged" in done.stderr.decode()


@pytest.mark.parametrize("arguments", [["evaluate"], ["foods", "x", "--limit", "0"], ["--what"]])
def test_wrong_calls_are_refused(arguments):
    done = dk2gui(*arguments)
    assert done.returncode == 2
    assert b"usage: dk2gui" in done.stderr


def test_version_and_help():
    assert dk2gui("--version").stdout.startswith(b"dk2gui 0.")
    assert b"not medical advice" in dk2gui("--help").stdout


def test_evaluate_loads_no_qt(scenario_file):
    code = (
        "import sys; from dk2gui.cli.main import run; run(['evaluate', sys.argv[1]]);"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'pyqtgraph')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(scenario_file)], capture_output=True, check=True, text=True
    )
    assert done.stderr.strip() == "[]"


@pytest.mark.skipif(sys.platform != "linux", reason="endless devices and pipes")
@pytest.mark.parametrize("name", ["/dev/zero", "-"])
def test_an_endless_source_is_refused_after_what_a_scenario_may_hold(name):
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "dk2gui", "evaluate", name],
            stdin=endless, capture_output=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is longer than 4 MB" in done.stderr
    assert b"Traceback" not in done.stderr


def test_utf_16_is_named_as_such(tmp_path):
    path = tmp_path / "winter.json"
    path.write_bytes(json.dumps(SCENARIO, indent=2).replace("\n", "\r\n").encode("utf-16"))
    done = dk2gui("evaluate", path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"{path}: is UTF-16; save it as UTF-8\n"
