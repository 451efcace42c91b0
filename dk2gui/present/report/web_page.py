# SPDX-License-Identifier: MIT
"""A report as one HTML file: headings, tables with heads, pictures with words, for any reader."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from dk2gui.present.language import tr
from dk2gui.present.report.content import (
    Card,
    Content,
    Fact,
    Part,
    Picture,
    References,
    Said,
    Section,
    Table,
)

BARS: Final = "intake"
"""The chart that stands above a table with bars."""
_STYLE: Final = """
:root { color-scheme: light; }
body { max-width: 54rem; margin: 1.5rem auto; padding: 0 1rem; color: #1b2430; background: #fff;
  font: 1rem/1.45 system-ui, sans-serif; }
h1 { margin: 0; } h2 { margin: 1.6rem 0 .4rem; font-size: 1.2rem; color: #0b5d94; }
.lead { font-weight: 600; } .small { font-size: .85rem; color: #4b5563; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0; }
dt { color: #4b5563; } dd { margin: 0; }
article { border-inline-start: .3rem solid; padding: .4rem .8rem; margin: .5rem 0; }
article h3, article p { margin: 0; } article h3 { font-size: 1rem; }
article.stop { border-color: #b3261e; background: #fdebea; }
article.caution { border-color: #8a5a00; background: #fff4df; }
article.info { border-color: #2f5d8a; background: #eaf3fb; }
.scrolls { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: start; font-size: .85rem; color: #4b5563; }
th, td { padding: .15rem .4rem; border-bottom: 1px solid #d5dbe3; text-align: end; }
th:first-child { text-align: start; }
figure { margin: .6rem 0; } figure img { max-width: 100%; height: auto; }
footer { margin-top: 2rem; border-top: 1px solid #d5dbe3; padding-top: .5rem; }
"""


def html_text(content: Content, charts: Mapping[str, bytes], language: str) -> str:
    """The whole file; `charts` are SVG by name, shown where the content has their picture."""
    body = "\n".join(
        [
            f"<p class='small'>{escape(content.about)}</p>",
            f"<h1>{escape(content.title)}</h1>",
            f"<p class='small'>{escape(content.dates)}</p>",
            f"<p class='small'>{escape(content.disclaimer)}</p>",
            *(line for section in content.sections for line in _section(section, charts)),
        ]
    )
    return (
        f"<!DOCTYPE html>\n<html lang='{escape(language)}'>\n<head>\n<meta charset='utf-8'>\n"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>\n"
        f"<title>{escape(content.title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n<footer class='small'>\n"
        f"<p>{escape(content.disclaimer)}</p>\n<p>{escape(content.imprint)}</p>\n"
        "</footer>\n</body>\n</html>\n"
    )


def _section(section: Section, charts: Mapping[str, bytes]) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(section.title)}</h2>"
    in_list = False
    for part in section.parts:
        if isinstance(part, Fact) != in_list:
            in_list = not in_list
            yield "<dl>" if in_list else "</dl>"
        yield from _part(part, charts)
    if in_list:
        yield "</dl>"
    yield "</section>"


def _part(part: Part, charts: Mapping[str, bytes]) -> Iterator[str]:
    match part:
        case Said():
            yield f"<p class='{part.look}'>{escape(part.text)}</p>"
        case Fact():
            yield f"<dt>{escape(part.label)}</dt>"
            for item in part.items:
                yield f"<dd style='grid-column: 2'>{escape(item)}</dd>"
        case Card():
            yield f"<article class='{part.severity}'>"
            yield f"<h3>{escape(tr('{kind}: {title}', kind=part.kind, title=part.title))}</h3>"
            yield f"<p>{escape(part.detail)}</p>"
            if part.ground:
                yield f"<p class='small'>{escape(part.ground)}</p>"
            yield "</article>"
        case Table():
            if part.bars:
                yield from _figure(BARS, part.caption, charts)
            yield from _table(part)
        case Picture():
            yield from _figure(part.name, part.words, charts)
            yield f"<p>{escape(part.words)}</p>"
        case References():
            yield "<ol class='small'>"
            yield from (f"<li>{escape(text)}</li>" for text in part.texts)
            yield "</ol>"


def _figure(name: str, words: str, charts: Mapping[str, bytes]) -> Iterator[str]:
    if name in charts:
        data = b64encode(charts[name]).decode("ascii")
        source = f"data:image/svg+xml;base64,{data}"
        yield f"<figure><img src='{source}' alt='{escape(words)}'></figure>"


def _table(table: Table) -> Iterator[str]:
    yield f"<div class='scrolls'><table>\n<caption>{escape(table.caption)}</caption>"
    heads = "".join(f"<th scope='col'>{escape(column.title)}</th>" for column in table.columns)
    yield f"<thead><tr>{heads}</tr></thead>\n<tbody>"
    for name, *cells in table.rows:
        inside = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        yield f"<tr><th scope='row'>{escape(name)}</th>{inside}</tr>"
    yield "</tbody></table></div>"
