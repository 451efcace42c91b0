# SPDX-License-Identifier: MIT
"""Compiles translations and tables before they are packed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileResources(BuildHookInterface):  # type: ignore[type-arg]
    """Runs with each wheel, and with an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is older than its source."""
        del version, build_data
        sys.path.insert(0, self.root)
        from tools.catalogue_compile import compile_catalogues  # noqa: PLC0415  # found there
        from tools.table_compile import compile_tables  # noqa: PLC0415

        resources = Path(self.root) / "resources"
        compile_catalogues(resources / "locale")
        compile_tables(resources)
