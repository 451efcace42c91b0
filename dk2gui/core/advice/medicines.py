# SPDX-License-Identifier: MIT
"""Rules about medicines: blood thinners, and what meets vitamin D, calcium and minerals."""

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import Facts, dose_words
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above
from dk2gui.core.basis.message import Amount, message


def vka_vitamin_k(facts: Facts) -> Draft | None:
    """A vitamin K antagonist: no K supplement, steady food."""
    if not facts.on_vka:
        return None
    supplement = facts.k_supplement_ug > 0
    much_food = above(facts.k2_food_ug, limit.ARTICLES_K2_LOW_UG)
    why = [message("a vitamin K antagonist is ticked")]
    if supplement:
        why.append(
            message(
                "vitamin K from supplements: {amount} a day",
                amount=Amount(facts.k_supplement_ug, "ug"),
            )
        )
    if much_food:
        why.append(
            message("vitamin K2 from food: {amount} a day", amount=Amount(facts.k2_food_ug, "ug"))
        )
    alone = message("Do not stop anything on your own: talk to your INR clinic first.")
    if supplement:
        title = message("Blood thinner against vitamin K: take no vitamin K supplement")
    elif much_food:
        title = message("Blood thinner against vitamin K: much K2 in food, keep it steady")
        return Draft(
            "stop",
            title,
            (
                message(
                    "So much K2, as natto and some cheeses hold, works against warfarin, "
                    "acenocoumarol, phenprocoumon and fluindione; doses are set to what you eat. "
                    "Tell the INR clinic how much you eat of it, and do not change it suddenly in "
                    "either direction."
                ),
                message("Vitamin K supplements do not belong beside it."),
                alone,
            ),
            tuple(why),
        )
    else:
        title = message("Blood thinner against vitamin K: no vitamin K supplement, steady food")
    return Draft(
        "stop" if supplement else "caution",
        title,
        (
            message(
                "Do not take vitamin K supplements with warfarin, acenocoumarol, phenprocoumon or "
                "fluindione, and do not change how much K-rich food you eat in either direction."
            ),
            alone,
        ),
        tuple(why),
    )


def vka_pregnancy(facts: Facts) -> Draft | None:
    """A vitamin K antagonist in pregnancy."""
    if not facts.on_vka or facts.person.life_stage != "pregnant":
        return None
    return Draft(
        "stop",
        message("Vitamin K antagonist in pregnancy: call whoever prescribes it today"),
        (
            message(
                "These medicines can harm the unborn child, and a clot can harm you: do not stop "
                "on your own. The clinic changes to another blood thinner where that is right."
            ),
        ),
        (message("a vitamin K antagonist is ticked"), message("pregnant")),
    )


def other_anticoagulant(facts: Facts) -> Draft | None:
    """Other blood thinners do not act through vitamin K; fish oil is none."""
    thinner = facts.takes("doac", "antiplatelet")
    if facts.on_vka or not (thinner or facts.takes("fish_oil")):
        return None
    tell = message("Still tell whoever prescribes for you what you take.")
    if not thinner:
        return Draft(
            "info",
            message("Fish oil does not act through vitamin K"),
            (message("Vitamin K does not oppose it."), tell),
            (message("fish oil in high dose is ticked"),),
        )
    why = (message("a DOAC or an antiplatelet is ticked"),)
    if facts.takes("enzyme_inducer"):
        return Draft(
            "info",
            message("Your blood thinner does not act through vitamin K"),
            (
                message(
                    "DOACs and antiplatelets work another way, so vitamin K does not oppose them."
                ),
                message("Another of your medicines may: see what is said about it here."),
            ),
            why,
        )
    return Draft(
        "info",
        message("Your blood thinner does not act through vitamin K"),
        (
            message("DOACs and antiplatelets work another way, so vitamin K does not oppose them."),
            tell,
        ),
        why,
    )


