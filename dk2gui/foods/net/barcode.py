# SPDX-License-Identifier: MIT
"""A barcode before it is asked for online."""

from dk2gui.foods.find.barcode import LENGTHS, digits, has_right_end
from dk2gui.foods.net.errors import OnlineError


def checked_barcode(code: str) -> str:
    """The digits of a barcode that can be one. Raises OnlineError, which says what is wrong.

    Spaces and hyphens between digits do not matter.
    """
    number = digits(code)
    if len(number) not in LENGTHS:
        lengths = ", ".join(map(str, LENGTHS[:-1]))
        raise OnlineError(
            f"A barcode has {lengths} or {LENGTHS[-1]} digits; please look again.",
            "bad_question",
        )
    if not has_right_end(number):
        raise OnlineError(
            f"The last digit of the barcode {number} does not fit the others: one of them is "
            "mistyped.",
            "bad_question",
        )
    return number
