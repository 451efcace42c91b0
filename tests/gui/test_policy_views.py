# SPDX-License-Identifier: MIT
"""One policy for all: what it forbids a person is in no text, plot item, tip, report or JSON."""

import datetime as dt
import json
import re

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from dk2gui.core.advice.policy import Policy, policy_of
from dk2gui.core.balance import balance_map
from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.dose_window import dose_window
from dk2gui.core.explore.food_suggestions import food_target, suggestions
from dk2gui.core.explore.goal import daily_d3_for
from dk2gui.core.scenario.scenario import Lab, Person, Scenario, Supplement
from dk2gui.core.year import year_by_month
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui.charts.intake import intake_rows
from dk2gui.gui.charts.serum import serum_labels
from dk2gui.gui.report.export import html_bytes
from dk2gui.gui.theme import DARK, LIGHT
from dk2gui.present.assessment_json import encode_assessment
from dk2gui.present.numbers import Units
from dk2gui.present.report.tables import TABLES as REPORT_TABLES
from dk2gui.present.report.tables import csv_bytes
from dk2gui.present.words import ENGLISH

FOODS, CONSTANTS = load_foods(), load_constants()
START = dt.date(2026, 11, 20)
K2 = re.compile(r"90(\u2013| to )200|add K2 above|would add vitamin K2", re.IGNORECASE)
GOAL = re.compile(r"articles' goal|where the articles want|75(\u2013| to )125", re.IGNORECASE)
NAMED = re.compile(r"\d\W?IU")


def people() -> st.SearchStrategy[Scenario]:
    """People for whom something is forbidden, and others."""
    some = lambda *names: st.lists(st.sampled_from(names), unique=True, max_size=2).map(tuple)  # noqa: E731
    labs = st.sampled_from(
        [(), (("egfr", 40, "mL/min/1.73m2"),), (("calcium", 2.8, "mmol/L"),),
         (("25ohd", 60, "nmol/L"),), (("25ohd", 90, "nmol/L"),), (("calcium", 1.7, "mmol/L"),)]
    )  # fmt: skip

    def built(  # noqa: PLR0917  # one for each strategy
        age, stage, conditions, medications, results, iu
    ):
        fertile = 18 <= age <= 45
        return Scenario(
            schema=1,
            person=Person(
                age_years=age,
                life_stage=stage if fertile else "none",
                conditions=conditions,
                medications=medications,
            ),
            supplements=(Supplement(compound="vitamin_d3", amount=iu, unit="IU"),) if iu else (),
            other_food={"k2": 5.0, "vitamin_k": 20.0},
            labs=tuple(
                Lab(date=START - dt.timedelta(days=9), marker=m, value=v, unit=u)
                for m, v, u in results
            ),
            start_date=START,
            days=60,
        )

    return st.builds(
        built,
        st.sampled_from([0.4, 5.0, 17.0, 30.0, 60.0, 80.0]),
        st.sampled_from(["none", "pregnant", "lactating"]),
        some("kidney_disease_3b_5", "hypercalcaemia", "granulomatous_disease", "hyperparathyroidism",
             "osteoporosis"),
        some("vitamin_k_antagonist", "doac"),
        labs,
        st.sampled_from([0, 1000, 3000]),
    )  # fmt: skip


def views(scenario: Scenario) -> dict[str, str]:
    """Everything that is drawn, offered, said or written of a person, as text."""
    found = evaluate(scenario, FOODS, CONSTANTS)
    units = Units()
    rows, _ = intake_rows(found, units)
    shown = balance_map(found, CONSTANTS.evidence)
    year = year_by_month(scenario, FOODS, CONSTANTS)
    tips = suggestions("k2", found, list(FOODS.values())[:200], 5)
    reports = b"".join(csv_bytes(make(found, FOODS)) for make in REPORT_TABLES.values())
    return {
        "intake plot": " ".join(row.opinion[2] for row in rows if row.opinion),
        "serum plot": " ".join(
            label.text for label in serum_labels(CONSTANTS.serum_lines, units, found.policy)
        ),
        "balance plot": " ".join(
            [*(line.name for line in shown.lines), str(shown.box), str(shown.ratio)]
        ),
        "year": str(year.goal_nmol_l) + str({month.goal for month in year.months}),
        "tips": " ".join(tip.food.name for tip in tips) + str(food_target("k2", found)),
        "json": json.dumps(msgspec.json.decode(encode_assessment(found))["advice"]),
        "report": reports.decode(),
        "report page": html_bytes(
            found, CONSTANTS, units, version="1", date=START, file_name=""
        ).decode(),
    }


