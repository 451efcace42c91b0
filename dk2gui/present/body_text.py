# SPDX-License-Identifier: MIT
"""A person's body in words."""

from collections.abc import Collection
from typing import Final

from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import as_entered

YEARS: Final = marked("years")
"""The unit of an age; `tr` translates it where it is shown."""
_STEPS: Final = {
    "age_years": marked("Age {value}"),
    "weight_kg": marked("Weight {value}"),
    "height_cm": marked("Height {value}"),
}

_ADULT: Final = {
    ("weight_kg",): marked("Weight not stated: an ordinary adult's."),
    ("height_cm",): marked("Height not stated: an ordinary adult's."),
    ("weight_kg", "height_cm"): marked("Weight and height not stated: an ordinary adult's."),
}
_CHILD: Final = {
    ("weight_kg",): marked("Weight not stated: what is typical of the age."),
    ("height_cm",): marked("Height not stated: what is typical of the age."),
    ("weight_kg", "height_cm"): marked("Weight and height not stated: what is typical of the age."),
}


def body_step(field: str, value: float) -> str:
    """A step of the history: age, weight or height."""
    return tr(_STEPS[field], value=as_entered(value))


def assumed_body(assumed: Collection[str], *, is_adult: bool) -> str:
    """What of weight and height was not stated, and what stands for it; "" for nothing."""
    fields = tuple(field for field in ("weight_kg", "height_cm") if field in assumed)
    return tr((_ADULT if is_adult else _CHILD).get(fields, ""))
