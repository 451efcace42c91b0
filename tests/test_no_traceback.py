# SPDX-License-Identifier: MIT
"""Streams that are closed or full, odd numbers, Ctrl-C at any moment: never a traceback."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.foods.import_files import small_fdc_zip
from tests.signals import heard

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="a shell and devices of Linux"
)


def shell(line: str, *arguments) -> subprocess.CompletedProcess:
    """Run a line in which `dk2gui` stands for the program and "$1" for the first argument."""
    line = line.replace("dk2gui", f"{sys.executable} -m dk2gui")
    return subprocess.run(
        ["/bin/sh", "-c", line, "sh", *map(str, arguments)],
        capture_output=True, text=True, check=False, timeout=60,
        env={key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"},
    )  # fmt: skip


@pytest.fixture(name="file")
def _file(tmp_path):
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps({"schema": 1, "start_date": "2026-11-20"}))
    return path


SEEK = 'dk2gui seek "$1" --target-25ohd 75 --by 2027-06-01 --certainty 0.9'


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ('dk2gui evaluate "$1" >&-', 1, "dk2gui: standard output is closed"),
        ('dk2gui evaluate "$1" >/dev/full', 1, "No space left on device"),
        ("dk2gui foods cheese >/dev/full", 1, "No space left on device"),
        ("dk2gui foods cheese >&-", 1, "standard output is closed"),
        (f"{SEEK} >/dev/full", 1, "No space left on device"),
        (f"{SEEK} >&-", 1, "standard output is closed"),
        ("dk2gui --help >/dev/full", 1, "No space left on device"),
        ("dk2gui --version >/dev/full", 1, "No space left on device"),
        ("dk2gui evaluate - <&-", 2, "standard input: is closed"),
        ("dk2gui evaluate - </dev/zero", 2, "longer than"),
        ("dk2gui evaluate /dev/zero", 2, "longer than"),
        ("dk2gui evaluate gone.json 2>&-", 2, ""),
        ("dk2gui evaluate gone.json 2>/dev/full", 2, ""),
        ('dk2gui evaluate "$1" <&- >&- 2>&-', 1, ""),
        ("dk2gui foods natto --limit 100000000000000000000000", 0, ""),
        ("dk2gui foods natto --limit 1e23", 2, "must be a whole number, got 1e23"),
        ('dk2gui evaluate "$1" | true', 0, ""),
        ("dk2gui import /dev/null", 2, "/dev/null"),
        ('dk2gui report "$1" -o /dev/null --part intake', 2, "/dev/null"),
    ],
)  # fmt: skip
def test_streams_and_numbers(file, line, code, said):
    done = shell(line, file)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert said in done.stderr
    assert "Exception ignored" not in done.stderr


COMMANDS = {
    "evaluate": ["evaluate", "FILE"],
    "foods": ["foods", "cheese"],
    "seek": ["seek", "FILE", "--target-25ohd", "75", "--by", "2027-06-01", "--certainty", "0.9"],
    "report": ["report", "FILE", "-o", "OUT"],
    "import": ["import", "ZIP"],
    "window": [],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_ctrl_c_at_any_moment(file, tmp_path, name):
    draw = random.Random(name)
    zipped = small_fdc_zip(tmp_path / "foods.zip", 3000)
    places = {"FILE": str(file), "OUT": str(tmp_path / "report.pdf"), "ZIP": str(zipped)}
    for _ in range(3):
        program = subprocess.Popen(
            [sys.executable, "-m", "dk2gui", *(places.get(word, word) for word in COMMANDS[name])],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            preexec_fn=heard,  # noqa: PLW1509
        )  # fmt: skip
        time.sleep(draw.uniform(0.15, 0.9))
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=60)
        if "Traceback" in said and "dk2gui" not in said:
            continue  # Python was interrupted before it ran a line of the program
        assert "Traceback" not in said
        assert "Exception ignored" not in said
        assert program.returncode in (0, 130, -signal.SIGINT)


def test_nothing_is_loaded_before_ctrl_c_ends_the_program_quietly(tmp_path):
    """Until then it would be a traceback, and on a busy machine loading takes long."""
    code = (
        "import sys, _signal; before = set(sys.modules); import dk2gui.__main__;"
        "print(*sorted(set(sys.modules) - before));"
        "seen = []; _signal.signal = lambda *of: seen.append(set(sys.modules) - before) or exit();"
        "_signal.getsignal = lambda _: _signal.default_int_handler\n"
        "try: dk2gui.__main__.main()\n"
        "finally: print(*sorted(seen[0]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.splitlines() == ["dk2gui dk2gui.__main__"] * 2
