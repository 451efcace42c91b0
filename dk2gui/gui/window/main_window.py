# SPDX-License-Identifier: MIT
"""The main window: its pages, what is remembered, and the way of every assessment to the page."""

from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.foods.library import FoodLibrary
from dk2gui.foods.store.food_store import FILE_NAME
from dk2gui.gui.context import Context
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.pages.calculator import CalculatorPage
from dk2gui.gui.panels.header import Header
from dk2gui.gui.preferences import Preferences
from dk2gui.gui.store_work import StoreWork
from dk2gui.gui.theme import Theme, ThemeChoice, dress_application, follow, style_sheet
from dk2gui.gui.widgets.banner import Banner
from dk2gui.gui.widgets.plain_text import PlainLabel
from dk2gui.gui.widgets.refusal import Refusal
from dk2gui.gui.widgets.safety_bar import SafetyBar
from dk2gui.gui.widgets.undo_key import UndoKey
from dk2gui.gui.window.actions import Commands, WindowActions
from dk2gui.gui.window.autosave import LAST_WORK_WAIT_S, Autosave
from dk2gui.gui.window.dropped import dropped_files, is_food_database
from dk2gui.gui.window.export import TakeAway
from dk2gui.gui.window.files import WindowFiles
from dk2gui.gui.window.page_makers import page_makers
from dk2gui.gui.window.pages import (
    CALCULATOR,
    EVIDENCE,
    MY_FOODS,
    TITLES,
    Pages,
)
from dk2gui.gui.window.persons import Persons
from dk2gui.gui.window.pin_memory import PinMemory
from dk2gui.gui.window.pins import Pins
from dk2gui.gui.window.session import Session
from dk2gui.gui.window.side_windows import SideWindows
from dk2gui.present.advice_text import advice_texts
from dk2gui.present.disclaimer import DISCLAIMER
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units
from dk2gui.present.person_text import person_in_brief
from dk2gui.present.words import Words
from dk2gui.userdata.atomic import data_dir
from dk2gui.userdata.food_store import keep_store
from dk2gui.userdata.library import SUFFIX
from dk2gui.userdata.storage import Settings

if TYPE_CHECKING:
    from dk2gui.gui.pages.my_foods import MyFoodsPage

_SETTLE_MS: Final = 250
"""After this pause texts and tables that need not follow every pixel are brought up to date."""


_FIRST_SIZE: Final = QSize(1280, 800)
_LEAST_SIZE: Final = QSize(900, 500)


