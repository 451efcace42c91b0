# SPDX-License-Identifier: MIT
"""Long tables as the program reads them quickest: `resources/foods.csv` becomes
`resources/compiled/foods.json`, the same rows and the same texts in them.

Needs nothing but Python, as the build does it.
"""

import csv
import json
from pathlib import Path
from typing import Final

TABLES: Final = ("foods", "reference_intakes", "typical_intakes")
"""Those that take more than a millisecond to read."""
FOLDER: Final = "compiled"


def compile_tables(resources: Path) -> list[Path]:
    """Write each compiled table that is older than its source; returns what was written."""
    written = []
    for name in TABLES:
        source, target = resources / f"{name}.csv", resources / FOLDER / f"{name}.json"
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        with source.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        target.parent.mkdir(exist_ok=True)
        part = target.with_name(f"{target.name}.part")
        part.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        part.replace(target)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_tables(Path(__file__).parent.parent / "resources")
