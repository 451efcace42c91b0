# SPDX-License-Identifier: MIT
"""Rules about 25(OH)D and other results from the laboratory."""

from typing import Final

from dk2gui.core.advice import thresholds as limit
from dk2gui.core.advice.facts import Facts, dose_words, result_words
from dk2gui.core.advice.item import Draft
from dk2gui.core.advice.thresholds import above
from dk2gui.core.basis.message import Amount, Level, LevelRange, Message, Number, message
from dk2gui.core.labs import is_above, is_below, is_from

_ENOUGH: Final = Level(limit.ENOUGH["nmol/L"])
_GOAL: Final = LevelRange(limit.GOAL_LOW["nmol/L"], limit.GOAL_HIGH["nmol/L"])
# Levels of 50 and more are official measures; what is said below them does not rest on opinion.
_OFFICIAL_GRADE: Final = "B"


def level_low(facts: Facts) -> Draft | None:
    """A 25(OH)D below the articles' goal, by how far it is below what authorities ask for."""
    lab = facts.latest("25ohd")
    if lab is None or not is_below(lab, limit.GOAL_LOW):
        return None
    why = (result_words(lab),)
    if is_below(lab, limit.DEFICIENT_BELOW):
        return Draft(
            "stop",
            message("25(OH)D is very low: see a doctor"),
            (
                message(
                    "Below {low} is counted as deficiency. A doctor finds the reason and sets the "
                    "treatment.",
                    low=Level(limit.DEFICIENT_BELOW["nmol/L"]),
                ),
            ),
            why,
            grade=_OFFICIAL_GRADE,
        )
    if is_below(lab, limit.ENOUGH):
        return Draft(
            "caution",
            message("25(OH)D is below what NASEM and EFSA ask for"),
            (
                message(
                    "They count {enough} as enough for nearly everybody, and this result misses "
                    "it. Talk with a doctor about the reason and a modest dose.",
                    enough=_ENOUGH,
                )
                if facts.who.policy.no_dose is None
                else message(
                    "They count {enough} as enough for nearly everybody, and this result misses "
                    "it. Ask the doctor who treats you what follows from it.",
                    enough=_ENOUGH,
                ),
            ),
            why,
            grade=_OFFICIAL_GRADE,
        )
    if facts.who.policy.no_goal is not None:
        return Draft(
            "info",
            message("25(OH)D is enough by the official measure"),
            (message("NASEM and EFSA are content with {enough}.", enough=_ENOUGH),),
            why,
            grade=_OFFICIAL_GRADE,
        )
    return Draft(
        "info",
        message("25(OH)D is enough for NASEM and EFSA, and below the articles' goal"),
        (
            message(
                "NASEM and EFSA are content with {enough}. The articles aim for {goal}; the 2024 "
                "guideline names no goal.",
                enough=_ENOUGH,
                goal=_GOAL,
            ),
        ),
        why,
    )


def level_in_goal(facts: Facts) -> Draft | None:
    """A 25(OH)D within the articles' goal, both ends included, in the unit of the result."""
    lab = facts.latest("25ohd")
    if lab is None or not is_from(lab, limit.GOAL_LOW) or is_above(lab, limit.GOAL_HIGH):
        return None
    if lab.bound == "above":
        return None
    why = (result_words(lab),)
    if facts.who.policy.no_goal is not None:
        return Draft(
            "info",
            message("25(OH)D is enough by the official measure"),
            (
                message("NASEM and EFSA are content with {enough}.", enough=_ENOUGH),
                message("More is not known to be better."),
            ),
            why,
            grade=_OFFICIAL_GRADE,
        )
    return Draft(
        "info",
        message("25(OH)D is where the articles want it"),
        (
            message("It lies within {goal}. More is not known to be better.", goal=_GOAL),
            message("NASEM and EFSA are content with {enough}.", enough=_ENOUGH),
        ),
        why,
    )


