# SPDX-License-Identifier: MIT
"""Rules about vitamin D: doses, what the guideline suggests, sun."""

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import Facts, dose_words, nutrient_term
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above, below
from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.message import (
    Amount,
    Message,
    Number,
    NutrientAmount,
    Term,
    Text,
    VitaminDAmount,
    message,
)
from dk2gui.core.basis.units import iu_from_ug_vitamin_d


def d_over_10000(facts: Facts) -> Draft | None:
    """More than any source allows without supervision."""
    if not above(facts.vitamin_d_iu, limit.SUPERVISED_VITAMIN_D_IU):
        return None
    return Draft(
        "stop",
        message("This dose of vitamin D needs a doctor"),
        (
            message(
                "Doses above {most} a day belong under medical supervision, with calcium and "
                "25(OH)D measured.",
                most=VitaminDAmount(limit.SUPERVISED_VITAMIN_D_IU),
            ),
            message("Vitamin K2 does not make them safe."),
        ),
        (dose_words(facts),),
    )


def d_over_ul(facts: Facts) -> Draft | None:
    """Food and supplements above the official upper level for that age; a stop below 18."""
    level = facts.upper_level("vitamin_d")
    if level is None:
        return None
    if facts.over_upper_level("vitamin_d") is None:
        return None
    swallowed = facts.counted(level, "vitamin_d")
    most = VitaminDAmount(iu_from_ug_vitamin_d(level.value))
    why = (
        message(
            "food and supplements: {amount} a day",
            amount=VitaminDAmount(iu_from_ug_vitamin_d(swallowed)),
        ),
        message("upper level: {most}", most=most),
    )
    says = message(
        "{authority} sets {most} a day at this age as the upper level, food and supplements "
        "together.",
        authority=Term(AUTHORITIES[level.authority or facts.scenario.authority].title),
        most=most,
    )
    if facts.is_child:
        return Draft(
            "stop",
            message("Too much vitamin D for a child: call the paediatrician"),
            (
                says,
                message(
                    "Give no more than that unless the paediatrician has set the dose, and ask "
                    "whether calcium and 25(OH)D should be measured."
                ),
            ),
            why,
        )
    return Draft(
        "caution",
        message("Above the upper level for vitamin D"),
        (says, message("Stay below it unless a doctor has set the dose.")),
        why,
    )


def d_below_target(facts: Facts) -> Draft | None:
    """A vitamin D intake surely below its target, where nothing else speaks of vitamin D."""
    wanted = facts.target("vitamin_d")
    intake = facts.intakes["vitamin_d"]
    if wanted is None or not facts.could_be_below("vitamin_d"):
        return None
    if not below(facts.most(wanted, "vitamin_d"), wanted.value):
        return None
    return Draft(
        "info",
        message("Vitamin D is below the recommendation"),
        (
            message(
                "{kind} at this age: {amount} a day, from food, supplements and sun together.",
                kind=Text(wanted.kind),
                amount=NutrientAmount("vitamin_d", wanted.value),
            ),
            message("Oily fish, fortified foods and a small supplement are the usual ways there.")
            if "vegan" not in facts.person.diet
            else message("Fortified foods and a small supplement are the usual ways there."),
        ),
        (
            message(
                "{nutrient}: {amount} a day",
                nutrient=nutrient_term("vitamin_d"),
                amount=NutrientAmount("vitamin_d", intake.total),
            ),
        ),
    )


def bolus(facts: Facts) -> Draft | None:
    """Large spaced doses from 50 years on."""
    if facts.person.age_years < limit.BOLUS_FROM_YEARS:
        return None
    if below(facts.largest_vitamin_d_dose_iu, limit.BOLUS_IU):
        return None
    return Draft(
        "caution",
        message("A large single dose: smaller daily doses are preferred"),
        (
            message(
                "Large doses far apart raised falls, and a yearly one fractures too, in trials of "
                "older people. From {age} years on the 2024 guideline prefers lower doses every "
                "day: ask whoever prescribed it about changing over.",
                age=Number(limit.BOLUS_FROM_YEARS),
            ),
        ),
        (message("one dose of {dose}", dose=VitaminDAmount(facts.largest_vitamin_d_dose_iu)),),
    )


