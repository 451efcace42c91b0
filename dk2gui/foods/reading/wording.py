# SPDX-License-Identifier: MIT
"""Names of foods and household measures, tidied so that they fit a line and a database."""

import math
import re
from collections.abc import Iterable
from typing import Final

from dk2gui.core.intake.food import Serving
from dk2gui.core.scenario.scenario import MAX_GRAMS

THIN_SPACE: Final = "\u202f"
MOST_NAME_CHARS: Final = 200
MOST_SERVING_CHARS: Final = 60
MOST_SERVINGS: Final = 12
_LEADING_NUMBER: Final = re.compile(r"(\d*\.?\d+)\s+(\S.*)")


def grouped(number: float) -> str:
    """A number with its thousands set apart by a thin space."""
    return f"{number:,}".replace(",", THIN_SPACE)


def tidy(text: str, most: int = MOST_NAME_CHARS) -> str:
    """A text on one line, without control signs and lone surrogates, cut after `most` letters."""
    if not (text.isascii() and text.isprintable()):
        text = text.encode("utf-8", "replace").decode("utf-8")
        text = "".join(sign if sign.isprintable() else " " for sign in text)
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def readable(capitals: str) -> str:
    """A short description of SR28 such as `CHEESE,GOUDA` in small letters with room to break."""
    return tidy(capitals.replace(",", ", ")).capitalize()


def measure(amount: float | None, what: str) -> str:
    """A household measure: `cup` for one cup, else with its number, `0.5 cup`."""
    what = tidy(what, MOST_SERVING_CHARS)
    return what if amount is None or amount == 1 or not what else f"{amount:g} {what}"


def measure_from_text(text: str) -> str:
    """The same from a text that begins with the number, such as `.5 cup`."""
    found = _LEADING_NUMBER.fullmatch(tidy(text, MOST_SERVING_CHARS))
    return measure(float(found[1]), found[2]) if found else tidy(text, MOST_SERVING_CHARS)


def servings(measures: Iterable[tuple[str, float | None]]) -> tuple[Serving, ...]:
    """The measures that have a name and a possible weight in g, each name once."""
    kept: dict[str, Serving] = {}
    for name, grams in measures:
        if name and grams is not None and math.isfinite(grams) and 0 < grams <= MAX_GRAMS:
            kept.setdefault(name, Serving(name, grams))
    return tuple(kept.values())[:MOST_SERVINGS]
