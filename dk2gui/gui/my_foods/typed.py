# SPDX-License-Identifier: MIT
"""Numbers as people type them."""

import math
import re
from typing import Final

from dk2gui.present.format import THIN_SPACE

_SPACES: Final = re.compile(rf"[\s{THIN_SPACE}\u00a0]")
_THOUSANDS_OR_DECIMALS: Final = re.compile(r"[1-9]\d{0,2},\d{3}")


class TypedError(ValueError):
    """Something typed that is no number; str() says what to type."""


def typed_number(text: str) -> float:
    """The number in a text, a comma for the decimal point allowed.

    Raises TypedError that says what is wrong; `2,000` is asked about, since it is two in some
    countries and two thousand in others.
    """
    plain = _SPACES.sub("", text)
    if not plain:
        raise TypedError("Type a number.")
    if _THOUSANDS_OR_DECIMALS.fullmatch(plain):
        whole, decimals = plain.split(",")
        raise TypedError(f"Type {whole}{decimals} or {whole}.{decimals}, without the comma.")
    try:
        number = float(plain.replace(",", "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise TypedError(f"{text.strip()!r} is not a number.")
    return number


def shown_number(value: float) -> str:
    """A number to go on typing at: all its digits that mean something, and no more."""
    return f"{value:.10g}" if abs(value) < 1e10 else repr(value)
