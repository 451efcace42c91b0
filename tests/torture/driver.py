# SPDX-License-Identifier: MIT
"""A window that works until it is killed: opens, edits, saves, keeps; tells each state it reached.

A line is a word for what was reached, its value and the time: `edit 7 1.5`.
"""

import os
import random
import signal
import sys
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dk2gui.core.intake.food import Food
from dk2gui.foods.changes import keeping
from dk2gui.foods.own import Portion, own_meal
from dk2gui.gui import open_window
from dk2gui.gui.window.leaving import Leaving

NAMES = ("A", "B")
TOLD = ("edit", "theme", "kept", "problem", "file")
"""The first words of the lines that are said."""
_EVERY_MS = 30
_STEPS = (
    *NAMES, "new", "edit", "edit", "edit", "save", "undo", "theme", "own", "meal", "library", "pin",
)  # fmt: skip


def _told(what: str, value: object) -> None:
    print(what, value, time.time(), flush=True)


def work_until_killed(seed: float, folder: Path, environment: dict[str, str], output: Path) -> None:
    """Open, edit, save and keep by chance; for a process of its own, which says it to `output`."""
    os.environ.update(environment)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    said = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.exit(_work(random.Random(seed), folder))


def _work(draw: random.Random, folder: Path) -> int:
    app = QApplication([])
    window = open_window()
    leaving = Leaving(window, window.save_state)
    count = int(window.scenario.other_food.get("calcium", 0))
    way = window.context.store_work

    def step() -> None:
        nonlocal count
        what = draw.choice(_STEPS)
        if what in NAMES:
            window.files.open_file(folder / f"{what}.dk2.json")
        elif what == "new":
            window.files.new()
            window.model.edit("Name", name="")
        elif what == "save":
            window.files.save()
        elif what == "undo":
            window.model.history.undo()
        elif what == "theme":
            theme = draw.choice(("light", "dark"))
            window.remember(theme=theme)
            _told("theme", theme)
        elif what == "own":
            food = Food(id=f"own:{count}", name="x", source="My own", per_100g={})
            way.do(keeping(food), partial(_kept, food.id))
        elif what == "meal":
            meal = own_meal(f"Meal {count}", [Portion("natto", 40.0)])
            way.do(keeping(meal), partial(_kept, meal.id))
        elif what == "library":
            _told("file", window.files.library.add(window.scenario).name)
        elif what == "pin":
            letters = [pin.letter for pin in window.pins.pinned]
            if len(letters) > 3:
                window.pins.unpin(letters[0])
            window.pins.pin()
        count += 1
        window.model.edit("Calcium", other_food={"calcium": float(count)})
        _told("edit", count)

    timer = QTimer(interval=_EVERY_MS)
    timer.timeout.connect(step)
    timer.start()
    code = app.exec()
    leaving.end()
    return code


def _kept(entry_id: str, problem: str) -> None:
    _told("problem" if problem else "kept", problem.replace(" ", "_") or entry_id)
