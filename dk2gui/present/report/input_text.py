# SPDX-License-Identifier: MIT
"""Who a scenario is about and what goes in, in the words of a medical record; Qt-free."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS, amount_in
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.body import Body
from dk2gui.core.scenario.periods import has_dates
from dk2gui.core.scenario.scenario import (
    MAX_NAME_LENGTH,
    EatenFood,
    Lab,
    Person,
    Product,
    Scenario,
    SunHabit,
    Supplement,
)
from dk2gui.core.scenario.titles import CONDITIONS, DIETS, MARKERS, MEDICATIONS, Title
from dk2gui.present.dates import day_text, when_text
from dk2gui.present.language import marked, tr, tr_plural
from dk2gui.present.numbers import Units, amount, fixed, number, with_unit
from dk2gui.present.place_text import latitude_text
from dk2gui.present.plain_line import name_line, one_line
from dk2gui.present.report.content import LISTED_DOSES, LISTED_FOODS, LISTED_LABS, Fact
from dk2gui.present.rhythm import rhythm_of
from dk2gui.present.words import Words

_Key = TypeVar("_Key", bound=str)

_SEXES: Final = {"female": marked("female"), "male": marked("male")}
_STAGES: Final = {"pregnant": marked("pregnant"), "lactating": marked("breastfeeding")}
_SKIN: Final = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI"}
_CLOUDS: Final = {
    "clear": marked("clear sky"),
    "partly": marked("partly cloudy"),
    "overcast": marked("overcast"),
}
_DIET_IS: Final = {
    "partial": marked("what is entered is not all that is eaten; the rest is not known"),
    "complete": marked("what is entered is all that is eaten"),
    "typical": marked("what is entered, and a typical diet (assumed)"),
}
_BOUNDS: Final = {None: "", "below": "<", "above": ">"}
_MINUTES: Final = 60
_PERCENT: Final = 100


def title_of(scenario: Scenario) -> str:
    """The name of a scenario, or a stand-in."""
    return one_line(scenario.name) or tr("Scenario without a name")


def person_facts(person: Person, body: Body) -> list[Fact]:
    """Who the scenario is about; what was not stated says so."""
    who = [
        *([one_line(person.name)] if person.name else []),
        tr("{age} years", age=number(person.age_years)),
        tr(_SEXES[person.sex]),
        *([tr(_STAGES[person.life_stage])] if person.life_stage != "none" else []),
        *([tr("after menopause")] if person.postmenopausal else []),
        _sized(body, "weight_kg", body.weight_kg, "kg"),
        _sized(body, "height_cm", body.height_cm, "cm"),
        tr("skin type {type}", type=_SKIN[person.skin_type]),
        *([tr("smoker")] if person.smoker else []),
        *([tr("little physical activity")] if person.low_activity else []),
    ]
    return [
        Fact(tr("Person"), (Words().series(who),)),
        Fact(tr("Conditions"), (_joined(person.conditions, CONDITIONS),)),
        Fact(tr("Medicines"), (_joined(person.medications, MEDICATIONS),)),
        Fact(tr("Diet"), (_joined(person.diet, DIETS),)),
    ]


def _sized(body: Body, name: str, value: float, unit: str) -> str:
    said = with_unit(value, unit)
    return tr("{size} (assumed)", size=said) if name in body.assumed else said


def _joined(keys: Sequence[_Key], titles: Mapping[_Key, Title]) -> str:
    return "; ".join(tr(titles[key].medical) for key in keys) or tr("none given")


def taken_facts(scenario: Scenario, foods: Mapping[str, Food], units: Units) -> list[Fact]:
    """What goes in: doses, foods, what the rest of the diet is, and the sun."""
    doses, eaten = dose_texts(scenario), food_texts(scenario, foods)
    left_doses, left_foods = len(doses) - LISTED_DOSES, len(eaten) - LISTED_FOODS
    if left_doses > 0:
        doses[LISTED_DOSES:] = [
            tr_plural(
                "and one more, in the CSV of what was entered",
                "and {count} more, in the CSV of what was entered",
                left_doses,
            )
        ]
    if left_foods > 0:
        eaten[LISTED_FOODS:] = [
            tr_plural(
                "and one more food, in the CSV of what was entered",
                "and {count} more foods, in the CSV of what was entered",
                left_foods,
            )
        ]
    if doses:
        doses.append(
            tr("all taken with a meal that contains fat")
            if scenario.with_fat
            else tr("all taken without fat")
        )
    facts = [
        Fact(tr("Supplements"), tuple(doses) or (tr("none"),)),
        Fact(tr("Foods"), tuple(eaten) or (tr("none listed"),)),
        Fact(tr("Food is"), (tr(_DIET_IS[scenario.diet_is]),)),
    ]
    if others := other_food_texts(scenario, units):
        facts.append(Fact(tr("Other food, a day"), tuple(others)))
    sun = sun_text(scenario.sun) if scenario.sun else tr("not stated")
    facts.append(Fact(tr("Sun"), (sun,)))
    return facts


def lab_fact(scenario: Scenario) -> Fact:
    """The blood tests, the oldest first; of very many the latest."""
    tests = lab_texts(scenario)
    left = len(tests) - LISTED_LABS
    if left > 0:
        tests[:left] = [
            tr_plural(
                "one earlier result, in the CSV of what was entered",
                "{count} earlier results, in the CSV of what was entered",
                left,
            )
        ]
    return Fact(tr("Blood tests"), tuple(tests) or (tr("none"),))


def _when(said: str, item: Supplement | Product | EatenFood | SunHabit) -> str:
    """Something that is taken, with when, where it does not always count."""
    if not isinstance(item, SunHabit) and item.since == "always":
        said = tr("{what}, since long before the first test", what=said)
    if not has_dates(item):
        return said
    return tr("{what}, {when}", what=said, when=when_text(item.from_date, item.until_date))


def dose_text(dose: Supplement) -> str:
    """One supplement with its mass, its IU where it has any, and how often it is taken."""
    compound = COMPOUNDS[dose.compound]
    if compound.ug_per_iu is None:
        own = with_unit(amount_in(compound, dose.ug_per_dose, compound.unit), compound.unit)
    else:
        own = tr(
            "{amount} ({mass})",
            amount=with_unit(amount_in(compound, dose.ug_per_dose, "IU"), "IU"),
            mass=with_unit(dose.ug_per_dose, "ug"),
        )
    said = tr(
        "{compound}: {amount} {rhythm}",
        compound=tr(compound.title),
        amount=own,
        rhythm=rhythm_of(dose),
    )
    return _when(said, dose)


def dose_texts(scenario: Scenario) -> list[str]:
    """Every supplement and product that is taken at all."""
    doses = [dose_text(dose) for dose in scenario.supplements if dose.amount > 0]
    return doses + [product_text(one) for one in scenario.products if one.count > 0]


def product_text(product: Product) -> str:
    """One product with what a unit of it contains, and how many are taken how often."""
    contents = "; ".join(
        tr(
            "{compound} {amount}",
            compound=tr(COMPOUNDS[part.compound].title),
            amount=with_unit(part.amount, part.unit),
        )
        for part in product.contains
    )
    taken = tr(
        "{count} of {product} {rhythm}",
        count=number(product.count),
        product=one_line(product.name) or tr("Product without a name"),
        rhythm=rhythm_of(product),
    )
    taken = _when(taken, product)
    if not contents:
        return taken
    return tr("{taken} (one holds {contents})", taken=taken, contents=contents)


def food_texts(scenario: Scenario, foods: Mapping[str, Food]) -> list[str]:
    """Every food on the plate, in plate order."""
    return [
        _when(
            tr(
                "{food}: {grams}, {times}\u00d7/week",
                food=name_line(foods[eaten.food].name, MAX_NAME_LENGTH),
                grams=with_unit(eaten.grams, "g"),
                times=number(eaten.times_per_week),
            ),
            eaten,
        )
        for eaten in scenario.foods
    ]


def other_food_texts(scenario: Scenario, units: Units) -> list[str]:
    """What the rest of the diet is said to give a day."""
    return [
        tr(
            "{nutrient}: {amount}",
            nutrient=tr(NUTRIENTS[nutrient].title),
            amount=amount(nutrient, value, units),
        )
        for nutrient, value in scenario.other_food.items()
    ]


def lab_text(lab: Lab) -> str:
    """One blood test; INR has no unit."""
    bound = _BOUNDS[lab.bound]
    value = number(lab.value) if lab.unit == "1" else with_unit(lab.value, lab.unit)
    return tr(
        "{date}: {marker} {result}",
        date=day_text(lab.date),
        marker=tr(MARKERS[lab.marker].medical),
        result=bound + value,
    )


def lab_texts(scenario: Scenario) -> list[str]:
    """Every blood test, the oldest first."""
    return [lab_text(lab) for lab in sorted(scenario.labs, key=lambda lab: lab.date)]


def sun_text(sun: SunHabit) -> str:
    """The sun habit in one sentence."""
    hour, minute = divmod(round(sun.start_hour * _MINUTES), _MINUTES)
    said = tr(
        "{minutes} minutes from {hour}:{minute} (solar time), {days} days a week, {share} % of "
        "the skin, {shield}, {sky}, {place}, {altitude}",
        minutes=number(sun.minutes),
        hour=str(hour).zfill(2),
        minute=str(minute).zfill(2),
        days=number(sun.days_per_week),
        share=fixed(_PERCENT * sun.exposed_fraction, 0),
        shield=tr("SPF {factor}", factor=number(sun.spf)) if sun.spf > 0 else tr("no sunscreen"),
        sky=tr(_CLOUDS[sun.cloud]),
        place=latitude_text(sun.latitude),
        altitude=with_unit(sun.altitude_m, "m"),
    )
    return _when(said, sun)
