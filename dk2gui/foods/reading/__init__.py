# SPDX-License-Identifier: MIT
"""Reading downloaded food databases: files, cells, lines, JSON items, the run and its report."""
