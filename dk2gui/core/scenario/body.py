# SPDX-License-Identifier: MIT
"""Weight and height: as stated, else those of the age; what else the age says of a person."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final, Literal

import msgspec
import numpy as np

from dk2gui.core.basis.message import Message, Term, message
from dk2gui.core.scenario.scenario import (
    DEFAULT_HEIGHT_CM,
    DEFAULT_WEIGHT_KG,
    Person,
    Scenario,
    Sex,
)
from dk2gui.core.scenario.titles import LIFE_STAGES

ADULT_FROM_YEARS: Final = 18.0
# Choice: wide of all but single case reports; decides only whether a tick is a slip.
FERTILE_FROM_YEARS: Final = 9.0
FERTILE_TO_YEARS: Final = 65.0
MENOPAUSE_FROM_YEARS: Final = 18.0
SMOKER_FROM_YEARS: Final = 6.0


class GrowthRow(msgspec.Struct, frozen=True):
    """Median weight and height at an age below adulthood."""

    sex: Sex
    age_years: float
    weight_kg: float
    height_cm: float
    status: Literal["seen", "recalled"]
    source: str


class GrowthTable:
    """A growth reference; a value that never changes after it is made.

    The rows are gone through when a body is first asked for.
    """

    def __init__(self, rows: Iterable[GrowthRow]) -> None:
        self._given = rows

    @cached_property
    def _rows(self) -> dict[str, list[GrowthRow]]:
        found: dict[str, list[GrowthRow]] = {}
        for row in sorted(self._given, key=lambda row: row.age_years):
            found.setdefault(row.sex, []).append(row)
        return found

    def at(self, sex: str, age_years: float) -> tuple[float, float]:
        """Median weight in kg and height in cm at an age, straight between the ages given."""
        rows = self._rows[sex]
        ages = [row.age_years for row in rows]
        return (
            float(np.interp(age_years, ages, [row.weight_kg for row in rows])),
            float(np.interp(age_years, ages, [row.height_cm for row in rows])),
        )


class Body(msgspec.Struct, frozen=True):
    """A person's weight and height, and which of them were not stated."""

    weight_kg: float
    height_cm: float
    assumed: tuple[Literal["weight_kg", "height_cm"], ...] = ()

    @property
    def bmi(self) -> float:
        """Body mass index in kg/m2."""
        return self.weight_kg / (self.height_cm / 100) ** 2


def body_of(person: Person, growth: GrowthTable) -> Body:
    """A person's body: what is not stated is that of the age, or the format's default for adults.

    A child whose height is stated and weight is not is as heavy for it as others of that age.
    """
    weight, height = DEFAULT_WEIGHT_KG, DEFAULT_HEIGHT_CM
    if person.age_years < ADULT_FROM_YEARS:
        weight, height = growth.at(person.sex, person.age_years)
        if person.height_cm is not None:
            weight *= (person.height_cm / height) ** 2
    missing = tuple(
        name
        for name, stated in (("weight_kg", person.weight_kg), ("height_cm", person.height_cm))
        if stated is None
    )
    return Body(
        weight if person.weight_kg is None else person.weight_kg,
        height if person.height_cm is None else person.height_cm,
        missing,  # type: ignore[arg-type]  # the two names of the line above
    )


def cleared_ticks(person: Person) -> tuple[tuple[str, Message], ...]:
    """What the age or sex makes impossible and therefore does not count: key, and why."""
    found = []
    if person.life_stage != "none" and not (
        FERTILE_FROM_YEARS <= person.age_years <= FERTILE_TO_YEARS
    ):
        found.append(
            (
                "life_stage",
                message(
                    "At this age nobody is {stage}; it does not count. Is the age right?",
                    stage=Term(LIFE_STAGES[person.life_stage]),
                ),
            )
        )
    if person.postmenopausal and person.sex == "male":
        found.append(("postmenopausal", message("Men have no menopause; it does not count.")))
    elif person.postmenopausal and person.age_years < MENOPAUSE_FROM_YEARS:
        found.append(
            (
                "postmenopausal",
                message("At this age nobody is after menopause; it does not count."),
            )
        )
    if person.smoker and person.age_years < SMOKER_FROM_YEARS:
        found.append(("smoker", message("At this age nobody smokes; it does not count.")))
    return tuple(found)


def as_counted(scenario: Scenario, growth: GrowthTable) -> Scenario:
    """The scenario with the weight that counts, and without ticks that the age rules out."""
    person = scenario.person
    unticked = {key: "none" if key == "life_stage" else False for key, _ in cleared_ticks(person)}
    body = body_of(person, growth)
    if not (unticked or body.assumed):
        return scenario
    counted = msgspec.structs.replace(
        person, weight_kg=body.weight_kg, height_cm=body.height_cm, **unticked
    )
    return msgspec.structs.replace(scenario, person=counted)
