# SPDX-License-Identifier: MIT
"""The food store: one SQLite file, its tables, imports and what the user entered."""
