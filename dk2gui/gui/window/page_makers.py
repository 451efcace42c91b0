# SPDX-License-Identifier: MIT
"""What makes each page besides the calculator; a page's code is loaded when it is first shown."""

from collections.abc import Callable

from dk2gui.gui.context import Context
from dk2gui.gui.pages.calculator import CalculatorPage
from dk2gui.gui.window.files import WindowFiles
from dk2gui.gui.window.pages import EVIDENCE, MY_FOODS, SCENARIOS, Page


def page_makers(
    context: Context, files: WindowFiles, calculator: CalculatorPage, back: Callable[[], object]
) -> dict[str, Callable[[], Page]]:
    """The makers by name; `back` goes back to the calculator."""

    def scenarios() -> Page:
        from dk2gui.gui.pages.scenarios import ScenariosPage  # noqa: PLC0415  # not for first paint

        return ScenariosPage(context, files)

    def my_foods() -> Page:
        from dk2gui.gui.pages.my_foods import MyFoodsPage  # noqa: PLC0415  # not for first paint

        page = MyFoodsPage(context)
        page.foods_changed.connect(calculator.refresh_foods)
        page.foods_changed.connect(context.pins.refresh)
        return page

    def evidence() -> Page:
        from dk2gui.gui.pages.evidence import EvidencePage  # noqa: PLC0415  # not for first paint

        page = EvidencePage(context.model.constants)
        page.back.connect(back)
        return page

    return {SCENARIOS: scenarios, MY_FOODS: my_foods, EVIDENCE: evidence}
