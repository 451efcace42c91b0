# SPDX-License-Identifier: MIT
"""Small downloads as publishers make them, and a store that only remembers."""

import contextlib
import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dk2gui.core.intake.food import Food
from dk2gui.foods.reading.report import ImportReport
from dk2gui.foods.reading.run import import_file

SR28_TEN = Path(__file__).with_name("sr28_ten.csv")
"""The header and ten whole rows of USDA's abbreviated table, release 28 (public domain)."""

Rows = Sequence[Sequence[object]]

NUTRIENTS = (
    ("id", "name", "unit_name", "nutrient_nbr", "rank"),
    (1008, "Energy", "KCAL", 208, 300), (1087, "Calcium, Ca", "MG", 301, 5300),
    (1110, "Vitamin D (D2 + D3), International Units", "IU", 324, 8650),
    (1114, "Vitamin D (D2 + D3)", "UG", 328, 8700), (1137, "Boron, B", "UG", 354, 6245),
    (1185, "Vitamin K (phylloquinone)", "UG", 430, 8800),
)  # fmt: skip
AMOUNT_HEADER = ("id", "fdc_id", "nutrient_id", "amount")
FOOD_HEADER = ("fdc_id", "data_type", "description", "food_category_id", "publication_date")
# The last column is one nobody reads, as in the real dump.
OFF_HEADER = (
    "code", "product_name", "brands", "serving_size", "vitamin-d_100g", "calcium_100g", "carnitine_100g",
)  # fmt: skip


class Memory:
    """A store that keeps what was imported in a dict, and nothing of what failed."""

    def __init__(self) -> None:
        self.foods: dict[str, Food] = {}
        self.source = ""

    @contextlib.contextmanager
    def importing(self, title: str, source: str) -> Iterator["_Session"]:
        session = _Session()
        yield session
        self.foods, self.source = session.foods, source


class _Session:
    def __init__(self) -> None:
        self.foods: dict[str, Food] = {}

    def add(self, foods: Iterable[Food]) -> None:
        self.foods |= {food.id: food for food in foods}


def imported(path: Path, **options: Any) -> tuple[dict[str, Food], ImportReport]:
    """What an import of a file brings, by id, and what it reports."""
    memory = Memory()
    report = import_file(path, memory, **options)
    assert report.foods == len(memory.foods)
    return memory.foods, report


def csv_bytes(rows: Rows) -> bytes:
    """A table as FoodData Central writes it: every cell in quotes."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def zipped(path: Path, members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zip archive of files by name."""
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, data in members.items():
            # The same bytes at any time of day.
            entry = zipfile.ZipInfo(name)
            entry.compress_type = packing
            archive.writestr(entry, data)
    return path


def gzipped(path: Path, data: bytes) -> Path:
    """A gzip file."""
    path.write_bytes(gzip.compress(data, mtime=0))
    return path


def fdc_zip(path: Path, foods: Rows, amounts: Rows, **tables: Rows) -> Path:
    """A FoodData Central release; further tables by name, each with its header."""
    held = {
        "food": [FOOD_HEADER, *foods],
        "food_nutrient": [AMOUNT_HEADER, *((n, *row) for n, row in enumerate(amounts))],
        "nutrient": NUTRIENTS,
        **tables,
    }
    return zipped(
        path, {f"FoodData_Central_csv/{name}.csv": csv_bytes(rows) for name, rows in held.items()}
    )


def small_fdc_zip(path: Path, count: int) -> Path:
    """A release of so many branded foods, each with the calcium of its number."""
    return fdc_zip(
        path,
        [(n, "branded_food", f"Milk {n}", "Milk", "2024-10-31") for n in range(count)],
        [row for n in range(count) for row in ((n, 1087, n % 900), (n, 1110, 40))],
    )


def caret(rows: Rows) -> bytes:
    """A table of USDA's ASCII releases: text between tildes, CRLF."""
    return "".join(
        "^".join(f"~{cell}~" if isinstance(cell, str) else f"{cell}" for cell in row) + "\r\n"
        for row in rows
    ).encode("cp1252")


def off_line(**fields: object) -> bytes:
    """A product as a line of the Open Food Facts dump."""
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def off_table(rows: Rows, header: Sequence[str] = OFF_HEADER) -> bytes:
    """Products as the table with tabs."""
    return "".join("\t".join(map(str, row)) + "\n" for row in (header, *rows)).encode()


def fdc_json(foods: Sequence[Mapping[str, object]], key: str = "FoundationFoods") -> bytes:
    """A FoodData Central release in JSON, letters as they are."""
    return json.dumps({key: list(foods)}, ensure_ascii=False).encode()
