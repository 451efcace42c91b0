# SPDX-License-Identifier: MIT
"""USDA's abbreviated table: one food a row, as ASCII (`~01001~^~BUTTER...`) or as CSV.

The ASCII table is alike since SR24 and does not say its release; the CSV that goes round is that
of SR28 unless its name says another. It has neither vitamin D2 nor MK-4; its vitamin K is
phylloquinone.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from typing import Final

from dk2gui.core.intake.food import Food
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.lines import (
    USDA_ASCII,
    UTF8,
    Lines,
    caret_rows,
    number,
    whole_number,
)
from dk2gui.foods.reading.report import VITAMIN_A_IU, ImportReport
from dk2gui.foods.reading.wording import measure_from_text, readable, servings
from dk2gui.foods.sources.nutrient_numbers import figures
from dk2gui.foods.sources.sr.release import release_of

ABBREVIATED: Final = "USDA SR, abbreviated"
ASCII_WIDTH: Final = 53
"""Cells in a row of ABBREV.txt since SR24; older releases lack vitamin D and are refused."""

# Column names as `plain` writes them, with their place in ABBREV.txt.
_NDB: Final = "ndbno"
_NAME: Final = "shrtdesc"
_NUMBER_OF_COLUMN: Final = {
    "energkcal": (3, 208), "calciummg": (10, 301), "magnesiummg": (12, 304),
    "phosphorusmg": (13, 305), "zincmg": (16, 309), "vitaiu": (32, 318), "vitarae": (33, 320),
    "retinolug": (34, 319), "betacarotug": (36, 321), "vitdug": (41, 328), "vitdiu": (42, 324),
    "vitkug": (43, 430),
}  # fmt: skip
_WEIGHTS: Final = (("gmwtdesc1", "gmwt1"), ("gmwtdesc2", "gmwt2"))
REQUIRED: Final = frozenset({_NDB, _NAME})

_PLACES: Final = {
    _NDB: 0, _NAME: 1,
    **{column: place for column, (place, _) in _NUMBER_OF_COLUMN.items()},
    "gmwt1": 48, "gmwtdesc1": 49, "gmwt2": 50, "gmwtdesc2": 51,
}  # fmt: skip


def plain(column: str) -> str:
    """A column's name as letters and digits: `Vit_D_(µg)`, `Vit_D_mcg` and `Vit_D_µg` are one.

    Spreadsheets spell the header in many ways.
    """
    letters = column.strip().lower().replace("µ", "u").replace("μ", "u").replace("mcg", "ug")
    return re.sub(r"[^a-z0-9]", "", letters)


def read_sr28_abbrev_ascii(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The foods of ABBREV.txt. Raises ImportFileError."""
    file.plan((member,))
    with Lines(file, member, USDA_ASCII) as lines:
        for row in caret_rows(lines, ASCII_WIDTH):
            yield _food(row, _PLACES, report, ("sr-abbrev", ABBREVIATED))


def read_sr28_abbrev_csv(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The foods of the table as CSV with a header. Raises ImportFileError."""
    file.plan((member,))
    release = release_of(file, "28")
    with Lines(file, member, UTF8) as lines:
        reader = csv.reader(lines, strict=True)
        header = [plain(name) for name in next(reader, [])]
        places = {name: header.index(name) for name in _PLACES if name in header}
        absent = sorted(REQUIRED - places.keys())
        absent += [name for name in _NUMBER_OF_COLUMN if name not in places]
        if absent:
            raise ValueError(f"the header has no column like {' and no '.join(absent)}")
        for row in reader:
            if row:
                if len(row) != len(header):
                    raise ValueError(f"{len(row)} cells, but the header has {len(header)}")
                file.rows += 1
                yield _food(row, places, report, (f"sr{release}", f"USDA SR{release}"))


def _food(
    row: list[str], places: Mapping[str, int], report: ImportReport, kind: tuple[str, str]
) -> Food:
    id_start, source = kind
    ndb = f"{whole_number(row[places[_NDB]]):05d}"
    name = readable(row[places[_NAME]])
    amounts = {
        known: value
        for column, (_, known) in _NUMBER_OF_COLUMN.items()
        if (value := number(row[places[column]])) is not None
    }
    known = figures(amounts)
    if known.has_unused_vitamin_a:
        report.remark(VITAMIN_A_IU, name)
    return Food(
        id=f"{id_start}-{ndb}",
        name=name,
        source=source,
        per_100g=known.per_100g,
        energy_kcal=known.energy_kcal,
        beta_carotene_ug=known.beta_carotene_ug,
        servings=servings(
            (measure_from_text(row[places[text]]), number(row[places[grams]]))
            for text, grams in _WEIGHTS
            if text in places and grams in places
        ),
        source_id=f"NDB {ndb}",
    )
