# SPDX-License-Identifier: MIT
"""What makes each exploring view; a view's code is imported when it is first looked at."""

from dk2gui.gui.explore.tabs import Maker
from dk2gui.gui.explore.view import ExploreView
from dk2gui.gui.model import ScenarioModel
from dk2gui.gui.window.pins import Pins
from dk2gui.present.language import marked


def what_if_makers(model: ScenarioModel, pins: Pins) -> dict[str, Maker]:
    """The views of What if, by title."""

    def goal() -> ExploreView:
        from dk2gui.gui.explore.goal import GoalView  # noqa: PLC0415  # not for first paint

        return GoalView(model)

    def matters() -> ExploreView:
        from dk2gui.gui.explore.sensitivity import MattersView  # noqa: PLC0415  # not for first paint

        return MattersView(model)

    def sweep() -> ExploreView:
        from dk2gui.gui.explore.sweep import SweepView  # noqa: PLC0415  # not for first paint

        return SweepView(model, pins)

    def heat() -> ExploreView:
        from dk2gui.gui.explore.heat import HeatView  # noqa: PLC0415  # not for first paint

        return HeatView(model, pins)

    return {
        marked("Goal"): goal,
        marked("Factors"): matters,
        marked("Sweep"): sweep,
        marked("Map"): heat,
    }


def year_maker(model: ScenarioModel, pins: Pins) -> Maker:
    """The forecast by month."""

    def year() -> ExploreView:
        from dk2gui.gui.explore.year import YearTab  # noqa: PLC0415  # not for first paint

        return YearTab(model, pins)

    return year


def compare_maker(model: ScenarioModel, pins: Pins) -> Maker:
    """The comparison of pins."""

    def compare() -> ExploreView:
        from dk2gui.gui.explore.compare import CompareView  # noqa: PLC0415  # not for first paint

        return CompareView(model, pins)

    return compare
