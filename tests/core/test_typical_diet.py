# SPDX-License-Identifier: MIT
"""A typical diet: assumed, with a band, and judged only where the band leaves no doubt."""

import json

import pytest

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.data.tables import load_constants, load_foods, typical_rows
from dk2gui.present.assessment_json import assessment_values

FOODS, CONSTANTS = load_foods(), load_constants()


def intake(**keys) -> dict:
    given = {"schema": 1, "diet_is": "typical", **keys}
    scenario = decode_scenario(json.dumps(given).encode())
    return assessment_values(evaluate(scenario, FOODS, CONSTANTS))["intake"]


def test_every_row_is_whole_and_no_two_overlap():
    seen: dict[tuple, list] = {}
    for row in typical_rows():
        assert row.authority in AUTHORITIES
        assert NUTRIENTS[row.nutrient].unit == row.unit
        assert 0 < row.p05 <= row.amount <= row.p95
        assert row.survey
        others = seen.setdefault((row.authority, row.sex, row.nutrient), [])
        assert all(row.age_to_years <= low or high <= row.age_from_years for low, high in others)
        others.append((row.age_from_years, row.age_to_years))


def test_us_women_of_19_to_50():
    """Percentiles for the United States pooled by Passarelli 2022, in the national survey."""
    found = intake(person={"age_years": 40, "sex": "female"})
    # Vitamin D 3.6 ug in men, less in women; calcium near 850 mg; vitamin K as K1 and K2.
    assert 2 < found["vitamin_d"]["assumed"] < 4
    assert 750 < found["calcium"]["assumed"] < 950
    assert found["vitamin_k"]["assumed"] == pytest.approx(
        found["vitamin_k1"]["assumed"] + found["k2"]["assumed"]
    )
    assert "Passarelli" in found["vitamin_d"]["assumed_source"]
    assert {row["assumed_status"] for row in found.values() if row["assumed"] is not None} <= {
        "seen", "recalled",
    }  # fmt: skip


def test_what_is_assumed_counts_as_food_beside_what_is_entered():
    milk = [{"food": "milk-whole", "grams": 200, "times_per_week": 7}]
    alone = intake(foods=milk, diet_is="partial")["calcium"]
    both = intake(foods=milk)["calcium"]
    assert both["food"] == pytest.approx(alone["food"] + both["assumed"])
    assert both["rests_on"] == "typical"
    assert "assumed" not in alone


def test_what_other_food_states_is_not_assumed_too():
    row = intake(other_food={"calcium": 900})["calcium"]
    assert (row["food"], row["rests_on"], row["status"]) == (900, "stated", "below")
    assert "assumed" not in row


def test_a_verdict_only_where_the_band_does_not_cross_the_limit():
    rows = intake(authority="efsa")
    for row in rows.values():
        if row["rests_on"] != "typical":
            continue
        # Upper levels count food and supplements, targets everything; the sun is not in this plan.
        wanted = [v["value"] for v in row["reference"] if v["kind"] in ("PRI", "AI")]
        if wanted and row["assumed_p05"] < wanted[0] <= row["assumed_p95"]:
            assert row["status"] == "unknown"
    # EFSA, adults: AI of phosphorus 550 mg; nine in ten women eat more than 750 mg.
    assert rows["phosphorus"]["status"] == "adequate"
    # EFSA: AI of vitamin D 15 ug; nearly nobody eats so much.
    assert rows["vitamin_d"]["status"] == "below"
    # EFSA: PRI of calcium 950 mg, in the middle of the band.
    assert rows["calcium"]["status"] == "unknown"


def test_an_upper_level_inside_the_band_is_no_verdict():
    zinc = {"compound": "zinc", "unit": "mg"}
    # EFSA: UL of zinc 25 mg.
    assert (
        intake(authority="efsa", supplements=[{**zinc, "amount": 14}])["zinc"]["status"]
        == "unknown"
    )
    assert (
        intake(authority="efsa", supplements=[{**zinc, "amount": 24}])["zinc"]["status"] == "above"
    )
    assert (
        intake(authority="efsa", supplements=[{**zinc, "amount": 9}])["zinc"]["status"]
        == "adequate"
    )


@pytest.mark.parametrize("authority", sorted(AUTHORITIES))
def test_infants_and_what_no_survey_has_are_not_known_and_say_why(authority):
    infant = intake(authority=authority, person={"age_years": 0.5})
    assert all(row["assumed"] is None for row in infant.values())
    assert "milk decides" in infant["calcium"]["assumed_note"]
    grown = intake(authority=authority)
    assert grown["calcium"]["assumed"] > 0
    for row in grown.values():
        assert (row["assumed"] is None) == ("assumed_note" in row)
        if row["assumed"] is None:
            assert row["rests_on"] == "none"
            assert row["status"] == "unknown"
    assert grown["mk7"]["assumed"] is None


def test_who_eats_no_animals_eats_other_things():
    """Ratios of vegans to omnivores in EPIC-Oxford, recalled: calcium 0.58, vitamin D 0.26."""
    everything = intake()
    vegan = intake(person={"diet": ["vegetarian", "vegan"]})
    for nutrient, share in (("calcium", 0.58), ("vitamin_d", 0.26), ("magnesium", 1.2)):
        expected = share * everything[nutrient]["assumed"]
        assert vegan[nutrient]["assumed"] == pytest.approx(expected)
    assert "EPIC-Oxford" in vegan["calcium"]["assumed_source"]
    assert vegan["phosphorus"]["assumed"] is None


def test_age_and_sex_choose_the_row():
    def calcium(age, sex):
        return intake(person={"age_years": age, "sex": sex})["calcium"]["assumed"]

    assert calcium(30, "male") > calcium(30, "female")
    assert calcium(50.9, "female") == calcium(30, "female") != calcium(51, "female")
    assert calcium(110, "female") == calcium(80, "female")
    assert intake(authority="nordic", person={"age_years": 2})["calcium"]["assumed"] is None
