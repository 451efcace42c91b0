# SPDX-License-Identifier: MIT
"""The sentence that stands under every window and on every page."""

from typing import Final

from dk2gui.present.language import marked

DISCLAIMER: Final = marked(
    "General information, not medical advice. It does not replace a doctor, a pharmacist or a "
    "blood test."
)
