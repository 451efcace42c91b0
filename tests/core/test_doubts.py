# SPDX-License-Identifier: MIT
"""Values that nobody lives with or ever took: the unit is doubted first, and nothing rests on them."""

import datetime as dt
import json

import pytest
from hypothesis import given, settings

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.dose_limit import dose_limit
from dk2gui.core.explore.dose_window import dose_window
from dk2gui.core.explore.goal import daily_d3_for
from dk2gui.core.scenario.doubts import doubts
from dk2gui.core.scenario.file_format import ScenarioError, decode_scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.assessment_json import assessment_values
from tests.strategies import scenarios

FOODS, CONSTANTS = load_foods(), load_constants()


def read(**keys):
    return decode_scenario(json.dumps({"schema": 1, "start_date": "2026-11-01", **keys}).encode())


def told(**keys) -> dict:
    return assessment_values(evaluate(read(**keys), FOODS, CONSTANTS))


def lab(marker: str, value: float, unit: str, **more) -> dict:
    return {"date": "2026-11-01", "marker": marker, "value": value, "unit": unit, **more}


def ids(result: dict) -> set[str]:
    return {item["id"] for item in result["advice"]}


@pytest.mark.parametrize(
    ("result", "suggestion"),
    [
        (lab("calcium", 9.6, "mmol/L"), "mg/dL"),
        (lab("calcium", 2.4, "mg/dL"), "mmol/L"),
        (lab("calcium", 95, "mg/dL"), None),
        (lab("25ohd", 0, "nmol/L"), None),
        (lab("25ohd", 2000, "ng/mL"), "nmol/L"),
        (lab("inr", 0, "1"), None),
        (lab("egfr", 0.5, "mL/min/1.73m2"), None),
        (lab("pth", 5000, "pmol/L"), "pg/mL"),
        (lab("dp_ucmgp", 90_000, "pmol/L"), None),
        (lab("25ohd", 3000, "ng/mL", bound="above"), "nmol/L"),
    ],
)  # fmt: skip
def test_a_result_outside_what_people_live_with_is_doubted(result, suggestion):
    (found,) = told(labs=[result])["doubts"]
    assert found["path"] == "labs[0].value"
    assert found["suggestion"] == suggestion
    assert suggestion is None or f"Is it {suggestion}?" in found["reason"]


@pytest.mark.parametrize(
    "result",
    [
        lab("calcium", 2.4, "mmol/L"), lab("calcium", 9.6, "mg/dL"), lab("25ohd", 4, "nmol/L", bound="below"),
        lab("25ohd", 150, "ng/mL", bound="above"), lab("25ohd", 600, "ng/mL"), lab("25ohd", 38.2, "ug/L"),
        lab("inr", 9, "1"), lab("egfr", 6, "mL/min/1.73m2"), lab("pth", 900, "pg/mL"),
        lab("calcium", 3.9, "mmol/L"), lab("calcium", 7, "mmol/L", bound="below"),
    ],
)  # fmt: skip
def test_what_is_seen_in_people_is_believed(result):
    assert told(labs=[result])["doubts"] == []


def test_a_slip_of_calciums_unit_raises_no_alarm_and_leaves_the_forecast():
    slip, none = told(labs=[lab("calcium", 9.6, "mmol/L")]), told()
    assert "hypercalcaemia" not in ids(slip)
    assert slip["serum_25ohd"] == none["serum_25ohd"]
    # In the unit that is suggested, 9.6 mg/dL is 2.4 mmol/L and no reason for advice.
    assert "hypercalcaemia" not in ids(told(labs=[lab("calcium", 9.6, "mg/dL")]))
    assert "hypercalcaemia" in ids(told(labs=[lab("calcium", 3.9, "mmol/L")]))


def test_a_25ohd_of_nothing_gives_no_forecast_but_a_sentence():
    serum = told(labs=[lab("25ohd", 0, "nmol/L")])["serum_25ohd"]
    assert serum["median"] is serum["p05"] is serum["day"] is None
    assert "blood test" in serum["note"]
    assert not {"25ohd-low", "25ohd-high"} & ids(told(labs=[lab("25ohd", 0, "nmol/L")]))


def test_a_corrected_result_is_believed_again():
    result = told(labs=[lab("25ohd", 0, "nmol/L"), lab("25ohd", 48, "nmol/L")])
    assert result["serum_25ohd"]["median"][0] == pytest.approx(48)


