# SPDX-License-Identifier: MIT
"""The 25(OH)D forecast against published trials, beside the simple rules."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.serum.forecast import forecast
from dk2gui.core.serum.given import SerumGiven, SerumLab
from dk2gui.core.serum.kinetics import Dose, VitaminDForm, VitaminDModel
from dk2gui.core.serum.simple_rules import SERUM_RULES, Circumstances

MODEL_ID: Final = "model"
# A 90 % band of a normal distribution is this many standard deviations wide.
SD_PER_BAND: Final = 2 * 1.645
_DAYS_PER_WEEK: Final = 7
# Rules know of no time, so they are compared where levels have had time to settle.
_SETTLED_WEEKS: Final = 8.0
_HIGH_IU_PER_DAY: Final = 15_000.0
_USUAL_IU_PER_DAY: Final = 4_500.0
_LOW_IU_PER_DAY, _MIDDLE_IU_PER_DAY = 800.0, 2_000.0
_HIGH_FROM_IU_PER_DAY: Final = 5_000.0
_PART = re.compile(r"(?:E(?P<every>\d+)|S):(?P<iu>\d+)(?:-(?P<until>\d+))?(?:@(?P<start>\d+))?")


class TrialArm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One group of one trial. Empty cells are None.

    `schedule`: `E7:20000` every 7 days, `S:100000` once; `+` joins, `-d` until and `@d` from
    day d; `|avg` when the published level is the mean over the time. `counts`: used for the
    figures, `new` for arms that the fit did not use; the others drift or cannot be compared, as the
    note says.
    """

    id: str
    study: str
    year: int
    source: str
    population: str
    place: str
    n: int | None
    weight_kg: float
    form: VitaminDForm
    schedule: str
    weeks: float
    season: str
    baseline_nmol_l: float
    final_nmol_l: float
    final_sd_nmol_l: float | None
    control_id: str | None
    counts: Literal["yes", "new", "no"]
    status: Literal["seen", "recalled"]
    note: str

    @property
    def doses(self) -> tuple[Dose, ...]:
        """The schedule as doses. Raises ValueError on one that cannot be read."""
        return tuple(_dose(part, self.form) for part in self.schedule.partition("|")[0].split("+"))

    @property
    def iu_per_day(self) -> float:
        """Mean IU a day of what is taken again and again."""
        return sum(
            dose.amount_iu / dose.every_days for dose in self.doses if dose.until_day is None
        )


class ArmResult(msgspec.Struct, frozen=True, kw_only=True):
    """Observed and predicted change in nmol/L above the background.

    The background is the baseline, moved as the control moved: at a lower level the same dose
    gives more. `predicted` is by MODEL_ID and by rule id; rules say nothing of single doses. `low`
    and `high` bound the model's 90 % band of the change, `result_low` and `result_high` that of
    the change of a laboratory result.
    """

    arm: TrialArm
    observed: float
    predicted: dict[str, float]
    low: float
    high: float
    result_low: float
    result_high: float

    @property
    def error(self) -> float:
        """Model minus observed, nmol/L."""
        return self.predicted[MODEL_ID] - self.observed

    @property
    def inside(self) -> bool:
        """Whether the group's mean lies in the band for single people."""
        return self.low <= self.observed <= self.high


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """How far predictions are off for some arms; `rmse` and `bias` by MODEL_ID and rule id."""

    title: str
    arms: int
    rmse: dict[str, float]
    bias: dict[str, float]
    inside: float

    @property
    def best_rule(self) -> str | None:
        """Id of the rule with the smallest error; None where no rule applies."""
        rules = {name: error for name, error in self.rmse.items() if name != MODEL_ID}
        return min(rules, key=rules.__getitem__) if rules else None

    @property
    def ratio(self) -> float | None:
        """The model's error over the best rule's."""
        best = self.best_rule
        return None if best is None else self.rmse[MODEL_ID] / self.rmse[best]


def trial_arms(rows: Iterable[Mapping[str, str]]) -> tuple[TrialArm, ...]:
    """The rows of the trial file. Raises msgspec.ValidationError on a malformed cell."""
    texts = {"source", "population", "place", "season", "note"}
    return tuple(
        msgspec.convert(
            {name: cell if cell or name in texts else None for name, cell in row.items()},
            TrialArm,
            strict=False,
        )
        for row in rows
    )


def trial_results(arms: Sequence[TrialArm], model: VitaminDModel) -> tuple[ArmResult, ...]:
    """Predictions for every arm that was given vitamin D."""
    by_id = {arm.id: arm for arm in arms}
    results = []
    for arm in arms:
        if not any(dose.amount_iu for dose in arm.doses):
            continue
        control = by_id[arm.control_id] if arm.control_id else None
        drift = control.final_nmol_l - control.baseline_nmol_l if control else 0.0
        results.append(_result(arm, drift, model))
    return tuple(results)


