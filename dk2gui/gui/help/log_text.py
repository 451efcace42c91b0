# SPDX-License-Identifier: MIT
"""The log for somebody else: where in the program something went wrong, and nothing that was typed.

Only what is known to come from the program is let through: times, kinds of errors, places in code.
The words of an error may quote a name, a path or a value, so that they are left out.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Final

LEFT_OUT: Final = "(words left out)"
_RECORD: Final = re.compile(
    r"(?P<head>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) \d+ \S+ (?P<level>[A-Z]+) "
    r"dk2gui\S*: (?P<said>.*)"
)
_QT: Final = re.compile(r"Qt: (?P<said>Q[A-Z]\w*::~?\w+|qt(?:\.[a-z]+)+)\b(?P<rest>.*)")
_NOT_FORESEEN: Final = re.compile(r"Not foreseen, in dk2gui [\w.]+, Python [\w.]+, Qt [\w.]+,")
_TRACE: Final = "Traceback (most recent call last):"
_PLACE: Final = re.compile(r'\s+File "(?P<file>[^"]+)", line (?P<line>\d+),? in (?P<function>\S+)')
# Beneath a place Python shows its line of code, and beneath that which part of it.
_CODE: Final = re.compile(r"    \s*\S.*")
_ERROR: Final = re.compile(
    r"(?:\s*\| )?(?P<kind>(?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning))"
    r"(?P<said>:.*)?"
)
_FAULT: Final = re.compile(
    r"Fatal Python error: [A-Z][a-z]+ ?[a-z]*|(?:Current t|T)hread 0x[0-9a-f]+.*:"
)
_OUTSIDE: Final = ("site-packages", "dist-packages")
_PACKAGE: Final = "dk2gui"
_CODE_LINES: Final = 3


def shareable(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a log that tell nothing about its owner; what is left out is not told twice."""
    left_out = False
    code_left = 0
    for line in lines:
        code_left -= 1
        told = _told(line)
        if told is None and code_left >= 0 and _CODE.fullmatch(line):
            told = line
        elif _PLACE.fullmatch(line):
            code_left = _CODE_LINES
        else:
            code_left = 0
        if told is not None:
            yield told
        elif not left_out:
            yield LEFT_OUT
        left_out = told is None


def _told(line: str) -> str | None:
    """What may be told of a line, None for nothing."""
    if found := _RECORD.fullmatch(line):
        return f"{found['head']} {found['level']} {_said(found['said'])}"
    if found := _PLACE.fullmatch(line):
        return f"  {_inside(found['file'])}, line {found['line']}, in {found['function']}"
    if line.strip() == _TRACE or _FAULT.fullmatch(line):
        return line.strip()
    if found := _ERROR.fullmatch(line):
        return found["kind"] + (f": {LEFT_OUT}" if found["said"] else "")
    return None


def _said(said: str) -> str:
    if said == _TRACE:
        return said
    if found := _QT.fullmatch(said):
        return f"Qt: {found['said']}" + (f" {LEFT_OUT}" if found["rest"] else "")
    if found := _NOT_FORESEEN.match(said):
        return found[0].rstrip(",")
    return LEFT_OUT


def _inside(file: str) -> str:
    """A file of code without the folders that it was installed in."""
    parts = PurePath(file.replace("\\", "/")).parts
    for place in range(len(parts) - 1, -1, -1):
        if parts[place] in _OUTSIDE:
            return "/".join(parts[place + 1 :])
        if parts[place] == _PACKAGE and parts[place + 1 :]:
            return "/".join(parts[place:])
    return parts[-1] if parts[-1].endswith((".py", ">")) else "(another file)"
