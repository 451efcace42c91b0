# SPDX-License-Identifier: MIT
"""`make guide`: pictures of the guide, taken from the real window, in both colours.

Each view of the calculator, each tab of what is entered and each page has one; beside them
`resources/guide/pictures.json` says of what. A test compares that with the present window. The
picture of the README is taken with them.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

# Before Qt: no screen, and nobody's data.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QTabWidget, QWidget

from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.gui import open_window
from dk2gui.gui.explore.tabs import COMPARE
from dk2gui.gui.help.pictures import MANIFEST, picture_name, pictures_of
from dk2gui.gui.theme import ThemeChoice
from dk2gui.gui.window.main_window import MainWindow
from dk2gui.gui.window.pages import CALCULATOR

FOLDER: Final = Path(__file__).parent.parent / "resources" / "guide"
README: Final = Path(__file__).parent.parent / "docs" / "window.png"
_SIZE: Final = (1280, 780)
_WIDEST: Final = 600
_FRAME: Final = 8
_MOST_COLOURS: Final = 240
_LEAST_APART: Final = 20
_SETTLE_MS: Final = 900
_MOST_WAITS: Final = 30
_SAID: Final = ("goal-answer", "matters-said", "sweep-said", "heat-said", "year-said")
_THEMES: Final = (ThemeChoice.LIGHT, ThemeChoice.DARK)
_SCENARIO: Final = {
    "schema": 1,
    "name": "Winter, 2000 IU",
    "person": {"age_years": 68, "sex": "female", "postmenopausal": True, "latitude": 52.0},
    "supplements": [
        {"compound": "vitamin_d3", "amount": 2000, "unit": "IU"},
        {"compound": "mk7", "amount": 100, "unit": "ug"},
    ],
    "foods": [
        {"food": "natto", "grams": 40, "times_per_week": 2},
        {"food": "egg-whole", "grams": 60, "times_per_week": 4},
    ],
    "sun": {"latitude": 52.0, "minutes": 20, "days_per_week": 5},
    "labs": [{"date": "2026-11-01", "marker": "25ohd", "value": 48, "unit": "nmol/L"}],
    "start_date": "2026-11-20",
}  # fmt: skip
_OTHER: Final = {"supplements": [{"compound": "vitamin_d3", "amount": 1000, "unit": "IU"}]}


def main() -> None:
    """Make all pictures anew."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as data:
        os.environ["DK2GUI_DATA_DIR"] = data
        window = open_window(decode_scenario(json.dumps(_SCENARIO).encode()))
        window.resize(*_SIZE)
        window.files.keep()
        for choice in _THEMES:
            window.set_theme_choice(choice)
            for name, image in taken(window):
                path = FOLDER / picture_name(name, is_dark=choice is ThemeChoice.DARK)
                # 0 packs most.
                image.save(str(path), quality=0)
        window.set_theme_choice(ThemeChoice.LIGHT)
        window.show_view(0)
        _settle()
        whole = few_colours(window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
        whole.save(str(README), quality=0)
        manifest = dict(_names(window))
        window.close()
    text = json.dumps(manifest, indent=1, ensure_ascii=False)
    (FOLDER / MANIFEST).write_text(text + "\n", encoding="utf-8")
    size = sum(file.stat().st_size for file in FOLDER.iterdir())
    print(f"{FOLDER}: {len(manifest)} pictures in two colours, {size / 1000:.0f} kB")


def taken(window: MainWindow) -> Iterator[tuple[str, QImage]]:
    """Every picture by its name."""
    inputs = window.findChild(QTabWidget, "inputs")
    views = window.findChild(QTabWidget, "views")
    assert inputs is not None
    assert views is not None
    window.show_view(0)
    yield "window", _grabbed(window)
    for place in range(inputs.count()):
        inputs.setCurrentIndex(place)
        yield f"input-{place}", _grabbed(inputs)
    inputs.setCurrentIndex(0)
    for place, title in enumerate(window.calculator.view_titles):
        if title == COMPARE:
            # Something to compare with.
            window.pin("1000 IU", decode_scenario(json.dumps(_SCENARIO | _OTHER).encode()))
        window.show_view(place)
        _wait_for_words(views)
        yield f"view-{place}", _grabbed(views)
    for pin in window.pins.pinned:
        window.pins.unpin(pin.letter)
    for name, _ in _names(window):
        page = name.removeprefix("page-")
        if page not in (name, CALCULATOR):
            window.show_page(page)
            yield name, _grabbed(window._pages.currentWidget())
    window.show_page(CALCULATOR)


def _wait_for_words(views: QWidget) -> None:
    """Until what is worked out beside the window has its words; what is asked there is long."""
    said = [label for label in views.findChildren(QLabel) if label.objectName() in _SAID]
    for _ in range(_MOST_WAITS):
        if all(label.text() for label in said if label.isVisible()):
            return
        _settle()


def _settle() -> None:
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


def _grabbed(widget: QWidget | None) -> QImage:
    assert widget is not None
    _settle()
    QGuiApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    image = widget.grab().toImage()
    if image.width() > _WIDEST:
        image = image.scaledToWidth(_WIDEST, Qt.TransformationMode.SmoothTransformation)
    return few_colours(without_blank(image.convertToFormat(QImage.Format.Format_RGB32)))


def without_blank(image: QImage) -> QImage:
    """The picture down to the last row that shows something within its frame."""
    inside = _pixels(image)[:, _FRAME:-_FRAME]
    shows = np.flatnonzero((inside != inside[:, :1]).any(axis=1))
    last = int(shows[-1]) + _FRAME if len(shows) else image.height()
    return image.copy(0, 0, image.width(), min(image.height(), last))


def _pixels(image: QImage) -> NDArray[np.uint32]:
    """Rows of pixels, without what is no colour."""
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return rows & np.uint32(0xFFFFFF)


def few_colours(image: QImage) -> QImage:
    """The picture in the colours that it uses most, well apart; a fifth of the bytes."""
    values, counts = np.unique(_pixels(image), return_counts=True)
    table: list[QColor] = []
    for value in values[np.argsort(-counts)]:
        colour = QColor.fromRgb(int(value))
        if all(_apart(colour, other) >= _LEAST_APART for other in table):
            table.append(colour)
        if len(table) == _MOST_COLOURS:
            break
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    rgb = [colour.rgb() for colour in table]
    return image.convertToFormat(QImage.Format.Format_Indexed8, rgb, flags)


def _apart(one: QColor, other: QColor) -> int:
    red, green = one.red() - other.red(), one.green() - other.green()
    return abs(red) + abs(green) + abs(one.blue() - other.blue())


def _names(window: MainWindow) -> Iterator[tuple[str, str]]:
    inputs = window.findChild(QTabWidget, "inputs")
    assert isinstance(inputs, QTabWidget)
    return pictures_of(inputs, window.calculator.view_titles)


if __name__ == "__main__":
    main()
