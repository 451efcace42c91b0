# SPDX-License-Identifier: MIT
"""What is done to the store beside the window: importing a file, removing an import."""

import contextlib
import time
from collections.abc import Container, Sequence
from pathlib import Path
from typing import Final

import msgspec

from dk2gui.core.intake.food import Food
from dk2gui.foods.reading.errors import ImportCancelledError
from dk2gui.foods.reading.report import Progress
from dk2gui.foods.reading.run import import_file
from dk2gui.foods.sources.national.table_map import TableMap
from dk2gui.foods.store.food_store import FoodStore, StoreError
from dk2gui.gui.tasks import Task, Work
from dk2gui.present.language import tr, tr_plural
from dk2gui.userdata.food_maps import remember_map, remembered_maps

_TOLD_EVERY_S: Final = 0.1


class Told(msgspec.Struct, frozen=True):
    """Progress with the seconds since the start."""

    progress: Progress
    elapsed_s: float


def importing(path: Path, store_path: Path, table: TableMap | None = None) -> Work:
    """Work that imports a file through a store of its own; it returns the report's lines.

    With a map of a table, that one is used and remembered.
    """

    def work(task: Task) -> list[str]:
        started = last = time.monotonic()

        def on_progress(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            # A window has no use for thousands of messages a second.
            if progress.is_saving or now - last >= _TOLD_EVERY_S:
                last = now
                task.tell(Told(progress, now - started))

        with contextlib.closing(FoodStore.open(store_path)) as store:
            try:
                report = import_file(
                    path,
                    store,
                    on_progress=on_progress,
                    cancelled=task,
                    tables=remembered_maps(),
                    table=table,
                )
            except ImportCancelledError:
                return [tr("{file}: stopped; nothing was imported.", file=path.name)]
            if table is not None:
                remember_map(table)
            now = tr_plural(
                "Your store now holds {count} food.",
                "Your store now holds {count} foods.",
                store.count(),
            )
            return [*report.lines(), now]

    return work


def removing(
    number: int, store_path: Path, needed: Sequence[Food], bundled: Container[str]
) -> Work:
    """Work that removes an import; it returns what there is to say.

    Of the foods in `needed`, those that would be gone are kept as the user's own.
    """

    def work(_task: Task) -> list[str]:
        with contextlib.closing(FoodStore.open(store_path)) as store:
            title = next((entry.title for entry in store.imports() if entry.number == number), "")
            own = {food.id for food in store.own()}
            saved = [
                food
                for food in needed
                if food.id not in bundled
                and food.id not in own
                and store.imports_with(food.id) <= {number}
            ]
            # Kept before the import goes: whatever ends the program between, none is lost.
            for food in saved:
                store.put_own(food)
            try:
                store.remove_import(number)
            except StoreError:
                with contextlib.suppress(StoreError):
                    _take_back(saved, store)
                raise
        said = [tr("{database}: removed.", database=title)]
        if saved:
            names = ", ".join(food.name for food in saved)
            said.append(tr("Kept among your own foods, since you use them: {foods}.", foods=names))
        return said

    return work


def _take_back(saved: Sequence[Food], store: FoodStore) -> None:
    """Drop the copies of foods whose import stayed after all."""
    for food in saved:
        if store.imports_with(food.id):
            store.delete_own(food.id)
