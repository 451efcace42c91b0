# SPDX-License-Identifier: MIT
"""What a scenario states, as titles and words with units."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

import msgspec

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.body import ADULT_FROM_YEARS
from dk2gui.core.scenario.scenario import (
    DEFAULT_HEIGHT_CM,
    DEFAULT_WEIGHT_KG,
    EatenFood,
    Lab,
    Person,
    Product,
    Scenario,
    Supplement,
    resolved_start,
)
from dk2gui.core.scenario.titles import CONDITIONS, DIETS, MARKERS, MEDICATIONS, Title
from dk2gui.present.dates import dates_text, day_text
from dk2gui.present.language import THIN_SPACE, marked, tr, tr_plural
from dk2gui.present.numbers import as_entered, unit_name
from dk2gui.present.rhythm import rhythm_of
from dk2gui.present.words import Words

_Key = TypeVar("_Key", bound=str)

NOT_STATED: Final = "\u2013"

_PLAIN: Final = marked("{number}")
_PERSON: Final = {
    "age_years": (marked("Age"), marked("{number} years")),
    "sex": (marked("Sex"), _PLAIN),
    "life_stage": (marked("Pregnant or lactating"), _PLAIN),
    "postmenopausal": (marked("After menopause"), _PLAIN),
    "weight_kg": (marked("Weight"), marked("{number} kg")),
    "height_cm": (marked("Height"), marked("{number} cm")),
    "skin_type": (marked("Skin type"), _PLAIN),
    "smoker": (marked("Smokes"), _PLAIN),
    "low_activity": (marked("Moves little"), _PLAIN),
}
_ADULT: Final = {"weight_kg": DEFAULT_WEIGHT_KG, "height_cm": DEFAULT_HEIGHT_CM}
_BOUNDS: Final = {None: "", "below": "<", "above": ">"}
_SUN: Final = {
    "latitude": (marked("Latitude"), marked("{number}\u00b0")),
    "altitude_m": (marked("Altitude"), marked("{number} m")),
    "minutes": (marked("Minutes in the sun"), marked("{number} min")),
    "days_per_week": (marked("Days in the sun"), marked("{number} a week")),
    "start_hour": (marked("Sun from"), marked("{number} h")),
    "exposed_fraction": (marked("Share of skin in the sun"), _PLAIN),
    "spf": (marked("Sun protection factor"), _PLAIN),
    "cloud": (marked("Clouds"), _PLAIN),
}
_CHOICES: Final = {
    "female": marked("female"),
    "male": marked("male"),
    "none": marked("none"),
    "pregnant": marked("pregnant"),
    "lactating": marked("lactating"),
    "clear": marked("clear"),
    "partly": marked("partly"),
    "overcast": marked("overcast"),
}


def stated(scenario: Scenario, foods: Mapping[str, Food]) -> dict[str, str]:
    """Every input by its title, in words with its unit; foods by the names in `foods`.

    What a scenario does not state is absent.
    """
    person = scenario.person
    words = {tr(title): _of_person(person, key, how) for key, (title, how) in _PERSON.items()}
    words[tr("Conditions")] = _joined(person.conditions, CONDITIONS)
    words[tr("Medicines")] = _joined(person.medications, MEDICATIONS)
    words[tr("Diet")] = _joined(person.diet, DIETS)
    for dose in scenario.supplements:
        _add(words, tr(COMPOUNDS[dose.compound].title), _dose(dose))
    for product in scenario.products:
        _add(words, tr("Product"), _product(product))
    words[tr("Supplements with fat")] = _said(scenario.with_fat)
    for eaten in scenario.foods:
        name = foods[eaten.food].name if eaten.food in foods else eaten.food
        _add(words, name, _portion(eaten))
    for nutrient, amount in scenario.other_food.items():
        row = NUTRIENTS[nutrient]
        words[tr("{nutrient} from other food", nutrient=tr(row.title))] = tr(
            "{amount} a day", amount=_amount(amount, row.unit)
        )
    if scenario.sun is not None:
        for key, (title, how) in _SUN.items():
            words[tr(title)] = tr(how, number=_said(getattr(scenario.sun, key)))
        if when := dates_text(scenario.sun).strip():
            words[tr("Sun, when")] = when
    for lab in sorted(scenario.labs, key=_by_date):
        said = tr(
            "{result} on {day}",
            result=f"{_BOUNDS[lab.bound]}{_amount(lab.value, lab.unit)}",
            day=day_text(lab.date),
        )
        _add(words, tr(MARKERS[lab.marker].plain), said)
    words[tr("Start")] = day_text(resolved_start(scenario))
    words[tr("Forecast")] = tr_plural("1 day", "{count} days", scenario.days)
    words[tr("Reference values")] = tr(AUTHORITIES[scenario.authority].title)
    return words


class StatedRow(msgspec.Struct, frozen=True):
    """One thing that was stated differently; one text for each scenario."""

    title: str
    values: tuple[str, ...]


def differing(scenarios: Sequence[Scenario], foods: Mapping[str, Food]) -> tuple[StatedRow, ...]:
    """What scenarios state differently, in their order."""
    words = [stated(scenario, foods) for scenario in scenarios]
    titles = dict.fromkeys(title for entry in words for title in entry)
    rows = (StatedRow(title, tuple(e.get(title, NOT_STATED) for e in words)) for title in titles)
    return tuple(row for row in rows if len(set(row.values)) > 1)


def _of_person(person: Person, key: str, how: str) -> str:
    value = getattr(person, key)
    if value is not None:
        return tr(how, number=_said(value))
    if person.age_years < ADULT_FROM_YEARS:
        return tr("that of the age (assumed)")
    return tr("{value} (assumed)", value=tr(how, number=_said(_ADULT[key])))


def _joined(keys: Sequence[_Key], titles: Mapping[_Key, Title]) -> str:
    return "; ".join(tr(titles[key].plain) for key in keys) or tr("none")


def _add(words: dict[str, str], title: str, text: str) -> None:
    words[title] = f"{words[title]}; {text}" if title in words else text


def _by_date(lab: Lab) -> tuple[str, str]:
    return lab.date.isoformat(), lab.marker


def _amount(value: float, unit: str) -> str:
    return f"{as_entered(value)}{THIN_SPACE}{unit_name(unit)}"


def _dose(dose: Supplement) -> str:
    return _taken(_amount(dose.amount, dose.unit), dose)


def _product(product: Product) -> str:
    parts = Words().series(
        [
            tr(
                "{compound} {amount}",
                compound=tr(COMPOUNDS[part.compound].title),
                amount=_amount(part.amount, part.unit),
            )
            for part in product.contains
        ]
    )
    taken = tr(
        "{count} of {product} ({parts})",
        count=as_entered(product.count),
        product=product.name or tr("a product"),
        parts=parts,
    )
    return _taken(taken, product)


def _taken(what: str, taken: Supplement | Product) -> str:
    daily = not taken.weekdays and taken.every_days == 1
    said = (
        tr("{amount} a day", amount=what)
        if daily
        else tr("{amount} {often}", amount=what, often=rhythm_of(taken))
    )
    return f"{said}{dates_text(taken)}"


def _portion(eaten: EatenFood) -> str:
    said = tr(
        "{grams} g, {times} times a week",
        grams=as_entered(eaten.grams),
        times=as_entered(eaten.times_per_week),
    )
    return f"{said}{dates_text(eaten)}"


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, str):
        return tr(_CHOICES[value]) if value in _CHOICES else value
    return as_entered(value)
