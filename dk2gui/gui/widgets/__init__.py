# SPDX-License-Identifier: MIT
"""Reusable parts of the window."""
