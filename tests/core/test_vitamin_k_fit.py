# SPDX-License-Identifier: MIT
"""The curves of the markers are those that the listed arms give."""

import itertools

import numpy as np
import pytest

from dk2gui.core.vitamin_k import vitamin_k_model
from tests.core.model_files import vitamin_k_parameters

FILE = vitamin_k_parameters()
MODEL = vitamin_k_model(FILE)
DRAWS = 20_000
# Points added to an arm's standard error for what was not read in the trial itself.
DOUBT = {"read": 0.0, "quoted": 5.0, "assumed_start": 5.0, "recalled": 15.0}


def medians(marker: str, sd_of_one_person: float) -> tuple[float, float]:
    """(Emax, ED50) by importance sampling from wide priors; arms of a study share an effect."""
    random = np.random.default_rng(1)
    emax = random.normal(60, 20, DRAWS)
    ed50 = 150 * np.exp(0.9 * random.standard_normal(DRAWS))
    between = np.abs(random.normal(0, 15, DRAWS))
    offset = random.normal(0, 15, DRAWS)
    likely = np.where((emax > 5) & (emax < 100), 0.0, -np.inf)
    arms = [t for t in FILE.trials if (t.marker, t.compound) == (marker, "mk7")]
    for _, group in itertools.groupby(arms, key=lambda trial: trial.source):
        study = list(group)
        dose = np.array([trial.ug_per_day for trial in study])
        change = np.array([trial.controlled_change_percent for trial in study])
        dialysis = np.array([trial.dialysis for trial in study])
        error = np.array(
            [
                sd_of_one_person
                / np.sqrt(trial.people)
                * (1 if trial.control_change_percent is None else np.sqrt(2))
                + DOUBT[trial.certainty]
                for trial in study
            ]
        )
        mean = -emax[:, None] * dose / (ed50[:, None] + dose) + offset[:, None] * dialysis
        own = (between[:, None] / 2) ** 2 + error**2
        spread = between[:, None, None] ** 2 + own[:, :, None] * np.eye(len(study))
        away = (change - mean)[:, :, None]
        likely -= 0.5 * (away * np.linalg.solve(spread, away)).sum((1, 2))
        likely -= 0.5 * np.linalg.slogdet(spread)[1]
    weight = np.exp(likely - likely.max())

    def median(values: np.ndarray) -> float:
        order = np.argsort(values)
        share = np.cumsum(weight[order])
        return float(values[order][np.searchsorted(share, share[-1] / 2)])

    return median(emax), median(ed50)


@pytest.mark.parametrize(
    ("marker", "sd", "emax", "ed50"),
    [
        ("dp_ucmgp", 27.5, MODEL.dp_ucmgp_emax_percent, MODEL.dp_ucmgp_ed50_ug),
        ("ucoc", 22.0, MODEL.ucoc_emax_percent, MODEL.ucoc_ed50_ug),
    ],
)
def test_the_curve_is_the_one_the_arms_give(marker, sd, emax, ed50):
    found_emax, found_ed50 = medians(marker, sd)
    assert found_emax == pytest.approx(-emax, abs=3)
    assert found_ed50 == pytest.approx(ed50, abs=20)
    for dose in (90, 180, 360):
        here = emax * dose / (ed50 + dose)
        assert -found_emax * dose / (found_ed50 + dose) == pytest.approx(here, abs=2)