def inducer_anticoagulant(facts: Facts) -> Draft | None:
    """Enzyme inducers weaken blood thinners."""
    if not facts.takes("enzyme_inducer") or not facts.takes("doac", "vitamin_k_antagonist"):
        return None
    return Draft(
        "caution",
        message("One medicine weakens the other: tell the prescriber"),
        (
            message(
                "Rifampicin and some epilepsy medicines speed up the breakdown of blood thinners "
                "and weaken them. Whoever prescribes them must know of both; do not stop or "
                "change either on your own."
            ),
        ),
        (message("an enzyme inducer and a blood thinner are ticked"),),
    )


def drug_calcium(facts: Facts) -> Draft | None:
    """Thiazides and digoxin beside much D or any calcium."""
    calcium = facts.intakes["calcium"].supplement
    if not facts.takes("thiazide", "digoxin"):
        return None
    if calcium <= 0 and not above(facts.vitamin_d_iu, limit.PAIRING_VITAMIN_D_IU):
        return None
    return Draft(
        "caution",
        message("Your medicine and calcium: ask first"),
        (
            message(
                "Thiazides keep calcium in the body, and raised calcium makes digoxin more "
                "dangerous. Have calcium checked before taking more."
            ),
        ),
        (
            dose_words(facts),
            message("calcium from supplements: {amount} a day", amount=Amount(calcium, "mg")),
        ),
    )


def drug_absorption(facts: Facts) -> Draft | None:
    """Medicines that take fat-soluble vitamins with them."""
    takes_any = facts.vitamin_d_iu > 0 or facts.k_supplement_ug > 0
    if not takes_any or not facts.takes("orlistat", "bile_acid_sequestrant"):
        return None
    why = (message("orlistat or a bile acid sequestrant is ticked"),)
    apart = message(
        "Orlistat and bile acid sequestrants bind fat-soluble vitamins. Leave two hours for "
        "orlistat, four for the others, or ask your pharmacist."
    )
    if not facts.on_vka:
        title = message("Take vitamins hours apart from your medicine")
        return Draft("info", title, (apart,), why)
    tell = message("The medicine also changes how much vitamin K gets in: tell the INR clinic.")
    if facts.vitamin_d_iu > 0:
        title = message("Take vitamin D hours apart from your medicine")
        return Draft("info", title, (apart, tell), why)
    return Draft(
        "info",
        message("Your medicine binds vitamins: tell the INR clinic"),
        (message("Orlistat and bile acid sequestrants bind fat-soluble vitamins."), tell),
        why,
    )


def drug_d_breakdown(facts: Facts) -> Draft | None:
    """Medicines that use up vitamin D or work against it."""
    inducer = facts.takes("enzyme_inducer")
    steroid = facts.takes("glucocorticoid")
    if not (inducer or steroid):
        return None
    ask = message("Ask for a 25(OH)D test rather than guessing a dose.")
    induces = message("Rifampicin and some epilepsy medicines speed up the breakdown of vitamin D.")
    opposes = message(
        "Cortisone-like medicines chiefly cut the uptake of calcium and wear on bone; vitamin D "
        "and calcium are part of what the prescriber plans with them."
    )
    if inducer and steroid:
        return Draft(
            "info",
            message("Your medicines work against vitamin D"),
            (induces, opposes, ask),
            (message("an enzyme inducer and a glucocorticoid are ticked"),),
        )
    if inducer:
        return Draft(
            "info",
            message("Your medicine uses up vitamin D"),
            (induces, ask),
            (message("an enzyme inducer is ticked"),),
        )
    return Draft(
        "info",
        message("Your medicine works against vitamin D and calcium"),
        (opposes, ask),
        (message("a glucocorticoid is ticked"),),
    )


def mineral_timing(facts: Facts) -> Draft | None:
    """Minerals bind some medicines in the gut."""
    if not any(facts.intakes[name].supplement > 0 for name in ("calcium", "magnesium", "zinc")):
        return None
    return Draft(
        "info",
        message("Mineral tablets hours apart from some medicines"),
        (
            message(
                "Calcium, magnesium and zinc bind levothyroxine, quinolones, tetracyclines and "
                "bisphosphonates in the gut. Leave two to four hours between them, and ask your "
                "pharmacist."
            ),
        ),
        (message("a supplement of calcium, magnesium or zinc"),),
    )
