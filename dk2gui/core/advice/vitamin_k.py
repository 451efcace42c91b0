# SPDX-License-Identifier: MIT
"""Rules about vitamin K2: pairing with vitamin D, doses, foods, fat."""

from typing import Final

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import Facts, dose_words
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above, below
from dk2gui.core.basis.message import (
    Amount,
    Listing,
    Message,
    Number,
    Term,
    VitaminDAmount,
    message,
)
from dk2gui.core.basis.nutrients import NUTRIENTS

# K2 foods by what they need: (name, origin, fermented, rich in fat).
_K2_FOODS: Final = (
    (message("natto"), "plant", True, False),
    (message("sauerkraut (a little)"), "plant", True, False),
    (message("hard and soft cheese"), "dairy", True, True),
    (message("low-fat curd cheese (quark)"), "dairy", True, False),
    (message("egg yolk"), "egg", False, True),
    (message("chicken"), "meat", False, False),
)
_PAIRING: Final = VitaminDAmount(limit.PAIRING_VITAMIN_D_IU)
_MARKER: Final = message(
    "dp-ucMGP tells of all vitamin K, K1 as well, and no level to reach is agreed."
)
_AS_ENTERED: Final = message("As far as entered, food holds little of it; the rest is not known.")


def _pairing_applies(facts: Facts) -> bool:
    return (
        not facts.on_vka
        and not facts.is_child
        and below(facts.pairing_k2_ug, limit.ARTICLES_K2_LOW_UG)
    )


def _as_entered(facts: Facts) -> tuple[Message, ...]:
    """Of a diet entered in part, that the rest is not known; of the marker, what it tells."""
    entered = () if facts.could_be_below("k2") else (_AS_ENTERED,)
    return entered if facts.latest("dp_ucmgp") is None else (*entered, _MARKER)


def pair_k2(facts: Facts) -> Draft | None:
    """The articles' opinion: K2 beside larger doses of D."""
    if (
        not _pairing_applies(facts)
        or not above(facts.vitamin_d_iu, limit.PAIRING_VITAMIN_D_IU)
        or facts.has("kidney_disease_3b_5")
    ):
        return None
    return Draft(
        "info",
        message("The articles would add vitamin K2 to this dose"),
        (
            message(
                "They suggest MK-7 of {low} to {high} a day, or foods rich in K2, above {dose} of "
                "vitamin D. This is opinion: no trial has tested the threshold, and K2 is no "
                "permission for more vitamin D.",
                low=Number(limit.ARTICLES_K2_LOW_UG),
                high=Amount(limit.ARTICLES_K2_HIGH_UG, "ug"),
                dose=_PAIRING,
            ),
            *_as_entered(facts),
        ),
        (
            dose_words(facts),
            message(
                "MK-7 and K2 from food: {amount} a day", amount=Amount(facts.pairing_k2_ug, "ug")
            ),
        ),
    )


def k2_optional(facts: Facts) -> Draft | None:
    """A moderate dose of D has not been shown to need K2."""
    if (
        not _pairing_applies(facts)
        or facts.vitamin_d_iu <= 0
        or above(facts.vitamin_d_iu, limit.PAIRING_VITAMIN_D_IU)
    ):
        return None
    return Draft(
        "info",
        message("Vitamin K2 is optional at this dose"),
        (
            message("Nothing shows that up to {dose} of vitamin D need added K2.", dose=_PAIRING),
            *_as_entered(facts),
        ),
        (dose_words(facts),),
    )


def ratio_conflict(facts: Facts) -> Draft | None:
    """One article's ratio asks for more K2 than the other two ever do."""
    wanted = limit.RATIO_UG_PER_1000_IU * facts.vitamin_d_iu / 1000
    if facts.on_vka or facts.is_child or not above(wanted, limit.ARTICLES_K2_HIGH_UG):
        return None
    return Draft(
        "info",
        message("The articles disagree about K2 here"),
        (
            message(
                "One asks for {ratio} of MK-7 per {per}, which would be {wanted}; the others never "
                "pass {most}. No ratio of vitamin D to K2 is established.",
                ratio=Amount(limit.RATIO_UG_PER_1000_IU, "ug"),
                per=VitaminDAmount(1000.0),
                wanted=Amount(wanted, "ug"),
                most=Amount(limit.ARTICLES_K2_HIGH_UG, "ug"),
            ),
        ),
        (dose_words(facts),),
    )


