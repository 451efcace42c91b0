# SPDX-License-Identifier: MIT
"""What desktops read of the program agrees with the program and with itself."""

import configparser
import fnmatch
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from dk2gui import __main__, __version__
from dk2gui.cli.system_libraries import QT_LIBRARIES, X11_LIBRARIES

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "packaging" / "linux"
FREEDESKTOP = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def entry():
    parser = configparser.ConfigParser(interpolation=None, delimiters="=")
    parser.optionxform = str
    parser.read(LINUX / "dk2gui.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


@pytest.fixture
def metainfo():
    return ET.parse(LINUX / "dk2gui.metainfo.xml").getroot()


def test_the_menu_entry_calls_what_the_command_line_takes(entry):
    program, *arguments = entry["Exec"].split()
    assert program == "dk2gui"
    assert arguments[-1] == "%f"
    options = __main__.parser().parse_args([*arguments[:-1], "plan.dk2.json"])
    assert (options.scenario, options.desktop) == ("plan.dk2.json", True)


def test_the_file_type_is_the_same_everywhere(entry, metainfo):
    kind = ET.parse(LINUX / "dk2gui-mime.xml").getroot().find(f"{FREEDESKTOP}mime-type")
    pattern = kind.find(f"{FREEDESKTOP}glob").get("pattern")
    assert fnmatch.fnmatch("Winter 2026.dk2.json", pattern)
    assert not fnmatch.fnmatch("package.json", pattern)
    assert entry["MimeType"] == f"{kind.get('type')};"
    assert metainfo.findtext("provides/mediatype") == kind.get("type")


def test_the_version_is_among_the_releases_and_in_the_changes(metainfo):
    assert metainfo.find("releases/release").get("version") == __version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {__version__}\n" in changes
    assert re.search(r"^## Unreleased$|^## \d+\.\d+\.\d+$", changes, re.MULTILINE)


def test_the_entry_points_are_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for target in [*project["scripts"].values(), *project["gui-scripts"].values()]:
        module, _, name = target.partition(":")
        assert module == "dk2gui.__main__"
        assert callable(getattr(__main__, name))


def test_missing_libraries_are_named_alike_by_program_and_make():
    script = (ROOT / ".ci" / "system-libraries.sh").read_text(encoding="utf-8")
    named = set(re.findall(r"^\s*want_library (\S+)", script, re.MULTILINE))
    assert named == {*QT_LIBRARIES, *X11_LIBRARIES}
