# SPDX-License-Identifier: MIT
"""Which libraries a frozen program needs, and whose work they are."""

import importlib.metadata
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Any

from PyInstaller.depend.bindepend import get_imports

Entry = tuple[str, str, str]
"""Name in the frozen program, file it comes from, kind: as PyInstaller lists it."""

# Of Qt's plugins: a screen, typing, printing, the desktop's dialogs; pictures are PNG, of QtGui.
_PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin", "ibusplatforminputcontextplugin",
    },
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport", "windowsprintersupport"},
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell", "qt-shell"},
}  # fmt: skip
# What every desktop has, and what must fit it: a second one beside it breaks fonts, keyboards,
# printing, or what the system's own libraries load.
_SYSTEMS_OWN = (
    "libstdc++.so", "libgcc_s.so", "libX", "libcups.so", "libdbus-1.so", "libfontconfig.so",
    "libfreetype.so", "libglib-2.0.so", "libgthread-2.0.so", "libxkbcommon.so",
    "libxkbcommon-x11.so", "libEGL.so", "libGL",
)  # fmt: skip


def needed(binaries: Iterable[Entry]) -> list[Entry]:
    """Extension modules, the plugins that are used, and the libraries that these load."""
    entries = [one for one in binaries if not PurePath(one[0]).name.startswith(_SYSTEMS_OWN)]
    files = {PurePath(one[0]).name: one for one in entries if one[2] != "SYMLINK"}
    wanted = [one for one in files.values() if _is_root(*one)]
    kept: dict[str, Entry] = {}
    while wanted:
        entry = wanted.pop()
        if entry[0] not in kept:
            kept[entry[0]] = entry
            wanted += [files[name] for name in _loaded_by(entry[1]) if name in files]
    return list(kept.values())


def whole_links(entries: Iterable[Entry], kept: Iterable[Entry]) -> list[Entry]:
    """All entries but the links to libraries that are not kept."""
    names = {PurePath(name) for name, _, _ in kept}
    return [
        one for one in entries
        if one[2] != "SYMLINK" or PurePath(PurePath(one[0]).parent, one[1]) in names
    ]  # fmt: skip


def _loaded_by(file: str) -> list[str]:
    """Names of the libraries that a binary asks for itself."""
    if not sys.platform.startswith("linux"):
        return [PurePath(library).name for library, _ in get_imports(file)]
    # PyInstaller asks ldd, which also lists what those libraries ask for.
    told = subprocess.run(["objdump", "-p", file], capture_output=True, text=True, check=True)
    return re.findall(r"^\s*NEEDED\s+(\S+)", told.stdout, re.MULTILINE)


def _is_root(name: str, file: str, kind: str) -> bool:
    path = PurePath(name)
    if "plugins" in path.parts:
        stem = path.name.removeprefix("lib").partition(".")[0]
        return stem in _PLUGINS.get(path.parent.name, ())
    return kind == "EXTENSION" or path.name.startswith(("libpython", "python3"))


def parts_of(analysis: Any) -> dict[str, list[str]]:
    """`distributions`: names of Python packages; `system`: libraries of the building system."""
    owners = importlib.metadata.packages_distributions()
    modules = {name.partition(".")[0] for name, _, _ in analysis.pure}
    modules |= {PurePath(name).parts[0].partition(".")[0] for name, _, _ in analysis.binaries}
    distributions = {owner for module in modules for owner in owners.get(module, ())} - {"dk2gui"}
    places = (Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve())
    system = {
        str(Path(file).resolve())
        for _, file, kind in analysis.binaries
        if kind == "BINARY" and not any(p in Path(file).resolve().parents for p in places)
    }
    return {"distributions": sorted(distributions), "system": sorted(system)}
