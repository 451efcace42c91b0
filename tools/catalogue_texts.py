# SPDX-License-Identifier: MIT
"""Which texts the program says: found in the syntax trees of its modules and in its data files.

A text is the literal in a call of one of `KEYWORDS`, as a function or a method. What is looked up
otherwise comes from a constant whose texts were `marked`: every test fails that looks up a text
which the template has not (`tests/texts_said.py`).
"""

import ast
import json
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from tools.catalogue_module import PACKAGE, ROOT, Keyword, Module, called, is_made, literals

RESOURCES: Final = ROOT / "resources"
# They define what the keywords mean, and hand on what they were given.
_MEANINGS: Final = {"dk2gui/present/language.py", "dk2gui/present/words.py",
                    "dk2gui/present/pseudo.py", "dk2gui/core/basis/message.py"}  # fmt: skip
_FROM_DATA: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "evidence.json": (("grades", "*"), ("evidence", "*", "title")),
    "label_trap.json": (
        ("foods", "*", "name"),
        ("foods", "*", "portion_name"),
        ("notes", "*"),
    ),
    "vitamin_d_model.json": (("lines", "*", "meaning"),),
}
"""Texts of data files that are shown: the keys on the way to each."""


class Said(NamedTuple):
    """One text with its plural and context ("" for none), where it stands, and a note."""

    text: str
    plural: str
    context: str
    where: str
    note: str = ""


class Trouble(NamedTuple):
    """A call whose text no catalogue can have."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


def all_texts() -> tuple[list[Said], list[Trouble]]:
    """Every text of the program and its data, in the order of files, and what cannot be found."""
    said: list[Said] = []
    troubles: list[Trouble] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        module = Module(path)
        for call, keyword in module.calls():
            found = _said(module, call, keyword)
            if found is not None:
                said += found
            elif module.place not in _MEANINGS and not (
                keyword.is_lookup and not is_made(call.args[keyword.text])
            ):
                why = f"the text of {called(call)}() must be written out"
                troubles.append(Trouble(f"{module.place}:{call.lineno}", why))
    return [*said, *_of_data()], troubles


def _said(module: Module, call: ast.Call, keyword: Keyword) -> list[Said] | None:
    """The texts of a call, None where they are not written out."""
    texts = literals(call.args[keyword.text])
    plural = _one_literal(call, keyword.plural)
    context = _one_literal(call, keyword.context)
    if texts is None or plural is None or context is None:
        return None
    note = module.note_at(call.lineno)
    return [Said(text, plural, context, module.place, note) for text in texts if text]


def _of_data() -> Iterator[Said]:
    for name, ways in _FROM_DATA.items():
        data = json.loads((RESOURCES / name).read_text(encoding="utf-8"))
        for way in ways:
            for text in _at(data, way):
                yield Said(text, "", "", f"resources/{name}")


def _at(data: object, way: tuple[str, ...]) -> Iterator[str]:
    if not way:
        assert isinstance(data, str)
        yield data
    elif way[0] == "*":
        assert isinstance(data, dict | list)
        for item in data.values() if isinstance(data, dict) else data:
            yield from _at(item, way[1:])
    else:
        assert isinstance(data, dict)
        yield from _at(data[way[0]], way[1:])


def _one_literal(call: ast.Call, place: int | None) -> str | None:
    """The literal at a place of a call: "" where none is asked for, None where it is no literal."""
    if place is None:
        return ""
    texts = literals(call.args[place]) if len(call.args) > place else None
    return texts[0] if texts else None
