# SPDX-License-Identifier: MIT
"""Whether a scenario states what other food gives of a nutrient, all of it."""

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.scenario.scenario import Scenario


def is_stated(nutrient_id: str, scenario: Scenario) -> bool:
    """Whether other food's amount of a nutrient is stated, itself or by all of its parts."""
    if nutrient_id in scenario.other_food:
        return True
    nutrient = NUTRIENTS[nutrient_id]
    return nutrient.parts_are_all and all(is_stated(part, scenario) for part in nutrient.parts)
