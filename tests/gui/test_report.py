# SPDX-License-Identifier: MIT
"""The report as a reader of the file finds it."""

import datetime as dt
import io
import unicodedata
from typing import get_args
from xml.etree import ElementTree

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from dk2gui.core.answer import answer
from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.core.evaluate import Assessment, evaluate
from dk2gui.core.scenario import scenario as sc
from dk2gui.core.scenario.scenario import EatenFood, Lab, Person, Scenario, SunHabit, Supplement
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.gui.report.document import build_report
from dk2gui.gui.report.export import (
    PLOT_SIZE,
    Picture,
    pdf_bytes,
    png_bytes,
    svg_bytes,
    write_pdf,
    write_picture,
)
from dk2gui.gui.report.figures import Figure, figures
from dk2gui.gui.report.pages import Report, page_room, page_width, paginate
from dk2gui.gui.report.printing import PrintError, print_on, print_report, report_printer
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.window.example import example_scenario
from dk2gui.present.advice_text import advice_texts
from dk2gui.present.answer_text import k2_sentence, level_sentence
from dk2gui.present.disclaimer import DISCLAIMER
from dk2gui.present.intake_text import status_word, total_text
from dk2gui.present.numbers import Units
from dk2gui.present.report import input_text
from dk2gui.present.report.content import LISTED_FOODS
from dk2gui.present.report.paper import A4, LETTER, Paper
from dk2gui.present.report.result_text import RESTS_ON, intake_table
from dk2gui.present.words import ENGLISH, Words
from dk2gui.userdata.atomic import StorageError
from tests.gui.report_cases import REPORT_CASES
from tests.strategies import scenarios

DAY = dt.date(2026, 11, 20)
UNITS = Units()
SVG = "{http://www.w3.org/2000/svg}"

FULL = Scenario(
    schema=1,
    name="Mrs Kowalska & son <2026>",
    person=Person(
        age_years=67,
        weight_kg=81.5,
        postmenopausal=True,
        conditions=("osteoporosis", "diabetes"),
        medications=("vitamin_k_antagonist",),
        diet=("vegetarian",),
        smoker=True,
    ),
    supplements=(
        Supplement(compound="vitamin_d3", amount=50_000, unit="IU", every_days=7),
        Supplement(compound="mk7", amount=180, unit="ug"),
        Supplement(compound="calcium", amount=500, unit="mg"),
    ),
    foods=(
        EatenFood(food="natto", grams=40, times_per_week=3),
        EatenFood(food="gouda", grams=30, times_per_week=7),
    ),
    other_food={"magnesium": 250},
    sun=SunHabit(latitude=-34.6, minutes=20, spf=15),
    labs=(
        Lab(date=dt.date(2026, 10, 1), marker="25ohd", value=42, unit="nmol/L"),
        Lab(date=dt.date(2026, 10, 2), marker="inr", value=2.5, unit="1"),
    ),
    start_date=DAY,
)


def assessed(scenario: Scenario) -> Assessment:
    return evaluate(scenario, load_foods(), load_constants())


def report_of(scenario: Scenario, units: Units = UNITS, paper: Paper = A4) -> Report:
    return build_report(assessed(scenario), load_constants(), units, version="9.8.7", date=DAY,
                        paper=paper, file_name="winter.dk2.json")  # fmt: skip


def pdf_of(scenario: Scenario, units: Units = UNITS, paper: Paper = A4) -> bytes:
    return pdf_bytes(report_of(scenario, units, paper))


