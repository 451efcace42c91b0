# SPDX-License-Identifier: MIT
"""Rules about vitamin D: doses, blood levels, sun."""

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import Facts, said
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above, below
from dk2gui.core.basis.units import iu_from_ug_vitamin_d
from dk2gui.core.intake.reference import upper_level


def d_over_10000(facts: Facts) -> Draft | None:
    """More than any source allows without supervision."""
    if not above(facts.vitamin_d_iu, limit.SUPERVISED_VITAMIN_D_IU):
        return None
    return Draft(
        "stop",
        "This dose of vitamin D needs a doctor",
        "Doses above 10\u202f000 IU a day belong under medical supervision, with calcium and "
        "25(OH)D measured. Vitamin K2 does not make them safe.",
        (f"vitamin D from supplements: {said(facts.vitamin_d_iu, 'IU')} a day",),
    )


def d_over_ul(facts: Facts) -> Draft | None:
    """Food and supplements above the official upper level for that age."""
    level = upper_level(facts.references.get("vitamin_d", ()))
    if level is None:
        return None
    intake = facts.intakes["vitamin_d"]
    swallowed = intake.food + intake.supplement
    if not above(swallowed, level.value):
        return None
    ul_iu = said(iu_from_ug_vitamin_d(level.value), "IU")
    why = (
        f"food and supplements: {said(iu_from_ug_vitamin_d(swallowed), 'IU')} a day",
        f"upper level: {ul_iu}",
    )
    if facts.person.age_years < limit.ADULT_FROM_YEARS:
        return Draft(
            "stop",
            "Too much vitamin D for a child: call the paediatrician",
            f"The upper level at this age is {ul_iu} a day from food and supplements together. "
            "Give no more than that unless the paediatrician has set the dose, and ask whether "
            "calcium and 25(OH)D should be measured.",
            why,
        )
    return Draft(
        "caution",
        "Above the upper level for vitamin D",
        f"The official upper level at this age is {ul_iu} a day from food and supplements "
        "together. Stay below it unless a doctor has set the dose.",
        why,
    )


def level_low(facts: Facts) -> Draft | None:
    """A 25(OH)D below the articles' goal; much below it is for a doctor."""
    lab = facts.latest("25ohd")
    if lab is None or not below(lab.value, limit.GOAL_LOW[lab.unit]):
        return None
    why = (f"25(OH)D {lab.value:g} {lab.unit} on {lab.date.isoformat()}",)
    if below(lab.value, limit.DEFICIENT_BELOW[lab.unit]):
        return Draft(
            "stop",
            "25(OH)D is very low: see a doctor",
            "Below 30 nmol/L (12 ng/mL) is counted as deficiency. A doctor finds the reason and "
            "sets the treatment.",
            why,
        )
    return Draft(
        "caution",
        "25(OH)D is below the articles' goal",
        "The articles aim for 75 to 125 nmol/L (30 to 50 ng/mL). NASEM is content with 50 nmol/L "
        "(20 ng/mL), and the 2024 guideline names no goal.",
        why,
    )


def level_in_goal(facts: Facts) -> Draft | None:
    """A 25(OH)D within the articles' goal, both ends included, in the unit of the result."""
    lab = facts.latest("25ohd")
    if (
        lab is None
        or below(lab.value, limit.GOAL_LOW[lab.unit])
        or above(lab.value, limit.GOAL_HIGH[lab.unit])
    ):
        return None
    return Draft(
        "info",
        "25(OH)D is where the articles want it",
        "It lies within 75 to 125 nmol/L (30 to 50 ng/mL). More is not known to be better.",
        (f"25(OH)D {lab.value:g} {lab.unit} on {lab.date.isoformat()}",),
    )


def level_high(facts: Facts) -> Draft | None:
    """A 25(OH)D above the goal; in the range of overdose it is urgent."""
    lab = facts.latest("25ohd")
    if lab is None or not above(lab.value, limit.GOAL_HIGH[lab.unit]):
        return None
    why = (f"25(OH)D {lab.value:g} {lab.unit} on {lab.date.isoformat()}",)
    if not below(lab.value, limit.TOXIC_FROM[lab.unit]):
        return Draft(
            "stop",
            "25(OH)D is in the range of overdose",
            "From 375 nmol/L (150 ng/mL) on, overdoses are seen. Stop vitamin D and calcium "
            "supplements and see a doctor soon.",
            why,
        )
    return Draft(
        "caution",
        "25(OH)D is high",
        "Above 125 nmol/L (50 ng/mL) NASEM sees reason for concern. Take less vitamin D and talk "
        "it over with a doctor.",
        why,
    )


def test_25ohd(facts: Facts) -> Draft | None:
    """A larger dose without a blood test."""
    # A result in doubt counts for nothing, but a test was made.
    tested = any(lab.marker == "25ohd" for lab in facts.scenario.labs)
    if tested or not above(facts.vitamin_d_iu, limit.PAIRING_VITAMIN_D_IU):
        return None
    return Draft(
        "info",
        "A blood test would tell where this dose leads",
        "People respond very differently to the same dose; 25(OH)D shows your own response. The "
        "2024 guideline advises against testing everybody as a routine.",
        (f"vitamin D from supplements: {said(facts.vitamin_d_iu, 'IU')} a day",
         "no 25(OH)D result entered"),
    )  # fmt: skip


def no_uvb(facts: Facts) -> Draft | None:
    """The sun is too low to make vitamin D."""
    sun = facts.sun
    if sun is None or not sun.too_low or sun.vitamin_d_ug_per_day >= limit.SUN_TOO_LITTLE_UG:
        return None
    return Draft(
        "info",
        "The sun is too low to make vitamin D",
        "At this latitude and date next to no vitamin D is made in the skin, however long you "
        "stay.",
        (f"UV index {sun.uv_index:.1f} at most",),
        unless_stopped="Count on food and supplements until spring.",
    )


def sunburn(facts: Facts) -> Draft | None:
    """Longer in the sun than half the time to the first reddening."""
    sun, habit = facts.sun, facts.scenario.sun
    if sun is None or habit is None or sun.minutes_to_burn is None:
        return None
    if not above(habit.minutes, limit.SUNBURN_SHARE * sun.minutes_to_burn):
        return None
    return Draft(
        "caution",
        "Mind sunburn",
        f"Skin like this reddens after about {sun.minutes_to_burn:.0f} minutes in that sun. "
        "Vitamin D from sun is no reason to stay longer.",
        (f"{habit.minutes:.0f} minutes planned", f"about {sun.minutes_to_burn:.0f} to reddening"),
    )
