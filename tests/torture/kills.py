# SPDX-License-Identifier: MIT
"""Windows and imports killed at any moment: nothing mixed up, at most a second lost."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore
from dk2gui.userdata.atomic import data_dir, remove_leftovers
from dk2gui.userdata.library import Library
from dk2gui.userdata.storage import load_state, read_scenario, write_scenario
from tests.foods.import_files import small_fdc_zip
from tests.signals import heard
from tests.torture.campaign import Outcome, Tries
from tests.torture.driver import NAMES, TOLD, work_until_killed

_MOST_LOST_S = 1.0
_SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
_FOODS = 2000
_SHARE_AT_START = 0.1
_START_S = 120


def window_kills(tries: Tries, draw: random.Random, folder: Path) -> Outcome:
    """Kill a window that opens, edits, saves and keeps; look at what the next start would show."""
    outcome = Outcome()
    for name in NAMES:
        write_scenario(folder / f"{name}.dk2.json", Scenario(schema=1, name=name))
    for number in tries.of(outcome):
        output = folder / "said.txt"
        started = _started(draw, folder, output)
        # Now and then before it has shown anything.
        if draw.random() < _SHARE_AT_START:
            time.sleep(draw.uniform(0.0, 0.3))
        else:
            _await_line(started, output)
            time.sleep(draw.uniform(0.0, 1.5))
        how = draw.choice(_SIGNALS)
        killed = time.time()
        assert started.pid is not None
        os.kill(started.pid, how)
        started.join(60)
        if started.is_alive():
            started.kill()
            outcome.defect(f"{how.name} did not end it")
            continue
        lines = output.read_text().splitlines()
        # Before the window is up, it is the command line that takes Ctrl+C.
        is_up = any(line.startswith("edit ") for line in lines)
        wrong = [line for line in lines if line.startswith(("Traceback", "Fatal"))]
        if wrong and (is_up or how is not signal.SIGINT):
            outcome.defect(f"{how.name}: {wrong[0]} {lines[-1]}")
        if how is not signal.SIGKILL and is_up and started.exitcode != 128 + how:
            outcome.defect(f"{how.name} ended with {started.exitcode}")
        reached = _reached(lines)
        told = f"{how.name} {number}"
        edits = [(int(value), at) for what, value, at in reached if what == "edit"]
        lost = _lost(outcome, told, edits, killed)
        if how is signal.SIGKILL:
            outcome.most("seconds lost", lost)
            if lost > _MOST_LOST_S:
                outcome.defect(f"{told}: {lost:.2f} s lost")
        elif lost and load_state().work is not None:
            took = time.time() - killed
            outcome.defect(f"{told}: did not save within {took:.1f} s: {lines[-1]}, {_held()}")
        sure_until = killed - _MOST_LOST_S if how is signal.SIGKILL else killed
        _check_settings(outcome, told, reached, sure_until)
        _check_files(outcome, told, folder, reached)
        _clear(folder)
    return outcome


def _started(draw: random.Random, folder: Path, output: Path) -> BaseProcess:
    """A window in a process of its own, forked from one that has loaded the program already."""
    output.write_bytes(b"")
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.torture.driver", "tests.torture.loaded"])
    started = context.Process(
        target=work_until_killed, args=(draw.random(), folder, os.environ.copy(), output)
    )
    started.start()
    return started


def _await_line(started: BaseProcess, output: Path) -> None:
    until = time.monotonic() + _START_S
    while started.is_alive() and b"edit" not in output.read_bytes():
        assert time.monotonic() < until
        time.sleep(0.01)


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


def _held() -> str:
    """What is remembered, for whoever looks for a defect."""
    folder = data_dir()
    work = load_state().work
    count = None if work is None else work.scenario.other_food.get("calcium")
    return f"{count} remembered, {sorted(path.name for path in folder.iterdir())}"


def _reached(lines: list[str]) -> list[tuple[str, str, float]]:
    """What was told; the last line may have been cut off."""
    words = [line.split() for line in lines]
    told = (line for line in words if len(line) == 3 and line[0] in TOLD)
    return [(what, value, float(at)) for what, value, at in told]


def _check_settings(
    outcome: Outcome, told: str, reached: list[tuple[str, str, float]], sure_until: float
) -> None:
    """What was chosen last is remembered, unless a kill followed at once."""
    themes = [(value, at) for what, value, at in reached if what == "theme"]
    if themes and themes[-1][1] < sure_until and load_state().settings.theme != themes[-1][0]:
        outcome.defect(f"{told}: the theme was {themes[-1][0]}")


def _check_files(
    outcome: Outcome, told: str, folder: Path, reached: list[tuple[str, str, float]]
) -> None:
    """Nothing was written over, all that was kept is there, and the store holds."""
    for name in NAMES:
        if read_scenario(folder / f"{name}.dk2.json").name != name:
            outcome.defect(f"{told}: {name} was written over")
    remove_leftovers(folder)
    if left := list(folder.glob(".dk2gui-*.tmp")):
        outcome.defect(f"{told}: {left} stayed")
    listed = {entry.path.name: entry.problem for entry in Library().entries()}
    if broken := [problem for problem in listed.values() if problem]:
        outcome.defect(f"{told}: {broken[0]} in the library")
    with contextlib.closing(FoodStore.open(folder / "data" / FILE_NAME)) as store:
        kept = {entry.id for entry in (*store.own(), *store.meals())}
    for what, value, _ in reached:
        if what == "problem":
            outcome.defect(f"{told}: {value}")
        if (what == "file" and value not in listed) or (what == "kept" and value not in kept):
            outcome.defect(f"{told}: {value} was lost")


def _clear(folder: Path) -> None:
    """The next window starts with what the last one worked on, and not with all that it kept."""
    for entry in Library().entries():
        entry.path.unlink()
    with contextlib.closing(FoodStore.open(folder / "data" / FILE_NAME)) as store:
        for food in store.own():
            store.delete_own(food.id)
        for meal in store.meals():
            store.delete_meal(meal.id)


def import_kills(tries: Tries, draw: random.Random, folder: Path) -> Outcome:
    """Kill an import at any moment: all of it is there, or nothing."""
    outcome = Outcome()
    path = small_fdc_zip(folder / "foods.zip", _FOODS)
    place = folder / "data" / FILE_NAME
    place.parent.mkdir()
    call = [sys.executable, "-m", "dk2gui", "import", str(path)]
    begun = time.monotonic()
    subprocess.run(call, stdout=subprocess.DEVNULL, check=True)
    whole_s = time.monotonic() - begun
    for number in tries.of(outcome):
        place.unlink(missing_ok=True)
        for companion in place.parent.glob(f"{FILE_NAME}-*"):
            companion.unlink()
        program = subprocess.Popen(
            call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            preexec_fn=heard,  # noqa: PLW1509
        )  # fmt: skip
        # From its first line until a little after its end, however busy the machine is.
        time.sleep(draw.uniform(0.0, 1.2 * whole_s))
        program.send_signal(draw.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGINT)))
        _, said = program.communicate(timeout=60)
        # What interrupts Python before it runs a line of the program is not the program's.
        if "Traceback" in said and "dk2gui" in said:
            outcome.defect(said[-300:])
        with contextlib.closing(FoodStore.open(place)) as store:
            found = store.count()
        outcome.count("had come in whole", found == _FOODS)
        if found not in (0, _FOODS):
            outcome.defect(f"kill {number}: {found} of {_FOODS} foods")
    return outcome
