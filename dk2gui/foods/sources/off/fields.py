# SPDX-License-Identifier: MIT
"""What Open Food Facts says of a product, alike in its dumps, saved answers and online.

Until 2026 a product carried `nutriments` with figures normalised to grams per 100 g, or 100 ml;
since then it carries `nutrition.aggregated_set`, where each nutrient has a value, a unit, a source
and sometimes a modifier. Of vitamin K, labels do not say the form: only what is named
phylloquinone counts. Of vitamin A they give equivalents of an unknown kind: only beta-carotene
that is named so counts. Vitamin D3 and D2 named apart are vitamin D where no total stands.
"""

import datetime as dt
import html
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.foods.reading.cells import Kind, UnitName, in_unit, read_cell, unit_name
from dk2gui.foods.reading.lines import shortened
from dk2gui.foods.reading.wording import measure_from_text, tidy

SOURCE: Final = "Open Food Facts (ODbL)"
TABLE_SOURCE: Final = "Open Food Facts (ODbL), labels and estimates"
"""The table does not tell what a label says from what was estimated from the ingredients."""

NUTRIENT_OF: Final = {
    "vitamin-d": "vitamin_d",
    "phylloquinone": "vitamin_k1",
    "calcium": "calcium",
    "magnesium": "magnesium",
    "phosphorus": "phosphorus",
    "zinc": "zinc",
}
"""The program's nutrients by their names in Open Food Facts."""
VITAMIN_D3: Final = "vitamin-d3"
VITAMIN_D2: Final = "vitamin-d2"
BETA_CAROTENE: Final = "beta-carotene"
VITAMIN_A: Final = "vitamin-a"
VITAMIN_K: Final = "vitamin-k"
ENERGY_KCAL: Final = "energy-kcal"
ENERGY_KJ: Final = "energy"
ENERGY_KJ_SINCE_2026: Final = "energy-kj"
NAMES: Final = (
    *NUTRIENT_OF, VITAMIN_D3, VITAMIN_D2, BETA_CAROTENE, VITAMIN_A, VITAMIN_K, ENERGY_KCAL,
    ENERGY_KJ, ENERGY_KJ_SINCE_2026,
)  # fmt: skip
"""Everything that is read."""

_UNIT_OF: Final[dict[str, str]] = (
    {name: NUTRIENTS[nutrient].unit for name, nutrient in NUTRIENT_OF.items()}
    | dict.fromkeys((VITAMIN_D3, VITAMIN_D2, BETA_CAROTENE, VITAMIN_A, VITAMIN_K), "ug")
    | dict.fromkeys((ENERGY_KCAL, ENERGY_KJ, ENERGY_KJ_SINCE_2026), "kcal")
)
_ASSUMED_UNIT: Final[dict[str, UnitName]] = dict.fromkeys(_UNIT_OF, "g") | {  # type: ignore[assignment]
    ENERGY_KCAL: "kcal", ENERGY_KJ: "kJ", ENERGY_KJ_SINCE_2026: "kJ",
}  # fmt: skip
_VITAMIN_D_FORMS: Final = frozenset({"vitamin-d", VITAMIN_D3, VITAMIN_D2})
_FACTOR: Final = {
    name: factor
    for name in NAMES
    if (factor := in_unit(_ASSUMED_UNIT[name], _UNIT_OF[name])) is not None
}
_ESTIMATE: Final = "estimate"
_PREPARED: Final = "prepared"
_PER_VOLUME: Final = "100ml"
_SHOWN_DIGITS: Final = 12
"""A label's 1.25 ug comes as 0.00000125 g; more digits would show how numbers are stored."""

_WEIGHT_ALONE: Final = re.compile(r"[\s\d.,]*(g|gr|grams?|mg|ml|cl|l|oz)?\.?\s*", re.IGNORECASE)


