# SPDX-License-Identifier: MIT
"""What the user chose for the window: units, colours, places of its parts; saved as chosen."""

from functools import partial
from typing import Any, Final

import msgspec
from PySide6.QtCore import QObject, Signal

from dk2gui.gui.theme import Theme, ThemeChoice, theme_for
from dk2gui.gui.write_later import WriteLater
from dk2gui.present.numbers import Units
from dk2gui.userdata.storage import Settings, save_settings

_GATHER_S: Final = 0.1


class Preferences(QObject):
    """The settings of one window's slot.

    Signals: not_saved(str): why a change is not remembered. units_changed(), theme_changed():
    something else was chosen, wherever that was.
    """

    not_saved = Signal(str)
    units_changed = Signal()
    theme_changed = Signal()

    def __init__(self, settings: Settings, slot: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._slot = slot
        self._writing = WriteLater(_GATHER_S, self)
        self._writing.failed.connect(self.not_saved)

    @property
    def settings(self) -> Settings:
        """All of it."""
        return self._settings

    @property
    def units(self) -> Units:
        """The units the user reads."""
        chosen = self._settings
        return Units(
            chosen.vitamin_d_unit, chosen.serum_unit, chosen.weight_unit, chosen.height_unit
        )

    @property
    def theme_choice(self) -> ThemeChoice:
        """Light, dark, or as the desktop."""
        return ThemeChoice(self._settings.theme)

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Light, dark, or as the desktop."""
        self.remember(theme=choice.value)
        self.theme_changed.emit()

    @property
    def theme(self) -> Theme:
        """The colours of now."""
        return theme_for(self.theme_choice)

    def remember(self, **changes: Any) -> None:
        """Change settings and save them beside the window; what cannot be is told, not fatal."""
        self._settings = msgspec.structs.replace(self._settings, **changes)
        self._writing.note(partial(save_settings, self._settings, self._slot))

    def flush(self) -> None:
        """Save before returning what is not saved yet."""
        self._writing.flush()

    def stop(self) -> None:
        """Save what is not saved yet, and no more after that."""
        self._writing.stop()
