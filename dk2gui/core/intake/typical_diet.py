# SPDX-License-Identifier: MIT
"""What people of an authority's country, a sex and an age usually eat: assumed, never stated.

An assumed amount comes with the band of 90 % of those people. Where no survey has a nutrient it is
not known; nothing is borrowed from another country, age or sex.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, Literal

import msgspec

from dk2gui.core.basis.message import Message, Number, Text, message
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.stated_food import is_stated
from dk2gui.core.scenario.scenario import Scenario

_INFANT: Final = message("No survey has it for infants: milk decides, so please enter what is fed.")
_NO_SURVEY: Final = message("No survey of this authority's country has it for this sex and age.")
_NO_VEGETARIANS: Final = message("No survey has it for people who eat so.")
_FORMS: Final = message("No survey tells the forms of vitamin K2 apart.")
_INFANT_BELOW_YEARS: Final = 1.0
_K2_FORMS: Final = ("mk4", "mk7", "other_mk")

# Intake of vegetarians and vegans as a share of that of omnivores in the same study. Source:
# EPIC-Oxford, men (recalled); K2 of vegans: a judgement, near nil without natto. K1 is higher in
# vegans (seen without figures), so its amount is kept.
_SHARES: Final[Mapping[str, Mapping[str, float]]] = {
    "vegetarian": {
        "vitamin_d": 0.46, "calcium": 1.0, "zinc": 0.86, "magnesium": 1.08, "retinol": 0.41,
        "vitamin_k1": 1.0,
    },
    "vegan": {
        "vitamin_d": 0.26, "calcium": 0.58, "zinc": 0.81, "magnesium": 1.20, "retinol": 0.10,
        "vitamin_k1": 1.0, "k2": 0.15,
    },
}  # fmt: skip


class TypicalRow(msgspec.Struct, frozen=True):
    """One nutrient of one table: ages in years, `age_to_years` exclusive; amounts a day.

    `amount` is the median, or the mean where no median was printed. `band` tells whether p05 and
    p95 were printed or scaled from the spread between people in eight countries.
    """

    authority: str
    sex: Literal["female", "male"]
    age_from_years: float
    age_to_years: float
    nutrient: str
    unit: str
    amount: float
    p05: float
    p95: float
    band: Literal["survey", "scaled"]
    status: Literal["seen", "recalled"]
    survey: str


class Assumed(msgspec.Struct, frozen=True):
    """What a typical diet gives of one nutrient a day, with its band and where it is from."""

    amount: float
    p05: float
    p95: float
    survey: Message
    status: Literal["seen", "recalled"]


class NotSurveyed(msgspec.Struct, frozen=True):
    """That nothing can be assumed of a nutrient; `reason` says why."""

    reason: Message


TypicalDiet = Mapping[str, Assumed | NotSurveyed]
"""By nutrient id; without those whose amount is stated."""


class TypicalTable:
    """The typical diets of all authorities; a value that never changes after it is made.

    The rows are gone through when a diet is first asked for.
    """

    def __init__(self, rows: Iterable[TypicalRow]) -> None:
        self._given = rows

    @cached_property
    def _rows(self) -> dict[tuple[str, str], list[TypicalRow]]:
        found: dict[tuple[str, str], list[TypicalRow]] = {}
        for row in self._given:
            found.setdefault((row.authority, row.sex), []).append(row)
        return found

    def diet_of(self, authority: str, sex: str, age_years: float) -> dict[str, Assumed]:
        """What such people usually eat, by nutrient id, as far as surveys have it."""
        return {
            row.nutrient: Assumed(row.amount, row.p05, row.p95, _survey(row), row.status)
            for row in self._rows.get((authority, sex), ())
            if row.age_from_years <= age_years < row.age_to_years
        }


def typical_diet(scenario: Scenario, table: TypicalTable) -> TypicalDiet:
    """What is assumed beside the listed foods; empty unless the diet is said to be typical."""
    if scenario.diet_is != "typical":
        return {}
    person = scenario.person
    surveyed = table.diet_of(scenario.authority, person.sex, person.age_years)
    missing = _INFANT if person.age_years < _INFANT_BELOW_YEARS else _NO_SURVEY
    diet: dict[str, Assumed | NotSurveyed] = {
        nutrient: surveyed.get(nutrient) or NotSurveyed(missing) for nutrient in NUTRIENTS
    }
    for way in ("vegetarian", "vegan"):
        # A vegan is a vegetarian too; the narrower one counts.
        if way in person.diet and (way == "vegan" or "vegan" not in person.diet):
            diet = _without_animals(diet, _SHARES[way])
    diet["vitamin_k"] = _all_of_k(diet)
    for form in _K2_FORMS:
        diet[form] = NotSurveyed(_FORMS)
    return {name: row for name, row in diet.items() if not is_stated(name, scenario)}


def _survey(row: TypicalRow) -> Message:
    return message("{survey}", survey=Text(row.survey))


def _without_animals(
    diet: Mapping[str, Assumed | NotSurveyed], shares: Mapping[str, float]
) -> dict[str, Assumed | NotSurveyed]:
    return {
        nutrient: row
        if isinstance(row, NotSurveyed)
        else _scaled(row, shares[nutrient])
        if nutrient in shares
        else NotSurveyed(_NO_VEGETARIANS)
        for nutrient, row in diet.items()
    }


def _scaled(row: Assumed, share: float) -> Assumed:
    return msgspec.structs.replace(
        row,
        amount=row.amount * share,
        p05=row.p05 * share,
        p95=row.p95 * share,
        survey=message(
            "{survey}; times {share}, EPIC-Oxford", survey=row.survey, share=Number(share)
        ),
        status="recalled",
    )


def _all_of_k(diet: Mapping[str, Assumed | NotSurveyed]) -> Assumed | NotSurveyed:
    """All vitamin K: as surveyed, else K1 and, where it is known, K2."""
    whole, k1, k2 = diet["vitamin_k"], diet["vitamin_k1"], diet["k2"]
    if isinstance(whole, Assumed) or isinstance(k1, NotSurveyed):
        return whole
    if isinstance(k2, NotSurveyed):
        return msgspec.structs.replace(k1, survey=message("{survey}; K1 alone", survey=k1.survey))
    return Assumed(
        k1.amount + k2.amount,
        k1.p05 + k2.p05,
        k1.p95 + k2.p95,
        message("{k1}; K2: {k2}", k1=k1.survey, k2=k2.survey),
        "recalled" if "recalled" in (k1.status, k2.status) else "seen",
    )