class Product(msgspec.Struct, frozen=True):
    """Any type in any place: people and programs of fifteen years have filled these fields."""

    code: Any = None
    product_name: Any = None
    brands: Any = None
    serving_size: Any = None
    serving_quantity: Any = None
    serving_quantity_unit: Any = None


class Said(msgspec.Struct, frozen=True):
    """What is said of one nutrient; without a unit it is in g, kcal or kJ."""

    field: str
    value: Any
    unit: Any = None
    modifier: Any = None
    source: Any = None


class Label(msgspec.Struct):
    """The figures of a product for 100 g, or 100 ml, and what became of the rest."""

    per_100g: dict[str, float] = {}
    at_most: dict[str, float] = {}
    at_least: list[str] = []
    traces: list[str] = []
    estimated: list[str] = []
    energy_kcal: float | None = None
    vitamin_d2_ug: float | None = None
    beta_carotene_ug: float | None = None
    odd: list[str] = []
    """What could not be read, each with its field."""
    has_vitamin_a: bool = False
    has_vitamin_k: bool = False
    has_estimates: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether anything but figures was said."""
        return bool(
            self.at_most or self.traces or self.estimated or self.odd or self.has_vitamin_a
            or self.has_vitamin_k or self.has_estimates
        )  # fmt: skip


def read_label(said: Iterable[tuple[str, Said]]) -> Label:
    """The figures out of what is said by name; see `Label`."""
    label = Label()
    known: dict[str, float] = {}
    for name, one in said:
        if one.source == _ESTIMATE:
            label.has_estimates = True
        elif (figure := _figure(name, one, label)) is not None:
            known[name] = figure
    if (VITAMIN_D3 in known or VITAMIN_D2 in known) and "vitamin-d" not in known:
        known["vitamin-d"] = _rounded(known.get(VITAMIN_D3, 0.0) + known.get(VITAMIN_D2, 0.0))
        label.at_most.pop("vitamin_d", None)
    label.per_100g = {
        nutrient: known[name] for name, nutrient in NUTRIENT_OF.items() if name in known
    }
    label.vitamin_d2_ug = known.get(VITAMIN_D2)
    label.beta_carotene_ug = known.get(BETA_CAROTENE)
    kilojoules = known.get(ENERGY_KJ_SINCE_2026, known.get(ENERGY_KJ))
    label.energy_kcal = known.get(ENERGY_KCAL, kilojoules)
    label.has_vitamin_a = VITAMIN_A in known
    label.has_vitamin_k = VITAMIN_K in known
    return label


def _figure(name: str, one: Said, label: Label) -> float | None:
    """The figure in its nutrient's unit; what it is else goes to the label."""
    value = one.value
    if type(value) is float and one.unit is None and not one.modifier and math.isfinite(value):
        return _rounded(value * _FACTOR[name])  # what nearly all are
    cell = read_cell(value)
    if cell.kind == "missing":
        return None
    nutrient = "vitamin_d" if name in _VITAMIN_D_FORMS else NUTRIENT_OF.get(name)
    if cell.kind == "trace":
        if nutrient is not None:
            label.traces.append(nutrient)
        return None
    factor = _factor(name, one)
    if cell.value is None or factor is None:
        if name.startswith(ENERGY_KJ):  # of no weight here
            return None
        is_odd_unit = cell.value is not None
        label.odd.append(
            f"{one.field} is in {shortened(str(one.unit))!r}" if is_odd_unit else _no_number(one)
        )
        return None
    return _marked(nutrient, _rounded(cell.value * factor), _kind(cell.kind, one.modifier), label)


def _kind(kind: Kind, modifier: object) -> Kind:
    has_modifier = isinstance(modifier, str) and modifier.strip()
    return read_cell(f"{modifier} 0").kind if has_modifier else kind


def _marked(nutrient: str | None, value: float, kind: Kind, label: Label) -> float | None:
    """The value where it can be counted; how sure it is goes to the label."""
    if nutrient is None:
        return None if kind == "at_most" else value
    if kind == "at_most":
        label.at_most[nutrient] = value
        return None
    if kind == "at_least":
        label.at_least.append(nutrient)
    elif kind == "estimated":
        label.estimated.append(nutrient)
    return value


