# SPDX-License-Identifier: MIT
"""Hypothesis strategies for whole scenarios, from the types themselves."""

import datetime as dt
from typing import get_args

from hypothesis import strategies as st

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS, amount_in
from dk2gui.core.scenario import scenario as sc
from dk2gui.core.scenario.possible_values import MARKER_RANGES

KNOWN_FOODS = ("natto", "gouda", "egg-yolk", "kale-raw", "salmon-atlantic-cooked", "milk-whole")


def amounts(highest: float = 1e5) -> st.SearchStrategy[float]:
    return st.floats(0, highest, allow_nan=False).map(lambda amount: round(amount, 3))


def some_of(literal: object) -> st.SearchStrategy[tuple]:
    return st.lists(st.sampled_from(get_args(literal)), unique=True, max_size=3).map(tuple)


@st.composite
def windows(draw: st.DrawFn) -> dict[str, dt.date | None]:
    """A start and an end of an item, as its fields; more often than not there is none."""
    if draw(st.integers(0, 2)) < 2:
        return {}
    days = st.none() | st.dates(dt.date(2019, 1, 1), dt.date(2033, 12, 31))
    first, last = draw(days), draw(days)
    if first is not None and last is not None:
        first, last = sorted((first, last))
    return {"from_date": first, "until_date": last}


@st.composite
def supplements(draw: st.DrawFn, *, doubtful: bool = True) -> sc.Supplement:
    compound = draw(st.sampled_from(sorted(COMPOUNDS)))
    units = ["ug", "mg"] + (["IU"] if COMPOUNDS[compound].ug_per_iu else [])
    unit = draw(st.sampled_from(units))
    # Most doses are far inside what was given before; some are beyond all study.
    most_ug = COMPOUNDS[compound].most_given.daily_ug / 25
    if doubtful and draw(st.integers(0, 4)) == 0:
        most_ug = 1e8
    return sc.Supplement(
        compound=compound,
        amount=draw(amounts(min(1e5, amount_in(COMPOUNDS[compound], most_ug, unit)))),
        unit=unit,
        **draw(rhythms()),
        **draw(windows()),
    )


@st.composite
def rhythms(draw: st.DrawFn) -> dict[str, object]:
    """Every so many days, or days of the week, as the fields of a dose."""
    if draw(st.booleans()):
        return {"every_days": draw(st.integers(1, 365))}
    days = st.lists(st.sampled_from(sc.WEEKDAYS), unique=True, min_size=1, max_size=7)
    return {"weekdays": tuple(draw(days))}


@st.composite
def products(draw: st.DrawFn, *, doubtful: bool = True) -> sc.Product:
    contents = st.lists(supplements(doubtful=doubtful), max_size=3)
    return sc.Product(
        name=draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=20)),
        contains=tuple(
            sc.Content(compound=part.compound, amount=part.amount, unit=part.unit)
            for part in draw(contents)
        ),
        count=draw(st.sampled_from([0, 0.5, 1, 2, 10])),
        **draw(rhythms()),
        **draw(windows()),
    )


@st.composite
def people(draw: st.DrawFn, least_age_years: float = 0) -> sc.Person:
    sex = draw(st.sampled_from(get_args(sc.Sex)))
    stages = get_args(sc.LifeStage) if sex == "female" else ("none",)
    return sc.Person(
        age_years=round(draw(st.floats(least_age_years, 120)), 1),
        sex=sex,
        life_stage=draw(st.sampled_from(stages)),
        postmenopausal=draw(st.booleans()),
        weight_kg=draw(st.none() | st.floats(2, 350).map(lambda kg: round(kg, 1))),
        height_cm=draw(st.none() | st.floats(40, 250).map(lambda cm: round(cm, 1))),
        skin_type=draw(st.integers(1, 6)),
        conditions=draw(some_of(sc.Condition)),
        medications=draw(some_of(sc.Medication)),
        diet=draw(some_of(sc.Diet)),
        smoker=draw(st.booleans()),
        low_activity=draw(st.booleans()),
        name=draw(st.sampled_from(["", "Ada"])),
        latitude=draw(st.none() | st.floats(-90, 90)),
    )


@st.composite
def labs(draw: st.DrawFn, *, doubtful: bool = True) -> sc.Lab:
    marker = draw(st.sampled_from(sorted(sc.MARKER_UNITS)))
    unit = draw(st.sampled_from(sc.MARKER_UNITS[marker]))
    limits, per = MARKER_RANGES[marker], MARKER_RANGES[marker].per[unit]
    lived = st.floats(limits.low * 1.001 / per, min(500, limits.high / per) * 0.999)
    # Most results are ones that people live with; some are in doubt.
    doubted = amounts(min(500, limits.impossible_from / per * 0.99))
    return sc.Lab(
        date=draw(st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))),
        marker=marker,
        value=draw(doubted if doubtful and draw(st.integers(0, 4)) == 0 else lived),
        unit=unit,
        bound=draw(st.sampled_from([None, None, "below", "above"])),
    )


@st.composite
def eaten_foods(draw: st.DrawFn) -> sc.EatenFood:
    return sc.EatenFood(
        food=draw(st.sampled_from(KNOWN_FOODS)),
        grams=draw(amounts(1000)),
        times_per_week=draw(amounts(30)),
        **draw(windows()),
    )


@st.composite
def suns(draw: st.DrawFn) -> sc.SunHabit:
    return sc.SunHabit(
        latitude=draw(st.floats(-90, 90)),
        altitude_m=draw(st.floats(0, 5000)),
        minutes=draw(st.floats(0, 1440)),
        days_per_week=draw(st.floats(0, 7)),
        start_hour=draw(st.floats(0, 24)),
        exposed_fraction=draw(st.floats(0, 1)),
        spf=draw(st.floats(0, 100)),
        cloud=draw(st.sampled_from(get_args(sc.Cloud))),
        **draw(windows()),
    )


def scenarios(least_age_years: float = 0) -> st.SearchStrategy[sc.Scenario]:
    """Any valid scenario whose foods are in the bundled table.

    From 1 year on, every one has a forecast: none of its values is in doubt.
    """
    doubtful = least_age_years < 1
    return st.builds(
        sc.Scenario,
        schema=st.just(1),
        name=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
        person=people(least_age_years),
        supplements=st.lists(supplements(doubtful=doubtful), max_size=5).map(tuple),
        products=st.lists(products(doubtful=doubtful), max_size=2).map(tuple),
        with_fat=st.booleans(),
        diet_is=st.sampled_from(get_args(sc.DietIs)),
        foods=st.lists(eaten_foods(), max_size=4).map(tuple),
        other_food=st.dictionaries(st.sampled_from(sorted(NUTRIENTS)), amounts(2000), max_size=4),
        sun=st.none() | suns(),
        labs=st.lists(labs(doubtful=doubtful), max_size=3).map(tuple),
        start_date=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)),
        days=st.integers(1, 800),
        answer_date=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2032, 12, 31)),
        authority=st.sampled_from(sorted(AUTHORITIES)),
    )
