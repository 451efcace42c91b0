# SPDX-License-Identifier: MIT
"""What every campaign is: so many tries, and what was found."""

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
    """What came of a campaign; `notes` are figures worth keeping, such as the worst of something."""

    tries: int = 0
    defects: list[str] = msgspec.field(default_factory=list)
    notes: dict[str, str] = msgspec.field(default_factory=dict)
    seconds: float = 0.0

    def defect(self, text: str) -> None:
        """Note one; very many of a kind say no more than some."""
        if len(self.defects) < _SHOWN_DEFECTS:
            self.defects.append(text)


Campaign = Callable[[int, random.Random, Path], Outcome]
"""Takes how many tries, where chance comes from, and a folder of its own."""


def run(campaign: Campaign, size: int, seed: int) -> Outcome:
    """Run a campaign with data of its own."""
    with tempfile.TemporaryDirectory(prefix="dk2gui-torture-") as name, own_data(Path(name)):
        started = time.monotonic()
        outcome = campaign(size, random.Random(seed), Path(name))
        outcome.seconds = time.monotonic() - started
        return outcome


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
