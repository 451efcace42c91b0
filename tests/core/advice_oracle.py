# SPDX-License-Identifier: MIT
"""The catalogue of advice read once more, from its words and not from the rules' code.

`expected` gives the severity by id that a scenario is to get. It looks at plain values of the
scenario and at what `evaluate` says of intake, reference values and sun, so that those are not
judged here again.
"""

from typing import Any

ADULT = 18


def expected(plan: dict[str, Any], found: dict[str, Any]) -> dict[str, str]:
    """Severity by id. `plan`: a scenario file's values; `found`: what `evaluate` prints of it."""
    who = _Who(plan, found)
    fires: dict[str, str | None] = {
        **_vitamin_d(who), **_results(who), **_vitamin_k(who), **_medicines(who),
        **_minerals(who), **_people(who),
    }  # fmt: skip
    said = {name: severity for name, severity in fires.items() if severity}
    return _silenced(said)


class _Who:
    def __init__(self, plan: dict[str, Any], found: dict[str, Any]) -> None:
        self.plan, self.found = plan, found
        person = plan.get("person", {})
        self.age = person.get("age_years", 40)
        self.stage = person.get("life_stage", "none")
        self.person = person
        self.conditions = set(person.get("conditions", ()))
        self.medicines = set(person.get("medications", ()))
        self.diet = set(person.get("diet", ()))
        self.doses = plan.get("supplements", [])
        self.vka = "vitamin_k_antagonist" in self.medicines
        self.d_iu = sum(
            self.mass(dose) * 40 / dose.get("every_days", 1)
            for dose in self.of("vitamin_d3", "vitamin_d2")
        )
        self.intake = found["intake"]
        self.k2_food = self.intake["k2"]["food"]
        self.mk7 = self.daily("mk7")
        self.mk4 = self.daily("mk4")
        self.k = self.mk7 + self.mk4 + self.daily("k1")
        self.pairing = self.mk7 + self.k2_food
        egfr = self.latest("egfr")
        self.kidneys = "kidney_disease_3b_5" in self.conditions or (egfr is not None and egfr < 45)

    def of(self, *compounds: str) -> list[dict[str, Any]]:
        return [dose for dose in self.doses if dose["compound"] in compounds]

    @staticmethod
    def mass(dose: dict[str, Any]) -> float:
        """One dose in ug."""
        per_iu = {"vitamin_d3": 0.025, "vitamin_d2": 0.025, "retinol": 0.3, "beta_carotene": 0.3}
        scale = {"ug": 1.0, "mg": 1e3, "g": 1e6}
        unit = dose["unit"]
        return dose["amount"] * (per_iu[dose["compound"]] if unit == "IU" else scale[unit])

    def daily(self, *compounds: str) -> float:
        return sum(self.mass(dose) / dose.get("every_days", 1) for dose in self.of(*compounds))

    def latest(self, marker: str) -> float | None:
        """The latest result in the first unit of its marker; of one day the last in the list."""
        results = [(lab["date"], at, lab) for at, lab in enumerate(self.plan.get("labs", []))
                   if lab["marker"] == marker]  # fmt: skip
        if not results:
            return None
        lab = max(results, key=lambda entry: entry[:2])[2]
        # Limits in the other unit are those of the catalogue, rounded as laboratories print them.
        steps = {
            ("25ohd", "ng/mL"): [(12, 30), (20, 50), (30, 75), (50, 125), (150, 375)],
            ("calcium", "mg/dL"): [(7.6, 1.9), (10.5, 2.62), (12.0, 3.0), (14.0, 3.5)],
            ("pth", "pg/mL"): [(65, 6.9)],
        }.get((marker, lab["unit"]))
        return lab["value"] if steps is None else _on_the_same_side(lab["value"], steps)

    def reference(self, nutrient: str, *kinds: str) -> float | None:
        for kind in kinds:
            for row in self.intake[nutrient]["reference"]:
                if row["kind"] == kind:
                    return row["value"]
        return None

    def target(self, nutrient: str) -> float | None:
        return self.reference(nutrient, "RDA", "PRI", "RI", "RNI", "AI")

    def swallowed(self, nutrient: str) -> float:
        return self.intake[nutrient]["food"] + self.intake[nutrient]["supplement"]

    def known(self, nutrient: str) -> bool:
        return self.intake[nutrient]["rests_on"] != "none"


def _on_the_same_side(value: float, steps: list[tuple[float, float]]) -> float:
    """A value of the other unit as one that is on the same side of every limit."""
    before = (0.0, 0.0)
    for here, there in steps:
        if value == here:
            return there
        if value < here:
            return there - 1e-3 if value > before[0] or before == (0.0, 0.0) else before[1]
        before = (here, there)
    return steps[-1][1] + 1.0


