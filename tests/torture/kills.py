# SPDX-License-Identifier: MIT
"""Windows and imports killed at any moment: nothing mixed up, at most a second lost."""

import contextlib
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from dk2gui.userdata.atomic import remove_leftovers
from dk2gui.userdata.storage import load_state, read_scenario, write_scenario
from tests.foods.import_files import small_fdc_zip
from tests.torture.campaign import Outcome
from tests.torture.driver import NAMES

_MOST_LOST_S = 1.0
_SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_FOODS = 2000


def window_kills(size: int, draw: random.Random, folder: Path) -> Outcome:
    """Kill a window that opens, edits, saves and keeps; look at what the next start would show."""
    outcome = Outcome()
    for name in NAMES:
        write_scenario(folder / f"{name}.dk2.json", Scenario(schema=1, name=name))
    worst = 0.0
    for number in range(size):
        outcome.tries += 1
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.driver", str(draw.random()), str(folder)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            preexec_fn=_takes_ctrl_c,  # noqa: PLW1509
        )  # fmt: skip
        assert program.stdout is not None
        lines = [program.stdout.readline()]
        time.sleep(draw.uniform(0.0, 1.5))
        how = draw.choice(_SIGNALS)
        killed = time.time()
        program.send_signal(how)
        try:
            said, wrong = program.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            program.kill()
            outcome.defect(f"{how.name} did not end it")
            continue
        lines += said.splitlines()
        if "Traceback" in wrong:
            outcome.defect(f"{how.name}: {wrong[-300:]}")
        if how is not signal.SIGKILL and program.returncode != 128 + how:
            outcome.defect(f"{how.name} ended with {program.returncode}")
        reached = [
            (int(count), float(at)) for count, at in (line.split() for line in lines if " " in line)
        ]
        told = f"{how.name} {number}"
        lost = _lost(outcome, told, reached, killed)
        if how is signal.SIGKILL:
            worst = max(worst, lost)
            if lost > _MOST_LOST_S:
                outcome.defect(f"{told}: {lost:.2f} s lost")
        elif lost and load_state().work is not None:
            outcome.defect(f"{told}: did not save")
        _check_files(outcome, told, folder)
    outcome.notes["most lost"] = f"{worst:.2f} s"
    return outcome


def _takes_ctrl_c() -> None:
    """Programs in the background of a shell, or under nohup, are deaf to some signals."""
    for number in set(_SIGNALS) - {signal.SIGKILL}:
        signal.signal(number, signal.SIG_DFL)


def _lost(outcome: Outcome, told: str, reached: list[tuple[int, float]], killed: float) -> float:
    """For how many seconds before its end what was done is not remembered."""
    state = load_state()
    for problem in state.problems:
        outcome.defect(f"{told}: {problem}")
    kept = -1
    if state.work is not None:
        document, name = state.work.document, state.work.scenario.name
        shown = document.name.removesuffix(".dk2.json") if document is not None else name
        if shown in NAMES and shown != name:
            outcome.defect(f"{told}: {name!r} under the name {shown!r}")
        kept = int(state.work.scenario.other_food.get("calcium", 0))
    return max((killed - at for count, at in reached if count > kept and at < killed), default=0.0)


def _check_files(outcome: Outcome, told: str, folder: Path) -> None:
    """Nothing was written over, and the store holds."""
    for name in NAMES:
        if read_scenario(folder / f"{name}.dk2.json").name != name:
            outcome.defect(f"{told}: {name} was written over")
    remove_leftovers(folder)
    if left := list(folder.glob(".dk2gui-*.tmp")):
        outcome.defect(f"{told}: {left} stayed")
    with contextlib.closing(FoodStore.open(folder / "data" / FILE_NAME)) as store:
        store.own()


def import_kills(size: int, draw: random.Random, folder: Path) -> Outcome:
    """Kill an import at any moment: all of it is there, or nothing."""
    outcome = Outcome()
    path = small_fdc_zip(folder / "foods.zip", _FOODS)
    place = folder / "data" / FILE_NAME
    place.parent.mkdir()
    came_in = 0
    for number in range(size):
        outcome.tries += 1
        place.unlink(missing_ok=True)
        for companion in place.parent.glob(f"{FILE_NAME}-*"):
            companion.unlink()
        program = subprocess.Popen(
            [sys.executable, "-m", "dk2gui", "import", str(path)],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            preexec_fn=_takes_ctrl_c,  # noqa: PLW1509
        )  # fmt: skip
        time.sleep(draw.uniform(0.1, 3.0))
        program.send_signal(draw.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGINT)))
        _, said = program.communicate(timeout=60)
        # What interrupts Python before it runs a line of the program is not the program's.
        if "Traceback" in said and "dk2gui" in said:
            outcome.defect(said[-300:])
        with contextlib.closing(FoodStore.open(place)) as store:
            found = store.count()
        came_in += found == _FOODS
        if found not in (0, _FOODS):
            outcome.defect(f"kill {number}: {found} of {_FOODS} foods")
    outcome.notes["had come in whole"] = str(came_in)
    return outcome
