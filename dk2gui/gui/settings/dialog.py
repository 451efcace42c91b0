# SPDX-License-Identifier: MIT
"""Settings: what is chosen once, each taken at once; language and numbers at the next start."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.gui.context import Context
from dk2gui.gui.my_foods.look_up_consent import Consent
from dk2gui.gui.settings.languages import language_choices, territory_choices
from dk2gui.gui.theme import ThemeChoice
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.gui.window.first_start import customs_here, settings_from
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, unit_name
from dk2gui.userdata.atomic import data_dir
from dk2gui.userdata.storage import Settings

_SIZE: Final = (560, 470)
_LETTERS: Final = 8
_ABOVE: Final = 8
"""Points above a heading."""
_THEMES: Final = {
    ThemeChoice.AUTO.value: marked("As the desktop"),
    ThemeChoice.LIGHT.value: marked("Light"),
    ThemeChoice.DARK.value: marked("Dark"),
    ThemeChoice.CONTRAST.value: marked("High contrast"),
}
_START_PAGES: Final = {
    "calculator": marked("What I worked on last"),
    "scenarios": marked("My scenarios, to choose one"),
}
_AT_NEXT_START: Final = ("language", "territory")
_RESET: Final = (
    "language", "territory", "vitamin_d_unit", "serum_unit", "weight_unit", "height_unit", "theme",
    "start_page", "online_allowed",
)  # fmt: skip


class SettingsDialog(QDialog):
    """`restart` ends the program and starts it again."""

    def __init__(
        self, context: Context, restart: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(tr("Settings"))
        self.resize(*_SIZE)
        self._context = context
        self._preferences = context.preferences
        self._at_start = {name: getattr(self._settings, name) for name in _AT_NEXT_START}
        page = ScrollPage(self)
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        page.rows.addLayout(self._form)
        self._boxes: dict[str, QComboBox] = {}
        self._make_language(restart)
        self._make_units()
        self._make_rest()
        page.rows.addStretch(1)
        reset = QPushButton(tr("&Reset to defaults\u2026"), self)
        reset.setObjectName("settings-reset")
        reset.setAutoDefault(False)
        reset.clicked.connect(self._ask_reset)
        close = QPushButton(tr("&Close"), self)
        close.setObjectName("settings-close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(reset)
        buttons.addStretch(1)
        buttons.addWidget(close)
        rows = QVBoxLayout(self)
        rows.addWidget(page, 1)
        rows.addLayout(buttons)
        self.finished.connect(self.deleteLater)
        self._preferences.units_changed.connect(self._show)
        self._preferences.theme_changed.connect(self._show)
        context.model.changed.connect(self._show)
        self._show()

    @property
    def _settings(self) -> Settings:
        return self._preferences.settings

    def _section(self, title: str) -> None:
        heading = PlainLabel(title, self)
        heading.setProperty("role", "heading")
        heading.setContentsMargins(0, _ABOVE if self._form.rowCount() else 0, 0, 0)
        self._form.addRow(heading)

    def _choice(self, name: str, title: str, entries: Mapping[str, str]) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(f"settings-{name}")
        for data, text in entries.items():
            box.addItem(text, data)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LETTERS)
        ignore_unfocused_wheel(box)
        label = PlainLabel(title, self)
        label.setBuddy(box)
        box.setAccessibleName(title.replace("&", ""))
        self._form.addRow(label, box)
        self._boxes[name] = box
        return box

    def _note(self, text: str, name: str = "") -> QLabel:
        note = PlainLabel(text, self)
        note.setObjectName(name)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        return note

    def _make_language(self, restart: Callable[[], object]) -> None:
        self._section(tr("Language and numbers"))
        language = self._choice("language", tr("&Language"), language_choices())
        territory = self._choice("territory", tr("&Numbers"), territory_choices())
        for name, box in (("language", language), ("territory", territory)):
            box.currentIndexChanged.connect(lambda _at, name=name: self._remember(name))
        self._later = QWidget(self)
        row = QHBoxLayout(self._later)
        row.setContentsMargins(0, 0, 0, 0)
        said = self._note(tr("Language and numbers change at the next start."), "settings-later")
        again = QPushButton(tr("&Start again now"), self._later)
        again.setObjectName("settings-restart")
        again.setAutoDefault(False)
        again.clicked.connect(restart)
        row.addWidget(said, 1)
        row.addWidget(again)
        self._form.addRow(self._later)

    def _make_units(self) -> None:
        self._section(tr("Units and reference values"))
        units = (
            ("vitamin_d_unit", tr("&Vitamin D in"), ("IU", "ug"), self._on_units),
            ("serum_unit", tr("&25(OH)D in"), ("nmol/L", "ng/mL"), self._on_units),
            ("weight_unit", tr("Body &weight in"), ("kg", "lb"), self._on_body),
            ("height_unit", tr("Body &height in"), ("cm", "ft"), self._on_body),
        )
        for name, title, choices, do in units:
            entries = {unit: unit_name(unit) for unit in choices}
            self._choice(name, title, entries).currentIndexChanged.connect(do)
        titles = {key: tr(authority.title) for key, authority in AUTHORITIES.items()}
        authority = self._choice("authority", tr("R&eference values of"), titles)
        authority.currentIndexChanged.connect(self._on_authority)
        note = tr("Reference values belong to a scenario, and to those that are begun from it.")
        self._form.addRow("", self._note(note))

    def _make_rest(self) -> None:
        self._section(tr("Window"))
        themes = {key: tr(title) for key, title in _THEMES.items()}
        theme = self._choice("theme", tr("Colo&urs"), themes)
        theme.currentIndexChanged.connect(
            lambda: self._preferences.choose_theme(ThemeChoice(theme.currentData()))
        )
        pages = {key: tr(title) for key, title in _START_PAGES.items()}
        start = self._choice("start_page", tr("&At the start show"), pages)
        start.currentIndexChanged.connect(lambda: self._remember("start_page"))
        self._section(tr("Your data"))
        self._form.addRow(self._note(tr("Everything that you enter stays on this computer.")))
        folder = QLineEdit(str(data_dir()), self)
        folder.setObjectName("settings-folder")
        folder.setReadOnly(True)
        # A path runs from the left in every language.
        folder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        label = PlainLabel(tr("&Data folder"), self)
        label.setBuddy(folder)
        folder.setAccessibleName(tr("Data folder"))
        open_folder = QPushButton(tr("Open &folder"), self)
        open_folder.setObjectName("settings-open-folder")
        open_folder.setAutoDefault(False)
        open_folder.clicked.connect(open_data_folder)
        row = QHBoxLayout()
        row.addWidget(folder, 1)
        row.addWidget(open_folder)
        self._form.addRow(label, row)
        self._online = QCheckBox(tr("Allow &online look-ups of foods and supplements"), self)
        self._online.setObjectName("settings-online")
        self._online.clicked.connect(self._on_online)
        self._form.addRow(self._online)

    def _show(self, *_: object) -> None:
        """Show what is chosen, here or elsewhere."""
        chosen = {name: getattr(self._settings, name, "") for name in self._boxes}
        chosen["authority"] = self._context.model.scenario.authority
        for name, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(max(0, box.findData(chosen[name])))
        self._online.setChecked(self._settings.online_allowed)
        self._later.setVisible(
            any(getattr(self._settings, name) != was for name, was in self._at_start.items())
        )

    def _remember(self, name: str) -> None:
        self._preferences.remember(**{name: self._boxes[name].currentData()})
        self._show()

    def _on_units(self) -> None:
        self._context.choose_units(
            Units(self._boxes["vitamin_d_unit"].currentData(),
                  self._boxes["serum_unit"].currentData())
        )  # fmt: skip

    def _on_body(self) -> None:
        names = ("weight_unit", "height_unit")
        self._preferences.remember(**{name: self._boxes[name].currentData() for name in names})
        self._preferences.units_changed.emit()

    def _on_authority(self) -> None:
        authority = self._boxes["authority"].currentData()
        self._context.model.edit(tr(AUTHORITIES[authority].title), authority=authority)

    def _on_online(self, wanted: bool) -> None:
        """Nothing is allowed before what is sent, and to whom, was read."""
        self._online.setChecked(self._settings.online_allowed)
        if not wanted:
            self._allow(False)
            return
        asked = QDialog(self)
        asked.setObjectName("settings-consent")
        asked.setWindowTitle(tr("Look up online"))
        asked.resize(*_SIZE)
        consent = Consent(asked)
        consent.allowed.connect(lambda: self._allow(True))
        consent.allowed.connect(asked.accept)
        consent.refused.connect(asked.reject)
        rows = QVBoxLayout(asked)
        rows.addWidget(consent)
        asked.finished.connect(asked.deleteLater)
        consent.refuse.setDefault(True)
        consent.refuse.setFocus()
        asked.open()

    def _allow(self, allowed: bool) -> None:
        self._preferences.remember(online_allowed=allowed)
        self._show()

    def _ask_reset(self) -> None:
        box = QMessageBox(self)
        box.setObjectName("settings-reset-question")
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Reset to defaults"))
        box.setText(tr("Set everything on this page back to what a first start chooses?"))
        box.setInformativeText(tr("Your scenarios, foods and files stay as they are."))
        reset = box.addButton(tr("&Reset"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        reset.clicked.connect(self._reset)
        box.finished.connect(box.deleteLater)
        box.open()

    def _reset(self) -> None:
        customs = customs_here()
        fresh: Any = settings_from(customs)
        self._context.choose_units(Units(fresh.vitamin_d_unit, fresh.serum_unit))
        self._preferences.remember(**{name: getattr(fresh, name) for name in _RESET})
        self._context.model.edit(
            tr(AUTHORITIES[customs.authority].title), authority=customs.authority
        )
        self._preferences.units_changed.emit()
        self._preferences.theme_changed.emit()


def open_data_folder() -> None:
    """Show the folder of the user's data in the desktop's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_dir())))