def trial_figures(results: Iterable[ArmResult]) -> tuple[Figures, ...]:
    """The errors by group of arms; only arms that count."""
    results = tuple(results)
    unseen = [result for result in results if result.arm.counts == "new"]
    counted = [result for result in results if result.arm.counts == "yes"]

    def settled(result: ArmResult, most_iu: float) -> bool:
        return 0 < result.arm.iu_per_day <= most_iu and result.arm.weeks >= _SETTLED_WEEKS

    groups: tuple[tuple[str, Callable[[ArmResult], bool]], ...] = (
        ("8 weeks or more, up to 4500 IU/d", lambda r: settled(r, _USUAL_IU_PER_DAY)),
        ("8 weeks or more, up to 15 000 IU/d", lambda r: settled(r, _HIGH_IU_PER_DAY)),
        (
            "the same, figures seen in their source",
            lambda r: settled(r, _HIGH_IU_PER_DAY) and r.arm.status == "seen",
        ),
        ("repeated doses, less than 8 weeks", lambda r: r.arm.weeks < _SETTLED_WEEKS
         and r.arm.iu_per_day > 0),
        ("single and loading doses only", lambda r: r.arm.iu_per_day == 0),
        ("above 15 000 IU/d", lambda r: r.arm.iu_per_day > _HIGH_IU_PER_DAY),
        ("up to 800 IU/d", lambda r: 0 < r.arm.iu_per_day <= _LOW_IU_PER_DAY),
        ("801 to 2000 IU/d",
         lambda r: _LOW_IU_PER_DAY < r.arm.iu_per_day <= _MIDDLE_IU_PER_DAY),
        ("2001 to 4999 IU/d",
         lambda r: _MIDDLE_IU_PER_DAY < r.arm.iu_per_day < _HIGH_FROM_IU_PER_DAY),
        ("5000 to 15 000 IU/d",
         lambda r: _HIGH_FROM_IU_PER_DAY <= r.arm.iu_per_day <= _HIGH_IU_PER_DAY),
    )  # fmt: skip
    return (
        *(
            _figures(title, [result for result in counted if chosen(result)])
            for title, chosen in groups
        ),
        _figures("new arms, up to 4500 IU/d, 8 weeks or more",
                 [result for result in unseen if settled(result, _USUAL_IU_PER_DAY)]),
        _figures("new arms, 5000 IU/d and more",
                 [r for r in unseen if r.arm.iu_per_day >= _HIGH_FROM_IU_PER_DAY]),
    )  # fmt: skip


def band_width_ratio(results: Iterable[ArmResult]) -> float:
    """Summed width of the 90 % bands over the width that the published SDs ask for."""
    pairs = [
        (result.high - result.low, SD_PER_BAND * result.arm.final_sd_nmol_l)
        for result in results
        if result.arm.counts == "yes" and result.arm.final_sd_nmol_l and result.arm.iu_per_day
    ]
    return sum(band for band, _ in pairs) / sum(published for _, published in pairs)


def _dose(part: str, form: VitaminDForm) -> Dose:
    found = _PART.fullmatch(part)
    if found is None:
        raise ValueError(f"schedule: cannot read {part!r}")
    start = int(found["start"] or 0)
    amount = float(found["iu"])
    if found["every"] is None:
        return Dose(amount_iu=amount, from_day=start, until_day=start + 1, form=form)
    until = int(found["until"]) if found["until"] else None
    return Dose(
        amount_iu=amount,
        every_days=int(found["every"]),
        from_day=start,
        until_day=until,
        form=form,
    )


def _result(arm: TrialArm, drift: float, model: VitaminDModel) -> ArmResult:
    background = arm.baseline_nmol_l + drift
    given = SerumGiven(
        weight_kg=arm.weight_kg,
        doses=arm.doses,
        days=round(arm.weeks * _DAYS_PER_WEEK),
        labs=(SerumLab(0, background),),
        season_is_known=True,
    )
    course = forecast(given, model)
    days = slice(1, None) if arm.schedule.endswith("|avg") else slice(-1, None)
    low, median, high, result_low, result_high = (
        float(np.mean(levels[days])) - background
        for levels in (
            course.p05, course.median, course.p95, course.result_p05, course.result_p95,
        )
    )  # fmt: skip
    predicted = {MODEL_ID: median}
    if arm.iu_per_day:
        circumstances = Circumstances(
            iu_per_day=arm.iu_per_day,
            baseline_nmol_l=background,
            weight_kg=arm.weight_kg,
        )
        predicted |= {rule.id: rule.rise(circumstances) for rule in SERUM_RULES}
    return ArmResult(
        arm=arm,
        observed=arm.final_nmol_l - arm.baseline_nmol_l - drift,
        predicted=predicted,
        low=low,
        high=high,
        result_low=result_low,
        result_high=result_high,
    )


def _figures(title: str, results: Sequence[ArmResult]) -> Figures:
    errors = {
        name: np.array([result.predicted[name] - result.observed for result in results])
        for name in results[0].predicted
    }
    return Figures(
        title=title,
        arms=len(results),
        rmse={name: float(np.sqrt(np.mean(error**2))) for name, error in errors.items()},
        bias={name: float(np.mean(error)) for name, error in errors.items()},
        inside=float(np.mean([result.inside for result in results])),
    )
