# SPDX-License-Identifier: MIT
"""What K2 supplements do to the blood: MK-7 level, dp-ucMGP and ucOC, with their uncertainty.

Markers only. That a marker improves is no sign that an outcome does.
"""

import math
from typing import Any, Final, Literal

import msgspec

from dk2gui.core.basis.parameters import Parameter, ParameterStatus, bare_values

Mk4Effect = Literal["none_taken", "below_tried_doses", "lowers_ucoc"]
_Changes = tuple[float | None, float | None, float | None]

_HOURS_PER_DAY: Final = 24.0
_UNKNOWN: Final = (None, None, None)

_NOTE_MARKERS: Final = (
    "Means of trial groups; one person can differ. A better marker is not a proven benefit."
)
_NOTE_VKA: Final = (
    "A vitamin K antagonist blocks this path and raises the markers itself; MK-7 works against "
    "the medicine. Do not take K2 to improve them."
)
_NOTE_NONE: Final = "No K2 supplement, so no change is expected."
_NOTE_LOW: Final = "Below the doses that were tried."
_NOTE_HIGH: Final = "Above the doses that were tried; shown as for the highest of them."
_NOTE_MK4_LOW: Final = "MK-4: below the doses found to act on osteocalcin."
_NOTE_MK4: Final = "MK-4: such doses lowered uncarboxylated osteocalcin; by how much is not given."


class VitaminKTrial(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One group of one trial: mean change of a marker on a daily dose of MK-7."""

    marker: Literal["dp_ucmgp", "ucoc"]
    mk7_ug_per_day: float
    weeks: float
    change_percent: float
    population: str
    source: str
    status: ParameterStatus
    note: str = ""


class VitaminKParameters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the vitamin K model's data file."""

    grade: Literal["A", "B", "C", "D", "E", "X", "-"]
    grade_reason: str
    parameters: dict[str, Parameter]
    trials: tuple[VitaminKTrial, ...]


class VitaminKModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The numbers of the vitamin K model; units and sources stand in the data file."""

    grade: str
    mk7_half_life_hours: float
    mk7_ng_ml_per_ug_day: float
    mk7_spread: float
    plateau_share: float
    dp_ucmgp_emax_percent: float
    dp_ucmgp_ed50_ug: float
    dp_ucmgp_band: tuple[float, float]
    ucoc_emax_percent: float
    ucoc_ed50_ug: float
    ucoc_band: tuple[float, float]
    marker_weeks_to_plateau: tuple[float, float]
    mk7_tested_ug: tuple[float, float]
    mk4_lowers_ucoc_from_ug: float


class VitaminKStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What the K2 supplements of one person are expected to do, once level.

    Changes are in percent of the untreated marker, `low` <= value <= `high`, so `low` is the
    deepest fall. None where the size is not known: both markers on a vitamin K antagonist, ucOC
    where MK-4 acts on it too. `mk7_plasma_ng_ml` is the rise above food. `days_to_plateau` is
    for the plasma level; the markers take weeks.
    """

    dp_ucmgp_change_percent: float | None
    dp_ucmgp_change_percent_low: float | None
    dp_ucmgp_change_percent_high: float | None
    ucoc_change_percent: float | None
    ucoc_change_percent_low: float | None
    ucoc_change_percent_high: float | None
    mk7_plasma_ng_ml: float
    mk7_plasma_ng_ml_low: float
    mk7_plasma_ng_ml_high: float
    days_to_plateau: float
    marker_weeks_to_plateau: tuple[float, float]
    mk4_effect: Mk4Effect
    within_tested_range: bool
    shown_as_goal: bool
    grade: str
    note: str


def vitamin_k_model(parameters: VitaminKParameters) -> VitaminKModel:
    """The model from its data. Raises msgspec.ValidationError on missing or unknown names."""
    values: dict[str, Any] = {"grade": parameters.grade, **bare_values(parameters.parameters)}
    return msgspec.convert(values, VitaminKModel)


def vitamin_k_status(
    mk7_supplement_ug: float, mk4_supplement_ug: float, on_vka: bool, model: VitaminKModel
) -> VitaminKStatus:
    """The expected status on daily doses in ug. MK-4 and MK-7 are never added up."""
    lowest, highest = model.mk7_tested_ug
    counted = min(mk7_supplement_ug, highest)
    dp_ucmgp: _Changes = _changes(
        counted, model.dp_ucmgp_emax_percent, model.dp_ucmgp_ed50_ug, model.dp_ucmgp_band
    )
    ucoc: _Changes = _changes(counted, model.ucoc_emax_percent, model.ucoc_ed50_ug, model.ucoc_band)
    mk4 = _mk4_effect(mk4_supplement_ug, model)
    if on_vka:
        dp_ucmgp = _UNKNOWN
    if on_vka or mk4 == "lowers_ucoc":
        ucoc = _UNKNOWN
    plasma = model.mk7_ng_ml_per_ug_day * mk7_supplement_ug
    return VitaminKStatus(
        dp_ucmgp_change_percent_low=dp_ucmgp[0],
        dp_ucmgp_change_percent=dp_ucmgp[1],
        dp_ucmgp_change_percent_high=dp_ucmgp[2],
        ucoc_change_percent_low=ucoc[0],
        ucoc_change_percent=ucoc[1],
        ucoc_change_percent_high=ucoc[2],
        mk7_plasma_ng_ml=plasma,
        mk7_plasma_ng_ml_low=plasma / model.mk7_spread,
        mk7_plasma_ng_ml_high=plasma * model.mk7_spread,
        days_to_plateau=days_to_plateau(model),
        marker_weeks_to_plateau=model.marker_weeks_to_plateau,
        mk4_effect=mk4,
        within_tested_range=mk7_supplement_ug == 0 or lowest <= mk7_supplement_ug <= highest,
        shown_as_goal=not on_vka,
        grade=model.grade,
        note=_note(mk7_supplement_ug, mk4, on_vka, model),
    )


def days_to_plateau(model: VitaminKModel) -> float:
    """Days of daily doses until plasma MK-7 is at its plateau, to the share the model names."""
    half_lives = -math.log2(1 - model.plateau_share)
    return half_lives * model.mk7_half_life_hours / _HOURS_PER_DAY


def _changes(
    dose_ug: float, emax_percent: float, ed50_ug: float, band: tuple[float, float]
) -> tuple[float, float, float]:
    """The deepest, the likely and the mildest change of a marker."""
    # Adding zero turns the minus zero of no dose into a plain one.
    change = emax_percent * dose_ug / (ed50_ug + dose_ug) + 0.0
    mild, deep = band
    return change * deep, change, change * mild


def _mk4_effect(mk4_supplement_ug: float, model: VitaminKModel) -> Mk4Effect:
    if mk4_supplement_ug == 0:
        return "none_taken"
    enough = mk4_supplement_ug >= model.mk4_lowers_ucoc_from_ug
    return "lowers_ucoc" if enough else "below_tried_doses"


def _note(mk7_ug: float, mk4: Mk4Effect, on_vka: bool, model: VitaminKModel) -> str:
    if on_vka:
        return _NOTE_VKA
    lowest, highest = model.mk7_tested_ug
    parts = []
    if mk7_ug > 0:
        parts.append(_NOTE_MARKERS)
    if 0 < mk7_ug < lowest:
        parts.append(_NOTE_LOW)
    if mk7_ug > highest:
        parts.append(_NOTE_HIGH)
    if mk4 == "below_tried_doses":
        parts.append(_NOTE_MK4_LOW)
    if mk4 == "lowers_ucoc":
        parts.append(_NOTE_MK4)
    return " ".join(parts) or _NOTE_NONE
