# SPDX-License-Identifier: MIT
"""Loading the window reads no source texts: PySide6 would read every module's."""

import subprocess
import sys

_LOADS = """
import linecache
import dk2gui.gui.window.app
print([name for name in linecache.cache if "dk2gui" in name or "pyqtgraph" in name])
"""


def test_no_source_is_read_to_load_the_window():
    done = subprocess.run(
        [sys.executable, "-c", _LOADS], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
