# SPDX-License-Identifier: MIT
"""The Debian package: the frozen folder, its menu entry, file type, pages and completion."""

import re
import shutil
import subprocess
from pathlib import Path

from dk2gui import __version__

_LINUX = Path(__file__).parent / "linux"
_KIB = 1024


def build_deb(frozen: Path, work: Path, out: Path) -> Path:
    """Pack the frozen folder; `work` is made anew. Returns the package."""
    shutil.rmtree(work, ignore_errors=True)
    home = work / "usr" / "lib" / "dk2gui"
    shutil.copytree(frozen, home, symlinks=True)
    (work / "usr" / "bin").mkdir(parents=True)
    (work / "usr" / "bin" / "dk2gui").symlink_to("../lib/dk2gui/dk2gui")
    # What a system looks for in its own folders is there, and not twice.
    shutil.move(home / "share", work / "usr" / "share")
    licences = work / "usr" / "share" / "doc" / "dk2gui"
    licences.parent.mkdir(exist_ok=True)
    shutil.move(home / "licences", licences)
    (licences / "copyright").write_bytes((licences / "NOTICE.txt").read_bytes())
    size = sum(file.lstat().st_size for file in work.rglob("*") if file.is_file()) // _KIB
    architecture = _told("dpkg", "--print-architecture")
    control = work / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        (_LINUX / "control").read_text().format(
            version=__version__, architecture=architecture, installed_kib=size,
            glibc=_newest_glibc(home),
        )
    )  # fmt: skip
    for path in work.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
    package = out / f"dk2gui_{__version__}_{architecture}.deb"
    _told("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(work), str(package))
    return package


def _is_program(path: Path) -> bool:
    return (
        path.name == "dk2gui" and path.parent.name == "dk2gui" and path.parent.parent.name == "lib"
    )


def _newest_glibc(folder: Path) -> str:
    """The version of the C library that the binaries ask for."""
    versions = {(2, 28)}
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink() and file.open("rb").read(4) == b"\x7fELF":
            told = _told("objdump", "-T", str(file))
            versions |= {(int(a), int(b)) for a, b in re.findall(r"GLIBC_(\d+)\.(\d+)", told)}
    return ".".join(map(str, max(versions)))


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
