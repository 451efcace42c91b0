# SPDX-License-Identifier: MIT
"""Where an amount lies on a bullet row: the target always stands at the same place.

Rows of different units line up because each axis is relative to the person's own band.
"""

import math
from typing import Final

import msgspec

TARGET_AT: Final = 0.42
UPPER_AT: Final = 0.82


class BulletScale(msgspec.Struct, frozen=True):
    """An axis from 0 to 1: linear up to the target, compressed above it, never full.

    `ordinary` scales a row that has no band at all.
    """

    target: float | None = None
    upper: float | None = None
    ordinary: float = 100.0

    def position(self, amount: float) -> float:
        """The place of an amount, 0 for nothing, below 1 for everything."""
        if amount <= 0:
            return 0.0
        if self.target is None:
            reference, at = (self.upper, UPPER_AT) if self.upper else (self.ordinary, TARGET_AT)
        else:
            reference, at = self.target, TARGET_AT
        share = amount / reference
        if share <= 1:
            return at * share
        if self.target is not None and self.upper is not None and self.upper > self.target:
            reach = math.log(self.upper / self.target)
            if amount <= self.upper:
                return TARGET_AT + (UPPER_AT - TARGET_AT) * math.log(share) / reach
            at, share = UPPER_AT, amount / self.upper
        return at + (1 - at) * (1 - 1 / share)
