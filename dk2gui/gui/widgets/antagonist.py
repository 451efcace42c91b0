# SPDX-License-Identifier: MIT
"""What is said at every control that would add vitamin K to a vitamin K antagonist."""

from typing import Final

from dk2gui.present.language import marked

VITAMIN_K: Final = ("vitamin_k1", "mk4", "mk7")
"""The nutrients that a supplement of vitamin K counts towards."""

WITH_ANTAGONIST: Final = marked(
    "You take a vitamin K antagonist: take no vitamin K supplement. If you take one already, keep "
    "it steady and tell who checks your INR."
)
