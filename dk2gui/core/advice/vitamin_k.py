# SPDX-License-Identifier: MIT
"""Rules about vitamin K: pairing with vitamin D, medicines that forbid it, doses, foods."""

from typing import Final

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import UG, Facts, said
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above, below

# K2 foods by what they need: (name, origin, fermented, rich in fat).
_K2_FOODS: Final = (
    ("natto", "plant", True, False),
    ("sauerkraut (a little)", "plant", True, False),
    ("hard and soft cheese", "dairy", True, True),
    ("low-fat curd cheese (quark)", "dairy", True, False),
    ("egg yolk", "egg", False, True),
    ("chicken", "meat", False, False),
)


def vka_vitamin_k(facts: Facts) -> Draft | None:
    """A vitamin K antagonist: no K supplement, steady food."""
    if not facts.on_vka:
        return None
    title = "Blood thinner against vitamin K: take no vitamin K supplement"
    detail = (
        "Do not take vitamin K supplements with warfarin, acenocoumarol, phenprocoumon or "
        "fluindione, and do not change how much K-rich food you eat in either direction. Do not "
        "stop anything on your own: talk to your INR clinic first."
    )
    why = ["a vitamin K antagonist is ticked"]
    if facts.k_supplement_ug > 0:
        why.append(f"vitamin K from supplements: {said(facts.k_supplement_ug, UG)} a day")
    if above(facts.k2_food_ug, limit.ARTICLES_K2_LOW_UG):
        why.append(f"vitamin K2 from food: {said(facts.k2_food_ug, UG)} a day")
    return Draft("stop" if len(why) > 1 else "caution", title, detail, tuple(why))


def inr_high(facts: Facts) -> Draft | None:
    """An INR far above any usual range on a vitamin K antagonist."""
    lab = facts.latest("inr")
    if not facts.on_vka or lab is None or below(lab.value, limit.HIGH_INR_FROM):
        return None
    return Draft(
        "stop",
        "INR is far too high: call the INR clinic today",
        f"At {limit.HIGH_INR_FROM:g} and above bleeding becomes much more likely, and the clinic "
        "changes the doses. Do not try to bring it down on your own, by food or by tablets. With "
        "any bleeding, or after a blow to the head, get emergency care at once.",
        (f"INR {lab.value:g} on {lab.date.isoformat()}",),
    )


def other_anticoagulant(facts: Facts) -> Draft | None:
    """Other blood thinners do not act through vitamin K."""
    if facts.on_vka or not facts.takes("doac", "antiplatelet", "fish_oil"):
        return None
    return Draft(
        "info",
        "Your blood thinner does not act through vitamin K",
        "DOACs, antiplatelets and fish oil work another way, so vitamin K does not oppose them. "
        "Still tell whoever prescribes them what you take.",
        ("a DOAC, an antiplatelet or fish oil is ticked",),
    )


def _pairing_applies(facts: Facts) -> bool:
    return (
        not facts.on_vka
        and facts.person.age_years >= limit.ADULT_FROM_YEARS
        and below(facts.pairing_k2_ug, limit.ARTICLES_K2_LOW_UG)
    )


def pair_k2(facts: Facts) -> Draft | None:
    """The articles' opinion: K2 beside larger doses of D."""
    if (
        not _pairing_applies(facts)
        or not above(facts.vitamin_d_iu, limit.PAIRING_VITAMIN_D_IU)
        or facts.has("kidney_disease_3b_5")
    ):
        return None
    return Draft(
        "caution",
        "The articles would add vitamin K2 to this dose",
        "They suggest MK-7 of 90 to 200 \u00b5g a day, or foods rich in K2, above 2000 IU of "
        "vitamin D. This is opinion: no trial has tested the threshold, and K2 is no permission "
        "for more vitamin D.",
        (f"vitamin D from supplements: {said(facts.vitamin_d_iu, 'IU')} a day",
         f"MK-7 and K2 from food: {said(facts.pairing_k2_ug, UG)} a day"),
    )  # fmt: skip


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
        "Vitamin K2 is optional at this dose",
        "Nothing shows that up to 2000 IU of vitamin D need added K2.",
        (f"vitamin D from supplements: {said(facts.vitamin_d_iu, 'IU')} a day",),
    )


