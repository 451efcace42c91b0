# SPDX-License-Identifier: MIT
"""Which blood test results count - one for each marker and day, none in doubt - and what a result
is surely past."""

from collections.abc import Mapping

from dk2gui.core.advice.thresholds import above, below
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
    return scenario.reported.get(marker, ())


def latest(scenario: Scenario, marker: Marker) -> Lab | None:
    """The latest result of a marker; None without one."""
    return next((lab for lab in reversed(_reported(scenario, marker)) if not is_doubted(lab)), None)


def is_below(lab: Lab | None, limits: Mapping[str, float]) -> bool:
    """Whether a result lies surely below a limit, given by unit.

    `<25` is surely below 25; `>25` is surely below nothing.
    """
    if lab is None:
        return False
    limit = limits[lab.unit]
    bound = lab.bound
    return bound != "above" and (
        below(lab.value, limit) or (bound == "below" and lab.value == limit)
    )


def is_above(lab: Lab | None, limits: Mapping[str, float]) -> bool:
    """Whether a result lies surely above a limit, given by unit."""
    if lab is None:
        return False
    limit = limits[lab.unit]
    bound = lab.bound
    return bound != "below" and (
        above(lab.value, limit) or (bound == "above" and lab.value == limit)
    )


def is_from(lab: Lab | None, limits: Mapping[str, float]) -> bool:
    """Whether a result lies surely at a limit or above it, given by unit."""
    if lab is None:
        return False
    return lab.bound != "below" and not below(lab.value, limits[lab.unit])
