# SPDX-License-Identifier: MIT
"""The K2 label trap in words: what an article prints per serving, and what a portion holds."""

from typing import Final

from dk2gui.core.intake.label_trap import LabelFood, LabelTrap
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import MICRO, fixed, number, with_unit

HEADERS: Final = (
    marked("Food"),
    marked("The article, per serving"),
    marked("Laboratory, per 100 g"),
    marked("Real portion"),
    marked("In that portion"),
    marked("Overstated"),
    marked("Source"),
)
LEGEND: Final = (
    marked("the article: \u201cper serving\u201d"),
    marked("a real portion, by the laboratory's figure (square-root scale)"),
)
_CLEAR: Final = 1.15
"""A figure this many times too high is called overstated; below it, rounding explains it."""
_LABORATORY_G: Final = 100.0


def is_overstated(food: LabelFood) -> bool:
    """Whether the article's figure is clearly above that of a real portion."""
    return food.overstated >= _CLEAR


def verdict(food: LabelFood) -> str:
    """How far the article's figure is from a real portion, in words."""
    if not is_overstated(food):
        return tr("about right")
    return tr("{times}\u00d7 too high", times=fixed(food.overstated, 1))


def summary(trap: LabelTrap) -> str:
    """Every food with its verdict, for a screen reader."""
    return "; ".join(
        tr("{name}: {verdict}", name=tr(food.name), verdict=verdict(food)) for food in trap.foods
    )


def beside_bars(food: LabelFood) -> tuple[str, str]:
    """What stands beside the two bars of a food."""
    said = tr(
        "{article} said, {real} in {portion}",
        article=_ug(food.article_ug_per_serving),
        real=_ug(food.portion_ug),
        portion=with_unit(food.portion_g, "g"),
    )
    measured = tr(
        "{verdict}: {amount} is in {portion}",
        verdict=verdict(food),
        amount=_ug(food.laboratory_ug_per_100g),
        portion=with_unit(_LABORATORY_G, "g"),
    )
    return said, measured


def food_in_words(food: LabelFood) -> str:
    """One food: what is said of it and what it holds."""
    return "\n".join((tr(food.name), *beside_bars(food)))


def table_rows(trap: LabelTrap) -> list[tuple[str, ...]]:
    """A row a food under HEADERS."""
    return [
        (
            tr("{food} ({claim})", food=tr(food.name), claim=food.claim),
            _ug(food.article_ug_per_serving),
            _forms(food),
            tr("{portion}, {name}", portion=with_unit(food.portion_g, "g"),
               name=tr(food.portion_name)),
            _ug(food.portion_ug),
            verdict(food),
            tr("{source} (from memory)", source=food.source) if food.status == "recalled"
            else food.source,
        )
        for food in trap.foods
    ]  # fmt: skip


def notes(trap: LabelTrap) -> str:
    """What a reader should know, a line each."""
    return "\n".join(f"\u2022 {tr(note)}" for note in trap.notes).replace(" ug", f" {MICRO}g")


def _forms(food: LabelFood) -> str:
    forms = (
        ("MK-4", food.mk4_ug_per_100g),
        ("MK-7", food.mk7_ug_per_100g),
        (tr("other"), food.other_mk_ug_per_100g),
    )
    known = ", ".join(f"{name} {number(amount)}" for name, amount in forms if amount is not None)
    total = _ug(food.laboratory_ug_per_100g)
    return tr("{amount} ({forms})", amount=total, forms=known) if known else total


def _ug(amount: float) -> str:
    return with_unit(amount, "ug")
