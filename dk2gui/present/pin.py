# SPDX-License-Identifier: MIT
"""A pinned scenario: its letter, its name, and what was made of it."""

from pathlib import Path

import msgspec

from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.present.language import tr


class Pin(msgspec.Struct, frozen=True, eq=False):
    """A pinned scenario; the letter stays as long as the pin does.

    `document` is the file it belonged to when it was pinned.
    """

    letter: str
    name: str
    scenario: Scenario
    assessment: Assessment
    document: Path | None = None

    @property
    def title(self) -> str:
        """Letter and name, as plots and headings show it."""
        return f"{self.letter} {self.name}"

    @property
    def quoted(self) -> str:
        """Letter and name within a sentence."""
        return tr("{letter} \u201c{name}\u201d", letter=self.letter, name=self.name)
