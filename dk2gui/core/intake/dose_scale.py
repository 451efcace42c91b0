# SPDX-License-Identifier: MIT
"""How a slider's track maps to a dose: zero, then the amounts people know, evenly spaced."""

import bisect
import math
from typing import Final

import msgspec

# A drag stops at about this many round amounts between two known doses.
_STOPS_BETWEEN: Final = 10


class DoseScale(msgspec.Struct, frozen=True):
    """A track from 0 to 1 with the known doses evenly spaced along it.

    `known` ascends from 0 and has at least two amounts, all in one unit. `only_known`: there is
    nothing between them, as with capsules.
    """

    known: tuple[float, ...]
    only_known: bool = False

    def position_of(self, amount: float) -> float:
        """Where an amount lies on the track; what lies beyond its end is at the end."""
        last = len(self.known) - 1
        if amount >= self.known[last]:
            return 1.0
        index = max(0, bisect.bisect_right(self.known, amount) - 1)
        low, high = self.known[index], self.known[index + 1]
        return (index + max(0.0, amount - low) / (high - low)) / last

    def amount_at(self, position: float) -> float:
        """The round amount at a place on the track; known doses come out exactly."""
        last = len(self.known) - 1
        # Rounded, so that a known dose's own position falls on it and not a hair before it.
        place = round(min(max(position, 0.0), 1.0) * last, 9)
        if self.only_known:
            return self.known[round(place)]
        index = min(int(place), last - 1)
        low, high = self.known[index], self.known[index + 1]
        step = _round_step(high - low)
        amount = low + round((place - index) * (high - low) / step) * step
        # Steps such as 0.2 leave noise in the last digit; a dose has none.
        return min(round(amount, 6), high)

    def stepped(self, amount: float, steps: int) -> float:
        """The amount so many known doses further up, or down for negative steps."""
        step = self.next_known if steps > 0 else self.previous_known
        for _ in range(abs(steps)):
            amount = step(amount)
        return amount

    def next_known(self, amount: float) -> float:
        """The next known dose above an amount; at the end, the amount itself."""
        index = bisect.bisect_right(self.known, amount)
        return self.known[index] if index < len(self.known) else amount

    def previous_known(self, amount: float) -> float:
        """The next known dose below an amount, at least 0."""
        index = bisect.bisect_left(self.known, amount) - 1
        return self.known[max(index, 0)]


def _round_step(gap: float) -> float:
    """The largest of 1, 2, 5 times a power of ten that divides a gap into enough stops."""
    width = gap / _STOPS_BETWEEN
    power = 10.0 ** math.floor(math.log10(width) + 1e-9)
    candidates = (factor * power / scale for scale in (1, 10) for factor in (5, 2, 1))
    return next(
        step
        for step in candidates
        if step <= width * (1 + 1e-9) and math.isclose(gap / step, round(gap / step))
    )
