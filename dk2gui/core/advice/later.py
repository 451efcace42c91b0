# SPDX-License-Identifier: MIT
"""The advice of the periods to come, where doses, foods or sun change on dates."""

import datetime as dt
from collections.abc import Iterator, Mapping

from dk2gui.core.advice.catalogue import fired
from dk2gui.core.advice.facts import SunToday, Who, facts_of
from dk2gui.core.advice.item import AdviceItem
from dk2gui.core.evidence import Evidence
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import intakes_of, plate_of
from dk2gui.core.intake.reference import PersonReferences
from dk2gui.core.intake.typical_diet import TypicalDiet
from dk2gui.core.scenario.periods import Period, Timeline
from dk2gui.core.sun.skin import POSSIBLE, SunDay, SunYear


def later_advice(
    timeline: Timeline,
    who: Who,
    references: PersonReferences,
    year: SunYear | None,
    *,
    foods: Mapping[str, Food],
    typical: TypicalDiet,
    evidence: Mapping[str, Evidence],
) -> Iterator[tuple[dt.date, tuple[AdviceItem, ...]]]:
    """The first day and the advice of each later period that is not like one before it.

    `year`: the sun habit through a whole year.
    Sun that counts on the start day is judged on that day, as it is without dates; sun that
    begins later, on the sunniest day of its period.
    """
    now, *later = timeline.periods
    # Periods on which the same is in force hold one and the same scenario.
    known = {id(now.scenario)}
    for period in later:
        then = period.scenario
        if id(then) in known:
            continue
        known.add(id(then))
        sun = None
        if year is not None and then.sun is not None:
            lasts = now.scenario.sun is not None
            sun = facts_of_day(year.on(timeline.start if lasts else _sunniest(year, period)))
        plate = plate_of(then.foods, foods)
        eaten = intakes_of(then, plate, sun.vitamin_d_ug_per_day if sun else 0.0, typical)
        facts = facts_of(then, who, eaten, references, sun=sun, liver=plate.liver)
        yield period.first, fired(facts, evidence)


def facts_of_day(day: SunDay) -> SunToday:
    """What advice looks at in a day of sun."""
    return SunToday(
        day.vitamin_d_ug_per_day,
        day.uv_index,
        day.minutes_to_burn,
        day.too_low,
        day.too_low and day.synthesis == POSSIBLE,
    )


def _sunniest(year: SunYear, period: Period) -> dt.date:
    """The day of a period with the strongest sun, the first of several."""
    length = min((period.last - period.first).days + 1, len(year.uv_index))
    dates = [period.first + dt.timedelta(days=ahead) for ahead in range(length)]
    return max(dates, key=lambda date: float(year.uv_index[date.timetuple().tm_yday - 1]))
