# SPDX-License-Identifier: MIT
"""All benchmarks, one after the other, and the table of README.md."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import (
    explore,
    food_search,
    forecast,
    frames,
    growth,
    moves,
    results,
    startup,
)

if __name__ == "__main__":
    at_first = results.trust()
    print(at_first, flush=True)
    for part in (startup, moves, frames, forecast, growth, explore, food_search):
        part.report()
    results.print_table(at_first)
