# SPDX-License-Identifier: MIT
"""USDA Standard Reference, as text files."""
