# SPDX-License-Identifier: MIT
"""A dose that changes leaves what was taken before where blood tests show it."""

import datetime as dt

import msgspec
import pytest

from dk2gui.core.evaluate import evaluate
from dk2gui.core.explore.goal import daily_d3_for, with_daily_d3
from dk2gui.core.explore.heat_map import heat_map
from dk2gui.core.explore.sensitivity import sensitivity
from dk2gui.core.explore.sweep import sweep
from dk2gui.core.scenario.dose_edit import with_daily, with_season
from dk2gui.core.scenario.dose_history import with_changed, without_from
from dk2gui.core.scenario.scenario import Content, Lab, Person, Product, Scenario, Supplement
from dk2gui.data.tables import load_constants, load_foods

FOODS, CONSTANTS = load_foods(), load_constants()
START = dt.date(2026, 11, 25)
YESTERDAY = START - dt.timedelta(days=1)
YEAR = 365
PAST = [{"since": "always"}, {"from_date": dt.date(2024, 3, 1)}]


def d3(amount: float, **when) -> Supplement:
    return Supplement(compound="vitamin_d3", amount=amount, unit="IU", **when)


def bottle(count: float, **when) -> Product:
    parts = (
        Content(compound="vitamin_d3", amount=2000, unit="IU"),
        Content(compound="mk7", amount=100, unit="ug"),
    )
    return Product(name="Drops", contains=parts, count=count, **when)


def with_test(*supplements, level: float = 60, **more) -> Scenario:
    lab = Lab(date=dt.date(2026, 10, 25), marker="25ohd", value=level, unit="nmol/L")
    return Scenario(schema=1, start_date=START, labs=(lab,), supplements=supplements, **more)


def level(scenario: Scenario, day: int = YEAR) -> float:
    return float(evaluate(scenario, FOODS, CONSTANTS).serum.median[day])


@pytest.mark.parametrize("when", PAST)
@pytest.mark.parametrize("kind", ["dose", "bottle"])
def test_a_sweep_and_a_map_at_todays_dose_are_the_forecast(when, kind):
    scenario = (
        with_test(d3(2000, **when)) if kind == "dose" else with_test(products=(bottle(1, **when),))
    )
    doses = ("dose:vitamin_d3", [0.0, 2000.0, 4000.0])
    found = sweep(scenario, FOODS, CONSTANTS, doses, "serum_25ohd", day=YEAR)
    assert found.y[1] == pytest.approx(level(scenario), abs=0.05)
    # Stopped it falls, doubled it rises; neither as if the test had been drawn without a dose.
    assert found.y[0] + 10 < found.y[1] < found.y[2] - 5
    assert found.y[2] < found.y[1] + 35
    axes = (doses, ("weight_kg", [70.0, 80.0]))
    grid = heat_map(scenario, FOODS, CONSTANTS, axes, "serum_25ohd", day=YEAR)
    weighed = msgspec.structs.replace(scenario, person=Person(weight_kg=70))
    assert grid.value[0][1] == pytest.approx(level(weighed), abs=0.05)


@pytest.mark.parametrize("when", PAST)
def test_what_matters_most_moves_the_dose_from_now_on(when):
    scenario = with_test(d3(2000, **when))
    found = {bar.id: bar for bar in sensitivity(scenario, FOODS, CONSTANTS, YEAR).bars}["dose"]
    halved = with_test(d3(2000, until_date=YESTERDAY, **when), d3(1000))
    assert found.low_nmol_l == pytest.approx(level(halved), abs=0.05)
    assert found.high_nmol_l > level(scenario) + 3


@pytest.mark.parametrize("when", PAST)
def test_a_dose_for_a_goal_does_what_it_promised(when):
    scenario = with_test(d3(1000, **when), level=50)
    by = START + dt.timedelta(days=YEAR)
    goal = daily_d3_for(scenario, FOODS, CONSTANTS, goal_nmol_l=60, by=by, certainty=0.5)
    taken = with_daily_d3(scenario, goal.iu_per_day)
    assert goal.iu_per_day > 1000
    assert level(taken) == pytest.approx(60, abs=0.5)
    assert d3(1000, until_date=YESTERDAY, **when) in taken.supplements


