# SPDX-License-Identifier: MIT
"""Foods: finding, keeping, reading and looking them up. No Qt."""
