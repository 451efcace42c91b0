# SPDX-License-Identifier: MIT
"""All benchmarks, one after the other."""

import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import drag, explore, food_search, forecast, growth, startup

if __name__ == "__main__":
    startup.report()
    forecast.report()
    growth.report()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DK2GUI_DATA_DIR"] = folder
        drag.report()
    explore.report()
    food_search.report()
