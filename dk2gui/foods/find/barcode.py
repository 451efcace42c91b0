# SPDX-License-Identifier: MIT
"""Barcodes of products (EAN-8, UPC-A, EAN-13, GTIN-14): read, and checked by their last digit."""

from typing import Final

from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.reading.wording import digits

_LENGTHS: Final = (8, 12, 13, 14)
_EVERY_OTHER_WEIGHT: Final = 3
"""GS1 General Specifications: from the right, digits weigh 1 and 3 in turn, and their sum is a
multiple of ten."""


def checked_barcode(code: str) -> str:
    """The digits of a barcode that can be one. Raises OnlineError, which says what is wrong.

    Spaces and hyphens between digits do not matter.
    """
    number = digits(code)
    if len(number) not in _LENGTHS:
        lengths = ", ".join(map(str, _LENGTHS[:-1]))
        raise OnlineError(
            f"A barcode has {lengths} or {_LENGTHS[-1]} digits; please look again.",
            "bad_question",
        )
    backwards = [int(digit) for digit in reversed(number)]
    if (sum(backwards[::2]) + _EVERY_OTHER_WEIGHT * sum(backwards[1::2])) % 10:
        raise OnlineError(
            f"The last digit of the barcode {number} does not fit the others: one of them is "
            "mistyped.",
            "bad_question",
        )
    return number
