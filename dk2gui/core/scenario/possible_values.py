# SPDX-License-Identifier: MIT
"""What people live with and what was ever taken: outside it, a value's unit is doubted first.

All limits are recalled: they are wide, and decide only whether a value is asked about again, never
whether it is good for anybody.
"""

from typing import Final, Literal

import msgspec

from dk2gui.core.basis.nutrients import COMPOUNDS, ug_of
from dk2gui.core.basis.units import NMOL_L_PER_NG_ML_25OHD, DoseUnit

# Molar masses: calcium 40.08 g/mol, intact parathyroid hormone 9425 g/mol.
_MMOL_L_PER_MG_DL_CALCIUM: Final = 0.2495
_PMOL_L_PER_PG_ML_PTH: Final = 1 / 9.425


class MarkerRange(msgspec.Struct, frozen=True):
    """The values of a marker that people live with, in its first unit, and what no blood holds.

    `per`: how much of the first unit one of each unit is. `source`: what the ends come from.
    """

    low: float
    high: float
    impossible_from: float
    per: dict[str, float]
    source: str


MARKER_RANGES: Final[dict[str, MarkerRange]] = {
    # Low: mass spectrometry sees nothing below it. High: the highest level of a case report,
    # 1220 ng/mL (Araki 2011, J Clin Endocrinol Metab 96:3603).
    "25ohd": MarkerRange(
        2.0, 3100.0, 25_000.0,
        {"nmol/L": 1.0, "ng/mL": NMOL_L_PER_NG_ML_25OHD, "ug/L": NMOL_L_PER_NG_ML_25OHD},
        "limit of detection; highest case report (Araki 2011)",
    ),
    "calcium": MarkerRange(
        0.8, 6.0, 100.0, {"mmol/L": 1.0, "mg/dL": _MMOL_L_PER_MG_DL_CALCIUM},
        "case reports of survivors",
    ),
    "dp_ucmgp": MarkerRange(
        20.0, 20_000.0, 1e6, {"pmol/L": 1.0}, "cohorts, with vitamin K antagonists and dialysis"
    ),
    "pth": MarkerRange(
        0.05, 1000.0, 1e5, {"pmol/L": 1.0, "pg/mL": _PMOL_L_PER_PG_ML_PTH},
        "parathyroid carcinoma and dialysis",
    ),
    "egfr": MarkerRange(1.0, 220.0, 2000.0, {"mL/min/1.73m2": 1.0}, "kidney failure to pregnancy"),
    "inr": MarkerRange(0.5, 30.0, 1000.0, {"1": 1.0}, "instruments stop reading"),
}  # fmt: skip


Place = Literal["low", "high", ""]


def marker_place(marker: str, value: float, unit: str, bound: str | None) -> Place:
    """Whether a result lies below or above all that people live with.

    `bound` as in a result: of `below`, all values from 0 up to `value` are possible.
    """
    limits = MARKER_RANGES[marker]
    shown = value * limits.per[unit]
    if shown < limits.low and bound != "above":
        return "low"
    return "high" if shown > limits.high and bound != "below" else ""


def is_impossible(marker: str, value: float, unit: str) -> bool:
    """Whether no blood can hold so much."""
    limits = MARKER_RANGES[marker]
    return value * limits.per[unit] >= limits.impossible_from


def fitting_unit(marker: str, value: float, unit: str, bound: str | None) -> str | None:
    """Another unit of the marker in which the value is one that people live with."""
    if value <= 0:
        return None
    return next(
        (
            other
            for other in MARKER_RANGES[marker].per
            if other != unit and not marker_place(marker, value, other, bound)
        ),
        None,
    )


def is_beyond_any(compound: str, amount: float, unit: DoseUnit, times_a_day: float) -> bool:
    """Whether a dose is more than was ever given, at once or a day in the mean."""
    ug = ug_of(COMPOUNDS[compound], amount, unit)
    most = COMPOUNDS[compound].most_given
    if most is None:
        return False
    return ug > most.once_ug or ug * times_a_day > most.daily_ug


def fitting_dose_unit(
    compound: str, amount: float, unit: DoseUnit, times_a_day: float
) -> DoseUnit | None:
    """Another unit in which the dose is one that was given; the largest that fits."""
    return next(
        (
            other
            for other in _LARGEST_FIRST
            if other != unit
            and (other != "IU" or COMPOUNDS[compound].ug_per_iu is not None)
            and not is_beyond_any(compound, amount, other, times_a_day)
        ),
        None,
    )


_LARGEST_FIRST: Final[tuple[DoseUnit, ...]] = ("g", "mg", "ug", "IU")
