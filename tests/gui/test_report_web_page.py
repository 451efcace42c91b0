# SPDX-License-Identifier: MIT
"""The report as a web page, read as a screen reader does: by headings, tables and alternatives."""

import base64
import datetime as dt
from html.parser import HTMLParser
from xml.etree import ElementTree

import msgspec
import pytest

from dk2gui.core.evaluate import Assessment, evaluate
from dk2gui.core.intake.intake import foods_of
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui.report.export import html_bytes
from dk2gui.present.disclaimer import DISCLAIMER
from dk2gui.present.numbers import Units
from dk2gui.present.serum_text import summary
from tests.gui.report_cases import REPORT_CASES

DAY = dt.date(2026, 11, 20)
_EMPTY = {"meta", "img"}


class Page(HTMLParser):
    """Elements in order, with their attributes and their text; fails on what is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[tuple[str, list[str]]] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        words: list[str] = []
        self.found.append((tag, dict(attrs), words))
        if tag not in _EMPTY:
            self._open.append((tag, words))

    def handle_endtag(self, tag):
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data):
        for _, words in self._open:
            words.append(data)

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attrs, "".join(words)) for name, attrs, words in self.found if name == tag]


def assessed(scenario: Scenario) -> Assessment:
    return evaluate(scenario, foods_of(scenario, load_foods()), load_constants())


def html_of(scenario: Scenario) -> str:
    return html_bytes(assessed(scenario), load_constants(), Units(), version="9.8.7", date=DAY,
                      file_name="a.dk2.json").decode()  # fmt: skip


@pytest.mark.parametrize("name", list(REPORT_CASES))
def test_it_says_its_language_its_title_and_its_headings(qapp, name):
    scenario = REPORT_CASES[name]
    page = Page(html_of(scenario))
    assert page.all("html")[0][0]["lang"] == "en"
    assert [text for _, text in page.all("title")] == [scenario.name]
    assert [text for _, text in page.all("h1")] == [scenario.name]
    headings = [text for _, text in page.all("h2")]
    assert headings[-2:] == ["What is not known", "Evidence and sources"]
    assert "The answer" in headings
    assert DISCLAIMER in page.all("footer")[0][1]
    assert "a.dk2.json" in page.all("footer")[0][1]


def test_every_picture_has_words_and_every_table_heads(qapp):
    scenario = REPORT_CASES["clinic"]
    page = Page(html_of(scenario))
    pictures = [attrs for attrs, _ in page.all("img")]
    assert len(pictures) == 2
    assert pictures[0]["alt"] == summary(assessed(scenario), Units())
    for attrs in pictures:
        assert attrs["alt"]
        data = base64.b64decode((attrs["src"] or "").partition("base64,")[2])
        assert ElementTree.fromstring(data).get("role") == "img"
    scopes = {attrs.get("scope") for attrs, _ in page.all("th")}
    assert scopes == {"col", "row"}
    assert len(page.all("caption")) == len(page.all("table")) == 3


def test_names_are_text_whatever_they_look_like(qapp):
    hostile = "<img src=x onerror=alert(1)>&amp;'\"</title>"
    scenario = msgspec.structs.replace(REPORT_CASES["child"], name=hostile)
    page = Page(html_of(scenario))
    assert page.all("h1")[0][1] == hostile
    assert all("onerror" not in attrs for attrs, _ in page.all("img"))
