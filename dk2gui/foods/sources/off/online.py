# SPDX-License-Identifier: MIT
"""Products from Open Food Facts (ODbL), by barcode.

Of vitamin A and vitamin K, labels do not say the form, and a percentage of a daily value is no
amount: these are left out, which the food's note says.
"""

import datetime as dt
import math
from typing import Any, Final

import msgspec

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.foods.find.barcode import digits
from dk2gui.foods.net.asking import Asker, Question
from dk2gui.foods.net.barcode import checked_barcode
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.net.gate import with_possible_figures
from dk2gui.foods.reading.wording import servings, tidy
from dk2gui.foods.sources.fdc.food import VOLUME_NOTE, is_volume
from dk2gui.foods.sources.off.fields import (
    NUTRIENT_OF,
    SOURCE,
    Label,
    Nutrition,
    Product,
    aggregated,
    date_of,
    first_brand,
    of_nutriments,
    plain,
    read_label,
    serving_name,
)

_PRODUCT_AGE: Final = dt.timedelta(days=7)
_FIELDS: Final = (
    "code,product_name,brands,quantity,serving_size,serving_quantity,serving_quantity_unit,"
    "nutriments,nutrition,last_modified_t"
)


class _Product(Product, frozen=True):
    nutriments: Any = None
    nutrition: Nutrition | Any = None
    last_modified_t: Any = None


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
    since_2026 = aggregated(product.nutrition)
    if since_2026 is not None:
        label = read_label(since_2026.said())
        left_out = ["Figures of the prepared food"] if since_2026.is_prepared else []
        if since_2026.is_prepared:
            label = Label()
    else:
        told = product.nutriments if isinstance(product.nutriments, dict) else {}
        label, left_out = read_label(of_nutriments(told)), []
    left_out += _left_out(label)
    unit = _text(product.serving_quantity_unit)
    is_per_ml = is_volume(unit) or (since_2026 is not None and since_2026.is_per_volume)
    weight = _number(product.serving_quantity)
    name = serving_name(_text(product.serving_size)) or "serving"
    food = Food(
        id=f"off-{code}",
        name=tidy(_text(product.product_name)) or f"Product {code}",
        source=SOURCE,
        per_100g=label.per_100g,
        energy_kcal=label.energy_kcal,
        vitamin_d2_ug=label.vitamin_d2_ug,
        beta_carotene_ug=label.beta_carotene_ug,
        servings=servings([(name, weight if unit in ("", "g") or is_volume(unit) else None)]),
        source_id=f"OFF {code}",
        note=VOLUME_NOTE if is_per_ml else "",
        brand=first_brand(_text(product.brands)),
        barcode=code,
        at_least=tuple(label.at_least),
        at_most=label.at_most,
        traces=tuple(label.traces),
        estimated=tuple(label.estimated),
        dated=date_of(product.last_modified_t),
    )
    return with_possible_figures(food, left_out)


def _left_out(label: Label) -> list[str]:
    """What is said and not used, in the words of a food's note."""
    told = [_in_words(odd) for odd in label.odd]
    if label.has_vitamin_a:
        told.append("vitamin A, whose form the label does not say")
    if label.has_vitamin_k:
        told.append("vitamin K, whose form the label does not say")
    if label.has_estimates:
        told.append("figures estimated from the list of ingredients")
    return told


def _in_words(odd: str) -> str:
    field = odd.split(":", maxsplit=1)[0].split(" is ", maxsplit=1)[0].removesuffix("_100g")
    nutrient = NUTRIENT_OF.get(field)
    title = NUTRIENTS[nutrient].title if nutrient else field.replace("-", " ").capitalize()
    if "%" in odd:
        return f"{title}, typed as a percentage of a daily value"
    return f"{title}, which is not given as a number"


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
