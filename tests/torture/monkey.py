# SPDX-License-Identifier: MIT
"""Anything done in any order in one window: no error, and a scenario that its file would say."""

import random
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QSlider,
    QTabBar,
    QWidget,
)

from dk2gui.core.scenario.file_format import decode_scenario, encode_scenario
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui import open_window
from dk2gui.gui.window.desktop import Application
from dk2gui.gui.window.main_window import MainWindow
from tests.torture.campaign import Outcome, Tries

_TEXTS = (
    "0", "-3", "2000", "2,000", "1e3", "", "natto", "<b>x</b>", "\u6f22", "9" * 30, "=1+1", "12.5",
    "<img src=file:/etc/passwd>", "a\u202eb\u2066", "a\x1b[2J\nb", "W" * 300,
)  # fmt: skip
_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Home,
    Qt.Key.Key_PageDown, Qt.Key.Key_F6,
)  # fmt: skip
# What leaves the program: printers, pictures and look-ups are not what is tested here.
_LEFT_ALONE = ("print", "quit", "close", "exit", "look up", "save the", "manual", "online")
_CHECK_EVERY = 50


def monkey(tries: Tries, draw: random.Random, _folder: Path) -> Outcome:
    """Do anything, anywhere."""
    outcome = Outcome()
    app = running_app()
    caught: list[str] = []
    hook = sys.excepthook
    sys.excepthook = lambda kind, error, _trace: caught.append(f"{kind.__name__}: {error}")
    asked = QFileDialog.getOpenFileName, QFileDialog.getSaveFileName
    QFileDialog.getOpenFileName = lambda *_, **__: ("", "")  # type: ignore[method-assign,assignment]
    QFileDialog.getSaveFileName = lambda *_, **__: ("", "")  # type: ignore[method-assign,assignment]
    # A dialog that waits for its answer would wait for ever.
    answering = QTimer(interval=50)
    answering.timeout.connect(_close_modal)
    answering.start()
    window = open_window(Scenario(schema=1))
    window.resize(1280, 800)
    try:
        for number in tries.of(outcome):
            did = _act(window, draw)
            app.processEvents()
            while caught:
                outcome.defect(f"step {number}, {did}: {caught.pop()}")
            if number % _CHECK_EVERY == 0:
                scenario = window.scenario
                if decode_scenario(encode_scenario(scenario)) != scenario:
                    outcome.defect(f"step {number}: the scenario is not what its file would say")
                if not window.isVisible():
                    window.show()
    finally:
        answering.stop()
        close_window(window, app)
        sys.excepthook = hook
        QFileDialog.getOpenFileName, QFileDialog.getSaveFileName = asked  # type: ignore[method-assign]
    return outcome


def _act(window: MainWindow, draw: random.Random) -> str:  # noqa: PLR0912  # one for each kind
    what = draw.random()
    if what < 0.06:
        place = draw.randrange(7)
        window.show_view(place)
        return f"view {place}"
    if what < 0.1:
        name = draw.choice(("calculator", "scenarios", "my-foods", "evidence"))
        window.show_page(name)
        return name
    if what < 0.16:
        draw.choice((window.model.history.undo, window.model.history.redo))()
        return "undo or redo"
    top = QApplication.activeModalWidget() or window
    widgets = top.findChildren(QWidget)
    for _ in widgets:
        widget = draw.choice(widgets)
        if widget.isVisible() and widget.isEnabled():
            break
    else:
        return "nothing"
    name = f"{type(widget).__name__} {widget.objectName()!r}"
    if what < 0.3:
        QTest.keyClick(widget, draw.choice(_KEYS))
        return f"key in {name}"
    match widget:
        case QSlider():
            widget.setValue(draw.randint(widget.minimum(), widget.maximum()))
        case QAbstractSpinBox() | QLineEdit():
            line = widget if isinstance(widget, QLineEdit) else widget.lineEdit()
            line.selectAll()
            line.insert(draw.choice(_TEXTS))
            QTest.keyClick(line, draw.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab)))
        case QComboBox():
            if widget.count():
                widget.setCurrentIndex(draw.randrange(widget.count()))
        case QAbstractButton():
            text = f"{widget.text()} {widget.objectName()}".replace("&", "").casefold()
            if not any(word in text for word in _LEFT_ALONE):
                widget.click()
        case QTabBar():
            widget.setCurrentIndex(draw.randrange(max(1, widget.count())))
        case QAbstractItemView():
            model = widget.model()
            if model is not None and model.rowCount():
                index = model.index(draw.randrange(model.rowCount()), 0)
                widget.setCurrentIndex(index)
                widget.doubleClicked.emit(index)
        case _:
            place = QPoint(
                draw.randrange(max(1, widget.width())), draw.randrange(max(1, widget.height()))
            )
            QTest.mouseClick(
                widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
            )
    return name


def _close_modal() -> None:
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QMenu):
        popup.close()
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QInputDialog | QMessageBox | QFileDialog):
        modal.reject()


def close_window(window: MainWindow, app: QApplication) -> None:
    window.close()
    window.deleteLater()
    app.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    app.processEvents()


def running_app() -> QApplication:
    """The program's own application."""
    app = QApplication.instance() or Application([])
    assert isinstance(app, QApplication)
    return app
