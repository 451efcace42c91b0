# SPDX-License-Identifier: MIT
"""Where somebody lives, in words."""

from typing import Final

from dk2gui.present.language import Notation, marked, tr
from dk2gui.present.numbers import number
from dk2gui.present.typed_numbers import NumberField, Taken, read_number

_NORTH: Final = marked("{degrees}\u00b0 N")
_SOUTH: Final = marked("{degrees}\u00b0 S")
_FIELD: Final = NumberField(-90, 90, "\u00b0")


def latitude_text(latitude: float) -> str:
    """A latitude as people write it."""
    return tr(_NORTH if latitude >= 0 else _SOUTH, degrees=number(abs(latitude)))


def read_latitude(text: str, notation: Notation) -> float | None:
    """A latitude that was typed, with a letter for its half of the globe or a sign, else None."""
    for template, sign in ((_NORTH, 1.0), (_SOUTH, -1.0)):
        letter = tr(template).partition("{degrees}")[2].strip("\u00b0 ")
        bare = text.strip()
        if bare.casefold().endswith(letter.casefold()):
            answer = read_number(bare[: -len(letter)].rstrip("\u00b0 "), _FIELD, notation)
            return sign * answer.value if isinstance(answer, Taken) else None
    answer = read_number(text, _FIELD, notation)
    return answer.value if isinstance(answer, Taken) else None


def place_text(city: str, latitude: float) -> str:
    """A city with its latitude; the latitude alone where no city is known."""
    north = latitude_text(latitude)
    return tr("{city}, {latitude}", city=city, latitude=north) if city else north
