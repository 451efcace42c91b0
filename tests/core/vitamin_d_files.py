# SPDX-License-Identifier: MIT
"""The bundled 25(OH)D model and trials, as tests use them."""

from functools import cache

from dk2gui.core.serum.forecast import SerumForecast, forecast
from dk2gui.core.serum.given import SerumGiven, SerumLab, SunInput
from dk2gui.core.serum.kinetics import VitaminDModel
from tools.validation import load_trial_arms, load_vitamin_d_model
from tools.validation_trials import ArmResult, trial_results


@cache
def bundled_model() -> VitaminDModel:
    return load_vitamin_d_model()


@cache
def bundled_results() -> tuple[ArmResult, ...]:
    return trial_results(load_trial_arms(), bundled_model())


def course(*doses, labs=((0, 50.0),), days=365, weight_kg=75.0, **more) -> SerumForecast:
    """A forecast of a 75 kg person who starts at 50 nmol/L and has no season, unless told so."""
    more = {"season_is_known": True} | more
    if (year := more.pop("sun_iu_by_day", None)) is not None:
        more["sun"] = SunInput(iu_by_day=year, window=more.pop("sun_window", (None, None)))
    given = SerumGiven(
        weight_kg=weight_kg,
        doses=doses,
        days=days,
        labs=[SerumLab(*lab) for lab in labs],
        **more,
    )
    return forecast(given, bundled_model())
