# SPDX-License-Identifier: MIT
"""The command line. Importing it loads no Qt; only opening the window does."""

import argparse
from pathlib import Path
from typing import Any, Final

from dk2gui import __version__
from dk2gui.cli.command_input import InputError, assessed, foods_for, load_scenario
from dk2gui.cli.parser import Parser
from dk2gui.cli.terminal import (
    OutputError,
    has_terminal,
    one_line_json,
    prepare_streams,
    say,
    write_out,
)
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.intake.food import Food
from dk2gui.data.tables import load_foods
from dk2gui.loading import loading
from dk2gui.present.assessment_json import encode_assessment
from dk2gui.present.plain_line import json_without_controls, plain_line

EXIT_FAILED: Final = 1
EXIT_BAD_INPUT: Final = 2
# 128 and the number of SIGINT, as shells count.
EXIT_INTERRUPTED: Final = 130
_QUICK: Final = ("window", "evaluate", "foods")
# Commands with a module of their own, which `evaluate` must not pay for.
_MOST_FOODS: Final = 1_000_000
"""No table has more foods that fit a word; databases cannot count to any number."""
_OTHERS: Final = ("import", "report", "seek")


def run(arguments: list[str]) -> int:
    """Do what the arguments say; returns the exit code."""
    prepare_streams()
    is_debugging = arguments[:1] == ["--debug"]
    arguments = arguments[is_debugging:]
    if is_debugging:
        from dk2gui.log import to_stderr  # noqa: PLC0415  # costs time that nobody else pays

        to_stderr()
    # A lone file name opens the window on it, so `dk2gui plan.dk2.json` works without a command.
    known = (*_QUICK, *_OTHERS)
    if not arguments or (arguments[0] not in known and not arguments[0].startswith("-")):
        arguments = ["window", *arguments]
    try:
        options = command_parser(with_all=arguments[0] not in _QUICK).parse_args(arguments)
        result: int = options.run(options)
    except InputError as error:
        say(plain_line(str(error)))
        return EXIT_BAD_INPUT
    except OutputError as error:
        say(f"dk2gui: {error}")
        return EXIT_FAILED
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe has left; what was printed so far is whole lines.
        return 0
    except Exception as error:
        if is_debugging:
            raise
        say(_told(error))
        return EXIT_FAILED
    return result


def _told(error: Exception) -> str:
    """What to say of an error that is not the input's; one nobody foresaw is written down."""
    if isinstance(error, ImportError):
        from dk2gui.cli.system_libraries import qt_trouble  # noqa: PLC0415  # only in trouble

        if trouble := qt_trouble(error):
            return trouble
    import traceback  # noqa: PLC0415  # only in trouble

    from dk2gui.log import write_down  # noqa: PLC0415

    path = write_down("".join(traceback.format_exception(error)))
    return (
        f"dk2gui: something went wrong ({str(error) or type(error).__name__}). Details are in "
        f"{path}; `dk2gui --debug ...` shows them."
    )


def command_parser(*, with_all: bool = True) -> argparse.ArgumentParser:
    """The parser of the command line; its help, the man page and completion come from it."""
    parser = Parser(
        prog="dk2gui",
        description="Vitamin D, vitamin K2 and what goes with them: intake against recommended "
        "bands. Without a command, opens the window; a scenario file opens in it. "
        "General information, not medical advice.",
    )
    parser.add_argument("--version", action="version", version=f"dk2gui {__version__}")
    parser.add_argument(
        "--debug", action="store_true", help="first: show the details of an unforeseen error"
    )
    commands = parser.add_subparsers(title="commands", metavar="", prog=parser.prog)
    window = commands.add_parser("window", help="open the window (the default)")
    window.add_argument("scenario", nargs="?", help="a scenario file to open")
    # Given by the desktop's menu, behind which nobody reads a terminal.
    window.add_argument("--desktop", action="store_true", help=argparse.SUPPRESS)
    window.set_defaults(run=_window)
    assess = commands.add_parser("evaluate", help="print the assessment of scenario files as JSON")
    assess.add_argument("scenarios", nargs="+", metavar="SCENARIO.json", help="'-' reads stdin")
    assess.set_defaults(run=_evaluate)
    foods = commands.add_parser("foods", help="find foods; prints one JSON object a line")
    foods.add_argument("search", nargs="*", metavar="SEARCH", help="words or starts of words")
    foods.add_argument("--limit", type=_positive, default=20, help="at most so many [20]")
    foods.set_defaults(run=_foods)
    if with_all:
        # By name, so that a frozen program holds them.
        from dk2gui.cli import import_command, report_command, seek_command  # noqa: PLC0415

        for module in (import_command, report_command, seek_command):
            module.add_command(commands)
    return parser


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a whole number, got {text}") from None
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1, got {number}")
    return min(number, _MOST_FOODS)


def _window(options: argparse.Namespace) -> int:
    scenario, trouble = None, ""
    try:
        if options.scenario:
            scenario = load_scenario(options.scenario)
            # The window evaluates it; here only what would keep it from being shown is found.
            foods_for(options.scenario, scenario)
    except InputError as error:
        if has_terminal() and not options.desktop:
            raise
        scenario, trouble = None, str(error)
    with loading():
        # Qt only when a window is wanted.
        from dk2gui.gui.window.app import run_window  # noqa: PLC0415

    document = Path(options.scenario) if scenario is not None else None
    return run_window(scenario, document, trouble)


def _evaluate(options: argparse.Namespace) -> int:
    # All files are read and assessed before the first line is printed: bad input prints nothing.
    lines = [encode_assessment(assessed(name, load_scenario(name))) for name in options.scenarios]
    # Still UTF-8, whatever the terminal is, as JSON is.
    shown = (json_without_controls(line.decode()) + "\n" for line in lines)
    write_out("".join(shown).encode())
    return 0


def _foods(options: argparse.Namespace) -> int:
    # `evaluate` goes without these.
    from dk2gui.foods.find.barcode import is_mistyped_barcode  # noqa: PLC0415
    from dk2gui.userdata.food_store import open_library  # noqa: PLC0415

    library = open_library(load_foods())
    typed = " ".join(options.search)
    found = library.search(typed, options.limit)
    for food in found:
        write_out(one_line_json(_food_values(food)) + "\n")
    if not found and is_mistyped_barcode(typed):
        say(f"The last digit of the barcode {typed} does not fit the others.")
    # Only the search may find that the store is damaged.
    if library.trouble:
        say(library.trouble)
    return 0


def _said_besides(food: Food) -> dict[str, Any]:
    """What the source says besides figures, where it does."""
    said = {
        "at_most": food.at_most,
        "traces": food.traces,
        "estimated": food.estimated,
        "ranges": food.ranges,
        "hydroxy_vitamin_d_ug": food.hydroxy_vitamin_d_ug,
        "barcode": food.barcode,
        "dated": food.dated,
        "note": food.note,
    }
    return {key: value for key, value in said.items() if value not in (None, "", (), {})}


def _food_values(food: Food) -> dict[str, Any]:
    return {
        "id": food.id,
        "name": food.name,
        "source": food.source,
        "source_id": food.source_id,
        "per_100g": {
            nutrient: food.amount(nutrient)
            for nutrient in NUTRIENTS
            if food.amount(nutrient) is not None
        },
        "not_measured": [name for name in NUTRIENTS if not food.is_measured(name)],
        **_said_besides(food),
        "servings": [{"name": serving.name, "grams": serving.grams} for serving in food.servings],
    }
