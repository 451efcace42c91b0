# SPDX-License-Identifier: MIT
"""Translations as the program reads them: `resources/locale/de.po` becomes `de.mo` beside it."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogues(folder: Path) -> list[Path]:
    """Write each .mo that is older than its .po; returns what was written.

    A text that is not translated, or only guessed ("fuzzy"), is left out: it is said in English.
    """
    written = []
    for source in sorted(folder.glob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.stem)
        part = target.with_name(f"{target.name}.part")
        with part.open("wb") as file:
            write_mo(file, catalogue)
        part.replace(target)
        written.append(target)
    return written
