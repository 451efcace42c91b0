# SPDX-License-Identifier: MIT
"""What an intake rests on: all that is eaten, a typical diet, a part that was entered, or nothing.

What was not said is not known, never nothing: too little can only be told of a whole.
"""

from typing import Literal

from dk2gui.core.intake.intake import Intake
from dk2gui.core.intake.stated_food import is_stated
from dk2gui.core.intake.typical_diet import Assumed
from dk2gui.core.scenario.scenario import Scenario

RestsOn = Literal["stated", "typical", "partial", "none"]


def rests_on(scenario: Scenario, intake: Intake) -> RestsOn:
    """What one nutrient's intake rests on.

    `stated`: the diet is complete, or what other food gives of the nutrient is stated. `typical`:
    a typical diet is assumed beside what was entered. `partial`: something gives it, and more
    may. `none`: nothing that was entered tells of it.
    """
    if scenario.diet_is == "complete" or is_stated(intake.nutrient, scenario):
        return "stated"
    if isinstance(intake.assumed, Assumed):
        return "typical"
    return "partial" if intake.stated else "none"


def is_whole(scenario: Scenario, intake: Intake) -> bool:
    """Whether an intake is all there is, so that it can be too little: known, without gaps."""
    return rests_on(scenario, intake) in ("stated", "typical") and not intake.is_lower_bound
