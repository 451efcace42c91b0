# SPDX-License-Identifier: MIT
"""The season that a typical outdoor life gives, where a latitude but no sun habit is known."""

from collections.abc import Sequence
from typing import Final, Literal

import msgspec
import numpy as np

DARK_FROM_SKIN_TYPE: Final = 5
# Dark skin makes half the season: Harris & Dawson-Hughes 1998, 30 to 41 against 60 to 85 nmol/L.
DARK_SHARE: Final = 0.5
_ADULTS: Final = "adults"


class TypicalSun(msgspec.Struct, frozen=True, kw_only=True):
    """How far 25(OH)D swings from trough to peak in a year, for latitudes and ages.

    Latitudes are degrees from the equator. Rows of another `group` than adults hold for their
    ages as a share of the adults' swing at the latitude in their middle.
    """

    latitude_from: float
    latitude_to: float
    group: Literal["adults", "children", "old people"]
    age_from: float
    age_to: float
    peak_to_trough_nmol_l: float
    source: str
    status: Literal["seen", "recalled", "judgement"]
    note: str

    @property
    def middle(self) -> float:
        """The latitude in the middle."""
        return (self.latitude_from + self.latitude_to) / 2.0


def typical_swing_nmol_l(
    rows: Sequence[TypicalSun], latitude: float, age_years: float, skin_type: int
) -> float:
    """From trough to peak, for people of this latitude, age and skin; between rows, in between."""
    adults = sorted((row for row in rows if row.group == _ADULTS), key=lambda row: row.middle)
    middles = [row.middle for row in adults]
    swings = [row.peak_to_trough_nmol_l for row in adults]
    swing = float(np.interp(abs(latitude), middles, swings))
    for row in rows:
        if row.group != _ADULTS and row.age_from <= age_years <= row.age_to:
            swing *= row.peak_to_trough_nmol_l / float(np.interp(row.middle, middles, swings))
    return swing * (DARK_SHARE if skin_type >= DARK_FROM_SKIN_TYPE else 1.0)
