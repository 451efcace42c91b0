# SPDX-License-Identifier: MIT
"""Products from Open Food Facts (ODbL), by barcode.

Of vitamin A and vitamin K, labels do not say the form, and a percentage of a daily value is no
amount: these are left out, which the food's note says.
"""

import datetime as dt
import math
from typing import Any, Final

import msgspec

from dk2gui.core.food import Food
from dk2gui.core.nutrients import NUTRIENTS
from dk2gui.foods.find.barcode import checked_barcode
from dk2gui.foods.net.asking import Asker, Question
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.net.gate import with_possible_figures
from dk2gui.foods.reading.wording import digits, servings, tidy
from dk2gui.foods.sources.fdc.food import VOLUME_NOTE, is_volume
from dk2gui.foods.sources.off.fields import (
    BETA_CAROTENE,
    ENERGY_KCAL,
    ENERGY_KJ,
    NUTRIENT_OF,
    SOURCE,
    VITAMIN_A,
    VITAMIN_K,
    Product,
    energy_kcal,
    first_brand,
    in_unit,
    per_100g,
    plain,
    serving_name,
)

_PRODUCT_AGE: Final = dt.timedelta(days=7)
_FIELDS: Final = (
    "code,product_name,brands,quantity,serving_size,serving_quantity,serving_quantity_unit,"
    "nutriments"
)
_FORMS_UNSAID: Final = {VITAMIN_A: "vitamin A", VITAMIN_K: "vitamin K"}


class _Product(Product, frozen=True):
    nutriments: Any = None


class _ProductReply(msgspec.Struct, frozen=True):
    product: _Product | None = None
    status: int | str | None = None


def by_barcode(asker: Asker, code: str) -> Food:
    """The product with a barcode, whose check digit is looked at first.

    Figures that no food can have are left out; the food's note names them. Raises
    OnlineError.
    """
    number = checked_barcode(code)
    about = f"a product with the barcode {number}"
    reply = asker.ask(
        Question(
            "open_food_facts", "off_product", f"/api/v2/product/{number}.json",
            {"fields": _FIELDS}, _PRODUCT_AGE, about,
        ),
        _ProductReply,
    )  # fmt: skip
    if reply.product is None or reply.status in (0, "0"):
        raise OnlineError(f"Open Food Facts does not know {about}.", "not_found")
    # Leading zeros come and go between UPC and EAN.
    if digits(_text(reply.product.code)).lstrip("0") != number.lstrip("0"):
        raise OnlineError(
            "Open Food Facts sent something unexpected (another product).", "unexpected"
        )
    return _food(reply.product)


def _food(product: _Product) -> Food:
    code = digits(_text(product.code))
    told: dict[str, Any] = product.nutriments if isinstance(product.nutriments, dict) else {}
    figures: dict[str, float] = {}
    left_out: list[str] = []
    for name, nutrient in NUTRIENT_OF.items():
        amount = _amount(told, name, NUTRIENTS[nutrient].title, left_out)
        if amount is not None:
            figures[nutrient] = amount
    left_out += [
        f"{title}, whose form the label does not say"
        for name, title in _FORMS_UNSAID.items()
        if _number(told.get(per_100g(name)))
    ]
    kcal, kilojoules = (_number(told.get(per_100g(name))) for name in (ENERGY_KCAL, ENERGY_KJ))
    unit = _text(product.serving_quantity_unit)
    weight = _number(product.serving_quantity)
    name = serving_name(_text(product.serving_size)) or "serving"
    food = Food(
        id=f"off-{code}",
        name=tidy(_text(product.product_name)) or f"Product {code}",
        source=SOURCE,
        per_100g=figures,
        energy_kcal=energy_kcal(kcal, kilojoules),
        beta_carotene_ug=_amount(told, BETA_CAROTENE, "Beta-carotene", left_out),
        servings=servings([(name, weight if unit in ("", "g") or is_volume(unit) else None)]),
        source_id=f"OFF {code}",
        note=VOLUME_NOTE if is_volume(unit) else "",
        brand=first_brand(_text(product.brands)),
        barcode=code,
    )
    return with_possible_figures(food, left_out)


def _amount(told: dict[str, Any], name: str, title: str, left_out: list[str]) -> float | None:
    """A figure in its unit, None when there is none; why one is not used goes to `left_out`."""
    figure = told.get(per_100g(name))
    if figure in (None, ""):
        return None
    if "%" in _text(told.get(f"{name}_unit")):
        left_out.append(f"{title}, typed as a percentage of a daily value")
        return None
    grams = _number(figure)
    if grams is None:
        left_out.append(f"{title}, which is not given as a number")
        return None
    return in_unit(grams, name)


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return plain(str(value))


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
