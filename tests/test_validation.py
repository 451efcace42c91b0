# SPDX-License-Identifier: MIT
"""The validation: its figures must not get worse, and its page and pictures must be whole."""

from xml.etree import ElementTree

import msgspec
import pytest

from dk2gui.core.serum.kinetics import VitaminDFile
from dk2gui.data.resource_files import resource_path
from tests.core.vitamin_d_files import bundled_model, bundled_results
from tools.validation import load_trial_arms, main, validation_markdown
from tools.validation_people import (
    bolus_checks,
    cashman_checks,
    people_held,
    root_mean_square,
    simulated,
)
from tools.validation_trials import MODEL_ID, trial_arms, trial_figures

# What was reached; a change of the model may lower these, not raise them.
USUAL, ALL, SINGLE = (
    "8 weeks or more, up to 4500 IU/d",
    "8 weeks or more, up to 15 000 IU/d",
    "single and loading doses only",
)
# By dose: before wandering and tests were modelled anew, none may be worse.
WORST_RMSE_NMOL_L = {
    USUAL: 10.8, ALL: 16.8, SINGLE: 15.8, "up to 800 IU/d": 9.2, "801 to 2000 IU/d": 10.4,
    "2001 to 4999 IU/d": 12.5, "5000 to 15 000 IU/d": 30.5,
    "new arms, up to 4500 IU/d, 8 weeks or more": 10.9, "new arms, 5000 IU/d and more": 22.8,
}  # fmt: skip
WORST_RATIO = {USUAL: 0.81, ALL: 0.96}


def _figures():
    return {each.title: each for each in trial_figures(bundled_results())}


@pytest.mark.parametrize(("title", "limit"), WORST_RMSE_NMOL_L.items())
def test_errors_do_not_grow(title, limit):
    assert _figures()[title].rmse[MODEL_ID] < limit


@pytest.mark.parametrize(("title", "limit"), WORST_RATIO.items())
def test_the_model_stays_ahead_of_the_best_rule(title, limit):
    assert _figures()[title].ratio < limit


def test_little_bias_at_usual_doses():
    assert abs(_figures()[USUAL].bias[MODEL_ID]) < 2.0


def test_nine_in_ten_arm_means_lie_inside_the_band():
    counted = [result for result in bundled_results() if result.arm.counts == "yes"]
    assert sum(result.inside for result in counted) / len(counted) > 0.9


def test_the_band_holds_people_as_published_sds_say():
    held = {row.title: row.share for row in people_held(bundled_results())}
    assert 0.85 <= held["all"] <= 0.95
    assert min(held.values()) >= 0.80


def test_the_band_holds_simulated_people_whose_level_drifts():
    """A small fixed set; `make validate` reports it for many more people."""
    for row in simulated(bundled_model(), people=120):
        assert 0.85 <= row.share <= 0.95, row


def test_single_doses_and_the_winter_percentiles():
    assert root_mean_square(bolus_checks(bundled_model())) < 12
    lowest, low_tail, median = cashman_checks(bundled_model())
    assert abs(lowest.predicted - lowest.published) < 5
    assert abs(median.predicted - median.published) < 5
    # Missed by what the page says; it must not move further away.
    assert low_tail.predicted > 36


def test_controls_exist_and_took_nothing():
    arms = {arm.id: arm for arm in load_trial_arms()}
    for arm in arms.values():
        if arm.control_id:
            assert arms[arm.control_id].iu_per_day == 0
            assert arm.counts == "no" or arm.doses[0].amount_iu > 0


def test_schedules_are_read_whole():
    row = {
        "id": "x", "study": "X", "year": "2000", "source": "", "population": "", "place": "",
        "n": "", "weight_kg": "70", "form": "d3", "schedule": "S:5000+E7:100-50@7|avg",
        "weeks": "8", "season": "", "baseline_nmol_l": "40", "final_nmol_l": "50",
        "final_sd_nmol_l": "", "control_id": "", "counts": "yes", "status": "seen", "note": "",
    }  # fmt: skip
    (arm,) = trial_arms([row])
    loading, weekly = arm.doses
    assert (loading.amount_iu, loading.from_day, loading.until_day) == (5000, 0, 1)
    assert (weekly.every_days, weekly.from_day, weekly.until_day) == (7, 7, 50)
    (unreadable,) = trial_arms([row | {"schedule": "daily"}])
    with pytest.raises(ValueError, match="cannot read 'daily'"):
        _ = unreadable.doses


def test_page_and_pictures(tmp_path, capsys):
    assert main([str(tmp_path)], people=4) == 0
    page = (tmp_path / "validation.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == page + "\n"
    assert validation_markdown(bundled_results()) in page
    assert page.count("\n| ") > len(bundled_results())
    for picture in tmp_path.glob("*.svg"):
        circles = ElementTree.parse(picture).iter("{http://www.w3.org/2000/svg}circle")
        assert len(list(circles)) > 40


def test_every_parameter_has_unit_source_and_status():
    file = msgspec.json.decode(
        resource_path("vitamin_d_model.json").read_bytes(), type=VitaminDFile
    )
    for parameter in file.parameters.values():
        assert parameter.unit
        assert parameter.source
    assert [line.low_nmol_l for line in file.lines] == [25, 30, 50, 75, 125, 375]
