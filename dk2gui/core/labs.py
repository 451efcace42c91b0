# SPDX-License-Identifier: MIT
"""Which blood test results count: one for each marker and day."""

from dk2gui.core.scenario.scenario import Lab, Marker, Scenario


def results(scenario: Scenario, marker: Marker) -> tuple[Lab, ...]:
    """The results of a marker that count, by date: of several on one day, the last in the file.

    A laboratory that corrects itself reports again; what is reported last stands. Forecast, advice
    and limits all ask here, so that the same results give the same answer everywhere.
    """
    by_day = {lab.date: lab for lab in scenario.labs if lab.marker == marker}
    return tuple(by_day[day] for day in sorted(by_day))


def latest(scenario: Scenario, marker: Marker) -> Lab | None:
    """The latest result of a marker; None without one."""
    counted = results(scenario, marker)
    return counted[-1] if counted else None
