# SPDX-License-Identifier: MIT
"""The one writer: holds the current scenario, its history, and its assessment."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from dk2gui.core.constants import Constants
from dk2gui.core.evaluate import Assessment, evaluate
from dk2gui.core.intake.food import Food
from dk2gui.core.intake.intake import foods_of
from dk2gui.core.kept import Kept
from dk2gui.core.scenario.file_format import ScenarioError
from dk2gui.core.scenario.scenario import EatenFood, Scenario
from dk2gui.core.scenario_check import checked, checked_person
from dk2gui.present.language import tr

HISTORY_LENGTH: Final = 500


class _State(msgspec.Struct, frozen=True):
    """What one step of the history restores: the scenario, and the file it belongs to."""

    scenario: Scenario
    document: Path | None = None


class _Edit(QUndoCommand):
    """One step of the history: the state before and after."""

    def __init__(
        self, model: "ScenarioModel", label: str, before: _State, after: _State, merge: int
    ) -> None:
        super().__init__(label)
        self._model = model
        self._before = before
        self._after = after
        self._merge = merge
        self._is_new = True

    def id(self) -> int:
        return self._merge

    def mergeWith(self, other: QUndoCommand) -> bool:
        assert isinstance(other, _Edit)
        self._after = other._after
        # The history names where a drag ended, not where it began.
        self.setText(other.text())
        # A drag that ends where it began leaves nothing to undo.
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        # Pushing a command does it for the first time; that edit has been counted.
        self._model.show(self._after, counts=not self._is_new)
        self._is_new = False

    def undo(self) -> None:
        self._model.show(self._before, counts=True)


class ScenarioModel(QObject):
    """The current Scenario and Assessment; every edit passes through `edit`.

    Signals:
        changed: the new Assessment; at most once per turn of the event loop.
        state_changed: the scenario or its file is another now; told at once, at every edit.
        refused(str): why an edit was not taken, in the words of the file reader.
    """

    changed = Signal(object)
    state_changed = Signal()
    refused = Signal(str)
    _turn_ends = Signal()

    def __init__(
        self,
        scenario: Scenario,
        foods: Mapping[str, Food],
        constants: Constants,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.foods = foods
        """All foods there are, by id; they may stand in a store."""
        self.constants = constants
        self.history = QUndoStack(self)
        self.history.setUndoLimit(HISTORY_LENGTH)
        self._state = _State(scenario)
        self._assessment: Assessment | None = None
        self._kept = Kept()
        self._plate: tuple[tuple[EatenFood, ...], dict[str, Food]] | None = None
        self._drag_number = 1
        self._dragging = False
        self._fresh_drag = False
        self._step = 0
        # The first edit of a turn schedules one evaluation, however many follow it. Queued, and no
        # timer of 0 ms: Qt would paint the slider alone before that, and then all the window again.
        self._waits = False
        self._turn_ends.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    @property
    def scenario(self) -> Scenario:
        """What the user has said so far."""
        return self._state.scenario

    @property
    def document(self) -> Path | None:
        """The file the scenario belongs to, None before it was ever saved."""
        return self._state.document

    @property
    def assessment(self) -> Assessment:
        """What the program says about it; evaluated when first asked for after an edit."""
        if self._assessment is None:
            self._assessment = self._evaluated(self.scenario)
        return self._assessment

    def _evaluated(self, scenario: Scenario) -> Assessment:
        # The same mapping as before while the same is eaten, so that its part stays kept.
        if self._plate is None or self._plate[0] is not scenario.foods:
            self._plate = scenario.foods, foods_of(scenario, self.foods)
        return evaluate(scenario, self._plate[1], self.constants, self._kept)

    def edit(self, label: str, **changes: Any) -> None:
        """Replace fields of the scenario as one step of the history.

        What the file reader would refuse is refused here: the scenario stays as it is, `refused`
        tells why, and the views show again what is.
        """
        self._edit(label, lambda: checked(self.scenario, **changes))

    def edit_person(self, label: str, **changes: Any) -> None:
        """Replace fields of the person as one step of the history; refused as by `edit`."""
        self._edit(label, lambda: checked_person(self.scenario, **changes))

    def _edit(self, label: str, changed: Callable[[], Scenario]) -> None:
        try:
            after = changed()
            self._check_foods(after)
        except ScenarioError as error:
            self._tell_later()
            self.refused.emit(str(error))
            return
        if after == self.scenario:
            return
        merge = self._drag_number if self._dragging else -1
        if not self._dragging or self._fresh_drag:
            self._step += 1
            self._fresh_drag = False
        self.history.push(_Edit(self, label, self._state, _State(after, self.document), merge))

    def _check_foods(self, scenario: Scenario) -> None:
        """Raises ScenarioError for a food that is nowhere."""
        if scenario.foods is self.scenario.foods:
            return
        for place, row in enumerate(scenario.foods):
            if row.food not in self.foods:
                raise ScenarioError(
                    f"foods[{place}].food", tr("unknown food {food}", food=repr(row.food))
                )

    def begin_drag(self) -> None:
        """From here to `end_drag`, edits merge into one step."""
        self._drag_number += 1
        self._dragging = True
        self._fresh_drag = True

    def end_drag(self) -> None:
        """The hand has let go; the next edit is a step of its own."""
        self._dragging = False

    @property
    def dragging(self) -> bool:
        """Whether a slider is being dragged just now."""
        return self._dragging

    @property
    def step(self) -> int:
        """A number that grows with every edit; all moves of one drag are one edit."""
        return self._step

    def open(self, label: str, scenario: Scenario, document: Path | None) -> None:
        """Replace everything by another scenario as one step of the history.

        Raises UnknownFoodError, before anything changes, when a food is nowhere.
        """
        found = self._evaluated(scenario)
        self.end_drag()
        self._step += 1
        self.history.push(_Edit(self, label, self._state, _State(scenario, document), -1))
        if self.scenario is scenario:
            self._assessment = found

    def set_document(self, document: Path | None) -> None:
        """The scenario was saved in a file; that is no step of the history."""
        self._state = _State(self.scenario, document)
        self._tell_later()
        self.state_changed.emit()

    def reassess(self) -> None:
        """Assess the same scenario again, since its foods may hold something else now."""
        self._assessment = None
        self._plate = None
        self._tell_later()

    def show(self, state: _State, *, counts: bool) -> None:
        """Make a state the current one; the history calls this. `counts` begins a step."""
        self._step += counts
        self._state = state
        self._assessment = None
        self._tell_later()
        self.state_changed.emit()

    def flush(self) -> None:
        """Tell the views now what they would be told at the end of this turn."""
        self._announce()

    def _tell_later(self) -> None:
        if not self._waits:
            self._waits = True
            self._turn_ends.emit()

    def _announce(self) -> None:
        if self._waits:
            self._waits = False
            self.changed.emit(self.assessment)
