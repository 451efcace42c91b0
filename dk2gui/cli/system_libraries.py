# SPDX-License-Identifier: MIT
"""What Qt needs of the system and pip cannot bring: which of it is missing, before Qt aborts."""

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import Final

QT_LIBRARIES: Final = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""Libraries that every window of Qt needs, and Debian's packages of them."""
X11_LIBRARIES: Final = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-util.so.1": "libxcb-util1",
}
"""The same for a window on an X screen."""


def qt_trouble(error: ImportError) -> str:
    """What to say where Qt cannot be loaded; empty for an import error that is not Qt's."""
    told = str(error)
    if "PySide6" not in f"{told} {error.name} {error.path}" and ".so" not in told:
        return ""
    missing = _missing({**QT_LIBRARIES, **X11_LIBRARIES})
    if sys.platform.startswith("linux") and missing:
        return _needs(missing)
    advice = (
        " Install the Microsoft Visual C++ Redistributable, then try again."
        if sys.platform == "win32"
        else ""
    )
    return f"dk2gui: Qt, which shows the window, cannot be loaded ({told}).{advice}"


def screen_trouble(plugins: Path) -> str:
    """Why no window can be shown here, where Qt would end the program; empty when it can be.

    `plugins` is where Qt's plugins are.
    """
    if not sys.platform.startswith("linux"):
        return ""
    wanted = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    has_x, has_wayland = (bool(os.environ.get(v)) for v in ("DISPLAY", "WAYLAND_DISPLAY"))
    if not wanted and not has_x and not has_wayland:
        return (
            "dk2gui: no screen found (neither DISPLAY nor WAYLAND_DISPLAY is set). `dk2gui --help` "
            "lists what works without one."
        )
    if wanted != "xcb" and (wanted or has_wayland):
        return ""
    try:
        # Qt loads it next, so that this costs nothing.
        ctypes.CDLL(str(plugins / "platforms" / "libqxcb.so"))
    except OSError as error:
        missing = _missing({**QT_LIBRARIES, **X11_LIBRARIES})
        return _needs(missing) if missing else f"dk2gui: no window can be shown ({error})."
    return (
        ""
        if _answers()
        else (
            f"dk2gui: the screen {os.environ.get('DISPLAY', '')!r} does not answer. "
            "`dk2gui --help` lists what works without one."
        )
    )


def _missing(libraries: dict[str, str]) -> dict[str, str]:
    """Those that cannot be loaded."""
    return {name: package for name, package in libraries.items() if not _loads(name)}


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _answers() -> bool:
    """Whether the X server that DISPLAY names can be reached."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _needs(missing: dict[str, str]) -> str:
    """Names what is missing, with the command that brings it."""
    told = f"dk2gui: the window needs system libraries that are missing: {', '.join(missing)}.\n"
    packages = " ".join(missing.values())
    if shutil.which("apt-get"):
        return f"{told}Install them as root, then try again:\n    apt-get install {packages}"
    return (
        f"{told}On Debian and Ubuntu they are in: {packages}\n"
        "Install their counterparts with this system's package manager, then try again."
    )
