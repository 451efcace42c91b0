# SPDX-License-Identifier: MIT
"""Who a scenario is about and what goes in, in the words of a medical record; Qt-free."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS, amount_in
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.body import Body
from dk2gui.core.scenario.scenario import (
    Lab,
    Person,
    Product,
    Scenario,
    SunHabit,
    Supplement,
)
from dk2gui.core.scenario.titles import CONDITIONS, DIETS, MARKERS, MEDICATIONS, Title
from dk2gui.present.dates import dates_text, day_text
from dk2gui.present.language import THIN_SPACE
from dk2gui.present.numbers import MICRO, Units, amount, number, unit_name
from dk2gui.present.rhythm import rhythm_of

_Key = TypeVar("_Key", bound=str)

_STAGES: Final = {"pregnant": "pregnant", "lactating": "breastfeeding"}
_SKIN: Final = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI"}
_CLOUDS: Final = {"clear": "clear sky", "partly": "partly cloudy", "overcast": "overcast"}
_NONE: Final = "none given"
# Line and paragraph ends, control codes and unassigned places have no business in one line.
_UNPRINTED: Final = ("Cc", "Cn", "Co", "Cs", "Zl", "Zp")
_OBJECT_MARK: Final = "\ufffc"


def one_line(text: str) -> str:
    """Text of any origin as one printable line; writing directions are kept."""
    shown = "".join(
        " " if unicodedata.category(sign) in _UNPRINTED or sign == _OBJECT_MARK else sign
        for sign in text
    )
    return " ".join(shown.split())


_BOUNDS: Final = {None: "", "below": "<", "above": ">"}


def title_of(scenario: Scenario) -> str:
    """The name of a scenario, or a stand-in."""
    return one_line(scenario.name) or "Scenario without a name"


def person_lines(person: Person, body: Body) -> list[tuple[str, str]]:
    """(label, words) for who the scenario is about; what was not stated says so."""
    who = [
        f"{number(person.age_years)} years",
        person.sex,
        *([_STAGES[person.life_stage]] if person.life_stage != "none" else []),
        *(["after menopause"] if person.postmenopausal else []),
        _sized(body, "weight_kg", body.weight_kg, "kg"),
        _sized(body, "height_cm", body.height_cm, "cm"),
        f"skin type {_SKIN[person.skin_type]}",
        *(["smoker"] if person.smoker else []),
        *(["little physical activity"] if person.low_activity else []),
    ]
    return [
        ("Person", ", ".join(who)),
        ("Conditions", _joined(person.conditions, CONDITIONS)),
        ("Medicines", _joined(person.medications, MEDICATIONS)),
        ("Diet", _joined(person.diet, DIETS)),
    ]


def _sized(body: Body, name: str, value: float, unit: str) -> str:
    said = f"{number(value)}{THIN_SPACE}{unit}"
    return f"{said} (assumed)" if name in body.assumed else said


def _joined(keys: Sequence[_Key], titles: Mapping[_Key, Title]) -> str:
    return "; ".join(titles[key].medical for key in keys) or _NONE


def dose_text(dose: Supplement) -> str:
    """One supplement with its mass, its IU where it has any, and how often it is taken."""
    compound = COMPOUNDS[dose.compound]
    own = f"{number(dose.ug_per_dose)}{THIN_SPACE}{MICRO}g"
    if compound.ug_per_iu is not None:
        own = f"{number(amount_in(compound, dose.ug_per_dose, 'IU'))}{THIN_SPACE}IU ({own})"
    else:
        own = (
            f"{number(amount_in(compound, dose.ug_per_dose, compound.unit))}{THIN_SPACE}"
            f"{unit_name(compound.unit)}"
        )
    return f"{compound.title}: {own} {rhythm_of(dose)}{dates_text(dose)}"


def dose_texts(scenario: Scenario) -> list[str]:
    """Every supplement and product that is taken at all."""
    doses = [dose_text(dose) for dose in scenario.supplements if dose.amount > 0]
    return doses + [product_text(one) for one in scenario.products if one.count > 0]


def product_text(product: Product) -> str:
    """One product with what a unit of it contains, and how many are taken how often."""
    contents = "; ".join(
        f"{COMPOUNDS[part.compound].title} {number(part.amount)}{THIN_SPACE}{unit_name(part.unit)}"
        for part in product.contains
    )
    name = one_line(product.name) or "Product without a name"
    taken = f"{number(product.count)} of {name} {rhythm_of(product)}{dates_text(product)}"
    return f"{taken} (one holds {contents})" if contents else taken


def food_texts(scenario: Scenario, foods: Mapping[str, Food]) -> list[str]:
    """Every food on the plate, in plate order."""
    return [
        f"{foods[eaten.food].name}: {number(eaten.grams)}{THIN_SPACE}g, "
        f"{number(eaten.times_per_week)}\u00d7/week{dates_text(eaten)}"
        for eaten in scenario.foods
    ]


def other_food_texts(scenario: Scenario, units: Units) -> list[str]:
    """What the rest of the diet is said to give a day."""
    return [
        f"{NUTRIENTS[nutrient].title}: {amount(nutrient, value, units)}"
        for nutrient, value in scenario.other_food.items()
    ]


def lab_text(lab: Lab) -> str:
    """One blood test; INR has no unit."""
    unit = "" if lab.unit == "1" else THIN_SPACE + lab.unit
    bound = _BOUNDS[lab.bound]
    return f"{day_text(lab.date)}: {MARKERS[lab.marker].medical} {bound}{number(lab.value)}{unit}"


def lab_texts(scenario: Scenario) -> list[str]:
    """Every blood test, the oldest first."""
    return [lab_text(lab) for lab in sorted(scenario.labs, key=lambda lab: lab.date)]


def sun_text(sun: SunHabit) -> str:
    """The sun habit in one sentence."""
    side = "N" if sun.latitude >= 0 else "S"
    shield = f"SPF {number(sun.spf)}" if sun.spf > 0 else "no sunscreen"
    hour, minute = divmod(round(sun.start_hour * 60), 60)
    return (
        f"{number(sun.minutes)} minutes from {hour:02d}:{minute:02d} (solar time), "
        f"{number(sun.days_per_week)} days a week, {sun.exposed_fraction:.0%} of the skin, "
        f"{shield}, {_CLOUDS[sun.cloud]}, {number(abs(sun.latitude))}\u00b0 {side}, "
        f"{number(sun.altitude_m)}{THIN_SPACE}m{dates_text(sun)}"
    )
