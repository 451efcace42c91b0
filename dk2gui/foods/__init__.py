# SPDX-License-Identifier: MIT
"""Finding foods. No Qt."""
