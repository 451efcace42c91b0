# SPDX-License-Identifier: MIT
"""Up to four pinned scenarios with their letters, names and assessments."""

from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, Signal

from dk2gui.core.evaluate import evaluate
from dk2gui.core.intake.intake import UnknownFoodError
from dk2gui.core.scenario.file_format import ScenarioError, decode_scenario, encode_scenario
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.gui.model import ScenarioModel
from dk2gui.present.language import marked, tr
from dk2gui.present.pin import Pin
from dk2gui.present.pin_name import names_of
from dk2gui.present.plain_line import one_line

LETTERS: Final = ("A", "B", "C", "D")
_LONGEST_NAME: Final = 60
_SAID_NAMES: Final = 6
"""So many of the names that a scenario gives itself may be in use: four pins and two spare."""
_FULL: Final = marked("Four scenarios are pinned already. Remove one to pin another.")
_PINNED_ALREADY: Final = marked("This scenario is pinned already as {pin}.")


class _Kept(msgspec.Struct, frozen=True):
    """A pin as it is remembered; the scenario is read by its own format."""

    letter: str
    name: str
    scenario: Any


class _KeptPins(msgspec.Struct, frozen=True):
    pins: tuple[_Kept, ...]


class Pins(QObject):
    """The pins of a window. What cannot be done is returned as a sentence, "" when it was done.

    Signals: changed(): a pin came, went, or is another.
    """

    changed = Signal()

    def __init__(self, model: ScenarioModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._pins: dict[str, Pin] = {}
        self._removed: Pin | None = None

    @property
    def pinned(self) -> tuple[Pin, ...]:
        """All pins in the order of their letters."""
        return tuple(self._pins[letter] for letter in LETTERS if letter in self._pins)

    @property
    def removed(self) -> Pin | None:
        """The pin that was removed last, as long as nothing was pinned since."""
        return self._removed

    def refusal(self, scenario: Scenario | None = None) -> str:
        """Why a scenario (None: the current one) cannot be pinned, "" when it can."""
        same = _unnamed(scenario or self._model.scenario)
        for pin in self.pinned:
            if _unnamed(pin.scenario) == same:
                return tr(_PINNED_ALREADY, pin=pin.quoted)
        return tr(_FULL) if len(self._pins) == len(LETTERS) else ""

    def pin(self, name: str = "", scenario: Scenario | None = None) -> str:
        """Pin a scenario, None for the current one, under the first free letter."""
        plan = scenario or self._model.scenario
        if refused := self.refusal(plan):
            return refused
        letter = next(letter for letter in LETTERS if letter not in self._pins)
        document = self._model.document if plan is self._model.scenario else None
        return self._put(letter, name or self._free_name(plan), plan, document)

    def unpin(self, letter: str) -> None:
        """Remove a pin; `put_back` undoes it."""
        if letter in self._pins:
            self._removed = self._pins.pop(letter)
            self.changed.emit()

    def put_back(self) -> str:
        """Pin again what was removed last, under its old letter where that is free."""
        pin = self._removed
        if pin is None:
            return ""
        if refused := self.refusal(pin.scenario):
            return refused
        free = [letter for letter in LETTERS if letter not in self._pins]
        letter = pin.letter if pin.letter in free else free[0]
        return self._put(letter, pin.name, pin.scenario, pin.document)

    def rename(self, letter: str, name: str) -> None:
        """Give a pin another name; an empty one changes nothing."""
        pin, name = self._pins.get(letter), _short(name)
        if pin is not None and name and name != pin.name:
            self._pins[letter] = msgspec.structs.replace(pin, name=name)
            self.changed.emit()

    def replace(self, letter: str, scenario: Scenario | None = None) -> str:
        """Let a pin hold another scenario, None for the current one.

        The letter stays, and the name if somebody gave it.
        """
        plan = scenario or self._model.scenario
        same = _unnamed(plan)
        for pin in self.pinned:
            if _unnamed(pin.scenario) == same:
                return tr(_PINNED_ALREADY, pin=pin.quoted)
        document = self._model.document if plan is self._model.scenario else None
        return self._put(letter, self._name_after(self._pins[letter], plan), plan, document)

    def _name_after(self, pin: Pin, plan: Scenario) -> str:
        """A name that was given stays; one that says what is taken says what is taken now."""
        said_doses = islice(names_of(pin.scenario), _SAID_NAMES)
        if pin.name not in {_short(name) for name in said_doses}:
            return pin.name
        return self._free_name(plan)

    def open(self, letter: str) -> None:
        """Make a pin's scenario the current one, as one step of the history."""
        pin = self._pins[letter]
        self._model.open(tr("Open {pin}", pin=pin.quoted), pin.scenario, pin.document)

    def refresh(self) -> None:
        """Assess every pin again because foods changed; one whose food is gone stays as it was."""
        for letter, pin in self._pins.items():
            try:
                found = evaluate(pin.scenario, self._model.foods, self._model.constants)
            except UnknownFoodError:
                continue
            self._pins[letter] = msgspec.structs.replace(pin, assessment=found)
        if self._pins:
            self.changed.emit()

    def restore(self, data: bytes) -> tuple[str, ...]:
        """Bring remembered pins back; returns a sentence for each that could not be."""
        try:
            kept = msgspec.json.decode(data, type=_KeptPins).pins
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return (tr("The pinned scenarios could not be read; starting without them."),)
        problems = []
        for entry in kept:
            if problem := self._restore(entry):
                called = tr(
                    "{letter} \u201c{name}\u201d", letter=entry.letter, name=_short(entry.name)
                )
                said = tr(
                    "The pinned scenario {pin} could not be restored: {reason}.",
                    pin=called, reason=problem,
                )  # fmt: skip
                problems.append(said)
        self.changed.emit()
        return tuple(problems)

    def _restore(self, entry: _Kept) -> str:
        if entry.letter not in LETTERS:
            return tr("'{letter}' is no letter from A to D", letter=entry.letter)
        if entry.letter in self._pins:
            return tr("its letter is taken")
        try:
            scenario = decode_scenario(msgspec.json.encode(entry.scenario))
            found = evaluate(scenario, self._model.foods, self._model.constants)
        except ScenarioError as error:
            return str(error)
        except UnknownFoodError as error:
            return tr("its food '{food}' is not known here", food=error.args[0])
        name = _short(entry.name) or self._free_name(scenario)
        self._pins[entry.letter] = Pin(entry.letter, name, scenario, found)
        return ""

    def _put(self, letter: str, name: str, scenario: Scenario, document: Path | None) -> str:
        if scenario is self._model.scenario:
            found = self._model.assessment
        else:
            try:
                found = evaluate(scenario, self._model.foods, self._model.constants)
            except UnknownFoodError as error:
                return tr("Its food '{food}' is not known here any more.", food=error.args[0])
        self._pins[letter] = Pin(letter, _short(name), scenario, found, document)
        self._removed = None
        self.changed.emit()
        return ""

    def _free_name(self, scenario: Scenario) -> str:
        """A name that tells the scenario from the other pins."""
        taken = {pin.name for pin in self.pinned}
        return next(name for long in names_of(scenario) if (name := _short(long)) not in taken)


def encoded(pins: tuple[Pin, ...]) -> bytes:
    """Pins as JSON, to be remembered."""
    kept = [
        {"letter": pin.letter, "name": pin.name,
         "scenario": msgspec.json.decode(encode_scenario(pin.scenario))}
        for pin in pins
    ]  # fmt: skip
    return msgspec.json.format(msgspec.json.encode({"pins": kept}), indent=2) + b"\n"


def _unnamed(scenario: Scenario) -> Scenario:
    return msgspec.structs.replace(scenario, name="")


def _short(name: str) -> str:
    """A name on one line, cut to a length that fits a plot."""
    return one_line(name)[:_LONGEST_NAME].rstrip()
