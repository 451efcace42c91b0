# SPDX-License-Identifier: MIT
"""What a forecast of 25(OH)D is made from: body, doses, tests, food and sun."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from dk2gui.core.serum.kinetics import Array, Dose

Bound = Literal["", "below", "above"]
Window = tuple[int | None, int | None]
"""The first day with a source and the first without it again; None where there is none."""

OPEN: Final[Window] = (None, None)


class SerumLab(msgspec.Struct, frozen=True):
    """A 25(OH)D result, `day` days after the start; with a `bound` the result is a limit."""

    day: int
    nmol_l: float
    bound: Bound = ""


class DatedFood(msgspec.Struct, frozen=True):
    """A food's vitamin D in IU a day, and its window."""

    iu_per_day: float
    window: Window


class SunInput(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """Vitamin D from the skin: a year of IU a day from the start day on, (365,), that repeats.

    `window`: the first day with it and the first without it again. `assumed`: whether nobody said
    so; people then differ more, and a measured level is not all sun.
    """

    iu_by_day: Array
    window: Window = OPEN
    assumed: bool = False


class SerumGiven(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """All that a forecast of the days 0 to `days` rests on, besides the model.

    `doses` and `labs` count days from the start and may lie before it: what was taken before a
    test is part of it. `food_iu_per_day` matters without a test on or before the start only, and
    above a typical diet only. `sun`: None when nothing is known of it; the median then knows no
    season, and unless `season_is_known` says that there is none, the band is as wide as one.
    `dated_foods`: those that begin or end; day 0 counts in `food_iu_per_day` too.
    """

    weight_kg: float
    days: int
    doses: Sequence[Dose] = ()
    labs: Sequence[SerumLab] = ()
    food_iu_per_day: float | None = None
    sun: SunInput | None = None
    season_is_known: bool = False
    dated_foods: Sequence[DatedFood] = ()
