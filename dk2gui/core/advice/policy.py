# SPDX-License-Identifier: MIT
"""The one policy: what may be drawn, offered or said to a person, and what a stop silences.

Every plot, tip, card, seek and report asks here, so that none offers what another forbids.
"""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

import msgspec

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.item import AdviceItem
from dk2gui.core.basis.message import Message, Number, message
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.labs import is_above, is_below, latest
from dk2gui.core.scenario.scenario import Scenario

K_NUTRIENTS: Final = ("vitamin_k", "vitamin_k1", "k2", "mk4", "mk7", "other_mk")
_INFANT: Final = Number(limit.INFANT_BELOW_YEARS)
_ADULT: Final = Number(limit.ADULT_FROM_YEARS)
_D_AND_CALCIUM: Final = ("vitamin_d", "calcium")


class Refusal(msgspec.Struct, frozen=True):
    """Why no dose is named, as a word of the contract and in words."""

    reason: Literal["child", "doctor"]
    message: Message


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """For one person: what is not shown, offered or said, with the reason; None where it may be.

    `no_k2_range`: the articles' K2 - their range and ratio in plots, the dose above which they
    pair, foods to reach their range. `no_articles_doses`: the articles' doses of vitamin D in
    plots. `no_goal`: the articles' 25(OH)D as a goal. `no_dose`: a dose of vitamin D in seek, in
    the window of doses and in what can be taken over from them. `no_tips`: foods for a nutrient,
    by nutrient id. `no_forecast`: where 25(OH)D is heading.
    """

    no_k2_range: Message | None = None
    no_articles_doses: Message | None = None
    no_goal: Message | None = None
    no_dose: Refusal | None = None
    no_tips: Mapping[str, Message] = {}
    no_forecast: Message | None = None
    keep_steady: frozenset[str] = frozenset()
    """Ids of nutrients of which neither more nor less is good: no amount is called enough."""


def is_child(scenario: Scenario) -> bool:
    """Whether the person is below the age for which the articles' doses are meant."""
    return scenario.person.age_years < limit.ADULT_FROM_YEARS


def is_infant(scenario: Scenario) -> bool:
    """Whether the person is in the first year of life."""
    return scenario.person.age_years < limit.INFANT_BELOW_YEARS


def on_vka(scenario: Scenario) -> bool:
    """Whether the person takes a vitamin K antagonist."""
    return "vitamin_k_antagonist" in scenario.person.medications


def has_advanced_kidney_disease(scenario: Scenario) -> bool:
    """Whether stage 3b to 5 is ticked, or the latest eGFR says so."""
    return "kidney_disease_3b_5" in scenario.person.conditions or is_below(
        latest(scenario, "egfr"), {"mL/min/1.73m2": limit.ADVANCED_KIDNEY_BELOW_EGFR}
    )


def has_high_calcium(scenario: Scenario) -> bool:
    """Whether raised blood calcium is ticked, or the latest result is above the usual range."""
    return "hypercalcaemia" in scenario.person.conditions or is_above(
        latest(scenario, "calcium"), limit.HIGH_CALCIUM
    )


def calcium_may_rise(scenario: Scenario) -> bool:
    """Whether a condition or a blood test leaves vitamin D and calcium to a doctor."""
    sensitive = {"granulomatous_disease", "hyperparathyroidism"}
    return (
        has_high_calcium(scenario)
        or has_advanced_kidney_disease(scenario)
        or bool(sensitive & set(scenario.person.conditions))
    )


def policy_of(scenario: Scenario) -> Policy:
    """What may be drawn, offered and said to the person of a scenario."""
    return Policy(
        no_k2_range=_no_k2_range(scenario),
        no_articles_doses=_no_articles_doses(scenario),
        no_goal=_no_goal(scenario),
        no_dose=_no_dose(scenario),
        no_tips=_no_tips(scenario),
        no_forecast=message(
            "Below {years} year there is no forecast: no model was made for infants.", years=_INFANT
        )
        if is_infant(scenario)
        else None,
        keep_steady=frozenset(K_NUTRIENTS) if on_vka(scenario) else frozenset(),
    )


def _no_k2_range(scenario: Scenario) -> Message | None:
    if on_vka(scenario):
        return message(
            "With a vitamin K antagonist no line for K2 is drawn: no K supplement, steady food."
        )
    if has_advanced_kidney_disease(scenario):
        return message(
            "With advanced kidney disease no line for K2 is drawn: the kidney clinic sets doses."
        )
    if is_child(scenario):
        return message("What is written about K2 is for adults and is not drawn for a child.")
    if has_high_calcium(scenario) or "granulomatous_disease" in scenario.person.conditions:
        return message("No line for K2 is drawn where vitamin D is left to a doctor.")
    return None


def _no_articles_doses(scenario: Scenario) -> Message | None:
    if is_child(scenario):
        return message("What is written about doses is for adults and is not drawn for a child.")
    if calcium_may_rise(scenario):
        return message("No usual dose is drawn where vitamin D is left to a doctor.")
    return None


def _no_goal(scenario: Scenario) -> Message | None:
    if is_child(scenario):
        return message("What is written about 25(OH)D to aim for is for adults.")
    if scenario.person.life_stage != "none":
        return message("What is written about 25(OH)D to aim for is not for this time of life.")
    if calcium_may_rise(scenario):
        return message(
            "With such a condition the doctor who treats it says what 25(OH)D to aim for."
        )
    return None


