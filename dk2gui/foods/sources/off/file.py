# SPDX-License-Identifier: MIT
"""Open Food Facts as files: the dump as JSON lines or as a table with tabs, and saved answers.

Products of both shapes, until and since 2026, may stand in one file. Products with a figure for
vitamin A or vitamin K, which are not used, are counted.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from dk2gui.core.intake.food import Food, Serving
from dk2gui.foods.find.barcode import digits
from dk2gui.foods.reading.cells import read_cell
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.json_items import whole_json
from dk2gui.foods.reading.lines import Lines, shortened
from dk2gui.foods.reading.report import (
    AT_MOST,
    ESTIMATED,
    ESTIMATES,
    LABELS_AND_ESTIMATES,
    NO_BARCODE,
    NOT_FOUND,
    ODD_CELLS,
    ODD_RECORD,
    PER_100_ML,
    PREPARED,
    TOTAL_VITAMIN_K,
    TRACES,
    VITAMIN_A_LABEL,
    ImportReport,
)
from dk2gui.foods.reading.wording import servings, tidy
from dk2gui.foods.sources.fdc.food import VOLUME_NOTE, is_volume
from dk2gui.foods.sources.off.fields import (
    NAMES,
    SOURCE,
    TABLE_SOURCE,
    Label,
    Nutrition,
    Product,
    Said,
    aggregated,
    date_of,
    first_brand,
    per_100g,
    plain,
    read_label,
    serving_name,
)

_TEXTS: Final = (
    "code", "product_name", "product_name_en", "generic_name", "brands", "pnns_groups_2",
    "serving_size", "serving_quantity", "serving_quantity_unit", "nutrition_data_per",
    "last_modified_t",
)  # fmt: skip
REQUIRED: Final = frozenset({"code", "product_name"})
_FIGURES: Final = tuple(per_100g(name) for name in NAMES)
_COUNT: Final = len(NAMES)
_COLUMNS: Final = (
    *_FIGURES, *(f"{name}_modifier" for name in NAMES), *(f"{name}_unit" for name in NAMES),
)  # fmt: skip
_Nutriments: Final[Any] = msgspec.defstruct(
    "_Nutriments",
    [(f"figure_{place}", Any, None) for place in range(len(_COLUMNS))],
    rename={f"figure_{place}": name for place, name in enumerate(_COLUMNS)},
)
_MOST_WHOLE: Final = 10**60
"""No barcode or size has so many digits, and Python spells no number of any length."""


class _Product(Product, frozen=True):
    product_name_en: Any = None
    generic_name: Any = None
    pnns_groups_2: Any = None
    nutrition_data_per: Any = None
    last_modified_t: Any = None
    # An empty one is written as a list.
    nutriments: _Nutriments | list[Any] | None = None
    nutrition: Nutrition | list[Any] | None = None


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
            yield from _foods(product, report)


def read_off_answer(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The product, or the products of a search, in a saved answer of the API.

    Raises ImportFileError, also for an answer that says a product is not known.
    """
    file.plan((member,))
    answer = whole_json(file, member)
    found = answer.get("products", answer.get("product")) if isinstance(answer, dict) else answer
    status = answer.get("status", "") if isinstance(answer, dict) else ""
    if found in (None, {}, []) or str(status) in ("0", "failure"):
        raise ImportFileError(f"{file.where(member)}: {NOT_FOUND}")
    for entry in found if isinstance(found, list) else [found]:
        file.rows += 1
        try:
            product = msgspec.convert(entry, _Product)
        except (msgspec.ValidationError, RecursionError) as error:
            report.skip(ODD_RECORD, f"record {file.rows:,}: {_reason(error)}")
            continue
        yield from _foods(product, report)


def read_off_csv(file: FoodFile, member: str, report: ImportReport) -> Iterator[Food]:
    """The products of a dump as a table, cells split by tabs, quotes without meaning.

    A few rows of the real dump are torn by a tab or line end in a cell: they are left out and
    counted, but for a torn last one as above. Raises ImportFileError.
    """
    file.plan((member,))
    with Lines(file, member) as lines:
        rows = iter(lines)
        header = next(rows, "").rstrip("\r\n").split("\t")
        texts = [(name, header.index(name)) for name in _TEXTS if name in header]
        figures = [
            (name, per_100g(name), header.index(per_100g(name)))
            for name in NAMES
            if per_100g(name) in header
        ]
        absent = sorted(REQUIRED - {name for name, _ in texts})
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
            said = [(name, Said(field, row[place])) for name, field, place in figures if row[place]]
            product = msgspec.convert({name: row[place] for name, place in texts}, _Product)
            for food in _food(product, read_label(said), report, TABLE_SOURCE, is_per_ml=False):
                report.remark(LABELS_AND_ESTIMATES, "")
                yield food


