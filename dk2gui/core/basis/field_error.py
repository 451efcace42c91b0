# SPDX-License-Identifier: MIT
"""The error of a value that does not fit its neighbours: which field, and why."""


class FieldError(ValueError):
    """`key` names the field as files name it, `reason` says what is wrong with its value."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key
        self.reason = reason
