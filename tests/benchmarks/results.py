# SPDX-License-Identifier: MIT
"""What was measured, told line by line and at the end as the table of README.md."""

import datetime as dt
import os
import platform
import subprocess
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parent.parent.parent
# Above so many waiting processes a processor, times by the clock say more of the others.
_BUSY = 0.75


class Row(NamedTuple):
    """One line of the table; `goal` is empty where a figure only informs."""

    measure: str
    result: str
    goal: str


_rows: list[Row] = []


def tell(measure: str, result: str, goal: str = "", *, more: str = "") -> None:
    """Print a figure now, `more` beside it, and keep the figure for the table."""
    _rows.append(Row(measure, result, goal))
    aim = f" (goal {goal})" if goal else ""
    print(f"{measure}: {result}{aim}{'; ' if more else ''}{more}", flush=True)


def load() -> float | None:
    """How many processes want a processor, over the last minute; None where nobody counts."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else None


def trust() -> str:
    """The load of the machine in words, and which figures to trust with it."""
    now = load()
    cores = os.cpu_count() or 1
    if now is None:
        return "load not known: trust the ratios of CPU times"
    if now > _BUSY * cores:
        return (
            f"load {now:.1f} on {cores} processors: busy, trust the ratios of CPU times, neither "
            "the clock nor dropped frames"
        )
    return f"load {now:.1f} on {cores} processors: quiet, trust the clock too"


def _commit() -> str:
    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], check=False, cwd=_ROOT, capture_output=True, text=True
        )
        return done.stdout.strip()

    try:
        return git("rev-parse", "--short", "HEAD") + (
            " with changes" if git("status", "--porcelain", "--untracked-files=no") else ""
        )
    except OSError:
        return ""


def print_table(before: str) -> None:
    """Print the table for README.md; `before` is what `trust` said when all began."""
    today = dt.date.today()
    print(
        f"\nMeasured on {today.day} {today:%B %Y} at {_commit() or 'no commit'} with `make bench`, "
        f"Python {platform.python_version()}; at first {before}; at last {trust()}.\n"
    )
    print("| measure | result | goal |\n|---|---|---|")
    for row in _rows:
        print(f"| {row.measure} | {row.result} | {row.goal} |")
