# SPDX-License-Identifier: MIT
"""The processes that are measured in turn: started, asked one after the other, ended."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any


class NotStartedError(Exception):
    """What was to be measured did not start; str() is the last it said."""


class Worker:
    """One process of `moved.py`."""

    def __init__(self, name: str, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.moved", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self._answer()

    def ask(self, command: str, count: int) -> Any:
        """Its answer to a command."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command} {count}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            _, said = self._process.communicate()
            raise NotStartedError((said.strip() or "no answer").splitlines()[-1])
        return json.loads(line)

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()


@contextlib.contextmanager
def worker(name: str, **variables: str) -> Iterator[Worker]:
    """A process with a data folder of its own. Raises NotStartedError."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DK2GUI_DATA_DIR": folder, **variables}
        started = Worker(name, environment)
        try:
            yield started
        finally:
            started.end()
