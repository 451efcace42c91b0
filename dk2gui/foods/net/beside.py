# SPDX-License-Identifier: MIT
"""Waiting for something that may hang, such as a network, without hanging along."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Final, TypeVar

from dk2gui.foods.net.errors import OnlineError

Cancelled = Callable[[], bool]

_LOOK_EVERY_S: Final = 0.05
"""How long a cancelled look-up goes on at most; too short to be felt."""

_Result = TypeVar("_Result")


def never() -> bool:
    """What is never cancelled."""
    return False


def done_beside(
    work: Callable[[threading.Event], _Result], seconds: float, cancelled: Cancelled
) -> _Result:
    """The result of `work`, which runs in a thread of its own, or what it raises.

    Nothing else ends a wait for a name server or a silent one at once. Work that is no longer
    wanted finds its event set, and is left to end by itself. Raises OnlineError of the kind
    `cancelled`, or TimeoutError after `seconds`.
    """
    over = threading.Event()
    result: Future[_Result] = Future()

    def run() -> None:
        try:
            result.set_result(work(over))
        except BaseException as error:
            result.set_exception(error)

    check_wanted(cancelled)
    latest = time.monotonic() + seconds
    threading.Thread(target=run, name="look-up", daemon=True).start()
    try:
        while not wait((result,), _LOOK_EVERY_S).done:
            check_wanted(cancelled)
            if time.monotonic() > latest:
                raise TimeoutError
        return result.result()
    finally:
        over.set()


def check_wanted(cancelled: Cancelled) -> None:
    """Raise OnlineError when a look-up is not wanted any more."""
    if cancelled():
        raise OnlineError("The look-up was stopped.", "cancelled")