def squeezed(text: str) -> str:
    """Text without its gaps: a PDF places words, it does not keep spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def pages_of(data: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
@pytest.mark.parametrize("name", [*REPORT_CASES, "full", "example", "empty"])
def test_every_realistic_report_has_two_pages_and_each_says_what_it_is(qapp, name, paper):
    own = {"full": FULL, "example": example_scenario(DAY), "empty": Scenario(schema=1)}
    pages = pages_of(pdf_of((REPORT_CASES | own)[name], paper=paper))
    assert 1 <= len(pages) <= 2
    for number, page in enumerate(pages, start=1):
        assert squeezed(DISCLAIMER) in page
        assert squeezed("dk2gui 9.8.7, 20 Nov 2026, made of winter.dk2.json") in page
        assert squeezed(f"Page {number} of {len(pages)}") in page


def test_the_first_page_holds_what_a_clinician_needs(qapp):
    first, second = pages_of(pdf_of(REPORT_CASES["clinic"], paper=LETTER))
    order = [
        "Stop and ask: ", "On 20 Nov 2027 you are likely at", "K2 a day: ", "Person", "Medicines",
        "Supplements", "Blood tests", "10 Oct 2026: eGFR 38", "25(OH)D rises", "Cautions",
    ]  # fmt: skip
    places = [first.find(squeezed(words)) for words in order]
    assert places == sorted(places)
    assert places[0] >= 0
    for words in ("Rests on", "What is not known", "Evidence and sources"):
        assert squeezed(words) in second


def test_all_inputs_are_in_the_text(qapp):
    text = "".join(pages_of(pdf_of(FULL)))
    for words in (
        "Mrs Kowalska & son <2026>", "67 years, female, after menopause, 81.5 kg", "smoker",
        "diabetes", "osteoporosis", "vitamin K antagonist (warfarin or alike)", "vegetarian",
        "Vitamin D3: 50 000 IU (1 250 µg) weekly", "Vitamin K2 as MK-7: 180 µg daily",
        "Calcium: 500 mg daily", "Natto", "40 g, 3×/week", "30 g, 7×/week", "Magnesium: 250 mg",
        "20 minutes from 12:00", "SPF 15", "34.6° S", "1 Oct 2026: 25(OH)D 42 nmol/L",
        "2 Oct 2026: INR 2.5", "NASEM (US and Canada)",
    ):  # fmt: skip
        assert squeezed(words) in text, words


def test_advice_results_and_sources_are_in_the_text(qapp):
    assessment = assessed(FULL)
    text = "".join(pages_of(pdf_of(FULL)))
    assert any(item.severity == "stop" for item in assessment.advice)
    for item in advice_texts(assessment.advice, Words(Units())):
        assert squeezed(item.title) in text
        assert squeezed(item.detail) in text
        for source in item.sources:
            assert squeezed(source) in text
    assert squeezed("Stop and ask: ") in text
    for grade in {item.grade for item in assessment.advice} - {"-"}:
        assert squeezed(f"Evidence {grade}: {load_constants().grades[grade]}") in text
    for nutrient in NUTRIENTS.values():
        assert squeezed(nutrient.title) in text
    assert squeezed("above UL") in text
    assert squeezed(ENGLISH.say_all(assessment.vitamin_k.note)) in text
    last = f"{assessment.serum.median[-1]:.0f}"
    assert squeezed(f"to {last} nmol/L by 20 Nov 2027") in text


@pytest.mark.parametrize("name", list(REPORT_CASES))
def test_both_answers_of_the_window_stand_on_the_first_page_after_the_stops(qapp, name):
    constants = load_constants()
    assessment = assessed(REPORT_CASES[name])
    found = answer(assessment, constants)
    first = pages_of(pdf_of(REPORT_CASES[name]))[0]
    level = squeezed(level_sentence(found, constants.serum_lines, UNITS))
    k2 = squeezed(k2_sentence(found, assessment.vitamin_k, UNITS))
    assert level in first
    assert first.index(level) < first.index(k2) < first.index(squeezed("Who, and what is taken"))
    stops = [item for item in assessment.advice if item.severity == "stop"]
    for item in advice_texts(stops, Words(UNITS)):
        assert first.index(squeezed(item.detail)[:40]) < first.index(level)


def test_status_total_and_what_it_rests_on_are_those_of_the_window(qapp):
    for name in ("clinic", "vegan"):
        assessment = assessed(REPORT_CASES[name])
        table = intake_table(assessment, UNITS)
        heads = [column.title for column in table.columns]
        for row, assessed_row in zip(table.rows, assessment.nutrients.values(), strict=True):
            told = dict(zip(heads, row, strict=True))
            assert told["Status"] == status_word(assessed_row, assessment.policy)
            assert told["Total"] == total_text(assessed_row, UNITS)
            assert told["Rests on"] == RESTS_ON[assessed_row.rests_on]
        text = squeezed("".join(pages_of(pdf_of(REPORT_CASES[name]))))
        for cells in table.rows:
            assert squeezed(cells[-1]) in text


def test_what_is_doubted_is_told(qapp):
    assessment = assessed(REPORT_CASES["doubts"])
    text = "".join(pages_of(pdf_of(REPORT_CASES["doubts"])))
    assert assessment.doubts
    for doubt in assessment.doubts:
        assert squeezed(Words(UNITS).say(doubt.reason)) in text


def test_a_gap_is_told_and_silence_is_no_zero(qapp):
    text = "".join(pages_of(pdf_of(FULL)))
    # Natto and gouda lack boron; nobody said anything about it elsewhere.
    assert "notmeasured" in text
    empty = "".join(pages_of(pdf_of(Scenario(schema=1))))
    assert "notstated" in empty
    assert "atleast" not in empty


def test_units_follow_the_reader(qapp):
    text = "".join(pages_of(pdf_of(FULL, Units("ug", "ng/mL"))))
    assert squeezed("RDA 15 µg") in text
    assert squeezed("25(OH)D, ng/mL") in text
    assert "RDA600IU" not in text


@pytest.mark.parametrize(
    "name",
    [
        "", "W" * 200, "word " * 40, "ويتامين دي للشتاء", "חורף", "冬の計画 ☀️", "a\u2028b\x00\ufffcc\td",
        "👩‍⚕️ e\u0301\u0301\u0301", "<b>bold</b> &amp; %1",
    ],
)  # fmt: skip
def test_any_name_fits(qapp, name):
    pages = pages_of(pdf_of(Scenario(schema=1, name=name)))
    assert len(pages) <= 3
    if name.isascii() and name.isprintable():
        assert squeezed(name)[:60] in pages[0]


def test_a_scenario_with_very_much_in_it_stays_short(qapp):
    foods = list(load_foods())[:40]
    compounds = get_args(sc.CompoundId)
    markers = sorted(sc.MARKER_UNITS)
    scenario = Scenario(
        schema=1,
        name="Everything at once",
        person=Person(
            age_years=72,
            conditions=get_args(sc.Condition)[:5],
            medications=get_args(sc.Medication)[:5],
            diet=("low_fat",),
        ),
        supplements=tuple(Supplement(compound=name, amount=90, unit="ug") for name in compounds),
        foods=tuple(EatenFood(food=food, grams=100, times_per_week=1) for food in foods),
        other_food=dict.fromkeys(list(NUTRIENTS)[:6], 5.0),
        sun=SunHabit(latitude=52, minutes=30),
        labs=tuple(
            Lab(date=DAY, marker=name, value=3, unit=sc.MARKER_UNITS[name][0]) for name in markers
        ),
        start_date=DAY,
    )
    pages = pages_of(pdf_of(scenario))
    assert len(pages) <= 3
    text = "".join(pages)
    for food in foods[:LISTED_FOODS]:
        assert squeezed(load_foods()[food].name) in text
    left = len(foods) - LISTED_FOODS
    assert squeezed(f"and {left} more foods, in the CSV of what was entered") in text


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scenarios())
def test_no_scenario_runs_over_the_edge_of_a_page(qapp, scenario):
    for paper in (A4, LETTER):
        report = report_of(scenario, paper=paper)
        pages = paginate(report.blocks, paper)
        assert [block for page in pages for block in page] == list(report.blocks)
        for number, page in enumerate(pages):
            filled = sum(block.height(page_width(paper)) for block in page)
            assert filled <= page_room(paper, first=number == 0)
            assert not page[-1].keep_with_next
    assert len(pypdf.PdfReader(io.BytesIO(pdf_bytes(report))).pages) == len(pages)


@pytest.mark.parametrize(("paper", "size"), [(A4, (595, 842)), (LETTER, (612, 792))])
def test_plots_are_vectors_and_the_paper_is_the_one_that_was_wanted(qapp, paper, size):
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(FULL, paper=paper)))
    for page in reader.pages:
        assert not page.images
        # In points; Qt rounds to whole ones.
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_a_reader_of_the_file_knows_language_title_and_headings(qapp):
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(FULL)), strict=True)
    assert reader.root_object["/Lang"] == "en"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == FULL.name
    report = report_of(FULL)
    told = [(one.title, reader.get_destination_page_number(one)) for one in reader.outline]
    assert told == list(report.outline())
    pages = pages_of(pdf_of(FULL))
    for title, page in told:
        assert squeezed(title) in pages[page]


@pytest.mark.parametrize("name", ["intake", "serum", "balance"])
def test_a_plot_as_svg_keeps_its_words(qapp, name):
    figure = figures(assessed(FULL), load_constants(), Units())[name]
    root = ElementTree.fromstring(svg_bytes(Picture(figure, "a < b & c", "in words & more")))
    assert root.findtext(f"{SVG}title") == "a < b & c"
    assert root.findtext(f"{SVG}desc") == "in words & more"
    assert (root.get("role"), root.get("lang")) == ("img", "en")
    words = {"".join(node.itertext()).strip() for node in root.iter(f"{SVG}text")}
    expected = {
        "intake": {"Vitamin D", "Vitamin K, all", "Magnesium", "Boron", "food", "supplements"},
        "serum": {"50", "100", "Jan 2027"},
        "balance": {"you"},
    }[name]
    assert expected <= words
    assert not list(root.iter(f"{SVG}image"))


@pytest.mark.parametrize("name", ["intake", "serum", "balance"])
def test_a_plot_as_png_has_two_pixels_for_one(qapp, name):
    figure = figures(assessed(FULL), load_constants(), Units())[name]
    image = QImage.fromData(png_bytes(Picture(figure, "Level", "in words")))
    assert (image.text("Title"), image.text("Description")) == ("Level", "in words")
    assert image.size() == PLOT_SIZE * 2
    colours = {image.pixelColor(x, y).name() for x in range(0, 1800, 7) for y in range(0, 840, 7)}
    assert LIGHT.panel in colours
    assert len(colours) > 5


def test_anything_that_paints_itself_can_be_saved(qapp):
    class Plain:
        def paint_on(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
            painter.setPen(QColor(theme.text))
            painter.drawText(rect.center(), "seen")

    figure: Figure = Plain()
    root = ElementTree.fromstring(svg_bytes(Picture(figure, "x")))
    assert ["".join(node.itertext()).strip() for node in root.iter(f"{SVG}text")] == ["seen"]


def test_a_dark_desktop_makes_no_dark_paper(qapp):
    figure = figures(assessed(FULL), load_constants(), Units())["intake"]
    before, light_pdf = png_bytes(Picture(figure, "x")), pdf_of(FULL)
    kept = qapp.palette()
    dark = QPalette(QColor("#111111"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#ffffff"))
    qapp.setPalette(dark)
    try:
        assert png_bytes(Picture(figure, "x")) == before
        content = [page.get_contents().get_data() for page in _pages(pdf_of(FULL))]
    finally:
        qapp.setPalette(kept)
    assert content == [page.get_contents().get_data() for page in _pages(light_pdf)]


def _pages(data: bytes):
    return pypdf.PdfReader(io.BytesIO(data)).pages


@pytest.mark.parametrize("kind", ["pdf", "svg", "png"])
def test_a_failing_write_leaves_the_old_file_alone(qapp, tmp_path, monkeypatch, kind):
    path = tmp_path / f"out.{kind}"
    path.write_bytes(b"old")
    assessment = assessed(FULL)
    figure = figures(assessment, load_constants(), Units())["serum"]
    report = build_report(assessment, load_constants(), Units(), version="1", date=DAY)
    write = {
        "pdf": lambda: write_pdf(path, report),
        "svg": lambda: write_picture(path, Picture(figure, "x")),
        "png": lambda: write_picture(path, Picture(figure, "x")),
    }[kind]

    def full(_handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(StorageError, match=rf"out\.{kind}: cannot be written \(No space"):
            write()
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [(path.name, b"old")]
    write()
    assert path.read_bytes()[:4] == {"pdf": b"%PDF", "svg": b"<?xm", "png": b"\x89PNG"}[kind]


def test_the_printer_gets_the_same_pages(qapp, tmp_path):
    report = report_of(FULL)
    printer = report_printer(report.paper)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = pages_of(pdf_bytes(report))
    assert print_on(printer, report) == len(pages)
    assert pages_of((tmp_path / "printed.pdf").read_bytes()) == pages


def test_the_paper_chosen_in_the_dialog_is_printed_on(qapp, qtbot, tmp_path, monkeypatch):
    made = []

    def choose(dialog):
        printer = dialog.printer()
        assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
        return QPrintDialog.DialogCode.Accepted

    def make(paper):
        made.append(paper)
        return report_of(FULL, paper=paper)

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    window = QWidget()
    qtbot.addWidget(window)
    assert print_report(window, A4, make)
    assert made == [LETTER]
    box = _pages((tmp_path / "printed.pdf").read_bytes())[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def test_on_a_smaller_sheet_the_page_is_made_smaller(qapp, tmp_path):
    printer = report_printer(A4)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "small.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    print_on(printer, report_of(FULL))
    page = _pages((tmp_path / "small.pdf").read_bytes())[0]
    assert round(page.mediabox.height) == 595
    assert squeezed(DISCLAIMER) in squeezed(page.extract_text())


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_told(qapp, tmp_path):
    report = report_of(FULL)
    printer = report_printer(report.paper)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder.pdf"))
    with pytest.raises(PrintError, match="did not start"):
        print_on(printer, report)


@pytest.mark.parametrize(
    ("words", "literal"),
    [
        (input_text.CONDITIONS, sc.Condition),
        (input_text.MEDICATIONS, sc.Medication),
        (input_text.DIETS, sc.Diet),
        (input_text.MARKERS, sc.Marker),
    ],
)
def test_everything_a_person_can_tick_has_words(words, literal):
    assert set(words) == set(get_args(literal))
