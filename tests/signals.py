# SPDX-License-Identifier: MIT
"""Signals to programs that tests start, as from a terminal."""

import signal


def heard() -> None:
    """For the child before it runs: it hears what ends programs.

    Those in the background of a shell, such as tests may be, inherit that Ctrl+C is ignored, and
    those under `nohup` that a terminal hangs up.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
