# SPDX-License-Identifier: MIT
"""Rules about calcium, magnesium and retinol."""

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import UG, Facts, said
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above, below
from dk2gui.core.intake.reference import target, upper_level


def _shortfall(facts: Facts, nutrient: str) -> tuple[str, ...] | None:
    """The reasons when a known intake is below the person's target, else None."""
    intake = facts.intakes[nutrient]
    wanted = target(facts.references.get(nutrient, ()))
    if wanted is None or not intake.stated or not below(intake.total, wanted.value):
        return None
    at_least = "at least " if intake.is_lower_bound else ""
    return (
        f"{nutrient}: {at_least}{said(intake.total, 'mg')} a day",
        f"{wanted.kind} {said(wanted.value, 'mg')}",
    )


def magnesium_low(facts: Facts) -> Draft | None:
    """Magnesium below its target beside a vitamin D supplement."""
    why = _shortfall(facts, "magnesium")
    if why is None or facts.vitamin_d_iu <= 0:
        return None
    # Green vegetables are rich in vitamin K, of which a vitamin K antagonist wants steady amounts.
    foods = (
        "Nuts, wholegrain and pulses"
        if facts.on_vka
        else "Nuts, wholegrain, pulses and green vegetables"
    )
    return Draft(
        "caution",
        "Magnesium is below the recommendation",
        f"Vitamin D is turned over with the help of magnesium. {foods} hold much of it.",
        why,
    )


def calcium_low(facts: Facts) -> Draft | None:
    """Calcium below its target."""
    why = _shortfall(facts, "calcium")
    if why is None:
        return None
    return Draft(
        "caution",
        "Calcium is below the recommendation",
        "Bone needs calcium; vitamin K2 does not replace it. Food is the better source.",
        why,
    )


def calcium_high(facts: Facts) -> Draft | None:
    """Much calcium from supplements, or more than the upper level in all."""
    intake = facts.intakes["calcium"]
    level = upper_level(facts.references.get("calcium", ()))
    why = []
    if above(intake.supplement, limit.CALCIUM_SUPPLEMENT_HIGH_MG):
        why.append(f"calcium from supplements: {said(intake.supplement, 'mg')} a day")
    if level is not None and above(intake.total, level.value):
        why.append(f"calcium in all: {said(intake.total, 'mg')}, UL {said(level.value, 'mg')}")
    if not why:
        return None
    return Draft(
        "caution",
        "More calcium is not better",
        "Much calcium from supplements made kidney stones more common. A supplement need only fill "
        "the gap that food does not.",
        tuple(why),
    )


def retinol_high(facts: Facts) -> Draft | None:
    """Retinol above the upper level, or in the range where cohorts saw fractures."""
    retinol = facts.intakes["retinol"]
    ug = retinol.food + retinol.supplement
    why = (f"retinol from food and supplements: {said(ug, UG)} a day",)
    values = facts.references.get("retinol", ()) or facts.references.get("vitamin_a", ())
    level = upper_level(values)
    if level is not None and above(ug, level.value):
        return Draft(
            "stop",
            "Retinol is above the upper level",
            f"The upper level for preformed vitamin A at this age is "
            f"{said(level.value, UG)} a day. Above it, it can harm the liver and bone, and "
            "in pregnancy the child.",
            (*why, f"UL {said(level.value, UG)}"),
        )
    person = facts.person
    older = person.postmenopausal or person.age_years >= limit.OLDER_FROM_YEARS
    if not older or below(ug, limit.RETINOL_BONE_UG):
        return None
    return Draft(
        "caution",
        "Much retinol for older bones",
        "In some large studies, 1500 \u00b5g of retinol a day and more went with more hip "
        "fractures. Beta-carotene does not carry this signal.",
        why,
    )
