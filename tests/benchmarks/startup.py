# SPDX-License-Identifier: MIT
"""Start-up to first paint: our window against a bare window with one pyqtgraph plot, in turn."""

import datetime as dt
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

from dk2gui.data.resource_files import resource_path
from dk2gui.gui.window.example import example_scenario
from dk2gui.userdata.atomic import DATA_DIR_VARIABLE
from dk2gui.userdata.storage import LastWork, Settings, save_last_work, save_settings
from tests.benchmarks.results import tell
from tools.table_compile import compile_tables

RUNS = 9

_REPORT = """
import resource
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    done = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, self.leave)
        return False
    def leave(self):
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

# What the installed command does, with the last scenario restored.
OURS = f"""
from dk2gui.loading import loading
with loading():
    from dk2gui.cli.main import run
    from dk2gui.gui.window import app
{_REPORT}
opened = app.open_window
def watched(scenario=None):
    window = opened(scenario)
    from PySide6.QtWidgets import QWidget
    window.findChild(QWidget, "intake-plot").viewport().installEventFilter(first)
    return window
app.open_window = watched
run([])
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
        DATA_DIR_VARIABLE: folder,
        "QT_QPA_PLATFORM": "offscreen",
        # Empty counts as not set: an installed program is compiled.
        "PYTHONDONTWRITEBYTECODE": "",
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, env=environment, check=True
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    text = done.stdout.decode().strip()
    return Run(wall, cpu, int(text) / 1024 if text.isdigit() else 0.0)


def _medians(codes: dict[str, tuple[str, bytes]]) -> dict[str, Run]:
    """Alternating runs, so that a busy moment of the machine meets all of them."""
    with tempfile.TemporaryDirectory() as folder:
        _save_scenario(folder)
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


def _save_scenario(folder: str) -> None:
    """What a session before has left, so that a start restores and plots it."""
    os.environ[DATA_DIR_VARIABLE] = folder
    try:
        save_settings(Settings())
        save_last_work(LastWork(example_scenario(dt.date(2026, 11, 20))))
    finally:
        del os.environ[DATA_DIR_VARIABLE]


def _tell(title: str, floor: Run, ours: Run, *, goal: float) -> None:
    tell(
        f"{title}, CPU",
        f"{ours.cpu_s / floor.cpu_s:.2f}",
        f"{goal}",
        more=f"CPU {ours.cpu_s * 1e3:.0f} and {floor.cpu_s * 1e3:.0f} ms; by the clock "
        f"{ours.wall_s * 1e3:.0f} and {floor.wall_s * 1e3:.0f} ms, "
        f"ratio {ours.wall_s / floor.wall_s:.2f}",
    )


def report() -> None:
    """Tell start-up, memory and command-line ratios."""
    compile_tables(resource_path("").resolve())
    taken = _medians({"bare": (BARE, b""), "ours": (OURS, b"")})
    bare, ours = taken["bare"], taken["ours"]
    _tell("first paint over a bare window with one pyqtgraph plot", bare, ours, goal=1.35)
    tell(
        "memory over the same",
        f"{ours.memory_mib / bare.memory_mib:.2f}",
        "1.2",
        more=f"{ours.memory_mib:.0f} and {bare.memory_mib:.0f} MiB",
    )
    taken = _medians({"numpy": (NUMPY, b""), "evaluate": (EVALUATE, b'{"schema": 1}')})
    _tell("`dk2gui evaluate` over `import numpy`", taken["numpy"], taken["evaluate"], goal=1.4)


if __name__ == "__main__":
    report()