def _vitamin_d(who: _Who) -> dict[str, str | None]:
    limit = who.reference("vitamin_d", "UL")
    over = limit is not None and who.swallowed("vitamin_d") > limit * (1 + 1e-9)
    largest = max((who.mass(dose) * 40 for dose in who.of("vitamin_d3", "vitamin_d2")), default=0.0)
    wanted = who.target("vitamin_d")
    low = who.intake["vitamin_d"]["status"] == "below" and wanted is not None
    return {
        "d-over-10000": "stop" if who.d_iu > 10_000 * (1 + 1e-9) else None,
        "d-over-ul": None if not over else "stop" if who.age < ADULT else "caution",
        "monitor-calcium": "caution"
        if who.d_iu > 4000 * (1 + 1e-9)
        or (who.d_iu > 2000 * (1 + 1e-9) and who.conditions & _RISKS)
        else None,
        "bolus": "caution" if who.age >= 50 and largest >= 60_000 * (1 - 1e-9) else None,
        "infant-vitamin-d": "info" if who.age < 1 else None,
        "guideline-2024": "info"
        if 1 <= who.age <= 18 or who.age >= 75 or who.stage == "pregnant"
        else None,
        "d-below-target": "info" if low else None,
        "test-25ohd": "info"
        if who.d_iu > 2000 * (1 + 1e-9) and who.latest("25ohd") is None
        else None,
        "take-with-fat": "info"
        if not who.plan.get("with_fat", True) and (who.d_iu > 0 or who.k > 0)
        else None,
    }


_RISKS = {
    "cardiovascular_disease",
    "diabetes",
    "kidney_disease_1_3a",
    "kidney_disease_3b_5",
    "osteoporosis",
}


def _results(who: _Who) -> dict[str, str | None]:
    level, calcium, pth, inr = (who.latest(name) for name in ("25ohd", "calcium", "pth", "inr"))
    low = None
    if level is not None:
        low = "stop" if level < 30 else "caution" if level < 50 else "info" if level < 75 else None
    return {
        "25ohd-low": low,
        "25ohd-in-goal": "info" if level is not None and 75 <= level <= 125 else None,
        "25ohd-high": None
        if level is None or level <= 125
        else "stop"
        if level >= 375
        else "caution",
        "hypercalcaemia": "stop"
        if "hypercalcaemia" in who.conditions or (calcium is not None and calcium > 2.62)
        else None,
        "calcium-very-low": "stop" if calcium is not None and calcium < 1.9 else None,
        "pth-high": "info" if pth is not None and pth > 6.9 else None,
        "assay-biotin": "info" if level is not None or pth is not None else None,
        "inr-high": "stop" if who.vka and inr is not None and inr >= 5 else None,
        "osteoporosis-drug": "caution"
        if "osteoporosis" in who.conditions and level is not None and level < 50
        else None,
    }


def _vitamin_k(who: _Who) -> dict[str, str | None]:
    adult = who.age >= ADULT and not who.vka
    little = who.pairing < 90 * (1 - 1e-9)
    more = who.d_iu > 2000 * (1 + 1e-9)
    ticked = "kidney_disease_3b_5" in who.conditions
    return {
        "pair-k2": "info" if adult and little and more and not ticked else None,
        "k2-optional": "info" if adult and little and who.d_iu > 0 and not more else None,
        "ratio-conflict": "info" if adult and more else None,
        "diet-low-k2": "info"
        if adult and who.diet & {"vegan", "low_fat", "no_fermented_foods"} and who.k2_food < 90
        else None,
        "mk4-low": "info" if 0 < who.mk4 < 1000 * (1 - 1e-9) else None,
        "k2-very-high": "caution"
        if who.mk7 > 720 * (1 + 1e-9) or who.mk4 > 45_000 * (1 + 1e-9)
        else None,
    }


def _medicines(who: _Who) -> dict[str, str | None]:
    meds = who.medicines
    calcium = who.daily("calcium")
    vka = None
    if who.vka:
        vka = "stop" if who.k > 0 or who.k2_food > 90 * (1 + 1e-9) else "caution"
    return {
        "vka-vitamin-k": vka,
        "vka-pregnancy": "stop" if who.vka and who.stage == "pregnant" else None,
        "other-anticoagulant": "info"
        if not who.vka and meds & {"doac", "antiplatelet", "fish_oil"}
        else None,
        "inducer-anticoagulant": "caution"
        if "enzyme_inducer" in meds and meds & {"doac", "vitamin_k_antagonist"}
        else None,
        "drug-calcium": "caution"
        if meds & {"thiazide", "digoxin"} and (who.d_iu > 2000 * (1 + 1e-9) or calcium > 0)
        else None,
        "drug-absorption": "info"
        if meds & {"orlistat", "bile_acid_sequestrant"} and (who.d_iu > 0 or who.k > 0)
        else None,
        "drug-d-breakdown": "info" if meds & {"enzyme_inducer", "glucocorticoid"} else None,
        "mineral-timing": "info" if who.daily("calcium", "magnesium", "zinc") > 0 else None,
    }


