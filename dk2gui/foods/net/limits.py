# SPDX-License-Identifier: MIT
"""How often each service may be asked: token buckets, and pauses that a service asked for."""

import datetime as dt
import threading
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

Budget = Literal["fdc_demo", "fdc_key", "off_product", "dsld"]

_NO_WAIT: Final = dt.timedelta(0)


class Rate(msgspec.Struct, frozen=True):
    """So many questions in a period; unused ones are saved up to that number."""

    questions: int
    period: dt.timedelta


RATES: Final[Mapping[Budget, Rate]] = {
    # api.data.gov: 30 an hour for everybody's DEMO_KEY, 1000 for an own key.
    "fdc_demo": Rate(30, dt.timedelta(hours=1)),
    "fdc_key": Rate(1000, dt.timedelta(hours=1)),
    # Open Food Facts, API documentation: 100 product reads a minute.
    "off_product": Rate(100, dt.timedelta(minutes=1)),
    # No limit of DSLD is known to us; one a second is polite, and a search with its labels needs
    # a few at once.
    "dsld": Rate(10, dt.timedelta(seconds=10)),
}


class RateLimits:
    """What is left of every budget; may be shared by clients in several threads."""

    def __init__(self, rates: Mapping[Budget, Rate] = RATES) -> None:
        self._rates = rates
        self._left: dict[Budget, float] = {}
        self._counted_at: dict[Budget, dt.datetime] = {}
        self._paused_until: dict[Budget, dt.datetime] = {}
        self._lock = threading.Lock()

    def take(self, budget: Budget, now: dt.datetime) -> dt.timedelta:
        """Take one question from a budget, or say how long to wait until there is one.

        Zero means that it was taken; anything longer, that nothing was.
        """
        rate = self._rates[budget]
        with self._lock:
            if (pause := self._paused_until.get(budget, now) - now) > _NO_WAIT:
                return pause
            # A clock that was set back gives no questions and takes none away.
            passed = max(now - self._counted_at.get(budget, now), _NO_WAIT)
            left = self._left.get(budget, rate.questions) + rate.questions * (passed / rate.period)
            left = min(left, rate.questions)
            self._counted_at[budget] = now
            if left < 1:
                self._left[budget] = left
                # Rounded up to a microsecond, so that the wait said is always long enough.
                return (1 - left) * rate.period / rate.questions + dt.timedelta.resolution
            self._left[budget] = left - 1
            return _NO_WAIT

    def pause(self, budget: Budget, until: dt.datetime) -> None:
        """Take nothing from a budget until then, as its service asked."""
        with self._lock:
            self._paused_until[budget] = until
