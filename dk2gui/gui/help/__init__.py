# SPDX-License-Identifier: MIT
"""The guide, what names mean, and the report of a problem; nothing of it is loaded at the start."""
