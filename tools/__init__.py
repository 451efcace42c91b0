# SPDX-License-Identifier: MIT
"""What builds, checks and measures the program; not in the wheel."""