def _factor(name: str, one: Said) -> float | None:
    if one.unit is None:
        return _FACTOR[name]
    unit = unit_name(one.unit) if isinstance(one.unit, str) else None
    if unit is None:
        return None
    return in_unit(unit, _UNIT_OF[name], is_vitamin_d=name in _VITAMIN_D_FORMS)


def _no_number(one: Said) -> str:
    if isinstance(one.value, str):
        return f"{one.field}: {shortened(one.value)!r} is not a number"
    return f"{one.field} is {shortened(_spelt(one.value))!r}, not a number"


def _spelt(value: object) -> str:
    # Python spells no whole number of any length.
    return "a number beyond all" if isinstance(value, int) else str(value)


def of_nutriments(told: dict[str, Any]) -> Iterator[tuple[str, Said]]:
    """What `nutriments`, the shape until 2026, says."""
    for name in NAMES:
        field = f"{name}_100g"
        value = told.get(field)
        if value is not None:
            unit = told.get(f"{name}_unit")
            # The figure is in grams, whatever was typed, but for a percentage of a daily value.
            is_share = isinstance(unit, str) and "%" in unit
            yield name, Said(field, value, unit if is_share else None, told.get(f"{name}_modifier"))


class Aggregated(msgspec.Struct, frozen=True):
    """`nutrition.aggregated_set`, the shape since 2026."""

    nutrients: Any = None
    per: Any = None
    preparation: Any = None

    @property
    def is_prepared(self) -> bool:
        """Whether its figures are for the food as prepared."""
        return bool(self.preparation == _PREPARED)

    @property
    def is_per_volume(self) -> bool:
        """Whether its figures are for 100 ml."""
        return bool(self.per == _PER_VOLUME)

    def said(self) -> Iterator[tuple[str, Said]]:
        """What it says of the nutrients that are read."""
        if isinstance(self.nutrients, dict):
            for name in NAMES:
                one = self.nutrients.get(name)
                if isinstance(one, dict):
                    yield (
                        name,
                        Said(
                            name,
                            one.get("value"),
                            one.get("unit"),
                            one.get("modifier"),
                            one.get("source"),
                        ),
                    )


class Nutrition(msgspec.Struct, frozen=True):
    """`nutrition`, the shape since 2026."""

    aggregated_set: Aggregated | list[Any] | None = None


def aggregated(nutrition: object) -> Aggregated | None:
    """The set of figures of a product that is in the shape since 2026."""
    found = nutrition.aggregated_set if isinstance(nutrition, Nutrition) else None
    return found if isinstance(found, Aggregated) else None


def per_100g(name: str) -> str:
    """The field that holds a figure for 100 g, or for 100 ml of a drink."""
    return f"{name}_100g"


def first_brand(brands: str) -> str:
    """The first of brands that commas part."""
    return tidy(brands.split(",", maxsplit=1)[0])


def plain(text: str) -> str:
    """A text without the marks of web forms, into which names were typed: &quot; and the like."""
    return html.unescape(text) if "&" in text else text


def serving_name(size: str) -> str:
    """The label's `2 biscuits (30 g)` without the weight, which stands beside it."""
    name = size.split("(", maxsplit=1)[0]
    return "serving" if _WEIGHT_ALONE.fullmatch(name) else measure_from_text(name)


_LATEST_TIME: Final = 4_102_444_800  # the year 2100


def date_of(changed: object) -> str:
    """When an entry was changed, as an ISO date and time, from seconds since 1970; else ""."""
    try:
        seconds = float(changed)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return ""
    if not 0 < seconds < _LATEST_TIME:
        return ""
    return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _rounded(figure: float) -> float:
    return float(f"{figure:.{_SHOWN_DIGITS}g}")