def _foods(product: _Product, report: ImportReport) -> Iterator[Food]:
    """The food of a product in either shape, or none, which the report then tells."""
    since_2026 = aggregated(product.nutrition)
    if since_2026 is not None:
        if since_2026.is_prepared:
            report.skip(PREPARED, tidy(_text(product.product_name)))
            return
        label = read_label(since_2026.said())
        is_per_ml = since_2026.is_per_volume
    else:
        label = read_label(_said(product.nutriments))
        is_per_ml = is_volume(_text(product.serving_quantity_unit)) or _text(
            product.nutrition_data_per
        ).lower().endswith("ml")
    yield from _food(product, label, report, SOURCE, is_per_ml=is_per_ml)


def _said(told: object) -> Iterable[tuple[str, Said]]:
    if not isinstance(told, _Nutriments):
        return
    values = msgspec.structs.astuple(told)
    for place, value in enumerate(values[:_COUNT]):
        if value is not None and value != "":
            unit = values[2 * _COUNT + place]
            # The figure is in grams, whatever was typed, but for a share of a daily value.
            is_share = unit is not None and isinstance(unit, str) and "%" in unit
            modifier = values[_COUNT + place]
            yield NAMES[place], Said(_FIGURES[place], value, unit if is_share else None, modifier)


def _food(
    product: _Product, label: Label, report: ImportReport, source: str, *, is_per_ml: bool
) -> Iterator[Food]:
    name = tidy(
        _text(product.product_name) or _text(product.product_name_en) or _text(product.generic_name)
    )
    code = digits(_text(product.code))
    if not code:
        report.skip(NO_BARCODE, name)
        return
    if label.is_marked:
        _tell(label, name or code, report)
    if is_per_ml:
        report.remark(PER_100_ML, name)
    has_serving = product.serving_quantity is not None and product.serving_quantity != ""
    measures = _serving(product, name or code, report) if has_serving else ()
    group = _text(product.pnns_groups_2)
    yield Food(
        id=f"off-{code}",
        name=name,
        source=source,
        per_100g=label.per_100g,
        category="" if group.lower() == "unknown" else tidy(group),
        energy_kcal=label.energy_kcal,
        vitamin_d2_ug=label.vitamin_d2_ug,
        beta_carotene_ug=label.beta_carotene_ug,
        servings=measures,
        source_id=f"OFF {code}",
        note=VOLUME_NOTE if is_per_ml else "",
        brand=first_brand(_text(product.brands)),
        barcode=code,
        at_least=tuple(label.at_least),
        at_most=label.at_most,
        traces=tuple(label.traces),
        estimated=tuple(label.estimated),
        dated=date_of(product.last_modified_t) if product.last_modified_t else "",
    )


def _serving(product: _Product, name: str, report: ImportReport) -> tuple[Serving, ...]:
    """The label's serving, where it has a weight that can be read."""
    said = _text(product.serving_quantity)
    weight = read_cell(said)
    if weight.kind == "odd":
        told = shortened(said)
        report.remark(ODD_CELLS, f"{name}: serving_quantity: {told!r} is not a number")
    unit = _text(product.serving_quantity_unit).lower()
    grams = weight.figure if unit in {"", "g", "ml"} else None
    return servings([(serving_name(_text(product.serving_size)), grams)])


def _tell(label: Label, name: str, report: ImportReport) -> None:
    if label.has_vitamin_a:
        report.remark(VITAMIN_A_LABEL, name)
    if label.has_vitamin_k:
        report.remark(TOTAL_VITAMIN_K, name)
    if label.has_estimates:
        report.remark(ESTIMATES, name)
    if label.at_most:
        report.remark(AT_MOST, name)
    if label.traces:
        report.remark(TRACES, name)
    if label.estimated:
        report.remark(ESTIMATED, name)
    for odd in label.odd:
        report.remark(ODD_CELLS, f"{name}: {odd}")


def _reason(error: Exception) -> str:
    # Messages about letters hold the whole line.
    return "letters that are none" if isinstance(error, UnicodeError) else str(error)


def _text(value: object) -> str:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, int) and abs(value) > _MOST_WHOLE:
        return ""
    return "" if value is None or isinstance(value, (bool, list, dict)) else str(value)
