# SPDX-License-Identifier: MIT
"""One piece of advice: a line that unfolds to what, why, how sure, and from where."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
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

from dk2gui.core.basis.nutrients import NUTRIENTS
from dk2gui.gui.theme import LIGHT, Theme
from dk2gui.gui.widgets.meaning import MeaningButton
from dk2gui.gui.widgets.plain_text import PlainLabel, set_tooltip
from dk2gui.present.advice_text import (
    SEVERITY_WORDS,
    AdviceText,
    english_beneath,
    shown_when,
    spoken_as,
)
from dk2gui.present.glossary import names_in
from dk2gui.present.language import tr

_SHAPES: Final = {"stop": "\u25a0", "caution": "\u25b2", "info": "\u25cb"}

_UNGRADED: Final = "-"
_FOLD_WIDTH: Final = 22
_MOST_MEANINGS: Final = 3
_EDGE: Final = 4
"""Width of the edge that has the colour of the severity."""
_CORNER: Final = 6.0


class AdviceCard(QFrame):
    """A card for one advice id; `show_item` changes only the texts that differ.

    Signals: evidence_wanted(str): the id of an evidence entry the reader asks for.
    """

    evidence_wanted = Signal(str)

    def __init__(
        self, item: AdviceText, grades: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"advice-{item.id}")
        self._item = item
        self._grades = grades
        self._badge = PlainLabel(self)
        self._mark = PlainLabel(self)
        self._mark.setObjectName("advice-mark")
        self._mark.setProperty("role", "mark")
        self._grade = PlainLabel(self)
        self._grade.setObjectName("advice-grade")
        self._grade.setProperty("role", "muted")
        self._fold = QToolButton(self)
        self._fold.setObjectName("advice-sources")
        self._fold.setProperty("role", "fold")
        self._fold.setCheckable(True)
        self._fold.setArrowType(Qt.ArrowType.RightArrow)
        self._fold.setFixedWidth(_FOLD_WIDTH)
        self._fold.toggled.connect(self._on_folded)
        self._title = PlainLabel(self)
        self._detail = PlainLabel(self)
        self._why = PlainLabel(self)
        self._why.setObjectName("advice-why")
        self._sure = PlainLabel(self)
        self._sure.setObjectName("advice-sure")
        self._more = PlainLabel(self)
        self._more.setObjectName("advice-more")
        self._english = PlainLabel(self)
        self._english.setObjectName("advice-english")
        self._english_why: tuple[str, ...] = ()
        for quiet in (self._why, self._sure, self._english):
            quiet.setProperty("role", "muted")
        for label in (
            self._title, self._detail, self._why, self._english, self._sure, self._more,
        ):  # fmt: skip
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title.setProperty("role", "heading")
        self._more.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._more.hide()
        self._english.hide()
        self._links = QHBoxLayout()
        self._meanings = QVBoxLayout()
        self._lay_out()
        self._theme: Theme = LIGHT
        self._fill()
        self.show_item(item)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self._fold, 0, top)
        line.addWidget(self._badge, 0, top)
        line.addWidget(self._title, 1)
        line.addWidget(self._mark, 0, top)
        line.addWidget(self._grade, 0, top)
        self._body = QWidget(self)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(_FOLD_WIDTH, 0, 0, 0)
        inner.setSpacing(3)
        for part in (self._detail, self._why, self._english, self._sure):
            inner.addWidget(part)
        inner.addWidget(self._more)
        self._links.setSpacing(6)
        inner.addLayout(self._links)
        self._meanings.setSpacing(2)
        inner.addLayout(self._meanings)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_EDGE + 4, 4, 9, 4)
        rows.setSpacing(2)
        rows.addLayout(line)
        rows.addWidget(self._body)
        self._body.hide()

    @property
    def item(self) -> AdviceText:
        """What the card shows."""
        return self._item

    def unfold(self) -> None:
        """Show the whole of it, and put the keyboard there."""
        self._fold.setChecked(True)
        self._fold.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole line unfolds, not only its arrow."""
        if event.position().y() <= self._title.geometry().bottom():
            self._fold.click()
        super().mousePressEvent(event)

    def show_mark(self, mark: str) -> None:
        """A gentle word on what the last edit did to this advice; "" for nothing."""
        self._set(self._mark, tr("\u2022 {mark}", mark=tr(mark)) if mark else "")

    def show_item(self, item: AdviceText, *, settled: bool = True) -> None:
        """Show the current wording of the same advice; its numbers follow when all has settled."""
        if settled:
            self._set(self._why, "; ".join(item.why))
            self._why.setVisible(bool(item.why))
            self._english_why = item.english.why if item.english is not None else ()
        if item.english is not None or not self._english.isHidden():
            self._set(self._english, english_beneath(item, self._english_why))
            self._english.setVisible(item.english is not None)
        if item != self._item:
            self._item = item
            self._fill()

    def _fill(self) -> None:
        with spoken_as(self._item):
            self._fill_in_its_language()

    def _fill_in_its_language(self) -> None:
        item = self._item
        severity = tr(SEVERITY_WORDS[item.severity])
        self._set(self._badge, _SHAPES[item.severity])
        self._show_severity()
        set_tooltip(self._badge, severity)
        self._set(self._grade, "" if item.grade == _UNGRADED else item.grade)
        meaning = self._grades.get(item.grade, "") if item.grade != _UNGRADED else ""
        evidence = (
            tr("Evidence {grade}: {meaning}", grade=item.grade, meaning=tr(meaning))
            if meaning
            else ""
        )
        self._set(self._sure, evidence)
        self._set(self._title, item.title)
        self._set(self._detail, item.detail)
        self.setAccessibleName(
            tr(
                "{severity}: {title}. {detail}",
                severity=severity,
                title=item.title,
                detail=item.detail,
            )
        )
        self._fold.setAccessibleName(tr("{severity}: {title}", severity=severity, title=item.title))
        self._fold.setAccessibleDescription(item.detail)
        set_tooltip(self._grade, evidence)
        if self._fold.isChecked():
            self._set(self._more, shown_when(item))
        self._show_parts()

    def _show_severity(self) -> None:
        severity = self._item.severity
        if self._badge.property("severity") != severity:
            self._badge.setProperty("severity", severity)
            # The style sheet looks at properties only when it is asked to.
            self._badge.style().polish(self._badge)
            self.update()

    def heightForWidth(self, width: int) -> int:
        """As the layouts say; those within are told first, as they would be with the next turn."""
        if not self._body.isHidden() and (inner := self._body.layout()) is not None:
            inner.activate()
        if (rows := self.layout()) is not None:
            rows.activate()
        return super().heightForWidth(width)

    @staticmethod
    def _set(label: QLabel, text: str) -> None:
        # Setting a wrapped label's text costs a layout even when nothing changes.
        if label.text() != text:
            label.setText(text)

    def _on_folded(self, unfolded: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow
        self._fold.setArrowType(arrow)
        if unfolded:
            self._set(self._more, shown_when(self._item))
            self._make_links()
        self._show_parts()

    def _show_parts(self) -> None:
        """A folded line is its title alone; a stop is never folded away unread."""
        unfolded = self._fold.isChecked()
        self._body.setVisible(unfolded or self._item.severity == "stop")
        self._sure.setVisible(unfolded and bool(self._sure.text()))
        self._more.setVisible(unfolded)
        for link in self._body.findChildren(QPushButton):
            link.setVisible(unfolded)

    def _make_links(self) -> None:
        """A button for each evidence entry; made when the card is first unfolded."""
        if self._links.count() == 0:
            for name in self._item.evidence:
                link = QPushButton(tr("Evidence {entry}", entry=name), self._body)
                link.setObjectName(f"to-evidence-{name}")
                link.setProperty("role", "small")
                set_tooltip(link, tr("Show it in the evidence browser"))
                link.clicked.connect(partial(self.evidence_wanted.emit, name))
                self._links.addWidget(link)
            self._links.addStretch(1)
            self._make_meanings()

    def _make_meanings(self) -> None:
        """A button for the names that the advice uses; figures before nutrients."""
        used = names_in(f"{self._item.title} {self._item.detail}")
        used = tuple(sorted(used, key=lambda key: key in NUTRIENTS))[:_MOST_MEANINGS]
        if used:
            asked = PlainLabel(tr("What it means:"), self._body)
            asked.setProperty("role", "muted")
            self._meanings.addWidget(asked)
        for key in used:
            self._meanings.addWidget(MeaningButton(key, self._body), 0, Qt.AlignmentFlag.AlignLeft)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint, the border and the edge: a style sheet of its own doubled what a card costs."""
        theme, severity = self._theme, self._item.severity
        ink = {"stop": theme.stop, "caution": theme.caution, "info": theme.info}[severity]
        tint = {
            "stop": theme.stop_tint, "caution": theme.caution_tint, "info": theme.info_tint,
        }[severity]  # fmt: skip
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.fillPath(shape, QColor(tint))
        painter.setPen(QColor(theme.border))
        painter.drawPath(shape)
        painter.setClipPath(shape)
        painter.fillRect(0, 0, _EDGE, self.height(), QColor(ink))
        painter.end()
