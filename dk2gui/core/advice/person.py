# SPDX-License-Identifier: MIT
"""Rules about who the person is: conditions, medicines, age, habits."""

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import UG, Facts, said
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above, below
from dk2gui.core.intake.reference import target

_HIGH_RISK = (
    "cardiovascular_disease", "diabetes", "kidney_disease_1_3a", "kidney_disease_3b_5",
    "osteoporosis",
)  # fmt: skip


def _dose(facts: Facts) -> str:
    return f"vitamin D from supplements: {said(facts.vitamin_d_iu, 'IU')} a day"


def kidney_disease(facts: Facts) -> Draft | None:
    """Advanced kidney disease: only with the nephrologist."""
    if not facts.has("kidney_disease_3b_5"):
        return None
    return Draft(
        "stop",
        "With advanced kidney disease, ask the kidney clinic first",
        "Vitamin D, calcium and vitamin K2 belong in the hands of the nephrologist: calcium and "
        "phosphate can go wrong quickly.",
        ("kidney disease stage 3b to 5 is ticked",),
    )


def hypercalcaemia(facts: Facts) -> Draft | None:
    """Raised blood calcium."""
    lab = facts.latest("calcium")
    why = []
    if lab is not None and above(lab.value, limit.HIGH_CALCIUM[lab.unit]):
        why.append(f"calcium {lab.value:g} {lab.unit} on {lab.date.isoformat()}")
    if facts.has("hypercalcaemia"):
        why.append("raised blood calcium is ticked")
    if not why:
        return None
    if lab is not None and above(lab.value, limit.EMERGENCY_CALCIUM_ABOVE[lab.unit]):
        title = "Blood calcium is dangerously high: get emergency care now"
    elif lab is not None and not below(lab.value, limit.PROMPT_CALCIUM_FROM[lab.unit]):
        title = "Blood calcium is high: see a doctor today"
    else:
        title = "Blood calcium is raised: see a doctor soon"
    return Draft(
        "stop",
        title,
        "Stop vitamin D and calcium supplements until a doctor has looked into it and measured "
        "calcium, PTH and 25(OH)D.",
        tuple(why),
    )


def d_sensitive_condition(facts: Facts) -> Draft | None:
    """Conditions in which vitamin D can raise calcium at ordinary doses."""
    if facts.vitamin_d_iu <= 0 or not facts.has("granulomatous_disease", "hyperparathyroidism"):
        return None
    return Draft(
        "stop",
        "Vitamin D only with your specialist",
        "In granulomatous disease (such as sarcoidosis) and hyperparathyroidism even ordinary "
        "doses can raise blood calcium. A specialist sets the dose and watches calcium.",
        (_dose(facts), "such a condition is ticked"),
    )


def child(facts: Facts) -> Draft | None:
    """Below 18: the reference values of that age and a paediatrician."""
    if facts.person.age_years >= limit.ADULT_FROM_YEARS:
        return None
    wanted = target(facts.references.get("vitamin_k", ()))
    # With a vitamin K antagonist an intake to reach would read as a call to take vitamin K.
    ai = (
        f" The {wanted.kind} of vitamin K at this age is {said(wanted.value, UG)}."
        if wanted and not facts.on_vka
        else ""
    )
    return Draft(
        "caution",
        "For a child, ask the paediatrician",
        f"Doses in the articles are for adults, and 120 \u00b5g of K2 is an adult figure.{ai}",
        (f"age {facts.person.age_years:g}",),
    )


def pregnancy(facts: Facts) -> Draft | None:
    """Pregnant or lactating."""
    stage = facts.person.life_stage
    if stage == "none":
        return None
    return Draft(
        "caution",
        "Talk doses over with your midwife or doctor",
        "The values shown are those for this time. Keep retinol (liver, cod liver oil, vitamin A "
        "capsules) well below its upper level."
        if "vegan" not in facts.person.diet
        else "The values shown are those for this time. Keep retinol (vitamin A capsules) well "
        "below its upper level.",
        (stage,),
    )


