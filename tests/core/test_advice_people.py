# SPDX-License-Identifier: MIT
"""Whole people as a clinic sees them: what each hears, and what none of them may hear."""

import json
import re

import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import assessment_values
from tests.core.advice_people import PEOPLE

FOODS, CONSTANTS = load_foods(), load_constants()


def evaluated(plan: dict) -> dict:
    """What `evaluate` prints of a scenario."""
    return assessment_values(evaluate(decode_scenario(json.dumps(plan).encode()), FOODS, CONSTANTS))


@pytest.mark.parametrize("name", PEOPLE)
def test_what_a_person_hears(name):
    plan, severity, says, never = PEOPLE[name]
    cards = {item["id"]: item for item in evaluated(plan)["advice"]}
    said = {key: f"{item['title']}. {item['detail']}" for key, item in cards.items()}
    given = {key: cards[key]["severity"] if key in cards else None for key in severity}
    assert given == severity
    for entry in says:
        key, pattern = entry
        assert re.search(pattern, said[key]), said[key]
    for pattern in never:
        for text in said.values():
            assert not re.search(pattern, text), text
