# SPDX-License-Identifier: MIT
"""The text of the guide, in the order it is read.

Every paragraph is a text of its own, so that a translator meets it beside the texts of the window
that it names, and one that changes is English again until it is translated anew.
"""

from typing import Final

from dk2gui.present.guide.asking import ASKING
from dk2gui.present.guide.blocks import GuideChapter
from dk2gui.present.guide.entering import ENTERING

CHAPTERS: Final[tuple[GuideChapter, ...]] = (*ENTERING, *ASKING)
