# SPDX-License-Identifier: MIT
"""Reference intakes against the authorities' published tables."""

import itertools
from typing import get_args

import pytest

from dk2gui.core.basis.authorities import AUTHORITIES, AuthorityId
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.reference import KIND_TITLES, target, upper_level
from dk2gui.data.tables import load_constants, reference_rows


def values(authority: str, age: float, sex: str = "female", stage: str = "none") -> dict:
    found = load_constants().reference.references_for(
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
        (("uk", 16, "female", "pregnant"), "calcium", "RNI", 800),
        (("uk", 16, "female", "lactating"), "calcium", "RNI", 1350),
        (("uk", 0.7), "vitamin_d", "UL", 35),
        # MHLW 2025, where it differs from 2020 too.
        (("japan", 40), "vitamin_k", "AI", 150),
        (("japan", 13), "vitamin_k", "AI", 150),
        (("japan", 40), "vitamin_d", "UL", 100),
        (("japan", 40, "male"), "magnesium", "RDA", 380),
        (("japan", 40, "male"), "calcium", "EAR", 650),
        (("japan", 60, "male"), "calcium", "EAR", 600),
        (("japan", 80, "male"), "calcium", "RDA", 750),
        (("japan", 7, "male"), "vitamin_a", "RDA", 500),
        (("japan", 16), "vitamin_a", "UL", 2600),
        (("japan", 40), "phosphorus", "AI", 800),
        (("japan", 40, "male"), "zinc", "UL", 45),
        (("japan", 25, "female", "pregnant"), "zinc", "RDA", 9.5),
        # NNR 2023, tables 12 to 21.
        (("nordic", 40), "vitamin_d", "RI", 10),
        (("nordic", 72), "vitamin_d", "RI", 10),
        (("nordic", 80), "vitamin_d", "RI", 20),
        (("nordic", 0.7), "calcium", "AI", 310),
        (("nordic", 40), "zinc", "RI", 9.7),
        (("nordic", 60), "vitamin_a", "RI", 700),
        (("nordic", 30, "female", "pregnant"), "vitamin_k", "AI", 75),
        (("nordic", 40), "phosphorus", "UL", 3000),
        # D-A-CH, Referenzwerte-Tool 2025.
        (("dach", 40), "vitamin_d", "AI", 20),
        (("dach", 40, "male"), "vitamin_k", "AI", 70),
        (("dach", 60, "male"), "vitamin_k", "AI", 80),
        (("dach", 30, "female", "lactating"), "vitamin_k", "AI", 60),
        (("dach", 40, "male"), "zinc", "RDA", 14),
        (("dach", 16, "female", "pregnant"), "calcium", "RDA", 1200),
        (("dach", 5), "vitamin_d", "UL", 50),
        # NHMRC 2006.
        (("au_nz", 40), "vitamin_d", "AI", 5),
        (("au_nz", 75), "vitamin_d", "AI", 15),
        (("au_nz", 40), "vitamin_d", "UL", 80),
        (("au_nz", 11), "calcium", "RDI", 1000),
        (("au_nz", 12), "calcium", "RDI", 1300),
        (("au_nz", 40, "male"), "zinc", "RDI", 14),
        # CNS 2023, appendix tables 3-7, 3-8 and 3-10.
        (("china", 40), "vitamin_d", "RNI", 10),
        (("china", 70), "vitamin_d", "RNI", 15),
        (("china", 40), "vitamin_d", "UL", 50),
        (("china", 40), "vitamin_k", "AI", 80),
        (("china", 30, "female", "lactating"), "vitamin_a", "RNI", 1260),
        (("china", 25, "female", "pregnant"), "magnesium", "RNI", 370),
    ],
)
def test_published_values(person, nutrient, kind, expected):
    assert values(*person)[nutrient, kind] == expected


@pytest.mark.parametrize("authority", sorted(AUTHORITIES))
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
    assert ("boron", "RI") not in values("nordic", 40)


def test_the_oldest_age_has_values():
    assert values("us", 120)["vitamin_d", "RDA"] == 20


@pytest.mark.parametrize("authority", sorted(AUTHORITIES))
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
        assert row.authority in AUTHORITIES
        assert row.value > 0
        assert row.age_from_years < row.age_to_years
        assert row.life_stage == "none" or row.sex == "female"


def test_every_seen_figure_says_where_and_few_are_recalled():
    rows = reference_rows()
    assert all(bool(row.seen_in) == (row.status == "seen") for row in rows)
    assert sum(row.status == "recalled" for row in rows) <= 20


def test_japan_is_of_one_edition():
    sources = {row.source for row in reference_rows() if row.authority == "japan"}
    assert all("2025" in source for source in sources)
    assert not any("2020" in source for source in sources)


def test_the_declared_authorities_are_those_of_the_table_and_of_the_format():
    declared = list(AUTHORITIES)
    assert set(declared) == {row.authority for row in reference_rows()}
    assert declared == list(get_args(AuthorityId))
    assert all(entry.edition and entry.published for entry in AUTHORITIES.values())


def test_targets_lie_below_upper_levels_that_count_the_same():
    table = load_constants().reference
    for authority, age in itertools.product(AUTHORITIES, (1.5, 5, 10, 16, 30, 60, 80)):
        found = table.references_for(
            authority=authority, sex="female", age_years=age, life_stage="none"
        )
        for values_of_one in found.values():
            wanted, limit = target(values_of_one), upper_level(values_of_one)
            if wanted and limit and wanted.basis == limit.basis:
                assert wanted.value <= limit.value
