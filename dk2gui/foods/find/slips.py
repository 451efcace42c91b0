# SPDX-License-Identifier: MIT
"""A slip of typing is forgiven when nothing matches as typed: `chedar` finds `Cheddar`.

One letter may be missing, too many, wrong or swapped with its neighbour, or two may lack their
doubles (`mozarela`); never the first one: few people mistype that, and it keeps the number of
spellings to ask for small.
"""

import string
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Final

LEAST_LETTERS: Final = 4
"""A shorter word is within one letter of too many others."""
MOST_LETTERS: Final = 24
MOST_SPELLINGS: Final = 3
"""Words in place of a mistyped one that are looked for, the likeliest first."""


def spellings(word: str) -> Iterator[list[str]]:
    """Every word that is one slip away, in groups, the likeliest slips first, each word once."""
    if not (LEAST_LETTERS <= len(word) <= MOST_LETTERS and word.isascii() and word.isalpha()):
        return
    seen = {word}
    for group in _groups(word):
        new = [other for other in dict.fromkeys(group) if other not in seen]
        seen.update(new)
        if new:
            yield new


def _groups(word: str) -> Iterator[list[str]]:
    places = range(1, len(word))
    letters = string.ascii_lowercase
    yield [_doubled(word, place) for place in places]  # a letter that should be double
    yield [  # two letters swapped
        word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        for place in range(len(word) - 1)
    ]
    yield [word[:place] + word[place + 1 :] for place in places]  # one too many
    # Two letters that should be double, the later one first so that places stay.
    yield [_doubled(_doubled(word, later), first) for first, later in combinations(places, 2)]
    for place in (*places, len(word)):  # one too few
        yield [word[:place] + letter + word[place:] for letter in letters]
    for place in places:  # a wrong one
        yield [word[:place] + letter + word[place + 1 :] for letter in letters]


def _doubled(word: str, place: int) -> str:
    return word[:place] + word[place - 1] + word[place:]


def mended(typed: Sequence[str], start_some: Callable[[Sequence[str]], bool]) -> list[list[str]]:
    """What was meant by words that match nothing: queries to look for, the likeliest first.

    `start_some` tells whether any of some words starts any word there is. Only words that start
    none are changed; when they all start some, or none can be mended, nothing is to be looked for.
    """
    wrong = [place for place, word in enumerate(typed) if not start_some((word,))]
    queries = [list(typed)] if wrong else []
    for place in wrong:
        found: list[str] = []
        for group in spellings(typed[place]):
            if start_some(group):
                found += [other for other in group if start_some((other,))]
            if len(found) >= MOST_SPELLINGS:
                break
        queries = [
            [*query[:place], other, *query[place + 1 :]]
            for query in queries
            for other in found[:MOST_SPELLINGS]
        ][:MOST_SPELLINGS]
    return queries