def infant_vitamin_d(facts: Facts) -> Draft | None:
    """The first year: what authorities have every breastfed baby given."""
    if not facts.is_infant:
        return None
    if facts.scenario.authority == "uk":
        says = message(
            "The UK advises {low} to {high} a day from birth for breastfed babies; elsewhere it is "
            "{usual}. Formula holds vitamin D already.",
            low=Amount(limit.INFANT_UK_LOW_UG, "ug"),
            high=Amount(limit.INFANT_UK_HIGH_UG, "ug"),
            usual=VitaminDAmount(limit.INFANT_VITAMIN_D_IU),
        )
    else:
        says = message(
            "Paediatric societies have every breastfed baby given {usual} a day from the first "
            "days on. Formula holds vitamin D already.",
            usual=VitaminDAmount(limit.INFANT_VITAMIN_D_IU),
        )
    return Draft(
        "info",
        message("Breastfed babies are given vitamin D"),
        (
            says,
            message("Ask the paediatrician, midwife or health visitor which drops and how much."),
        ),
        (_age(facts),),
    )


def guideline_2024(facts: Facts) -> Draft | None:
    """Groups for which the Endocrine Society suggests vitamin D without testing."""
    age = facts.person.age_years
    young = limit.INFANT_BELOW_YEARS <= age <= limit.GUIDELINE_YOUNG_TO_YEARS
    old = age >= limit.GUIDELINE_OLD_FROM_YEARS
    pregnant = facts.person.life_stage == "pregnant"
    if not (young or old or pregnant):
        return None
    return Draft(
        "info",
        message("A guideline suggests vitamin D here, without testing"),
        (
            message(
                "The Endocrine Society in 2024 suggests vitamin D, in food or as a modest daily "
                "dose, from 1 to {young} years, from {old} years on and in pregnancy, without a "
                "blood test.",
                young=Number(limit.GUIDELINE_YOUNG_TO_YEARS),
                old=Number(limit.GUIDELINE_OLD_FROM_YEARS),
            ),
            message("What a doctor or midwife has set for you comes first."),
        ),
        (message("pregnant"),) if pregnant else (_age(facts),),
    )


def no_uvb(facts: Facts) -> Draft | None:
    """The sun is too low to make vitamin D, at this hour or in this season."""
    sun = facts.sun
    if sun is None or not sun.too_low or sun.vitamin_d_ug_per_day >= limit.SUN_TOO_LITTLE_UG:
        return None
    why = (message("UV index {index} at most", index=Number(sun.uv_index, 1)),)
    if sun.noon_would_do:
        return Draft(
            "info",
            message("At this hour the sun is too low to make vitamin D"),
            (
                message(
                    "On this day next to no vitamin D is made in the skin at this hour, however "
                    "long you stay; around noon some would be."
                ),
            ),
            why,
        )
    return Draft(
        "info",
        message("The sun is too low to make vitamin D"),
        (
            message(
                "At this latitude and date next to no vitamin D is made in the skin, however long "
                "you stay."
            ),
        ),
        why,
        # Where vitamin D is left to a doctor, nothing here may send anybody to supplements.
        unless_stopped=None
        if facts.who.calcium_may_rise
        else message("Count on food and supplements until the sun is higher."),
    )


def sunburn(facts: Facts) -> Draft | None:
    """Longer in the sun than half the time to the first reddening."""
    sun, habit = facts.sun, facts.scenario.sun
    if sun is None or habit is None or sun.minutes_to_burn is None:
        return None
    if not above(habit.minutes, limit.SUNBURN_SHARE * sun.minutes_to_burn):
        return None
    minutes = Number(sun.minutes_to_burn, 0)
    return Draft(
        "caution",
        message("Mind sunburn"),
        (
            message(
                "Skin like this reddens after about {minutes} minutes in that sun. Vitamin D from "
                "sun is no reason to stay longer.",
                minutes=minutes,
            ),
        ),
        (
            message("{minutes} minutes planned", minutes=Number(habit.minutes, 0)),
            message("about {minutes} to reddening", minutes=minutes),
        ),
    )


def _age(facts: Facts) -> Message:
    return message("age {years}", years=Number(facts.person.age_years))
