# SPDX-License-Identifier: MIT
"""Frames that are dropped under the hand, over a real X server that the bench itself starts.

A step every sixtieth of a second; a frame is dropped when the next step comes before its paint.
"""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator

from tests.benchmarks.results import tell
from tests.benchmarks.worker import NotStartedError, Worker, worker

SCENES = ("drag", "1 pin", "4 pins", "sun", "50 foods")
SECONDS, BLOCK_SECONDS, STEPS_A_SECOND = 20, 5, 60
GOAL_SHARE = 0.001


@contextlib.contextmanager
def _screen() -> Iterator[str | None]:
    """The name of a display nobody sees; None where there is no Xvfb or it does not start."""
    program = shutil.which("Xvfb")
    if program is None:
        yield None
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield f":{number}" if number else None
    finally:
        server.terminate()
        server.wait()


def _share(answers: list[dict[str, float]]) -> float:
    return sum(answer["dropped"] for answer in answers) / sum(answer["steps"] for answer in answers)


def _measure(name: str, floor: Worker, window: Worker) -> None:
    steps = BLOCK_SECONDS * STEPS_A_SECOND
    bare, own = [], []
    for _ in range(SECONDS // BLOCK_SECONDS):
        bare.append(floor.ask("frames", steps))
        own.append(window.ask("frames", steps))
    longest = max(answer["longest"] for answer in own)
    tell(
        f"frames dropped ({name}), ours and a bare QPainter widget's",
        f"{_share(own):.2%}, {_share(bare):.2%}",
        f"{GOAL_SHARE:.1%} more",
        more=f"a step waited at most {longest * 1e3:.0f} ms for its paint",
    )


def report() -> None:
    """Tell the shares of dropped frames, or why there are none."""
    with _screen() as display:
        if display is None:
            tell("frames dropped", "not measured: no Xvfb")
            return
        shown = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        try:
            with worker("plain", **shown) as floor:
                for name in SCENES:
                    with worker(name, **shown) as window:
                        _measure(name, floor, window)
        except NotStartedError as error:
            tell("frames dropped", f"not measured: {error}")


if __name__ == "__main__":
    report()
