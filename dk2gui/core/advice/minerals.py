# SPDX-License-Identifier: MIT
"""Rules about calcium, magnesium and other minerals."""

from typing import Final

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import Facts, nutrient_term
from dk2gui.core.advice.item import Draft, Severity
from dk2gui.core.advice.thresholds import above, below
from dk2gui.core.basis.message import (
    Amount,
    Listing,
    Message,
    NutrientAmount,
    Share,
    Text,
    VitaminDAmount,
    message,
)

_MINERALS: Final = ("zinc", "magnesium", "phosphorus", "boron")


def _shortfall(facts: Facts, nutrient: str) -> tuple[Severity, tuple[Message, ...]] | None:
    """How serious and why, when a known intake is below the person's target; else None."""
    intake = facts.intakes[nutrient]
    wanted = facts.target(nutrient)
    # Too much from tablets is told by itself; beside it "too little" would make no sense.
    if facts.over_upper_level(nutrient) is not None:
        return None
    if wanted is None or not intake.stated or not below(facts.most(wanted, nutrient), wanted.value):
        return None
    amount = NutrientAmount(nutrient, intake.total)
    name = nutrient_term(nutrient)
    why = (
        message("{nutrient}: at least {amount} a day", nutrient=name, amount=amount)
        if intake.is_lower_bound
        else message("{nutrient}: {amount} a day", nutrient=name, amount=amount),
        message(
            "{kind} {amount}", kind=Text(wanted.kind), amount=NutrientAmount(nutrient, wanted.value)
        ),
    )
    return ("caution" if facts.could_be_below(nutrient) else "info"), why


def magnesium_low(facts: Facts) -> Draft | None:
    """Magnesium below its target beside a vitamin D supplement."""
    short = _shortfall(facts, "magnesium")
    if short is None or facts.vitamin_d_iu <= 0:
        return None
    severity, why = short
    foods = (
        # Green vegetables are rich in vitamin K, of which a vitamin K antagonist wants steady
        # amounts.
        message("Nuts, wholegrain and pulses hold much of it.")
        if facts.on_vka
        else message("Nuts, wholegrain, pulses and green vegetables hold much of it.")
    )
    title = (
        message("Magnesium is below the recommendation")
        if severity == "caution"
        else message("As far as entered, magnesium is below the recommendation")
    )
    turned = message("Vitamin D is turned over with the help of magnesium.")
    return Draft(severity, title, (turned, foods), why)


def calcium_low(facts: Facts) -> Draft | None:
    """Calcium below its target."""
    short = _shortfall(facts, "calcium")
    if short is None:
        return None
    severity, why = short
    title = (
        message("Calcium is below the recommendation")
        if severity == "caution"
        else message("As far as entered, calcium is below the recommendation")
    )
    return Draft(
        severity,
        title,
        (
            message(
                "Bone needs calcium; vitamin K2 does not replace it. Food is the better source."
            ),
        ),
        why,
    )


def calcium_high(facts: Facts) -> Draft | None:
    """Much calcium from supplements, or more than the upper level in all."""
    intake = facts.intakes["calcium"]
    level = facts.upper_level("calcium")
    why = []
    if above(intake.supplement, limit.CALCIUM_SUPPLEMENT_HIGH_MG):
        why.append(
            message(
                "calcium from supplements: {amount} a day", amount=Amount(intake.supplement, "mg")
            )
        )
    if level is not None and above(intake.total, level.value):
        why.append(
            message(
                "calcium in all: {amount}, {kind} {most}",
                amount=Amount(intake.total, "mg"),
                kind=level.named,
                most=Amount(level.value, "mg"),
            )
        )
    if not why:
        return None
    return Draft(
        "caution",
        message("More calcium is not better"),
        (
            message(
                "In a large trial {calcium} of calcium with {vitamin_d} of vitamin D a day made "
                "kidney stones {share} more common. A supplement need only fill the gap that food "
                "does not.",
                calcium=Amount(limit.CALCIUM_SUPPLEMENT_HIGH_MG, "mg"),
                vitamin_d=VitaminDAmount(limit.WHI_VITAMIN_D_IU),
                share=Share(limit.WHI_MORE_STONES),
            ),
        ),
        tuple(why),
    )


def over_ul(facts: Facts) -> Draft | None:
    """Zinc, magnesium from supplements, phosphorus or boron above the upper level."""
    over = [(name, level) for name in _MINERALS if (level := facts.over_upper_level(name))]
    if not over:
        return None
    names = tuple(nutrient_term(name) for name, _ in over)
    why = tuple(
        message(
            "{nutrient}: {amount} a day, {kind} {most}",
            nutrient=nutrient_term(name),
            amount=NutrientAmount(name, facts.counted(level, name)),
            kind=level.named,
            most=NutrientAmount(name, level.value),
        )
        for name, level in over
    )
    copper = (
        (
            message(
                "Zinc of {zinc} a day for weeks drains the body of copper.",
                zinc=Amount(limit.ZINC_DRAINS_COPPER_MG, "mg"),
            ),
        )
        if "zinc" in dict(over)
        else ()
    )
    return Draft(
        "caution",
        message("Above the upper level: {nutrients}", nutrients=Listing(names)),
        (
            message(
                "More than that brings no known good. Take less unless a doctor has set the dose."
            ),
            *copper,
        ),
        why,
    )


def stones(facts: Facts) -> Draft | None:
    """Kidney stones beside calcium or vitamin D from supplements."""
    calcium = facts.intakes["calcium"].supplement
    if not facts.has("kidney_stones") or not (calcium > 0 or facts.vitamin_d_iu > 0):
        return None
    tablets = message(
        "Calcium tablets only with meals, and like vitamin D above the recommendation only after "
        "urine tests: ask whoever treats your stones."
    )
    return Draft(
        "caution",
        message("Kidney stones: calcium in food stays, tablets with meals"),
        (
            message("Calcium in food guards against stones, since it binds oxalate in the gut."),
            tablets,
        ),
        (
            message("kidney stones are ticked"),
            message("calcium from supplements: {amount} a day", amount=Amount(calcium, "mg")),
        )
        if calcium > 0
        else (message("kidney stones are ticked"), message("a vitamin D supplement")),
    )
