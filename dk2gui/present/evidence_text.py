# SPDX-License-Identifier: MIT
"""Claims and evidence entries as rich text for reading."""

from collections.abc import Mapping, Sequence
from html import escape as html_escape
from typing import Final

from dk2gui.core.claims import Article, ArticleId, Claim
from dk2gui.core.evidence import Evidence, Source
from dk2gui.present.language import ENGLISH_CODE, marked, reader, tr
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
        _heading(tr("{claim}: what the article says", claim=claim.id)),
        _quoted_in_english(),
        f"<p>\u201c{escape(claim.statement)}\u201d</p>",
        f"<p>{escape(articles[claim.article].title)}</p>",
    ]
    if claim.figures:
        parts.append(_paragraph(tr("Its figures: {figures}", figures=claim.figures)))
    parts.append(_heading(tr(VERDICTS[claim.verdict_kind])) + _paragraph(claim.verdict))
    if claim.grade in grades and claim.grade != "-":
        parts.append(_graded(claim.grade, grades))
    if claim.conflicts:
        parts.append(_paragraph(tr("Other articles: {conflicts}", conflicts=claim.conflicts)))
    if claim.evidence:
        entry = evidence[claim.evidence]
        link = f'<a href="evidence:{entry.id}">{entry.id}: {escape(tr(entry.title))}</a>'
        parts.append(f"{_heading(tr('The literature'))}<p>{link}</p>")
        parts.append(f"<p>{escape(entry.finding)}</p>{_sources(entry.sources)}")
    return "".join(parts)


def entry_html(
    entry: Evidence, claims: Sequence[Claim], advice: Sequence[str], grades: Mapping[str, str]
) -> str:
    """One evidence entry with its sources, the claims it decides, and advice that rests on it."""
    parts = [
        f"<h3>{escape(entry.id)}: {escape(tr(entry.title))}</h3>",
        _quoted_in_english(),
        _paragraph(entry.finding),
    ]
    if entry.grade != "-":
        parts.append(_graded(entry.grade, grades))
    if advice:
        titles = "".join(f"<li>{escape(title)}</li>" for title in advice)
        parts.append(f"{_paragraph(tr('In your advice now:'))}<ul>{titles}</ul>")
    sources = _sources(entry.sources) or _paragraph(tr("None was found."))
    parts.append(_heading(tr("Sources")) + sources)
    if claims:
        parts.append(f"{_heading(tr('What the articles say about it'))}<ul>")
        parts.extend(
            f'<li><a href="claim:{claim.id}">{claim.id}</a>'
            f" {escape(tr(VERDICTS[claim.verdict_kind]))}: {escape(claim.statement)}</li>"
            for claim in claims
        )
        parts.append("</ul>")
    return "".join(parts)


def _heading(text: str) -> str:
    return f"<h3>{escape(text)}</h3>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _graded(grade: str, grades: Mapping[str, str]) -> str:
    return _paragraph(tr("Grade {grade}: {meaning}", grade=grade, meaning=tr(grades[grade])))


def _quoted_in_english() -> str:
    """Tells who reads another language that what follows is quoted as it was written."""
    if reader().language == ENGLISH_CODE:
        return ""
    return _paragraph(tr("What is quoted here is English, as it was written."))


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
    return text + (
        f" <i>{escape(tr('(cited from memory)'))}</i>" if source.status == "recalled" else ""
    )