def _no_dose(scenario: Scenario) -> Refusal | None:
    if calcium_may_rise(scenario):
        return Refusal(
            "doctor",
            message(
                "With such a condition even ordinary doses of vitamin D can raise blood calcium. "
                "No dose is named here; the doctor who treats it sets one and watches calcium."
            )
            if "hyperparathyroidism" not in scenario.person.conditions
            else message(
                "With such a condition no dose is named here; the doctor who treats it sets one "
                "and watches calcium."
            ),
        )
    if is_below(latest(scenario, "calcium"), limit.VERY_LOW_CALCIUM):
        return Refusal(
            "doctor",
            message("With so low a blood calcium no dose is named here; a doctor sets it today."),
        )
    if is_infant(scenario):
        return Refusal(
            "child",
            message(
                "Below {years} year there is no forecast and no dose is named here; ask the "
                "paediatrician or midwife.",
                years=_INFANT,
            ),
        )
    if is_child(scenario):
        return Refusal(
            "child",
            message(
                "Below {years} no dose of vitamin D is named here: people of that age were not "
                "among those the forecast was made from. The recommended intake stands with the "
                "intakes; more than that is for the paediatrician.",
                years=_ADULT,
            ),
        )
    return None


def _no_tips(scenario: Scenario) -> dict[str, Message]:

    if has_advanced_kidney_disease(scenario):
        reason = message(
            "With advanced kidney disease food is chosen with the kidney clinic: potassium and "
            "phosphate count as well."
        )
        return dict.fromkeys(NUTRIENTS, reason)
    found: dict[str, Message] = {}
    if on_vka(scenario):
        reason = message(
            "On a vitamin K antagonist the intake of vitamin K should stay as it is, so no food is "
            "suggested for it."
        )
        found |= dict.fromkeys(K_NUTRIENTS, reason)
    if calcium_may_rise(scenario):
        reason = message(
            "While blood calcium may rise, vitamin D and calcium are left to the doctor, in food "
            "too."
        )
        found |= dict.fromkeys(_D_AND_CALCIUM, reason)
    if is_infant(scenario):
        reason = message("What an infant eats beside milk is for the paediatrician or midwife.")
        found |= {name: reason for name in NUTRIENTS if name not in found}
    return found


_GOES_ON: Final = frozenset(
    {"take-with-fat", "pair-k2", "k2-optional", "ratio-conflict", "calcium-low", "diet-low-k2"}
)
"""How to go on with doses and what to add: said beside a stop, it takes the stop back."""
_NO_VITAMIN_D: Final = _GOES_ON | {"test-25ohd", "guideline-2024"}

SILENCED_BY: Final[Mapping[str, frozenset[str]]] = {
    "hypercalcaemia": _NO_VITAMIN_D,
    "kidney-disease": _NO_VITAMIN_D | {"magnesium-low", "mineral-timing"},
    "d-sensitive-condition": _NO_VITAMIN_D,
    "d-over-10000": _NO_VITAMIN_D,
    # Only a child's is a stop.
    "d-over-ul": _NO_VITAMIN_D,
    # Only an overdose is a stop.
    "25ohd-high": _NO_VITAMIN_D,
    # It asks for an INR, not for a test of vitamin D, and vitamin D does not move it.
    "inr-high": _GOES_ON,
}
"""Stop -> the ids that are not said beside it. A stop that asks for its own tests silences
`test-25ohd` too. Advice of another severity silences nothing."""

SAID_ALONE: Final[Mapping[str, frozenset[str]]] = {
    # What a larger dose later on says takes the word from what a smaller one says before.
    "k2-optional": frozenset({"pair-k2"}),
    # Whatever else speaks of how much vitamin D there is says more than this.
    "d-below-target": frozenset(
        {"25ohd-low", "25ohd-in-goal", "25ohd-high", "test-25ohd", "d-over-ul", "d-over-10000",
         "d-sensitive-condition", "hypercalcaemia", "kidney-disease", "monitor-calcium", "bolus",
         "malabsorption", "infant-vitamin-d", "guideline-2024"}
    ),
}  # fmt: skip
"""Id -> the ids beside which it is not said, whatever their severity."""


def settled(items: Iterable[AdviceItem]) -> tuple[AdviceItem, ...]:
    """The items without what others among them silence, whole items or their last sentence."""
    listed = tuple(items)
    said = {item.id for item in listed}
    stops = [item.id for item in listed if item.severity == "stop" and item.id in SILENCED_BY]
    silent = silenced(stops) | {name for name, beside in SAID_ALONE.items() if beside & said}
    return tuple(_whole(item, stopped=bool(stops)) for item in listed if item.id not in silent)


def _whole(item: AdviceItem, *, stopped: bool) -> AdviceItem:
    if item.unless_stopped is None:
        return item
    detail = item.detail if stopped else (*item.detail, item.unless_stopped)
    return msgspec.structs.replace(item, detail=detail, unless_stopped=None)


def silenced(stops: Iterable[str]) -> frozenset[str]:
    """The ids that these stops silence."""
    return frozenset().union(*(SILENCED_BY.get(stop, frozenset()) for stop in stops))
