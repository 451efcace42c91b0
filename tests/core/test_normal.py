# SPDX-License-Identifier: MIT
"""The normal distribution is the standard library's, listed quantiles to the last digit."""

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dk2gui.core.basis import normal
from dk2gui.core.serum.bands import BAND_SHARES

STANDARD = NormalDist()


@given(st.floats(-8, 8))
def test_shares_and_densities(value):
    assert normal.cdf(value) == pytest.approx(STANDARD.cdf(value), rel=1e-12, abs=1e-15)
    assert normal.pdf(value) == pytest.approx(STANDARD.pdf(value), rel=1e-12)


@pytest.mark.parametrize("share", [*BAND_SHARES, 0.01, 0.9995])
def test_quantiles(share):
    assert normal.quantile(share) == STANDARD.inv_cdf(share)
