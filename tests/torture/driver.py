# SPDX-License-Identifier: MIT
"""A window that works until it is killed: opens, edits, saves, keeps; tells each state it reached.

Run as a program with a seed and the folder of the files A and B.
"""

import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from dk2gui.core.intake.food import Food
from dk2gui.gui import open_window
from dk2gui.gui.window.leaving import Leaving

NAMES = ("A", "B")
_EVERY_MS = 30


def main() -> int:
    """Work until killed."""
    draw, folder = random.Random(sys.argv[1]), Path(sys.argv[2])
    app = QApplication([])
    window = open_window()
    leaving = Leaving(window, window.save_state)
    count = int(window.scenario.other_food.get("calcium", 0))

    def step() -> None:
        nonlocal count
        what = draw.choice((*NAMES, "new", "edit", "edit", "edit", "save", "undo", "theme", "own"))
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
            window.remember(theme=draw.choice(("light", "dark")))
        elif what == "own" and window.library.store is not None:
            window.library.store.put_own(
                Food(id=f"own:{count}", name="x", source="My own", per_100g={})
            )
        count += 1
        window.model.edit("Calcium", other_food={"calcium": float(count)})
        print(count, time.time(), flush=True)

    timer = QTimer(interval=_EVERY_MS)
    timer.timeout.connect(step)
    timer.start()
    code = app.exec()
    leaving.end()
    return code


if __name__ == "__main__":
    sys.exit(main())
