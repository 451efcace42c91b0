# SPDX-License-Identifier: MIT
"""`dk2gui` and `python -m dk2gui`: the command line, which opens the window by default."""

# Nothing that takes time may be loaded here: until `_run` says otherwise, Ctrl-C is a traceback.
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def main() -> int:
    """Run the command line on the process's arguments and return its exit code."""
    return _run(sys.argv[1:])


def main_window() -> int:
    """Open the window as a desktop does: what goes wrong is told in a window."""
    return _run(["window", "--desktop", *sys.argv[1:]])


def _run(arguments: list[str]) -> int:
    # Ctrl-C ends a program that has nothing to clear up at once, also while it loads; what has
    # something to clear up takes the signal itself. `signal` would load `enum` first.
    import _signal  # type: ignore[import-not-found]  # noqa: PLC0415

    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
    from dk2gui.loading import leave_quickly, loading  # noqa: PLC0415

    with loading():
        from dk2gui.cli.main import run  # noqa: PLC0415
        from dk2gui.cli.terminal import finished  # noqa: PLC0415

    try:
        code = run(arguments)
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    leave_quickly()
    return finished(code)


def parser() -> "argparse.ArgumentParser":
    """The parser with all commands, from which man page and completion are made."""
    from dk2gui.cli.main import command_parser  # noqa: PLC0415

    return command_parser()


if __name__ == "__main__":
    sys.exit(main())
