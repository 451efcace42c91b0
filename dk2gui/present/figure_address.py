# SPDX-License-Identifier: MIT
"""The address of some figures on the evidence page: a prefix, then the words that find them."""

from typing import Final

FIGURES_OF: Final = "figures:"

MODELS: Final = {
    "vitamin_d": "25(OH)D model",
    "vitamin_k": "vitamin K model",
    "sun": "sun model",
}
"""What the models are called in the titles of their figures."""