def dose(compound: str, amount: float, unit: str, **more) -> dict:
    return {"compound": compound, "amount": amount, "unit": unit, **more}


@pytest.mark.parametrize(
    ("taken", "suggestion"),
    [
        (dose("vitamin_d3", 5000, "mg"), "IU"),
        (dose("vitamin_d3", 25, "mg"), "ug"),
        (dose("mk7", 100, "mg"), "ug"),
        (dose("calcium", 500, "g"), "mg"),
        (dose("zinc", 15, "g"), "mg"),
        (dose("magnesium", 400, "g"), "mg"),
        (dose("vitamin_d3", 900_000, "IU", every_days=365), None),
    ],
)
def test_a_dose_beyond_any_ever_given_is_doubted(taken, suggestion):
    (found,) = told(supplements=[taken])["doubts"]
    assert (found["path"], found["suggestion"]) == ("supplements[0].amount", suggestion)
    contains = {key: taken[key] for key in ("compound", "amount", "unit")}
    product = {"contains": [contains], "every_days": taken.get("every_days", 1)}
    (found,) = told(products=[product])["doubts"]
    assert (found["path"], found["suggestion"]) == ("products[0].contains[0].amount", suggestion)


def test_the_stop_of_a_doubted_dose_still_fires_and_no_curve_is_drawn():
    result = told(supplements=[dose("vitamin_d3", 5000, "mg")])
    assert ("stop", "d-over-10000") in {(item["severity"], item["id"]) for item in result["advice"]}
    assert result["serum_25ohd"]["median"] is None
    assert "never studied" in result["serum_25ohd"]["note"]


@pytest.mark.parametrize(
    "taken",
    [
        dose("vitamin_d3", 40_000, "IU"), dose("vitamin_d3", 300_000, "IU", every_days=30),
        dose("vitamin_d3", 600_000, "IU", every_days=365), dose("mk4", 45, "mg"),
        dose("k1", 10, "mg"), dose("calcium", 2, "g"),
    ],
)  # fmt: skip
def test_doses_of_trials_are_believed(taken):
    result = told(supplements=[taken])
    assert result["doubts"] == []
    assert result["serum_25ohd"]["median"] is not None


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"labs": [lab("calcium", 240, "mmol/L")]},
         "labs[0].value: no blood holds 240 mmol/L; is the unit right?"),
        ({"labs": [lab("25ohd", 80_000, "nmol/L")]},
         "labs[0].value: no blood holds 80000 nmol/L; is the unit right?"),
        ({"supplements": [dose("vitamin_d3", 5000, "g")]},
         "supplements[0].amount: 5000 g is more than a kilogram; is the unit right?"),
    ],
)  # fmt: skip
def test_only_the_impossible_is_refused_in_words_that_doubt_the_unit(keys, message):
    with pytest.raises(ScenarioError) as caught:
        read(**keys)
    assert str(caught.value) == message


@settings(max_examples=30)
@given(scenarios())
def test_doubts_name_places_and_never_a_unit_that_is_doubted_too(scenario):
    for found in doubts(scenario):
        if found.path.startswith("person."):
            assert getattr(scenario.person, found.path.removeprefix("person."))
            continue
        assert found.path.endswith((".value", ".amount"))
        kind, at = found.path.split("[")[0], int(found.path.split("[")[1].split("]")[0])
        assert at < len(getattr(scenario, kind))


@pytest.mark.parametrize(
    "keys",
    [
        {"labs": [lab("25ohd", 0, "nmol/L")]},
        {"supplements": [dose("vitamin_d3", 5000, "mg")]},
    ],
)
def test_no_dose_is_sought_where_there_is_no_forecast(keys):
    scenario = read(**keys)
    limit = dose_limit(scenario, FOODS, CONSTANTS)
    assert (limit.highest_iu, limit.reason) == (None, "no_forecast")
    assert dose_window(scenario, FOODS, CONSTANTS).state == "no_dose"
    found = daily_d3_for(
        scenario, FOODS, CONSTANTS, goal_nmol_l=75, by=dt.date(2027, 6, 1), certainty=0.9
    )
    assert (found.limit, found.iu_per_day) == ("no_forecast", None)


def test_a_limit_that_says_nothing_is_no_reason_for_doubt():
    # "more than 0 mmol/L" says nothing, and nothing is doubted.
    assert told(labs=[lab("calcium", 0, "mmol/L", bound="above")])["doubts"] == []
