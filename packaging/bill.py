# SPDX-License-Identifier: MIT
"""What a frozen program is made of: a bill of materials (CycloneDX) and everybody's licences."""

import importlib.metadata
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import OutputFormat, SchemaVersion, make_outputter
from packageurl import PackageURL

from dk2gui import __version__

_HERE = Path(__file__).parent
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_LGPL = "LGPL-3.0-only"
# Their packages name a choice of licences; this is the one that is used.
_CHOSEN = {"pyside6_essentials": _LGPL, "shiboken6": _LGPL}

_NOTICE = """\
dk2gui {version} is under the MIT licence (dk2gui/LICENSE).

It holds Qt and PySide6 (Qt for Python, with Shiboken), which are used under the GNU Lesser General
Public License, version 3 (LGPL-3.0.txt, with GPL-3.0.txt, on which it builds). They are libraries
of their own beside the program, in _internal/PySide6 and _internal/shiboken6: you may replace them
by your own builds of the same version, and you may take the program apart to find errors that come
of that. Their source is that of PySide6 {pyside} and of the Qt of the same version, unchanged, as
The Qt Company publishes it. On Linux the data of ICU (libicudata) may leave out what Qt does not
ask for; ICU's licence is the one of the Unicode Consortium. The window says the same under Help,
About Qt.

The icons of actions are of Heroicons (MIT, resources/icons/HEROICONS.md).

Everything else, with the licence that it names itself:

{others}

Each has its texts in a folder here. sbom.cdx.json lists the same for programs (CycloneDX).
"""


def write_bill(parts: dict[str, list[str]], folder: Path) -> None:
    """Write `sbom.cdx.json`, NOTICE.txt and all licences into a folder; parts: see parts_of()."""
    folder.mkdir(parents=True, exist_ok=True)
    own = folder / "dk2gui"
    own.mkdir(exist_ok=True)
    shutil.copy(_HERE.parent / "LICENSE", own)
    for text in (_HERE / "licences").iterdir():
        shutil.copy(text, folder)
    components = [_python(folder)]
    components += [_distribution(name, folder) for name in parts["distributions"]]
    components += _system(parts["system"], folder)
    program = Component(name="dk2gui", version=__version__, type=ComponentType.APPLICATION,
                        licenses=[LicenseFactory().make_from_string("MIT")])  # fmt: skip
    bom = Bom(components=components)
    bom.metadata.component = program
    bom.register_dependency(program, components)
    out = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    (folder / "sbom.cdx.json").write_text(out.output_as_string(indent=2), encoding="utf-8")
    lines = [
        f"  {one.name} {one.version}: {', '.join(map(_licence_name, one.licenses)) or 'see there'}"
        for one in components
    ]  # fmt: skip
    pyside = importlib.metadata.version("PySide6_Essentials")
    (folder / "NOTICE.txt").write_text(
        _NOTICE.format(version=__version__, pyside=pyside, others="\n".join(lines)),
        encoding="utf-8",
    )


def _licence_name(licence: object) -> str:
    return next(
        str(value)
        for name in ("value", "id", "name")
        if (value := getattr(licence, name, None)) is not None
    )


def _python(folder: Path) -> Component:
    version = platform.python_version()
    library = Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for place in (library / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"):
        if place.exists():
            _copy(place, folder / "python")
            break
    return _component(
        "python", version, "Python-2.0", PackageURL("generic", None, "python", version)
    )


def _distribution(name: str, folder: Path) -> Component:
    found = importlib.metadata.distribution(name)
    data = found.metadata
    told = _CHOSEN.get(name.lower()) or data.get("License-Expression") or _from_classifiers(data)
    for file in found.files or ():
        if ".dist-info" in str(file) and _LICENCE_FILE.search(file.name):
            _copy(Path(str(found.locate_file(file))), folder / name)
    url = PackageURL("pypi", None, name.lower().replace("_", "-"), found.version)
    return _component(data["Name"], found.version, told, url)


def _from_classifiers(data: importlib.metadata.PackageMetadata) -> str | None:
    named = [
        one.rpartition(" :: ")[2]
        for one in data.get_all("Classifier") or ()
        if one.startswith("License :: OSI Approved :: ")
    ]
    short = (data.get("License") or "").strip()
    return ", ".join(named) or (short if short and "\n" not in short else None)


def _system(files: list[str], folder: Path) -> list[Component]:
    """Debian's packages of the libraries that the building system gave."""
    packages: dict[str, Component] = {}
    for file in files:
        # Since /usr was merged, dpkg knows some files by their old place only.
        for known_as in (file, file.removeprefix("/usr")):
            asked = subprocess.run(
                ["dpkg", "-S", known_as], capture_output=True, text=True, check=False
            )
            if asked.returncode == 0:
                break
        else:
            print(f"{file}: no package is known; name its licence by hand", file=sys.stderr)
            continue
        package = asked.stdout.split(":")[0]
        if package in packages:
            continue
        version = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        _copy(Path("/usr/share/doc", package, "copyright"), folder / package)
        url = PackageURL("deb", "debian", package, version)
        packages[package] = _component(package, version, None, url)
    return list(packages.values())


def _component(name: str, version: str, licence: str | None, url: PackageURL) -> Component:
    licences = [LicenseFactory().make_from_string(licence)] if licence else []
    return Component(name=name, version=version, type=ComponentType.LIBRARY, purl=url,
                     bom_ref=str(url), licenses=licences)  # fmt: skip


def _copy(file: Path, folder: Path) -> None:
    if file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, folder / file.name)
