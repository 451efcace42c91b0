# SPDX-License-Identifier: MIT
"""Words and figures for people, between the core and the window; no Qt."""
