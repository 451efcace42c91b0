# SPDX-License-Identifier: MIT
"""Rules about retinol and beta-carotene."""

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import Facts
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above, below
from dk2gui.core.basis.message import Amount, Listing, Text, message
from dk2gui.core.intake.reference import NO_REFERENCES


def retinol_high(facts: Facts) -> Draft | None:
    """Retinol above the upper level, or in the range where cohorts saw fractures."""
    ug = facts.preformed_ug
    why = (message("retinol from food and supplements: {amount} a day", amount=Amount(ug, "ug")),)
    level = facts.references.get(
        "retinol", facts.references.get("vitamin_a", NO_REFERENCES)
    ).upper_level
    if level is not None and above(ug, level.value):
        most = Amount(level.value, "ug")
        return Draft(
            "stop",
            message("Retinol is above the upper level"),
            (
                message(
                    "The upper level for preformed vitamin A at this age is {most} a day. Above "
                    "it, it can harm the liver and bone, and in pregnancy the unborn child.",
                    most=most,
                ),
                message("Leave the supplement out and ask a doctor."),
            ),
            (*why, message("{kind} {most}", kind=level.named, most=most)),
            grade="B",
        )
    at_risk = facts.person.postmenopausal or facts.person.age_years >= limit.OLDER_FROM_YEARS
    if not at_risk or below(ug, limit.RETINOL_BONE_UG):
        return None
    signal = message(
        "In some large studies, {from_} of retinol a day and more went with more hip fractures, in "
        "others not.",
        from_=Amount(limit.RETINOL_BONE_UG, "ug"),
    )
    # To a smoker beta-carotene is no way out.
    instead = () if facts.person.smoker else (message("Beta-carotene does not carry this signal."),)
    return Draft("caution", message("Much retinol for older bones"), (signal, *instead), why)


def pregnancy_retinol(facts: Facts) -> Draft | None:
    """Retinol supplements or liver in pregnancy."""
    if facts.person.life_stage != "pregnant":
        return None
    supplement = facts.intakes["retinol"].supplement
    if supplement <= 0 and not facts.liver:
        return None
    why = [message("pregnant")]
    if supplement > 0:
        why.append(
            message("retinol from supplements: {amount} a day", amount=Amount(supplement, "ug"))
        )
    if facts.liver:
        why.append(message("on the plate: {foods}", foods=Listing(tuple(map(Text, facts.liver)))))
    none = (
        message("Take no vitamin A (retinol) capsules, cod liver oil or liver in pregnancy.")
        if "vegan" not in facts.person.diet
        else message("Take no vitamin A (retinol) capsules in pregnancy.")
    )
    harm = message(
        "Much retinol early in pregnancy went with birth defects; beta-carotene in vegetables "
        "does not."
    )
    if above(facts.preformed_ug, limit.RETINOL_PREGNANCY_STOP_UG):
        return Draft(
            "stop",
            message(
                "Too much retinol for the unborn child: stop it and call your midwife or doctor"
            ),
            (
                none,
                harm,
                message(
                    "EFSA sets {most} a day as the most, pregnancy included.",
                    most=Amount(limit.RETINOL_PREGNANCY_STOP_UG, "ug"),
                ),
            ),
            tuple(why),
        )
    return Draft(
        "caution",
        message("In pregnancy, no retinol supplement and no liver")
        if "vegan" not in facts.person.diet
        else message("In pregnancy, no retinol supplement"),
        (none, harm),
        tuple(why),
    )


def beta_carotene_smoker(facts: Facts) -> Draft | None:
    """Beta-carotene supplements and smoking."""
    mg = facts.beta_carotene_mg
    if not facts.person.smoker or mg <= 0:
        return None
    stops = not below(mg, limit.BETA_CAROTENE_STOP_MG)
    return Draft(
        "stop" if stops else "caution",
        message("Beta-carotene supplements and smoking: stop them")
        if stops
        else message("Beta-carotene supplements and smoking do not go together"),
        (
            message(
                "In two large trials smokers on {dose} of beta-carotene a day and more had more "
                "lung cancer, and EFSA says that smokers should avoid it. Beta-carotene in "
                "vegetables and fruit is not meant.",
                dose=Amount(limit.BETA_CAROTENE_STOP_MG, "mg"),
            ),
        ),
        (
            message("smoking"),
            message("beta-carotene from supplements: {amount} a day", amount=Amount(mg, "mg")),
        ),
    )
