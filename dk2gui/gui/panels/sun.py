# SPDX-License-Identifier: MIT
"""The sun panel: where, when and how the skin sees the sun, and what that makes."""

import datetime as dt
from typing import Any, Final

import msgspec
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.evaluate import Assessment
from dk2gui.core.resolved import SunAssessment
from dk2gui.core.scenario.scenario import MAX_ALTITUDE_M, MAX_SUN_MINUTES, MIN_ALTITUDE_M, SunHabit
from dk2gui.gui.charts.plot_frame import PlotFrame
from dk2gui.gui.charts.sun_charts import MonthChart, UvDayChart
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.gui.widgets.when_button import WhenButton
from dk2gui.gui.widgets.wrapped_check import WrappedCheckBox
from dk2gui.present.dates import when_text
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units, as_entered, nutrient_in_units, unit_name
from dk2gui.present.sun_text import sun_left_out, sun_sentences, sun_table

# A first habit to change: a quarter hour around noon on bare face, hands and forearms.
_FIRST: Final = SunHabit(latitude=50, minutes=15, days_per_week=3, exposed_fraction=0.18)
_CLOUDS: Final = {
    "clear": marked("Clear sky"),
    "partly": marked("Partly cloudy"),
    "overcast": marked("Overcast"),
}
# (field, label, lowest, highest, unit, shown over stored)
_NUMBERS: Final = (
    ("latitude", marked("Latitude (north +)"), -90.0, 90.0, "\u00b0", 1.0),
    ("altitude_m", marked("Altitude"), MIN_ALTITUDE_M, MAX_ALTITUDE_M, " m", 1.0),
    ("minutes", marked("Minutes in the sun"), 0.0, MAX_SUN_MINUTES, " min", 1.0),
    ("days_per_week", marked("Days a week"), 0.0, 7.0, "", 1.0),
    ("start_hour", marked("From (sun time)"), 0.0, 24.0, " h", 1.0),
    ("exposed_fraction", marked("Bare skin"), 0.0, 100.0, " %", 100.0),
    ("spf", marked("Sunscreen SPF"), 0.0, 100.0, "", 1.0),
)
# Other units that may be typed: so many of the field's own.
_ALSO_TYPED: Final = {"minutes": {"h": 60.0}, "start_hour": {"min": 1 / 60}}
_HEADERS: Final = (marked("When"), marked("UV index"), marked("Vitamin D a day"))
_SKIN_HINT: Final = marked(
    "Face and hands 9 %, with forearms 18 %, T-shirt and shorts 35 %, swimsuit 85 %"
)


