# SPDX-License-Identifier: MIT
"""Very many slider moves in one window: memory, widgets, files and threads do not grow."""

import gc
import os
import random
import threading
from pathlib import Path
from statistics import linear_regression

from PySide6.QtWidgets import QSlider, QWidget

from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui import open_window
from dk2gui.gui.window.main_window import MainWindow
from tests.torture.campaign import Outcome, Tries
from tests.torture.monkey import close_window, running_app

_SAMPLES = 50
_MOST_BETWEEN = 200
"""Moves: a campaign that ends early has samples too."""
_WARM = 10
"""Samples until everything that is made once is there."""
_MOST_MB_A_MOVE = 0.0005
"""The history keeps its last steps and what they need; beyond that a move may cost nothing."""
_MOST_MB = 5.0


def soak(tries: Tries, draw: random.Random, _folder: Path) -> Outcome:
    """Move a slider for long."""
    outcome = Outcome()
    app = running_app()
    window = open_window(Scenario(schema=1))
    slider = window.findChild(QSlider, "dose-vitamin_d3-slider")
    assert isinstance(slider, QSlider)
    every = max(1, min(_MOST_BETWEEN, tries.size // _SAMPLES))
    held = []
    for number in tries.of(outcome):
        slider.setValue(draw.randint(slider.minimum(), slider.maximum()))
        app.processEvents()
        if number % every == 0:
            held.append((number, *_held(window)))
    close_window(window, app)
    warm = held[min(_WARM, len(held) // 2) :]
    moves, memory, *counts = zip(*warm, strict=True)
    slope = linear_regression(moves, memory).slope if len(warm) > 1 else 0.0
    outcome.most("MB more in 100 000 moves", slope * 100_000)
    if slope > _MOST_MB_A_MOVE and slope * (moves[-1] - moves[0]) > _MOST_MB:
        outcome.defect(f"memory grows by {slope * 1000:.2f} MB in 1000 moves: {memory}")
    for name, most, values in zip(("widgets", "files", "threads"), (60, 3, 3), counts, strict=True):
        outcome.most(f"{name} more", values[-1] - values[0])
        if values[-1] > values[0] + most:
            outcome.defect(f"{name} grew: {values}")
    return outcome


def _held(window: MainWindow) -> tuple[float, int, int, int]:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    files = len(list(Path("/proc/self/fd").iterdir()))
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return memory, len(window.findChildren(QWidget)), files, threading.active_count()
