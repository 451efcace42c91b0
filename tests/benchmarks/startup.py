# SPDX-License-Identifier: MIT
"""Start-up to first paint: our window against a bare window with one pyqtgraph plot."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

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

EVALUATE = "import sys; from dk2gui.cli.main import run; sys.exit(run(['evaluate', '-']))"
NUMPY = "import numpy"


def _timed(code: str, folder: str, given: bytes = b"") -> tuple[float, float]:
    """Seconds to the end of the process and its peak memory in MiB (0 when it tells none)."""
    environment = {**os.environ, "DK2GUI_DATA_DIR": folder, "QT_QPA_PLATFORM": "offscreen"}
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, env=environment, check=True
    )
    seconds = time.perf_counter() - start
    text = done.stdout.decode().strip()
    return seconds, int(text) / 1024 if text.isdigit() else 0.0


def _medians(codes: dict[str, tuple[str, bytes]]) -> dict[str, tuple[float, float]]:
    """Alternating runs, so that a busy moment of the machine meets all of them."""
    with tempfile.TemporaryDirectory() as folder:
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in codes}
        for _ in range(RUNS):
            for name, (code, given) in codes.items():
                taken[name].append(_timed(code, folder, given))
    return {
        name: (statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs))
        for name, runs in taken.items()
    }


def report() -> None:
    """Print start-up, memory and command-line ratios."""
    taken = _medians({"bare": (BARE, b""), "ours": (OURS, b"")})
    (bare, bare_memory), (ours, our_memory) = taken["bare"], taken["ours"]
    print(f"first paint      bare {bare * 1e3:6.0f} ms   ours {ours * 1e3:6.0f} ms   "
          f"ratio {ours / bare:.2f} (goal 1.35)")  # fmt: skip
    print(f"memory           bare {bare_memory:6.0f} MiB  ours {our_memory:6.0f} MiB  "
          f"ratio {our_memory / bare_memory:.2f} (goal 1.5)")  # fmt: skip
    taken = _medians({"numpy": (NUMPY, b""), "evaluate": (EVALUATE, b'{"schema": 1}')})
    numpy, evaluate = taken["numpy"][0], taken["evaluate"][0]
    print(f"evaluate         import numpy {numpy * 1e3:6.0f} ms   evaluate {evaluate * 1e3:6.0f} ms   "
          f"ratio {evaluate / numpy:.2f} (goal 2)")  # fmt: skip
