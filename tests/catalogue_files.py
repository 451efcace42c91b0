# SPDX-License-Identifier: MIT
"""The German catalogue as a test needs it: whole, or without some of its texts."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dk2gui.present.language import Notation, Reader

GERMAN_FILE: Final = Path(__file__).parent.parent / "resources" / "locale" / "de.po"


def german(*without: str, is_draft: bool = True) -> Reader:
    """Who reads German, in which texts of these English ones are missing."""
    with GERMAN_FILE.open("rb") as file:
        known = read_po(file, locale="de")
    for english in without:
        known[english].string = ""
    made = BytesIO()
    write_mo(made, known)
    made.seek(0)
    return Reader("de", Notation(","), GNUTranslations(made), is_draft)
