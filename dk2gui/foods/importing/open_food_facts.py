# SPDX-License-Identifier: MIT
"""Open Food Facts: the dump as JSON lines, one product a line, or as table with tabs.

Figures named `..._100g` are in grams, whatever was typed; energy is in kcal or kJ. Of vitamin A
and vitamin K the labels do not say the form, and US products carry IU that were converted as if
all were retinol: neither is used, both are counted. Phylloquinone that is named so counts.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from dk2gui.core.food import Food
from dk2gui.core.nutrients import NUTRIENTS
from dk2gui.core.units import UG_PER
from dk2gui.foods.importing.food_file import FoodFile
from dk2gui.foods.importing.report import (
    NO_BARCODE,
    ODD_RECORD,
    TOTAL_VITAMIN_K,
    VITAMIN_A_LABEL,
    ImportReport,
)
from dk2gui.foods.importing.text_lines import Lines, number, shortened
from dk2gui.foods.importing.wording import digits, measure_from_text, servings, tidy

SOURCE: Final = "Open Food Facts (ODbL)"
_KJ_PER_KCAL: Final = 4.184  # the thermochemical calorie, which labels use
_SHOWN_DIGITS: Final = 12
"""A label's 1.25 ug comes as 0.00000125 g; more digits would show how numbers are stored."""

_NUTRIENT: Final = {
    "vitamin-d_100g": "vitamin_d",
    "phylloquinone_100g": "vitamin_k1",
    "calcium_100g": "calcium",
    "magnesium_100g": "magnesium",
    "phosphorus_100g": "phosphorus",
    "zinc_100g": "zinc",
}
_BETA_CAROTENE: Final = "beta-carotene_100g"
_VITAMIN_A: Final = "vitamin-a_100g"
_VITAMIN_K: Final = "vitamin-k_100g"
_ENERGY_KCAL: Final = "energy-kcal_100g"
_ENERGY_KJ: Final = "energy_100g"
_FIGURES: Final = (
    *_NUTRIENT, _BETA_CAROTENE, _VITAMIN_A, _VITAMIN_K, _ENERGY_KCAL, _ENERGY_KJ,
)  # fmt: skip
_TEXTS: Final = (
    "code", "product_name", "product_name_en", "generic_name", "brands", "pnns_groups_2",
    "serving_size", "serving_quantity", "serving_quantity_unit",
)  # fmt: skip
REQUIRED: Final = frozenset({"code", "product_name"})
_WEIGHT_ALONE: Final = re.compile(r"[\s\d.,]*(g|gr|grams?|mg|ml|cl|l|oz)?\.?\s*", re.IGNORECASE)

_Nutriments: Final[Any] = msgspec.defstruct(
    "_Nutriments",
    [(f"figure_{place}", Any, None) for place in range(len(_FIGURES))],
    rename={f"figure_{place}": name for place, name in enumerate(_FIGURES)},
)


class _Product(msgspec.Struct):
    """Any type in any place: people and programs of fifteen years have filled these fields."""

    code: Any = None
    product_name: Any = None
    product_name_en: Any = None
    generic_name: Any = None
    brands: Any = None
    pnns_groups_2: Any = None
    serving_size: Any = None
    serving_quantity: Any = None
    serving_quantity_unit: Any = None
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
        grams = {figure: _number(cells.get(figure), figure) for figure in _FIGURES}
        weight = _number(text["serving_quantity"], "serving_quantity")
    except ValueError as error:
        report.skip(ODD_RECORD, f"line {line:,}, {name or code}: {error}")
        return
    per_100g = {
        nutrient: _in_unit(value, UG_PER["g"] / UG_PER[NUTRIENTS[nutrient].unit])
        for figure, nutrient in _NUTRIENT.items()
        if (value := grams[figure]) is not None
    }
    if grams[_VITAMIN_A] is not None:
        report.remark(VITAMIN_A_LABEL, name)
    if grams[_VITAMIN_K] is not None:
        report.remark(TOTAL_VITAMIN_K, name)
    energy, kilojoules = grams[_ENERGY_KCAL], grams[_ENERGY_KJ]
    if energy is None and kilojoules is not None:
        energy = _in_unit(kilojoules, 1 / _KJ_PER_KCAL)
    beta_carotene = grams[_BETA_CAROTENE]
    group = text["pnns_groups_2"]
    is_weight = text["serving_quantity_unit"].lower() in {"", "g", "ml"}
    yield Food(
        id=f"off-{code}",
        name=name,
        source=SOURCE,
        per_100g=per_100g,
        category="" if group.lower() == "unknown" else tidy(group),
        energy_kcal=energy,
        beta_carotene_ug=(None if beta_carotene is None else _in_unit(beta_carotene, UG_PER["g"])),
        servings=servings([(_serving(text["serving_size"]), weight if is_weight else None)]),
        source_id=f"OFF {code}",
        brand=tidy(text["brands"].split(",")[0]),
        barcode=code,
    )


def _reason(error: Exception) -> str:
    # Messages about letters hold the whole line.
    return "letters that are none" if isinstance(error, UnicodeError) else str(error)


def _text(value: object) -> str:
    if isinstance(value, str):
        # Names were typed into web forms: some hold &quot; and the like.
        return html.unescape(value) if "&" in value else value
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


def _in_unit(grams: float, units_per_gram: float) -> float:
    return float(f"{grams * units_per_gram:.{_SHOWN_DIGITS}g}")


def _serving(size: str) -> str:
    """The label's `2 biscuits (30 g)` without the weight, which stands beside it."""
    name = size.split("(", maxsplit=1)[0]
    return "serving" if _WEIGHT_ALONE.fullmatch(name) else measure_from_text(name)
