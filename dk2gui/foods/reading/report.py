# SPDX-License-Identifier: MIT
"""What an import did, told to people: how many foods, what was left out and why."""

from typing import Final

import msgspec

from dk2gui.foods.reading.wording import grouped

EXAMPLES: Final = 3

NO_NAME: Final = "foods without a name"
NOTHING_DECLARED: Final = "branded products that declare none of this program's nutrients"
IMPLAUSIBLE: Final = "foods with a figure that no food can have"
NOT_FOODS: Final = "laboratory samples and other entries that are not foods"
NO_BARCODE: Final = "products without a barcode"
ODD_RECORD: Final = "records that are not as they should be"
PREPARED: Final = "products whose figures are for the prepared food alone"
OLDER_VERSIONS: Final = "older versions of a product under the same barcode"
"""What is left out, as it follows `Left out`."""

NOT_FOUND: Final = "is an answer of Open Food Facts that found no product"
"""As it follows the name of a file."""

REPEATED: Final = "Entries that came again under the same number; the last one counts"
NOTHING_MEASURED: Final = "Foods with none of this program's nutrients measured; kept as that"
VITAMIN_A_IU: Final = "Vitamin A in IU alone, of an unknown mix of forms; not used"
VITAMIN_A_LABEL: Final = "Vitamin A in equivalents of an unknown kind; not used"
TOTAL_VITAMIN_K: Final = "Total vitamin K of unknown form; not used"
AT_MOST: Final = "Bounds such as < 0.5; shown as at most, not counted"
TRACES: Final = "Traces without an amount; not measured"
ESTIMATED: Final = "Figures that the source marks as estimated; counted, and marked"
ESTIMATES: Final = "Figures estimated from a list of ingredients; not used"
ODD_CELLS: Final = "Cells that are no figure of that nutrient; not measured"
TWICE: Final = "Nutrients given twice with different figures; the last one counts"
LABELS_AND_ESTIMATES: Final = (
    "The table mixes figures of labels with estimates from ingredients and does not say which is "
    "which; foods"
)
VITAMIN_D_WITH_25OHD: Final = (
    "Vitamin D that counts 25-OH-D an unknown number of times, without D3 and D2; not used"
)
VITAMIN_A_RE: Final = "Vitamin A in retinol equivalents (RE), which are not RAE; not used"
DOUBTFUL: Final = "Figures that the table's map doubts; not used"
PER_100_ML: Final = "Figures for 100 ml, taken as those of 100 g"
"""Remarks on foods that were read, as they come before their number."""


class Tally(msgspec.Struct):
    """How often something happened, and the first examples."""

    count: int = 0
    examples: list[str] = []

    def add(self, example: str) -> None:
        """Count one more."""
        self.count += 1
        if len(self.examples) < EXAMPLES and example:
            self.examples.append(example)


class ImportReport(msgspec.Struct):
    """Counts of an import."""

    format: str
    foods: int = 0
    """Foods now in the store."""
    rows: int = 0
    """Rows of tables, or records, that were read."""
    skipped: dict[str, Tally] = {}
    remarks: dict[str, Tally] = {}
    notes: list[str] = []
    """Sentences on the file as a whole."""

    def skip(self, reason: str, example: str) -> None:
        """Count a food that is left out."""
        self.skipped.setdefault(reason, Tally()).add(example)

    def remark(self, what: str, example: str) -> None:
        """Count a food of which something is to be known."""
        self.remarks.setdefault(what, Tally()).add(example)

    def remark_many(self, what: str, count: int) -> None:
        """Count many foods at once, without examples; nothing when there are none."""
        if count:
            self.remarks.setdefault(what, Tally()).count += count

    def skip_many(self, reason: str, count: int) -> None:
        """Count many foods that are left out at once, without examples; nothing for none."""
        if count > 0:
            self.skipped.setdefault(reason, Tally()).count += count

    def lines(self) -> list[str]:
        """The report for people."""
        foods = foods_in_words(self.foods)
        rows = "1 row" if self.rows == 1 else f"{grouped(self.rows)} rows"
        told = [f"{self.format}: {foods} imported; {rows} read."]
        told += self.notes
        for reason, tally in self.skipped.items():
            told.append(f"Left out {reason}: {grouped(tally.count)}{_examples(tally)}.")
        for what, tally in self.remarks.items():
            told.append(f"{what}: {grouped(tally.count)}{_examples(tally)}.")
        return told


def foods_in_words(count: int) -> str:
    """So many foods, as in `1 food`."""
    return "1 food" if count == 1 else f"{grouped(count)} foods"


def _examples(tally: Tally) -> str:
    return f" (such as {'; '.join(tally.examples)})" if tally.examples else ""


class Progress(msgspec.Struct, frozen=True):
    """How far an import is."""

    bytes_done: int
    bytes_total: int
    foods: int
    foods_total: int | None = None
    """None when foods come as they are read; else they are put together once all tables have
    been read, and it is 0 until then."""
    is_saving: bool = False
    """Whether everything is read and the store is about to take it, which shows no steps."""

    @property
    def share(self) -> float:
        """From 0 to 1; an import that puts foods together has read everything at 0.5."""
        read = min(1.0, self.bytes_done / self.bytes_total) if self.bytes_total else 0.0
        if self.foods_total is None:
            return read
        built = min(1.0, self.foods / self.foods_total) if self.foods_total else 0.0
        return (read + built) / 2
