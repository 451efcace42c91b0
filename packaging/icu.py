# SPDX-License-Identifier: MIT
"""A smaller libicudata on Linux: without the names and words that Qt takes from itself.

Qt asks ICU to sort and to change case, and has names of languages, places, units and currencies,
spelled-out numbers, and breaks of words in its own data; the program reads no text through Qt that
is not UTF-8. What is left out is two thirds of the library.
"""

import re
import shutil
import subprocess
from pathlib import Path

_LEFT_OUT = ("brkitr/", "curr/", "lang/", "rbnf/", "region/", "translit/", "unit/", "zone/")
# How a library that is only data looks to the linker.
_SOURCE = """
.section .rodata
.global {symbol}
.type {symbol}, @object
.balign 16
{symbol}:
.incbin "{data}"
.size {symbol}, .-{symbol}
.section .note.GNU-stack,"",@progbits
"""


def trim_icu(folder: Path, work: Path) -> bool:
    """Make the library in a frozen folder smaller; False where the tools for it are missing."""
    if not (shutil.which("icupkg") and shutil.which("gcc")):
        return False
    (library,) = (one for one in folder.rglob("libicudata.so.*") if not one.is_symlink())
    version = library.name.rpartition(".")[2]
    symbol = f"icudt{version}_dat"
    # icupkg names what is in a package by the name of its file, and ICU asks by that name.
    data = work / f"icudt{version}l.dat"
    data.write_bytes(_content(library, symbol))
    names = [
        one
        for one in _told("icupkg", "-l", str(data)).split()
        if one.startswith(_LEFT_OUT) or one.endswith(".cnv")
    ]
    listed, source, smaller = work / "icu.txt", work / "icu.S", work / "icu" / data.name
    smaller.parent.mkdir(exist_ok=True)
    listed.write_text("\n".join(names))
    _told("icupkg", "-r", str(listed), str(data), str(smaller))
    source.write_text(_SOURCE.format(symbol=symbol, data=smaller))
    _told("gcc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", str(library),
          str(source))  # fmt: skip
    return True


def _content(library: Path, symbol: str) -> bytes:
    """The bytes that a symbol names."""
    for line in _told("readelf", "-Ws", "--dyn-syms", str(library)).splitlines():
        fields = line.split()
        if fields and fields[-1] == symbol:
            address, size = int(fields[1], 16), int(fields[2], 0)
            break
    else:
        raise SystemExit(f"{library}: has no {symbol}")
    sections = _told("readelf", "-WS", str(library))
    start, offset = re.search(r"\.rodata\s+\S+\s+(\w+)\s+(\w+)", sections).groups()  # type: ignore[union-attr]
    begin = int(offset, 16) + address - int(start, 16)
    return library.read_bytes()[begin : begin + size]


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
