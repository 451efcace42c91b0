# SPDX-License-Identifier: MIT
"""Starting the program again in place of this one, once its window is closed and all is saved."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtWidgets import QWidget

import dk2gui


def restart_command() -> list[str]:
    """What starts this program: itself where it is frozen, its package under Python else."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "dk2gui"]


def launch(command: list[str]) -> None:
    """Start a program that goes on when this one ends; where it cannot be, nothing happens."""
    program, *arguments = command
    process = QProcess()
    process.setProgram(program)
    process.setArguments(arguments)
    # In a checkout the package is found from the folder that it lies in.
    environment = QProcessEnvironment.systemEnvironment()
    found = [str(Path(dk2gui.__file__).parent.parent), environment.value("PYTHONPATH")]
    environment.insert("PYTHONPATH", os.pathsep.join(path for path in found if path))
    # A frozen program that starts itself is not to go on with the files of this one.
    environment.insert("PYINSTALLER_RESET_ENVIRONMENT", "1")
    process.setProcessEnvironment(environment)
    process.startDetached()


def start_again(window: QWidget) -> None:
    """Close the window, which saves everything, and start anew; nothing where it stays open."""
    if window.close():
        launch(restart_command())
