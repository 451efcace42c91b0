# SPDX-License-Identifier: MIT
"""`python -m tools.validation`: the models against published figures, as text and pictures.

Prints the tables and writes docs/validation.md with its pictures into the folder given, or docs/.
"""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from dk2gui.core.serum.kinetics import VitaminDFile, VitaminDModel, vitamin_d_model
from dk2gui.core.serum.simple_rules import SERUM_RULES
from dk2gui.core.sun.skin import SunParameters, sun_model
from dk2gui.core.sun.sunlight import ozone_grid
from dk2gui.data.resource_files import resource_path
from tools.validation_plots import error_by_dose, observed_against_predicted
from tools.validation_sun import sun_check_rows, sun_checks, sun_markdown
from tools.validation_trials import (
    MODEL_ID,
    ArmResult,
    Figures,
    TrialArm,
    band_width_ratio,
    trial_arms,
    trial_figures,
    trial_results,
)

# Shares of the best rule's error that the model is meant to stay below.
GOAL_ALL: Final = 0.70
GOAL_USUAL: Final = 0.65

_INTRODUCTION: Final = f"""# Validation

Written by `python -m tools.validation`; change the models or their data, not this page.

## 25(OH)D: forecast against trials

Each arm is forecast as the program would do it for one person of the arm's mean weight with the
arm's mean baseline as a blood test. Compared is the change; where the trial had a control group,
its drift is taken off the observed change. The model's kinetic parameters were fitted to these
same arms (those that count), so the errors below flatter it: when all of them are fitted anew
without a sixth of the studies, the error on that sixth is about 10 % larger. The rules stand as
published and know of no time, so they are compared after 8 weeks or more only. Goals: at most
{GOAL_ALL:g} of the best rule's error overall and {GOAL_USUAL:g} at up to 4500 IU/d. Both are
missed on these arms.

How the model was chosen: twelve fits were tried on these arms. Three refitted the kinetics alone;
nine let conversion vary with the baseline, an idea that came from looking at the errors here.
The one kept lowers the error at up to 4500 IU/d from 12.3 to 11.0 (by as much, a tenth, on
left-out studies) and raises that of single doses from 14.7 to 15.7. The freest refit brought the
error up to 15 000 IU/d down to 14.6 on the arms it saw and 17.5 on those it did not. The
parameters were left alone; as they had seen every arm, that is no proof that they are better.

Arms that do not count: pregnancy, populations whose level drifted without a control, cohorts
without a clean baseline, and controls. A few high-dose cohorts make up most of the error: at
10 000 IU/d the means of trials differ by 60 nmol/L.
"""


def load_vitamin_d_model() -> VitaminDModel:
    """The model from the program's data file."""
    text = resource_path("vitamin_d_model.json").read_bytes()
    return vitamin_d_model(msgspec.json.decode(text, type=VitaminDFile).parameters)


def load_trial_arms() -> tuple[TrialArm, ...]:
    """The arms from the program's data file."""
    return trial_arms(_rows("trials.csv"))


def validation_markdown(results: Sequence[ArmResult]) -> str:
    """The trials' part of the page."""
    titles = {MODEL_ID: "This model"} | {rule.id: rule.title for rule in SERUM_RULES}
    figures = trial_figures(results)
    counted = [result for result in results if result.arm.counts == "yes"]
    inside = sum(result.inside for result in counted) / len(counted)
    return "\n".join(
        (
            _INTRODUCTION,
            "### Root mean square error (and bias) of the change, nmol/L",
            "",
            "| Arms | Number | " + " | ".join(titles.values()) + " | Model / best rule |",
            "|" + "---|" * (len(titles) + 3),
            *(_figures_row(each, list(titles)) for each in figures),
            "",
            f"Means of arms inside the 90 % band: {inside:.0%}. Width of the bands over what the "
            f"published SDs ask for: {band_width_ratio(results):.2f}.",
            "",
            "![Observed against predicted](validation-trials.svg)",
            "",
            "![Error by dose](validation-error.svg)",
            "",
            "### Arms",
            "",
            "| Study | Schedule, IU | Weeks | Baseline | Observed change | Predicted (90 % band) "
            "| Error | Counts | Figures | Source |",
            "|" + "---|" * 10,
            *(_arm_row(result) for result in results),
            "",
        )
    )


def main(arguments: Sequence[str]) -> int:
    """Print and write the validation."""
    folder = Path(arguments[0]) if arguments else Path("docs")
    results = trial_results(load_trial_arms(), load_vitamin_d_model())
    page = validation_markdown(results) + "\n## Sun\n\n" + _sun_section()
    print(page)
    folder.mkdir(parents=True, exist_ok=True)
    counted = [result for result in results if result.arm.counts == "yes"]
    for name, text in (
        ("validation.md", page),
        ("validation-trials.svg", observed_against_predicted(counted)),
        ("validation-error.svg", error_by_dose(counted)),
    ):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


def _rows(name: str) -> list[dict[str, str]]:
    with resource_path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sun_section() -> str:
    parameters = msgspec.json.decode(
        resource_path("sun_model.json").read_bytes(), type=SunParameters
    )
    model = sun_model(parameters, ozone_grid(_rows("ozone.csv")))
    return sun_markdown(sun_checks(model, sun_check_rows(_rows("sun_checks.csv"))))


def _figures_row(figures: Figures, names: Sequence[str]) -> str:
    cells = [
        f"{figures.rmse[name]:.1f} ({figures.bias[name]:+.1f})" if name in figures.rmse else ""
        for name in names
    ]
    ratio = "" if figures.ratio is None else f"{figures.ratio:.2f}"
    return "| " + " | ".join((figures.title, str(figures.arms), *cells, ratio)) + " |"


def _arm_row(result: ArmResult) -> str:
    arm = result.arm
    cells = (
        f"{arm.study} {arm.year}, {arm.population}",
        f"{arm.schedule} {arm.form.upper()}",
        f"{arm.weeks:g}",
        f"{arm.baseline_nmol_l:g}",
        f"{result.observed:.1f}",
        f"{result.predicted[MODEL_ID]:.1f} ({result.low:.0f} to {result.high:.0f})",
        f"{result.error:+.1f}",
        arm.counts,
        arm.status,
        arm.source,
    )
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
