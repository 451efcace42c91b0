# SPDX-License-Identifier: MIT
"""What the user edits."""
