# SPDX-License-Identifier: MIT
"""The caption of the 25(OH)D forecast: what the bands are, and what was assumed."""

from typing import Final

from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.evaluate import Assessment
from dk2gui.core.labs import results
from dk2gui.core.serum.forecast import NoForecast
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, bare_level

_TAKEN_BEFORE: Final = marked("Doses taken before the test are part of its result.")
_FROM_START: Final = marked(
    "Doses without a first day are taken to begin at the start: say since when, if they are older."
)
_SUN_ASSUMED: Final = marked("Sun: a typical outdoor life at this latitude is assumed.")
_NO_SEASON: Final = marked(
    "No place and no sun are known: the line has no season, the band is as wide as one."
)


def caption(assessment: Assessment, units: Units) -> str:
    """What stands under the plot; empty where there is no forecast."""
    serum = assessment.serum
    if isinstance(serum, NoForecast):
        return ""
    low, high = (bare_level(float(levels[-1]), units)
                 for levels in (serum.result_p05, serum.result_p95))  # fmt: skip
    parts = [
        tr(
            "Light band: the level of 90 of 100 people like this one; dark band: of half of them. "
            "The next laboratory result of 90 of 100 would lie from {low} to {high} {unit} at the "
            "end.",
            low=low, high=high, unit=units.serum,
        ),
        *about_doses(assessment),
    ]  # fmt: skip
    if serum.sun_assumed:
        parts.append(tr(_SUN_ASSUMED))
    elif assessment.sun is None:
        parts.append(tr(_NO_SEASON))
    return " ".join(parts)


def about_doses(assessment: Assessment) -> list[str]:
    """What was assumed about doses before the latest test that the forecast starts from."""
    scenario = assessment.scenario
    tested = [lab.date for lab in results(scenario, "25ohd") if lab.date <= assessment.start]
    doses = [
        dose
        for dose in scenario.doses
        if dose.amount > 0 and COMPOUNDS[dose.compound].nutrient == "vitamin_d"
    ]
    if not tested or not doses:
        return []
    latest = max(tested)
    before = any(
        dose.since is not None or (dose.from_date is not None and dose.from_date < latest)
        for dose in doses
    )
    undated = any(dose.since is None and dose.from_date is None for dose in doses)
    said = ((_TAKEN_BEFORE, before), (_FROM_START, undated))
    return [tr(words) for words, holds in said if holds]
