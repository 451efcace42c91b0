# SPDX-License-Identifier: MIT
"""Scenarios that the tests of the exploring half share."""

import datetime as dt

import msgspec

from dk2gui.core.scenario.scenario import Lab, Person, Scenario, SunHabit, Supplement

START = dt.date(2026, 1, 1)


def result(nmol_l: float, date: dt.date = START) -> Lab:
    """A 25(OH)D test."""
    return Lab(date=date, marker="25ohd", value=nmol_l, unit="nmol/L")


def d3(iu: float) -> Supplement:
    """A daily D3."""
    return Supplement(compound="vitamin_d3", amount=iu, unit="IU")


def someone(*, level: float | None = 40.0, **changes) -> Scenario:
    """A woman of 40 and 70 kg, tested at the start, on 1000 IU unless told otherwise."""
    labs = () if level is None else (result(level),)
    plan = Scenario(
        schema=1, start_date=START, days=365, labs=labs, supplements=(d3(1000),), person=Person()
    )
    return msgspec.structs.replace(plan, **changes)


def person(**changes) -> Person:
    return msgspec.structs.replace(Person(), **changes)


SUNNY = SunHabit(latitude=50, minutes=20)
