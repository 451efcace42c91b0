# SPDX-License-Identifier: MIT
"""Pinned scenarios that come back with the window."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from dk2gui.gui.widgets.banner import Banner
from dk2gui.gui.window.pins import Pins, encoded
from dk2gui.gui.write_later import WriteLater
from dk2gui.present.language import tr
from dk2gui.present.pin import Pin
from dk2gui.userdata.storage import read_pins, save_pins, set_pins_aside

_GATHER_S: Final = 0.1


class PinMemory(QObject):
    """Reads the pins of a slot, and writes them beside the window whenever they change."""

    def __init__(self, pins: Pins, banner: Banner, slot: int, parent: QObject) -> None:
        super().__init__(parent)
        self._pins, self._banner, self._slot = pins, banner, slot
        self._writing = WriteLater(_GATHER_S, self)
        self._writing.failed.connect(self._on_failed)

    def restore(self) -> None:
        """Bring the pins back; a file of which something is lost is kept under another name."""
        data = read_pins(self._slot)
        if data is not None and (problems := self._pins.restore(data)):
            self._banner.say(set_pins_aside(" ".join(problems).rstrip("."), self._slot))
        self._pins.changed.connect(self.save)

    def save(self) -> None:
        """Write the pins soon."""
        self._writing.note(partial(_write, self._pins.pinned, self._slot))

    def flush(self) -> None:
        """Write before returning what is not written yet."""
        self._writing.flush()

    def stop(self) -> None:
        """Write what is not written yet, and no more after that."""
        self._writing.stop()

    def _on_failed(self, reason: str) -> None:
        self._banner.say(
            tr(
                "Pinned scenarios are not remembered for the next start: {reason}",
                reason=reason,
            )
        )


def _write(pins: tuple[Pin, ...], slot: int) -> None:
    save_pins(encoded(pins), slot)
