# SPDX-License-Identifier: MIT
"""Where somebody lives: a city or a latitude, proposed from the system's time zone."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dk2gui.core.scenario.scenario import Person
from dk2gui.data.places import city_of, latitude_by_city, latitude_by_zone
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.typed_question import typing_notation
from dk2gui.present.language import marked, tr
from dk2gui.present.place_text import latitude_text, place_text, read_latitude

_UNKNOWN: Final = marked(
    "No such city here: type the city of a time zone, such as Oslo, or a latitude."
)
_SOURCE: Final = marked(
    "Cities and latitudes: zone.tab of the tz database. A degree or two hardly matters."
)


def system_zone() -> str:
    """The id of the system's time zone, such as Europe/Berlin."""
    return bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")


class PlaceField(QWidget):
    """A line for a city or a latitude, and a button that takes the time zone's."""

    def __init__(
        self,
        model: ScenarioModel,
        parent: QWidget | None = None,
        zone: Callable[[], str] = system_zone,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._zone = zone()
        self._city = ""
        self.line = QLineEdit(self)
        self.line.setObjectName("person-place")
        self.line.setAccessibleName(tr("Place: a city or a latitude"))
        self.line.setPlaceholderText(tr("City or latitude"))
        set_tooltip(self.line, tr(_SOURCE))
        cities = sorted(city_of(zone) for zone in latitude_by_zone())
        completer = QCompleter(cities, self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        self.line.editingFinished.connect(self._on_typed)
        self._propose = QPushButton(self)
        self._propose.setObjectName("person-place-propose")
        self._propose.setProperty("role", "small")
        self._propose.clicked.connect(self._on_propose)
        self._problem = PlainLabel(tr(_UNKNOWN), self)
        self._problem.setObjectName("person-place-problem")
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._propose)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(row)
        rows.addWidget(self._problem)
        # A label's letter leads only to what takes the focus.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFocusProxy(self.line)

    def show_person(self, person: Person) -> None:
        """Show where a person lives, or propose it."""
        proposed = latitude_by_zone().get(self._zone)
        self._propose.setVisible(person.latitude is None and proposed is not None)
        if proposed is not None:
            self._propose.setText(
                tr("Use {place}", place=place_text(city_of(self._zone), proposed))
            )
        if self.line.hasFocus() and self.line.isModified():
            return
        self.line.setText(self._said(person.latitude))

    def _said(self, latitude: float | None) -> str:
        if latitude is None:
            return ""
        is_city = latitude_by_city().get(self._city.casefold()) == latitude
        return place_text(self._city if is_city else "", latitude)

    def _on_propose(self) -> None:
        self._take(latitude_by_zone()[self._zone], city_of(self._zone))

    def _on_typed(self) -> None:
        if not self.line.isModified():
            return
        self.line.setModified(False)
        text = self.line.text().strip()
        self._problem.hide()
        if not text:
            self._model.edit_person(tr("Place: not said"), latitude=None)
            return
        city = text.partition(",")[0].strip()
        if (north := latitude_by_city().get(city.casefold())) is not None:
            self._take(north, city)
            return
        latitude = read_latitude(text, typing_notation())
        if latitude is None:
            self._problem.show()
        else:
            self._take(latitude, "")

    def _take(self, latitude: float, city: str) -> None:
        self._city = city
        self._problem.hide()
        label = tr("Place: {place}", place=city or latitude_text(latitude))
        self._model.edit_person(label, latitude=latitude)
        self.line.setText(self._said(latitude))
