# SPDX-License-Identifier: MIT
"""One piece of advice: what, why, how sure, and unfolded: when it shows, and from where."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dk2gui.core.advice.item import AdviceItem
from dk2gui.gui.theme import Theme
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.present.advice_text import SEVERITY_WORDS

_SHAPES: Final = {"stop": "\u25a0", "caution": "\u25b2", "info": "\u25cb"}

_UNGRADED: Final = "-"


class AdviceCard(QFrame):
    """A card for one advice id; `show_item` changes only the texts that differ.

    Signals: evidence_wanted(str): the id of an evidence entry the reader asks for.
    """

    evidence_wanted = Signal(str)

    def __init__(
        self, item: AdviceItem, grades: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"advice-{item.id}")
        self._item = item
        self._grades = grades
        self._badge = PlainLabel(self)
        self._mark = PlainLabel(self)
        self._mark.setObjectName("advice-mark")
        self._grade = PlainLabel(self)
        self._title = PlainLabel(self)
        self._detail = PlainLabel(self)
        self._why = PlainLabel(self)
        self._why.setObjectName("advice-why")
        self._sure = PlainLabel(self)
        self._sure.setObjectName("advice-sure")
        self._more = PlainLabel(self)
        self._more.setObjectName("advice-more")
        for quiet in (self._why, self._sure):
            quiet.setProperty("role", "muted")
        for label in (self._title, self._detail, self._why, self._sure, self._more):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title.setProperty("role", "heading")
        self._more.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._more.hide()
        self._toggle = QToolButton(self)
        self._toggle.setObjectName("advice-sources")
        self._toggle.setProperty("role", "quiet")
        self._toggle.setCheckable(True)
        self._toggle.setText("Sources")
        self._toggle.setArrowType(Qt.ArrowType.RightArrow)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toggle.toggled.connect(self._on_toggled)
        self._links = QHBoxLayout()
        self._lay_out()
        self._theme: Theme | None = None
        self._fill()
        self.show_item(item)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._badge)
        top.addWidget(self._mark)
        top.addStretch(1)
        top.addWidget(self._grade)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 6)
        rows.setSpacing(3)
        rows.addLayout(top)
        rows.addWidget(self._title)
        rows.addWidget(self._detail)
        rows.addWidget(self._why)
        rows.addWidget(self._sure)
        rows.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._more)
        self._links.setSpacing(6)
        rows.addLayout(self._links)

    @property
    def item(self) -> AdviceItem:
        """What the card shows."""
        return self._item

    def show_mark(self, mark: str) -> None:
        """A gentle word on what the last edit did to this advice; "" for nothing."""
        self._set(self._mark, f"\u2022 {mark}" if mark else "")

    def show_item(self, item: AdviceItem, *, settled: bool = True) -> None:
        """Show the current wording of the same advice; its numbers follow when all has settled."""
        if settled:
            self._set(self._why, "; ".join(item.why))
            self._why.setVisible(bool(item.why))
        if item != self._item:
            severity_changed = item.severity != self._item.severity
            self._item = item
            self._fill()
            if severity_changed and self._theme is not None:
                self.set_theme(self._theme)

    def _fill(self) -> None:
        item = self._item
        self._set(self._badge, f"{_SHAPES[item.severity]} {SEVERITY_WORDS[item.severity]}")
        self._set(self._grade, "" if item.grade == _UNGRADED else f"Evidence {item.grade}")
        meaning = self._grades.get(item.grade, "") if item.grade != _UNGRADED else ""
        self._set(self._sure, f"Evidence {item.grade}: {meaning}" if meaning else "")
        self._sure.setVisible(bool(meaning))
        self._set(self._title, item.title)
        self._set(self._detail, item.detail)
        self.setAccessibleName(f"{item.severity}: {item.title}. {item.detail}")
        self._toggle.setAccessibleName(f"Sources: {item.title}")
        if self._toggle.isChecked():
            self._set(self._more, self._unfolded())

    @staticmethod
    def _set(label: QLabel, text: str) -> None:
        # Setting a wrapped label's text costs a layout even when nothing changes.
        if label.text() != text:
            label.setText(text)

    def _unfolded(self) -> str:
        item = self._item
        parts = [f"Shown when: {item.trigger}"]
        if item.sources:
            parts.append("Sources:\n" + "\n".join(f"\u2022 {source}" for source in item.sources))
        return "\n\n".join(parts)

    def _on_toggled(self, unfolded: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow
        self._toggle.setArrowType(arrow)
        if unfolded:
            self._set(self._more, self._unfolded())
            self._make_links()
        self._more.setVisible(unfolded)
        for link in self.findChildren(QPushButton):
            link.setVisible(unfolded)

    def _make_links(self) -> None:
        """A button for each evidence entry; made when the card is first unfolded."""
        if self._links.count() == 0:
            for name in self._item.evidence:
                link = QPushButton(f"Evidence {name}", self)
                link.setObjectName(f"to-evidence-{name}")
                link.setProperty("role", "small")
                set_tooltip(link, "Show it in the evidence browser")
                link.clicked.connect(partial(self.evidence_wanted.emit, name))
                self._links.addWidget(link)
            self._links.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        ink = {"stop": theme.stop, "caution": theme.caution, "info": theme.info}
        tint = {"stop": theme.stop_tint, "caution": theme.caution_tint, "info": theme.info_tint}
        severity = self._item.severity
        self.setStyleSheet(
            f"AdviceCard {{ background: {tint[severity]}; border: 1px solid {theme.border};"
            f" border-left: 4px solid {ink[severity]}; border-radius: 6px; }}"
        )
        self._badge.setStyleSheet(f"color: {ink[severity]}; font-weight: 600;")
        self._grade.setStyleSheet(f"color: {theme.muted};")
        self._mark.setStyleSheet(f"color: {theme.accent};")
