# SPDX-License-Identifier: MIT
"""The program with all that it loads on demand, so that windows forked from here start at once."""

import importlib
import pkgutil

import dk2gui
from dk2gui.data.tables import load_constants, load_foods

for found in pkgutil.walk_packages(dk2gui.__path__, "dk2gui."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
load_constants()
load_foods()
