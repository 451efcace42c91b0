# SPDX-License-Identifier: MIT
"""Hypothesis strategies for whole scenarios, from the types themselves."""

import datetime as dt
from typing import get_args

from hypothesis import strategies as st

from dk2gui.core import scenario as sc
from dk2gui.core.nutrients import COMPOUNDS, NUTRIENTS

KNOWN_FOODS = ("natto", "gouda", "egg-yolk", "kale-raw", "salmon-atlantic-cooked", "milk-whole")


def amounts(highest: float = 1e5) -> st.SearchStrategy[float]:
    return st.floats(0, highest, allow_nan=False).map(lambda amount: round(amount, 3))


def some_of(literal: object) -> st.SearchStrategy[tuple]:
    return st.lists(st.sampled_from(get_args(literal)), unique=True, max_size=3).map(tuple)


@st.composite
def supplements(draw: st.DrawFn) -> sc.Supplement:
    compound = draw(st.sampled_from(sorted(COMPOUNDS)))
    units = ["ug", "mg"] + (["IU"] if COMPOUNDS[compound].ug_per_iu else [])
    return sc.Supplement(
        compound=compound,
        amount=draw(amounts()),
        unit=draw(st.sampled_from(units)),
        every_days=draw(st.integers(1, 365)),
    )


@st.composite
def people(draw: st.DrawFn) -> sc.Person:
    sex = draw(st.sampled_from(get_args(sc.Sex)))
    stages = get_args(sc.LifeStage) if sex == "female" else ("none",)
    return sc.Person(
        age_years=round(draw(st.floats(0, 120)), 1),
        sex=sex,
        life_stage=draw(st.sampled_from(stages)),
        postmenopausal=draw(st.booleans()),
        weight_kg=round(draw(st.floats(2, 350)), 1),
        height_cm=round(draw(st.floats(40, 250)), 1),
        skin_type=draw(st.integers(1, 6)),
        conditions=draw(some_of(sc.Condition)),
        medications=draw(some_of(sc.Medication)),
        diet=draw(some_of(sc.Diet)),
        smoker=draw(st.booleans()),
        low_activity=draw(st.booleans()),
    )


@st.composite
def labs(draw: st.DrawFn) -> sc.Lab:
    marker = draw(st.sampled_from(sorted(sc.MARKER_UNITS)))
    return sc.Lab(
        date=draw(st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))),
        marker=marker,
        value=draw(amounts(500)),
        unit=draw(st.sampled_from(sc.MARKER_UNITS[marker])),
    )


def suns() -> st.SearchStrategy[sc.SunHabit]:
    return st.builds(
        sc.SunHabit,
        latitude=st.floats(-90, 90),
        altitude_m=st.floats(0, 5000),
        minutes=st.floats(0, 1440),
        days_per_week=st.floats(0, 7),
        start_hour=st.floats(0, 24),
        exposed_fraction=st.floats(0, 1),
        spf=st.floats(0, 100),
        cloud=st.sampled_from(get_args(sc.Cloud)),
    )


def scenarios() -> st.SearchStrategy[sc.Scenario]:
    """Any valid scenario whose foods are in the bundled table."""
    return st.builds(
        sc.Scenario,
        schema=st.just(1),
        name=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        person=people(),
        supplements=st.lists(supplements(), max_size=5).map(tuple),
        with_fat=st.booleans(),
        foods=st.lists(
            st.builds(
                sc.EatenFood,
                food=st.sampled_from(KNOWN_FOODS),
                grams=amounts(1000),
                times_per_week=amounts(30),
            ),
            max_size=4,
        ).map(tuple),
        other_food=st.dictionaries(st.sampled_from(sorted(NUTRIENTS)), amounts(2000), max_size=4),
        sun=st.none() | suns(),
        labs=st.lists(labs(), max_size=3).map(tuple),
        start_date=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)),
        days=st.integers(1, 800),
        authority=st.sampled_from(get_args(sc.Authority)),
    )
