# SPDX-License-Identifier: MIT
"""The one way from the window to the services online: where to look, and what is found."""

from typing import Final, Literal
from urllib.parse import urlsplit

import msgspec

from dk2gui.core.intake.food import Food
from dk2gui.foods.net.asking import BASE_URLS, TITLES
from dk2gui.foods.net.beside import Cancelled
from dk2gui.foods.own import Product
from dk2gui.foods.sources.dsld.online import FoundProduct
from dk2gui.foods.sources.lookup import Lookup
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, number, with_unit
from dk2gui.present.own_foods_text import DOT, doses_in_words, holds

Place = Literal["fdc", "barcode", "dsld"]

PLACES: Final[dict[Place, str]] = {
    "fdc": marked("Foods: FoodData Central"),
    "barcode": marked("Packaged foods by barcode: Open Food Facts"),
    "dsld": marked("Supplements: NIH Dietary Supplement Label Database"),
}
HOSTS: Final = {
    TITLES[service]: urlsplit(url).hostname or url for service, url in BASE_URLS.items()
}
"""Who is asked, and under which address."""


class Found(msgspec.Struct, frozen=True):
    """A food or a supplement that was found, with what there is to tell about it."""

    kept: Food | Product
    source: str
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name, with the brand of a food."""
        brand = self.kept.brand if isinstance(self.kept, Food) else ""
        if not brand:
            return self.kept.name
        return tr("{food} ({brand})", food=self.kept.name, brand=brand)

    def figures(self, units: Units) -> str:
        """What 100 g of a food hold, or what a supplement gives a day."""
        if isinstance(self.kept, Product):
            return tr("A day: {doses}", doses=doses_in_words(self.kept.doses()))
        return tr("Per 100 g: {amounts}", amounts=holds(self.kept, units))


def search(lookup: Lookup, place: Place, words: str, cancelled: Cancelled) -> list[Found]:
    """What a service finds, best first. Raises OnlineError."""
    match place:
        case "fdc":
            return [_food(food) for food in lookup.foods(words, cancelled)]
        case "barcode":
            food = lookup.barcode(words, cancelled)
            return [] if food is None else [_food(food)]
        case "dsld":
            return [_product(found) for found in lookup.products(words, cancelled)]


def whole(lookup: Lookup, found: Found, cancelled: Cancelled) -> Found:
    """The same with all that its entry says. Raises OnlineError."""
    if isinstance(found.kept, Product):
        return found
    return _food(lookup.whole(found.kept, cancelled))


def _food(food: Food) -> Found:
    servings = DOT.join(
        f"{serving.name} {with_unit(serving.grams, 'g')}" for serving in food.servings
    )
    notes = (tr("Servings: {servings}", servings=servings) if servings else "", food.note)
    return Found(food, f"{food.source} {food.source_id}".rstrip(), tuple(filter(None, notes)))


def _product(found: FoundProduct) -> Found:
    product = found.product
    taken = tr(
        "The label says {count} {unit} a day.",
        count=number(product.units_per_day),
        unit=found.unit,
    )
    gone = tr("No longer sold.") if found.is_off_market else ""
    return Found(product, found.source, tuple(filter(None, (taken, gone, found.note))))
