# SPDX-License-Identifier: MIT
"""What is moved: our window, a plain QPainter widget and a matplotlib canvas, each in a process of
its own that moves when it is told to, so that they can be measured in turn.

`python -m tests.benchmarks.moved NAME` reads commands, one a line, and answers each with a line
of JSON: `moves N`, `frames N`, `calls N`.
"""

import datetime as dt
import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication, QSlider, QVBoxLayout, QWidget

ROWS = 12
DAYS = np.arange(366)
TRACK = 2000
WARM_UP = 50
STEP_S = 1 / 60
POLL_S = 0.0004
REST_S = 0.6


class PlainPicture(QWidget):
    """The floor: bullet rows, a year's curve with its band, drawn by QPainter and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1200, 800)
        self.amount = 0.5

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        for row in range(ROWS):
            y = 10 + row * 28
            painter.fillRect(QRectF(120, y, 400, 11), QColor("#e9ebee"))
            painter.fillRect(QRectF(280, y, 160, 11), QColor("#cdeadf"))
            painter.fillRect(QRectF(120, y + 2, 400 * self.amount, 7), QColor("#0b6bb0"))
            painter.setPen(QColor("black"))
            painter.drawText(QPointF(10, y + 10), "Vitamin")
            painter.drawText(QPointF(530, y + 10), f"{1000 * self.amount:.0f} IU")
            painter.drawText(QPointF(270, y + 22), "RDA 600 IU")
        level = 600 - 100 * self.amount * (1 - np.exp(-DAYS / 40))
        x = 20 + DAYS * 3.0
        upper = [QPointF(*point) for point in zip(x, level - 40, strict=True)]
        lower = [QPointF(*point) for point in zip(x[::-1], (level + 40)[::-1], strict=True)]
        painter.setBrush(QColor(200, 220, 240))
        painter.drawPolygon(QPolygonF(upper + lower))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in zip(x, level, strict=True)]))
        painter.end()


class Moved:
    """A window, what moves it, a value that differs once something has moved, and the signal that
    tells that its views know of it; None where they know at once."""

    def __init__(
        self,
        window: QWidget,
        move: Callable[[int], object],
        state: Callable[[], object],
        told: Any = None,
    ) -> None:
        self.window, self.move, self.state, self.told = window, move, state, told


def _place(number: int) -> int:
    """Of a track: 37 and 1999 have no common divisor, so the moves wander over all of it."""
    return 1 + number * 37 % (TRACK - 1)


def plain() -> Moved:
    """A slider and the plain picture."""
    host, slider, picture = QWidget(), QSlider(Qt.Orientation.Horizontal), PlainPicture()
    box = QVBoxLayout(host)
    box.addWidget(slider)
    box.addWidget(picture, 1)
    host.resize(1280, 800)
    slider.setRange(0, TRACK)

    def show(value: int) -> None:
        picture.amount = value / TRACK
        picture.update()

    slider.valueChanged.connect(show)
    host.show()
    return Moved(host, lambda number: slider.setValue(_place(number)), slider.value)


def matplotlib() -> Moved:
    """The same picture by matplotlib."""
    import matplotlib as mpl

    mpl.use("QtAgg")
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(12, 8))
    canvas = FigureCanvasQTAgg(figure)
    rows, curve = figure.subplots(2, 1)
    bars = rows.barh([f"Vitamin {row}" for row in range(ROWS)], [1.0] * ROWS)
    rows.axvline(0.4)
    rows.set_xlim(0, 1)
    (line,) = curve.plot(DAYS, DAYS * 0.0)
    curve.set_ylim(0, 200)
    canvas.resize(1280, 800)
    canvas.show()

    def move(number: int) -> None:
        amount = _place(number) / TRACK
        for bar in bars:
            bar.set_width(amount)
        line.set_ydata(50 + 100 * amount * (1 - np.exp(-DAYS / 40)))
        canvas.draw_idle()

    return Moved(canvas, move, lambda: line.get_ydata()[-1])


def ours(*, hand: str = "drag", sun: bool = False, foods: int = 0, pins: int = 0) -> Moved:
    """The whole window. `hand`: drag, keyboard, spin box or program moves the vitamin D3 dose."""
    from dk2gui.core.scenario.scenario import SunHabit
    from dk2gui.gui import open_window
    from dk2gui.gui.window.example import example_scenario
    from tests.benchmarks.growth import many_foods

    scenario = example_scenario(dt.date(2026, 11, 20))
    if sun:
        scenario = msgspec.structs.replace(scenario, sun=SunHabit(latitude=50, minutes=15))
    if foods:
        scenario = msgspec.structs.replace(scenario, foods=many_foods(foods))
    window = open_window(scenario)
    window.resize(1280, 800)
    dose = scenario.supplements[0]
    for number in range(pins):
        other = msgspec.structs.replace(dose, amount=400.0 * (number + 2))
        window.pin(f"Pin {number}", msgspec.structs.replace(scenario, supplements=(other,)))
    gc.collect()
    gc.freeze()
    slider = window.findChild(QSlider, "dose-vitamin_d3-slider")
    spin: Any = window.findChild(QWidget, "dose-vitamin_d3-value")
    if hand == "drag":
        window.model.begin_drag()

    def by_key(number: int) -> None:
        key = Qt.Key.Key_Right if number % 60 < 30 else Qt.Key.Key_Left
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(slider, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    moves: dict[str, Callable[[int], object]] = {
        "drag": lambda number: slider.setValue(_place(number)),
        "program": lambda number: slider.setValue(_place(number)),
        "keyboard": by_key,
        "spin box": lambda number: spin.setValue(200.0 + number * 37 % 97 * 50),
    }
    return Moved(window, moves[hand], lambda: window.model.scenario, window.model.changed)


MADE: dict[str, Callable[[], Moved]] = {
    "plain": plain,
    "matplotlib": matplotlib,
    "drag": ours,
    "keyboard": lambda: ours(hand="keyboard"),
    "spin box": lambda: ours(hand="spin box"),
    "program": lambda: ours(hand="program"),
    "sun": lambda: ours(sun=True),
    "1 pin": lambda: ours(pins=1),
    "4 pins": lambda: ours(pins=4),
    "50 foods": lambda: ours(foods=50),
}


class Mover:
    """Moves something and measures it; moves go on where the last command left them."""

    def __init__(self, app: QApplication, moved: Moved) -> None:
        self._app, self._moved = app, moved
        self._number = 0

    def _one(self) -> None:
        self._number += 1
        self._moved.move(self._number)
        self._app.processEvents()
        # Paints what is dirty now: a platform without a screen would wait for a made-up refresh.
        QApplication.sendEvent(self._moved.window, QEvent(QEvent.Type.UpdateRequest))

    def moves(self, count: int) -> dict[str, list[float]]:
        """Milliseconds by the clock and of CPU of each move, from its change to the finished paint.

        Two places of a track can mean the same round amount; such moves are left out.
        """
        wall, cpu = [], []
        # What waits for a hand to rest is done now, not within the first move.
        self._until(time.perf_counter() + REST_S, None)
        for _ in range(count):
            before = self._moved.state()
            start, start_cpu = time.perf_counter(), time.process_time()
            self._one()
            cpu_ms, wall_ms = time.process_time() - start_cpu, time.perf_counter() - start
            if self._moved.state() != before:
                wall.append(wall_ms * 1e3)
                cpu.append(cpu_ms * 1e3)
        return {"wall": wall, "cpu": cpu}

    def calls(self, count: int) -> dict[str, float]:
        """How many calls of our own functions a move makes."""
        own = (
            str(Path(sys.modules["dk2gui"].__file__ or "").parent)
            if "dk2gui" in sys.modules
            else ""
        )
        called = 0

        def seen(frame: Any, event: str, _argument: object) -> None:
            nonlocal called
            called += event == "call" and frame.f_code.co_filename.startswith(own)

        sys.setprofile(seen)
        try:
            for _ in range(count):
                self._one()
        finally:
            sys.setprofile(None)
        return {"calls": called / count}

    def frames(self, count: int) -> dict[str, float]:
        """One step every sixtieth of a second: how many were not on screen before the next one.

        A hand does not wait: who is late goes on with the latest step. `longest` is the longest
        time in seconds that a step waited for its paint.
        """
        paints = _Paints(self._moved)
        shown, longest = 0, 0.0
        begin = time.perf_counter() + STEP_S
        place = 0
        while place < count:
            self._until(begin + place * STEP_S, None)
            before = self._moved.state()
            paints.expect()
            self._number += 1
            self._moved.move(self._number)
            if self._moved.state() == before:
                # Two places of a track can mean the same round amount: there is nothing to paint.
                shown, place = shown + 1, place + 1
                continue
            due = begin + (place + 1) * STEP_S
            done = self._until(due, lambda: paints.done)
            late = time.perf_counter() - (begin + place * STEP_S)
            longest = max(longest, late if done else STEP_S)
            if done and late <= STEP_S:
                shown += 1
                place += 1
            else:
                place = max(place + 1, int((time.perf_counter() - begin) / STEP_S))
        paints.end()
        return {"steps": count, "dropped": count - shown, "longest": longest}

    def _until(self, end: float, is_done: Callable[[], bool] | None) -> bool:
        """Let the window work until a time, or until something is done; returns whether it is."""
        while True:
            self._app.processEvents()
            if is_done is not None and is_done():
                return True
            left = end - time.perf_counter()
            if left <= 0:
                return False
            time.sleep(min(left, POLL_S))


class _Paints(QObject):
    """Sees the paint that follows a step, after the views were told of it.

    It is done when the call that brings it has returned.
    """

    def __init__(self, moved: Moved) -> None:
        super().__init__()
        self._moved = moved
        self._is_told = False
        self.done = False
        moved.window.installEventFilter(self)
        if moved.told is not None:
            moved.told.connect(self._tell)

    def expect(self) -> None:
        self._is_told = self._moved.told is None
        self.done = False

    def _tell(self, _assessment: object) -> None:
        self._is_told = True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest and self._is_told:
            self.done = True
        return False

    def end(self) -> None:
        self._moved.window.removeEventFilter(self)
        if self._moved.told is not None:
            self._moved.told.disconnect(self._tell)


def main(name: str) -> None:
    """Make what is named and do what is asked until nobody asks."""
    app = QApplication([])
    moved = MADE[name]()
    app.processEvents()
    mover = Mover(app, moved)
    mover.moves(WARM_UP)
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        command, count = line.split()
        print(json.dumps(getattr(mover, command)(int(count))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
