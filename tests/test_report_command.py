# SPDX-License-Identifier: MIT
"""`dk2gui report` as a user calls it."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from dk2gui.cli.command_input import InputError
from dk2gui.cli.report_command import add_command

SCENARIO = {
    "schema": 1,
    "name": "Winter",
    "supplements": [{"compound": "vitamin_d3", "amount": 2000, "unit": "IU"}],
    "foods": [{"food": "natto", "grams": 40, "times_per_week": 7}],
    "start_date": "2026-11-20",
}

_CALL = """
import argparse, sys
from dk2gui.cli.report_command import add_command
parser = argparse.ArgumentParser()
add_command(parser.add_subparsers())
options = parser.parse_args(["report", *sys.argv[1:]])
code = options.run(options)
print(sorted(name for name in ("PySide6", "pyqtgraph") if name in sys.modules))
sys.exit(code)
"""


def report(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    add_command(parser.add_subparsers())
    options = parser.parse_args(["report", *map(str, arguments)])
    return options.run(options)


@pytest.fixture
def scenario_file(tmp_path) -> Path:
    path = tmp_path / "my.plan.dk2.json"
    path.write_text(json.dumps(SCENARIO), encoding="utf-8")
    return path


def alone(*arguments: object) -> subprocess.CompletedProcess:
    """In a process of its own, without any screen or a word about one."""
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    }
    return subprocess.run(
        [sys.executable, "-c", _CALL, *map(str, arguments)],
        capture_output=True, text=True, check=False, env=bare,
    )  # fmt: skip


def test_a_report_needs_no_screen_and_lies_beside_the_scenario(scenario_file):
    done = alone(scenario_file)
    expected = scenario_file.with_name("my.plan.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == str(expected)
    assert expected.read_bytes().startswith(b"%PDF")


def test_a_table_loads_no_qt(scenario_file, tmp_path):
    out = tmp_path / "serum.csv"
    done = alone(scenario_file, "-o", out, "--part", "serum")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "[]")
    assert len(out.read_text().splitlines()) == 1 + 366


@pytest.mark.parametrize(
    ("name", "part", "start"),
    [
        ("a.pdf", None, b"%PDF"), ("a.PDF", None, b"%PDF"), ("a.svg", "intake", b"<?xml"),
        ("a.png", "serum", b"\x89PNG"), ("a.png", "balance", b"\x89PNG"),
        ("a.html", None, b"<!DOCTYPE html>"),
        ("a.csv", "inputs", b"kind,"), ("new folder/a.csv", "sun", b"month,"),
    ],
)  # fmt: skip
def test_the_ending_says_what_is_written(qapp, scenario_file, name, part, start):
    out = scenario_file.parent / name
    wish = [] if part is None else ["--part", part]
    assert report(scenario_file, "-o", out, *wish) == 0
    assert out.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("name", "part", "message"),
    [
        ("a.doc", None, "cannot write .doc; possible are .pdf and .html (the report)"),
        ("a", None, "cannot write a file without an ending; possible are .pdf"),
        ("a.svg", None, "--part is needed; for .svg: intake, serum, balance"),
        ("a.svg", "advice", "--part cannot be advice"),
        ("a.csv", "balance", "--part cannot be balance; for .csv: inputs, intake"),
        ("a.pdf", "serum", "leave --part out"),
        ("a.html", "serum", "a .html holds every part; leave --part out"),
    ],
)
def test_wishes_that_cannot_be_met(scenario_file, tmp_path, name, part, message):
    out = tmp_path / name
    wish = [] if part is None else ["--part", part]
    with pytest.raises(InputError) as error:
        report(scenario_file, "-o", out, *wish)
    assert message in str(error.value)
    assert not out.exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"schema": 1', "my.plan.dk2.json: ends too early"),
        ('{"schema": 1, "foods": [{"food": "manna", "grams": 1, "times_per_week": 1}]}',
         "unknown food 'manna'"),
        (None, "cannot be read"),
    ],
)  # fmt: skip
def test_a_scenario_that_cannot_be_used(scenario_file, text, message):
    if text is None:
        scenario_file.unlink()
    else:
        scenario_file.write_text(text)
    with pytest.raises(InputError) as error:
        report(scenario_file)
    assert message in str(error.value)
    assert not scenario_file.with_name("my.plan.pdf").exists()


def test_a_place_that_cannot_be_written(scenario_file, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        report(scenario_file, "-o", tmp_path / "file" / "a.csv", "--part", "sun")


def test_a_date_must_be_one(scenario_file, capsys):
    with pytest.raises(SystemExit):
        report(scenario_file, "--date", "yesterday")
    assert "must be a date as YYYY-MM-DD, got 'yesterday'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "wish", "size"),
    [
        ({"LC_ALL": "en_US.UTF-8"}, (), (612, 792)),
        ({"LC_ALL": "de_DE.UTF-8"}, (), (595, 842)),
        ({"LC_ALL": "", "LC_PAPER": "es_MX.UTF-8", "LANG": "de_DE.UTF-8"}, (), (612, 792)),
        ({"LC_ALL": "C"}, (), (595, 842)),
        ({"LC_ALL": "en_US.UTF-8"}, ("--paper", "a4"), (595, 842)),
        ({"LC_ALL": "de_DE.UTF-8"}, ("--paper", "letter"), (612, 792)),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_the_paper_is_the_territory_s_or_the_one_that_is_wished(
    scenario_file, monkeypatch, environment, wish, size
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = scenario_file.with_name("a.pdf")
    assert report(scenario_file, "-o", out, *wish) == 0
    box = PdfReader(out).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_only_a_pdf_has_a_paper(scenario_file, tmp_path):
    with pytest.raises(InputError, match=r"--paper a4: only a \.pdf has a paper"):
        report(scenario_file, "-o", tmp_path / "a.svg", "--part", "serum", "--paper", "a4")


def test_every_page_names_the_date_the_file_and_that_it_is_no_advice(qapp, scenario_file, tmp_path):
    out = tmp_path / "a.pdf"
    assert report(scenario_file, "-o", out, "--date", "2026-11-21") == 0
    for page in PdfReader(out).pages:
        text = " ".join(page.extract_text().split())
        assert "21 Nov 2026" in text
        assert "my.plan.dk2.json" in text
        assert "General information, not medical advice" in text