def _minerals(who: _Who) -> dict[str, str | None]:
    def short(nutrient: str) -> str | None:
        status, wanted = who.intake[nutrient]["status"], who.target(nutrient)
        if (
            wanted is None
            or not who.known(nutrient)
            or who.intake[nutrient]["total"] >= wanted * (1 - 1e-9)
        ):
            return None
        if status == "above":
            return None
        if status == "below":
            return "caution"
        whole = who.intake[nutrient]["rests_on"] in ("stated", "typical")
        return None if whole and not who.intake[nutrient]["unmeasured_foods"] else "info"

    calcium_limit = who.reference("calcium", "UL")
    retinol = who.swallowed("retinol")
    retinol_limit = who.reference("retinol", "UL") or who.reference("vitamin_a", "UL")
    high = None
    if retinol_limit is not None and retinol > retinol_limit * (1 + 1e-9):
        high = "stop"
    elif retinol >= 1500 * (1 - 1e-9) and (who.person.get("postmenopausal") or who.age >= 65):
        high = "caution"
    over = any(_over(who, name) for name in ("zinc", "magnesium", "phosphorus", "boron"))
    carotene = who.daily("beta_carotene") / 1000
    supplement = who.daily("retinol")
    pregnant = who.stage == "pregnant" and supplement > 0
    return {
        "calcium-low": short("calcium"),
        "magnesium-low": short("magnesium") if who.d_iu > 0 else None,
        "calcium-high": "caution"
        if who.daily("calcium") / 1000 > 1000 * (1 + 1e-9)
        or (calcium_limit is not None and who.swallowed("calcium") > calcium_limit * (1 + 1e-9))
        else None,
        "retinol-high": high,
        "pregnancy-retinol": None
        if not pregnant
        else "stop"
        if retinol > 3000 * (1 + 1e-9)
        else "caution",
        "over-ul": "caution" if over else None,
        "stones": "caution"
        if "kidney_stones" in who.conditions and (who.d_iu > 0 or who.daily("calcium") > 0)
        else None,
        "beta-carotene-smoker": None
        if not (who.person.get("smoker") and carotene > 0)
        else "stop"
        if carotene >= 20 * (1 - 1e-9)
        else "caution",
    }


def _over(who: _Who, nutrient: str) -> bool:
    row = who.intake[nutrient]
    limits = [value for value in row["reference"] if value["kind"] == "UL"]
    if not limits:
        return False
    food = 0.0 if limits[0]["basis"] == "supplemental" else row["food"]
    return bool(food + row["supplement"] > limits[0]["value"] * (1 + 1e-9))


def _people(who: _Who) -> dict[str, str | None]:
    granuloma = "granulomatous_disease" in who.conditions
    sensitive = None
    if granuloma:
        sensitive = "stop" if who.d_iu > 0 else "info"
    elif "hyperparathyroidism" in who.conditions:
        sensitive = "caution"
    return {
        "d-sensitive-condition": sensitive,
        "kidney-disease": "stop" if who.kidneys else None,
        "high-risk-clinician": "caution" if who.conditions & _RISKS else None,
        "malabsorption": "caution" if "malabsorption" in who.conditions else None,
        "child": "caution" if who.age < ADULT else None,
        "pregnancy": "caution" if who.stage != "none" else None,
        "older-adult": "info" if who.age >= 65 else None,
        "lifestyle": "info" if who.person.get("smoker") or who.person.get("low_activity") else None,
        "general-information": "info",
    }


def _silenced(said: dict[str, str]) -> dict[str, str]:
    goes_on = {
        "take-with-fat",
        "pair-k2",
        "k2-optional",
        "ratio-conflict",
        "calcium-low",
        "diet-low-k2",
    }
    stops = {name for name, severity in said.items() if severity == "stop"}
    without_d = {
        "hypercalcaemia",
        "kidney-disease",
        "d-sensitive-condition",
        "d-over-10000",
        "d-over-ul",
        "25ohd-high",
    }
    silent: set[str] = set()
    if stops & (without_d | {"inr-high"}):
        silent |= goes_on
    if stops & without_d:
        silent |= {"test-25ohd", "guideline-2024"}
    if "kidney-disease" in stops:
        silent |= {"magnesium-low", "mineral-timing"}
    speaks_of_d = {
        "25ohd-low", "25ohd-in-goal", "25ohd-high", "test-25ohd", "bolus", "malabsorption",
        "infant-vitamin-d", "guideline-2024", "monitor-calcium", "d-sensitive-condition",
    }  # fmt: skip
    if set(said) & (speaks_of_d | without_d):
        silent.add("d-below-target")
    return {name: severity for name, severity in said.items() if name not in silent}
