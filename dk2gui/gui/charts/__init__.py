# SPDX-License-Identifier: MIT
"""What the user looks at."""
