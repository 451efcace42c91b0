# SPDX-License-Identifier: MIT
"""Compiles the translations before they are packed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Runs with each wheel, and with an editable installation."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is older than its source."""
        del version, build_data
        sys.path.insert(0, self.root)
        from tools.catalogue_compile import compile_catalogues  # noqa: PLC0415  # found there

        compile_catalogues(Path(self.root) / "resources" / "locale")
