# SPDX-License-Identifier: MIT
"""In German the window names foods in German; what it writes into tables names them in English."""

import csv

from PySide6.QtWidgets import QLineEdit, QListView, QTableView

from dk2gui.core.scenario.scenario import EatenFood, Scenario
from dk2gui.gui import open_window
from dk2gui.present.language import install
from tests.catalogue_files import german


def test_foods_stand_and_are_found_by_their_german_names(qtbot, installed_reader, tmp_path):
    del installed_reader
    install(german())
    eaten = (EatenFood(food="kale-raw", grams=100, times_per_week=3),)
    window = open_window(Scenario(schema=1, foods=eaten))
    qtbot.addWidget(window)
    window.model.flush()
    plate = window.findChild(QTableView, "food-plate").model()
    assert plate.index(0, 0).data() == "Gr\u00fcnkohl, roh"
    window.findChild(QLineEdit, "food-search").setText("seelachs")
    found = window.findChild(QListView, "food-results").model()
    assert "Alaska-Seelachs" in found.index(0, 0).data()
    window.take_away.save_table("inputs", tmp_path / "inputs.csv")
    with (tmp_path / "inputs.csv").open(encoding="utf-8", newline="") as file:
        written = [cell for row in csv.reader(file) for cell in row]
    assert "Kale, raw" in written
    assert "kale-raw" in written
    assert "Gr\u00fcnkohl, roh" not in written
