# SPDX-License-Identifier: MIT
"""Open Food Facts: the dump as JSON lines, one product a line, or as table with tabs.

Products with a figure for vitamin A or vitamin K, which are not used, are counted.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from dk2gui.core.food import Food
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.lines import Lines, number, shortened
from dk2gui.foods.reading.report import (
    NO_BARCODE,
    ODD_RECORD,
    TOTAL_VITAMIN_K,
    VITAMIN_A_LABEL,
    ImportReport,
)
from dk2gui.foods.reading.wording import digits, servings, tidy
from dk2gui.foods.sources.off.fields import (
    BETA_CAROTENE,
    ENERGY_KCAL,
    ENERGY_KJ,
    NUTRIENT_OF,
    SOURCE,
    VITAMIN_A,
    VITAMIN_K,
    Product,
    energy_kcal,
    first_brand,
    in_unit,
    per_100g,
    plain,
    serving_name,
)

_NAMES: Final = (*NUTRIENT_OF, BETA_CAROTENE, VITAMIN_A, VITAMIN_K, ENERGY_KCAL, ENERGY_KJ)
_FIELD: Final = {name: per_100g(name) for name in _NAMES}
_FIGURES: Final = tuple(_FIELD.values())
_TEXTS: Final = (
    "code", "product_name", "product_name_en", "generic_name", "brands", "pnns_groups_2",
    "serving_size", "serving_quantity", "serving_quantity_unit",
)  # fmt: skip
REQUIRED: Final = frozenset({"code", "product_name"})
_Nutriments: Final[Any] = msgspec.defstruct(
    "_Nutriments",
    [(f"figure_{place}", Any, None) for place in range(len(_FIGURES))],
    rename={f"figure_{place}": name for place, name in enumerate(_FIGURES)},
)


_MOST_WHOLE: Final = 10**60
"""No barcode or size has so many digits, and Python spells no number of any length."""


class _Product(Product, frozen=True):
    product_name_en: Any = None
    generic_name: Any = None
    pnns_groups_2: Any = None
    # An empty one is written as a list.
    nutriments: _Nutriments | list[Any] | None = None


def read_off_jsonl(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The products of a dump with one JSON object a line.

    Lines that are no product are left out and counted, but for a torn last one: that shows a
    download that broke off. Raises ImportFileError.
    """
    file.plan((member,))
    decoder = msgspec.json.Decoder(_Product)
    with Lines(file, member) as lines:
        for line in lines:
            if not line.strip():
                continue
            file.rows += 1
            try:
                product = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
                if not line.endswith("\n"):
                    raise ValueError(f"the file is cut short ({error})") from error
                report.skip(ODD_RECORD, f"line {lines.number:,}: {_reason(error)}")
                continue
            told = product.nutriments
            cells: dict[str, Any] = {name: getattr(product, name) for name in _TEXTS}
            if isinstance(told, _Nutriments):
                cells |= zip(_FIGURES, msgspec.structs.astuple(told), strict=True)
            yield from _foods(cells, lines.number, report)


def read_off_csv(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The products of a dump as a table, cells split by tabs, quotes without meaning.

    A few rows of the real dump are torn by a tab or line end in a cell: they are left out and
    counted, but for a torn last one as above. Raises ImportFileError.
    """
    file.plan((member,))
    with Lines(file, member) as lines:
        rows = iter(lines)
        header = next(rows, "").rstrip("\r\n").split("\t")
        places = {name: header.index(name) for name in (*_TEXTS, *_FIGURES) if name in header}
        absent = sorted(REQUIRED - places.keys())
        if absent:
            raise ValueError(f"the header has no column {' and no '.join(absent)}")
        for line in rows:
            row = line.rstrip("\r\n").split("\t")
            if row == [""]:
                continue
            file.rows += 1
            if len(row) != len(header):
                told = f"{len(row)} cells, but the header has {len(header)}"
                if not line.endswith("\n"):
                    raise ValueError(f"the file is cut short ({told})")
                report.skip(ODD_RECORD, f"line {lines.number:,}: {told}")
                continue
            cells = {name: row[place] for name, place in places.items()}
            yield from _foods(cells, lines.number, report)


def _foods(cells: Mapping[str, Any], line: int, report: ImportReport) -> Iterator[Food]:
    """The food of one product, or none, which the report then tells."""
    text = {name: _text(cells.get(name)) for name in _TEXTS}
    name = tidy(text["product_name"] or text["product_name_en"] or text["generic_name"])
    code = digits(text["code"])
    if not code:
        report.skip(NO_BARCODE, name)
        return
    try:
        told = {name: _number(cells.get(field), field) for name, field in _FIELD.items()}
        weight = _number(text["serving_quantity"], "serving_quantity")
    except ValueError as error:
        report.skip(ODD_RECORD, f"line {line:,}, {name or code}: {error}")
        return
    if told[VITAMIN_A] is not None:
        report.remark(VITAMIN_A_LABEL, name)
    if told[VITAMIN_K] is not None:
        report.remark(TOTAL_VITAMIN_K, name)
    beta_carotene = told[BETA_CAROTENE]
    group = text["pnns_groups_2"]
    is_weight = text["serving_quantity_unit"].lower() in {"", "g", "ml"}
    yield Food(
        id=f"off-{code}",
        name=name,
        source=SOURCE,
        per_100g={
            nutrient: in_unit(grams, known)
            for known, nutrient in NUTRIENT_OF.items()
            if (grams := told[known]) is not None
        },
        category="" if group.lower() == "unknown" else tidy(group),
        energy_kcal=energy_kcal(told[ENERGY_KCAL], told[ENERGY_KJ]),
        beta_carotene_ug=None if beta_carotene is None else in_unit(beta_carotene, BETA_CAROTENE),
        servings=servings([(serving_name(text["serving_size"]), weight if is_weight else None)]),
        source_id=f"OFF {code}",
        brand=first_brand(text["brands"]),
        barcode=code,
    )


def _reason(error: Exception) -> str:
    # Messages about letters hold the whole line.
    return "letters that are none" if isinstance(error, UnicodeError) else str(error)


def _text(value: object) -> str:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, int) and abs(value) > _MOST_WHOLE:
        return ""
    return "" if value is None or isinstance(value, (bool, list, dict)) else str(value)


def _number(value: object, figure: str) -> float | None:
    if value is None or (isinstance(value, (float, int)) and not isinstance(value, bool)):
        try:
            return None if value is None else float(value)
        except OverflowError:
            raise ValueError(f"{figure} is beyond all numbers") from None
    if not isinstance(value, str):
        raise ValueError(f"{figure} is {shortened(str(value))!r}, not a number")
    try:
        return number(value)
    except ValueError as error:
        raise ValueError(f"{figure}: {error}") from None
