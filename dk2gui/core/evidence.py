# SPDX-License-Identifier: MIT
"""Graded evidence: what is known about one question, how surely, and from where."""

from functools import cached_property
from typing import Literal

import msgspec


class Source(msgspec.Struct, frozen=True):
    """One publication; `status` tells whether it was read or is cited from memory."""

    text: str
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    status: Literal["seen", "recalled"] = "seen"

    @property
    def citation(self) -> str:
        """The publication with its identifiers, and a mark where it is cited from memory."""
        parts = [self.text]
        if self.doi:
            parts.append(f"doi:{self.doi}")
        if self.pmid:
            parts.append(f"PMID {self.pmid}")
        if self.pmcid:
            parts.append(self.pmcid)
        cited = ", ".join(parts)
        return f"{cited} (cited from memory)" if self.status == "recalled" else cited


# With a dictionary for what is worked out of the fields once.
class Evidence(msgspec.Struct, frozen=True, dict=True):
    """What the literature says about one question."""

    id: str
    topic: str
    title: str
    grade: Literal["A", "B", "C", "D", "E", "X", "-"]
    finding: str
    sources: tuple[Source, ...] = ()

    @cached_property
    def citations(self) -> tuple[str, ...]:
        """Each source as it is cited."""
        return tuple(source.citation for source in self.sources)


class EvidenceFile(msgspec.Struct, frozen=True):
    """The shape of the evidence file: what the grades mean, and the entries."""

    grades: dict[str, str]
    evidence: tuple[Evidence, ...]
