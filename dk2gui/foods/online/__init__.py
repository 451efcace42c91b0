# SPDX-License-Identifier: MIT
"""Looking foods and supplements up online, only when a caller asks. No Qt."""
