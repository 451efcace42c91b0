# SPDX-License-Identifier: MIT
"""The frozen Scenario, its file format, its edits and its dates."""
