# SPDX-License-Identifier: MIT
"""Parts of the last evaluation that the next one may use again: what did not change stays made.

The core keeps no state: whoever evaluates again and again owns such an object and passes it in.
An evaluation with it equals one without; it only costs less.
"""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Kept:
    """The last value of each part, with the frozen values that it was made from.

    For one thread, and for one question asked again and again: each part is there once.
    """

    def __init__(self) -> None:
        self._parts: dict[str, tuple[tuple[object, ...], object]] = {}

    def part(self, name: str, given: tuple[object, ...], make: Callable[[], T]) -> T:
        """What a part was the last time it was made from the same, else made now.

        `given` holds all that `make` looks at, as frozen values. Values that compare by identity,
        arrays above all, must themselves be kept parts, so that they are the same again.
        """
        known = self._parts.get(name)
        # A tuple compares what is identical without looking into it: an edit changes one field,
        # all others are the same objects as before.
        if known is not None and known[0] == given:
            return known[1]  # type: ignore[return-value]  # made by the same line
        made = make()
        self._parts[name] = (given, made)
        return made
