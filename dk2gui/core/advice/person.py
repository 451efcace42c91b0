# SPDX-License-Identifier: MIT
"""Rules about who the person is: age, time of life, conditions, habits."""

from typing import Final

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import Facts, dose_words, result_words
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above
from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.message import (
    Level,
    Message,
    Number,
    NutrientAmount,
    Term,
    Text,
    message,
)
from dk2gui.core.labs import is_below

_HIGH_RISK: Final = (
    "cardiovascular_disease", "diabetes", "kidney_disease_1_3a", "kidney_disease_3b_5",
    "osteoporosis",
)  # fmt: skip


def kidney_disease(facts: Facts) -> Draft | None:
    """Advanced kidney disease, ticked or seen in a result: only with the nephrologist."""
    if not facts.who.has_advanced_kidney_disease:
        return None
    why = []
    ticked = facts.has("kidney_disease_3b_5")
    if ticked:
        why.append(message("kidney disease stage 3b to 5 is ticked"))
    stage = message(
        "An eGFR below {egfr} counts as stage 3b to 5.",
        egfr=Number(limit.ADVANCED_KIDNEY_BELOW_EGFR),
    )
    egfr = facts.latest("egfr")
    if egfr is not None and is_below(egfr, {egfr.unit: limit.ADVANCED_KIDNEY_BELOW_EGFR}):
        why.append(result_words(egfr))
        if not ticked:
            stage = message(
                "Kidney disease is not ticked, but your {result} counts as stage 3b to 5, as does "
                "any result below {egfr}.",
                result=result_words(egfr),
                egfr=Number(limit.ADVANCED_KIDNEY_BELOW_EGFR),
            )
    return Draft(
        "stop",
        message("With advanced kidney disease, ask the kidney clinic first"),
        (
            stage,
            message(
                "Vitamin D, calcium and vitamin K2 belong in the hands of the nephrologist, who "
                "measures calcium, phosphate, PTH and 25(OH)D."
            ),
            message(
                "Magnesium, phosphorus and retinol (vitamin A) pills build up when the kidneys are "
                "weak: take none unless the kidney clinic has set them."
            ),
        ),
        tuple(why),
    )


def d_sensitive_condition(facts: Facts) -> Draft | None:
    """Conditions in which vitamin D is for a specialist, each in its own words."""
    takes_d = facts.vitamin_d_iu > 0
    if facts.has("granulomatous_disease"):
        why = (message("granulomatous disease is ticked"),)
        first = message(
            "Before any vitamin D, calcium, 25(OH)D and 1,25(OH)2D are measured, since in "
            "sarcoidosis and alike the body may make too much of the active form."
        )
        if takes_d:
            return Draft(
                "stop",
                message("Vitamin D only with your specialist"),
                (
                    message(
                        "In granulomatous disease (such as sarcoidosis) even ordinary doses can "
                        "raise blood calcium. Ask the specialist before you take more."
                    ),
                    first,
                ),
                (dose_words(facts), *why),
            )
        return Draft(
            "info",
            message("Before any vitamin D, ask your specialist"),
            (first, message("Sun makes vitamin D too: ask how much of it suits you.")),
            why,
        )
    if not facts.has("hyperparathyroidism"):
        return None
    return Draft(
        "caution",
        message("Overactive parathyroid glands: vitamin D with your specialist"),
        (
            message(
                "In hyperparathyroidism a shortage of vitamin D is looked for and corrected as "
                "part of the treatment, with modest doses and calcium watched. The specialist "
                "sets the dose; calcium in food need not be cut."
            ),
        ),
        (message("overactive parathyroid glands are ticked"),)
        if not takes_d
        else (dose_words(facts), message("overactive parathyroid glands are ticked")),
        # Repletion in primary hyperparathyroidism rests on trials and their summary.
        grade="B",
    )


def child(facts: Facts) -> Draft | None:
    """Below 18: the reference values of that age and a paediatrician."""
    if not facts.is_child:
        return None
    why = (_age(facts),)
    if facts.is_infant:
        return Draft(
            "caution",
            message("For a baby, ask the paediatrician"),
            (
                message(
                    "In the first year doses of vitamins are for the paediatrician or midwife. The "
                    "values shown are those for this age."
                ),
            ),
            why,
        )
    wanted = facts.target("vitamin_k")
    says: tuple[Message, ...] = (
        message("Doses that are written about are for adults; the values shown are for this age."),
    )
    # With a vitamin K antagonist an intake to reach would read as a call to take vitamin K.
    if wanted is not None and not facts.on_vka:
        says += (
            message(
                "The {kind} of vitamin K at this age is {amount}.",
                kind=Text(wanted.kind),
                amount=NutrientAmount("vitamin_k", wanted.value),
            ),
        )
    return Draft("caution", message("For a child, ask the paediatrician"), says, why)


