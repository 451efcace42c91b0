# SPDX-License-Identifier: MIT
"""The facts that advice rules look at, derived once from an evaluation."""

from collections.abc import Mapping
from typing import Final

import msgspec

from dk2gui.core.basis.units import iu_from_ug_vitamin_d
from dk2gui.core.intake.intake import Intake, supplement_per_day
from dk2gui.core.intake.reference import Reference
from dk2gui.core.labs import latest
from dk2gui.core.scenario.scenario import Lab, Marker, Person, Scenario

UG: Final = "\u00b5g"
_WHOLE_FROM: Final = 100


class SunToday(msgspec.Struct, frozen=True):
    """What the sun does on the first day of the scenario."""

    vitamin_d_ug_per_day: float
    uv_index: float
    minutes_to_burn: float | None
    too_low: bool


class Facts(msgspec.Struct, frozen=True):
    """One person's doses, intake, results and reference values."""

    scenario: Scenario
    intakes: Mapping[str, Intake]
    references: Mapping[str, tuple[Reference, ...]]
    sun: SunToday | None
    vitamin_d_iu: float
    """Vitamin D from supplements, IU a day."""
    mk7_ug: float
    mk4_ug: float
    k1_ug: float
    k2_food_ug: float

    @property
    def person(self) -> Person:
        """Who it is about."""
        return self.scenario.person

    @property
    def on_vka(self) -> bool:
        """Whether the person takes a vitamin K antagonist."""
        return "vitamin_k_antagonist" in self.person.medications

    @property
    def pairing_k2_ug(self) -> float:
        """MK-7 supplement and K2 from food; an MK-4 supplement is on another scale."""
        return self.mk7_ug + self.k2_food_ug

    @property
    def k_supplement_ug(self) -> float:
        """Any vitamin K from supplements."""
        return self.mk7_ug + self.mk4_ug + self.k1_ug

    def has(self, *conditions: str) -> bool:
        """Whether the person has any of these conditions."""
        return any(condition in self.person.conditions for condition in conditions)

    def takes(self, *medications: str) -> bool:
        """Whether the person takes any of these medicines."""
        return any(medication in self.person.medications for medication in medications)

    def latest(self, marker: Marker) -> Lab | None:
        """The latest result of a marker."""
        return latest(self.scenario, marker)


def facts_of(
    scenario: Scenario,
    intakes: Mapping[str, Intake],
    references: Mapping[str, tuple[Reference, ...]],
    sun: SunToday | None,
) -> Facts:
    """Derive the facts of one evaluation."""
    doses = scenario.doses
    return Facts(
        scenario,
        intakes,
        references,
        sun,
        vitamin_d_iu=iu_from_ug_vitamin_d(supplement_per_day(doses, "vitamin_d3", "vitamin_d2")),
        mk7_ug=supplement_per_day(doses, "mk7"),
        mk4_ug=supplement_per_day(doses, "mk4"),
        k1_ug=supplement_per_day(doses, "k1"),
        k2_food_ug=intakes["k2"].food,
    )


def said(amount: float, unit: str) -> str:
    """An amount in words for the reasons of an advice, to three digits."""
    whole = amount >= _WHOLE_FROM
    return f"{amount:,.0f} {unit}".replace(",", "\u202f") if whole else f"{amount:.3g} {unit}"
