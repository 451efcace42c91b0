# SPDX-License-Identifier: MIT
"""What every advice rule rests on: evidence that exists, its grade, and publications to look up."""

import pytest

from dk2gui.core.advice.catalogue import RULES
from dk2gui.data.claims_file import load_claims
from dk2gui.data.tables import load_constants, load_foods

FOODS, CONSTANTS = load_foods(), load_constants()


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.id not in ("no-uvb", "sunburn")],
    ids=lambda rule: rule.id,
)
def test_every_rule_names_evidence_that_exists(rule):
    assert rule.evidence
    assert set(rule.evidence) <= set(CONSTANTS.evidence)
    assert CONSTANTS.evidence[rule.evidence[0]].grade in CONSTANTS.grades


@pytest.mark.parametrize(
    ("rule", "claim"),
    [
        # What is amber or red rests on more than the opinion it meets in an article.
        ("diet-low-k2", "B26"), ("older-adult", "B25"), ("pair-k2", "F14"), ("k2-optional", "B62"),
    ],
)  # fmt: skip
def test_a_rule_has_the_grade_of_the_claim_behind_it(rule, claim):
    [found] = [entry for entry in RULES if entry.id == rule]
    claims = {entry.id: entry for entry in load_claims().claims}
    assert f"advice:{rule}" in claims[claim].represented_by
    assert (found.grade or CONSTANTS.evidence[found.evidence[0]].grade) == claims[claim].grade


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if rule.id not in ("general-information", "lifestyle")],
    ids=lambda rule: rule.id,
)
def test_every_rule_rests_on_a_publication_that_can_be_looked_up(rule):
    sources = [source for entry in rule.evidence for source in CONSTANTS.evidence[entry].sources]
    assert any(source.doi or source.pmid or source.pmcid for source in sources)
