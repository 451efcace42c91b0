# SPDX-License-Identifier: MIT
"""Work beside the window: only the latest question is answered, older ones are cancelled."""

import itertools
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, Signal

from dk2gui.core.assessment import Tables
from dk2gui.core.scenario import Scenario

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

Cancelled = Callable[[], bool]


class Latest(QObject):
    """Runs one piece of work at a time in a thread of its own; a new one replaces the old.

    Signals: ready(object): what the latest work returned. failed(str): why it could not.
    """

    ready = Signal(object)
    failed = Signal(str)
    _came = Signal(int, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._latest = 0
        self._thread: ThreadPoolExecutor | None = None
        self._came.connect(self._on_came)

    def ask(self, work: Callable[[Cancelled], Any]) -> None:
        """Start `work`, which gets a function that tells whether it is still wanted."""
        number = self._latest = next(self._numbers)
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # not at start

            self._thread = ThreadPoolExecutor(1, thread_name_prefix="explore")
        self._thread.submit(self._run, number, work)

    def cancel(self) -> None:
        """Nothing that is under way is wanted any more."""
        self._latest = next(self._numbers)

    def stop(self) -> None:
        """Cancel, and wait for the thread to end."""
        self.cancel()
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
            self._thread = None

    def _run(self, number: int, work: Callable[[Cancelled], Any]) -> None:
        def cancelled() -> bool:
            return number != self._latest

        if cancelled():
            return
        try:
            found, problem = work(cancelled), ""
        except ValueError as error:
            found, problem = None, str(error)
        except Exception as error:  # what nobody foresaw is told, and the window lives on
            sys.excepthook(type(error), error, error.__traceback__)
            found, problem = None, f"This could not be worked out ({type(error).__name__})."
        if not cancelled():
            self._came.emit(number, found, problem)

    def _on_came(self, number: int, found: object, problem: str) -> None:
        if number != self._latest:
            return
        if problem:
            self.failed.emit(problem)
        else:
            self.ready.emit(found)


def tables_beside(tables: Tables, scenario: Scenario) -> Tables:
    """The tables for work in another thread: with the scenario's foods, without the store.

    The store's connection belongs to the window's thread.
    """
    eaten = {row.food: tables.foods[row.food] for row in scenario.foods}
    return msgspec.structs.replace(tables, foods=eaten)
