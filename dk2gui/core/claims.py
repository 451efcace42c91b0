# SPDX-License-Identifier: MIT
"""What popular articles say, claim by claim, with our verdict; search in claims and evidence."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal

import msgspec

from dk2gui.core.basis.letters import fold_letters
from dk2gui.core.evidence import Evidence

ArticleId = Literal["F", "B", "P"]
ClaimTopic = Literal[
    "mechanism", "dose", "outcome", "safety", "food", "form", "testing", "sun", "mineral",
    "population", "interaction", "ratio",
]  # fmt: skip
VerdictKind = Literal["supported", "partly", "opinion", "unproven", "wrong", "mislabelled"]
Grade = Literal["A", "B", "C", "D", "E", "X", "-"]

WRONG: Final[frozenset[VerdictKind]] = frozenset({"wrong", "mislabelled"})

# What a reader may type for a kind of verdict; a mislabelled figure is a wrong one.
_KIND_WORDS: Final[dict[VerdictKind, str]] = {
    "supported": "supported",
    "partly": "partly right",
    "opinion": "opinion",
    "unproven": "unproven not shown",
    "wrong": "wrong contradicted",
    "mislabelled": "mislabelled wrong figure",
}


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A popular article, described without the name of a person, a site or a product."""

    title: str


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement of an article and what is right.

    `evidence` is the id of the entry that decides it, "" for a claim with nothing to decide.
    `represented_by` names what in the program stands for the claim, as `kind:name`.
    """

    id: str
    article: ArticleId
    topic: ClaimTopic
    statement: str
    verdict_kind: VerdictKind
    verdict: str
    grade: Grade
    evidence: str = ""
    figures: str = ""
    represented_by: tuple[str, ...] = ()
    conflicts: str = ""


class ClaimsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the claims file."""

    articles: dict[ArticleId, Article]
    claims: tuple[Claim, ...]


def search_claims(
    claims: Sequence[Claim],
    evidence: Mapping[str, Evidence],
    *,
    words: str = "",
    topic: str | None = None,
    article: str | None = None,
    grade: str | None = None,
    only_wrong: bool = False,
) -> tuple[Claim, ...]:
    """The claims that pass every filter, in the order given.

    Each word of `words` must start a word of the claim (statement, verdict and its kind, figures,
    topic, what the articles disagree about) or of the evidence behind it with its sources and their
    DOI, PMID and PMCID. The digits of one number may be grouped, as in 10 000. None, "" and False
    filter nothing.
    """
    fits = word_filter(words)
    return tuple(
        claim
        for claim in claims
        if topic in (None, claim.topic)
        and article in (None, claim.article)
        and grade in (None, claim.grade)
        and not (only_wrong and claim.verdict_kind not in WRONG)
        and fits(_claim_words(claim) + _evidence_words(evidence.get(claim.evidence)))
    )


def search_evidence(
    entries: Sequence[Evidence], *, words: str = "", grade: str | None = None
) -> tuple[Evidence, ...]:
    """The entries that pass both filters, in the order given; words match as in claims."""
    fits = word_filter(words)
    return tuple(
        entry for entry in entries if grade in (None, entry.grade) and fits(_evidence_words(entry))
    )


def word_filter(words: str) -> Callable[[str], bool]:
    """Whether a text made by `searchable` holds a word that begins with each of these."""
    # A space stands before every word of the text, so a hit is the start of a word. Digits in
    # groups may be one number or several: either reading may be found.
    plain = fold_letters(words)
    readings = [
        [f" {word}" for word in _spaced(reading).split()]
        for reading in dict.fromkeys((plain, _joined(plain)))
    ]
    return lambda text: any(all(start in text for start in starts) for starts in readings)


@lru_cache(maxsize=512)
def _claim_words(claim: Claim) -> str:
    kind = _KIND_WORDS[claim.verdict_kind]
    return searchable(
        f"{claim.id} {claim.statement} {claim.verdict} {claim.figures} {claim.conflicts} "
        f"{kind} {claim.topic}"
    )


@lru_cache(maxsize=512)
def _evidence_words(entry: Evidence | None) -> str:
    if entry is None:
        return ""
    sources = " ".join(entry.citations)
    return searchable(f"{entry.id} {entry.title} {entry.finding} {entry.topic} {sources}")


_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")
_INSIDE_NAMES: Final = re.compile(r"[-()]")
_DIGIT_GROUPS: Final = re.compile(r"(?<![\w.-])\d{1,3}(?:[\s,]\d{3})+(?!\d)")
_BETWEEN_DIGITS: Final = re.compile(r"[\s,]")


def searchable(text: str) -> str:
    """The words of a text, each after a space.

    Names such as MK-7 are there as one word too, mk7, and numbers in groups of digits as one.
    """
    plain = fold_letters(text)
    return "".join(
        _spaced(reading)
        for reading in dict.fromkeys((plain, _INSIDE_NAMES.sub("", plain), _joined(plain)))
    )


def _joined(plain: str) -> str:
    """A text with 10 000 and 10,000 written 10000."""
    return _DIGIT_GROUPS.sub(lambda number: _BETWEEN_DIGITS.sub("", number[0]), plain)


def _spaced(plain: str) -> str:
    return " " + _BETWEEN_WORDS.sub(" ", plain).strip()