def ratio_conflict(facts: Facts) -> Draft | None:
    """One article's ratio asks for more K2 than the other two ever do."""
    wanted = limit.RATIO_UG_PER_1000_IU * facts.vitamin_d_iu / 1000
    if facts.on_vka or not above(wanted, limit.ARTICLES_K2_HIGH_UG):
        return None
    return Draft(
        "info",
        "The articles disagree about K2 here",
        f"One asks for 100 \u00b5g of MK-7 per 1000 IU, which would be {said(wanted, UG)}; "
        "the others never pass 200 \u00b5g. No ratio of vitamin D to K2 is established.",
        (f"vitamin D from supplements: {said(facts.vitamin_d_iu, 'IU')} a day",),
    )


def mk4_low(facts: Facts) -> Draft | None:
    """An MK-4 dose below the range in use."""
    if not facts.mk4_ug > 0 or not below(facts.mk4_ug, limit.MK4_LOW_UG):
        return None
    if facts.on_vka:
        title = "MK-4 counts as vitamin K too"
        detail = (
            "A small dose is no exception: it does not stand in for anything, and no dose of it "
            "belongs beside this medicine. Ask the INR clinic before changing anything."
        )
    else:
        title = "This MK-4 dose is below the range in use"
        detail = (
            "Trials and prescriptions use 1000 to 45\u202f000 \u00b5g. MK-4 leaves the blood "
            "within hours and does not stand in for MK-7."
        )
    return Draft("info", title, detail, (f"MK-4 from supplements: {said(facts.mk4_ug, UG)} a day",))


def k2_very_high(facts: Facts) -> Draft | None:
    """More K2 than any long trial."""
    why = [
        f"{name} from supplements: {said(ug, UG)} a day"
        for name, ug, most in (
            ("MK-7", facts.mk7_ug, limit.MK7_LARGEST_TRIAL_UG),
            ("MK-4", facts.mk4_ug, limit.MK4_LARGEST_TRIAL_UG),
        )
        if above(ug, most)
    ]
    if not why:
        return None
    return Draft(
        "caution",
        "More K2 than has been tried",
        "The largest long trials used 720 \u00b5g of MK-7 or 45\u202f000 \u00b5g of MK-4 a day. "
        "No upper level exists, which is not proof of safety.",
        tuple(why),
    )


def diet_low_k2(facts: Facts) -> Draft | None:
    """A diet that leaves out the usual K2 foods."""
    diet = set(facts.person.diet) & {"vegan", "low_fat", "no_fermented_foods"}
    if (
        not diet
        or facts.on_vka
        or facts.person.age_years < limit.ADULT_FROM_YEARS
        or not below(facts.k2_food_ug, limit.ARTICLES_K2_LOW_UG)
    ):
        return None
    fitting = _fitting_foods(set(facts.person.diet))
    advice = (
        f"Foods that fit: {', '.join(fitting)}."
        if fitting
        else "No common food that fits holds much of it; green leaves give vitamin K1, which "
        "serves the same enzymes."
    )
    return Draft(
        "info",
        "This diet holds little vitamin K2",
        f"{advice} Whether that matters is not known: no need for K2 by itself is established.",
        (f"vitamin K2 from food: {said(facts.k2_food_ug, UG)} a day",),
    )


def _fitting_foods(diet: set[str]) -> list[str]:
    excluded: set[str] = set()
    if "vegetarian" in diet:
        excluded |= {"meat", "fish"}
    if "vegan" in diet:
        excluded |= {"meat", "fish", "dairy", "egg"}
    return [
        name
        for name, origin, fermented, rich in _K2_FOODS
        if origin not in excluded
        and not (fermented and "no_fermented_foods" in diet)
        and not (rich and "low_fat" in diet)
    ]


def take_with_fat(facts: Facts) -> Draft | None:
    """Fat-soluble vitamins taken without fat."""
    if facts.scenario.with_fat:
        return None
    vitamins = [
        name for name, dose in (("D", facts.vitamin_d_iu), ("K", facts.k_supplement_ug)) if dose > 0
    ]
    if not vitamins:
        return None
    why = ("doses are marked as taken without fat",)
    # With a vitamin K antagonist nothing here may sound like how to take vitamin K.
    if facts.on_vka and "K" in vitamins:
        return Draft(
            "info",
            "With fat or without: ask before you change it",
            "Fat in the meal changes how much of these vitamins gets into the blood. With your "
            "medicine, ask the INR clinic first.",
            why,
        )
    named = " and ".join(vitamins)
    return Draft(
        "info",
        f"Take vitamin {named} with a meal that holds some fat",
        f"Vitamin {named} dissolves in fat and is taken up better with it." if len(vitamins) == 1
        else f"Vitamins {named} dissolve in fat and are taken up better with it.",
        why,
    )  # fmt: skip
