# SPDX-License-Identifier: MIT
"""Starts dk2gui from a checkout."""

import sys

from dk2gui.__main__ import main

sys.exit(main())
