# SPDX-License-Identifier: MIT
"""Asking online: the one client, its limits, what is kept; only when a caller asks."""
