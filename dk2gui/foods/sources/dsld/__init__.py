# SPDX-License-Identifier: MIT
"""NIH Dietary Supplement Label Database: online."""
