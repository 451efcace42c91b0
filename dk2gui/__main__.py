# SPDX-License-Identifier: MIT
"""`dk2gui` and `python -m dk2gui`: the command line, which opens the window by default."""

import argparse
import sys

from dk2gui.cli.main import command_parser, run


def main() -> int:
    """Run the command line on the process's arguments and return its exit code."""
    return run(sys.argv[1:])


def main_window() -> int:
    """Open the window as a desktop does: what goes wrong is told in a window."""
    return run(["window", "--desktop", *sys.argv[1:]])


def parser() -> argparse.ArgumentParser:
    """The parser with all commands, from which man page and completion are made."""
    return command_parser()


if __name__ == "__main__":
    sys.exit(main())
