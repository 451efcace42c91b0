# SPDX-License-Identifier: MIT
"""dk2gui: a desktop calculator for vitamin D, vitamin K2 and what goes with them."""

__version__ = "0.1.0"
