# SPDX-License-Identifier: MIT
"""Reports of people with hostile names: nothing in a file but what the program writes there."""

import base64
import csv
import datetime as dt
import io
from xml.etree import ElementTree

import msgspec
import pytest
from pypdf import PdfReader

from dk2gui.core.evaluate import evaluate
from dk2gui.core.intake.food import Food
from dk2gui.core.scenario.scenario import MAX_NAME_LENGTH, EatenFood
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui.report.document import build_report
from dk2gui.gui.report.export import Picture, html_bytes, pdf_bytes, svg_bytes
from dk2gui.gui.report.figures import figures
from dk2gui.present.cells import harmless
from dk2gui.present.numbers import Units
from dk2gui.present.report.tables import TABLES, csv_bytes
from tests.gui.report_cases import REPORT_CASES
from tests.gui.test_report_web_page import Page

DAY = dt.date(2026, 11, 20)
FOOD = "own:hostile"
HOSTILE = {
    "markup": "<b>x</b><img src=file:/etc/passwd>",
    "script": "]]></title></svg><script>alert(1)</script><!--",
    "entities": "&lt;&amp;&#60;&bogus;\"'",
    "escape codes": "a\x1b[2J\x07b\x9b31mc\x7fd\x00e",
    "turned": "plan \u202eUI 0005\u2066 x",
    "lines": "one\ntwo\r\nthree\u2028four\x0bfive",
    "formula": "=cmd|' /C calc'!A0",
    "PDF": ") Tj (x\\) /JS (app.alert\\(1\\)) >> endobj",
    "no letters": "\ufffe\uffff\ud7ff",
}
WORDS = {
    "markup": "<b>x</b><img src=file:/etc/passwd>",
    "script": "]]></title></svg><script>alert(1)</script><!--",
    "entities": "&lt;&amp;&#60;&bogus;\"'",
    "escape codes": "a [2J b 31mc d e",
    "turned": "plan UI 0005 x",
    "lines": "one two three four five",
    "formula": "=cmd|' /C calc'!A0",
    "PDF": ") Tj (x\\) /JS (app.alert\\(1\\)) >> endobj",
    "no letters": "",
}
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "g", "defs", "desc", "title", "path", "polyline", "polygon", "rect", "line", "text",
         "image", "circle", "ellipse", "mask", "pattern", "clipPath", "linearGradient", "stop"}  # fmt: skip


def assessed(name: str, food: str):
    scenario = REPORT_CASES["clinic"]
    products = tuple(msgspec.structs.replace(one, name=name) for one in scenario.products)
    scenario = msgspec.structs.replace(
        scenario, name=name, products=products,
        person=msgspec.structs.replace(scenario.person, name=name),
        foods=(*scenario.foods, EatenFood(food=FOOD, grams=50, times_per_week=7)),
    )  # fmt: skip
    held = Food(id=FOOD, name=food, source=food, per_100g={"vitamin_d": 2.0}, note=food)
    return evaluate(scenario, {**load_foods(), FOOD: held}, load_constants())


def pdf_of(assessment, file_name="a.dk2.json") -> PdfReader:
    report = build_report(assessment, load_constants(), Units(), version="1", date=DAY,
                       file_name=file_name)  # fmt: skip
    return PdfReader(io.BytesIO(pdf_bytes(report)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def check_svg(data: bytes):
    """Well formed, and of what a painter draws; nothing is fetched or run."""
    for element in ElementTree.fromstring(data).iter():
        assert element.tag.removeprefix(SVG) in DRAWN, element.tag
        for name, value in element.attrib.items():
            assert not name.startswith("on"), name
            assert not name.endswith("href") or value.startswith("data:image/png;base64,"), value


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_pdf_shows_them_as_text(qapp, kind):
    name = HOSTILE[kind]
    reader = pdf_of(assessed(name, name), name)
    text = text_of(reader).replace(" ", "")
    assert text.count(WORDS[kind].replace(" ", "")) >= 3
    assert not any(sign in text for sign in "\x00\x07\x1b\x7f\x9b\u202e\u2066\u2028")
    root = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert "/JavaScript" not in root["/Names"]
    assert not any(page.annotations or "/AA" in page for page in reader.pages)
    assert reader.attachments == {}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_web_page_shows_them_as_text(qapp, kind):
    name = HOSTILE[kind]
    text = html_bytes(assessed(name, name), load_constants(), Units(), version="1", date=DAY,
                      file_name=name).decode()  # fmt: skip
    plain = html_bytes(assessed("Winter", "Soup"), load_constants(), Units(), version="1", date=DAY,
                       file_name="a").decode()  # fmt: skip
    page, usual = Page(text), Page(plain)
    assert [tag for tag, _, _ in page.found] == [tag for tag, _, _ in usual.found]
    assert page.all("h1")[0][1] == (WORDS[kind] or "Scenario without a name")
    assert not any(sign in text for sign in "\x00\x07\x1b\x7f\x9b\u202e\u2066\u2028")
    for _, attributes, _ in page.found:
        assert not any(key.startswith("on") or key == "href" for key in attributes)
        assert (attributes.get("src") or "data:image/svg+xml;base64,").startswith("data:image/svg")
    for attributes, _ in page.all("img"):
        check_svg(base64.b64decode((attributes["src"] or "").partition("base64,")[2]))


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_picture_shows_them_as_text(qapp, kind):
    name = HOSTILE[kind]
    assessment = assessed(name, name)
    for figure in figures(assessment, load_constants(), Units()).values():
        check_svg(svg_bytes(Picture(figure, name, name)))


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_table_holds_them_in_one_cell_each(kind):
    name = HOSTILE[kind]
    assessment, usual = assessed(name, name), assessed("Winter", "Soup")
    for make in TABLES.values():
        read, plain = (
            list(csv.reader(io.StringIO(csv_bytes(make(one, one.foods)).decode(),
                                        newline=""), strict=True))
            for one in (assessment, usual)
        )  # fmt: skip
        assert [len(row) for row in read] == [len(row) for row in plain]
        for row in read:
            assert all(cell == harmless(cell) for cell in row), row


def test_a_name_without_end_fills_no_pages(qapp):
    usual = len(pdf_of(assessed("Winter", "Soup")).pages)
    reader = pdf_of(assessed("W" * MAX_NAME_LENGTH, "W" * 10_000), "W" * 10_000)
    assert len(reader.pages) <= usual + 1
