# SPDX-License-Identifier: MIT
"""All advice: which rule, when in words, on what evidence, in which order."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from dk2gui.core.advice import (
    levels,
    medicines,
    minerals,
    person,
    thresholds,
    vitamin_a,
    vitamin_d,
    vitamin_k,
)
from dk2gui.core.advice.facts import Facts
from dk2gui.core.advice.item import SEVERITIES, AdviceItem, Draft
from dk2gui.core.basis.message import (
    Amount,
    Level,
    Message,
    Number,
    VitaminDAmount,
    message,
)
from dk2gui.core.evidence import Evidence


class Rule(msgspec.Struct, frozen=True):
    """One rule of the catalogue.

    The first evidence entry gives its grade, unless the rule says something else than what that
    entry grades.
    """

    id: str
    fires: Callable[[Facts], Draft | None]
    trigger: Message
    evidence: tuple[str, ...]
    grade: str | None = None


_PAIRING: Final = VitaminDAmount(thresholds.PAIRING_VITAMIN_D_IU)
_K2_LOW: Final = Amount(thresholds.ARTICLES_K2_LOW_UG, "ug")
_ADULT: Final = Number(thresholds.ADULT_FROM_YEARS)

# Within a severity, advice is listed in this order: what cannot wait first.
RULES: Final = (
    Rule("inr-high", levels.inr_high,
         message("a vitamin K antagonist and a latest INR of {inr} or more",
                 inr=Number(thresholds.HIGH_INR_FROM)),
         ("I05",)),
    Rule("vka-pregnancy", medicines.vka_pregnancy,
         message("a vitamin K antagonist in pregnancy"), ("I15",)),
    Rule("vka-vitamin-k", medicines.vka_vitamin_k,
         message("a vitamin K antagonist is taken"), ("E28",)),
    Rule("hypercalcaemia", levels.hypercalcaemia,
         message("blood calcium above {high} ({other}), or raised calcium ticked",
                 high=Amount(thresholds.HIGH_CALCIUM["mmol/L"], "mmol/L"),
                 other=Amount(thresholds.HIGH_CALCIUM["mg/dL"], "mg/dL")),
         ("I06", "E35")),
    Rule("calcium-very-low", levels.calcium_very_low,
         message("blood calcium below {low} ({other})",
                 low=Amount(thresholds.VERY_LOW_CALCIUM["mmol/L"], "mmol/L"),
                 other=Amount(thresholds.VERY_LOW_CALCIUM["mg/dL"], "mg/dL")),
         ("I07",)),
    Rule("d-sensitive-condition", person.d_sensitive_condition,
         message("granulomatous disease or hyperparathyroidism; a stop for the first with any "
                 "vitamin D supplement"),
         ("I01",), "C"),
    Rule("kidney-disease", person.kidney_disease,
         message("kidney disease stage 3b to 5, ticked or by an eGFR below {egfr}",
                 egfr=Number(thresholds.ADVANCED_KIDNEY_BELOW_EGFR)),
         ("I08", "E25")),
    Rule("d-over-10000", vitamin_d.d_over_10000,
         message("more than {dose} of vitamin D a day from supplements",
                 dose=VitaminDAmount(thresholds.SUPERVISED_VITAMIN_D_IU)),
         ("E35",)),
    Rule("25ohd-high", levels.level_high,
         message("latest 25(OH)D above {high}", high=Level(thresholds.GOAL_HIGH["nmol/L"])),
         # E14 grades a goal (E); that high levels are reason for concern is an authority's (B).
         ("E14", "E35"), "B"),
    Rule("25ohd-low", levels.level_low,
         message("latest 25(OH)D below {low}; a caution below {enough}, a stop below {deficient}",
                 low=Level(thresholds.GOAL_LOW["nmol/L"]),
                 enough=Level(thresholds.ENOUGH["nmol/L"]),
                 deficient=Level(thresholds.DEFICIENT_BELOW["nmol/L"])),
         ("E14",)),
    Rule("pregnancy-retinol", vitamin_a.pregnancy_retinol,
         message("pregnant with a retinol supplement or liver; a stop above {most} a day",
                 most=Amount(thresholds.RETINOL_PREGNANCY_STOP_UG, "ug")),
         ("I09",)),
    Rule("retinol-high", vitamin_a.retinol_high,
         message("retinol above the upper level, or from {most} a day after menopause or from "
                 "{years} years",
                 most=Amount(thresholds.RETINOL_BONE_UG, "ug"),
                 years=Number(thresholds.OLDER_FROM_YEARS)),
         ("E31",)),
    Rule("beta-carotene-smoker", vitamin_a.beta_carotene_smoker,
         message("smoking with a beta-carotene supplement; a stop from {most} a day",
                 most=Amount(thresholds.BETA_CAROTENE_STOP_MG, "mg")),
         ("I10",)),
    # E48 grades K2 for children (E); that values go by age is an authority's (B).
    Rule("child", person.child, message("younger than {years}", years=_ADULT), ("E48",), "B"),
    # E31 grades retinol and bone; that much retinol harms the unborn is B.
    Rule("pregnancy", person.pregnancy, message("pregnant or lactating"), ("I09", "E31")),
    Rule("inducer-anticoagulant", medicines.inducer_anticoagulant,
         message("an enzyme inducer with a DOAC or a vitamin K antagonist"), ("I16",)),
    Rule("d-over-ul", vitamin_d.d_over_ul,
         message("vitamin D from supplements and food above the upper level of that age; a stop "
                 "below {years}", years=_ADULT),
         ("E35",)),
    Rule("bolus", vitamin_d.bolus,
         message("from {years} years on, one dose of {dose} or more",
                 years=Number(thresholds.BOLUS_FROM_YEARS),
                 dose=VitaminDAmount(thresholds.BOLUS_IU)),
         ("I11",)),
    Rule("osteoporosis-drug", person.osteoporosis_drug,
         message("osteoporosis and a latest 25(OH)D below {enough}",
                 enough=Level(thresholds.ENOUGH["nmol/L"])),
         ("I17",)),
    Rule("malabsorption", person.malabsorption, message("poor absorption"), ("I18",)),
    # E25 grades the risk and the trials of K2 in such conditions.
    Rule("high-risk-clinician", person.high_risk_clinician,
         message("heart disease, diabetes, kidney disease or osteoporosis"), ("E25",)),
    Rule("monitor-calcium", person.monitor_calcium,
         message("such a condition and more than {some} of vitamin D, or more than {much}",
                 some=_PAIRING, much=VitaminDAmount(thresholds.MONITOR_VITAMIN_D_IU)),
         ("E35",)),
    Rule("stones", minerals.stones,
         message("kidney stones with a calcium or vitamin D supplement"), ("E33",)),
    Rule("drug-calcium", medicines.drug_calcium,
         message("a thiazide or digoxin with more than {some} of vitamin D or a calcium supplement",
                 some=_PAIRING),
         ("I02",)),
    Rule("over-ul", minerals.over_ul,
         message("zinc, magnesium from supplements, phosphorus or boron above the upper level"),
         ("I14", "E34")),
    Rule("calcium-high", minerals.calcium_high,
         message("more than {most} of calcium from supplements, or more than the upper level",
                 most=Amount(thresholds.CALCIUM_SUPPLEMENT_HIGH_MG, "mg")),
         ("E33",)),
    Rule("calcium-low", minerals.calcium_low,
         message("calcium below the recommended intake; a note only where the diet is not all "
                 "entered"),
         ("E32",)),
    Rule("magnesium-low", minerals.magnesium_low,
         message("magnesium below the recommended intake with a vitamin D supplement; a note only "
                 "where the diet is not all entered"),
         ("E30",)),
    Rule("k2-very-high", vitamin_k.k2_very_high,
         message("more than {mk7} of MK-7 or {mk4} of MK-4 a day",
                 mk7=Amount(thresholds.MK7_LARGEST_TRIAL_UG, "ug"),
                 mk4=Amount(thresholds.MK4_LARGEST_TRIAL_UG, "ug")),
         ("E20",)),
    Rule("sunburn", vitamin_d.sunburn,
         message("longer in the sun than half the time to reddening"), ("E16",)),
    Rule("pair-k2", vitamin_k.pair_k2,
         message("more than {dose} of vitamin D and less than {k2} of MK-7 and food K2 a day",
                 dose=_PAIRING, k2=_K2_LOW),
         ("E04", "E12")),
    Rule("infant-vitamin-d", vitamin_d.infant_vitamin_d,
         message("younger than {years} year", years=Number(thresholds.INFANT_BELOW_YEARS)),
         ("I12",)),
    Rule("pth-high", levels.pth_high,
         message("latest PTH above {high} ({other})",
                 high=Amount(thresholds.HIGH_PTH["pmol/L"], "pmol/L"),
                 other=Amount(thresholds.HIGH_PTH["pg/mL"], "pg/mL")),
         ("I19",)),
    Rule("no-uvb", vitamin_d.no_uvb, message("the sun is too low to make vitamin D"), ("E16",)),
    Rule("25ohd-in-goal", levels.level_in_goal,
         message("latest 25(OH)D neither low nor high"), ("E14",)),
    Rule("k2-optional", vitamin_k.k2_optional,
         message("up to {dose} of vitamin D and less than {k2} of MK-7 and food K2 a day",
                 dose=_PAIRING, k2=_K2_LOW),
         # E10 grades "vitamin D without K2 calcifies" (X); that it does not at this dose is B.
         ("E10",), "B"),
    Rule("ratio-conflict", vitamin_k.ratio_conflict,
         message("one article's ratio asks for more than {most} of MK-7",
                 most=Amount(thresholds.ARTICLES_K2_HIGH_UG, "ug")),
         ("E24", "E12")),
    Rule("test-25ohd", levels.test_25ohd,
         message("more than {dose} of vitamin D and no 25(OH)D result", dose=_PAIRING),
         ("E14",)),
    Rule("d-below-target", vitamin_d.d_below_target,
         message("vitamin D stated and below the recommended intake, and nothing else said of it"),
         ("E11", "I13"), "A"),
    Rule("guideline-2024", vitamin_d.guideline_2024,
         message("from 1 to {young} years, from {old} years on, or pregnant",
                 young=Number(thresholds.GUIDELINE_YOUNG_TO_YEARS),
                 old=Number(thresholds.GUIDELINE_OLD_FROM_YEARS)),
         ("I13",)),
    Rule("other-anticoagulant", medicines.other_anticoagulant,
         message("a DOAC, an antiplatelet or fish oil, and no vitamin K antagonist"), ("E49",)),
    Rule("mk4-low", vitamin_k.mk4_low,
         message("less than {low} of MK-4 a day", low=Amount(thresholds.MK4_LOW_UG, "ug")),
         ("E27",)),
    Rule("diet-low-k2", vitamin_k.diet_low_k2,
         # E26 grades who has low status (C); that such a diet matters is plausible, not counted.
         message("vegan, low-fat or no fermented foods, and less than {k2} of K2 from food",
                 k2=_K2_LOW),
         ("E26",), "E"),
    Rule("take-with-fat", vitamin_k.take_with_fat,
         message("a vitamin D or K supplement taken without fat"), ("E29",)),
    Rule("drug-absorption", medicines.drug_absorption,
         message("orlistat or a bile acid sequestrant with a vitamin D or K supplement"), ("I03",)),
    Rule("mineral-timing", medicines.mineral_timing,
         message("a supplement of calcium, magnesium or zinc"), ("I20",)),
    Rule("drug-d-breakdown", medicines.drug_d_breakdown,
         message("an enzyme inducer or a glucocorticoid"), ("I04",)),
    Rule("assay-biotin", levels.assay_biotin, message("any 25(OH)D or PTH result"), ("I21",)),
    Rule("older-adult", person.older_adult,
         message("{years} or older", years=Number(thresholds.OLDER_FROM_YEARS)), ("E26", "E11")),
    Rule("lifestyle", person.lifestyle, message("smoking or little activity"), ("G00",)),
    Rule("general-information", person.general_information, message("always"), ("G00",)),
)  # fmt: skip


_PLACES: Final = {rule.id: place for place, rule in enumerate(RULES)}


def fired(facts: Facts, evidence: Mapping[str, Evidence]) -> tuple[AdviceItem, ...]:
    """What every rule says that fires, most serious first, whatever a stop among it silences."""
    items = []
    for rule in RULES:
        draft = rule.fires(facts)
        if draft is not None:
            items.append(_item(rule, draft, evidence))
    items.sort(key=lambda item: SEVERITIES.index(item.severity))
    return tuple(items)


def by_urgency(items: Iterable[AdviceItem]) -> tuple[AdviceItem, ...]:
    """Advice with the most serious first, within a severity in the order of the catalogue."""
    return tuple(
        sorted(items, key=lambda item: (SEVERITIES.index(item.severity), _PLACES[item.id]))
    )


def _item(rule: Rule, draft: Draft, evidence: Mapping[str, Evidence]) -> AdviceItem:
    entries = [evidence[name] for name in rule.evidence]
    return AdviceItem(
        rule.id,
        draft.severity,
        draft.title,
        draft.detail,
        draft.why,
        rule.trigger,
        draft.grade or rule.grade or entries[0].grade,
        tuple(cited for entry in entries for cited in entry.citations),
        rule.evidence,
        draft.unless_stopped,
    )
