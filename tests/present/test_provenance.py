# SPDX-License-Identifier: MIT
"""Every figure has a source, a status and, where it has one, an edition, in one place."""

import re

import pytest

from dk2gui.core.basis.authorities import AUTHORITIES
from dk2gui.data.tables import (
    load_constants,
    load_foods,
    model_parameters,
    reference_rows,
    vitamin_k_trials,
)
from dk2gui.present.provenance import (
    STATUSES,
    figure_html,
    figures,
    search_figures,
)

FOODS, CONSTANTS = load_foods(), load_constants()
KNOWN = figures(
    reference_rows(),
    model_parameters(),
    vitamin_k_trials(),
    CONSTANTS.serum_lines,
    FOODS.values(),
)


def found(words: str, **filters) -> list:
    return list(search_figures(KNOWN, words=words, **filters))


def test_every_figure_is_there_once_with_source_and_status():
    assert len({figure.id for figure in KNOWN}) == len(KNOWN)
    for figure in KNOWN:
        assert figure.source, figure.id
        assert figure.status in STATUSES
        assert figure.title
    parameters = sum(len(names) for names in model_parameters().values())
    assert sum(figure.kind == "reference" for figure in KNOWN) == len(reference_rows())
    assert sum(figure.kind == "model" for figure in KNOWN) == parameters


def test_a_band_edge_leads_to_its_source_and_edition():
    (limit,) = [
        figure
        for figure in found("EFSA vitamin D UL women pregnant", kind="reference")
        if "100" in figure.value
    ]
    assert "2023" in limit.source
    assert AUTHORITIES["efsa"].edition in limit.edition
    assert limit.status == "seen"
    assert limit.read_in


def test_a_foods_k2_leads_to_its_laboratory():
    (natto,) = [figure for figure in found("natto vitamin K2 in 100", kind="food")
                if figure.id == "food:natto"]  # fmt: skip
    assert "MK-7" in natto.value
    assert natto.source == FOODS["natto"].k2_source


def test_a_parameter_leads_to_its_source_and_says_that_it_was_computed():
    (slope,) = found("vitamin K model mk7 ng ml per")
    assert slope.status == "computed"
    assert "0.025" in slope.value
    assert "VitaK-CAC 2026" in slope.source


def test_what_is_recalled_can_be_listed():
    recalled = found("", kind="reference", status="recalled")
    assert len(recalled) == sum(row.status == "recalled" for row in reference_rows()) <= 20
    assert all("cited from memory" in figure_html(figure) for figure in recalled)


@pytest.mark.parametrize("figure", KNOWN[::97], ids=lambda figure: figure.id)
def test_texts_are_plain_in_html(figure):
    html = figure_html(figure)
    assert not re.search(r"<(?!/?(h3|p|b)>)", html)
