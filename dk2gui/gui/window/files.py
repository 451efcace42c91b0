# SPDX-License-Identifier: MIT
"""Opening and saving scenarios: as files anywhere, and in the user's own library."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dk2gui.core.intake.intake import UnknownFoodError
from dk2gui.core.scenario.file_format import ScenarioError
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui.context import Context
from dk2gui.gui.window.document import Document
from dk2gui.gui.window.example import example_scenario
from dk2gui.gui.window.recent import RecentFiles
from dk2gui.gui.window.save_name import ask_where
from dk2gui.present.language import marked, tr
from dk2gui.present.person_text import person_in_brief
from dk2gui.userdata.atomic import StorageError, remove_leftovers
from dk2gui.userdata.library import SUFFIX, Library
from dk2gui.userdata.storage import LastWork, read_content, write_scenario, written_content

_FILTER: Final = marked("Scenarios (*.dk2.json *.json);;All files (*)")


class WindowFiles(QObject):
    """What a window does with scenario files; every failure is told in the banner.

    Signals: library_changed(): a file of the library came, went, or was written.
    save_wanted(): what is remembered for the next start has to be written now.
    """

    library_changed = Signal()
    save_wanted = Signal()

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._model = context.model
        self._notices = context.notices
        self.library = Library()
        self.recent = RecentFiles(context.preferences, self.open_file)
        self.document = Document(self)
        self.document.changed_outside.connect(self._on_changed_outside)

    def _try(self, do: Callable[[], object], name: str) -> bool:
        """Do something with a file; says what went wrong and returns whether it went well."""
        banner = self._notices
        try:
            do()
        except ScenarioError as error:
            banner.say(f"{name}: {error}")
        except StorageError as error:
            banner.say(str(error))
        except UnknownFoodError as error:
            food = error.args[0]
            banner.say(tr("{file}: unknown food '{food}'", file=name, food=food))
        else:
            return True
        return False

    def new(self) -> None:
        """Start from nothing, keeping who the user is."""
        old = self._model.scenario
        fresh = Scenario(schema=1, person=old.person, authority=old.authority,
                         start_date=dt.date.today())  # fmt: skip
        self._model.open(tr("New scenario"), fresh, None)
        whom = person_in_brief(fresh.person)
        self._notices.note(
            tr(
                "A new scenario for {person}; other persons are in the menu of the name.",
                person=whom,
            ),
            {tr("Undo"): self._model.history.undo},
        )

    def example(self) -> None:
        """Show the example of the first start."""
        authority = self._model.scenario.authority
        self._model.open(tr("Example"), example_scenario(dt.date.today(), authority), None)

    def ask_open(self) -> None:
        """Choose a file and open it."""
        name, _ = QFileDialog.getOpenFileName(self._owner, tr("Open a scenario"), "", tr(_FILTER))
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> bool:
        """Open a scenario file as one step of the history, or say why not and change nothing."""

        def do() -> None:
            content = read_content(path)
            self._model.open(tr("Open {file}", file=path.name), content.scenario, path)
            self.document.holds(path, content)

        opened = self._try(do, path.name)
        if opened:
            self.recent.note(path)
            self._model.flush()
        return opened

    def last_work(self) -> LastWork:
        """What is remembered for the next start."""
        path = self._model.document
        return LastWork(self._model.scenario, path, self.document.sha256(path))

    def resume(self, path: Path, sha256: str = "") -> None:
        """Go on with the file that the scenario belongs to, which had this digest then.

        A file that holds anything else now, or is gone, is told and stays as it is.
        """
        remove_leftovers(path.parent)
        try:
            content = read_content(path)
        except (StorageError, ScenarioError):
            content = None
        if content is not None and (
            content.sha256 == sha256 or content.scenario == self._model.scenario
        ):
            self.document.holds(path, content)
        else:
            self.document.held(path, sha256)
        self._model.set_document(path)
        self._model.flush()
        if not path.exists():
            self._notices.say(
                tr("{file} is not there any more; your scenario is still here.", file=path.name)
            )
            return
        self.recent.note(path)
        if self.document.differs_on_disk(path):
            self._offer_to_load(
                path, tr("{file} was changed since you worked on it here.", file=path.name)
            )

    def save(self) -> None:
        """Save to the open file; a scenario that has none goes to the library."""
        path = self._model.document
        if path is None:
            self.keep()
        elif path.exists() and self.document.differs_on_disk(path):
            self._notices.offer(
                tr("{file} was changed by another program since it was opened.", file=path.name),
                {
                    tr("Write over it"): lambda: self.save_file(path),
                    tr("Save as\u2026"): self.ask_save,
                },
            )
        else:
            self.save_file(path)

    def keep(self) -> None:
        """Save in the library under the scenario's name, as a new file."""
        scenario = self._model.scenario

        def do() -> None:
            path = self.library.add(scenario)
            self.document.holds(path, written_content(scenario))
            self._model.set_document(path)
            self.recent.note(path)

        if self._try(do, scenario.name):
            self.save_wanted.emit()
            self.library_changed.emit()
            kept = self._model.document
            name = kept.name.removesuffix(SUFFIX) if kept is not None else scenario.name
            self._notices.note(tr("Kept among your scenarios as {name}.", name=name))

    def ask_save(self) -> None:
        """Choose a file and save the scenario in it."""
        name = self._model.scenario.name or tr("scenario")
        proposed = f"{name}{SUFFIX}".replace("/", "-")
        endings = (SUFFIX, ".json")
        path = ask_where(self._owner, tr("Save the scenario"), proposed, tr(_FILTER), endings)
        if path is not None:
            self.save_file(path)

    def save_file(self, path: Path) -> None:
        """Save the scenario in a file, which becomes the open one, or say why it cannot be."""
        scenario = self._model.scenario
        self.document.pause()
        # Remembered before and after: whatever ends the program between, the file is then seen to
        # hold the scenario that is remembered.
        self.save_wanted.emit()
        if self._try(lambda: write_scenario(path, scenario), path.name):
            self.document.holds(path, written_content(scenario))
            self._model.set_document(path)
            self.recent.note(path)
            self.save_wanted.emit()
            self.library_changed.emit()
            self._notices.note(tr("Saved: {file}", file=path.name))
        self.document.resume()

    def _on_changed_outside(self) -> None:
        path = self.document.path
        if path is None:
            return
        if not path.exists():
            self._notices.offer(
                tr(
                    "{file} was removed by another program; your scenario is still here.",
                    file=path.name,
                ),
                {tr("Save it again"): lambda: self.save_file(path)},
            )
            return
        self._offer_to_load(path, tr("{file} was changed by another program.", file=path.name))

    def _offer_to_load(self, path: Path, message: str) -> None:
        self._notices.offer(message, {tr("Load it"): lambda: self.open_file(path)})

    def rename(self, path: Path, name: str) -> None:
        """Rename a file of the library, and follow it where it is the open one."""

        def do() -> None:
            target = self.library.rename(path, name)
            if self._model.document == path:
                renamed = read_content(target)
                self.document.holds(target, renamed)
                self._model.edit(tr("Name"), name=renamed.scenario.name)
                self._model.set_document(target)

        self.document.pause()
        self._try(do, path.name)
        self.document.resume()
        self.library_changed.emit()

    def duplicate(self, path: Path) -> None:
        """Copy a file of the library."""
        if self._try(lambda: self.library.duplicate(path), path.name):
            self.library_changed.emit()

    def delete(self, path: Path) -> None:
        """Delete a file of the library; the banner offers to take that back."""
        deleted: list[Path] = []
        self.document.pause()
        if self._try(lambda: deleted.append(self.library.delete(path)), path.name):
            self.document.forget(path)
            if self._model.document == path:
                self._model.set_document(path)
            self._notices.offer(
                tr("{name} was deleted.", name=path.name.removesuffix(SUFFIX)),
                {tr("Take back"): lambda: self._restore(deleted[0])},
            )
        self.document.resume()
        self.library_changed.emit()

    def _restore(self, deleted: Path) -> None:
        self._try(lambda: self.library.restore(deleted), deleted.name)
        self.library_changed.emit()
