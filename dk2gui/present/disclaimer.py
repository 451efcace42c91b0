# SPDX-License-Identifier: MIT
"""The sentence that stands under every window and on every page."""

from typing import Final

DISCLAIMER: Final = (
    "General information, not medical advice. It does not replace a doctor, a pharmacist or a "
    "blood test."
)
