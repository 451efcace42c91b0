# SPDX-License-Identifier: MIT
"""One package for each source of foods: its files and its online service side by side."""
