# SPDX-License-Identifier: MIT
"""Old addresses of what `numbers`, `dates` and `rhythm` hold, until the window names those."""

from dk2gui.present.dates import SHORT_MONTHS, dates_text, day_text, when_text
from dk2gui.present.food_text import SHORT_NUTRIENTS
from dk2gui.present.language import THIN_SPACE
from dk2gui.present.numbers import MICRO, Units, amount, in_units, number, unit_name
from dk2gui.present.numbers import level as serum
from dk2gui.present.rhythm import rhythm, rhythm_of

__all__ = [
    "MICRO",
    "SHORT_MONTHS",
    "SHORT_NUTRIENTS",
    "THIN_SPACE",
    "Units",
    "amount",
    "dates_text",
    "day_text",
    "in_units",
    "number",
    "rhythm",
    "rhythm_of",
    "serum",
    "unit_name",
    "when_text",
]
