# SPDX-License-Identifier: MIT
"""Which blood test results count: one for each marker and day, and none in doubt."""

from dk2gui.core.scenario.doubts import is_doubted
from dk2gui.core.scenario.scenario import Lab, Marker, Scenario


def results(scenario: Scenario, marker: Marker) -> tuple[Lab, ...]:
    """The results of a marker that count, by date: of several on one day, the last in the file.

    A laboratory that corrects itself reports again; what is reported last stands. Forecast, advice
    and limits all ask here, so that the same results give the same answer everywhere. A result
    in doubt counts for nothing; see `doubts`.
    """
    return tuple(lab for lab in _reported(scenario, marker) if not is_doubted(lab))


def is_any_doubted(scenario: Scenario, marker: Marker) -> bool:
    """Whether a result of a marker that would count is in doubt."""
    return any(map(is_doubted, _reported(scenario, marker)))


def _reported(scenario: Scenario, marker: Marker) -> tuple[Lab, ...]:
    by_day = {lab.date: lab for lab in scenario.labs if lab.marker == marker}
    return tuple(by_day[day] for day in sorted(by_day))


def latest(scenario: Scenario, marker: Marker) -> Lab | None:
    """The latest result of a marker; None without one."""
    return next((lab for lab in reversed(_reported(scenario, marker)) if not is_doubted(lab)), None)
