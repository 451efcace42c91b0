# SPDX-License-Identifier: MIT
"""Do the tests notice? Small faults put into a copy of the program, one at a time: `make mutants`.

A seeded sample of all the places where an operator, a number, a condition or a returned value can
be another. Each fault meets the tests nearest to its module; those that no test notices are
printed, to be judged. Not part of `make test`: a sample of 200 takes an hour.
"""

import argparse
import ast
import copy
import json
import math
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parent.parent
PLACES: Final = ("dk2gui/core", "dk2gui/present", "dk2gui/gui/charts")
SEED: Final = 2026
SAMPLE: Final = 200
# Choice: so many seconds of CPU of tests, the nearest first, are enough to notice a fault.
_TESTS_CPU_S: Final = 30.0
# A fault that makes tests take so many times longer is noticed: it hangs.
_HANGS_TIMES: Final = 3
_HANGS_MORE_S: Final = 20
_FIRST_TESTS: Final = {"dk2gui/core": ("tests/core/test_golden.py",)}
# The core is tested without a window.
_NO_TESTS: Final = {"dk2gui/core": "tests/gui"}

_SWAPPED: Final[dict[type[ast.AST], type[ast.AST]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Mod: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Pow: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
# What is no behaviour: annotations, decorators, how a class is made.
_LEFT_OUT: Final = ("annotation", "returns", "decorator_list", "bases")


class Mutant(NamedTuple):
    """One fault: the file, the line, and the text between two offsets that becomes another."""

    path: str
    line: int
    start: int
    end: int
    before: str
    after: str

    @property
    def told(self) -> str:
        """The fault in one line."""
        short = (re.sub(r"\s+", " ", text)[:70] for text in (self.before, self.after))
        return f"{self.path}:{self.line}: " + "  ->  ".join(short)


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every fault of one file, in the order of its syntax tree."""
    source = path.read_text(encoding="utf-8")
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node in _nodes(ast.parse(source)):
        for other in _others(node):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[node.end_lineno - 1] + node.end_col_offset
            before = source.encode()[start:end].decode()
            yield Mutant(
                path.relative_to(ROOT).as_posix(), node.lineno, start, end, before, f"({other})"
            )


def _nodes(node: ast.AST) -> Iterator[Any]:
    """The nodes that are behaviour."""
    if isinstance(node, ast.JoinedStr | ast.Assert) or _is_type_alias(node):
        return
    yield node
    for name, value in ast.iter_fields(node):
        if name in _LEFT_OUT or (name == "keywords" and isinstance(node, ast.ClassDef)):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _nodes(child)


def _is_type_alias(node: ast.AST) -> bool:
    """`Name = A | B`, `Name = Literal[...]`, `if TYPE_CHECKING:`."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript | ast.BinOp) and (
        isinstance(node.targets[0], ast.Name) and node.targets[0].id[:1].isupper()
        and not node.targets[0].id.isupper()
    )  # fmt: skip


def _others(node: Any) -> Iterator[str]:
    """What could stand in the place of an expression, as source."""
    if isinstance(node, ast.Constant):
        yield from _other_constants(node.value)
    match node:
        case ast.Compare() if type(node.ops[0]) in _SWAPPED:
            other: Any = copy.deepcopy(node)
            other.ops[0] = _SWAPPED[type(node.ops[0])]()
            yield ast.unparse(other)
        case ast.BinOp() | ast.BoolOp() if type(node.op) in _SWAPPED and not _is_text(node):
            other = copy.deepcopy(node)
            other.op = _SWAPPED[type(node.op)]()
            yield ast.unparse(other)
        case ast.UnaryOp(op=ast.Not()):
            yield ast.unparse(node.operand)
        case ast.IfExp():
            yield ast.unparse(ast.IfExp(node.test, node.orelse, node.body))


def _other_constants(value: object) -> Iterator[str]:
    """One more, or a tenth more: what a slip or a wrong source gives."""
    match value:
        case bool():
            yield str(not value)
        case int():
            yield str(value + 1)
        case float():
            yield repr(value * 1.1 if value else 1.0)


def _is_text(node: Any) -> bool:
    """Whether an operator joins or fills texts."""
    parts = [node.left, node.right] if isinstance(node, ast.BinOp) else []
    return any(
        isinstance(part, ast.JoinedStr)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in parts
    )


def sampled(seed: int, count: int) -> list[Mutant]:
    """So many of all faults; the same seed gives the same ones of the same program."""
    files = sorted(path for place in PLACES for path in (ROOT / place).rglob("*.py"))
    every = [mutant for path in files for mutant in mutants_of(path)]
    return random.Random(seed).sample(every, min(count, len(every)))


@cache
def _imported(path: Path) -> frozenset[str]:
    """The modules of the program and of the tests that a file imports, as paths."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith(("dk2gui", "tests")):
                place = name.replace(".", "/")
                found |= {one for one in (f"{place}.py", f"{place}/__init__.py") if _is_file(one)}
    return frozenset(found)


@cache
def _is_file(path: str) -> bool:
    return (ROOT / path).is_file()


@cache
def _distances(test: Path) -> dict[str, int]:
    """How many imports away each module is from a test file."""
    found: dict[str, int] = {}
    reached, distance = _imported(test), 1
    for folder in (test.parent, test.parent.parent):
        if (folder / "conftest.py").is_file():
            reached |= _imported(folder / "conftest.py")
    while reached:
        found |= dict.fromkeys(reached, distance)
        following = frozenset().union(*(_imported(ROOT / module) for module in reached))
        reached, distance = following - found.keys(), distance + 1
    return found


def tests_near(path: str) -> list[str]:
    """The test files that reach a module, the nearest and most specific first."""
    words = set(Path(path).stem.split("_"))
    ranked = []
    for test in sorted((ROOT / "tests").rglob("test_*.py")):
        away = _distances(test).get(path)
        kept_out = any(
            path.startswith(place) and test.is_relative_to(ROOT / tests)
            for place, tests in _NO_TESTS.items()
        )
        if away is not None and not kept_out and "torture" not in test.parts:
            shared = len(words & set(test.stem.split("_")))
            ranked.append((-shared, away, len(_distances(test)), str(test.relative_to(ROOT))))
    first = [
        test for place, tests in _FIRST_TESTS.items() if path.startswith(place) for test in tests
    ]
    return list(dict.fromkeys([*first, *(test for *_, test in sorted(ranked))]))


class Copy:
    """A copy of the program in a folder of its own, in which faults are put and tested."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, float] = {}
        listed = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
        )
        for name in listed.stdout.splitlines():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)

    def notices(self, mutant: Mutant) -> str:
        """Which test notices a fault, "" where none does."""
        tests, cpu_s = self._chosen(mutant.path)
        path = self._folder / mutant.path
        whole = path.read_bytes()
        path.write_bytes(whole[: mutant.start] + mutant.after.encode() + whole[mutant.end :])
        try:
            code, said, _ = self._run(tests, round(cpu_s * _HANGS_TIMES) + _HANGS_MORE_S)
        finally:
            path.write_bytes(whole)
        if code == 0:
            return ""
        failed = re.search(r"^(?:FAILED|ERROR) (\S+)", said, re.MULTILINE)
        return failed[1] if failed else "the tests hang or end"

    def _chosen(self, path: str) -> tuple[list[str], float]:
        """The nearest tests up to the time they may take, and what they take without a fault."""
        chosen: list[str] = []
        total = 0.0
        for test in tests_near(path):
            if test not in self._known:
                code, said, self._known[test] = self._run([test], 600)
                if code:
                    # It cannot tell a fault from none.
                    print(f"{test} fails without any fault and is left out:\n{said[-500:]}")
                    self._known[test] = math.inf
            if math.isinf(self._known[test]):
                continue
            chosen.append(test)
            total += self._known[test]
            if total > _TESTS_CPU_S:
                break
        return chosen, total

    def _run(self, tests: list[str], cpu_s: int) -> tuple[int, str, float]:
        """Exit code, what was printed, and seconds of CPU."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider",
             "-o", "faulthandler_timeout=0", *tests],
            cwd=self._folder, capture_output=True, text=True, check=False,
            env={"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": str(self._folder),
                 "PYTHONPATH": str(self._folder), "PYTHONDONTWRITEBYTECODE": "1"},
            preexec_fn=_limited(cpu_s),
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return done.returncode, done.stdout + done.stderr, used


def _limited(cpu_s: int) -> Callable[[], None]:
    def limit() -> None:
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_s, cpu_s + 5))

    return limit


def main() -> int:
    """Try the sample, write what came of each fault, print those that nobody noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=SAMPLE)
    parser.add_argument("--only", default="", help="faults whose path begins so")
    parser.add_argument("--results", type=Path, help="a file of JSON lines; what it holds is kept")
    options = parser.parse_args()
    wanted = [
        one for one in sampled(options.seed, options.count) if one.path.startswith(options.only)
    ]
    known = {}
    if options.results and options.results.exists():
        lines = options.results.read_text(encoding="utf-8").splitlines()
        known = {each["told"]: each["noticed"] for each in map(json.loads, lines)}
    survivors = []
    with tempfile.TemporaryDirectory() as folder:
        tree = Copy(Path(folder))
        for number, mutant in enumerate(wanted, start=1):
            noticed = known.get(mutant.told)
            if noticed is None:
                noticed = tree.notices(mutant)
                if options.results:
                    with options.results.open("a", encoding="utf-8") as file:
                        file.write(json.dumps({"told": mutant.told, "noticed": noticed}) + "\n")
            if not noticed:
                survivors.append(mutant)
            print(f"{number}/{len(wanted)} {mutant.told}: {noticed or 'SURVIVES'}", flush=True)
    print(f"\n{len(wanted) - len(survivors)} of {len(wanted)} faults noticed. Not noticed:")
    for mutant in survivors:
        print(mutant.told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
