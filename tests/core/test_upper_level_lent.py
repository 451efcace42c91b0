# SPDX-License-Identifier: MIT
"""No upper level is no licence: another authority's stands where the chosen one has none."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import COMPOUNDS
from dk2gui.core.evaluate import Assessment, evaluate
from dk2gui.core.intake.intake import Intake
from dk2gui.core.intake.reference import upper_level
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.data.tables import load_constants, load_foods, reference_rows
from dk2gui.present.assessment_json import assessment_values


def assessed(authority: str, person: dict, compound: str, amount: float, unit: str) -> Assessment:
    dose = {"compound": compound, "amount": amount, "unit": unit}
    plain = {
        "schema": 1,
        "authority": authority,
        "person": person,
        "supplements": [dose],
        "start_date": "2026-01-01",
        "days": 1,
    }
    return evaluate(decode_scenario(json.dumps(plain).encode()), load_foods(), load_constants())


@pytest.mark.parametrize(
    ("authority", "person", "dose", "expected"),
    [
        # EFSA 2024: 3000 ug RE, pregnancy included; the UK sets none for pregnancy.
        ("uk", (30, "pregnant"), ("retinol", 10_000, "ug"), ("vitamin_a", "efsa", 3000)),
        ("uk", (30, "pregnant"), ("retinol", 10_000, "ug"), ("retinol", "efsa", 3000)),
        ("us", (51, "pregnant"), ("retinol", 5000, "ug"), ("vitamin_a", "efsa", 3000)),
        ("uk", (40, "none"), ("retinol", 15_000, "ug"), ("vitamin_a", "efsa", 3000)),
        # EFSA 2018: 25 ug (1000 IU) below six months, 35 ug in the second half-year.
        ("nordic", (0.3, "none"), ("vitamin_d3", 5000, "IU"), ("vitamin_d", "efsa", 25)),
        ("nordic", (0.7, "none"), ("vitamin_d3", 1500, "IU"), ("vitamin_d", "efsa", 35)),
        ("japan", (30, "pregnant"), ("retinol", 5000, "ug"), ("retinol", "efsa", 3000)),
        ("dach", (40, "none"), ("zinc", 30, "mg"), ("zinc", "efsa", 25)),
        # IOM 1997: EFSA has no upper level of phosphorus, NASEM 4000 mg.
        ("efsa", (40, "none"), ("phosphorus", 4500, "mg"), ("phosphorus", "us", 4000)),
    ],
)
def test_over_another_authoritys_limit_is_above_and_says_whose(authority, person, dose, expected):
    nutrient, whose, value = expected
    who = dict(zip(("age_years", "life_stage"), person, strict=True))
    row = assessment_values(assessed(authority, who, *dose))["intake"][nutrient]
    assert row["status"] == "above"
    (limit,) = [entry for entry in row["reference"] if entry["kind"] == "UL"]
    assert (limit["authority"], limit["borrowed"], limit["value"]) == (whose, True, value)


def test_an_infant_over_the_limit_of_the_uk_itself():
    # COT agrees with EFSA 2018: 25 ug (1000 IU) below six months.
    row = assessed("uk", {"age_years": 0.3}, "vitamin_d3", 9000, "IU").nutrients["vitamin_d"]
    assert row.status == "above"
    limit = upper_level(row.references)
    assert limit is not None
    assert (limit.value, limit.borrowed) == (25, False)


def test_a_borrowed_limit_stops_too():
    who = {"age_years": 30, "life_stage": "pregnant"}
    advice = {item.id: item for item in assessed("uk", who, "retinol", 10_000, "ug").advice}
    assert advice["retinol-high"].severity == "stop"


def test_under_a_borrowed_limit_without_a_target_nothing_is_known():
    row = assessed("uk", {}, "boron", 5, "mg").nutrients["boron"]
    assert row.status == "unknown"
    row = assessed("efsa", {}, "boron", 5, "mg").nutrients["boron"]
    assert row.status == "unknown"


def test_an_authoritys_own_limit_stands_before_any_others():
    # NASEM 40 mg of zinc, EFSA 25 mg.
    row = assessed("us", {}, "zinc", 30, "mg").nutrients["zinc"]
    limit = upper_level(row.references)
    assert row.status == "adequate"
    assert limit is not None
    assert limit.value == 40
    assert not limit.borrowed


persons = st.fixed_dictionaries(
    {
        "age_years": st.one_of(
            st.floats(0, 120), st.sampled_from([0.2, 0.3334, 0.5, 1, 4, 11, 14, 17.9, 18, 51, 71])
        ),
        "sex": st.sampled_from(["female", "male"]),
        "life_stage": st.sampled_from(["none", "pregnant", "lactating"]),
    }
)


def limits(authority: str, person: dict) -> dict[str, tuple[float, str]]:
    """(value, basis) of an authority's upper levels, straight from the rows of the table."""
    return {
        row.nutrient: (row.value, row.basis)
        for row in reference_rows()
        if (row.authority, row.kind, row.life_stage) == (authority, "UL", person["life_stage"])
        and row.sex in (person["sex"], "both")
        and row.age_from_years <= person["age_years"] < row.age_to_years
    }


def swallowed(nutrient: str, basis: str, intakes: Mapping[str, Intake]) -> float:
    intake = intakes["retinol" if basis == "preformed" else nutrient]
    return intake.supplement if basis == "supplemental" else intake.food + intake.supplement


@given(
    st.sampled_from(sorted(AUTHORITIES)),
    persons,
    st.sampled_from(sorted(COMPOUNDS)),
    st.floats(0, 7),
)
def test_over_the_limit_of_another_is_never_adequate(authority, person, compound, magnitude):
    if person["life_stage"] != "none":
        person = {**person, "sex": "female"}
    found = assessed(authority, person, compound, 10**magnitude, "ug").nutrients
    intakes = {name: row.intake for name, row in found.items()}
    expected = {**limits("us", person), **limits("efsa", person), **limits(authority, person)}
    for nutrient, (value, basis) in expected.items():
        over = swallowed(nutrient, basis, intakes) > value
        assert (found[nutrient].status == "above") == over, nutrient
