# SPDX-License-Identifier: MIT
"""Claims and evidence entries as rich text for reading."""

from collections.abc import Mapping, Sequence
from html import escape as html_escape
from typing import Final

from dk2gui.core.claims import Article, ArticleId, Claim
from dk2gui.core.evidence import Evidence, Source
from dk2gui.present.language import marked
from dk2gui.present.numbers import MICRO

VERDICTS: Final = {
    "supported": marked("\u2713 supported"),
    "partly": marked("\u25d0 partly right"),
    "opinion": marked("\u25cb opinion"),
    "unproven": marked("? unproven"),
    "wrong": marked("\u2717 wrong"),
    "mislabelled": marked("\u2717 mislabelled"),
}
TOPICS: Final = {
    "mechanism": marked("How it works"),
    "dose": marked("Doses"),
    "outcome": marked("What it does for health"),
    "safety": marked("Safety"),
    "food": marked("Foods"),
    "form": marked("Forms"),
    "testing": marked("Blood tests"),
    "sun": marked("Sun"),
    "mineral": marked("Minerals"),
    "population": marked("Who"),
    "interaction": marked("Medicines"),
    "ratio": marked("Ratios"),
}


def escape(text: str) -> str:
    """Text as HTML, with the micro sign for the letter u of a unit."""
    return html_escape(text.replace(" ug", f" {MICRO}g"))


def claim_html(
    claim: Claim,
    articles: Mapping[ArticleId, Article],
    evidence: Mapping[str, Evidence],
    grades: Mapping[str, str],
) -> str:
    """What an article says, what is right, how sure, and the literature behind it."""
    parts = [
        f"<h3>{escape(claim.id)}: what the article says</h3>",
        f"<p>\u201c{escape(claim.statement)}\u201d</p>",
        f"<p>{escape(articles[claim.article].title)}"
        + (f". Its figures: {escape(claim.figures)}" if claim.figures else "")
        + "</p>",
        f"<h3>{escape(VERDICTS[claim.verdict_kind])}</h3><p>{escape(claim.verdict)}</p>",
    ]
    if claim.grade in grades and claim.grade != "-":
        parts.append(f"<p>Grade {claim.grade}: {escape(grades[claim.grade])}</p>")
    if claim.conflicts:
        parts.append(f"<p>Other articles: {escape(claim.conflicts)}</p>")
    if claim.evidence:
        entry = evidence[claim.evidence]
        link = f'<a href="evidence:{entry.id}">{entry.id}: {escape(entry.title)}</a>'
        parts.append(f"<h3>The literature</h3><p>{link}</p>")
        parts.append(f"<p>{escape(entry.finding)}</p>{_sources(entry.sources)}")
    return "".join(parts)


def entry_html(
    entry: Evidence, claims: Sequence[Claim], advice: Sequence[str], grades: Mapping[str, str]
) -> str:
    """One evidence entry with its sources, the claims it decides, and advice that rests on it."""
    parts = [
        f"<h3>{escape(entry.id)}: {escape(entry.title)}</h3><p>{escape(entry.finding)}</p>",
    ]
    if entry.grade != "-":
        parts.append(f"<p>Grade {entry.grade}: {escape(grades[entry.grade])}</p>")
    if advice:
        titles = "".join(f"<li>{escape(title)}</li>" for title in advice)
        parts.append(f"<p>In your advice now:</p><ul>{titles}</ul>")
    parts.append("<h3>Sources</h3>" + (_sources(entry.sources) or "<p>None was found.</p>"))
    if claims:
        parts.append("<h3>What the articles say about it</h3><ul>")
        parts.extend(
            f'<li><a href="claim:{claim.id}">{claim.id}</a> {escape(VERDICTS[claim.verdict_kind])}:'
            f" {escape(claim.statement)}</li>"
            for claim in claims
        )
        parts.append("</ul>")
    return "".join(parts)


def _sources(sources: Sequence[Source]) -> str:
    items = "".join(f"<li>{_source(source)}</li>" for source in sources)
    return f"<ul>{items}</ul>" if items else ""


def _source(source: Source) -> str:
    text = escape(source.text)
    if source.doi:
        text += f', <a href="https://doi.org/{escape(source.doi)}">doi:{escape(source.doi)}</a>'
    if source.pmid:
        link = f"https://pubmed.ncbi.nlm.nih.gov/{escape(source.pmid)}"
        text += f', <a href="{link}">PMID {escape(source.pmid)}</a>'
    if source.pmcid:
        link = f"https://pmc.ncbi.nlm.nih.gov/articles/{escape(source.pmcid)}"
        text += f', <a href="{link}">{escape(source.pmcid)}</a>'
    return text + (" <i>(cited from memory)</i>" if source.status == "recalled" else "")
