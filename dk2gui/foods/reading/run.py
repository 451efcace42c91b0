# SPDX-License-Identifier: MIT
"""Importing a file of foods into a store, whole or not at all."""

from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from dk2gui.core.intake.food import Food
from dk2gui.foods.find.barcode import gtin
from dk2gui.foods.reading.errors import ImportCancelledError, ImportFileError
from dk2gui.foods.reading.food_file import FoodFile
from dk2gui.foods.reading.formats import Format, Found, find_format, source_of
from dk2gui.foods.reading.plausibility import implausible
from dk2gui.foods.reading.report import (
    IMPLAUSIBLE,
    NO_NAME,
    NOTHING_DECLARED,
    NOTHING_MEASURED,
    OLDER_VERSIONS,
    REPEATED,
    ImportReport,
    Progress,
)
from dk2gui.foods.reading.wording import tidy
from dk2gui.foods.sources.fdc.csv_files import read_fdc_csv
from dk2gui.foods.sources.fdc.json_file import read_fdc_answer, read_fdc_json
from dk2gui.foods.sources.off.file import read_off_answer, read_off_csv, read_off_jsonl
from dk2gui.foods.sources.sr.abbrev import read_sr28_abbrev_ascii, read_sr28_abbrev_csv
from dk2gui.foods.sources.sr.ascii_files import read_sr28_ascii

if TYPE_CHECKING:
    from dk2gui.foods.sources.national.table_map import TableMap

_BATCH: Final = 1_000
_NO_FOODS_LINES: Final = 4

Reader = Callable[[FoodFile, str, ImportReport], Iterator[Food]]

READERS: Final[dict[Format, Reader]] = {
    Format.FDC_CSV: read_fdc_csv,
    Format.FDC_JSON: read_fdc_json,
    Format.FDC_ANSWER: read_fdc_answer,
    Format.SR28_ASCII: read_sr28_ascii,
    Format.SR28_ABBREV_ASCII: read_sr28_abbrev_ascii,
    Format.SR28_ABBREV_CSV: read_sr28_abbrev_csv,
    Format.OFF_JSONL: read_off_jsonl,
    Format.OFF_ANSWER: read_off_answer,
    Format.OFF_CSV: read_off_csv,
}


class Session(Protocol):
    """Takes the foods of one import."""

    def add(self, foods: Iterable[Food]) -> None:
        """Take some more foods; of equal ids the last one counts."""


class Store(Protocol):
    """What an import needs of a food store."""

    def importing(self, title: str, source: str) -> AbstractContextManager[Session]:
        """A block at whose end all foods are in the store, or none if it raises."""


def import_file(
    path: Path,
    store: Store,
    *,
    on_progress: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    tables: Sequence["TableMap"] = (),
    table: "TableMap | None" = None,
) -> ImportReport:
    """Read a downloaded food database into a store.

    `tables` are maps of tables that a person made, looked at before the program's own; `table`
    is the map to use, whatever the file.
    Both callables are called about once a megabyte and once a thousand foods, in this thread.
    Raises ImportFileError or ImportCancelledError, the store then unchanged; what the store
    raises passes through.
    """
    foods = 0

    def tick(*, is_saving: bool = False) -> None:
        if cancelled():
            raise ImportCancelledError(f"{path}: the import was stopped")
        on_progress(Progress(file.bytes_done, file.bytes_total, foods, file.foods_total, is_saving))

    with FoodFile(path) as file:
        found = find_format(file, tables, table)
        file.tick = tick
        title = found.title(file)
        report = ImportReport(title)
        with (
            store.importing(f"{title}, {tidy(path.name)}", source_of(title)) as session,
            closing(_usable(_read(found, file, report), report)) as usable,
        ):
            ids, products = array("q"), array("q")
            batch: list[Food] = []
            for food in usable:
                ids.append(hash(food.id))
                code = gtin(food.barcode) if food.barcode else None
                products.append(hash(food.id if code is None else (food.source, code)))
                batch.append(food)
                if len(batch) >= _BATCH:
                    session.add(batch)
                    foods += len(batch)
                    batch = []
                    tick()
            session.add(batch)
            foods += len(batch)
            report.rows = file.rows
            if not foods:
                raise ImportFileError(_nothing(path, report))
            different, report.foods = _different(ids), _different(products)
            report.remark_many(REPEATED, foods - different)
            report.skip_many(OLDER_VERSIONS, different - report.foods)
            tick(is_saving=True)
    return report


def _read(found: Found, file: FoodFile, report: ImportReport) -> Iterator[Food]:
    if found.table is None:
        return READERS[found.format](file, found.member, report)
    from dk2gui.foods.sources.national.reader import read_table  # noqa: PLC0415  # few need it

    return read_table(file, found.member, report, found.table)


def _usable(foods: Iterator[Food], report: ImportReport) -> Generator[Food, None, None]:
    for food in foods:
        if not food.name:
            report.skip(NO_NAME, food.source_id)
        elif (reason := implausible(food)) is not None:
            report.skip(IMPLAUSIBLE, f"{food.name}: {reason}")
        elif food.per_100g:
            yield food
        elif food.brand or food.barcode:
            report.skip(NOTHING_DECLARED, food.name)
        else:
            # A food of a reference table is worth finding, if only to see that nobody knows.
            report.remark(NOTHING_MEASURED, food.name)
            yield food


def _different(ids: "array[int]") -> int:
    """How many different numbers there are; sorts in place, as there may be millions."""
    numbers = np.frombuffer(ids, np.int64)
    numbers.sort()
    return 1 + int(np.count_nonzero(numbers[1:] != numbers[:-1]))


def _nothing(path: Path, report: ImportReport) -> str:
    told = " ".join(report.lines()[1:_NO_FOODS_LINES])
    return f"{path}: holds no food that can be used. {told}".rstrip()
