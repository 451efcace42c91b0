# SPDX-License-Identifier: MIT
"""Whole pages of the window; one is shown at a time."""
