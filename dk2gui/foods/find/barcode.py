# SPDX-License-Identifier: MIT
"""Barcodes of products (EAN-8, UPC-A, EAN-13, GTIN-14): read, and checked by their last digit."""

from typing import Final

LENGTHS: Final = (8, 12, 13, 14)
"""Digits that a printed barcode has."""
_MOST_CHARS: Final = 60
_EVERY_OTHER_WEIGHT: Final = 3
"""GS1 General Specifications: from the right, digits weigh 1 and 3 in turn, and their sum is a
multiple of ten."""


_LEAST_DIGITS: Final = 8
_MOST_DIGITS: Final = 14
_LEAST_WITHOUT_CHECK: Final = 11
"""A UPC-A without the zero in front."""


def digits(code: str) -> str:
    """A barcode's digits, "" when it is none; spaces and hyphens between them do not matter."""
    text = code if code.isdigit() else code.strip().replace(" ", "").replace("-", "")
    return text if text.isascii() and text.isdigit() and len(text) <= _MOST_CHARS else ""


def gtin(code: str) -> int | None:
    """The number of a product whatever form its barcode has; None when it can be none.

    Leading zeros come and go between UPC and EAN, and databases drop them; the check digit is the
    same with and without. Databases also hold long numbers with a wrong check digit, under which
    products are found as they stand there; a short one may be a shop's own and stand for anything.
    """
    number = digits(code)
    if not _LEAST_DIGITS <= len(number) <= _MOST_DIGITS:
        return None
    is_long = len(number.lstrip("0")) >= _LEAST_WITHOUT_CHECK
    return (int(number) or None) if is_long or has_right_end(number) else None


def is_mistyped_barcode(code: str) -> bool:
    """Whether it has the length of a barcode, and a last digit that does not fit the others."""
    number = digits(code)
    return len(number) in LENGTHS and not has_right_end(number)


def has_right_end(number: str) -> bool:
    """Whether the last of some digits fits the others, as it does in a barcode."""
    backwards = [int(digit) for digit in reversed(number)]
    return (sum(backwards[::2]) + _EVERY_OTHER_WEIGHT * sum(backwards[1::2])) % 10 == 0
