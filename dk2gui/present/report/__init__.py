# SPDX-License-Identifier: MIT
"""The report's texts and tables."""
