# SPDX-License-Identifier: MIT
"""`dk2gui import`: a downloaded food database goes into the user's store, whole or not at all."""

import argparse
import contextlib
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from dk2gui.cli.command_input import InputError
from dk2gui.cli.terminal import say, write_line
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.formats import detect
from dk2gui.foods.reading.report import ImportReport, Progress, foods_in_words
from dk2gui.foods.reading.run import import_file
from dk2gui.foods.sources.national.table_map import read_map
from dk2gui.foods.store.food_store import FILE_NAME, FoodStore, StoreError
from dk2gui.userdata.atomic import StorageError, data_dir
from dk2gui.userdata.food_maps import remember_map, remembered_maps

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

EXIT_STOPPED: Final = 130
"""What programs return after Ctrl-C: 128 and the number of SIGINT."""
_SHOWN_EVERY_S: Final = 0.2
_S_PER_MINUTE: Final = 60
_MB: Final = 1_000_000


def add_command(commands: "_Commands") -> None:
    """Add `import` to the commands of the program."""
    command = commands.add_parser(
        "import",
        help="add a downloaded food database to your foods",
        description="Reads USDA FoodData Central (CSV or JSON), USDA SR28 (all tables or the "
        "abbreviated one), Open Food Facts (JSON lines or table), national tables (Frida, NEVO, "
        "Ciqual, BLS, the Swiss table, CoFID, MEXT, AFCD and others) and any table with a column "
        "of names and one of a nutrient (CSV, TSV, xlsx, xls), also as .zip or .gz. All of its "
        "foods come in, or none; Ctrl-C stops and leaves your foods as they were.",
    )
    command.add_argument("file", metavar="FILE", help="what the file is, its content tells")
    command.add_argument(
        "--map", metavar="MAP.json", help="which column of a table is what; it is remembered"
    )
    command.set_defaults(run=_run_interruptible)


def _run_interruptible(options: argparse.Namespace) -> int:
    """Run, and let Ctrl-C stop it where it can be cleared up."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return run(options)
    except KeyboardInterrupt:
        return _say_stopped(Path(options.file), came_in=False)
    finally:
        signal.signal(signal.SIGINT, before)


def run(options: argparse.Namespace) -> int:
    """Import one file and print what came in; returns the exit code.

    Raises InputError, the store then as it was, when the file or the store cannot be used.
    """
    path = Path(options.file)
    place = data_dir() / FILE_NAME
    line = ProgressLine(sys.stderr)
    report: ImportReport | None = None
    try:
        # A file that is no food database is refused before there is a store.
        table = read_map(Path(options.map)) if options.map else None
        known = remembered_maps()
        detect(path, known, table)
        is_new = not place.exists()
        with contextlib.closing(FoodStore.open(place)) as store, line:
            before = _last_import(store)
            try:
                report = import_file(path, store, on_progress=line.show, tables=known, table=table)
            except KeyboardInterrupt:
                line.clear()
                return _stopped(path, place, before)
            except ImportFileError:
                if is_new:
                    store.close()
                    FoodStore.discard_empty(place)
                raise
            count = store.count()
        if table is not None:
            remember_map(table)
    except (ImportFileError, StoreError, StorageError) as error:
        raise InputError(str(error)) from error
    except KeyboardInterrupt:
        return _say_stopped(path, came_in=report is not None)
    _tell(report, count)
    return 0


def _last_import(store: FoodStore) -> int:
    return max((record.number for record in store.imports()), default=0)


def _stopped(path: Path, place: Path, before: int) -> int:
    """Clear up, and tell which side of the last step the stop fell on."""
    # Opening a store removes what an unfinished import left in it.
    with contextlib.closing(FoodStore.open(place)) as store:
        came_in = _last_import(store) != before
    return _say_stopped(path, came_in=came_in)


def _say_stopped(path: Path, *, came_in: bool) -> int:
    told = "all was imported already" if came_in else "nothing was imported"
    say(f"{path}: stopped; {told}")
    return EXIT_STOPPED


def _tell(report: ImportReport, count: int) -> None:
    for line in (*report.lines(), f"Your store now holds {foods_in_words(count)}."):
        write_line(line)


class ProgressLine:
    """One line of a terminal with share and rate, kept up to date; silent anywhere else.

    In a `with` block, at whose end the line is cleared.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._started = time.monotonic()
        self._next = self._started
        self._shown = 0

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, progress: Progress) -> None:
        """Show how far an import is, at most every fifth of a second."""
        now = time.monotonic()
        if self._stream is not None and (progress.is_saving or now >= self._next):
            self._next = now + _SHOWN_EVERY_S
            text = progress_text(progress, now - self._started)
            self._stream.write(f"\r{text:<{self._shown}}")
            self._stream.flush()
            self._shown = len(text)

    def clear(self) -> None:
        """Remove the line."""
        if self._stream is not None and self._shown:
            self._stream.write(f"\r{'':<{self._shown}}\r")
            self._stream.flush()
            self._shown = 0


def progress_text(progress: Progress, elapsed_s: float) -> str:
    """Progress in words: the share done, and how many foods, else how much text, how fast."""
    if progress.is_saving:
        return f"Saving {progress.foods:,} foods ..."
    text = f"{progress.share:4.0%}"
    if elapsed_s <= 0:
        return text
    if progress.foods:
        rate = progress.foods / elapsed_s * _S_PER_MINUTE
        return f"{text}  {progress.foods:,} foods, {rate:,.0f} a minute"
    done, total = progress.bytes_done / _MB, progress.bytes_total / _MB
    return f"{text}  {done:,.0f} of {total:,.0f} MB, {done / elapsed_s:,.0f} MB/s"
