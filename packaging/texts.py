# SPDX-License-Identifier: MIT
"""The man page and the completion of shells, made from the parser of the command line."""

import argparse
import gzip
import re
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from dk2gui import __version__
from dk2gui.__main__ import parser

_FILES = ("scenario", "scenarios", "file", "output")
_COMPLETIONS = {
    "bash": "bash-completion/completions/dk2gui",
    "zsh": "zsh/site-functions/_dk2gui",
}


def man_page() -> str:
    """The page for section 1, in roff."""
    data = {
        "project_name": "dk2gui",
        "version": __version__,
        "manual_section": "1",
        "manual_title": "General Commands Manual",
        "description": "calculator for vitamin D, vitamin K2 and what goes with them",
        "include": None,
    }
    # A quotation mark that begins a line would be a command to roff.
    return re.sub(r"^'", r"\\&'", str(Manpage(parser(), _data=data)), flags=re.MULTILINE)


def _completed() -> argparse.ArgumentParser:
    """The parser, told which arguments are files."""
    whole = parser()
    for action in whole._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                for one in command._actions:
                    if one.dest in _FILES:
                        one.complete = shtab.FILE  # type: ignore[attr-defined]
    return whole


def write_texts(share: Path) -> None:
    """Put them where a system looks for them below its `share` folder."""
    page = share / "man" / "man1" / "dk2gui.1.gz"
    page.parent.mkdir(parents=True, exist_ok=True)
    # The same page gives the same bytes.
    page.write_bytes(gzip.compress(man_page().encode(), 9, mtime=0))
    for shell, name in _COMPLETIONS.items():
        place = share / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(shtab.complete(_completed(), shell=shell), encoding="utf-8")
