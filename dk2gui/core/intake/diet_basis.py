# SPDX-License-Identifier: MIT
"""What an intake rests on: all that is eaten, a typical diet, a part that was entered, or nothing.

What was not said is not known, never nothing: too little can only be told of a whole.
"""

from typing import Literal

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.intake import Intake
from dk2gui.core.scenario.scenario import Scenario

RestsOn = Literal["stated", "typical", "partial", "none"]


def rests_on(scenario: Scenario, intake: Intake) -> RestsOn:
    """What one nutrient's intake rests on.

    `stated`: the diet is complete, or what other food gives of the nutrient is stated. `partial`:
    something gives it, and more may. `none`: nothing that was entered tells of it.
    """
    if scenario.diet_is == "complete" or is_stated(intake.nutrient, scenario):
        return "stated"
    return "partial" if intake.stated else "none"


def is_stated(nutrient_id: str, scenario: Scenario) -> bool:
    """Whether other food's amount of a nutrient is stated, itself or by all of its parts."""
    if nutrient_id in scenario.other_food:
        return True
    nutrient = NUTRIENTS[nutrient_id]
    return nutrient.parts_are_all and all(is_stated(part, scenario) for part in nutrient.parts)


def is_whole(scenario: Scenario, intake: Intake) -> bool:
    """Whether an intake is all there is, so that it can be too little: stated, without gaps."""
    return rests_on(scenario, intake) == "stated" and not intake.is_lower_bound
