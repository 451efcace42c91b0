# SPDX-License-Identifier: MIT
"""Reads a German text back beside its English one: what must survive a translation, and did not.

Numbers, units and places are compared as they are. Directions are compared at each place: whether
something is above, from, below or up to a figure. Negations, and directions that need no figure,
are compared sentence by sentence by a lexicon: both languages have a word of a row, or neither.
Idioms in which such a word means something else are taken out first.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from dk2gui.core.basis.message import places

_NUMBER: Final = re.compile(r"(?<![\w{])\d+(?:[.,]\d+)*(?![\w}])")
_UNITS: Final = (
    "IU", "\u00b5g", "ug", "mg", "g", "kg", "nmol/L", "ng/mL", "pmol/L", "mmol/L", "mg/dL", "%",
)  # fmt: skip
_UNIT: Final = re.compile(
    r"(?<![\w/])(?:" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")(?![\w/])"
)
_UNIT_NAMES: Final = {"IE": "IU"}

_PLACE: Final = r"\{(\w+)\}"
AT_A_PLACE: Final = {
    "above": (
        (r"(?<!at or )(?:above|more than|over|pass) @",),
        (r"(?:\u00fcber|mehr als) @",),
    ),
    "from": (
        (r"(?:from|at least) @(?! to)", r"@ (?:or more|or older|and above|and more)",
         r"@ of [\w-]+ a day and more"),
        (r"(?:ab|mindestens) @", r"@ (?:oder mehr|oder \u00e4lter|und mehr)",
         r"@ [\w-]+ am tag und mehr"),
    ),
    "below": (
        (r"(?<!at or )(?:below|less than|fewer than|under|younger than) @",),
        (r"(?:unter|weniger als|j\u00fcnger als) @",),
    ),
    "at or above": ((r"at or above @",), (r"bei @ oder dar\u00fcber",)),
    "at or below": ((r"at or below @",), (r"bei @ oder darunter",)),
    "up to": ((r"(?:up to|at most|allows) @", r"@ at most"), (r"(?:bis zu|h\u00f6chstens) @",)),
}  # fmt: skip
"""How a figure is a limit: patterns of English and of German, in which @ is the place."""

LEXICON: Final = {
    "not": (
        r"not|no|none|nothing|never|without|cannot|nobody|neither|fail|misses",
        r"nicht|nichts|nie|niemals|ohne|kein\w*|niemand\w*|weder|nichtrauchen",
    ),
    "unless": (r"unless", r"au\u00dfer"),
    "unborn": (r"unborn", r"ungebor\w+"),
    "unseen": (r"unseen", r"unbemerkt"),
    "above": (r"above|overactive|overdoses?", r"\u00fcber|dar\u00fcber|\u00fcberaktive\w*|\u00fcberdos\w+"),
    "below": (r"below", r"unter|darunter"),
    "more": (r"more|commoner|longer|higher|better", r"mehr|h\u00e4ufiger|l\u00e4nger|h\u00f6her|besser\w*|wahrscheinlicher|gef\u00e4hrlicher"),
    "less": (r"less|lower(?:s|ed)?|smaller|fewer|bring it down", r"weniger|niedriger\w*|kleiner\w*|untere\w*|senk\w+"),
    "raises": (r"raises?|raised", r"erh\u00f6h\w+"),
    "too much": (r"too (?:much|high)", r"zu (?:viel|hoch|sehr)"),
    "too little": (r"too (?:little|low)", r"zu (?:wenig|niedrig|tief)"),
    "before": (r"before", r"bevor|vor|vorher|davor"),
    "after": (r"after", r"nach"),
    "only": (r"only", r"nur"),
    "first": (r"first", r"erst|zuerst|ersten?"),
    "today": (r"today", r"heute"),
    "at once": (r"now|at once", r"sofort"),
    "soon": (r"soon", r"bald"),
    "stop": (
        r"stop|leave .*out",
        r"setzen .*ab|absetzen|stopp|weglassen|lassen .* weg",
    ),
    "call": (r"call", r"anrufen"),
}  # fmt: skip
"""A meaning: words of English and of German, of which a sentence has one in both or in neither."""

IDIOMS: Final = (
    ("above all", "vor allem"),
    ("comes first", "geht vor"),
    # What only German says with such a word.
    # At the end of a clause it is a part of the verb: "schlagen ... vor".
    ("", "\\bvor(?=[,.;:]|$)|sch\u00fctzt vor steinen"),
    ("", "nach amtlichem ma\u00df|nach dem ergebnis|nach einem (?:wechsel|mangel .* gesucht)"),
    ("", "\u00fcber (?:vitamin k|den grund|wochen|k2 uneinig)"),
    ("", "\u00fcber (?:k2|dosen|ein anzustrebendes 25.oh.d|die) geschrieben"),
    ("", "weder durch essen noch durch tabletten"),
    ("", "unter (?:beobachtung|denen|\u00e4rztliche)"),
)
"""English first, German second; "" where the other language has no such word."""


def lost(english: str, german: str) -> list[str]:
    """What is in one of two texts and not in the other, in words; empty when all survived."""
    found = [
        f"{what}: {sorted((here - there) + (there - here))}"
        for what, here, there in (
            ("places", Counter(places(english)), Counter(places(german))),
            ("numbers", _counted(_NUMBER, english), _counted(_NUMBER, german)),
            ("units", _counted(_UNIT, english), _counted(_UNIT, german)),
        )
        if here != there
    ]
    for which, (here, there) in enumerate(zip_longest(*_limits_of(english, german))):
        if here != there:
            found.append(f"limit {which + 1}: {here} / {there}")
    for here, there in _sentences(_bare(english, 0), _bare(german, 1)):
        for meaning, (words, other_words) in LEXICON.items():
            if _says(words, here) != _says(other_words, there):
                found.append(f"{meaning}: {here!r} / {there!r}")
    return found


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(_UNIT_NAMES.get(name, name) for name in pattern.findall(text))


def _limits_of(english: str, german: str) -> tuple[list[str], list[str]]:
    return sorted(_limits(english, 0)), sorted(_limits(german, 1))


def _limits(text: str, language: int) -> Iterator[str]:
    """Each place that is a limit, with how it is one."""
    for kind, patterns in AT_A_PLACE.items():
        for pattern in patterns[language]:
            for place in re.findall(_at(pattern), text.lower()):
                yield f"{kind} {place}"


def _bare(text: str, language: int) -> str:
    """A text without its limits, which were compared by themselves, and without idioms."""
    text = text.lower()
    for idiom in IDIOMS:
        if idiom[language]:
            text = re.sub(idiom[language], "", text)
    for patterns in AT_A_PLACE.values():
        for pattern in patterns[language]:
            text = re.sub(_at(pattern), "", text)
    return re.sub(_PLACE, "", text)


def _at(pattern: str) -> str:
    return rf"(?<!\w){pattern}".replace("@", _PLACE)


def _sentences(english: str, german: str) -> Iterator[tuple[str, str]]:
    """The sentences of two texts side by side; all as one where they are not as many."""
    here, there = (re.split(r"[.;:]\s", text) for text in (english, german))
    if len(here) == len(there):
        yield from zip(here, there, strict=True)
    else:
        yield english, german


def _says(words: str, text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{words})(?!\w)", text) is not None
