# SPDX-License-Identifier: MIT
"""Pinned scenarios that come back with the window."""

from PySide6.QtCore import QObject

from dk2gui.gui.widgets.banner import Banner
from dk2gui.gui.window.pins import Pins
from dk2gui.present.language import tr
from dk2gui.userdata.atomic import StorageError
from dk2gui.userdata.storage import read_pins, save_pins, set_pins_aside


class PinMemory(QObject):
    """Reads the pins of a slot, and writes them whenever they change."""

    def __init__(self, pins: Pins, banner: Banner, slot: int, parent: QObject) -> None:
        super().__init__(parent)
        self._pins, self._banner, self._slot = pins, banner, slot

    def restore(self) -> None:
        """Bring the pins back; a file of which something is lost is kept under another name."""
        data = read_pins(self._slot)
        if data is not None and (problems := self._pins.restore(data)):
            self._banner.say(set_pins_aside(" ".join(problems).rstrip("."), self._slot))
        self._pins.changed.connect(self.save)

    def save(self) -> None:
        """Write the pins."""
        try:
            save_pins(self._pins.encoded(), self._slot)
        except StorageError as error:
            said = tr(
                "Pinned scenarios are not remembered for the next start: {reason}", reason=error
            )
            self._banner.say(said)
