# SPDX-License-Identifier: MIT
"""Starts the window of a frozen program that has no console (Windows)."""

import sys

from dk2gui.__main__ import main_window

sys.exit(main_window())