@settings(max_examples=25)
@given(people())
def test_what_the_policy_forbids_is_nowhere(scenario):
    policy = policy_of(scenario)
    seen = views(scenario)
    if policy.no_k2_range is not None:
        for name in ("intake plot", "balance plot", "json", "report", "report page"):
            assert not K2.search(seen[name]), name
        assert "usual doses" not in seen["balance plot"]
        assert "ratio" not in seen["balance plot"].lower().replace("ratio=none", "")
        assert seen["tips"] == "None"
    if policy.no_goal is not None:
        for name in ("serum plot", "json", "report", "report page"):
            assert not GOAL.search(seen[name]), name
        assert seen["year"] == "None{None}"
    if policy.no_articles_doses is not None:
        assert "usual doses" not in seen["balance plot"]
        assert "doctor only" not in seen["balance plot"]
    if policy.no_dose is not None:
        goal = daily_d3_for(
            scenario,
            FOODS,
            CONSTANTS,
            goal_nmol_l=75,
            by=START + dt.timedelta(days=90),
            certainty=0.9,
        )
        window = dose_window(scenario, FOODS, CONSTANTS)
        for named in (goal.iu_per_day, goal.rounded_iu_per_day, goal.highest_iu_per_day,
                      goal.even_odds_iu_per_day, window.low_iu, window.high_iu):  # fmt: skip
            assert named is None
        text = ENGLISH.say_all((*goal.message, *window.message, window.brief))
        assert not NAMED.search(text), text


def test_an_adult_without_anything_sees_it_all():
    # So that a test of what is nowhere can fail.
    seen = views(
        Scenario(
            schema=1,
            person=Person(age_years=40),
            supplements=(Supplement(compound="vitamin_d3", amount=3000, unit="IU"),),
            other_food={"k2": 5.0},
            labs=(Lab(date=START, marker="25ohd", value=90, unit="nmol/L"),),
            start_date=START,
            days=60,
        )
    )
    assert policy_of(Scenario(schema=1)) == Policy()
    assert K2.search(seen["intake plot"])
    assert "add K2 above" in seen["balance plot"]
    assert GOAL.search(seen["serum plot"])
    assert K2.search(seen["json"])
    assert GOAL.search(seen["json"])
    assert seen["tips"] != "None"
    assert seen["year"] != "None{None}"


@pytest.mark.parametrize(
    "lines", [("NASEM: enough for most", "50"), ("NASEM: concern above", "125")]
)
def test_the_lines_of_nasem_are_named_for_everybody(lines):
    child = policy_of(Scenario(schema=1, person=Person(age_years=5)))
    texts = [label.text for label in serum_labels(CONSTANTS.serum_lines, Units(), child)]
    assert f"{lines[1]} {lines[0]}" in texts


def colours_of(widget: QWidget) -> set[str]:
    """The colours of a grid of points of a painted widget."""
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


def test_what_articles_say_is_never_green(window, qtbot):
    # Green is a recommendation of an authority; the intake plot has some.
    window.findChild(QDoubleSpinBox, "dose-vitamin_d3-value").setValue(3000)
    window.show()
    window.model.flush()
    qtbot.wait(10)
    green = {LIGHT.band_good, DARK.band_good}
    assert colours_of(window.findChild(QWidget, "intake-plot")) & green
    for name in ("serum-plot", "balance-plot"):
        assert not colours_of(window.findChild(QWidget, name)) & green
