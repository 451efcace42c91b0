# SPDX-License-Identifier: MIT
"""What every campaign is: so many tries, or as many as its time allows, and what was found."""

import contextlib
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

_SHOWN_DEFECTS = 20


class Outcome(msgspec.Struct):
    """What came of a campaign, or of a part of one."""

    tries: int = 0
    defects: list[str] = msgspec.field(default_factory=list)
    sums: dict[str, int] = msgspec.field(default_factory=dict)
    """How often something came about."""
    worst: dict[str, float] = msgspec.field(default_factory=dict)
    """The most of something, named with its unit."""
    not_run: str = ""
    """Why nothing could be tried."""
    seconds: float = 0.0

    def defect(self, text: str) -> None:
        """Note one; very many of a kind say no more than some."""
        if len(self.defects) < _SHOWN_DEFECTS:
            self.defects.append(text)

    def count(self, what: str, times: int = 1) -> None:
        self.sums[what] = self.sums.get(what, 0) + times

    def most(self, what: str, value: float) -> None:
        self.worst[what] = max(value, self.worst.get(what, value))

    def notes(self) -> str:
        """The figures worth keeping, in one line."""
        said = [f"{what}: {times:,}" for what, times in self.sums.items()]
        said += [f"{what}: {value:.2f}" for what, value in self.worst.items()]
        return "; ".join(([f"not run: {self.not_run}"] if self.not_run else []) + said)


class Tries:
    """The numbers of the tries of an outcome, until there are enough or time is up."""

    def __init__(self, size: int, limit_s: float) -> None:
        self.size = size
        self._limit_s = limit_s

    def of(self, outcome: Outcome) -> Iterator[int]:
        until = time.monotonic() + self._limit_s
        for number in range(self.size):
            if time.monotonic() > until:
                return
            outcome.tries += 1
            yield number


Campaign = Callable[[Tries, random.Random, Path], Outcome]
"""Takes what is to be tried how often, where chance comes from, and a folder of its own."""


def run(campaign: Campaign, size: int, seed: str, limit_s: float) -> Outcome:
    """Run a campaign with data of its own."""
    with tempfile.TemporaryDirectory(prefix="dk2gui-torture-") as name, own_data(Path(name)):
        started = time.monotonic()
        outcome = campaign(Tries(size, limit_s), random.Random(seed), Path(name))
        outcome.seconds = time.monotonic() - started
        return outcome


def together(outcomes: list[Outcome]) -> Outcome:
    """One outcome of what ran side by side."""
    whole = Outcome(not_run=outcomes[0].not_run)
    for part in outcomes:
        whole.tries += part.tries
        whole.seconds = max(whole.seconds, part.seconds)
        for defect in part.defects:
            whole.defect(defect)
        for what, times in part.sums.items():
            whole.count(what, times)
        for what, value in part.worst.items():
            whole.most(what, value)
    return whole


@contextlib.contextmanager
def own_data(folder: Path) -> Iterator[None]:
    """The user's data lie in this folder meanwhile."""
    before = os.environ.get("DK2GUI_DATA_DIR")
    os.environ["DK2GUI_DATA_DIR"] = str(folder / "data")
    try:
        yield
    finally:
        if before is None:
            del os.environ["DK2GUI_DATA_DIR"]
        else:
            os.environ["DK2GUI_DATA_DIR"] = before


def spoiled(data: bytes, draw: random.Random) -> bytes:
    """Bytes with a few of them changed, lost, doubled or cut off."""
    held = bytearray(data)
    for _ in range(draw.randint(1, 6)):
        if not held:
            break
        at = draw.randrange(len(held))
        length = min(draw.choice((1, 1, 2, 4, 16, 200)), len(held) - at)
        match draw.randrange(6):
            case 0:
                held[at] ^= 1 << draw.randrange(8)
            case 1:
                held[at : at + length] = draw.randbytes(length)
            case 2:
                del held[at : at + length]
            case 3:
                held[at:at] = held[at : at + length]
            case 4:
                held[at : at + length] = bytes(length)
            case _:
                del held[at:]
    return bytes(held)
