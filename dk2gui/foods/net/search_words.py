# SPDX-License-Identifier: MIT
"""Words fit to be searched for online."""

from typing import Final

from dk2gui.foods.net.errors import OnlineError

_MOST_LETTERS: Final = 200


def checked_words(words: str) -> str:
    """Words of a search, tidied. Raises OnlineError when there is nothing to search for."""
    tidied = " ".join(words.split())[:_MOST_LETTERS]
    if not any(sign.isalnum() for sign in tidied):
        raise OnlineError("Type a word to search for.", "bad_question")
    try:
        tidied.encode()
    except UnicodeEncodeError as error:
        raise OnlineError("The words hold letters that cannot be sent.", "bad_question") from error
    return tidied
