# SPDX-License-Identifier: MIT
"""Reference intakes against the authorities' published tables."""

import itertools

import pytest

from dk2gui.core.nutrients import NUTRIENTS
from dk2gui.core.reference import AUTHORITY_TITLES, KIND_TITLES, target, upper_level
from dk2gui.tables import load_tables, reference_rows


def values(authority: str, age: float, sex: str = "female", stage: str = "none") -> dict:
    found = load_tables().reference.references_for(
        authority=authority, sex=sex, age_years=age, life_stage=stage
    )
    return {(nutrient, value.kind): value.value for nutrient, row in found.items() for value in row}


@pytest.mark.parametrize(
    ("person", "nutrient", "kind", "expected"),
    [
        # IOM 2011 (calcium, vitamin D).
        (("us", 40), "vitamin_d", "RDA", 15),
        (("us", 71), "vitamin_d", "RDA", 20),
        (("us", 70.9), "vitamin_d", "RDA", 15),
        (("us", 40), "vitamin_d", "UL", 100),
        (("us", 7), "vitamin_d", "UL", 75),
        (("us", 2), "vitamin_d", "UL", 62.5),
        (("us", 0.2), "vitamin_d", "AI", 10),
        (("us", 0.2), "vitamin_d", "UL", 25),
        (("us", 60), "calcium", "RDA", 1200),
        (("us", 60, "male"), "calcium", "RDA", 1000),
        (("us", 16, "female", "pregnant"), "calcium", "RDA", 1300),
        # IOM 2001 (A, K, zinc, boron).
        (("us", 40), "vitamin_k", "AI", 90),
        (("us", 40, "male"), "vitamin_k", "AI", 120),
        (("us", 2), "vitamin_k", "AI", 30),
        (("us", 7), "vitamin_k", "AI", 55),
        (("us", 10), "vitamin_k", "AI", 60),
        (("us", 16), "vitamin_k", "AI", 75),
        (("us", 30, "female", "pregnant"), "vitamin_a", "RDA", 770),
        (("us", 30, "female", "lactating"), "vitamin_a", "RDA", 1300),
        (("us", 16, "female", "pregnant"), "vitamin_a", "UL", 2800),
        (("us", 30, "female", "lactating"), "zinc", "RDA", 12),
        (("us", 40), "boron", "UL", 20),
        # IOM 1997 (magnesium, phosphorus).
        (("us", 25), "magnesium", "RDA", 310),
        (("us", 40), "magnesium", "RDA", 320),
        (("us", 40, "male"), "magnesium", "RDA", 420),
        (("us", 6), "magnesium", "UL", 110),
        (("us", 40), "magnesium", "UL", 350),
        (("us", 75), "phosphorus", "UL", 3000),
        # EFSA 2016 and 2023 (vitamin D), 2017 (vitamin K), 2015 (A, Ca, Mg).
        (("efsa", 40), "vitamin_d", "AI", 15),
        (("efsa", 40), "vitamin_d", "UL", 100),
        (("efsa", 5), "vitamin_d", "UL", 50),
        (("efsa", 40), "vitamin_k", "AI", 70),
        (("efsa", 8), "vitamin_k", "AI", 30),
        (("efsa", 30), "calcium", "PRI", 950),
        (("efsa", 20), "calcium", "PRI", 1000),
        (("efsa", 40, "male"), "magnesium", "AI", 350),
        # SACN 2016, COMA 1991.
        (("uk", 40), "vitamin_d", "RNI", 10),
        (("uk", 40), "calcium", "RNI", 700),
        (("uk", 30, "female", "lactating"), "calcium", "RNI", 1250),
        # MHLW 2020 and 2025.
        (("japan", 40), "vitamin_k", "AI", 150),
        (("japan", 40), "vitamin_d", "UL", 100),
        # NNR 2023.
        (("nordic", 40), "vitamin_d", "RI", 10),
        (("nordic", 80), "vitamin_d", "RI", 20),
    ],
)
def test_published_values(person, nutrient, kind, expected):
    assert values(*person)[nutrient, kind] == expected


@pytest.mark.parametrize("authority", sorted(AUTHORITY_TITLES))
def test_vitamin_k_has_no_upper_level_anywhere(authority):
    for age, sex in itertools.product((0.3, 2, 7, 12, 16, 25, 40, 60, 80), ("female", "male")):
        assert ("vitamin_k", "UL") not in values(authority, age, sex)


def test_upper_levels_count_what_they_were_set_for():
    rows = {(row.nutrient, row.basis) for row in reference_rows() if row.kind == "UL"}
    assert {basis for nutrient, basis in rows if nutrient == "magnesium"} == {"supplemental"}
    assert {basis for nutrient, basis in rows if nutrient == "vitamin_a"} == {"preformed"}
    assert {basis for nutrient, basis in rows if nutrient == "vitamin_d"} == {"total"}


def test_no_target_is_borrowed():
    # NASEM sets no values for pregnancy below 14 or above 50, SACN no vitamin K for adults.
    assert {kind for _, kind in values("us", 12, "female", "pregnant")} == {"UL"}
    assert {kind for _, kind in values("us", 60, "female", "pregnant")} == {"UL"}
    assert ("vitamin_k", "AI") not in values("uk", 40)
    assert ("zinc", "RI") not in values("nordic", 40)


def test_the_oldest_age_has_values():
    assert values("us", 120)["vitamin_d", "RDA"] == 20


@pytest.mark.parametrize("authority", sorted(AUTHORITY_TITLES))
@pytest.mark.parametrize("stage", ["none", "pregnant", "lactating"])
def test_one_value_a_kind_at_every_age(authority, stage):
    rows = [
        row for row in reference_rows() if (row.authority, row.life_stage) == (authority, stage)
    ]
    ages = sorted({row.age_from_years for row in rows} | {row.age_to_years - 0.01 for row in rows})
    for age, sex in itertools.product(ages, ("female", "male")):
        cells = [
            (row.nutrient, row.kind)
            for row in rows
            if row.age_from_years <= age < row.age_to_years and row.sex in (sex, "both")
        ]
        assert len(cells) == len(set(cells)), (age, sex)


def test_every_row_names_its_source_and_the_contract_unit():
    for row in reference_rows():
        assert row.source
        assert row.unit == NUTRIENTS[row.nutrient].unit
        assert row.kind in KIND_TITLES
        assert row.authority in AUTHORITY_TITLES
        assert row.value > 0
        assert row.age_from_years < row.age_to_years
        assert row.life_stage == "none" or row.sex == "female"


def test_targets_lie_below_upper_levels_that_count_the_same():
    table = load_tables().reference
    for authority, age in itertools.product(AUTHORITY_TITLES, (1.5, 5, 10, 16, 30, 60, 80)):
        found = table.references_for(
            authority=authority, sex="female", age_years=age, life_stage="none"
        )
        for values_of_one in found.values():
            wanted, limit = target(values_of_one), upper_level(values_of_one)
            if wanted and limit and wanted.basis == limit.basis:
                assert wanted.value <= limit.value
