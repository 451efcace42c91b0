# SPDX-License-Identifier: MIT
"""A user's hands: real clicks and real keys on what is seen, each counted.

Nothing is called that a user cannot reach. A drag is one click; a choice from a list is two, as is
an entry of a menu. Every character that is typed is one key.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QMenu,
    QSlider,
    QTabWidget,
    QToolButton,
    QWidget,
)

_LEFT = Qt.MouseButton.LeftButton
_WAIT_MS = 5000
_MOST_TABS = 60
_PRESSED_MS = 150


def pause(milliseconds=0):
    """Let happen what happens by itself."""
    QTest.qWait(milliseconds) if milliseconds else QApplication.processEvents()


def until(holds: Callable[[], object], what: str = ""):
    """Wait for something."""
    for _ in range(_WAIT_MS // 20):
        if holds():
            return
        QTest.qWait(20)
    raise TimeoutError(what)


class Hands:
    """What both hands share: where they are, and what is seen there."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.clicks = 0
        self.keys = 0
        window.activateWindow()
        until(window.isActiveWindow, "the window's turn")

    def top(self) -> QWidget:
        """The window or dialog that has the keyboard."""
        return QApplication.activeModalWidget() or self.window

    def back(self) -> None:
        """A form has closed; a desktop then gives the window its turn, and offscreen this does."""
        until(lambda: self.top() is self.window, "the form to close")
        self.window.activateWindow()
        until(lambda: QApplication.focusWidget() is not None, "the window's turn")

    def find(self, name: str) -> QWidget:
        """The newest widget with a name that is seen."""
        seen = [each for each in self.top().findChildren(QWidget, name) if each.isVisible()]
        assert seen, f"{name} is not seen"
        return seen[-1]

    def key(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """One key to whatever has the keyboard."""
        self.keys += 1
        QTest.keyClick(_keyboard(self.top()), key, modifier)
        pause()

    def type(self, text: str) -> None:
        """A text to whatever has the keyboard."""
        for letter in text:
            self.keys += 1
            QTest.keyClick(_keyboard(self.top()), letter)
        pause()


def _keyboard(top: QWidget) -> QWidget:
    return QApplication.activePopupWidget() or QApplication.focusWidget() or top


class Mouse(Hands):
    """Points and clicks; types where it clicked."""

    def click(self, there: str | QWidget, at: QPoint | None = None) -> None:
        """Click the middle of what is seen of something."""
        widget = self.find(there) if isinstance(there, str) else there
        seen = widget.visibleRegion().boundingRect()
        assert not seen.isEmpty(), f"{widget.objectName()} is not seen"
        assert widget.isEnabled(), f"{widget.objectName()} is not to be clicked"
        self.clicks += 1
        if isinstance(widget, QCheckBox) and at is None:
            at = QPoint(8, widget.height() // 2)
        at = at or seen.center()
        # A click meets what lies uppermost there: the line within a number field.
        inner = widget.childAt(at)
        QTest.mouseClick(inner or widget, _LEFT, pos=inner.mapFrom(widget, at) if inner else at)
        pause()

    def tab(self, name: str, place: int) -> None:
        """Click a tab."""
        tabs = self.find(name)
        assert isinstance(tabs, QTabWidget)
        self.click(tabs.tabBar(), tabs.tabBar().tabRect(place).center())

    def choose(self, name: str, data: object) -> None:
        """Open a choice and click an entry."""
        box = self.find(name)
        assert isinstance(box, QComboBox)
        self.click(box)
        index = box.model().index(box.findData(data), 0)
        assert index.isValid()
        view = box.view()
        until(view.isVisible, "the choice's list")
        view.scrollTo(index)
        # Qt takes no click right after the list opened, since it may belong to the opening.
        QTest.qWait(QApplication.doubleClickInterval() + 50)
        self.clicks += 1
        QTest.mouseClick(view.viewport(), _LEFT, pos=view.visualRect(index).center())
        until(lambda: not view.isVisible(), "the choice's list to close")

    def menu(self, name: str, entry: str) -> None:
        """Open a button's menu and click an entry, by its name or its text."""
        button = self.find(name)
        assert isinstance(button, QToolButton)
        menu = button.menu()

        def take() -> None:
            action = _entry(menu, entry)
            self.clicks += 1
            QTest.mouseClick(menu, _LEFT, pos=menu.actionGeometry(action).center())

        # The menu has an event loop of its own until it closes.
        QTimer.singleShot(50, take)
        self.click(button)

    def bar_menu(self, place: int, entry: str) -> None:
        """Open a menu of the menu bar and click an entry, by its text."""
        bar = self.window.menuBar()
        head = bar.actions()[place]

        def take() -> None:
            menu = head.menu()
            self.clicks += 1
            QTest.mouseClick(menu, _LEFT, pos=menu.actionGeometry(_entry(menu, entry)).center())

        QTimer.singleShot(80, take)
        self.clicks += 1
        QTest.mouseClick(bar, _LEFT, pos=bar.actionGeometry(head).center())
        QTest.qWait(300)

    def drag(self, name: str, amount: float) -> None:
        """Drag a dose slider's handle until the number beside it is an amount."""
        slider, number = self.find(f"{name}-slider"), self.find(f"{name}-value")
        assert isinstance(slider, QSlider)
        assert isinstance(number, QDoubleSpinBox)
        middle = slider.rect().center().y() // 2
        self.clicks += 1
        QTest.mousePress(slider, _LEFT, pos=QPoint(2, middle))
        for x in range(2, slider.width()):
            QTest.mouseMove(slider, QPoint(x, middle))
            if number.value() >= amount:
                break
        QTest.mouseRelease(slider, _LEFT, pos=QPoint(x, middle))
        pause()
        assert number.value() == amount


def _entry(menu: QMenu, wanted: str) -> QAction:
    return next(
        action for action in menu.actions()
        if wanted in (action.objectName(), action.text().replace("&", ""))
    )  # fmt: skip


class Keys(Hands):
    """Has no mouse."""

    def alt(self, letter: str) -> None:
        """An underlined letter; Qt shows a button as pressed before it acts."""
        self.key(getattr(Qt.Key, f"Key_{letter.upper()}"), Qt.KeyboardModifier.AltModifier)
        pause(_PRESSED_MS)

    def control(self, letter: str) -> None:
        """A shortcut."""
        self.key(getattr(Qt.Key, f"Key_{letter.upper()}"), Qt.KeyboardModifier.ControlModifier)

    def go_to(self, name: str) -> None:
        """Tab until something has the keyboard."""
        for _ in range(_MOST_TABS):
            now = QApplication.focusWidget()
            if now is not None and now.objectName() == name:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is not reached by Tab")

    def go_back_to(self, name: str) -> None:
        """Tab backwards until something has the keyboard."""
        for _ in range(_MOST_TABS):
            now = QApplication.focusWidget()
            if now is not None and now.objectName() == name:
                return
            self.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        raise AssertionError(f"{name} is not reached by Tab backwards")

    def menu(self, *keys: Qt.Key) -> None:
        """Open the menu of the button that has the keyboard; then keys in it."""

        def take() -> None:
            for key in keys:
                self.key(key)

        QTimer.singleShot(50, take)
        self.key(Qt.Key.Key_Space)
        if self.top() is self.window:
            self.back()
