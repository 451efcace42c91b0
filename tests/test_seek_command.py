# SPDX-License-Identifier: MIT
"""`seek` as the command line runs it: one JSON object, or a message that names what is wrong."""

import argparse
import io
import json
import sys
from types import SimpleNamespace

import pytest

from dk2gui.cli.command_input import InputError
from dk2gui.cli.seek_command import add_command

SCENARIO = {
    "schema": 1,
    "name": "Winter",
    "supplements": [{"compound": "vitamin_d3", "amount": 400, "unit": "IU"}],
    "labs": [{"date": "2026-11-20", "marker": "25ohd", "value": 40, "unit": "nmol/L"}],
    "start_date": "2026-11-20",
}
ASKED = ("--target-25ohd", "75", "--by", "2027-05-01")


def seek(*arguments) -> int:
    parser = argparse.ArgumentParser(prog="dk2gui")
    add_command(parser.add_subparsers())
    options = parser.parse_args(["seek", *map(str, arguments)])
    return options.run(options)


@pytest.fixture
def scenario_file(tmp_path):
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps(SCENARIO), encoding="utf-8")
    return path


def test_one_object_with_the_documented_keys(scenario_file, capsys):
    assert seek(scenario_file, *ASKED, "--certainty", "0.9") == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.count("\n") == 1
    found = json.loads(printed.out)
    assert list(found) == [
        "schema", "name", "target_25ohd_nmol_l", "by", "certainty", "dose_iu_per_day",
        "smallest_dose_iu_per_day", "range_iu_per_day", "highest_iu_per_day", "limit",
        "level_nmol_l", "share_at_target", "share_above_125_nmol_l", "earliest", "message", "window",
    ]  # fmt: skip
    assert (found["schema"], found["name"], found["by"]) == (1, "Winter", "2027-05-01")
    assert found["range_iu_per_day"][0] < found["range_iu_per_day"][1] <= found["dose_iu_per_day"]
    assert found["dose_iu_per_day"] <= found["highest_iu_per_day"] == 4000
    assert found["level_nmol_l"] >= 75
    assert found["share_at_target"] >= 0.9
    assert list(found["window"]) == [
        "state", "low_iu_per_day", "high_iu_per_day", "high_limit", "judged_days", "message",
    ]  # fmt: skip


def test_nine_in_ten_unless_told_otherwise(scenario_file, capsys):
    seek(scenario_file, *ASKED)
    first = capsys.readouterr().out
    seek(scenario_file, *ASKED, "--certainty", "0.9")
    assert capsys.readouterr().out == first


def test_no_dose_is_null_and_says_why(tmp_path, capsys):
    path = tmp_path / "ill.json"
    path.write_text(json.dumps({**SCENARIO, "person": {"conditions": ["hypercalcaemia"]}}))
    assert seek(path, *ASKED) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["dose_iu_per_day"], found["range_iu_per_day"], found["limit"]) == (
        None,
        None,
        "doctor",
    )
    assert (found["window"]["state"], found["window"]["low_iu_per_day"]) == ("no_dose", None)


def test_standard_input(monkeypatch, capsys):
    given = io.BytesIO(json.dumps(SCENARIO).encode())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=given))
    assert seek("-", *ASKED) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "Winter"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--target-25ohd", "200", "--by", "2027-05-01"),
         "--target-25ohd: must lie above 0 and up to 125 nmol/L, got 200"),
        (("--target-25ohd", "nan", "--by", "2027-05-01"), "--target-25ohd: must lie"),
        (("--target-25ohd", "75", "--by", "2026-11-20"),
         "--by: must lie after the start, 2026-11-20; got 2026-11-20"),
        ((*ASKED, "--certainty", "1"), "--certainty: must lie from 0.5 to 0.95, got 1"),
    ],
)  # fmt: skip
def test_arguments_that_cannot_be_used(scenario_file, capsys, arguments, message):
    with pytest.raises(InputError, match=message.replace("(", "\\(")):
        seek(scenario_file, *arguments)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "bad.json: ends too early"),
        ('{"schema": 2}', "bad.json: schema: must be one of 1; got 2"),
        ('{"schema": 1, "foods": [{"food": "manna", "grams": 1, "times_per_week": 1}]}',
         r"bad\.json: foods\[0\]\.food: unknown food 'manna'"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_used(tmp_path, capsys, text, message):
    path = tmp_path / "bad.json"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        seek(path, *ASKED)
    assert capsys.readouterr().out == ""


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r"gone\.json.*cannot be read"):
        seek(tmp_path / "gone.json", *ASKED)


@pytest.mark.parametrize(
    "arguments", [[], ["--by", "2027-05-01"], ["--target-25ohd", "75", "--by", "soon"]]
)
def test_wrong_calls_show_the_usage(scenario_file, capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        seek(scenario_file, *arguments)
    assert stopped.value.code == 2
    assert "usage: dk2gui seek" in capsys.readouterr().err
