# SPDX-License-Identifier: MIT
"""What can be taken away: the report, every plot as a picture, every table as CSV."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from dk2gui import __version__
from dk2gui.core.evaluate import Assessment
from dk2gui.data.food_names import in_english
from dk2gui.gui.charts.image import ChartImage, image_at, images_in
from dk2gui.gui.context import Context
from dk2gui.gui.window.save_name import ask_where
from dk2gui.present.cells import harmless
from dk2gui.present.language import as_files_are, marked, tr
from dk2gui.userdata.atomic import StorageError, write_whole

if TYPE_CHECKING:
    from dk2gui.gui.explore.view import ExploreView
    from dk2gui.gui.report.export import Picture
    from dk2gui.gui.report.pages import Report
    from dk2gui.present.report.paper import Paper
    from dk2gui.present.report.tables import Rows

# These are drawn anew of the assessment, whether they can be seen now or not.
_MAIN_PLOTS: Final = {
    "intake": marked("Intake against recommended bands"),
    "serum": marked("25(OH)D ahead"),
    "balance": marked("D and K2 together"),
}
_TABLES: Final = {
    "inputs": marked("What was entered"),
    "intake": marked("Intake by nutrient"),
    "serum": marked("25(OH)D by day"),
    "sun": marked("Vitamin D from sun by month"),
    "advice": marked("What stands out"),
}
_DRAWINGS: Final = marked("Drawings with text")
_PICTURES: Final = marked("Pictures")
_PDF: Final = marked("PDF documents")
_WEB_PAGES: Final = marked("Web pages")
_CSV: Final = marked("CSV tables")


def _kinds(*kinds: tuple[str, str]) -> str:
    """Kinds of files with their endings, as file dialogs take them."""
    return ";;".join(f"{tr(title)} (*{ending})" for title, ending in kinds)


class Shown(Protocol):
    """The page whose table is taken away."""

    @property
    def exploring(self) -> "ExploreView | None":
        """The exploring view that can be seen, if one can."""


class TakeAway(QObject):
    """Writes, copies and prints; every failure is told in the banner.

    What makes reports is loaded when something is first taken away.
    """

    def __init__(self, context: Context, shown: Shown, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._shown = shown
        self._model = context.model
        self._preferences = context.preferences
        self._notices = context.notices

    def fill(self, menu: QMenu, *, with_keys: bool = True) -> None:
        """Add the entries to a menu; plots and tables are those there are when it opens.

        Only one menu may have the keys: a key that is there twice does nothing.
        """
        report = menu.addAction(tr("&Report as PDF\u2026"), self.ask_report)
        print_it = menu.addAction(tr("&Print the report\u2026"), self.print)
        if with_keys:
            report.setShortcut(QKeySequence("Ctrl+E"))
            print_it.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        entries: tuple[tuple[str, Callable[[QMenu], None]], ...] = (
            (tr("Save a p&lot"), partial(self._list_plots, do=self.ask_plot)),
            (tr("Copy a plot"), partial(self._list_plots, do=self.copy_plot)),
            (tr("Save a &table"), partial(self._list_tables, do=self.ask_table)),
            (tr("Copy a table"), partial(self._list_tables, do=self.copy_table)),
        )
        for title, fill in entries:
            inner = menu.addMenu(title)
            inner.aboutToShow.connect(partial(fill, inner))

    def _assessment(self) -> Assessment:
        self._model.flush()
        return self._model.assessment

    def _list_plots(self, menu: QMenu, *, do: Callable[[str], object]) -> None:
        menu.clear()
        for name, title in self.plots().items():
            menu.addAction(title, partial(do, name))

    def _list_tables(self, menu: QMenu, *, do: Callable[[str], object]) -> None:
        menu.clear()
        for name, title in self.tables().items():
            menu.addAction(title, partial(do, name))

    def plots(self) -> dict[str, str]:
        """The plots there are now, by name, with their titles."""
        seen = {name: chart.image_title for name, chart in self._other_charts().items()}
        return {name: tr(title) for name, title in _MAIN_PLOTS.items()} | seen

    def tables(self) -> dict[str, str]:
        """The tables there are now, by name, with their titles."""
        view = self._shown.exploring
        own = {name: tr(title) for name, title in _TABLES.items()}
        return own | ({"view": view.table_title} if view is not None else {})

    def _other_charts(self) -> dict[str, ChartImage]:
        """Every other chart that can be seen, by its name."""
        return {
            chart.image_name: chart
            for chart in images_in(self._owner)
            if chart.image_name not in _MAIN_PLOTS
        }

    def _picture(self, name: str) -> "Picture":
        """A chart ready to be drawn on paper: light, whatever the window's colours are."""
        from dk2gui.gui.report.export import PLOT_SIZE, Picture, around  # noqa: PLC0415
        from dk2gui.gui.report.figures import figures, words_of  # noqa: PLC0415

        title = self.plots()[name]
        chart = self._other_charts().get(name)
        if chart is not None:
            rows = "; ".join(", ".join(row) for row in chart.table_twin())
            return Picture(chart, title, rows, around(chart.image_size()))
        assessment, units = self._assessment(), self._preferences.units
        drawn = figures(assessment, self._model.constants, units)[name]
        return Picture(drawn, title, words_of(name, assessment, units), PLOT_SIZE)

    def _rows(self, name: str) -> "Rows":
        from dk2gui.present.report.tables import TABLES  # noqa: PLC0415

        view = self._shown.exploring
        with as_files_are():
            if name == "view" and view is not None:
                return view.table()
            assessment = self._assessment()
            return TABLES[name](assessment, in_english(assessment.foods))

    def _report(self, paper: "Paper") -> "Report":
        from dk2gui.gui.report.document import build_report  # noqa: PLC0415

        return build_report(
            self._assessment(), self._model.constants, self._preferences.units,
            version=__version__, date=dt.date.today(), file_name=self._file_name(), paper=paper,
        )  # fmt: skip

    def _file_name(self) -> str:
        """What the file of the scenario is called, "" while there is none."""
        return self._model.document.name if self._model.document is not None else ""

    def _paper(self) -> "Paper":
        from dk2gui.gui.report.paper_here import paper_here  # noqa: PLC0415

        return paper_here(self._preferences.settings.territory)

    def _proposed(self, what: str, suffix: str) -> str:
        name = self._model.scenario.name.strip() or "dk2gui"
        whole = tr("{scenario} \u2013 {part}", scenario=name, part=what) if what else name
        return whole.replace("/", "-") + suffix

    def _ask(self, title: str, proposed: str, kinds: str) -> Path | None:
        """The file to write, its name with an ending."""
        return ask_where(self._owner, title, proposed, kinds)

    def _write(self, path: Path, write: Callable[[], object]) -> None:
        try:
            write()
        except StorageError as error:
            self._notices.say(str(error))
        else:
            url = QUrl.fromLocalFile(path)
            said = tr("Written: {file}", file=str(path))
            self._notices.note(said, {tr("Open it"): partial(QDesktopServices.openUrl, url)})

    def ask_report(self) -> None:
        """Choose a file and write the report as PDF, or as a web page."""
        kinds = _kinds((_PDF, ".pdf"), (_WEB_PAGES, ".html"))
        path = self._ask(tr("Save the report"), self._proposed("", ".pdf"), kinds)
        if path is not None:
            self.save_report(path)

    def save_report(self, path: Path) -> None:
        """Write the report, as a web page if the file's name says so and as PDF otherwise."""
        from dk2gui.gui.report.export import html_bytes, write_pdf  # noqa: PLC0415

        if path.suffix.lower() in (".html", ".htm"):
            self._write(path, lambda: write_whole(path, html_bytes(
                self._assessment(), self._model.constants, self._preferences.units,
                version=__version__, date=dt.date.today(), file_name=self._file_name(),
            )))  # fmt: skip
        else:
            self._write(path, lambda: write_pdf(path, self._report(self._paper())))

    def print(self) -> None:
        """Choose a printer and a paper, and print the report."""
        from dk2gui.gui.report.printing import PrintError, print_report  # noqa: PLC0415

        try:
            print_report(self._owner, self._paper(), self._report)
        except PrintError as error:
            self._notices.say(str(error))

    def ask_plot(self, name: str) -> None:
        """Choose a file and write a plot to it."""
        proposed = self._proposed(self.plots()[name], ".svg")
        kinds = _kinds((_DRAWINGS, ".svg"), (_PICTURES, ".png"))
        path = self._ask(tr("Save the plot"), proposed, kinds)
        if path is not None:
            self.save_plot(name, path)

    def save_plot(self, name: str, path: Path) -> None:
        """Write a plot, as PNG if the file's name says so and as SVG otherwise."""
        from dk2gui.gui.report.export import write_picture  # noqa: PLC0415

        picture = self._picture(name)
        self._write(path, lambda: write_picture(path, picture))

    def copy_plot(self, name: str) -> None:
        """Put a plot on the clipboard as a picture."""
        from dk2gui.gui.report.export import png_bytes  # noqa: PLC0415

        picture = QImage.fromData(png_bytes(self._picture(name)))
        # Mime data made here would outlive Python on the clipboard and crash the exit.
        QGuiApplication.clipboard().setImage(picture)
        self._notices.note(tr("Copied."))

    def ask_table(self, name: str) -> None:
        """Choose a file and write a table to it."""
        proposed = self._proposed(self.tables()[name], ".csv")
        path = self._ask(tr("Save the table"), proposed, _kinds((_CSV, ".csv")))
        if path is not None:
            self.save_table(name, path)

    def save_table(self, name: str, path: Path) -> None:
        """Write a table as CSV."""
        from dk2gui.present.report.tables import write_csv  # noqa: PLC0415

        self._write(path, lambda: write_csv(path, self._rows(name)))

    def copy_table(self, name: str) -> None:
        """Put a table on the clipboard, tab-separated, as spreadsheets take it."""
        lines = (
            "\t".join("" if cell is None else str(harmless(cell)) for cell in row)
            for row in self._rows(name)
        )
        QGuiApplication.clipboard().setText("\n".join(lines))
        self._notices.note(tr("Copied."))

    def offer_at(self, widget: QWidget | None) -> QMenu | None:
        """A menu for the plot that a widget belongs to, None where it belongs to none."""
        chart = image_at(widget)
        if chart is None or chart.image_name not in self.plots():
            return None
        name = chart.image_name
        menu = QMenu(self._owner)
        menu.addAction(tr("Copy the plot"), partial(self.copy_plot, name))
        menu.addAction(tr("Save the plot\u2026"), partial(self.ask_plot, name))
        return menu
