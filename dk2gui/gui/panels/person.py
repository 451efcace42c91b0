# SPDX-License-Identifier: MIT
"""The person panel: who the scenario is about."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.core.evaluate import Assessment
from dk2gui.core.scenario.body import ADULT_FROM_YEARS
from dk2gui.core.scenario.scenario import (
    MAX_AGE_YEARS,
    MAX_HEIGHT_CM,
    MAX_NAME_LENGTH,
    MAX_WEIGHT_KG,
    MIN_HEIGHT_CM,
    MIN_WEIGHT_KG,
    Person,
)
from dk2gui.core.scenario.titles import CONDITIONS, DIETS, MEDICATIONS, Title
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.panels.place import PlaceField
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.body_box import BodyField
from dk2gui.gui.widgets.plain_spin_box import PlainSpinBox
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.gui.widgets.quiet_wheel import ignore_unfocused_wheel
from dk2gui.gui.widgets.scroll_page import ScrollPage
from dk2gui.gui.widgets.wrapped_check import WrappedCheckBox
from dk2gui.present.body_text import YEARS, assumed_body, body_step
from dk2gui.present.language import marked, tr
from dk2gui.present.numbers import Units
from dk2gui.present.typed_numbers import Taken
from dk2gui.present.words import Words

_SEXES: Final = {"female": marked("Female"), "male": marked("Male")}
_STAGES: Final = {
    "none": marked("Not pregnant, not breastfeeding"),
    "pregnant": marked("Pregnant"),
    "lactating": marked("Breastfeeding"),
}
_SKIN: Final = {
    1: marked("I: always burns, never tans"),
    2: marked("II: burns easily, tans little"),
    3: marked("III: burns sometimes, tans"),
    4: marked("IV: burns rarely, tans well"),
    5: marked("V: brown skin"),
    6: marked("VI: dark brown or black skin"),
}
_SKIN_STEPS: Final = {1: "I", 2: "II", 3: "III", 4: "IV", 5: "V", 6: "VI"}
_TIPS: Final = {
    "vitamin_k_antagonist": marked("Warfarin, acenocoumarol, phenprocoumon, fluindione"),
    "doac": marked("Apixaban, rivaroxaban, edoxaban, dabigatran"),
    "enzyme_inducer": marked("Phenytoin, phenobarbital, carbamazepine, primidone, rifampicin"),
    "thiazide": marked("Hydrochlorothiazide, chlortalidone, indapamide"),
    "bile_acid_sequestrant": marked("Colestyramine, colestipol, colesevelam"),
}
_TYPED: Final = "typed-text"
_HABITS: Final = {"smoker": marked("Smoker"), "low_activity": marked("Little physical activity")}


class PersonPanel(ScrollPage):
    """Age, sex, body, conditions, medicines, diet, and whose recommendations to show.

    Signals: units_chosen(Units): other units of the body.
    """

    units_chosen = Signal(object)

    def __init__(self, model: ScenarioModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: tuple[Person, str, Units] | None = None
        self._units = Units()
        self._doubted: dict[str, Any] = {}
        self._checks: dict[tuple[str, str], QCheckBox] = {}
        self._flags: dict[str, QCheckBox] = {}
        self._body_note = self._note("person-body-note")
        self._doubts = self._note("person-doubts")
        # Made in the order of the eye, which Tab follows.
        self._name = QLineEdit(self)
        self._make_person()
        self._make_body()
        self._place = PlaceField(model, self)
        self._skin = self._choice("person-skin-type", _SKIN, self._on_skin)
        self._make_authority()
        self._after_menopause = self._flag("postmenopausal", marked("After menopause"))
        self._clear = QPushButton(tr("Clear what does not fit"), self)
        self._clear.setObjectName("person-clear")
        self._clear.setProperty("role", "small")
        self._clear.clicked.connect(self._on_clear)
        self._lay_out()

    def _make_person(self) -> None:
        self._name.setObjectName("person-name")
        self._name.setMaxLength(MAX_NAME_LENGTH)
        self._name.setPlaceholderText(tr("Me"))
        self._name.editingFinished.connect(self._on_name)
        age = PlainSpinBox(self)
        age.setObjectName("person-age")
        age.show_unit(YEARS)
        self._age = self._number(age, "age_years", 0, MAX_AGE_YEARS)
        self._sex = self._choice("person-sex", _SEXES, self._on_sex)
        self._stage = self._choice("person-life-stage", _STAGES, self._on_stage)
        self._doubts.setProperty("role", "error")

    def _make_body(self) -> None:
        weight = BodyField(
            "person-weight", tr("Weight"), tr("Unit of the weight"), ("kg", "lb"), self
        )
        weight.unit_chosen.connect(lambda unit: self._choose_units(weight=unit))
        self._weight_field = weight
        self._weight = self._number(weight.box, "weight_kg", MIN_WEIGHT_KG, MAX_WEIGHT_KG)
        height = BodyField(
            "person-height", tr("Height"), tr("Unit of the height"), ("cm", "ft"), self
        )
        height.unit_chosen.connect(lambda unit: self._choose_units(height=unit))
        self._height_field = height
        self._height = self._number(height.box, "height_cm", MIN_HEIGHT_CM, MAX_HEIGHT_CM)

    def _make_authority(self) -> None:
        titles = {key: authority.title for key, authority in AUTHORITIES.items()}
        self._authority = self._choice("person-authority", titles, self._on_authority)
        for place, authority in enumerate(AUTHORITIES.values()):
            told = tr(
                "{edition}; {published}", edition=authority.edition, published=authority.published
            )
            self._authority.setItemData(place, told, Qt.ItemDataRole.ToolTipRole)

    def _lay_out(self) -> None:
        rows = self.rows
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("&Name"), self._name),
            (tr("&Age"), self._age),
            (tr("&Sex"), self._sex),
            (tr("&Pregnancy"), self._stage),
            (tr("&Weight"), self._weight_field),
            (tr("&Height"), self._height_field),
            ("", self._body_note),
            (tr("P&lace"), self._place),
            (tr("S&kin"), self._skin),
            (tr("&Recommendations"), self._authority),
            ("", self._after_menopause),
        )
        for text, field in fields:
            form.addRow(text, field)
        rows.addLayout(form)
        rows.addWidget(self._doubts)
        rows.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        groups: tuple[tuple[str, str, str, Mapping[Any, Title]], ...] = (
            ("medications", "medication", tr("M&edicines"), MEDICATIONS),
            ("conditions", "condition", tr("&Conditions"), CONDITIONS),
            ("diet", "diet", tr("D&iet"), DIETS),
        )
        for kind, prefix, title, names in groups:
            rows.addWidget(self._group(title, kind, prefix, names))
        habits = QGroupBox(tr("Habits"))
        column = QVBoxLayout(habits)
        for name, text in _HABITS.items():
            column.addWidget(self._flag(name, text))
        rows.addWidget(habits)
        rows.addStretch(1)

    def _number(self, box: PlainSpinBox, field: str, low: float, high: float) -> PlainSpinBox:
        box.setRange(low, high)
        box.valueChanged.connect(lambda value: self._set_body(field, value))
        box.lineEdit().textEdited.connect(lambda text: box.setProperty(_TYPED, text))
        box.editingFinished.connect(lambda: self._on_same_value(box, field))
        return box

    def _on_same_value(self, box: PlainSpinBox, field: str) -> None:
        """Who types the value that was assumed states it."""
        text = box.property(_TYPED)
        box.setProperty(_TYPED, None)
        if text is None or getattr(self._model.scenario.person, field) is not None:
            return
        typed = str(text).removesuffix(box.suffix()).strip()
        answer = box.read(typed)
        is_same = isinstance(answer, Taken) and answer.value == box.value()
        if is_same or typed == box.written(box.value()):
            self._set_body(field, box.value())

    def _set_body(self, field: str, value: float) -> None:
        self._set(body_step(field, value, self._units), **{field: value})

    def _choose_units(self, **units: str) -> None:
        self.units_chosen.emit(msgspec.structs.replace(self._units, **units))

    def _note(self, name: str) -> PlainLabel:
        note = PlainLabel(self)
        note.setObjectName(name)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        note.hide()
        return note

    def _on_name(self) -> None:
        if self._name.text().strip() != self._model.scenario.person.name:
            self._set(tr("Name of the person"), name=self._name.text().strip())

    def _on_clear(self) -> None:
        self._set(tr("Clear what does not fit"), **self._doubted)

    def _choice(self, name: str, titles: dict[Any, str], chosen: Any) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        for key, title in titles.items():
            box.addItem(tr(title), key)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        ignore_unfocused_wheel(box)
        box.currentIndexChanged.connect(chosen)
        return box

    def _flag(self, field: str, title: str) -> QCheckBox:
        box = WrappedCheckBox(tr(title), self)
        box.setObjectName(f"person-{field.replace('_', '-')}")
        box.toggled.connect(lambda on: self._set(tr(title), **{field: on}))
        self._flags[field] = box
        return box

    def _group(self, title: str, field: str, prefix: str, names: Mapping[Any, Title]) -> QGroupBox:
        group = QGroupBox(title)
        column = QVBoxLayout(group)
        column.setSpacing(2)
        for key, called in names.items():
            text = tr(called.plain)
            box = WrappedCheckBox(text)
            box.setObjectName(f"{prefix}-{key}")
            set_tooltip(box, tr(_TIPS.get(key, "")))
            box.toggled.connect(lambda on, key=key, text=text: self._toggle(field, key, text, on))
            self._checks[field, key] = box
            column.addWidget(box)
            if key == "vitamin_k_antagonist":
                names_of_drugs = PlainLabel(tr("acenocoumarol, phenprocoumon, fluindione"))
                names_of_drugs.setWordWrap(True)
                names_of_drugs.setProperty("role", "muted")
                names_of_drugs.setIndent(24)
                column.addWidget(names_of_drugs)
        return group

    def _set(self, label: str, **changes: Any) -> None:
        self._model.edit_person(label, **changes)

    def _toggle(self, field: str, key: str, text: str, on: bool) -> None:
        ticked = getattr(self._model.scenario.person, field)
        after = (*ticked, key) if on else tuple(name for name in ticked if name != key)
        self._set(text if on else tr("Not: {what}", what=text), **{field: after})

    def _on_sex(self) -> None:
        sex = self._sex.currentData()
        # What only a woman can be goes in the same step.
        reset = {"life_stage": "none", "postmenopausal": False} if sex == "male" else {}
        self._set(tr(_SEXES[sex]), sex=sex, **reset)

    def _on_stage(self) -> None:
        stage = self._stage.currentData()
        self._set(tr(_STAGES[stage]), life_stage=stage)

    def _on_skin(self) -> None:
        skin_type = self._skin.currentData()
        label = tr("Skin type {type}", type=_SKIN_STEPS[skin_type])
        self._set(label, skin_type=skin_type)

    def _on_authority(self) -> None:
        authority = self._authority.currentData()
        self._model.edit(tr(AUTHORITIES[authority].title), authority=authority)

    def _show_doubts(self, assessment: Assessment, units: Units) -> None:
        """Say which ticks the age or sex rules out: they do not count, and can be cleared."""
        words = Words(units)
        said = {
            doubt.path.removeprefix("person."): words.say(doubt.reason)
            for doubt in assessment.doubts
            if doubt.path.startswith("person.")
        }
        plain = Person()
        self._doubted = {key: getattr(plain, key) for key in said}
        self._doubts.setText("\n".join(said.values()))
        self._doubts.setVisible(bool(said))
        self._clear.setVisible(bool(said))

    def show_assessment(self, assessment: Assessment, units: Units) -> None:
        """Show the person of an assessment's scenario."""
        scenario = assessment.scenario
        person = scenario.person
        self._show_doubts(assessment, units)
        if (person, scenario.authority, units) == self._shown:
            return
        self._shown = (person, scenario.authority, units)
        self._units = units
        self._weight_field.show_in(units.weight)
        self._height_field.show_in(units.height)
        body = assessment.body
        if self._name.text() != person.name and not self._name.hasFocus():
            self._name.setText(person.name)
        self._place.show_person(person)
        is_adult = person.age_years >= ADULT_FROM_YEARS
        self._body_note.setText(assumed_body(body.assumed, is_adult=is_adult))
        self._body_note.setVisible(bool(body.assumed))
        for box, value in ((self._age, person.age_years), (self._weight, body.weight_kg),
                           (self._height, body.height_cm)):  # fmt: skip
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        for choice, key in ((self._sex, person.sex), (self._stage, person.life_stage),
                            (self._skin, person.skin_type),
                            (self._authority, scenario.authority)):  # fmt: skip
            choice.blockSignals(True)
            choice.setCurrentIndex(choice.findData(key))
            choice.blockSignals(False)
        for (kind, name), check in self._checks.items():
            self._tick(check, name in getattr(person, kind))
        for field, flag in self._flags.items():
            self._tick(flag, getattr(person, field))
        woman = person.sex == "female"
        self._stage.setEnabled(woman)
        self._after_menopause.setEnabled(woman)

    @staticmethod
    def _tick(box: QCheckBox, on: bool) -> None:
        if box.isChecked() != on:
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)

    def set_theme(self, _theme: Theme) -> None:
        """The style sheet colours this panel."""

    def set_first_focus(self) -> None:
        """Put the keyboard on the first field."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
