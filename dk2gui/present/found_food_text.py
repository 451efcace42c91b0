# SPDX-License-Identifier: MIT
"""A food or a meal that was found, and one that is eaten, in the lines of a list."""

from typing import Final

from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.periods import has_dates
from dk2gui.core.scenario.scenario import EatenFood
from dk2gui.foods.own import Meal
from dk2gui.present.dates import when_text
from dk2gui.present.food_text import DOT, brief, held, portion_text, said_besides
from dk2gui.present.language import tr, tr_plural
from dk2gui.present.numbers import Units, as_entered
from dk2gui.present.plain_line import name_line, one_line

_CHIEF: Final = ("vitamin_d", "k2")
_STAR: Final = "\u2605 "


def found_name(entry: Food | Meal, *, is_favourite: bool) -> str:
    """Name and brand, with a star before a favourite."""
    name = name_line(entry.name)
    if isinstance(entry, Food) and entry.brand:
        name = tr("{name} ({brand})", name=name, brand=name_line(entry.brand))
    return f"{_STAR}{name}" if is_favourite else name


def found_figures(food: Food, units: Units, first: str, *, per_portion: bool) -> str:
    """Two lines: whether D and K2 were measured must never be cut off by the rest."""
    portion = food.servings[0] if per_portion and food.servings else None
    grams = portion.grams if portion else 100.0
    more = dict.fromkeys((first, "vitamin_k1") if first else ("vitamin_k1",))
    rest = [held(food, nutrient, units, grams) for nutrient in more if nutrient not in _CHIEF]
    rest.append(portion_text(food, grams) if portion else tr("per 100\u202fg"))
    chief = (held(food, nutrient, units, grams) for nutrient in _CHIEF)
    return f"{DOT.join(chief)}\n{DOT.join(rest)}"


def spoken_food(
    food: Food, units: Units, first: str, *, per_portion: bool, is_favourite: bool
) -> str:
    """What a screen reader says of a food that was found."""
    if per_portion and food.servings:
        grams = food.servings[0].grams
        figures = brief(food, units, grams, first)
        figures = tr("{portion}: {held}", portion=portion_text(food, grams), held=figures)
    else:
        figures = brief(food, units, 100.0, first)
    return _spoken(name_line(food.name), figures, is_favourite=is_favourite)


def food_tip(food: Food, units: Units) -> str:
    """Everything that is known of a food, a line each."""
    parts = [one_line(food.name), tr("Per 100 g: {held}", held=brief(food, units)),
             tr("Source: {source}", source=f"{food.source} {food.source_id}".rstrip())]  # fmt: skip
    if food.k2_source:
        parts.append(tr("K2: {source}", source=food.k2_source))
    parts += said_besides(food, units)
    if food.note:
        parts.append(food.note)
    return "\n".join(parts)


def meal_text(meal: Meal) -> str:
    """What a meal is made of, in a word."""
    return tr_plural("Meal \u00b7 1 food", "Meal \u00b7 {count} foods", len(meal.portions))


def meal_lines(meal: Meal) -> str:
    """What a meal is, and what Enter does with it."""
    return f"{meal_text(meal)}\n{tr('Enter puts all of it on the plate, daily')}"


def spoken_meal(meal: Meal, *, is_favourite: bool) -> str:
    """What a screen reader says of a meal that was found."""
    return _spoken(name_line(meal.name), meal_text(meal), is_favourite=is_favourite)


def _spoken(name: str, said: str, *, is_favourite: bool) -> str:
    if is_favourite:
        return tr("{name}, favourite: {said}", name=name, said=said)
    return tr("{name}: {said}", name=name, said=said)


def eaten_name(food: Food, eaten: EatenFood) -> str:
    """The name of a food on the plate, with its dates where it has some."""
    if not has_dates(eaten):
        return name_line(food.name)
    when = when_text(eaten.from_date, eaten.until_date)
    return tr("{name} ({when})", name=name_line(food.name), when=when)


def times_in_brief(times_per_week: float) -> str:
    """How often a week, as a cell has room for."""
    return tr("{times} \u00d7", times=as_entered(times_per_week))


def times_a_week(times_per_week: float) -> str:
    """How often a week, in words."""
    return tr("{times} times a week", times=as_entered(times_per_week))


def eaten_tip(food: Food, eaten: EatenFood, units: Units) -> str:
    """What a food on the plate gives a day."""
    figures = brief(food, units, eaten.grams_per_day, "calcium")
    return tr("{name}, a day: {held}", name=name_line(food.name), held=figures)
