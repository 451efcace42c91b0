# SPDX-License-Identifier: MIT
"""One reader of cells for every importer: a figure, a bound, a trace, an estimate, or nothing.

Composition tables and labels write what they know in the place of a number: `< 0,5`, `tr.`, `N`,
`(8.0)`, `-`. A figure is kept only where the cell states one; a bound is kept as a bound; whatever
cannot be read leaves that nutrient not measured, and the food stays.
"""

import math
import re
from typing import Final, Literal

import msgspec

from dk2gui.core.basis.units import IU_PER_UG_VITAMIN_D, UG_PER

Kind = Literal["figure", "estimated", "at_least", "at_most", "trace", "missing", "odd"]


class Cell(msgspec.Struct, frozen=True):
    """What one cell says; `value` is a figure or a bound, None where there is no number."""

    kind: Kind
    value: float | None = None

    @property
    def figure(self) -> float | None:
        """The number where it can be counted; a bound from above cannot."""
        return None if self.kind == "at_most" else self.value


MISSING: Final = Cell("missing")
TRACE: Final = Cell("trace")
ODD: Final = Cell("odd")

_NOTHING: Final = frozenset({
    "", "-", "--", "–", "—", "−", "n", "na", "n/a", "n.a.", "n.a", "nd", "n.d.", "n.d", "null",
    "none", "nan", "#n/a", "*", "?", ".", "..", "…", "no data", "unknown",
})  # fmt: skip
"""`N` of CoFID is "present, amount unknown": not measured, as the others."""
_TRACES: Final = frozenset({
    "tr", "tr.", "trace", "traces", "spur", "spuren", "spor", "spår", "sp.", "trazas", "tracce",
    "sporen", "微量",
})  # fmt: skip
_UNDER_A_LIMIT: Final = re.compile(r"<\s*(lod|loq)\b")
_BOUND: Final = re.compile(r"(<=|<|≤|≦|＜|>=|>|≥|≧|~|≈|ca\.?|c\.|about|max\.?|at most)\s*(\S.*)")
_BELOW: Final = frozenset({"<=", "<", "≤", "≦", "＜", "max", "max.", "at most"})
_ABOVE: Final = frozenset({">=", ">", "≥", "≧"})
_BRACKETS: Final = {"(": ")", "[": "]", "（": "）"}
_FOOTNOTES: Final = "†‡*§¹²³"
_NUMBER: Final = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?")
_GROUPED: Final = re.compile(r"\d{1,3}([ \u00a0\u202f']\d{3})+([.,]\d+)?")
_ENGLISH_GROUPS: Final = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_GERMAN_GROUPS: Final = re.compile(r"\d{1,3}(\.\d{3})+,\d+")
_GROUPS: Final = re.compile("[ \u00a0\u202f']")


def read_cell(value: object, decimal: str = ",") -> Cell:
    """What a cell of a table, or a field of a record, says.

    A comma is a decimal comma, but for one that parts groups of three before a point; with
    `decimal` "." it only parts groups. NaN and infinity are no figures.
    """
    if isinstance(value, str):
        try:
            return _figure(float(value))
        except ValueError:
            return _read_text(value.strip(), decimal)
    if value is None:
        return MISSING
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            return _figure(float(value))
        except OverflowError:
            return ODD
    return ODD


def _figure(number: float) -> Cell:
    return Cell("figure", number) if math.isfinite(number) else ODD


def _read_text(text: str, decimal: str) -> Cell:
    word = text.casefold()
    if word in _NOTHING:
        return MISSING
    if word.strip("()[]（）").strip() in _TRACES or _UNDER_A_LIMIT.match(word):
        return TRACE
    if text[0] in _BRACKETS and text[-1] == _BRACKETS[text[0]]:
        inner = read_cell(text[1:-1], decimal)
        return Cell("estimated", inner.value) if inner.kind == "figure" else inner
    bound = _BOUND.fullmatch(word)
    number = _number(bound[2] if bound else text, decimal)
    if number is None:
        return ODD
    return Cell("figure" if bound is None else _kind(bound[1]), number)


def _kind(sign: str) -> Kind:
    if sign in _BELOW:
        return "at_most"
    return "at_least" if sign in _ABOVE else "estimated"


def _number(text: str, decimal: str) -> float | None:
    text = text.rstrip(_FOOTNOTES).strip()
    if decimal == "." and "," in text:
        return float(text.replace(",", "")) if _ENGLISH_GROUPS.fullmatch(text) else None
    if _GROUPED.fullmatch(text):
        text = _GROUPS.sub("", text)
    elif "." in text and _ENGLISH_GROUPS.fullmatch(text):
        text = text.replace(",", "")
    elif _GERMAN_GROUPS.fullmatch(text):
        text = text.replace(".", "")
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


UnitName = Literal["g", "mg", "ug", "IU", "kcal", "kJ"]

_UNIT_NAMES: Final[dict[str, UnitName]] = {
    "g": "g", "gram": "g", "grams": "g", "gramm": "g", "gramme": "g", "grammes": "g",
    "mg": "mg", "milligram": "mg", "milligrams": "mg", "milligramm": "mg",
    "ug": "ug", "mcg": "ug", "mkg": "ug", "microgram": "ug", "micrograms": "ug",
    "mikrogramm": "ug", "retinol equivalent": "ug", "retinol equivalents": "ug", "ugre": "ug",
    "iu": "IU", "ie": "IU", "ui": "IU", "international unit": "IU", "international units": "IU",
    "kcal": "kcal", "kilocalorie": "kcal", "kilocalories": "kcal",
    "kj": "kJ", "kilojoule": "kJ", "kilojoules": "kJ",
}  # fmt: skip


def unit_name(text: str) -> UnitName | None:
    """A unit in the program's spelling: `µg`, `MCG` and `microgram` are `ug`; None if unknown."""
    word = " ".join(text.casefold().replace("µ", "u").replace("μ", "u").split())
    return _UNIT_NAMES.get(word)


def in_unit(unit: UnitName, wanted: str, *, is_vitamin_d: bool = False) -> float | None:
    """What a figure in `unit` is to be multiplied by to be in `wanted`; None where it cannot be.

    An IU is a fixed mass of vitamin D alone; of vitamin A it depends on the form.
    """
    if unit == wanted:
        return 1.0
    if unit == "kJ" and wanted == "kcal":
        return 1 / KJ_PER_KCAL
    if unit == "IU" and is_vitamin_d:
        return UG_PER["ug"] / IU_PER_UG_VITAMIN_D / UG_PER[wanted]  # type: ignore[index]
    if unit in UG_PER and wanted in UG_PER:
        return UG_PER[unit] / UG_PER[wanted]
    return None


KJ_PER_KCAL: Final = 4.184
"""The thermochemical calorie, which labels and tables use."""
