# SPDX-License-Identifier: MIT
"""`dk2gui seek`: the daily vitamin D3 that brings one person to a blood level, as one JSON line."""

import argparse
import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from dk2gui.cli.command_input import InputError, foods_for, load_scenario
from dk2gui.cli.terminal import one_line_json, write_out
from dk2gui.core.explore.dose_window import DoseWindow, dose_window
from dk2gui.core.explore.goal import (
    CERTAINTY_HIGH,
    CERTAINTY_LOW,
    GoalError,
    SerumGoal,
    daily_d3_for,
)
from dk2gui.data.tables import load_constants
from dk2gui.present.words import ENGLISH

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_OPTIONS: Final = {"goal": "--target-25ohd", "by": "--by", "certainty": "--certainty"}
_LEVEL_DIGITS: Final = 2
_SHARE_DIGITS: Final = 4
_DEFAULT_CERTAINTY: Final = 0.9


def add_command(commands: "_Commands") -> None:
    """Add `seek` to the commands of the program."""
    seek = commands.add_parser(
        "seek",
        help="find the daily vitamin D3 for a 25(OH)D goal; prints one JSON object",
        description="The smallest daily vitamin D3, in place of the scenario's vitamin D "
        "supplements, with which a share of people like this one are at or above a 25(OH)D level "
        "on a date. Never above the upper level. General information, not medical advice.",
    )
    seek.add_argument("scenario", metavar="SCENARIO.json", help="'-' reads stdin")
    seek.add_argument(
        "--target-25ohd", type=float, required=True, metavar="NMOL_L", help="the goal in nmol/L"
    )
    seek.add_argument("--by", type=_date, required=True, metavar="DATE", help="such as 2027-03-01")
    seek.add_argument(
        "--certainty",
        type=float,
        default=_DEFAULT_CERTAINTY,
        metavar="SHARE",
        help=f"share of people, {CERTAINTY_LOW} to {CERTAINTY_HIGH} [{_DEFAULT_CERTAINTY}]",
    )
    seek.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do what `dk2gui seek` says; returns the exit code.

    Raises InputError when the file or an argument cannot be used; nothing is printed then.
    """
    scenario = load_scenario(options.scenario)
    foods, constants = foods_for(options.scenario, scenario), load_constants()
    try:
        goal = daily_d3_for(
            scenario,
            foods,
            constants,
            goal_nmol_l=options.target_25ohd,
            by=options.by,
            certainty=options.certainty,
        )
        window = dose_window(scenario, foods, constants)
    except GoalError as error:
        raise InputError(f"{_OPTIONS[error.args[0]]}: {error.args[1]}") from error
    values = {"schema": 1, "name": scenario.name, **_goal_values(goal)}
    values["window"] = _window_values(window)
    write_out(one_line_json(values) + "\n")
    return 0


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a date such as 2027-03-01, got {text}") from None


def _goal_values(goal: SerumGoal) -> dict[str, Any]:
    """The keys are the public contract; null where there is nothing to say."""
    has_dose = goal.iu_per_day is not None
    return {
        "target_25ohd_nmol_l": goal.goal_nmol_l,
        "by": goal.by.isoformat(),
        "certainty": goal.certainty,
        "dose_iu_per_day": goal.rounded_iu_per_day,
        "smallest_dose_iu_per_day": goal.iu_per_day,
        "range_iu_per_day": [goal.even_odds_iu_per_day, goal.iu_per_day] if has_dose else None,
        "highest_iu_per_day": goal.highest_iu_per_day,
        "limit": goal.limit,
        "level_nmol_l": _rounded(goal.level_nmol_l, _LEVEL_DIGITS),
        "share_at_target": _rounded(goal.share, _SHARE_DIGITS),
        "share_above_125_nmol_l": _rounded(goal.share_above_high_end, _SHARE_DIGITS),
        "earliest": None if goal.earliest is None else goal.earliest.isoformat(),
        "message": ENGLISH.say_all(goal.message),
    }


def _window_values(window: DoseWindow) -> dict[str, Any]:
    return {
        "state": window.state,
        "low_iu_per_day": window.low_iu,
        "high_iu_per_day": window.high_iu,
        "high_limit": window.high_limit,
        "judged_days": None if window.judged_days is None else list(window.judged_days),
        "message": ENGLISH.say_all(window.message),
    }


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)
