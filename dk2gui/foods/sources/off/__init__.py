# SPDX-License-Identifier: MIT
"""Open Food Facts: exports, saved answers, online."""
