# SPDX-License-Identifier: MIT
"""The pages on how the house is built name files that are there, and journeys short enough."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NOMENCLATURE = (ROOT / "docs" / "nomenclature.md").read_text(encoding="utf-8")
NAMED = sorted(
    set(
        re.findall(
            r"`((?:core|gui|present|foods|cli)/[\w/]+(?:\.py)?)`", ARCHITECTURE + NOMENCLATURE
        )
    )
)
JOURNEYS = ARCHITECTURE.partition("## Five journeys")[2].partition("## What do I touch")[0]


@pytest.mark.parametrize("name", NAMED)
def test_every_file_that_is_named_is_there(name):
    path = ROOT / "dk2gui" / name
    assert path.exists() or path.with_suffix(".py").exists()


def test_no_journey_passes_more_than_eight_files():
    journeys = [part for part in JOURNEYS.split("**") if "1. " in part]
    assert len(journeys) == 5
    assert all(2 <= len(re.findall(r"^\d\. ", part, re.M)) <= 8 for part in journeys)


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "dk2gui").rglob("*.py")),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_every_file_tells_its_room(path):
    first, second = path.read_text(encoding="utf-8").splitlines()[:2]
    assert first.startswith("# SPDX-License-Identifier")
    assert second.startswith('"""')


def test_the_map_names_every_room_that_is_a_folder():
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tree = page.partition("```")[2].partition("```")[0]
    folders = [
        path.name
        for path in (*(ROOT / "dk2gui").glob("*/"), *(ROOT / "dk2gui").glob("*/*/"))
        if (path / "__init__.py").exists() and path.parent.name != "sources"
    ]
    assert [name for name in folders if f"{name}/" not in tree] == []
