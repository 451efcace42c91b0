# SPDX-License-Identifier: MIT
"""The parts of the page of own foods: editors, imports, looking up online."""
