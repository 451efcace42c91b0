# SPDX-License-Identifier: MIT
"""How often the window evaluates, and that what it keeps between evaluations changes no answer."""

import msgspec
import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.scenario import EatenFood, Scenario, SunHabit, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui import model as writer
from dk2gui.gui import open_window
from dk2gui.gui.model import ScenarioModel
from dk2gui.present.assessment_json import encode_assessment

SUNNY = Scenario(
    schema=1,
    supplements=(Supplement(compound="vitamin_d3", amount=1000, unit="IU"),),
    foods=(EatenFood(food="natto", grams=40, times_per_week=3),),
    sun=SunHabit(latitude=48, minutes=20),
)


@pytest.fixture
def evaluated(monkeypatch):
    """The scenarios that were evaluated by the one writer."""
    seen = []

    def counted(scenario, *rest):
        seen.append(scenario)
        return evaluate(scenario, *rest)

    monkeypatch.setattr(writer, "evaluate", counted)
    return seen


def test_opening_a_scenario_evaluates_it_once(evaluated, qtbot):
    window = open_window(SUNNY)
    qtbot.addWidget(window)
    qtbot.wait(1)
    assert evaluated == [SUNNY]
    other = msgspec.structs.replace(SUNNY, name="Another")
    window.model.open("Open", other, None)
    window.model.flush()
    qtbot.wait(1)
    assert evaluated == [SUNNY, other]


def test_a_food_that_holds_something_else_is_counted_anew(qapp):
    foods = dict(load_foods())
    model = ScenarioModel(SUNNY, foods, load_constants())
    before = model.assessment.nutrients["mk7"].intake.total
    natto = foods["natto"]
    richer = {**natto.per_100g, "mk7": 2 * natto.per_100g["mk7"]}
    foods["natto"] = msgspec.structs.replace(natto, per_100g=richer)
    model.reassess()
    assert model.assessment.nutrients["mk7"].intake.total == pytest.approx(2 * before)
    alone = evaluate(SUNNY, foods, load_constants())
    assert encode_assessment(model.assessment) == encode_assessment(alone)
