# SPDX-License-Identifier: MIT
"""Two authorities over each other in the intake plot, as paint."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QWidget

from dk2gui.gui.theme import LIGHT

ROW = {"vitamin_d": 0, "calcium": 7}


@pytest.fixture
def plot(window, qtbot):
    window.resize(1500, 1000)
    window.show()
    qtbot.waitExposed(window)
    assert window.assessment
    found = window.findChild(QWidget, "intake-plot")
    qtbot.waitUntil(lambda: found.width() > 300)
    qtbot.wait(20)
    return found


def choose(window, authority) -> None:
    box = window.findChild(QComboBox, "intake-beside")
    box.setCurrentIndex(box.findData(authority))
    box.activated.emit(box.currentIndex())


def accent_columns(plot, row: int) -> set[int]:
    """Where along a row's track, as shares of its width, the accent colour reaches into it."""
    chart = plot._chart
    left, width, _ = chart._columns()
    track = chart._track(row, left, width)
    image = plot.grab().toImage()
    ratio = image.devicePixelRatio()
    accent = QColor(LIGHT.accent)
    return {
        round((x / ratio - track.left()) / track.width() * 100)
        for x in range(int(track.left() * ratio), int(track.right() * ratio))
        if image.pixelColor(x, int((track.top() - 1) * ratio)) == accent
    }


def test_ticks_stand_where_the_second_authority_asks(window, plot, qtbot):
    # NASEM asks a woman of 40 for 1000 mg of calcium (UL 2500), EFSA for 950 (UL 2500).
    assert accent_columns(plot, ROW["calcium"]) == set()
    choose(window, "efsa")
    qtbot.wait(20)
    scale = plot._chart._rows[ROW["calcium"]].scale
    wanted = {round(scale.position(value) * 100) for value in (950, 2500)}
    found = accent_columns(plot, ROW["calcium"])
    assert wanted <= found
    assert all(min(abs(place - at) for at in wanted) <= 1 for place in found)
    choose(window, None)
    qtbot.wait(20)
    assert accent_columns(plot, ROW["calcium"]) == set()


def test_the_hover_names_the_second_authority(window, plot):
    choose(window, "dach")
    assert "D-A-CH (Germany, Austria, Switzerland), AI 800" in plot.row_text(ROW["vitamin_d"])
    choose(window, "us")
    # The chosen one is not laid over itself.
    assert "Beside" not in plot.row_text(ROW["vitamin_d"])


def test_every_authority_can_be_laid_over(window):
    box = window.findChild(QComboBox, "intake-beside")
    choice = window.findChild(QComboBox, "person-authority")
    offered = {box.itemData(place) for place in range(1, box.count())}
    assert offered == {choice.itemData(place) for place in range(choice.count())}


def test_ticks_follow_the_person(window, plot, qtbot):
    choose(window, "efsa")
    window.model.edit_person("A child", age_years=8)
    window.model.flush()
    # EFSA 2015: 800 mg of calcium from 4 to 10 years.
    assert "PRI 800" in plot.row_text(ROW["calcium"])
