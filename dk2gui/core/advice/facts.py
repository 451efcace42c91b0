# SPDX-License-Identifier: MIT
"""The facts that advice rules look at, derived once from an evaluation."""

from collections.abc import Mapping

import msgspec

from dk2gui.core.advice import policy, thresholds
from dk2gui.core.advice.policy import Policy, policy_of
from dk2gui.core.basis.message import Day, Message, Result, Term, VitaminDAmount, message
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.basis.units import iu_from_ug_vitamin_d
from dk2gui.core.intake.counted import counted_amount, counted_range
from dk2gui.core.intake.diet_basis import RestsOn, is_whole, rests_on
from dk2gui.core.intake.intake import Intake, supplement_per_day
from dk2gui.core.intake.reference import NO_REFERENCES, PersonReferences, Reference
from dk2gui.core.labs import latest
from dk2gui.core.scenario.scenario import Lab, Marker, Person, Scenario
from dk2gui.core.scenario.titles import MARKERS


class SunToday(msgspec.Struct, frozen=True):
    """What the sun does on the first day of the scenario.

    `noon_would_do`: it is the hour and not the season that leaves the sun too low.
    """

    vitamin_d_ug_per_day: float
    uv_index: float
    minutes_to_burn: float | None
    too_low: bool
    noon_would_do: bool = False


class Who(msgspec.Struct, frozen=True):
    """What person and blood tests say, whatever is taken and eaten."""

    policy: Policy
    latest: Mapping[Marker, Lab]
    """The latest result of each marker that has one."""
    has_advanced_kidney_disease: bool
    calcium_may_rise: bool


def who_is(scenario: Scenario) -> Who:
    """What person and blood tests of a scenario say; nothing else in it matters."""
    latest_of = {marker: latest(scenario, marker) for marker in scenario.reported}
    return Who(
        policy_of(scenario),
        {marker: lab for marker, lab in latest_of.items() if lab is not None},
        policy.has_advanced_kidney_disease(scenario),
        policy.calcium_may_rise(scenario),
    )


class Facts(msgspec.Struct, frozen=True):
    """One person's doses, intake, results and reference values."""

    scenario: Scenario
    who: Who
    intakes: Mapping[str, Intake]
    references: PersonReferences
    sun: SunToday | None
    vitamin_d_iu: float
    """Vitamin D from supplements, IU a day."""
    largest_vitamin_d_dose_iu: float
    mk7_ug: float
    mk4_ug: float
    k1_ug: float
    k2_food_ug: float
    beta_carotene_mg: float
    """From supplements."""
    liver: tuple[str, ...]
    """The names of foods on the plate that are liver or made of it."""

    @property
    def person(self) -> Person:
        """Who it is about."""
        return self.scenario.person

    @property
    def on_vka(self) -> bool:
        """Whether the person takes a vitamin K antagonist."""
        return policy.on_vka(self.scenario)

    @property
    def is_child(self) -> bool:
        """Whether the person is below the age for which the articles' doses are meant."""
        return policy.is_child(self.scenario)

    @property
    def is_infant(self) -> bool:
        """Whether the person is in the first year of life."""
        return policy.is_infant(self.scenario)

    @property
    def pairing_k2_ug(self) -> float:
        """MK-7 supplement and K2 from food; an MK-4 supplement is on another scale."""
        return self.mk7_ug + self.k2_food_ug

    @property
    def k_supplement_ug(self) -> float:
        """Any vitamin K from supplements."""
        return self.mk7_ug + self.mk4_ug + self.k1_ug

    @property
    def preformed_ug(self) -> float:
        """Retinol from food and supplements, ug a day."""
        return self.intakes["retinol"].food + self.intakes["retinol"].supplement

    def has(self, *conditions: str) -> bool:
        """Whether the person has any of these conditions."""
        return any(condition in self.person.conditions for condition in conditions)

    def takes(self, *medications: str) -> bool:
        """Whether the person takes any of these medicines."""
        return any(medication in self.person.medications for medication in medications)

    def latest(self, marker: Marker) -> Lab | None:
        """The latest result of a marker."""
        return self.who.latest.get(marker)

    def target(self, nutrient: str) -> Reference | None:
        """The value that an intake should reach; None without one."""
        return self.references.get(nutrient, NO_REFERENCES).target

    def upper_level(self, nutrient: str) -> Reference | None:
        """The value that an intake should not pass; None without one."""
        return self.references.get(nutrient, NO_REFERENCES).upper_level

    def could_be_below(self, nutrient: str) -> bool:
        """Whether an intake may be called below its target: what is not said is not known."""
        return is_whole(self.scenario, self.intakes[nutrient])

    def rests_on(self, nutrient: str) -> RestsOn:
        """What an intake rests on."""
        return rests_on(self.scenario, self.intakes[nutrient])

    def most(self, reference: Reference, nutrient: str) -> float:
        """The most that a reference value may count: what is assumed has a band."""
        return counted_range(reference, nutrient, self.intakes)[1]

    def over_upper_level(self, nutrient: str) -> Reference | None:
        """The upper level that an intake passes; None where it passes none."""
        level = self.upper_level(nutrient)
        if level is None:
            return None
        least, _ = counted_range(level, nutrient, self.intakes)
        return level if thresholds.above(least, level.value) else None

    def counted(self, reference: Reference, nutrient: str) -> float:
        """The part of an intake that a reference value counts, in the nutrient's unit."""
        return counted_amount(reference, nutrient, self.intakes)


def facts_of(
    scenario: Scenario,
    who: Who,
    intakes: Mapping[str, Intake],
    references: PersonReferences,
    *,
    sun: SunToday | None,
    liver: tuple[str, ...],
) -> Facts:
    """Derive the facts of one period, on which all of the scenario is in force."""
    doses = scenario.doses
    return Facts(
        scenario,
        who,
        intakes,
        references,
        sun,
        vitamin_d_iu=iu_from_ug_vitamin_d(supplement_per_day(doses, "vitamin_d3", "vitamin_d2")),
        largest_vitamin_d_dose_iu=iu_from_ug_vitamin_d(
            max(
                (d.ug_per_dose for d in doses if d.compound in ("vitamin_d3", "vitamin_d2")),
                default=0,
            )
        ),
        mk7_ug=supplement_per_day(doses, "mk7"),
        mk4_ug=supplement_per_day(doses, "mk4"),
        k1_ug=supplement_per_day(doses, "k1"),
        k2_food_ug=intakes["k2"].food,
        beta_carotene_mg=supplement_per_day(doses, "beta_carotene") / 1000,
        liver=liver,
    )


def result_words(lab: Lab) -> Message:
    """A result as a reason: what was measured, how much, when."""
    return message(
        "{marker} {result} on {day}",
        marker=Term(MARKERS[lab.marker].medical),
        result=Result(lab.value, "" if lab.unit == "1" else lab.unit, lab.bound or ""),
        day=Day(lab.date),
    )


def dose_words(facts: Facts) -> Message:
    """The vitamin D of supplements as a reason."""
    return message(
        "vitamin D from supplements: {dose} a day", dose=VitaminDAmount(facts.vitamin_d_iu)
    )


def nutrient_term(nutrient: str) -> Term:
    """What a nutrient is called."""
    return Term(NUTRIENTS[nutrient].title)
