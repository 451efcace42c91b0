# SPDX-License-Identifier: MIT
"""What is told of a language that nobody has reviewed."""

from dk2gui.present.language import reader, tr, tr_as


def draft_note() -> str:
    """That the translation is a draft, "" for English and for what somebody has reviewed."""
    if not reader().is_draft:
        return ""
    return tr(
        "{language}: a draft, not reviewed. What a stop says stands in English too.",
        language=tr_as("this language, in itself", "English"),
    )
