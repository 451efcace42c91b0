# SPDX-License-Identifier: MIT
"""docs/advice.md is what the rules say now, whole."""

import re

import pytest

from dk2gui.core.advice.catalogue import RULES
from tools.advice_page import PAGE, named_in, page


def test_the_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make advice-page`"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_an_example_and_a_test(rule):
    text = PAGE.read_text(encoding="utf-8")
    section = text.partition(f"### {rule.id}\n")[2].partition("\n### ")[0]
    assert "example: " in section
    assert re.search(r"- \*\*(Stop and ask|Caution|Note)\*\*, grade", section)
    assert named_in(rule.id)
