# SPDX-License-Identifier: MIT
"""`dk2gui report`: a scenario as PDF or HTML, a plot, a table as CSV, without a window."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from dk2gui import __version__
from dk2gui.cli.command_input import InputError, assessed, load_scenario
from dk2gui.cli.terminal import write_line, write_out
from dk2gui.core.evaluate import Assessment
from dk2gui.data.tables import load_constants
from dk2gui.present.numbers import Units
from dk2gui.present.report.paper import PAPERS
from dk2gui.userdata.atomic import StorageError, write_whole

_PLOTS: Final = ("intake", "serum", "balance")
_TABLES: Final = ("inputs", "intake", "serum", "sun", "advice")
_PARTS: Final = tuple(dict.fromkeys((*_PLOTS, *_TABLES)))
_SUFFIXES: Final = {".pdf": (), ".html": (), ".svg": _PLOTS, ".png": _PLOTS, ".csv": _TABLES}
_SCENARIO_SUFFIXES: Final = (".dk2.json", ".json")


def add_command(commands: Any) -> None:
    """Add `report` to the subparsers of the command line."""
    report = commands.add_parser("report", help="write a report, a plot or a table to a file")
    report.add_argument("scenario", metavar="SCENARIO.json")
    report.add_argument(
        "-o", "--output", metavar="FILE",
        help="ends in .pdf or .html for the report [the scenario's name with .pdf], in .svg or "
        ".png for a plot, in .csv for a table",
    )  # fmt: skip
    report.add_argument(
        "--part", choices=_PARTS, metavar="PART",
        help=f"which plot ({', '.join(_PLOTS)}) or table ({', '.join(_TABLES)})",
    )  # fmt: skip
    report.add_argument(
        "--date", type=_date, metavar="YYYY-MM-DD", help="the date on the report [today]"
    )
    report.add_argument(
        "--paper",
        choices=tuple(PAPERS),
        help="the paper of a PDF [letter where it is used, else a4]",
    )
    report.add_argument("--ug", action="store_true", help="vitamin D in ug instead of IU")
    report.add_argument("--ng-ml", action="store_true", help="25(OH)D in ng/mL, not nmol/L")
    report.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write one file and print its name; returns the exit code. Raises InputError."""
    if options.scenario == "-" and not options.output:
        raise InputError("standard input has no name; give the report's with -o")
    output = Path(options.output) if options.output else _beside(Path(options.scenario))
    make = _maker(output, options)
    scenario = load_scenario(options.scenario)
    assessment = assessed(options.scenario, scenario)
    try:
        write_whole(output, make(assessment))
    except StorageError as error:
        raise InputError(str(error)) from error
    # A program takes the name as it is; a terminal would obey what is in it.
    if sys.stdout.isatty():
        write_line(str(output))
    else:
        write_out(f"{output}\n")
    return 0


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a date as YYYY-MM-DD, got {text!r}") from None


def _beside(source: Path) -> Path:
    """The scenario's name with .pdf, in the same folder."""
    for suffix in _SCENARIO_SUFFIXES:
        if source.name.endswith(suffix) and source.name != suffix:
            return source.with_name(source.name.removesuffix(suffix) + ".pdf")
    return source.with_name(source.name + ".pdf")


def _maker(output: Path, options: argparse.Namespace) -> Callable[[Assessment], bytes]:
    """What makes the file's bytes of an assessment; wrong wishes are told before any work."""
    suffix = output.suffix.lower()
    parts = _SUFFIXES.get(suffix)
    if parts is None:
        raise InputError(
            f"{output}: cannot write {suffix or 'a file without an ending'}; possible are .pdf "
            "and .html (the report), .svg and .png (a plot), .csv (a table)"
        )
    if options.paper is not None and suffix != ".pdf":
        raise InputError(f"--paper {options.paper}: only a .pdf has a paper, {output} has none")
    part = options.part
    if not parts:
        if part is not None:
            raise InputError(f"--part {part}: a {suffix} holds every part; leave --part out")
        return lambda assessment: _with_qt(assessment, suffix, "", options)
    if part not in parts:
        told = "is needed" if part is None else f"cannot be {part}"
        raise InputError(f"{output}: --part {told}; for {suffix}: {', '.join(parts)}")
    if suffix == ".csv":
        return lambda assessment: _csv(assessment, part)
    return lambda assessment: _with_qt(assessment, suffix, part, options)


def _csv(assessment: Assessment, part: str) -> bytes:
    from dk2gui.present.report.tables import TABLES, csv_bytes  # noqa: PLC0415  # for this command

    return csv_bytes(TABLES[part](assessment, assessment.foods))


def _with_qt(assessment: Assessment, suffix: str, part: str, options: argparse.Namespace) -> bytes:
    from dk2gui.gui.report.screenless import Wishes, made_bytes  # noqa: PLC0415  # only when needed

    wishes = Wishes(
        Units("ug" if options.ug else "IU", "ng/mL" if options.ng_ml else "nmol/L"),
        options.paper,
        __version__,
        options.date or dt.date.today(),
        "" if options.scenario == "-" else Path(options.scenario).name,
    )
    return made_bytes(assessment, load_constants(), suffix, part, wishes)
