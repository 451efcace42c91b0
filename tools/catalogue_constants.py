# SPDX-License-Identifier: MIT
"""Modules as syntax trees: their calls that say a text, and whether a text that is not written out
there comes from a constant whose texts were `marked`.
"""

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
_DEEPEST: Final = 10


class Keyword(NamedTuple):
    """At which places of a call the text, its plural and its context stand."""

    text: int = 0
    plural: int | None = None
    context: int | None = None
    must_be_literal: bool = True


KEYWORDS: Final[Mapping[str, Keyword]] = {
    "tr": Keyword(must_be_literal=False),
    "Term": Keyword(must_be_literal=False),
    "tr_plural": Keyword(plural=1),
    "tr_as": Keyword(1, context=0, must_be_literal=False),
    "pgettext": Keyword(1, context=0, must_be_literal=False),
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


class Module:
    """One module of the program."""

    def __init__(self, path: Path) -> None:
        self._source = path.read_text(encoding="utf-8")
        self.place = path.relative_to(ROOT).as_posix()
        self.name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self.tree = ast.parse(self._source)
        self._calls = sorted(
            (node for node in ast.walk(self.tree) if isinstance(node, ast.Call)),
            key=lambda node: (node.lineno, node.col_offset),
        )

    def calls(self) -> Iterator[tuple[ast.Call, Keyword]]:
        """The calls that say a text, in order."""
        for call in self._calls:
            keyword = KEYWORDS.get(called(call))
            if keyword is not None and len(call.args) > keyword.text:
                yield call, keyword

    def calls_of(self, function: str) -> list[ast.Call]:
        """Where a function is called."""
        return [call for call in self._calls if called(call) == function]

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

    @cached_property
    def constants(self) -> dict[str, ast.expr | tuple[str, str]]:
        """What names of the module are: an expression, or a name of another module."""
        known: dict[str, ast.expr | tuple[str, str]] = {}
        for node in self.tree.body:
            match node:
                case ast.ImportFrom(module=str(module), names=names):
                    for alias in names:
                        known[alias.asname or alias.name] = (module, alias.name)
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    known[name] = value
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    known[name] = value
        return known

    @cached_property
    def functions(self) -> dict[int, list[ast.FunctionDef]]:
        """The functions around each node by its identity, the innermost last."""
        found: dict[int, list[ast.FunctionDef]] = {}
        for function in ast.walk(self.tree):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    found.setdefault(id(node), []).append(function)
        return found

    @cached_property
    def marked_fields(self) -> set[str]:
        """The fields that are given a marked text somewhere in the module."""
        return {
            keyword.arg
            for call in self._calls
            for keyword in call.keywords
            if keyword.arg and isinstance(keyword.value, ast.Call)
            if called(keyword.value) in ("marked", "marked_as")
        }


class House:
    """All modules, to follow a name from where it is used to where it is made."""

    def __init__(self, modules: list[Module]) -> None:
        self.modules = modules
        self._by_name = {module.name: module for module in modules}
        self._fields = set().union(*(module.marked_fields for module in modules))

    def trouble(self, module: Module, call: ast.Call, keyword: Keyword) -> str:
        """Why the text of a call that is not written out cannot be found, "" where it can."""
        text = call.args[keyword.text]
        if keyword.must_be_literal:
            return f"the text of {called(call)}() must be written out"
        if self._is_marked(module, text, 0):
            return ""
        return f"{called(call)}({ast.unparse(text)}): no constant whose texts are marked"

    def _is_marked(  # noqa: PLR0911  # a kind of expression each
        self, module: Module, node: ast.expr, depth: int
    ) -> bool:
        """Whether what an expression gives are marked texts, or texts that are written out."""

        def again(inner: ast.expr) -> bool:
            return self._is_marked(module, inner, depth + 1)

        if depth > _DEEPEST:
            return False
        match node:
            case ast.Constant(value=value):
                return value == ""
            case ast.IfExp(body=body, orelse=orelse):
                return all(literals(part) is not None or again(part) for part in (body, orelse))
            case ast.BoolOp(values=parts):
                return all(literals(part) is not None or again(part) for part in parts)
            case ast.Attribute(attr=name, value=inner):
                return name in self._fields or again(inner)
            case ast.Subscript(value=inner) | ast.Starred(value=inner):
                return again(inner)
            case ast.Call(func=ast.Attribute(value=inner, attr="get" | "items" | "values")):
                return again(inner)
            case ast.Call(func=ast.Name(), args=args) if _makes_rows(node):
                return any(again(part) for part in args)
            case ast.Name(id=name):
                return self._name_is_marked(module, node, name, depth + 1)
        return _holds_marks(node)

    def _name_is_marked(self, module: Module, node: ast.Name, name: str, depth: int) -> bool:
        functions = module.functions.get(id(node), [])
        for function in reversed(functions):
            if any(self._is_marked(module, bound, depth) for bound in _bound(function, name)):
                return True
            if any(argument.arg == name for argument in _arguments(function)):
                given = list(_given(module, function, name))
                return bool(given) and all(
                    literals(one) is None and self._is_marked(module, one, depth) for one in given
                )
        return self._constant_is_marked(module, name, depth)

    def _constant_is_marked(self, module: Module, name: str, depth: int) -> bool:
        match module.constants.get(name):
            case (str(other), str(its_name)):
                there = self._by_name.get(other) or self._by_name.get(f"{other}.__init__")
                return there is not None and self._constant_is_marked(there, its_name, depth + 1)
            case ast.expr() as value:
                return _holds_marks(value) or (
                    isinstance(value, ast.Name | ast.Attribute | ast.Subscript)
                    and self._is_marked(module, value, depth + 1)
                )
        return False


def _makes_rows(call: ast.Call) -> bool:
    return called(call) in ("enumerate", "zip", "sorted", "reversed", "tuple", "list")


def _holds_marks(node: ast.AST) -> bool:
    return any(isinstance(call, ast.Call) and called(call) in KEYWORDS for call in ast.walk(node))


def _arguments(function: ast.FunctionDef) -> list[ast.arg]:
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]


def _given(module: Module, function: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
    """What callers in the same module give for an argument of a function or a class."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    is_method = bool(names) and names[0] in ("self", "cls")
    place = names.index(name) - is_method if name in names else None
    called_as = function.name
    if function.name == "__init__":
        called_as = next(
            node.name
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ClassDef) and function in node.body
        )
    for call in module.calls_of(called_as):
        by_name = [keyword.value for keyword in call.keywords if keyword.arg == name]
        if by_name:
            yield by_name[0]
        elif place is not None and 0 <= place < len(call.args):
            yield call.args[place]


def _bound(function: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
    """What a name is bound to in a function: by an assignment, a loop or a comprehension."""
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=targets, value=value):
                if any(_names(target, name) for target in targets):
                    yield value
            case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                if _names(target, name):
                    yield value
            case ast.NamedExpr(target=ast.Name(id=bound), value=value) if bound == name:
                yield value


def _names(target: ast.AST, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(target))
