# SPDX-License-Identifier: MIT
"""The wheel holds everything the program needs, and nothing of the checkout."""

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # The build backend of this environment builds; nothing is fetched.
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_resources_are_inside(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {
        "dk2gui/resources/foods.csv", "dk2gui/resources/reference_intakes.csv",
        "dk2gui/resources/advice.md", "dk2gui/resources/guide/window.png",
    } <= set(names)  # fmt: skip
    assert not [name for name in names if name.startswith("tests/")]


def test_a_fresh_environment_evaluates_from_it(wheel, tmp_path):
    home = tmp_path / "venv"
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "-q",
         "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)],
        check=True, capture_output=True,
    )  # fmt: skip
    # The libraries are borrowed from this environment; the program comes from the wheel alone.
    place = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.check_output([scripts / "python", "-c", place], text=True).strip()
    Path(site, "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    where = "import dk2gui; print(dk2gui.__file__)"
    used = subprocess.check_output([scripts / "python", "-I", "-c", where], text=True)
    assert str(home) in used
    done = subprocess.run(
        [scripts / "dk2gui", "evaluate", "-"],
        input=b'{"schema": 1, "foods": [{"food": "natto", "grams": 40, "times_per_week": 7}]}',
        capture_output=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.stderr == b""
    assert json.loads(done.stdout)["intake"]["mk7"]["food"] > 300
