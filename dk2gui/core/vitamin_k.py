# SPDX-License-Identifier: MIT
"""What vitamin K does to the blood: MK-7 level, dp-ucMGP and ucOC, with their uncertainty.

Markers only. That a marker improves is no sign that an outcome does.
"""

import math
from typing import Any, Final, Literal

import msgspec

from dk2gui.core.basis.message import Message
from dk2gui.core.basis.parameters import Parameter, ParameterStatus, bare_values
from dk2gui.core.vitamin_k_notes import KnownSizes, Mk4Effect, Situation, note

_HOURS_PER_DAY: Final = 24.0


class VitaminKTrial(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One arm of one trial: mean change of a marker, in percent of its start.

    `certainty`: `read` in an abstract or table; `quoted` by another text; `assumed_start`: the
    change was read in pmol/L and its percent rests on an assumed start; `recalled` from memory.
    `ucoc_coc_ratio` falls further than ucOC, since carboxylated osteocalcin rises.
    """

    marker: Literal["dp_ucmgp", "ucoc", "ucoc_coc_ratio", "percent_ucoc"]
    compound: Literal["mk7", "mk4", "k1"]
    ug_per_day: float
    weeks: float
    people: int
    change_percent: float
    control_change_percent: float | None
    """None in a trial without a control."""
    population: str
    dialysis: bool
    source: str
    certainty: Literal["read", "quoted", "assumed_start", "recalled"]
    note: str = ""

    @property
    def controlled_change_percent(self) -> float:
        """The arm's change less its control's, in points."""
        return self.change_percent - (self.control_change_percent or 0.0)

    @property
    def status(self) -> ParameterStatus:
        """Whether the figure was read anywhere."""
        return "recalled" if self.certainty == "recalled" else "seen"


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
    dp_ucmgp_study_half_width_points: float
    dp_ucmgp_person_half_width_points: float
    ucoc_emax_percent: float
    ucoc_ed50_ug: float
    ucoc_study_half_width_points: float
    ucoc_person_half_width_points: float
    deepest_change_percent: float
    marker_weeks_to_plateau: tuple[float, float]
    mk7_tested_ug: tuple[float, float]
    mk4_lowers_ucoc_from_ug: float
    mk4_ucoc_change_percent: float
    mk4_ucoc_tried_ug: float
    dialysis_baseline_times: float


class VitaminKTaken(msgspec.Struct, frozen=True, kw_only=True):
    """What counts towards the markers, in ug a day.

    MK-7 counts from food and supplements alike: it is the same molecule. K1 and MK-4 of an
    ordinary diet are part of where the markers stand, so only supplements of them are named.
    """

    mk7_ug: float
    mk7_is_lower_bound: bool = False
    """Whether the MK-7 of some food on the plate is not measured."""
    mk4_supplement_ug: float = 0.0
    k1_supplement_ug: float = 0.0


# Choice: smaller changes would be shown as nought.
_LEAST_TOLD_PERCENT: Final = 0.5


class VitaminKStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What the vitamin K of one person is expected to do, once level.

    Changes are in percent of the untreated marker. The middle one is the mean of many people;
    `_low` to `_high` holds 90 % of single people, `_low` the deepest fall; `_study_low` to
    `_study_high` holds 90 % of the means of studies. All are None where the size is not known:
    both markers on a vitamin K antagonist, with K1 or MK-4 alone, and where the MK-7 of the food
    is not measured at all. `mk7_plasma_ng_ml` is the rise that the MK-7 gives.
    `days_to_plateau` is for the plasma level; the markers take weeks.
    """

    mk7_ug_per_day: float
    mk7_is_lower_bound: bool
    dp_ucmgp_change_percent: float | None
    dp_ucmgp_change_percent_low: float | None
    dp_ucmgp_change_percent_high: float | None
    dp_ucmgp_change_percent_study_low: float | None
    dp_ucmgp_change_percent_study_high: float | None
    ucoc_change_percent: float | None
    ucoc_change_percent_low: float | None
    ucoc_change_percent_high: float | None
    ucoc_change_percent_study_low: float | None
    ucoc_change_percent_study_high: float | None
    is_least_fall: bool
    """Whether more is expected than the figures say: MK-7 not measured, or K1 or MK-4 beside."""
    mk7_plasma_ng_ml: float
    mk7_plasma_ng_ml_low: float
    mk7_plasma_ng_ml_high: float
    days_to_plateau: float
    marker_weeks_to_plateau: tuple[float, float]
    mk4_effect: Mk4Effect
    within_tested_range: bool
    shown_as_goal: bool
    grade: str
    note: tuple[Message, ...]

    @property
    def is_too_little(self) -> bool:
        """Whether the MK-7 is known, and so little that both markers would stay as they are.

        A mean change below half a percent is said of nobody: no trial gave so little.
        """
        changes = (self.dp_ucmgp_change_percent, self.ucoc_change_percent)
        return (
            self.mk7_ug_per_day > 0
            and not self.is_least_fall
            and all(change is not None and abs(change) < _LEAST_TOLD_PERCENT for change in changes)
        )


def vitamin_k_model(parameters: VitaminKParameters) -> VitaminKModel:
    """The model from its data. Raises msgspec.ValidationError on missing or unknown names."""
    values: dict[str, Any] = {"grade": parameters.grade, **bare_values(parameters.parameters)}
    return msgspec.convert(values, VitaminKModel)


def vitamin_k_status(
    taken: VitaminKTaken, model: VitaminKModel, *, on_vka: bool = False, kidneys: bool = False
) -> VitaminKStatus:
    """The expected status on daily amounts. MK-4 and MK-7 are never added up.

    `kidneys`: kidney disease of stage 3b to 5, dialysis included.
    """
    lowest, highest = model.mk7_tested_ug
    counted = min(taken.mk7_ug, highest)
    others = taken.mk4_supplement_ug > 0 or taken.k1_supplement_ug > 0
    unknown = on_vka or (counted == 0 and (others or taken.mk7_is_lower_bound))
    mk4 = _mk4_effect(taken.mk4_supplement_ug, model)

    mgp = (
        _Band()
        if unknown
        else _band(
            _mean(counted, model.dp_ucmgp_emax_percent, model.dp_ucmgp_ed50_ug),
            model.dp_ucmgp_person_half_width_points,
            model.dp_ucmgp_study_half_width_points,
            model.deepest_change_percent,
        )
    )
    osteocalcin = (
        _Band()
        if unknown
        else _band(
            _mean(counted, model.ucoc_emax_percent, model.ucoc_ed50_ug),
            model.ucoc_person_half_width_points,
            model.ucoc_study_half_width_points,
            model.deepest_change_percent,
        )
    )
    plasma = model.mk7_ng_ml_per_ug_day * taken.mk7_ug
    return VitaminKStatus(
        mk7_ug_per_day=taken.mk7_ug,
        mk7_is_lower_bound=taken.mk7_is_lower_bound,
        dp_ucmgp_change_percent_low=mgp.low,
        dp_ucmgp_change_percent=mgp.mean,
        dp_ucmgp_change_percent_high=mgp.high,
        dp_ucmgp_change_percent_study_low=mgp.study_low,
        dp_ucmgp_change_percent_study_high=mgp.study_high,
        ucoc_change_percent_low=osteocalcin.low,
        ucoc_change_percent=osteocalcin.mean,
        ucoc_change_percent_high=osteocalcin.high,
        ucoc_change_percent_study_low=osteocalcin.study_low,
        ucoc_change_percent_study_high=osteocalcin.study_high,
        is_least_fall=not unknown and counted > 0 and (others or taken.mk7_is_lower_bound),
        mk7_plasma_ng_ml=plasma,
        mk7_plasma_ng_ml_low=plasma / model.mk7_spread,
        mk7_plasma_ng_ml_high=plasma * model.mk7_spread,
        days_to_plateau=days_to_plateau(model),
        marker_weeks_to_plateau=model.marker_weeks_to_plateau,
        mk4_effect=mk4,
        within_tested_range=taken.mk7_ug == 0 or lowest <= taken.mk7_ug <= highest,
        shown_as_goal=not on_vka,
        grade=model.grade,
        note=note(
            Situation(
                on_vka=on_vka,
                kidneys=kidneys,
                takes_mk7=taken.mk7_ug > 0,
                mk7_unmeasured=taken.mk7_is_lower_bound,
                below_trials=0 < taken.mk7_ug < lowest,
                above_trials=taken.mk7_ug > highest,
                takes_k1=taken.k1_supplement_ug > 0,
                mk4=mk4,
            ),
            KnownSizes(
                mk4_ug=model.mk4_ucoc_tried_ug,
                mk4_ucoc_percent=model.mk4_ucoc_change_percent,
                dialysis_times=model.dialysis_baseline_times,
            ),
        ),
    )


def days_to_plateau(model: VitaminKModel) -> float:
    """Days of daily doses until plasma MK-7 is at its plateau, to the share the model names."""
    half_lives = -math.log2(1 - model.plateau_share)
    return half_lives * model.mk7_half_life_hours / _HOURS_PER_DAY


class _Band(msgspec.Struct, frozen=True):
    """The change of one marker; nothing where its size is not known."""

    mean: float | None = None
    low: float | None = None
    high: float | None = None
    study_low: float | None = None
    study_high: float | None = None


def _mean(dose_ug: float, emax_percent: float, ed50_ug: float) -> float:
    # Adding zero turns the minus zero of no dose into a plain one.
    return emax_percent * dose_ug / (ed50_ug + dose_ug) + 0.0


def _band(mean: float, person: float, study: float, deepest: float) -> _Band:
    """The mean with the half widths of one person and of a study, in points, never too deep."""
    if mean == 0:
        return _Band(0.0, 0.0, 0.0, 0.0, 0.0)
    return _Band(
        mean,
        max(mean - person, deepest),
        mean + person,
        max(mean - study, deepest),
        mean + study,
    )


def _mk4_effect(mk4_supplement_ug: float, model: VitaminKModel) -> Mk4Effect:
    if mk4_supplement_ug == 0:
        return "none_taken"
    enough = mk4_supplement_ug >= model.mk4_lowers_ucoc_from_ug
    return "lowers_ucoc" if enough else "below_tried_doses"