class SunPanel(ScrollPage):
    """A switch, the habit, and two small charts of what it gives."""

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: object = None
        self._kept = _FIRST
        rows = self.rows
        self._on = WrappedCheckBox(tr("Count the sun on my skin"))
        self._on.setObjectName("sun-on")
        self._on.toggled.connect(self._on_switched)
        rows.addWidget(self._on)
        self._off = PlainLabel()
        self._off.setObjectName("sun-off")
        self._off.setProperty("role", "muted")
        self._off.setWordWrap(True)
        rows.addWidget(self._off)
        self._habit = QWidget()
        inner = QVBoxLayout(self._habit)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._make_form())
        self._result = PlainLabel()
        self._result.setObjectName("sun-result")
        self._result.setWordWrap(True)
        self._day, self._months = UvDayChart(), MonthChart()
        inner.addWidget(self._result)
        charts = QWidget()
        column = QVBoxLayout(charts)
        column.setContentsMargins(0, 0, 0, 0)
        for chart in (self._day, self._months):
            chart.table_wanted.connect(self._toggle_table)
            column.addWidget(chart)
        self._frame = PlotFrame(tr("Day and year"), charts, _HEADERS, "sun", "Ctrl+U")
        inner.addWidget(self._frame)
        rows.addWidget(self._habit)
        rows.addStretch(1)

    def _make_form(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._boxes: dict[str, tuple[PlainSpinBox, float]] = {}
        for field, label, low, high, suffix, factor in _NUMBERS:
            box = PlainSpinBox()
            box.setObjectName(f"sun-{field.replace('_', '-')}")
            box.setRange(low, high)
            box.setSuffix(suffix)
            box.set_units(suffix.strip(), _ALSO_TYPED.get(field))
            box.valueChanged.connect(
                lambda value, field=field, factor=factor, label=label: self._change(
                    tr("{field} {value}", field=tr(label), value=as_entered(value)),
                    **{field: value / factor},
                )
            )
            form.addRow(tr(label), box)
            self._boxes[field] = (box, factor)
        set_tooltip(self._boxes["exposed_fraction"][0], tr(_SKIN_HINT))
        self._cloud = QComboBox()
        self._cloud.setObjectName("sun-cloud")
        for key, text in _CLOUDS.items():
            self._cloud.addItem(tr(text), key)
        ignore_unfocused_wheel(self._cloud)
        self._cloud.currentIndexChanged.connect(self._on_cloud)
        form.addRow(tr("Sky"), self._cloud)
        self._when = WhenButton("sun-when", tr("Sun"), is_named=True)
        self._when.when_chosen.connect(self._on_when)
        form.addRow(tr("When"), self._when)
        return form

    def _toggle_table(self) -> None:
        self._frame.toggle()

    def _on_switched(self, on: bool) -> None:
        home = self._model.scenario.person.latitude
        if on and self._kept is _FIRST and home is not None:
            self._kept = msgspec.structs.replace(_FIRST, latitude=home)
        self._model.edit(
            tr("Count the sun") if on else tr("No sun"), sun=self._kept if on else None
        )

    def _on_cloud(self) -> None:
        cloud = self._cloud.currentData()
        self._change(tr(_CLOUDS[cloud]), cloud=cloud)

    def _on_when(self, first: dt.date | None, last: dt.date | None) -> None:
        self._change(
            tr("Sun {when}", when=when_text(first, last)), from_date=first, until_date=last
        )

    def _change(self, label: str, **changes: Any) -> None:
        habit = self._model.scenario.sun
        if habit is not None:
            self._model.edit(label, sun=msgspec.structs.replace(habit, **changes))

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the habit of an assessment's scenario and what it gives."""
        home = assessment.scenario.person.latitude
        shown = (assessment.scenario.sun, home, assessment.sun, units)
        if shown == self._shown:
            return
        self._shown = shown
        habit = assessment.scenario.sun
        self._on.blockSignals(True)
        self._on.setChecked(habit is not None)
        self._on.blockSignals(False)
        self._habit.setVisible(habit is not None)
        self._off.setVisible(habit is None)
        self._off.setText(sun_left_out(home))
        if habit is None or assessment.sun is None:
            return
        self._kept = habit
        for field, (box, factor) in self._boxes.items():
            box.blockSignals(True)
            box.setValue(getattr(habit, field) * factor)
            box.blockSignals(False)
        self._cloud.blockSignals(True)
        self._cloud.setCurrentIndex(self._cloud.findData(habit.cloud))
        self._cloud.blockSignals(False)
        self._when.show_when((habit.from_date, habit.until_date), assessment.start)
        self._show_result(assessment, assessment.sun, habit, units)

    def _show_result(
        self, assessment: Assessment, sun: SunAssessment, habit: SunHabit, units: Units
    ) -> None:
        self._result.setText(sun_sentences(sun, habit, assessment.start, units))
        unit = unit_name(units.vitamin_d)
        self._day.show_day(sun.uv_index_by_hour, habit.start_hour, habit.minutes)
        months = tuple(
            nutrient_in_units("vitamin_d", amount, units)[0]
            for amount in sun.vitamin_d_ug_per_day_by_month
        )
        self._months.show_months(months, unit)
        self._frame.show_rows(lambda: sun_table(sun, units))

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._day.set_theme(theme)
        self._months.set_theme(theme)
