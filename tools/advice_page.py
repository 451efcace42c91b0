# SPDX-License-Identifier: MIT
"""docs/advice.md, generated: every rule with trigger, severity, words in their variants, grade,
sources and tests, for a clinician to read through and sign."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dk2gui.core.advice.catalogue import RULES, Rule
from dk2gui.core.advice.item import SEVERITIES, AdviceItem
from dk2gui.core.advice.policy import SAID_ALONE, SILENCED_BY
from dk2gui.core.evaluate import evaluate
from dk2gui.core.scenario.file_format import decode_scenario
from dk2gui.data.tables import load_constants, load_foods
from dk2gui.present.advice_text import SEVERITY_WORDS, advice_text
from dk2gui.present.words import ENGLISH
from tools.advice_examples import EXAMPLES

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs" / "advice.md"

_HEAD: Final = """# What the program advises

Generated from the rules by `make advice-page`; do not edit. Each rule stands with what triggers
it, how serious it is, what it says in each of its variants with an example, what it rests on and
where it is tested. General information only: nothing here is a diagnosis or a treatment.

Severities: **Stop and ask** (red) is for what can harm; **Caution** (amber) for what a clinician
should know of, and never rests on opinion (grade E); **Note** (grey) for the rest. Amounts in the
examples are those of the example; limits are written from the constants that the rules use.
"""


def page() -> str:
    """The whole page."""
    foods, constants = load_foods(), load_constants()
    found: dict[str, dict[Any, tuple[str, AdviceItem]]] = {rule.id: {} for rule in RULES}
    for name, plan in EXAMPLES.items():
        raw = json.dumps({"schema": 1, "start_date": "2026-11-20", "days": 30, **plan}).encode()
        for item in evaluate(decode_scenario(raw), foods, constants).advice:
            variant = (
                item.severity,
                item.title.template,
                tuple(message.template for message in item.detail),
            )
            found[item.id].setdefault(variant, (name, item))
    parts = [_HEAD, "## Grades\n"]
    parts += [f"- **{grade}**: {meaning}" for grade, meaning in constants.grades.items()]
    parts += ["\n## What is not said beside what\n", *_silences()]
    parts.append("\n## The rules\n")
    for rule in RULES:
        parts += _rule(rule, list(found[rule.id].values()))
    return "\n".join(parts).rstrip() + "\n"


def _silences() -> Iterator[str]:
    for stop, ids in SILENCED_BY.items():
        yield f"- the stop `{stop}` silences {_ids(ids)}"
    for name, ids in SAID_ALONE.items():
        yield f"- `{name}` is not said beside {_ids(ids)}"


def _ids(ids: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(ids))


def _rule(rule: Rule, variants: list[tuple[str, AdviceItem]]) -> Iterator[str]:
    yield f"### {rule.id}\n"
    yield f"Fires when: {ENGLISH.say(rule.trigger)}.\n"
    for name, item in sorted(variants, key=lambda one: SEVERITIES.index(one[1].severity)):
        text = advice_text(item, ENGLISH)
        yield f"- **{SEVERITY_WORDS[text.severity]}**, grade {text.grade}; example: {name}"
        yield f"  > **{text.title}.** {text.detail}"
        if text.why:
            yield f"  > Why: {'; '.join(text.why)}."
    sources = dict.fromkeys(text for _, item in variants for text in item.sources)
    yield f"\nRests on {', '.join(rule.evidence)}:\n"
    yield from (f"- {source}" for source in sources)
    yield f"\nTests: {', '.join(named_in(rule.id)) or 'none'}.\n"


def named_in(rule_id: str) -> list[str]:
    """The tests of advice that name a rule."""
    named = re.compile(rf"[\"']{re.escape(rule_id)}[\"']")
    files = sorted((ROOT / "tests" / "core").glob("*advice*.py"))
    return [
        f"`{path.relative_to(ROOT).as_posix()}`"
        for path in files
        if named.search(path.read_text(encoding="utf-8"))
    ]


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
