# SPDX-License-Identifier: MIT
"""All advice: which rule, when in words, on what evidence, in which order."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from dk2gui.core.advice import minerals, person, vitamin_d, vitamin_k
from dk2gui.core.advice.facts import Facts, SunToday, facts_of
from dk2gui.core.advice.item import SEVERITIES, AdviceItem, Draft
from dk2gui.core.evidence import Evidence
from dk2gui.core.intake.intake import Intake
from dk2gui.core.intake.reference import Reference
from dk2gui.core.scenario.scenario import Scenario


class Rule(msgspec.Struct, frozen=True):
    """One rule of the catalogue.

    The first evidence entry gives its grade, unless the rule says something else than what that
    entry grades.
    """

    id: str
    fires: Callable[[Facts], Draft | None]
    trigger: str
    evidence: tuple[str, ...]
    grade: str | None = None


# Within a severity, advice is listed in this order: what cannot wait first.
RULES: Final = (
    Rule("vka-vitamin-k", vitamin_k.vka_vitamin_k,
         "a vitamin K antagonist is taken", ("E28",)),
    Rule("inr-high", vitamin_k.inr_high,
         "a vitamin K antagonist and a latest INR of 5 or more", ("I05",)),
    Rule("hypercalcaemia", person.hypercalcaemia,
         "blood calcium above 2.62 mmol/L (10.5 mg/dL), or raised calcium ticked", ("E35",)),
    Rule("d-sensitive-condition", person.d_sensitive_condition,
         "granulomatous disease or hyperparathyroidism with any vitamin D supplement", ("I01",)),
    # E25 grades the risk and the trials of K2 (B); to ask a clinician is sound habit (E).
    Rule("kidney-disease", person.kidney_disease, "kidney disease stage 3b to 5", ("E25",), "E"),
    Rule("d-over-10000", vitamin_d.d_over_10000,
         "more than 10 000 IU of vitamin D a day from supplements", ("E35",)),
    Rule("25ohd-high", vitamin_d.level_high,
         "latest 25(OH)D above 125 nmol/L (50 ng/mL)", ("E14", "E35")),
    Rule("25ohd-low", vitamin_d.level_low,
         "latest 25(OH)D below 75 nmol/L (30 ng/mL)", ("E14",)),
    Rule("retinol-high", minerals.retinol_high,
         "retinol above the upper level, or from 1500 ug a day after menopause or from 65",
         ("E31",)),
    Rule("child", person.child, "younger than 18", ("E48",)),
    # E31 grades retinol and bone (D); that much retinol harms the unborn is B.
    Rule("pregnancy", person.pregnancy, "pregnant or lactating", ("E31",), "B"),
    Rule("d-over-ul", vitamin_d.d_over_ul,
         "vitamin D from supplements and food above the upper level of that age", ("E35",)),
    Rule("pair-k2", vitamin_k.pair_k2,
         "more than 2000 IU of vitamin D and less than 90 ug of MK-7 and food K2 a day",
         ("E04", "E12")),
    Rule("high-risk-clinician", person.high_risk_clinician,
         "heart disease, diabetes, kidney disease or osteoporosis", ("E25",), "E"),
    Rule("monitor-calcium", person.monitor_calcium,
         "such a condition and more than 2000 IU of vitamin D, or more than 4000 IU", ("E35",)),
    Rule("drug-calcium", person.drug_calcium,
         "a thiazide or digoxin with more than 2000 IU of vitamin D or a calcium supplement",
         ("I02",)),
    Rule("calcium-high", minerals.calcium_high,
         "more than 1000 mg of calcium from supplements, or more than the upper level", ("E33",)),
    Rule("calcium-low", minerals.calcium_low, "calcium below the recommended intake", ("E32",)),
    Rule("magnesium-low", minerals.magnesium_low,
         "magnesium below the recommended intake with a vitamin D supplement", ("E30",)),
    Rule("k2-very-high", vitamin_k.k2_very_high,
         # E20 grades the doses tried (B); caution beyond them is opinion.
         "more than 720 ug of MK-7 or 45 000 ug of MK-4 a day", ("E20",), "E"),
    Rule("sunburn", vitamin_d.sunburn,
         "longer in the sun than half the time to reddening", ("E16",)),
    Rule("no-uvb", vitamin_d.no_uvb, "the sun is too low to make vitamin D", ("E16",)),
    Rule("25ohd-in-goal", vitamin_d.level_in_goal,
         "latest 25(OH)D within 75 to 125 nmol/L (30 to 50 ng/mL)", ("E14",)),
    Rule("k2-optional", vitamin_k.k2_optional,
         "up to 2000 IU of vitamin D and less than 90 ug of MK-7 and food K2 a day",
         # E10 grades "vitamin D without K2 calcifies" (X); that it does not at this dose is B.
         ("E10",), "B"),
    Rule("ratio-conflict", vitamin_k.ratio_conflict,
         "one article's ratio asks for more than 200 ug of MK-7", ("E24", "E12")),
    Rule("test-25ohd", vitamin_d.test_25ohd,
         # E14 grades a goal for 25(OH)D (E); that it is the best marker is A.
         "more than 2000 IU of vitamin D and no 25(OH)D result", ("E14",), "A"),
    Rule("other-anticoagulant", vitamin_k.other_anticoagulant,
         "a DOAC, an antiplatelet or fish oil, and no vitamin K antagonist", ("E49",)),
    Rule("mk4-low", vitamin_k.mk4_low, "less than 1000 ug of MK-4 a day", ("E27",)),
    Rule("diet-low-k2", vitamin_k.diet_low_k2,
         # E26 grades who has low status (C); that such a diet matters is plausible, not counted.
         "vegan, low-fat or no fermented foods, and less than 90 ug of K2 from food", ("E26",),
         "E"),
    Rule("take-with-fat", vitamin_k.take_with_fat,
         "a vitamin D or K supplement taken without fat", ("E29",)),
    Rule("drug-absorption", person.drug_absorption,
         "orlistat or a bile acid sequestrant with a vitamin D or K supplement", ("I03",)),
    Rule("drug-d-breakdown", person.drug_d_breakdown,
         "an enzyme inducer or a glucocorticoid", ("I04",)),
    Rule("older-adult", person.older_adult, "65 or older", ("E26", "E11")),
    Rule("lifestyle", person.lifestyle, "smoking or little activity", ("G00",)),
    Rule("general-information", person.general_information, "always", ("G00",)),
)  # fmt: skip


def fired(
    scenario: Scenario,
    intakes: Mapping[str, Intake],
    references: Mapping[str, tuple[Reference, ...]],
    sun: SunToday | None,
    evidence: Mapping[str, Evidence],
) -> tuple[AdviceItem, ...]:
    """What every rule says that fires, most serious first, whatever a stop among it silences."""
    facts = facts_of(scenario, intakes, references, sun)
    items = []
    for rule in RULES:
        draft = rule.fires(facts)
        if draft is not None:
            items.append(_item(rule, draft, evidence))
    items.sort(key=lambda item: SEVERITIES.index(item.severity))
    return tuple(items)


def by_urgency(items: Iterable[AdviceItem]) -> tuple[AdviceItem, ...]:
    """Advice with the most serious first, within a severity in the order of the catalogue."""
    places = {rule.id: place for place, rule in enumerate(RULES)}
    return tuple(sorted(items, key=lambda item: (SEVERITIES.index(item.severity), places[item.id])))


def _item(rule: Rule, draft: Draft, evidence: Mapping[str, Evidence]) -> AdviceItem:
    entries = [evidence[name] for name in rule.evidence]
    return AdviceItem(
        rule.id,
        draft.severity,
        draft.title,
        draft.detail,
        draft.why,
        rule.trigger,
        rule.grade or entries[0].grade,
        tuple(source.citation for entry in entries for source in entry.sources),
        rule.evidence,
        draft.unless_stopped,
    )
