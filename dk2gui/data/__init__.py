# SPDX-License-Identifier: MIT
"""The program's own data files as values."""
