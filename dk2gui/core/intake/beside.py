# SPDX-License-Identifier: MIT
"""The values of a second authority for the same person, to lie beside those of the chosen one."""

import msgspec

from dk2gui.core.basis.authorities import AuthorityId
from dk2gui.core.intake.reference import (
    FORM_OF_BASIS,
    Reference,
    ReferenceTable,
    target,
    upper_level,
)
from dk2gui.core.scenario.scenario import Scenario


class Beside(msgspec.Struct, frozen=True):
    """A second authority's target and upper level by nutrient id; nothing in it is borrowed."""

    authority: AuthorityId
    values: dict[str, tuple[Reference, ...]]


def beside(scenario: Scenario, authority: AuthorityId, table: ReferenceTable) -> Beside:
    """What another authority asks of the person of a scenario, lower values first.

    A nutrient for which it has neither target nor upper level is absent.
    """
    person = scenario.person
    references = table.references_for(
        authority=authority,
        sex=person.sex,
        age_years=person.age_years,
        life_stage=person.life_stage,
    )
    found: dict[str, tuple[Reference, ...]] = {}
    for nutrient, values in references.items():
        own = tuple(
            value
            for value in (target(values), upper_level(values))
            if value is not None and not value.borrowed
        )
        if own:
            found[nutrient] = own
        for value in own:
            if form := FORM_OF_BASIS.get(value.basis):
                found[form] = (*found.get(form, ()), value)
    return Beside(authority, found)