def level_high(facts: Facts) -> Draft | None:
    """A 25(OH)D above the goal; in the range of overdose it is urgent."""
    lab = facts.latest("25ohd")
    if lab is None or not is_above(lab, limit.GOAL_HIGH):
        return None
    why = (result_words(lab),)
    if is_from(lab, limit.TOXIC_FROM):
        return Draft(
            "stop",
            message("25(OH)D is in the range of overdose"),
            (
                message(
                    "From {toxic} on, overdoses are seen. Stop vitamin D and calcium supplements "
                    "and see a doctor soon.",
                    toxic=Level(limit.TOXIC_FROM["nmol/L"]),
                ),
            ),
            why,
        )
    return Draft(
        "caution",
        message("25(OH)D is high"),
        (
            message(
                "Above {high} NASEM sees reason for concern. Take less vitamin D and talk it over "
                "with a doctor.",
                high=Level(limit.GOAL_HIGH["nmol/L"]),
            ),
        ),
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
        message("A blood test would tell where this dose leads"),
        (
            message(
                "People respond very differently to the same dose; 25(OH)D shows your own "
                "response. The 2024 guideline advises against testing everybody as a routine, and "
                "against dosing by the result."
            ),
        ),
        (dose_words(facts), message("no 25(OH)D result entered")),
    )


def hypercalcaemia(facts: Facts) -> Draft | None:
    """Raised blood calcium, by how high it is."""
    lab = facts.latest("calcium")
    why = []
    if lab is not None and is_above(lab, limit.HIGH_CALCIUM):
        why.append(result_words(lab))
    if facts.has("hypercalcaemia"):
        why.append(message("raised blood calcium is ticked"))
    if not why:
        return None
    if is_above(lab, limit.EMERGENCY_CALCIUM_ABOVE):
        title = message("Blood calcium is dangerously high: get emergency care now")
    elif is_from(lab, limit.PROMPT_CALCIUM_FROM):
        title = message("Blood calcium is high: see a doctor today")
    else:
        title = message("Blood calcium is raised: see a doctor soon")
    return Draft(
        "stop",
        title,
        (
            message(
                "Stop vitamin D and calcium supplements until a doctor has looked into it and "
                "measured calcium, PTH and 25(OH)D."
            ),
        ),
        tuple(why),
    )


def calcium_very_low(facts: Facts) -> Draft | None:
    """Severely low blood calcium."""
    lab = facts.latest("calcium")
    if lab is None or not is_below(lab, limit.VERY_LOW_CALCIUM):
        return None
    return Draft(
        "stop",
        message("Blood calcium is very low: see a doctor today"),
        (
            message(
                "Below {low} cramps, fits and an uneven heartbeat can follow; with any of these "
                "get emergency care now. Ask whether the result was adjusted for albumin.",
                low=Amount(limit.VERY_LOW_CALCIUM[lab.unit], lab.unit),
            ),
        ),
        (result_words(lab),),
    )


def pth_high(facts: Facts) -> Draft | None:
    """Parathyroid hormone above laboratories' usual range."""
    lab = facts.latest("pth")
    if lab is None or not is_above(lab, limit.HIGH_PTH):
        return None
    return Draft(
        "info",
        message("PTH is above the usual range of laboratories"),
        (
            message(
                "There are several reasons: too little vitamin D or calcium, weaker kidneys, some "
                "medicines, overactive parathyroid glands. It is read together with calcium, "
                "25(OH)D and kidney function; ask your doctor."
            ),
        ),
        (result_words(lab), _usual(lab.unit)),
    )


def _usual(unit: str) -> Message:
    return message("usual ranges end near {high}", high=Amount(limit.HIGH_PTH[unit], unit))


def assay_biotin(facts: Facts) -> Draft | None:
    """Biotin falsifies some of the assays behind these results."""
    found = [lab for lab in (facts.latest("25ohd"), facts.latest("pth")) if lab is not None]
    if not found:
        return None
    return Draft(
        "info",
        message("Biotin can falsify such a test"),
        (
            message(
                "High doses of biotin, as sold for hair and nails, make some assays of 25(OH)D "
                "and PTH read too high or too low. Tell the laboratory, and ask how long to leave "
                "it out before the next test."
            ),
        ),
        tuple(result_words(lab) for lab in found),
    )


def inr_high(facts: Facts) -> Draft | None:
    """An INR far above any usual range on a vitamin K antagonist."""
    lab = facts.latest("inr")
    if not facts.on_vka or not is_from(lab, {"1": limit.HIGH_INR_FROM}) or lab is None:
        return None
    return Draft(
        "stop",
        message("INR is far too high: call the INR clinic today"),
        (
            message(
                "At {high} and above bleeding becomes much more likely, and the clinic changes the "
                "doses. Do not try to bring it down on your own, by food or by tablets. With any "
                "bleeding, or after a blow to the head, get emergency care at once.",
                high=Number(limit.HIGH_INR_FROM),
            ),
        ),
        (result_words(lab),),
    )
