# SPDX-License-Identifier: MIT
"""The CSV tables, read back."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dk2gui.core.evaluate import Assessment, evaluate
from dk2gui.core.intake.reference import target, upper_level
from dk2gui.core.scenario.scenario import EatenFood, Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.advice_text import advice_texts
from dk2gui.present.cells import harmless
from dk2gui.present.report.tables import TABLES, csv_bytes, write_csv
from dk2gui.present.words import ENGLISH
from dk2gui.userdata.atomic import StorageError
from tests.strategies import scenarios


def read_back(name: str, assessment: Assessment) -> list[dict[str, str]]:
    data = csv_bytes(TABLES[name](assessment, load_foods()))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert not any(None in row or None in row.values() for row in rows)
    return rows


def number(text: str) -> float | None:
    return float(text) if text else None


@settings(max_examples=40)
@given(scenarios(1))
def test_every_table_holds_the_assessment(scenario):
    assessment = evaluate(scenario, load_foods(), load_constants())
    for row, assessed in zip(
        read_back("intake", assessment), assessment.nutrients.values(), strict=True
    ):
        intake = assessed.intake
        wanted, limit = target(assessed.references), upper_level(assessed.references)
        assert row["nutrient"] == intake.nutrient
        assert number(row["total_per_day"]) == (intake.total if intake.stated else None)
        assert number(row["food_per_day"]) == (intake.food if intake.stated else None)
        assert number(row["supplements_per_day"]) == (intake.supplement if intake.stated else None)
        assert row["is_lower_bound"] == ("yes" if intake.is_lower_bound else "no")
        assert number(row["target"]) == (wanted.value if wanted else None)
        assert number(row["upper_level"]) == (limit.value if limit else None)
        assert row["status"] == assessed.status
    serum = read_back("serum", assessment)
    for name in ("p05", "p25", "median", "p75", "p95"):
        shown = [float(row[f"{name}_nmol_l"]) for row in serum]
        assert shown == getattr(assessment.serum, name).tolist()
    months = [float(row["vitamin_d_ug_per_day"]) for row in read_back("sun", assessment)]
    expected = assessment.sun.vitamin_d_ug_per_day_by_month if assessment.sun else ()
    assert months == list(expected)
    said = [
        (row["id"], row["severity"], row["title"], row["detail"], row["grade"])
        for row in read_back("advice", assessment)
    ]
    assert said == [
        (item.id, item.severity, item.title, item.detail, item.grade)
        for item in advice_texts(assessment.advice, ENGLISH)
    ]


@settings(max_examples=40)
@given(scenarios(1))
def test_the_inputs_come_back(scenario):
    rows = read_back("inputs", evaluate(scenario, load_foods(), load_constants()))

    def of(kind: str) -> list[dict[str, str]]:
        return [row for row in rows if row["kind"] == kind]

    assert [row["value"] for row in rows if row["id"] == "name"] == [harmless(scenario.name)]
    assert [
        (row["id"], float(row["value"]), row["unit"], row["every_days"], row["times_per_week"])
        for row in of("supplement")
    ] == [
        (dose.compound, dose.amount, dose.unit, "", str(len(dose.weekdays)))
        if dose.weekdays
        else (dose.compound, dose.amount, dose.unit, str(dose.every_days), "")
        for dose in scenario.supplements
    ]
    assert [
        (row["id"], float(row["value"]), float(row["times_per_week"])) for row in of("food")
    ] == [(eaten.food, eaten.grams, eaten.times_per_week) for eaten in scenario.foods]
    assert [(row["id"], float(row["value"])) for row in of("other_food")] == list(
        scenario.other_food.items()
    )
    assert [(row["date"], row["id"], float(row["value"]), row["unit"]) for row in of("lab")] == [
        (lab.date.isoformat(), lab.marker, lab.value, lab.unit) for lab in scenario.labs
    ]
    person = scenario.person
    ticked = [row["id"] for row in rows if row["kind"] in ("condition", "medication", "diet")]
    assert ticked == [*person.conditions, *person.medications, *person.diet]
    assert {row["id"]: row["value"] for row in of("person")}["sex"] == person.sex


def test_what_nobody_measured_is_empty_and_what_is_none_is_zero():
    scenario = Scenario(
        schema=1,
        supplements=(Supplement(compound="zinc", amount=10, unit="mg"),),
        foods=(EatenFood(food="natto", grams=40, times_per_week=7),),
    )
    rows = {
        row["nutrient"]: row
        for row in read_back("intake", evaluate(scenario, load_foods(), load_constants()))
    }
    assert rows["boron"]["total_per_day"] == ""
    assert rows["boron"]["unmeasured_foods"].startswith("Natto")
    assert float(rows["zinc"]["sun_per_day"]) == 0
    assert float(rows["zinc"]["supplements_per_day"]) == 10


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.floats())))
def test_any_text_survives(cells):
    data = csv_bytes([("a", "b"), *cells])
    _, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    # What a spreadsheet would run has an apostrophe before it, and is otherwise as it was.
    for (text, _), (read, _) in zip(cells, rows, strict=True):
        assert read == text or (read == f"'{text}" and text.startswith(tuple("=+-@\t\r")))
    assert [repr(float(row[1])) for row in rows] == [repr(value) for _, value in cells]


def test_a_failing_write_leaves_nothing(tmp_path):
    (tmp_path / "file").write_text("old")
    with pytest.raises(StorageError, match="cannot be written"):
        write_csv(tmp_path / "file" / "a.csv", [("a",)])
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|'x'!A0", "@SUM(A1)", "\t=1", "\r=1", "=-"]
)
def test_text_that_a_spreadsheet_would_run_is_made_harmless(cell):
    (read,) = csv.reader(io.StringIO(csv_bytes([(cell,)]).decode(), newline=""))
    assert read == [f"'{cell}"]


@pytest.mark.parametrize(
    "cell", ["-", "-5", "+2.5", "-1e-3", "-30 %", "Natto", "", "a=b", -5.25, -3, 1e22]
)
def test_numbers_and_other_text_stay_as_they_are(cell):
    (read,) = csv.reader(io.StringIO(csv_bytes([(cell, "x")]).decode(), newline=""))
    assert read == [str(cell), "x"]
