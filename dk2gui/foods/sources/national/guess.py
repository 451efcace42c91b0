# SPDX-License-Identifier: MIT
"""What the columns of any other table are, by their headers; a person may say it otherwise.

A header counts only where it can mean one thing: `Vitamin K` without a form is all forms, never
K1; `Vitamin A` without RAE is not used.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from dk2gui.foods.sources.national.sheets import Sheet
from dk2gui.foods.sources.national.table_map import (
    UNIT_OF,
    Column,
    FoodColumns,
    TableMap,
    plain,
    unit_in,
)

GUESSED_ID: Final = "table"
_NAMES: Final = re.compile(
    r"(name|food|food ?name|food_name|foodname|description|food description|item|product|"
    r"product ?name|product_name|lebensmittel|bezeichnung|name d|nom|aliment|alim_nom_\w+|nombre|"
    r"alimento|nome|naam|navn|namn|livsmedelsnamn|nimi|nazwa|食品名)"
)
_IDS: Final = re.compile(r"(id|code|food ?code|food_code|food ?id|food_id|alim_code|ndb_?no|nr|no)")
_GROUPS: Final = re.compile(r"(group|food ?group|food_group|category|gruppe|groupe|classification)")
_KINDS: Final = (
    ("mk4", r"(vitamin )?k2?[ -]?\(?mk-?4\)?|mk-?4|menaquinone-?4"),
    ("mk7", r"(vitamin )?k2?[ -]?\(?mk-?7\)?|mk-?7|menaquinone-?7"),
    ("vitamin_k1", r"vit(amin|amine|amina)?[ _]?k[ _]?1.*|phylloquinone|phyllochinon"),
    ("k2", r"vit(amin|amine|amina)?[ _]?k[ _]?2.*|menaquinones?|menachinone?"),
    ("vitamin_k", r"vit(amin|amine|amina)?[ _]?k|vitk"),
    ("vitamin_d3", r"vit(amin|amine|amina)?[ _]?d[ _]?3.*|cholecalciferol.*"),
    ("vitamin_d2", r"vit(amin|amine|amina)?[ _]?d[ _]?2.*|ergocalciferol.*"),
    ("vitamin_d", r"vit(amin|amine|amina)?[ _]?d|vitd"),
    ("vitamin_a", r"vit(amin|amine|amina)?[ _]?a[ ,_]*(activity)?[ ,_]*rae|rae"),
    ("retinol", r"retinol|rétinol|retinolo"),
    ("beta_carotene", r"(beta|β)[- ]?(carotene|carotène|carotin|caroteno)"),
    ("calcium", r"calcium|kalzium|calcio|kalcium|cálcio|wapń|ca"),
    ("magnesium", r"magnesium|magnésium|magnesio|magnez|mg"),
    ("phosphorus", r"phosphorus|phosphor|phosphore|fosforo|fósforo|fosfor|p"),
    ("zinc", r"zinc|zink|zinco|cynk|zn"),
    ("boron", r"boron|bor|bore|boro"),
    ("energy_kcal", r"(energy|energie|energia|énergie|energi|calories)[ ,]*(kcal)?"),
)
_PATTERNS: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
_SYMBOLS: Final = re.compile(r",? ?\(?(ca|mg|p|zn|b)\)?$")
_UNIT_END: Final = re.compile(r"[ _]*([(\[][^()\[\]]*[)\]])\s*$|_(g|mg|ug|mcg|iu|kcal|kj)$")
_SHORTEST: Final = 3
"""Letters; a shorter header such as `Ca` counts only with a unit."""


def kind_of(header: str) -> str:
    """What a header says its column is, "" where that is not one thing."""
    name = plain(header)
    unit = unit_in(name)
    bare = _UNIT_END.sub("", name).strip()
    if bare != "mg":
        bare = _SYMBOLS.sub("", bare).strip() or bare
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(bare):
            is_energy = UNIT_OF[kind] == "kcal"
            is_clear = unit is not None or (len(bare) >= _SHORTEST and not is_energy)
            return kind if is_clear and (unit in ("kcal", "kJ")) == is_energy else ""
    return ""


def columns_of(header: Sequence[object]) -> tuple[FoodColumns | None, tuple[Column, ...]]:
    """Where the name stands, and which nutrients, each by its first column."""
    names = [plain(cell) for cell in header]
    name = next((place for place, text in enumerate(names) if _NAMES.fullmatch(text)), None)
    code = next((place for place, text in enumerate(names) if _IDS.fullmatch(text)), None)
    group = next((place for place, text in enumerate(names) if _GROUPS.fullmatch(text)), None)
    found: dict[str, Column] = {}
    for place, text in enumerate(names):
        if place != name and (kind := kind_of(text)) and kind not in found:
            found[kind] = Column(header=f"#{place + 1}", kind=kind)
    food = None
    if name is not None:
        food = FoodColumns(
            name=f"#{name + 1}",
            id="" if code is None else f"#{code + 1}",
            group="" if group is None else f"#{group + 1}",
        )
    return food, tuple(found.values())


def guessed_map(sheets: Sequence[Sheet]) -> TableMap | None:
    """A map of the sheet whose header says most, None where none names foods and a nutrient."""
    best: TableMap | None = None
    for sheet in sheets:
        for row in sheet.first():
            food, columns = columns_of(row)
            # Nobody looks at it, so a figure without a unit is none.
            columns = tuple(
                column for column in columns if unit_in(plain(row[int(column.header[1:]) - 1]))
            )
            if food is None or not columns or (best and len(columns) <= len(best.columns)):
                continue
            best = msgspec.structs.replace(map_of(sheet, row, food, columns), is_guessed=True)
    return best


def map_of(
    sheet: Sheet, header: Sequence[object], food: FoodColumns, columns: tuple[Column, ...]
) -> TableMap:
    """A map of one sheet, known again by the headers of the columns that it reads."""
    read = [food.name, *(column.header for column in columns)]
    places = [int(place[1:]) - 1 for place in read]
    return TableMap(
        id=GUESSED_ID,
        title="Table",
        food=food,
        columns=columns,
        recognise=tuple(str(header[place]) for place in places),
        sheets=() if len(sheet.name) == 1 else (sheet.name,),
    )
