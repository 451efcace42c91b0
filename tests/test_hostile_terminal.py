# SPDX-License-Identifier: MIT
"""Names that a terminal would obey: every command shows them, as text of bounded length."""

import json
import os
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui import log
from dk2gui.core.intake.food import Food
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from dk2gui.present.plain_line import MOST_LETTERS, json_without_controls, plain_line

HOSTILE = "a\x1b[2J\x1b]0;title\x07b\x9b31mc\u202edd\u2066e\x7f\u2028f"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
MOST_SAID = 4 * MOST_LETTERS


def run(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "dk2gui", *map(str, arguments)],
        capture_output=True, check=False, timeout=120, env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def check_obeyed(text):
    assert not OBEYED.search(text), ascii(text)


def check(*texts):
    for text in texts:
        check_obeyed(text)
        assert len(text) <= MOST_SAID


@pytest.fixture(name="scenario")
def _scenario(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(
        json.dumps({"schema": 1, "name": HOSTILE, "start_date": "2026-11-20"}), encoding="utf-8"
    )
    return path


@pytest.mark.parametrize(
    "more", [(), ("--target-25ohd", 75, "--by", "2027-06-01", "--certainty", 0.9)]
)
def test_json_escapes_what_a_terminal_would_obey(scenario, more):
    code, out, err = run("seek" if more else "evaluate", scenario, *more)
    assert (code, err) == (0, "")
    check_obeyed(out)
    found = json.loads(out)
    assert HOSTILE in (found["name"], found.get("scenario"))


def test_foods_and_their_notes_are_escaped(data_folder):
    data_folder.mkdir()
    store = FoodStore.open(data_folder / FILE_NAME)
    food = Food(id="own:x", name=f"soup {HOSTILE}", source="x", per_100g={}, note=HOSTILE)
    store.put_own(food)
    store.close()
    code, out, err = run("foods", "soup")
    assert (code, err) == (0, "")
    check_obeyed(out)
    names = [json.loads(line)["name"] for line in out.split("\n") if line]
    assert food.name in names


@pytest.mark.parametrize(
    "arguments",
    [
        ("evaluate", f"/nowhere/{HOSTILE}.json"),
        ("evaluate", "/nowhere/" + "x" * 20_000),
        ("seek", f"/nowhere/{HOSTILE}", "--target-25ohd", 75, "--by", "2027-06-01"),
        ("seek", "x", "--target-25ohd", HOSTILE, "--by", "2027-06-01"),
        ("seek", "x", "--target-25ohd", 75, "--by", HOSTILE),
        ("import", f"/nowhere/{HOSTILE}"),
        ("report", f"/nowhere/{HOSTILE}.json"),
        ("report", "x.json", f"/nowhere/{HOSTILE}.{HOSTILE}"),
        ("report", "x.json", "--date", HOSTILE),
        ("foods", "--limit", HOSTILE),
        ("window", f"/nowhere/{HOSTILE}.json"),
        ("--" + HOSTILE,),
    ],
)
def test_what_was_typed_is_shown_and_not_obeyed(arguments):
    code, out, err = run(*arguments)
    assert code not in (0, 1)
    check(out, err)
    assert "Traceback" not in err


def test_keys_and_values_of_a_file_are_shown(tmp_path):
    for plain in ({HOSTILE: 1}, {"authority": HOSTILE}, {"foods": [{"food": HOSTILE}]}):
        path = tmp_path / "plan.json"
        path.write_text(json.dumps({"schema": 1, **plain}))
        code, out, err = run("evaluate", path)
        assert (code, out) == (2, "")
        check(err)


def test_the_report_of_an_import_shows_its_examples(tmp_path, data_folder):
    path = tmp_path / f"table {HOSTILE}.csv".replace("/", "")
    path.write_text(
        f"code,product_name,vitamin-d_100g\n12345670,{HOSTILE.replace(chr(0x2028), '')},5000\n",
        encoding="utf-8",
    )
    code, out, err = run("import", path)
    assert code in (0, 2)
    check(out, err)


def test_the_log_shows_names_and_stays_short(data_folder):
    path = log.write_down(f"Traceback\n  line\nValueError: {HOSTILE} {'x' * 100_000}")
    written = path.read_text(encoding="utf-8")
    check(written)
    assert "\\x1b[2J" in written


@given(st.text())
def test_a_line_is_one_line_that_nothing_obeys(text):
    shown = plain_line(text)
    assert "\n" not in shown
    assert not OBEYED.search(shown)
    assert len(plain_line(text * 1000)) <= 10 * MOST_LETTERS


@given(st.text())
def test_json_keeps_its_value(text):
    shown = json_without_controls(json.dumps(text, ensure_ascii=False))
    assert json.loads(shown) == text
    assert not OBEYED.search(shown)


def test_very_many_marks_on_one_letter_do_not_cover_the_lines_above():
    assert plain_line("e" + "\u0301" * 500) == "e" + "\u0301" * 4
