# SPDX-License-Identifier: MIT
"""Start-up to first paint: our window against a bare window with one pyqtgraph plot."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

RUNS = 9

_REPORT = """
import resource
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    done = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, self.report)
        return False
    def report(self):
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
        import os; os._exit(0)

first = FirstPaint()
"""

BARE = f"""
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph as pg
{_REPORT}
app = QApplication([])
window = QMainWindow(); window.resize(1280, 800)
plot = pg.PlotWidget(); plot.plot([1, 2, 3], [2, 1, 3])
window.setCentralWidget(plot)
plot.viewport().installEventFilter(first)
window.show(); app.exec()
"""

OURS = f"""
from PySide6.QtWidgets import QApplication, QWidget
{_REPORT}
app = QApplication([])
from dk2gui.gui import open_window
window = open_window()
window.findChild(QWidget, "intake-plot").viewport().installEventFilter(first)
app.exec()
"""

# What the installed command does.
EVALUATE = """
import sys
from dk2gui.__main__ import main
sys.argv = ["dk2gui", "evaluate", "-"]
sys.exit(main())
"""
NUMPY = "import numpy"


class Run(NamedTuple):
    """One process: seconds on the clock and of CPU, peak memory in MiB (0 when it tells none)."""

    wall_s: float
    cpu_s: float
    memory_mib: float


def _timed(code: str, folder: str, given: bytes = b"") -> Run:
    environment = {
        **os.environ,
        "DK2GUI_DATA_DIR": folder,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled"),
        # Empty counts as not set: an installed program is compiled.
        "PYTHONDONTWRITEBYTECODE": "",
    }
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, env=environment, check=True
    )
    wall, after = time.perf_counter() - start, os.times()
    cpu = after.children_user + after.children_system
    cpu -= before.children_user + before.children_system
    text = done.stdout.decode().strip()
    return Run(wall, cpu, int(text) / 1024 if text.isdigit() else 0.0)


def _medians(codes: dict[str, tuple[str, bytes]]) -> dict[str, Run]:
    """Alternating runs, so that a busy moment of the machine meets all of them."""
    with tempfile.TemporaryDirectory() as folder:
        taken: dict[str, list[Run]] = {name: [] for name in codes}
        for number in range(1 + RUNS):
            for name, (code, given) in codes.items():
                run = _timed(code, folder, given)
                # The first run compiles the modules.
                if number:
                    taken[name].append(run)
    return {
        name: Run(*(statistics.median(figures) for figures in zip(*runs, strict=True)))
        for name, runs in taken.items()
    }


def _print(title: str, floor: Run, floor_name: str, ours: Run, *, goal: float) -> None:
    print(
        f"{title:12s} CPU {floor_name} {floor.cpu_s * 1e3:.0f} ms, dk2gui "
        f"{ours.cpu_s * 1e3:.0f} ms, ratio {ours.cpu_s / floor.cpu_s:.2f} (goal {goal}); by the "
        f"clock {floor.wall_s * 1e3:.0f} and {ours.wall_s * 1e3:.0f} ms, "
        f"ratio {ours.wall_s / floor.wall_s:.2f}"
    )


def report() -> None:
    """Print start-up, memory and command-line ratios."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
    print(f"start-up: load of the machine {load}; above 1, trust the CPU time")
    taken = _medians({"bare": (BARE, b""), "ours": (OURS, b"")})
    bare, ours = taken["bare"], taken["ours"]
    _print("first paint", bare, "bare plot", ours, goal=1.35)
    print(f"memory       bare plot {bare.memory_mib:.0f} MiB, dk2gui {ours.memory_mib:.0f} MiB, "
          f"ratio {ours.memory_mib / bare.memory_mib:.2f} (goal 1.2)")  # fmt: skip
    taken = _medians({"numpy": (NUMPY, b""), "evaluate": (EVALUATE, b'{"schema": 1}')})
    _print("evaluate", taken["numpy"], "import numpy", taken["evaluate"], goal=1.4)
