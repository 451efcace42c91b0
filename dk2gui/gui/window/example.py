# SPDX-License-Identifier: MIT
"""The scenario of the first start: something to look at and to change."""

import datetime as dt

from dk2gui.core.basis.authorities import DEFAULT_AUTHORITY, AuthorityId
from dk2gui.core.scenario.scenario import EatenFood, Scenario, Supplement
from dk2gui.present.language import tr


def example_scenario(today: dt.date, authority: AuthorityId = DEFAULT_AUTHORITY) -> Scenario:
    """A friendly example that starts on a day, by the reference values of an authority."""
    return Scenario(
        schema=1,
        name=tr("Example: 1000 IU in winter"),
        supplements=(Supplement(compound="vitamin_d3", amount=1000, unit="IU"),),
        foods=(
            EatenFood(food="gouda", grams=30, times_per_week=5),
            EatenFood(food="egg-whole", grams=50, times_per_week=4),
            EatenFood(food="salmon-atlantic-cooked", grams=100, times_per_week=1),
            EatenFood(food="kale-raw", grams=67, times_per_week=2),
        ),
        # What the rest of an ordinary day's food might hold.
        other_food={
            "vitamin_d": 1,
            "vitamin_k1": 40,
            "vitamin_a": 550,
            "calcium": 850,
            "magnesium": 300,
            "phosphorus": 900,
            "zinc": 7,
        },
        start_date=today,
        authority=authority,
    )