class MainWindow(QMainWindow):
    """The one window. `scenario` and `assessment` are the current values."""

    def __init__(
        self,
        scenario: Scenario,
        constants: Constants,
        library: FoodLibrary,
        settings: Settings,
        session: Session,
    ) -> None:
        super().__init__()
        self.library = library
        self.model = ScenarioModel(scenario, library, constants, self)
        self._session = session
        self.pins = Pins(self.model, self)
        self.preferences = Preferences(settings, session.slot, self)
        self.setWindowTitle("dk2gui")
        self.banner = Banner(self)
        self.preferences.not_saved.connect(self.banner.say)
        self._store_work = StoreWork(library, data_dir() / FILE_NAME, session.slot, self)
        self._store_work.told.connect(self.banner.say)
        self.context = Context(
            self.model, library, self.pins, self.preferences, self.banner, self._store_work
        )
        self.safety_bar = SafetyBar(self)
        self.safety_bar.why_wanted.connect(self.show_advice)
        self._header = Header(self.model, {name: tr(title) for name, title in TITLES.items()}, self)
        self.calculator = CalculatorPage(self.model, library, self.pins)
        self.calculator.evidence_wanted.connect(self.show_evidence)
        self.calculator.own_foods_wanted.connect(lambda: self.show_page(MY_FOODS))
        self.files = WindowFiles(self.context, self)
        self.files.save_wanted.connect(self.save_now)
        makers = page_makers(self.context, self.files, self.calculator, self._on_back)
        self._pages = Pages(self.calculator, makers, lambda: self.theme)
        self._came_from: QWidget | None = None
        self._lay_out()
        self.take_away = TakeAway(self.context, self.calculator, self)
        self.take_away.fill(self._header.share_menu, with_keys=False)
        self._side = SideWindows(self.context, self)
        commands = Commands(
            self.ask_import,
            self.calculator.view_titles,
            self.context.pin,
            self.show_view,
            self.close,
            self._side,
        )
        WindowActions(self, self.files, self.take_away, self.model.history, commands)
        UndoKey(self)
        self.setAcceptDrops(True)
        self._autosave = Autosave(session.slot, self)
        self._autosave.failed.connect(self._on_not_saved)
        self._autosave.folder_gone.connect(self._on_folder_gone)
        self._store_work.changed.connect(self.calculator.refresh_foods)
        self.model.state_changed.connect(lambda: self._autosave.note_work(self.files.last_work()))
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        self.model.changed.connect(self._on_changed)
        self.model.refused.connect(Refusal(self).tell)
        self._connect_choices()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_desktop_theme)
        self._apply_theme()
        self._restore_geometry()
        self._header.show_page(self._pages.shown)
        self._render(self.model.assessment, settled=True)
        self._pin_memory = PinMemory(self.pins, self.banner, session.slot, self)
        self._pin_memory.restore()
        self._store_work.resume()
        # Nothing that edits has the keyboard at first: a key or a wheel then changes nothing.
        self._header.set_first_focus()

    def _connect_choices(self) -> None:
        self.calculator.trouble.connect(self.banner.say)
        self.calculator.copied.connect(lambda: self.banner.note(tr("Copied.")))
        chosen = self.preferences
        chosen.units_changed.connect(lambda: self._render(self.assessment, settled=True))
        chosen.theme_changed.connect(self._apply_theme)
        header = self._header
        header.units_chosen.connect(self.set_units)
        self.calculator.units_chosen.connect(self.set_units)
        header.theme_chosen.connect(self.set_theme_choice)
        header.page_chosen.connect(self.show_page)
        header.pin_wanted.connect(self.context.pin)
        header.fill_person_menu(Persons(self.context, self.files, self.show_person).fill)

    def _lay_out(self) -> None:
        disclaimer = PlainLabel(tr(DISCLAIMER))
        disclaimer.setObjectName("disclaimer")
        disclaimer.setProperty("role", "muted")
        disclaimer.setWordWrap(True)
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(10, 6, 10, 6)
        rows.setSpacing(6)
        rows.addWidget(self._header)
        rows.addWidget(self.safety_bar)
        rows.addWidget(self.banner)
        rows.addWidget(self._pages, 1)
        rows.addWidget(disclaimer)
        self.setCentralWidget(content)

    @property
    def scenario(self) -> Scenario:
        """What the user has said."""
        return self.model.scenario

    @property
    def assessment(self) -> Assessment:
        """What the program says; the views show it when this returns."""
        self.model.flush()
        self.calculator.catch_up()
        return self.model.assessment

    @property
    def settings(self) -> Settings:
        """What the user chose."""
        return self.preferences.settings

    def remember(self, **changes: Any) -> None:
        """Change settings and save them."""
        self.preferences.remember(**changes)

    @property
    def units(self) -> Units:
        """The units the user reads."""
        return self.preferences.units

    def _on_back(self) -> None:
        """Back to the calculator, to where the keyboard was."""
        self.show_page(CALCULATOR)
        if self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, name: str) -> None:
        """Change to a page and bring it up to date."""
        page = self._pages.show_page(name)
        self._header.show_page(name)
        page.show_assessment(self.assessment, self.units, settled=True)

    def show_view(self, place: int) -> None:
        """Change to a view of the calculator's middle, counted from 0."""
        self.show_page(CALCULATOR)
        self.calculator.show_view(place)

    def show_advice(self, advice_id: str) -> None:
        """Unfold a piece of advice on the calculator's page."""
        self.show_page(CALCULATOR)
        self.calculator.unfold_advice(advice_id)

    def show_person(self) -> None:
        """Show who the scenario is about, to be changed."""
        self.show_page(CALCULATOR)
        self.calculator.show_person()

    def ask_import(self) -> None:
        """Choose a food database and import it, on the page of own foods."""
        self._my_foods().ask_import()

    def _my_foods(self) -> "MyFoodsPage":
        self.show_page(MY_FOODS)
        return cast("MyFoodsPage", self._pages.page(MY_FOODS))

    def show_evidence(self, evidence_id: str) -> None:
        """Open the evidence at an entry; "" opens it where it was left."""
        from dk2gui.gui.pages.evidence import EvidencePage  # noqa: PLC0415  # not for first paint

        page = self._pages.page(EVIDENCE)
        assert isinstance(page, EvidencePage)
        self._came_from = self.focusWidget()
        self.show_page(EVIDENCE)
        page.show_entry(evidence_id)

    def _on_changed(self, assessment: Assessment) -> None:
        self._render(assessment, settled=False)
        self._settle.start()

    def _on_settled(self) -> None:
        if self.model.dragging:
            self._settle.start()
            return
        self.safety_bar.hold(False)
        if self._pages.shown == CALCULATOR:
            self.calculator.settle(self.model.assessment, self.units)
        else:
            self._pages.current().show_assessment(self.model.assessment, self.units, settled=True)

    def _render(self, assessment: Assessment, *, settled: bool) -> None:
        self._pages.current().show_assessment(assessment, self.units, settled=settled)
        self._header.show_assessment(
            assessment, self.units, person_in_brief(assessment.scenario.person)
        )
        # Only these are worded here: the whole list, at every move, took a twentieth of it.
        self.safety_bar.hold(not settled)
        stops = (item for item in assessment.advice if item.severity == "stop")
        self.safety_bar.show_advice(advice_texts(stops, Words(self.units)))
        self._show_document()

    def _show_document(self) -> None:
        """The title tells which file is open and whether it is saved."""
        path = self.model.document
        self.files.document.follow(path)
        title = f"{path.name.removesuffix(SUFFIX)}[*] \u2013 dk2gui" if path else "dk2gui[*]"
        if self.windowTitle() != title:
            self.setWindowTitle(title)
        unsaved = path is not None and not self.files.document.is_saved(self.scenario)
        if unsaved != self.isWindowModified():
            self.setWindowModified(unsaved)

    def set_units(self, units: Units) -> None:
        """Read other units everywhere at once; vitamin D doses are converted, not changed."""
        self.context.choose_units(units)

    def set_theme_choice(self, choice: ThemeChoice) -> None:
        """Light, dark, or as the desktop."""
        self.preferences.choose_theme(choice)

    @property
    def theme(self) -> Theme:
        """The colours of now."""
        return self.preferences.theme

    @property
    def theme_choice(self) -> ThemeChoice:
        """What the user chose."""
        return self.preferences.theme_choice

    def _on_desktop_theme(self) -> None:
        if self.theme_choice is ThemeChoice.AUTO:
            self._apply_theme()

    def _apply_theme(self) -> None:
        follow(self.theme_choice)
        theme = self.theme
        dress_application(theme)
        self.setStyleSheet(style_sheet(theme))
        for page in self._pages.made():
            page.set_theme(theme)
        self.banner.set_theme(theme)
        self.safety_bar.set_theme(theme)
        self._header.show_choice(self.theme_choice, theme)

    def save_now(self) -> None:
        """Remember the scenario before returning; what cannot be is told, not fatal."""
        self._autosave.note_work(self.files.last_work())
        self._autosave.flush()

    def _on_not_saved(self, reason: str) -> None:
        self.banner.say(
            tr("Changes are not remembered for the next start: {reason}", reason=reason)
        )

    def _on_folder_gone(self) -> None:
        """The data folder was removed while the window is open: keep what can be kept."""
        self.save_now()
        self.remember()
        self._pin_memory.save()
        self.preferences.flush()
        self._pin_memory.flush()
        lost = keep_store(self.library)
        gone = tr("The folder of your data was removed: {folder}.", folder=str(data_dir()))
        self.banner.say(f"{gone} {lost}")

    def pin(self, name: str = "", scenario: Scenario | None = None) -> None:
        """Pin a scenario, None for the current one; says why where it cannot be."""
        self.context.pin(name, scenario)

    def _restore_geometry(self) -> None:
        self.setMinimumSize(_LEAST_SIZE)
        free = self.screen().availableGeometry().size()
        self.resize(_FIRST_SIZE.boundedTo(free).expandedTo(_LEAST_SIZE))
        if self.settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.settings.geometry.encode()))
        self.calculator.restore_splitters(self.settings.splitters)

    def save_state(self) -> None:
        """Remember all that the next start brings back."""
        self.save_now()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.remember(geometry=geometry, splitters=self.calculator.splitter_sizes())
        self.preferences.flush()
        self._pin_memory.flush()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settle.stop()
        self.save_state()
        self._autosave.stop(LAST_WORK_WAIT_S)
        self.preferences.stop()
        self._pin_memory.stop()
        self._store_work.stop()
        for page in self._pages.made():
            page.stop()
        self._session.release()
        super().closeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.take_away.offer_at(self.childAt(event.pos()))
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in dropped_files(event)[:1]:
            event.acceptProposedAction()
            if is_food_database(path):
                self._my_foods().import_file(path)
            else:
                self.files.open_file(path)
