# SPDX-License-Identifier: MIT
"""A slip of typing is forgiven when nothing matches as typed: `chedar` finds `Cheddar`.

One letter may be missing, doubled, wrong or swapped with its neighbour, never the first one: few
people mistype that, and it keeps the number of spellings to ask for small.
"""

import string
from collections.abc import Callable, Iterator, Sequence
from typing import Final

LEAST_LETTERS: Final = 4
"""A shorter word is within one letter of too many others."""
MOST_LETTERS: Final = 24
MOST_SPELLINGS: Final = 3
"""Words in place of a mistyped one that are looked for, the likeliest first."""


def spellings(word: str) -> Iterator[str]:
    """Every word that is one slip away, the likeliest slips first, each once."""
    if not (LEAST_LETTERS <= len(word) <= MOST_LETTERS and word.isascii() and word.isalpha()):
        return
    seen = {word}
    for other in _all(word):
        if other not in seen:
            seen.add(other)
            yield other


def _all(word: str) -> Iterator[str]:
    places = range(1, len(word))
    letters = string.ascii_lowercase
    for place in places:  # a letter that should be double
        yield word[:place] + word[place - 1] + word[place:]
    for place in range(len(word) - 1):  # two letters swapped
        yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place in places:  # one too many
        yield word[:place] + word[place + 1 :]
    for place in (*places, len(word)):  # one too few
        for letter in letters:
            yield word[:place] + letter + word[place:]
    for place in places:  # a wrong one
        for letter in letters:
            yield word[:place] + letter + word[place + 1 :]


def mended(typed: Sequence[str], starts_some: Callable[[str], bool]) -> list[list[str]]:
    """What was meant by words that match nothing: queries to look for, the likeliest first.

    `starts_some` tells whether a word starts any word there is. Only words that start none are
    changed; when they all start some, or none can be mended, there is nothing to look for.
    """
    wrong = [place for place, word in enumerate(typed) if not starts_some(word)]
    queries = [list(typed)] if wrong else []
    for place in wrong:
        found: list[str] = []
        for other in spellings(typed[place]):
            if starts_some(other):
                found.append(other)
                if len(found) == MOST_SPELLINGS:
                    break
        queries = [
            [*query[:place], other, *query[place + 1 :]] for query in queries for other in found
        ][:MOST_SPELLINGS]
    return queries
