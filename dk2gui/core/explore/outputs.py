# SPDX-License-Identifier: MIT
"""What can be read off a scenario as one number, with a low and a high where they are known."""

import math
from collections.abc import Mapping
from typing import Final

import msgspec

from dk2gui.core.basis.message import Message, Term, message
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.virtual_population import last_test_date
from dk2gui.core.intake.food import Food
from dk2gui.core.kept import Kept
from dk2gui.core.resolved import forecast_of, resolve, vitamin_k_of
from dk2gui.core.scenario.scenario import MAX_DAYS, Scenario, resolved_start
from dk2gui.core.serum.forecast import NoForecast, SerumForecast


class Output(msgspec.Struct, frozen=True):
    """One result of an assessment."""

    id: str
    title: Message
    unit: str


class Reading(msgspec.Struct, frozen=True):
    """A value with its low and high: NaN where not known, all alike where there is no band."""

    value: float
    low: float
    high: float


SERUM_OUTPUT: Final = "serum_25ohd"
"""The id of the output that is the forecast of 25(OH)D."""
_DP_UCMGP: Final = "dp_ucmgp_change"
_MK7: Final = "mk7_plasma"
_SEVERITY_TITLES: Final = {
    "stop": message("Pieces of advice: stop"),
    "caution": message("Pieces of advice: caution"),
    "info": message("Pieces of advice: information"),
}

OUTPUTS: Final[dict[str, Output]] = {
    output.id: output
    for output in (
        Output(SERUM_OUTPUT, message("25(OH)D"), "nmol/L"),
        *(
            Output(
                f"intake:{nutrient.id}",
                message("Intake of {nutrient}", nutrient=Term(nutrient.title)),
                f"{nutrient.unit}/day",
            )
            for nutrient in NUTRIENTS.values()
        ),
        Output(_DP_UCMGP, message("Change of dp-ucMGP"), "%"),
        Output(_MK7, message("Rise of MK-7 in plasma"), "ng/mL"),
        *(
            Output(f"advice:{severity}", title, "pieces")
            for severity, title in _SEVERITY_TITLES.items()
        ),
    )
}


def read_output(
    scenario: Scenario,
    foods: Mapping[str, Food],
    constants: Constants,
    output_id: str,
    day: int,
    *,
    kept: Kept | None = None,
) -> Reading:
    """One output of a scenario; `day` counts from the start and matters to 25(OH)D only.

    Low and high of 25(OH)D are p05 and p95, NaN where there is no forecast. No more is worked out
    than the output needs; `kept`: what other readings left that did not change. Raises ValueError
    for an unknown output or day.
    """
    check_output(output_id, day)
    kind, _, name = output_id.partition(":")
    # Nothing but the forecast depends on how long it is.
    days = forecast_days(scenario, day) if output_id == SERUM_OUTPUT else 1
    asked = msgspec.structs.replace(scenario, days=days)
    if kind == "advice":
        advice = evaluate(asked, foods, constants, kept).advice
        return _exactly(float(sum(item.severity == name for item in advice)))
    found = resolve(asked, foods, constants, kept)
    if output_id == SERUM_OUTPUT:
        return _serum(forecast_of(found, constants, days, kept), day)
    if kind == "intake":
        return _exactly(found.intakes[name].total)
    status = vitamin_k_of(found, constants)
    if output_id == _MK7:
        return Reading(
            status.mk7_plasma_ng_ml, status.mk7_plasma_ng_ml_low, status.mk7_plasma_ng_ml_high
        )
    return Reading(
        _or_nan(status.dp_ucmgp_change_percent),
        _or_nan(status.dp_ucmgp_change_percent_low),
        _or_nan(status.dp_ucmgp_change_percent_high),
    )


def check_output(output_id: str, day: int) -> None:
    """Raises ValueError for an output or a day that cannot be read."""
    if output_id not in OUTPUTS:
        raise ValueError(f"output: unknown {output_id!r}; known are {', '.join(OUTPUTS)}")
    if not 0 <= day <= MAX_DAYS:
        raise ValueError(f"day: must lie from 0 to {MAX_DAYS}, got {day}")


def forecast_days(scenario: Scenario, day: int) -> int:
    """As few days as tell the same about `day` as the scenario's own forecast."""
    tested = last_test_date(scenario)
    last_test = (tested - resolved_start(scenario)).days if tested is not None else 0
    known = last_test if last_test <= scenario.days else 0
    return max(day, known, 1)


def _serum(serum: SerumForecast | NoForecast, day: int) -> Reading:
    if isinstance(serum, NoForecast):
        return Reading(math.nan, math.nan, math.nan)
    return Reading(float(serum.median[day]), float(serum.p05[day]), float(serum.p95[day]))


def _exactly(value: float) -> Reading:
    return Reading(value, value, value)


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value