def pregnancy(facts: Facts) -> Draft | None:
    """Pregnant or lactating."""
    stage = facts.person.life_stage
    if stage == "none":
        return None
    shown = message("The values shown are those for this time.")
    if stage == "lactating":
        return Draft(
            "caution",
            message("Talk doses over with your midwife or doctor"),
            (
                shown,
                message(
                    "Keep retinol (vitamin A capsules) within its upper level while you nurse."
                ),
            ),
            (message("lactating"),),
        )
    return Draft(
        "caution",
        message("Talk doses over with your midwife or doctor"),
        (
            shown,
            message("Take no retinol: no vitamin A capsules, cod liver oil or liver.")
            if "vegan" not in facts.person.diet
            else message("Take no retinol: no vitamin A capsules."),
        ),
        (message("pregnant"),),
    )


def high_risk_clinician(facts: Facts) -> Draft | None:
    """Conditions for which doses are settled with a clinician."""
    if not facts.has(*_HIGH_RISK):
        return None
    plan = message(
        "With heart disease, diabetes, kidney disease or osteoporosis, doses belong in your "
        "treatment plan."
    )
    why = (message("such a condition is ticked"),)
    if facts.on_vka:
        return Draft("caution", message("Settle vitamin D with your clinician"), (plan,), why)
    return Draft(
        "caution",
        message("Settle vitamin D and K2 with your clinician"),
        (
            plan,
            message(
                "Whether more K2 slows calcification is open: one trial in coronary disease found "
                "it, none in kidney disease did."
            ),
        ),
        why,
    )


def monitor_calcium(facts: Facts) -> Draft | None:
    """Doses at which calcium is to be watched."""
    at_risk = facts.has(*_HIGH_RISK) and above(facts.vitamin_d_iu, limit.PAIRING_VITAMIN_D_IU)
    if not at_risk and not above(facts.vitamin_d_iu, limit.MONITOR_VITAMIN_D_IU):
        return None
    risk = (message("a condition that calls for care is ticked"),) if at_risk else ()
    return Draft(
        "caution",
        message("Have calcium watched at this dose"),
        (message("Ask for calcium, PTH, creatinine and 25(OH)D from time to time."),),
        (dose_words(facts), *risk),
    )


def malabsorption(facts: Facts) -> Draft | None:
    """Conditions in which little is taken up."""
    if not facts.has("malabsorption"):
        return None
    return Draft(
        "caution",
        message("With poor absorption the clinic sets dose and tests"),
        (
            message(
                "After a bypass, or with coeliac, pancreatic or bowel disease, usual doses often "
                "fail and levels fall unseen. The clinic sets the dose and tests 25(OH)D, calcium "
                "and PTH; what is forecast here may be too high."
            ),
        ),
        (message("poor absorption is ticked"),),
    )


def osteoporosis_drug(facts: Facts) -> Draft | None:
    """Low 25(OH)D before strong medicines for bone."""
    lab = facts.latest("25ohd")
    if not facts.has("osteoporosis") or lab is None or not is_below(lab, limit.ENOUGH):
        return None
    return Draft(
        "caution",
        message("Before denosumab or zoledronate, 25(OH)D is corrected"),
        (
            message(
                "Below {enough} these medicines for bone can drop blood calcium. Vitamin D and "
                "calcium are put right before the first and each further dose: tell the clinic "
                "this result.",
                enough=Level(limit.ENOUGH["nmol/L"]),
            ),
        ),
        (message("osteoporosis is ticked"), result_words(lab)),
    )


def older_adult(facts: Facts) -> Draft | None:
    """From 65 on."""
    if facts.person.age_years < limit.OLDER_FROM_YEARS:
        return None
    wanted = facts.target("vitamin_d")
    says: tuple[Message, ...] = ()
    if wanted is not None:
        says = (
            message(
                "{authority} recommends {amount} of vitamin D a day at this age; skin makes less "
                "of it.",
                authority=Term(AUTHORITIES[facts.scenario.authority].title),
                amount=NutrientAmount("vitamin_d", wanted.value),
            ),
        )
    # With a vitamin K antagonist a low marker of vitamin K is meant, not a reason to take it.
    if facts.on_vka:
        title = message("Vitamin D at this age")
        says = says or (message("With age skin makes less vitamin D."),)
    else:
        title = message("Needs and vitamin status change with age")
        says += (
            message(
                "A marker of low vitamin K status is commoner with age; it cannot tell K1 from K2."
            ),
        )
    return Draft("info", title, says, (_age(facts),))


def lifestyle(facts: Facts) -> Draft | None:
    """What matters to bone and heart besides vitamins."""
    reasons = tuple(
        word
        for word, given in (
            (message("smoking"), facts.person.smoker),
            (message("little activity"), facts.person.low_activity),
        )
        if given
    )
    if not reasons:
        return None
    return Draft(
        "info",
        message("Moving and not smoking do more than vitamins"),
        (
            message(
                "For bone and heart, activity, food and not smoking weigh more than any of these "
                "doses."
            ),
        ),
        reasons,
    )


def general_information(_facts: Facts) -> Draft:
    """Always last."""
    return Draft(
        "info",
        message("General information, not medical advice"),
        (
            message(
                "Talk to a doctor or pharmacist before changing doses, above all with a condition "
                "or a medicine."
            ),
        ),
    )


def _age(facts: Facts) -> Message:
    return message("age {years}", years=Number(facts.person.age_years))
