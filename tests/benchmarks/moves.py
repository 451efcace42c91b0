# SPDX-License-Identifier: MIT
"""One move of a dose to the finished paint: our window, plain QPainter, matplotlib, in turn."""

import statistics
from typing import NamedTuple

from tests.benchmarks.results import tell
from tests.benchmarks.worker import Worker, worker

ROUNDS, BLOCK = 5, 100
MATPLOTLIB_BLOCK = 20
OURS = ("drag", "keyboard", "spin box", "program", "sun", "1 pin", "4 pins", "50 foods")
GOALS = {"drag": (2.3, 3.0), "sun": (3.5, None)}
SAME_PATH = ("keyboard", "spin box", "program")
MATPLOTLIB_GOAL = 8


class Figures(NamedTuple):
    """Percentiles in milliseconds, and the longest move of all."""

    p50: float
    p95: float
    p99: float
    longest: float

    def __str__(self) -> str:
        return f"{self.p50:.1f} / {self.p95:.1f} / {self.p99:.1f}, at most {self.longest:.0f}"


def _figures(taken: list[float]) -> Figures:
    ordered = sorted(taken)
    at = [ordered[int(share * (len(ordered) - 1))] for share in (0.95, 0.99)]
    return Figures(statistics.median(ordered), *at, ordered[-1])


def _in_turn(workers: dict[str, tuple[Worker, int]]) -> dict[str, dict[str, Figures]]:
    """Figures by the clock and of CPU by name, so that a busy moment meets all of them."""
    taken: dict[str, dict[str, list[float]]] = {name: {} for name in workers}
    for _ in range(ROUNDS):
        for name, (asked, block) in workers.items():
            for clock, figures in asked.ask("moves", block).items():
                taken[name].setdefault(clock, []).extend(figures)
    return {
        name: {clock: _figures(figures) for clock, figures in by_clock.items()}
        for name, by_clock in taken.items()
    }


def report() -> None:
    """Tell the percentiles of a move and their ratios."""
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    with worker("plain", **offscreen) as floor:
        for name in OURS:
            with worker(name, **offscreen) as window:
                taken = _in_turn({"plain": (floor, BLOCK), name: (window, BLOCK)})
                calls = window.ask("calls", BLOCK)["calls"]
            _tell(name, taken[name], taken["plain"], calls)
            if name == "drag":
                ours = taken[name]["cpu"].p99 / taken["plain"]["cpu"].p99
        with worker("matplotlib", **offscreen) as canvas:
            taken = _in_turn({"plain": (floor, BLOCK), "": (canvas, MATPLOTLIB_BLOCK)})
    drawn = taken[""]["cpu"].p99 / taken["plain"]["cpu"].p99
    tell("a move, matplotlib's p99 over ours, CPU", f"{drawn / ours:.1f}", f">= {MATPLOTLIB_GOAL}")


def _tell(name: str, own: dict[str, Figures], plain: dict[str, Figures], calls: float) -> None:
    cpu, floor = own["cpu"], plain["cpu"]
    p50, p99 = cpu.p50 / floor.p50, cpu.p99 / floor.p99
    goal = GOALS["drag"] if name in SAME_PATH else GOALS.get(name)
    aim = " / ".join(f"{number}" for number in goal if number) if goal else ""
    tell(
        f"a move ({name}), p50 / p99 over a plain QPainter widget's, CPU",
        f"{p50:.1f} / {p99:.1f}",
        aim,
        more=f"CPU {cpu} ms, plain {floor} ms; by the clock {own['wall']} and {plain['wall']} ms; "
        f"{calls:.0f} calls of our own",
    )
    if name == "drag":
        tell("the same in milliseconds of CPU, p50 / p95 / p99", str(cpu))
        tell("calls of our own functions a move", f"{calls:.0f}")


if __name__ == "__main__":
    report()
