# SPDX-License-Identifier: MIT
"""An import in words: when it came in, and how far one under way is."""

import datetime as dt
from typing import Final

from dk2gui.foods.reading.report import Progress
from dk2gui.present.language import tr, tr_plural
from dk2gui.present.numbers import number, with_unit
from dk2gui.present.own_foods_text import DOT
from dk2gui.present.words import Words

_S_PER_MINUTE: Final = 60
_BYTES_PER_MB: Final = 1e6
_SURE_AFTER_S: Final = 3.0
"""Before, a guess at the time left would jump about."""


def came_in(when: dt.datetime, foods: int) -> str:
    """When an import came in, and how many foods."""
    moment = tr("{day}, {time}", day=Words().day(when.date()), time=f"{when:%H:%M}")
    return DOT.join((moment, tr_plural("{count} food", "{count} foods", foods)))


def progress_in_words(progress: Progress, elapsed_s: float) -> str:
    """How much came in so far, how fast, and about how long it will take."""
    if progress.is_saving:
        return tr_plural(
            "Saving {count} food; this cannot be stopped any more.",
            "Saving {count} foods; this cannot be stopped any more.",
            progress.foods,
        )
    parts = []
    if progress.foods:
        parts.append(tr_plural("{count} food", "{count} foods", progress.foods))
        if elapsed_s > 0:
            parts.append(
                tr("{number} a minute", number=number(progress.foods / elapsed_s * _S_PER_MINUTE))
            )
    else:
        parts.append(
            tr(
                "{done} of {all} read",
                done=number(progress.bytes_done / _BYTES_PER_MB),
                all=with_unit(progress.bytes_total / _BYTES_PER_MB, "MB"),
            )
        )
        if elapsed_s > 0:
            rate = with_unit(progress.bytes_done / _BYTES_PER_MB / elapsed_s, "MB")
            parts.append(tr("{rate} a second", rate=rate))
    if elapsed_s > _SURE_AFTER_S and progress.share > 0:
        parts.append(_time_left(elapsed_s * (1 - progress.share) / progress.share))
    return DOT.join(parts)


def _time_left(seconds: float) -> str:
    if seconds < _S_PER_MINUTE:
        return tr("less than a minute left")
    return tr_plural(
        "about {count} minute left", "about {count} minutes left", round(seconds / _S_PER_MINUTE)
    )
