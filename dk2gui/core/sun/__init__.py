# SPDX-License-Identifier: MIT
"""Sunlight, skin and what they make."""