def test_a_dose_for_a_goal_begins_after_the_last_test():
    later = Lab(date=dt.date(2027, 1, 25), marker="25ohd", value=55, unit="nmol/L")
    scenario = msgspec.structs.replace(with_test(d3(1000)), labs=(later,))
    new, old = with_daily_d3(scenario, 3000).supplements
    assert (new.from_date, new.amount) == (later.date, 3000)
    assert old == d3(1000, until_date=later.date - dt.timedelta(days=1))


@pytest.mark.parametrize("when", PAST)
def test_another_amount_counts_from_the_start_and_the_same_again_is_one_dose(when):
    dose = d3(2000, **when)
    scenario = with_test(dose)
    once = with_changed(scenario, (dose,), 0, msgspec.structs.replace(dose, amount=4000))
    assert once == (d3(4000, from_date=START), msgspec.structs.replace(dose, until_date=YESTERDAY))
    scenario = msgspec.structs.replace(scenario, supplements=once)
    assert level(scenario) > level(with_test(dose)) + 5
    twice = with_changed(scenario, once, 0, msgspec.structs.replace(once[0], amount=3000))
    assert [one.amount for one in twice] == [3000, 2000]
    back = with_changed(scenario, twice, 0, msgspec.structs.replace(twice[0], amount=2000))
    assert back == (dose,)


def test_a_dose_of_which_no_test_tells_changes_as_it_is():
    dose = d3(2000, since="always")
    untested = msgspec.structs.replace(with_test(dose), labs=())
    more = msgspec.structs.replace(dose, amount=4000)
    assert with_changed(untested, (dose,), 0, more) == (more,)
    new = d3(2000)
    assert with_changed(with_test(new), (new,), 0, d3(4000)) == (d3(4000),)
    # K2 says nothing of 25(OH)D.
    mk7 = Supplement(compound="mk7", amount=100, unit="ug", since="always")
    more = msgspec.structs.replace(mk7, amount=200)
    assert with_changed(with_test(mk7), (mk7,), 0, more) == (more,)


def test_when_it_is_taken_is_corrected_and_no_other_dose():
    dose = d3(2000, since="always")
    corrected = d3(2000, from_date=dt.date(2025, 1, 1))
    assert with_changed(with_test(dose), (dose,), 0, corrected) == (corrected,)


def test_a_bottle_changes_from_the_start_and_keeps_its_place():
    taken = (bottle(1, since="always"), bottle(2))
    scenario = with_test(products=taken)
    changed = with_changed(scenario, taken, 0, bottle(2, since="always"))
    assert changed == (
        bottle(2, from_date=START),
        bottle(2),
        bottle(1, since="always", until_date=YESTERDAY),
    )


def test_what_else_a_bottle_holds_goes_on():
    scenario = with_test(products=(bottle(1, since="always"),))
    bare = without_from(scenario, START, lambda part: part.compound == "vitamin_d3")
    rest, past = bare.products
    assert [part.compound for part in rest.contains] == ["mk7"]
    assert (rest.from_date, rest.since) == (START, None)
    assert past == bottle(1, since="always", until_date=YESTERDAY)


@pytest.mark.parametrize("when", PAST)
def test_a_point_dragged_on_the_map_changes_the_dose_from_the_start(when):
    dose = d3(2000, **when)
    changed = with_daily(with_test(dose), "vitamin_d3", 75)
    assert changed.supplements == (
        d3(3000, from_date=START),
        msgspec.structs.replace(dose, until_date=YESTERDAY),
    )
    assert with_daily(changed, "vitamin_d3", 50).supplements == (dose,)


def test_a_season_leaves_what_was_taken_long_before():
    dose = d3(2000, since="always")
    scenario = with_season(with_test(dose), "vitamin_d3", 4, 9)
    summer = d3(2000, from_date=dt.date(2027, 4, 1), until_date=dt.date(2027, 9, 30))
    past = d3(2000, since="always", until_date=YESTERDAY)
    assert scenario.supplements == (summer, past)
    assert with_season(scenario, 0, 4, 9) == scenario
    winter = with_season(with_test(dose), "vitamin_d3", 10, 3).supplements
    assert [str(one.from_date) for one in winter] == ["2026-10-01", "2027-10-01", "None"]
    assert winter[-1].until_date == dt.date(2026, 9, 30)
    assert with_season(with_test(dose), "vitamin_d3", 1, 12).supplements == (dose,)