def mk4_low(facts: Facts) -> Draft | None:
    """An MK-4 dose below the range in use."""
    if not facts.mk4_ug > 0 or not below(facts.mk4_ug, limit.MK4_LOW_UG):
        return None
    if facts.on_vka:
        title = message("MK-4 counts as vitamin K too")
        detail = message(
            "A small dose is no exception: it does not stand in for anything, and no dose of it "
            "belongs beside this medicine. Ask the INR clinic before changing anything."
        )
    else:
        title = message("This MK-4 dose is below the range in use")
        detail = message(
            "Trials and prescriptions use {low} to {high}. MK-4 leaves the blood within hours and "
            "does not stand in for MK-7.",
            low=Number(limit.MK4_LOW_UG),
            high=Amount(limit.MK4_LARGEST_TRIAL_UG, "ug"),
        )
    return Draft("info", title, (detail,), (_from_supplements("mk4", facts.mk4_ug),))


def k2_very_high(facts: Facts) -> Draft | None:
    """More K2 than any long trial."""
    why = tuple(
        _from_supplements(name, ug)
        for name, ug, most in (
            ("mk7", facts.mk7_ug, limit.MK7_LARGEST_TRIAL_UG),
            ("mk4", facts.mk4_ug, limit.MK4_LARGEST_TRIAL_UG),
        )
        if above(ug, most)
    )
    if not why:
        return None
    return Draft(
        "caution",
        message("More K2 than has been tried"),
        (
            message(
                "The largest long trials used {mk7} of MK-7 or {mk4} of MK-4 a day. No upper level "
                "exists, which is not proof of safety.",
                mk7=Amount(limit.MK7_LARGEST_TRIAL_UG, "ug"),
                mk4=Amount(limit.MK4_LARGEST_TRIAL_UG, "ug"),
            ),
        ),
        why,
    )


def diet_low_k2(facts: Facts) -> Draft | None:
    """A diet that leaves out the usual K2 foods."""
    diet = set(facts.person.diet) & {"vegan", "low_fat", "no_fermented_foods"}
    if (
        not diet
        or facts.on_vka
        or facts.is_child
        or not below(facts.k2_food_ug, limit.ARTICLES_K2_LOW_UG)
    ):
        return None
    fitting = _fitting_foods(set(facts.person.diet))
    foods = (
        message("Foods that fit: {foods}.", foods=Listing(fitting, "or"))
        if fitting
        else message(
            "No common food that fits holds much of it; green leaves give vitamin K1, which serves "
            "the same enzymes."
        )
    )
    return Draft(
        "info",
        message("This diet holds little vitamin K2"),
        (
            *_as_entered(facts),
            foods,
            message("Whether that matters is not known: no need for K2 by itself is established."),
        ),
        (message("vitamin K2 from food: {amount} a day", amount=Amount(facts.k2_food_ug, "ug")),),
    )


def _fitting_foods(diet: set[str]) -> tuple[Message, ...]:
    excluded: set[str] = set()
    if "vegetarian" in diet:
        excluded |= {"meat", "fish"}
    if "vegan" in diet:
        excluded |= {"meat", "fish", "dairy", "egg"}
    return tuple(
        name
        for name, origin, fermented, rich in _K2_FOODS
        if origin not in excluded
        and not (fermented and "no_fermented_foods" in diet)
        and not (rich and "low_fat" in diet)
    )


def take_with_fat(facts: Facts) -> Draft | None:
    """Fat-soluble vitamins taken without fat."""
    if facts.scenario.with_fat:
        return None
    vitamins = [
        name for name, dose in (("D", facts.vitamin_d_iu), ("K", facts.k_supplement_ug)) if dose > 0
    ]
    if not vitamins:
        return None
    why = (message("doses are marked as taken without fat"),)
    # With a vitamin K antagonist nothing here may sound like how to take vitamin K.
    if facts.on_vka and "K" in vitamins:
        return Draft(
            "info",
            message("With fat or without: ask before you change it"),
            (
                message(
                    "Fat in the meal changes how much of these vitamins gets into the blood. With "
                    "your medicine, ask the INR clinic first."
                ),
            ),
            why,
        )
    if vitamins == ["D", "K"]:
        title = message("Take vitamin D and K with a meal that holds some fat")
        detail = message("Vitamins D and K dissolve in fat and are taken up better with it.")
    elif vitamins == ["D"]:
        title = message("Take vitamin D with a meal that holds some fat")
        detail = message("Vitamin D dissolves in fat and is taken up better with it.")
    else:
        title = message("Take vitamin K with a meal that holds some fat")
        detail = message("Vitamin K dissolves in fat and is taken up better with it.")
    return Draft("info", title, (detail,), why)


def _from_supplements(nutrient: str, ug: float) -> Message:
    return message(
        "{name} from supplements: {amount} a day",
        name=Term(NUTRIENTS[nutrient].word),
        amount=Amount(ug, "ug"),
    )