def high_risk_clinician(facts: Facts) -> Draft | None:
    """Conditions for which doses are settled with a clinician."""
    if not facts.has(*_HIGH_RISK):
        return None
    if facts.on_vka:
        title, more = "Settle vitamin D with your clinician", ""
    else:
        title = "Settle vitamin D and K2 with your clinician"
        more = (
            " Whether more K2 slows calcification is open: one trial in coronary disease found it, "
            "none in kidney disease did."
        )
    return Draft(
        "caution",
        title,
        f"With heart disease, diabetes, kidney disease or osteoporosis, doses belong in your "
        f"treatment plan.{more}",
        ("such a condition is ticked",),
    )


def monitor_calcium(facts: Facts) -> Draft | None:
    """Doses at which calcium is to be watched."""
    at_risk = facts.has(*_HIGH_RISK) and above(facts.vitamin_d_iu, limit.PAIRING_VITAMIN_D_IU)
    if not at_risk and not above(facts.vitamin_d_iu, limit.MONITOR_VITAMIN_D_IU):
        return None
    return Draft(
        "caution",
        "Have calcium watched at this dose",
        "Ask for calcium, PTH, creatinine and 25(OH)D from time to time.",
        (_dose(facts), *(("a condition that calls for care is ticked",) if at_risk else ())),
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
        "Your medicine and calcium: ask first",
        "Thiazides keep calcium in the body, and raised calcium makes digoxin more dangerous. "
        "Have calcium checked before taking more.",
        (_dose(facts), f"calcium from supplements: {said(calcium, 'mg')} a day"),
    )


def drug_absorption(facts: Facts) -> Draft | None:
    """Medicines that take fat-soluble vitamins with them."""
    takes_any = facts.vitamin_d_iu > 0 or facts.k_supplement_ug > 0
    if not takes_any or not facts.takes("orlistat", "bile_acid_sequestrant"):
        return None
    title = "Take vitamins hours apart from your medicine"
    detail = (
        "Orlistat and bile acid sequestrants bind fat-soluble vitamins. Leave two hours for "
        "orlistat, four for the others, or ask your pharmacist."
    )
    if facts.on_vka:
        tell = "The medicine also changes how much vitamin K gets in: tell the INR clinic."
        if facts.vitamin_d_iu > 0:
            title, detail = "Take vitamin D hours apart from your medicine", f"{detail} {tell}"
        else:
            title = "Your medicine binds vitamins: tell the INR clinic"
            detail = f"Orlistat and bile acid sequestrants bind fat-soluble vitamins. {tell}"
    return Draft("info", title, detail, ("orlistat or a bile acid sequestrant is ticked",))


def drug_d_breakdown(facts: Facts) -> Draft | None:
    """Medicines that use up vitamin D."""
    if not facts.takes("enzyme_inducer", "glucocorticoid"):
        return None
    return Draft(
        "info",
        "Your medicine uses up vitamin D",
        "Some epilepsy medicines, rifampicin and cortisone-like medicines do. Ask for a 25(OH)D "
        "test rather than guessing a dose.",
        ("an enzyme inducer or a glucocorticoid is ticked",),
    )


def older_adult(facts: Facts) -> Draft | None:
    """From 65 on."""
    if facts.person.age_years < limit.OLDER_FROM_YEARS:
        return None
    title = "The recommended vitamin D rises with age"
    detail = "In the US it is 600 IU a day, and 800 IU above 70 years."
    # With a vitamin K antagonist a low marker of vitamin K is meant, not a reason to take it.
    if not facts.on_vka:
        title = "Needs and vitamin status change with age"
        detail = (
            "The recommended vitamin D in the US is 600 IU a day, and 800 IU above 70 years. A "
            "marker of low vitamin K status is commoner with age; it cannot tell K1 from K2."
        )
    return Draft("info", title, detail, (f"age {facts.person.age_years:g}",))


def lifestyle(facts: Facts) -> Draft | None:
    """What matters to bone and heart besides vitamins."""
    reasons = tuple(
        word
        for word, given in (
            ("smoking", facts.person.smoker),
            ("little activity", facts.person.low_activity),
        )
        if given
    )
    if not reasons:
        return None
    return Draft(
        "info",
        "Moving and not smoking do more than vitamins",
        "For bone and heart, activity, food and not smoking weigh more than any of these doses.",
        reasons,
    )


def general_information(_facts: Facts) -> Draft:
    """Always last."""
    return Draft(
        "info",
        "General information, not medical advice",
        "Talk to a doctor or pharmacist before changing doses, above all with a condition or a "
        "medicine.",
    )
