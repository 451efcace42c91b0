# SPDX-License-Identifier: MIT
"""What a scenario states, as titles and words with units."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

import msgspec

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.basis.nutrients import COMPOUNDS, NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.body import ADULT_FROM_YEARS
from dk2gui.core.scenario.periods import has_dates
from dk2gui.core.scenario.scenario import (
    DEFAULT_HEIGHT_CM,
    DEFAULT_WEIGHT_KG,
    EatenFood,
    Lab,
    Person,
    Product,
    Scenario,
    SunHabit,
    Supplement,
    resolved_start,
)
from dk2gui.core.scenario.titles import (
    CONDITIONS,
    DIETS,
    MARKERS,
    MEDICATIONS,
    WEEKDAY_TITLES,
    Title,
)
from dk2gui.present.numbers import unit_name
from dk2gui.present.words import ENGLISH

_Key = TypeVar("_Key", bound=str)
_Dated = Supplement | Product | EatenFood | SunHabit

NOT_STATED: Final = "\u2013"

_PERSON: Final = {
    "age_years": ("Age", " years"),
    "sex": ("Sex", ""),
    "life_stage": ("Pregnant or lactating", ""),
    "postmenopausal": ("After menopause", ""),
    "weight_kg": ("Weight", " kg"),
    "height_cm": ("Height", " cm"),
    "skin_type": ("Skin type", ""),
    "smoker": ("Smokes", ""),
    "low_activity": ("Moves little", ""),
}
_ADULT: Final = {"weight_kg": DEFAULT_WEIGHT_KG, "height_cm": DEFAULT_HEIGHT_CM}
_BOUNDS: Final = {None: "", "below": "<", "above": ">"}
_SUN: Final = {
    "latitude": ("Latitude", "\u00b0"),
    "altitude_m": ("Altitude", " m"),
    "minutes": ("Minutes in the sun", " min"),
    "days_per_week": ("Days in the sun", " a week"),
    "start_hour": ("Sun from", " h"),
    "exposed_fraction": ("Share of skin in the sun", ""),
    "spf": ("Sun protection factor", ""),
    "cloud": ("Clouds", ""),
}


def stated(scenario: Scenario, foods: Mapping[str, Food]) -> dict[str, str]:
    """Every input by its title, in words with its unit; foods by the names in `foods`.

    What a scenario does not state is absent.
    """
    person = scenario.person
    words = {title: _of_person(person, key, unit) for key, (title, unit) in _PERSON.items()}
    words["Conditions"] = _joined(person.conditions, CONDITIONS)
    words["Medicines"] = _joined(person.medications, MEDICATIONS)
    words["Diet"] = _joined(person.diet, DIETS)
    for dose in scenario.supplements:
        _add(words, COMPOUNDS[dose.compound].title, _dose(dose))
    for product in scenario.products:
        _add(words, "Product", _product(product))
    words["Supplements with fat"] = _said(scenario.with_fat)
    for eaten in scenario.foods:
        name = foods[eaten.food].name if eaten.food in foods else eaten.food
        _add(words, name, _portion(eaten))
    for nutrient, amount in scenario.other_food.items():
        row = NUTRIENTS[nutrient]
        words[f"{row.title} from other food"] = f"{amount:g} {unit_name(row.unit)} a day"
    if scenario.sun is not None:
        for key, (title, unit) in _SUN.items():
            words[title] = _said(getattr(scenario.sun, key)) + unit
        if has_dates(scenario.sun):
            words["Sun, when"] = dates_in_words(scenario.sun)
    for lab in sorted(scenario.labs, key=_by_date):
        _add(
            words,
            MARKERS[lab.marker].plain,
            f"{_BOUNDS[lab.bound]}{lab.value:g} {lab.unit} on {lab.date}",
        )
    words["Start"] = str(resolved_start(scenario))
    words["Forecast"] = f"{scenario.days} days"
    words["Reference values"] = AUTHORITIES[scenario.authority].title
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


def dates_in_words(item: _Dated) -> str:
    """From when until when something counts; empty where it always does."""
    first, last = item.from_date, item.until_date
    if first is None:
        return "" if last is None else f"until {ENGLISH.day(last)}"
    if last is None:
        return f"from {ENGLISH.day(first)}"
    return f"from {ENGLISH.day(first)} to {ENGLISH.day(last)}"


def _of_person(person: Person, key: str, unit: str) -> str:
    value = getattr(person, key)
    if value is not None:
        return _said(value) + unit
    if person.age_years < ADULT_FROM_YEARS:
        return "that of the age (assumed)"
    return f"{_said(_ADULT[key])}{unit} (assumed)"


def _joined(keys: Sequence[_Key], titles: Mapping[_Key, Title]) -> str:
    return "; ".join(titles[key].plain for key in keys) or "none"


def _add(words: dict[str, str], title: str, text: str) -> None:
    words[title] = f"{words[title]}; {text}" if title in words else text


def _by_date(lab: Lab) -> tuple[str, str]:
    return lab.date.isoformat(), lab.marker


def _dose(dose: Supplement) -> str:
    amount = f"{dose.amount:g} {unit_name(dose.unit)}"
    return f"{amount} {_rhythm(dose)} {dates_in_words(dose)}".rstrip()


def _product(product: Product) -> str:
    parts = ", ".join(
        f"{COMPOUNDS[part.compound].title} {part.amount:g} {unit_name(part.unit)}"
        for part in product.contains
    )
    taken = f"{product.count:g} of {product.name or 'a product'} ({parts})"
    return f"{taken} {_rhythm(product)} {dates_in_words(product)}".rstrip()


def _rhythm(taken: Supplement | Product) -> str:
    if taken.weekdays:
        return "on " + ", ".join(WEEKDAY_TITLES[day] for day in taken.weekdays)
    return "a day" if taken.every_days == 1 else f"every {taken.every_days} days"


def _portion(eaten: EatenFood) -> str:
    portion = f"{eaten.grams:g} g, {eaten.times_per_week:g} times a week"
    return f"{portion} {dates_in_words(eaten)}".rstrip()


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value.replace("_", " ")
    return f"{value:g}"
