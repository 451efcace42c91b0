# SPDX-License-Identifier: MIT
"""Where somebody lives, in words."""

from dk2gui.present.language import tr
from dk2gui.present.numbers import number


def latitude_text(latitude: float) -> str:
    """A latitude as people write it."""
    degrees = number(abs(latitude))
    if latitude >= 0:
        return tr("{degrees}\u00b0 N", degrees=degrees)
    return tr("{degrees}\u00b0 S", degrees=degrees)


def place_text(city: str, latitude: float) -> str:
    """A city with its latitude; the latitude alone where no city is known."""
    north = latitude_text(latitude)
    return tr("{city}, {latitude}", city=city, latitude=north) if city else north
