# SPDX-License-Identifier: MIT
"""The progress of an import in words."""

from typing import Final

from dk2gui.foods.reading.report import Progress
from dk2gui.present.format import THIN_SPACE, number
from dk2gui.present.own_foods_text import DOT, counted

_S_PER_MINUTE: Final = 60
_BYTES_PER_MB: Final = 1e6
_SURE_AFTER_S: Final = 3.0
"""Before, a guess at the time left would jump about."""


def progress_in_words(progress: Progress, elapsed_s: float) -> str:
    """How much came in so far, how fast, and about how long it will take."""
    if progress.is_saving:
        return (
            f"Saving {counted(progress.foods, 'food', 'foods')}; this cannot be stopped any more."
        )
    parts = []
    if progress.foods:
        parts.append(counted(progress.foods, "food", "foods"))
        if elapsed_s > 0:
            parts.append(f"{number(progress.foods / elapsed_s * _S_PER_MINUTE)} a minute")
    else:
        done = number(progress.bytes_done / _BYTES_PER_MB)
        of = number(progress.bytes_total / _BYTES_PER_MB)
        parts.append(f"{done} of {of}{THIN_SPACE}MB read")
        if elapsed_s > 0:
            rate = number(progress.bytes_done / _BYTES_PER_MB / elapsed_s)
            parts.append(f"{rate}{THIN_SPACE}MB a second")
    if elapsed_s > _SURE_AFTER_S and progress.share > 0:
        parts.append(_time_left(elapsed_s * (1 - progress.share) / progress.share))
    return DOT.join(parts)


def _time_left(seconds: float) -> str:
    if seconds < _S_PER_MINUTE:
        return "less than a minute left"
    minutes = round(seconds / _S_PER_MINUTE)
    return f"about {counted(minutes, 'minute', 'minutes')} left"
