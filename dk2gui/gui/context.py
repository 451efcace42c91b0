# SPDX-License-Identifier: MIT
"""What the parts of the window share; none of them holds the window itself."""

from collections.abc import Callable, Mapping
from typing import Protocol

import msgspec

from dk2gui.core.scenario.dose_units import in_vitamin_d_unit
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.foods.library import FoodLibrary
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.preferences import Preferences
from dk2gui.gui.store_work import StoreWork
from dk2gui.gui.window.pins import Pins
from dk2gui.present.language import tr
from dk2gui.present.numbers import Units, unit_name


class Notices(Protocol):
    """Where a part tells the user something."""

    def say(self, message: str) -> None:
        """Tell what went wrong, beside what stands there."""

    def offer(self, message: str, choices: dict[str, Callable[[], object]]) -> None:
        """Tell something with what can be done about it, in place of what stands there."""

    def note(self, message: str, choices: Mapping[str, Callable[[], object]] | None = None) -> None:
        """Answer what was just done, for a while."""


class Context(msgspec.Struct, frozen=True, weakref=True):
    """The scenario's one writer, the foods, the pins, what was chosen, where to tell, and the way
    into the food store."""

    model: ScenarioModel
    library: FoodLibrary
    pins: Pins
    preferences: Preferences
    notices: Notices
    store_work: StoreWork

    def choose_units(self, units: Units) -> None:
        """Read other units everywhere at once; vitamin D doses are converted, not changed."""
        if units == self.preferences.units:
            return
        self.preferences.remember(
            vitamin_d_unit=units.vitamin_d,
            serum_unit=units.serum,
            weight_unit=units.weight,
            height_unit=units.height,
        )
        doses = in_vitamin_d_unit(
            self.model.scenario.supplements, "IU" if units.vitamin_d == "IU" else "ug"
        )
        name = tr("Vitamin D in {unit}", unit=unit_name(units.vitamin_d))
        self.model.edit(name, supplements=doses)
        self.preferences.units_changed.emit()

    def pin(self, name: str = "", scenario: Scenario | None = None) -> None:
        """Pin a scenario, None for the current one; says why where it cannot be."""
        before = {pin.letter for pin in self.pins.pinned}
        if refused := self.pins.pin(name, scenario):
            self.notices.offer(refused, {})
            return
        new = next(pin for pin in self.pins.pinned if pin.letter not in before)
        self.notices.note(tr("Pinned as {letter}: {pin}", letter=new.letter, pin=new.name))
