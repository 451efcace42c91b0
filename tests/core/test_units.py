# SPDX-License-Identifier: MIT
"""Conversions against published equivalents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.basis.nutrients import COMPOUNDS, amount_in, ug_of
from dk2gui.core.basis.units import ng_ml_from_nmol_l, nmol_l_from_ng_ml
from dk2gui.core.scenario.dose_units import in_unit, in_vitamin_d_unit
from dk2gui.core.scenario.scenario import Supplement


def test_vitamin_d_iom_2011():
    # IOM 2011: the RDA of 600 IU is 15 ug, the UL of 4000 IU is 100 ug.
    assert ug_of(COMPOUNDS["vitamin_d3"], 600, "IU") == 15
    assert ug_of(COMPOUNDS["vitamin_d2"], 4000, "IU") == 100


def test_25ohd_iom_2011():
    # IOM 2011 prints 20 ng/mL as 50 nmol/L.
    assert nmol_l_from_ng_ml(20) == pytest.approx(50, abs=0.1)
    assert ng_ml_from_nmol_l(124.8) == pytest.approx(50)


def test_a_compound_without_iu_says_so():
    with pytest.raises(ValueError, match="MK-7 has no IU"):
        ug_of(COMPOUNDS["mk7"], 1, "IU")
    with pytest.raises(ValueError, match="Calcium has no IU"):
        amount_in(COMPOUNDS["calcium"], 1, "IU")


@given(st.sampled_from(sorted(COMPOUNDS)), st.sampled_from(["ug", "mg", "g"]), st.floats(0, 1e6))
def test_there_and_back(compound, unit, ug):
    shown = amount_in(COMPOUNDS[compound], ug, unit)
    assert ug_of(COMPOUNDS[compound], shown, unit) == pytest.approx(ug)


def test_other_units_leave_the_mass_alone():
    doses = (
        Supplement(compound="vitamin_d3", amount=2000, unit="IU", every_days=7),
        Supplement(compound="mk7", amount=100, unit="ug"),
    )
    shown = in_vitamin_d_unit(doses, "ug")
    assert (shown[0].amount, shown[0].unit, shown[0].every_days) == (50, "ug", 7)
    assert shown[1] == doses[1]
    assert in_vitamin_d_unit(shown, "IU") == doses
    assert in_unit(doses[1], "mg").amount == 0.1
