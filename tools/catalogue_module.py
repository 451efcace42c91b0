# SPDX-License-Identifier: MIT
"""One module as a syntax tree: its calls that say a text, and what translators are told of them."""

import ast
import io
import tokenize
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent
PACKAGE: Final = ROOT / "dk2gui"
NOTE: Final = "Translators:"
"""What a comment for translators begins with; it stands on the lines before the text."""


class Keyword(NamedTuple):
    """At which places of a call the text, its plural and its context stand."""

    text: int = 0
    plural: int | None = None
    context: int | None = None
    is_lookup: bool = False
    """Whether the text may come from a constant; tests see that it is marked there."""


KEYWORDS: Final[Mapping[str, Keyword]] = {
    "tr": Keyword(is_lookup=True),
    "Term": Keyword(is_lookup=True),
    "tr_plural": Keyword(plural=1),
    "tr_as": Keyword(1, context=0, is_lookup=True),
    "pgettext": Keyword(1, context=0, is_lookup=True),
    "marked": Keyword(),
    "marked_as": Keyword(1, context=0),
    "message": Keyword(),
    "plural_message": Keyword(plural=1),
}


def called(call: ast.Call) -> str:
    """The name of the function or method that is called, "" where it has none."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literals(node: ast.expr) -> list[str] | None:
    """The texts that an expression can be, None where they are not all written out."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=body, orelse=orelse):
            first, second = literals(body), literals(orelse)
            return None if first is None or second is None else first + second
    return None


def is_made(node: ast.expr) -> bool:
    """Whether a text is put together where it is looked up, so that no catalogue can have it."""
    match node:
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.IfExp(body=body, orelse=orelse):
            return is_made(body) or is_made(orelse)
        case ast.Call():
            return called(node) in ("format", "join", "str", "replace")
    return False


class Module:
    """One module of the program."""

    def __init__(self, path: Path) -> None:
        self._source = path.read_text(encoding="utf-8")
        self.place = path.relative_to(ROOT).as_posix()
        self._tree = ast.parse(self._source)

    def calls(self) -> Iterator[tuple[ast.Call, Keyword]]:
        """The calls that say a text, in order."""
        calls = (node for node in ast.walk(self._tree) if isinstance(node, ast.Call))
        for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
            keyword = KEYWORDS.get(called(call))
            if keyword is not None and len(call.args) > keyword.text:
                yield call, keyword

    def note_at(self, line: int) -> str:
        """What translators are told about the text of a call on a line."""
        return self._notes.get(line, "")

    @cached_property
    def _notes(self) -> dict[int, str]:
        tokens = tokenize.generate_tokens(io.StringIO(self._source).readline)
        comments = {
            token.start[0]: token.string.lstrip("# ")
            for token in tokens
            if token.type == tokenize.COMMENT
        }
        notes = {}
        for line, comment in comments.items():
            if comment.startswith(NOTE):
                last, said = line, comment.removeprefix(NOTE).strip()
                while last + 1 in comments:
                    last += 1
                    said += f" {comments[last]}"
                notes[last + 1] = said
        return notes
