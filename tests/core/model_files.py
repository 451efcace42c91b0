# SPDX-License-Identifier: MIT
"""The bundled models of sun and vitamin K, as tests use them."""

import csv
from functools import cache

import msgspec

from dk2gui.core.sun.skin import SunModel, SunParameters, sun_model
from dk2gui.core.sun.sunlight import ozone_grid
from dk2gui.core.vitamin_k import VitaminKParameters
from dk2gui.data.resource_files import resource_path
from tools.validation_sun import SunCheckRow, sun_check_rows


def csv_rows(name: str) -> list[dict[str, str]]:
    with resource_path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def sun_parameters() -> SunParameters:
    return msgspec.json.decode(resource_path("sun_model.json").read_bytes(), type=SunParameters)


@cache
def bundled_sun() -> SunModel:
    return sun_model(sun_parameters(), ozone_grid(csv_rows("ozone.csv")))


@cache
def check_rows() -> tuple[SunCheckRow, ...]:
    return sun_check_rows(csv_rows("sun_checks.csv"))


@cache
def vitamin_k_parameters() -> VitaminKParameters:
    return msgspec.json.decode(
        resource_path("vitamin_k_model.json").read_bytes(), type=VitaminKParameters
    )
