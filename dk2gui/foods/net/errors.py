# SPDX-License-Identifier: MIT
"""Why a look-up online brought nothing."""

import datetime as dt
from typing import Literal

FailureKind = Literal[
    "not_allowed", "cancelled", "bad_question", "offline", "timeout", "wrong_key", "refused",
    "not_found", "too_many", "not_measured", "server", "redirect", "too_large", "not_json",
    "unexpected",
]  # fmt: skip


class OnlineError(ValueError):
    """A look-up that failed; str() says for a user which service, what, and what to do.

    `retry_at`, in UTC, is the time from which another try makes sense, where that is known.
    """

    def __init__(
        self, message: str, kind: FailureKind, retry_at: dt.datetime | None = None
    ) -> None:
        super().__init__(message)
        self.kind: FailureKind = kind
        self.retry_at = retry_at
