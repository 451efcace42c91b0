# SPDX-License-Identifier: MIT
"""Where the labels of a chart stand: none on another, none outside. Plain numbers, no Qt.

Lengths are in any one unit; x grows to the right, y downwards, as on a screen.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def pushed_into(self, room: "Box") -> "Box":
        """The same, moved as little as needed to lie in a room that is not smaller."""
        return self._replace(
            left=max(room.left, min(self.left, room.right - self.width)),
            top=max(room.top, min(self.top, room.bottom - self.height)),
        )


class Wish(NamedTuple):
    """A label of a size; `places` are where its left upper corner may be, the best first."""

    width: float
    height: float
    places: tuple[tuple[float, float], ...]


def placed(wishes: Sequence[Wish], room: Box, taken: Sequence[Box] = ()) -> list[Box | None]:
    """Where each label stands, those that come first being served first; None: it is left out.

    A place outside the room is moved into it. `taken` is kept free.
    """
    filled = list(taken)
    found: list[Box | None] = []
    for wish in wishes:
        box = next(_free(wish, room, filled), None)
        found.append(box)
        if box is not None:
            filled.append(box)
    return found


def _free(wish: Wish, room: Box, filled: Sequence[Box]) -> Iterator[Box]:
    if wish.width > room.width or wish.height > room.height:
        return
    for left, top in wish.places:
        box = Box(left, top, wish.width, wish.height).pushed_into(room)
        if not any(box.overlaps(other) for other in filled):
            yield box


def up_and_down(x: float, y: float, step: float, times: int) -> tuple[tuple[float, float], ...]:
    """A place, and others above and below it that lie ever further away."""
    away = (place for time in range(1, times + 1) for place in (y + time * step, y - time * step))
    return ((x, y), *((x, place) for place in away))


def around(
    x: float, y: float, width: float, height: float, gap: float
) -> tuple[tuple[float, float], ...]:
    """Places of a label beside a point: right, left, above, below, then at the corners."""
    beside, before = x + gap, x - gap - width
    above, below = y - gap - height, y + gap
    middle, centre = y - height / 2, x - width / 2
    return (
        (beside, middle), (before, middle), (centre, above), (centre, below),
        (beside, above), (beside, below), (before, above), (before, below),
    )  # fmt: skip


def apart(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> list[float | None]:
    """Where to begin things in a line that each want to be centred somewhere; none overlap.

    Moves them as little as possible and keeps their order, all from `low` to `high`. Where there
    is no room for all, the last ones are left out: None.
    """
    fitting = len(sizes)
    while fitting and sum(sizes[:fitting]) > high - low:
        fitting -= 1
    order = sorted(range(fitting), key=lambda at: wanted[at])
    blocks: list[_Block] = []
    for at in order:
        block = _Block([at], [wanted[at] - sizes[at] / 2], sizes[at])
        while blocks and blocks[-1].start(low, high) + blocks[-1].size > block.start(low, high):
            block = blocks.pop().joined(block)
        blocks.append(block)
    starts: list[float | None] = [None] * len(wanted)
    for block in blocks:
        place = block.start(low, high)
        for at in block.members:
            starts[at] = place
            place += sizes[at]
    return starts


class _Block:
    """Things that stand side by side; each of `wishes` is where the block would begin for one."""

    def __init__(self, members: list[int], wishes: list[float], size: float) -> None:
        self.members, self.wishes, self.size = members, wishes, size

    def start(self, low: float, high: float) -> float:
        mean = sum(self.wishes) / len(self.wishes)
        return max(low, min(mean, high - self.size))

    def joined(self, after: "_Block") -> "_Block":
        wishes = self.wishes + [wish - self.size for wish in after.wishes]
        return _Block(self.members + after.members, wishes, self.size + after.size)
