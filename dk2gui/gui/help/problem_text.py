# SPDX-License-Identifier: MIT
"""What a report of a problem holds: versions, system, screen, settings, the end of the log.

In English, for who reads it. Nothing that the user entered: no scenario, no name, no value, no
path. Should a name be left, a word stands in its place.
"""

import getpass
import os
import platform
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import PySide6
from PySide6.QtCore import QLocale, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication

from dk2gui import __version__
from dk2gui.gui.help.log_text import shareable
from dk2gui.log import faults_path, log_path
from dk2gui.present.language import FIXED
from dk2gui.present.numbers import fixed, number
from dk2gui.userdata.atomic import DATA_DIR_VARIABLE, data_dir
from dk2gui.userdata.storage import Settings

_LOG_LINES: Final = 60
_FAULT_LINES: Final = 30
_TOLD_SETTINGS: Final = (
    "language", "territory", "vitamin_d_unit", "serum_unit", "weight_unit", "height_unit", "theme",
    "start_page", "online_allowed",
)  # fmt: skip
"""Places, keys, and names of files are not among them."""
_HOME: Final = "~"
_SOMEBODY: Final = "<user>"
_SHORTEST_NAME: Final = 3
"""A shorter name stands in too many words to be taken out of them."""


def problem_text(settings: Settings, personal: Iterable[str]) -> str:
    """The text; `personal` are names that must not be in it, such as a person's or a scenario's."""
    log = _end_of(log_path(), "Log", _LOG_LINES)
    faults = _end_of(faults_path(), "Crashes", _FAULT_LINES)
    parts = (_program(), _system(), _screens(), _chosen(settings), log, faults)
    return without_personal("\n\n".join(parts), personal) + "\n"


def without_personal(text: str, personal: Iterable[str]) -> str:
    """A text with the home folder, its owner's name and personal names replaced."""
    text = text.replace(str(data_dir()), "<data folder>")
    home = str(Path.home())
    if home != Path(home).root:
        text = text.replace(home, _HOME)
    names = {_owner(), Path(home).name, *personal}
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= _SHORTEST_NAME and name != "root":
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _SOMEBODY, text, flags=re.IGNORECASE)
    return text


def _owner() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _program() -> str:
    return "\n".join((
        f"dk2gui {__version__}",
        f"Python {platform.python_version()} ({platform.machine()})",
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}",
    ))  # fmt: skip


def _system() -> str:
    place = "set by the environment" if os.environ.get(DATA_DIR_VARIABLE) else "the system's own"
    return "\n".join((
        f"System: {QSysInfo.prettyProductName()}, kernel {QSysInfo.kernelVersion()}",
        f"Window system: {QGuiApplication.platformName()}",
        f"Locale: {QLocale.system().name()}",
        f"Data folder: {place}",
    ))  # fmt: skip


def _screens() -> str:
    return "\n".join(
        f"Screen: {screen.size().width()} x {screen.size().height()}, "
        f"{number(screen.devicePixelRatio(), FIXED)} pixels to a point, "
        f"{fixed(screen.logicalDotsPerInch(), 0, FIXED)} dots to an inch"
        for screen in QGuiApplication.screens()
    )


def _chosen(settings: Settings) -> str:
    return "\n".join(f"{name}: {_said(getattr(settings, name))}" for name in _TOLD_SETTINGS)


def _said(chosen: str | bool) -> str:
    if isinstance(chosen, bool):
        return "yes" if chosen else "no"
    return chosen or "as the desktop"


def _end_of(path: Path, title: str, most: int) -> str:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    told = list(shareable(lines))[-most:]
    return "\n".join((f"{title}, its last lines:", *told)) if told else f"{title}: empty"
