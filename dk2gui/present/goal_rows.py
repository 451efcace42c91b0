# SPDX-License-Identifier: MIT
"""A goal and its answer as the table that is written into files."""

from dk2gui.core.explore.dose_window import DoseWindow
from dk2gui.core.explore.goal import SerumGoal

Rows = list[tuple[str | float | int | None, ...]]


def goal_rows(goal: SerumGoal | None, window: DoseWindow | None) -> Rows:
    """What was asked and answered, a line each; the head alone before there is an answer."""
    rows: Rows = [("what", "value", "unit")]
    if goal is not None:
        rows += [
            ("25(OH)D to reach", goal.goal_nmol_l, "nmol/L"),
            ("by", goal.by.isoformat(), ""),
            ("share of people", goal.certainty, "1"),
            ("daily D3", goal.rounded_iu_per_day, "IU"),
            ("smallest daily D3", goal.iu_per_day, "IU"),
            ("enough for half", goal.even_odds_iu_per_day, "IU"),
            ("at most", goal.highest_iu_per_day, "IU"),
        ]
    if window is not None:
        rows.append(("dose window", window.state, ""))
        if window.state == "window":
            rows += [
                ("dose window from", window.low_iu, "IU"),
                ("dose window to", window.high_iu, "IU"),
            ]
    return rows
