# SPDX-License-Identifier: MIT
"""A food typed from its label, and the checks that every own entry has to pass."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.basis.units import UG_PER, UG_RETINOL_PER_IU, DoseUnit, ug_from_iu_vitamin_d
from dk2gui.core.intake.food import MEASURED, Food, Origin, Serving
from dk2gui.core.scenario.scenario import MAX_GRAMS
from dk2gui.foods.find.letters import fold

_HASH_LETTERS: Final = 8
_SLUG_LETTERS: Final = 40
LABEL_UNITS: Final[tuple[DoseUnit, ...]] = ("IU", "ug", "mg", "g")
_ALSO_WRITTEN: Final = {"mcg": "ug", "µg": "ug", "μg": "ug"}
_GRAMS_OF_LABEL: Final = 100.0
_UG_PER_IU: Final = {"vitamin_d": ug_from_iu_vitamin_d(1), "retinol": UG_RETINOL_PER_IU}


class LabelError(ValueError):
    """An own entry that cannot be right; str() says what and where."""


class LabelAmount(msgspec.Struct, frozen=True):
    """One line of a label: so much of a nutrient, in IU, ug, mg or g."""

    nutrient: str
    amount: float
    unit: str


def own_food_from_label(
    name: str,
    amounts: Sequence[LabelAmount],
    basis: Serving | None = None,
    *,
    energy_kcal: float | None = None,
    brand: str = "",
    barcode: str = "",
    origin: Origin | None = None,
) -> Food:
    """A food with what its label says; what the label does not say is not measured.

    `basis` is the serving the amounts are for, None when they are for 100 g. The id follows
    from name, brand and amounts; an edited food keeps its old id by `msgspec.structs.replace`.
    Raises LabelError.
    """
    name = checked_name("food", name)
    if basis is not None:
        check_grams(f"serving of {name}", basis.grams)
    per_label: dict[str, float] = {}
    for line in amounts:
        if line.nutrient in per_label:
            raise LabelError(f"{line.nutrient}: stands on the label twice; give one amount")
        per_label[line.nutrient] = _in_nutrient_unit(line)
    if energy_kcal is not None:
        check_amount("energy", energy_kcal)
    share = _GRAMS_OF_LABEL / (basis.grams if basis else _GRAMS_OF_LABEL)
    per_100g = {nutrient: amount * share for nutrient, amount in per_label.items()}
    check_possible(name, per_100g)
    return Food(
        id=own_id("own", name, brand, barcode, sorted(per_100g.items())),
        name=name,
        source="own entry, from the label",
        per_100g=per_100g,
        origin=origin,
        energy_kcal=None if energy_kcal is None else energy_kcal * share,
        servings=(basis,) if basis else (),
        brand=brand.strip(),
        barcode=barcode.strip(),
    )


def _in_nutrient_unit(line: LabelAmount) -> float:
    """The amount of a label's line in its nutrient's own unit."""
    nutrient = line.nutrient
    unit = _ALSO_WRITTEN.get(line.unit.strip(), line.unit.strip())
    if nutrient in NUTRIENTS and nutrient not in MEASURED:
        parts = ", ".join(part for part in MEASURED if part in _all_parts(nutrient))
        raise LabelError(f"{nutrient}: is a sum; give the form the label names, one of {parts}")
    if nutrient not in MEASURED:
        raise LabelError(f"{nutrient}: unknown nutrient; known are {', '.join(MEASURED)}")
    check_amount(nutrient, line.amount)
    if "%" in unit:
        raise LabelError(
            f"{nutrient}: a percentage is no amount, since daily values differ by country and "
            "year; give the amount in IU, ug, mg or g"
        )
    if unit == "IU":
        if nutrient not in _UG_PER_IU:
            reason = (
                "an IU of vitamin A is not the same for retinol and carotene; give it as retinol"
                if nutrient == "vitamin_a"
                else "has no IU; use ug, mg or g"
            )
            raise LabelError(f"{nutrient}: {reason}")
        ug = line.amount * _UG_PER_IU[nutrient]
    elif unit in UG_PER:
        ug = line.amount * UG_PER[unit]
    else:
        raise LabelError(f"{nutrient}: unknown unit {unit!r}; use one of {', '.join(LABEL_UNITS)}")
    return ug / UG_PER[NUTRIENTS[nutrient].unit]


def _all_parts(nutrient: str) -> set[str]:
    parts = NUTRIENTS[nutrient].parts
    return set(parts).union(*(_all_parts(part) for part in parts))


def own_id(kind: str, name: str, *content: object) -> str:
    """`kind-slug-hash`: readable, and another one for other content under the same name."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name))[:_SLUG_LETTERS].strip("-")
    said = msgspec.json.encode([name, *content])
    import hashlib  # noqa: PLC0415  # loads OpenSSL, 3 MiB, which a start goes without

    return "-".join(filter(None, (kind, slug, hashlib.sha256(said).hexdigest()[:_HASH_LETTERS])))


def checked_name(what: str, name: str) -> str:
    """The name in one line. Raises LabelError when nothing is left or it cannot be stored."""
    name = " ".join(name.split())
    if not name:
        raise LabelError(f"{what}: needs a name")
    try:
        name.encode()
    except UnicodeEncodeError as error:
        raise LabelError(f"{what}: the name holds letters that no file can hold") from error
    return name


def check_amount(where: str, amount: float) -> None:
    """Raise LabelError unless the amount is finite and not below zero."""
    if not (math.isfinite(amount) and amount >= 0):
        raise LabelError(f"{where}: must be zero or more, got {amount:g}")


def check_grams(where: str, grams: float) -> None:
    """Raise LabelError unless the grams are of something a person can eat."""
    if not 0 < grams <= MAX_GRAMS:
        raise LabelError(f"{where}: must be more than 0 and at most {MAX_GRAMS:g} g, got {grams:g}")


def check_possible(name: str, per_100g: Mapping[str, float]) -> None:
    """Raise LabelError when 100 g of a food would hold more than 100 g of something."""
    for nutrient, amount in per_100g.items():
        grams = amount * UG_PER[NUTRIENTS[nutrient].unit] / UG_PER["g"]
        if grams > _GRAMS_OF_LABEL:
            raise LabelError(
                f"{nutrient}: {grams:g} g in 100 g of {name} cannot be; check unit and grams"
            )
