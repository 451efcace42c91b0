# SPDX-License-Identifier: MIT
"""Builds what people install: `make dist`, or `python packaging/build.py` with the extra `dist`.

On Linux a folder, a .tar.xz and a .deb in dist/; on Windows a .zip; on macOS an app and a .dmg.
"""

import json
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from bill import write_bill
from deb import build_deb
from icu import trim_icu
from texts import write_texts

from dk2gui import __version__

ROOT = Path(__file__).parent.parent
OUT, WORK = ROOT / "dist", ROOT / "build"
LINUX = ROOT / "packaging" / "linux"


def main() -> None:
    """Build everything for this system."""
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--distpath", str(OUT), "--workpath", str(WORK), str(ROOT / "packaging" / "dk2gui.spec"),
    )  # fmt: skip
    folder = OUT / "dk2gui"
    parts = json.loads((WORK / "dk2gui" / "parts.json").read_text())
    write_bill(parts, folder / "licences")
    name = f"dk2gui-{__version__}-{sys.platform}-{platform.machine().lower()}"
    if sys.platform == "win32":
        made = [Path(shutil.make_archive(str(OUT / name), "zip", OUT, "dk2gui"))]
    elif sys.platform == "darwin":
        made = [disk_image(name, folder)]
    else:
        strip(folder)
        if not trim_icu(folder, WORK):
            print("build: without icupkg (icu-devtools) and gcc the folder is 24 MB larger")
        share = folder / "share"
        write_texts(share)
        write_desktop_files(share)
        made = [tarball(name, folder)]
        if shutil.which("dpkg-deb"):
            made.append(build_deb(folder, WORK / "deb", OUT))
    size = sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file())
    print(f"{folder.relative_to(ROOT)}: {size / 1e6:.0f} MB")
    for file in made:
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1e6:.0f} MB")


def run(*command: str) -> None:
    """A step that must go well."""
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        sys.exit(f"build: {command[0]} failed")


def strip(folder: Path) -> None:
    """Take out what only debuggers read of Python itself; wheels come without."""
    inside = folder / "_internal"
    for file in (*inside.glob("libpython*"), *inside.glob("python3*/lib-dynload/*.so")):
        run("strip", "--strip-unneeded", str(file))


def write_desktop_files(share: Path) -> None:
    """Menu entry, description, file type and icons, checked where the checkers are there."""
    run("desktop-file-validate", str(LINUX / "dk2gui.desktop"))
    # The id would be a reversed domain, and the project has none.
    run(
        "appstreamcli", "validate", "--no-net", "--override=cid-desktopapp-is-not-rdns=info",
        str(LINUX / "dk2gui.metainfo.xml"),
    )  # fmt: skip
    if f'version="{__version__}"' not in (LINUX / "dk2gui.metainfo.xml").read_text():
        sys.exit(f"build: dk2gui.metainfo.xml has no release {__version__}")
    icons = share / "icons" / "hicolor"
    places = {
        LINUX / "dk2gui.desktop": share / "applications",
        LINUX / "dk2gui.metainfo.xml": share / "metainfo",
        LINUX / "dk2gui-mime.xml": share / "mime" / "packages",
        ROOT / "packaging" / "dk2gui.svg": icons / "scalable" / "apps",
    }
    for source, place in places.items():
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, place / source.name.replace("-mime", ""))
    for picture in (ROOT / "resources" / "icons").glob("dk2gui-*.png"):
        size = picture.stem.removeprefix("dk2gui-")
        place = icons / f"{size}x{size}" / "apps"
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, place / "dk2gui.png")


def tarball(name: str, folder: Path) -> Path:
    """The folder under a name with its version."""
    path = OUT / f"{name}.tar.xz"
    with tarfile.open(path, "w:xz") as archive:
        archive.add(folder, name)
    return path


def disk_image(name: str, folder: Path) -> Path:
    """The application with its licences, to drag out of a window."""
    shutil.copytree(folder / "licences", OUT / "dk2gui.app" / "Contents" / "Resources" / "licences",
                    dirs_exist_ok=True)  # fmt: skip
    run("codesign", "--force", "--deep", "--sign", "-", str(OUT / "dk2gui.app"))
    path = OUT / f"{name}.dmg"
    run("hdiutil", "create", "-volname", "dk2gui", "-srcfolder", str(OUT / "dk2gui.app"), "-ov",
        "-format", "UDZO", str(path))  # fmt: skip
    return path


if __name__ == "__main__":
    main()
