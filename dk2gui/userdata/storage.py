# SPDX-License-Identifier: MIT
"""What is remembered between two starts, and scenario files; what is broken is kept aside."""

from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from dk2gui.core.scenario.file_format import (
    MAX_BYTES,
    ScenarioError,
    decode_scenario,
    encode_scenario,
)
from dk2gui.core.scenario.scenario import Scenario
from dk2gui.userdata.atomic import StorageError, data_dir, read_bounded, write_whole

_LAST_WORK: Final = "last"
_PINS: Final = "pins"
# A few whole scenarios, written in one file with what escapes add.
_MAX_RECORD_BYTES: Final = 8 * MAX_BYTES
_SETTINGS: Final = "settings"
FIRST_SLOT: Final = 1
"""Each open window remembers its state in a slot of its own; most people only ever use this."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """What was chosen for the window; nothing here changes a result."""

    vitamin_d_unit: Literal["IU", "ug"] = "IU"
    serum_unit: Literal["nmol/L", "ng/mL"] = "nmol/L"
    weight_unit: Literal["kg", "lb"] = "kg"
    height_unit: Literal["cm", "ft"] = "cm"
    language: str = ""
    """The language of the window, a code of ISO 639; "" as the desktop."""
    territory: str = ""
    """Whose notation numbers have, a code of ISO 3166; "" as the desktop."""
    theme: Literal["auto", "light", "dark", "contrast"] = "auto"
    start_page: Literal["calculator", "scenarios"] = "calculator"
    """The page that a start shows."""
    recent: tuple[str, ...] = ()
    """Scenario files that were opened or saved, the latest first."""
    geometry: str = ""
    splitters: dict[str, list[int]] = {}
    online_allowed: bool = False
    """Whether the user allowed look-ups online."""
    fdc_key: str = ""
    """The user's key for FoodData Central, "" for none."""


def read_scenario(path: Path, *, may_wait: bool = False) -> Scenario:
    """Read a scenario file.

    `may_wait`: whether pipes and devices are read too, which may keep whoever reads waiting.
    Raises StorageError when the file cannot be read, ScenarioError when it is no scenario.
    """
    return decode_scenario(read_bounded(path, MAX_BYTES, may_wait=may_wait))


class FileContent(msgspec.Struct, frozen=True):
    """What a scenario file held at one moment; `sha256` is that of its bytes."""

    scenario: Scenario
    sha256: str


def read_content(path: Path) -> FileContent:
    """Read a scenario file with the digest of its bytes. Raises as `read_scenario` does."""
    data = read_bounded(path, MAX_BYTES)
    return FileContent(decode_scenario(data), _sha256(data))


def written_content(scenario: Scenario) -> FileContent:
    """What a file holds after `write_scenario`."""
    return FileContent(scenario, _sha256(encode_scenario(scenario)))


def file_sha256(path: Path) -> str:
    """The digest of a file's bytes. Raises StorageError."""
    return _sha256(read_bounded(path, MAX_BYTES))


def _sha256(data: bytes) -> str:
    import hashlib  # noqa: PLC0415  # loads OpenSSL, which `evaluate` goes without

    return hashlib.sha256(data).hexdigest()


def write_scenario(path: Path, scenario: Scenario) -> None:
    """Write a scenario file whole. Raises StorageError."""
    write_whole(path, encode_scenario(scenario))


class LastWork(msgspec.Struct, frozen=True):
    """What a window worked on: the scenario, and the file that it belongs to.

    The two are one record, so that no scenario is ever taken for that of another file.
    """

    scenario: Scenario
    document: Path | None = None
    document_sha256: str = ""
    """The digest of the file's bytes as the window read or wrote it last."""


class _WorkRecord(msgspec.Struct):
    """`LastWork` as it is written; the scenario is read by its own format."""

    scenario: msgspec.Raw
    document: str = ""
    document_sha256: str = ""


class SavedState(msgspec.Struct, frozen=True):
    """What the last session left, and what could not be read of it."""

    settings: Settings
    work: LastWork | None
    problems: tuple[str, ...] = ()
    is_first: bool = False
    """Whether nothing was remembered before, well or badly."""

    @property
    def scenario(self) -> Scenario | None:
        """The last scenario, None at the first start."""
        return self.work.scenario if self.work is not None else None


def load_state(slot: int = FIRST_SLOT) -> SavedState:
    """The settings and the last work; what is broken is kept aside and told, never lost.

    A further window that was never open before looks as the first one does.
    """
    problems: list[str] = []
    settings: Any = _load(_settings_file(slot), _settings_from, problems)
    if settings is None and slot != FIRST_SLOT:
        settings = _load(_settings_file(FIRST_SLOT), _settings_from, problems)
    work: Any = _load(_work_file(slot), _work_from, problems)
    is_first = settings is None and work is None and not problems
    return SavedState(settings or Settings(), work, tuple(problems), is_first)


def settings_to_start_with() -> Settings:
    """The settings of the first window, read before anything is shown; nothing is told or moved."""
    try:
        return _settings_from(read_bounded(_settings_file(FIRST_SLOT), _MAX_RECORD_BYTES))
    except (StorageError, msgspec.DecodeError, ValueError, RecursionError):
        return Settings()


def save_settings(settings: Settings, slot: int = FIRST_SLOT) -> None:
    """Remember how the window looks. Raises StorageError."""
    pretty = msgspec.json.format(msgspec.json.encode(settings), indent=2)
    write_whole(_settings_file(slot), pretty + b"\n")


def save_last_work(work: LastWork, slot: int = FIRST_SLOT) -> None:
    """Remember the scenario and its file for the next start. Raises StorageError."""
    record = _WorkRecord(
        msgspec.Raw(encode_scenario(work.scenario)),
        str(work.document or ""),
        work.document_sha256,
    )
    pretty = msgspec.json.format(msgspec.json.encode(record), indent=2)
    write_whole(_work_file(slot), pretty + b"\n")


def read_pins(slot: int = FIRST_SLOT) -> bytes | None:
    """The pinned scenarios of the last session as they were written, None where there are none."""
    try:
        return read_bounded(_pins_file(slot), _MAX_RECORD_BYTES)
    except StorageError:
        return None


def save_pins(data: bytes, slot: int = FIRST_SLOT) -> None:
    """Remember the pinned scenarios. Raises StorageError."""
    write_whole(_pins_file(slot), data)


def set_pins_aside(reason: str, slot: int = FIRST_SLOT) -> str:
    """Keep pins that could not all be read under another name; says so."""
    return set_aside(_pins_file(slot), reason)


def _pins_file(slot: int) -> Path:
    return data_dir() / f"{_PINS}{_number(slot)}.json"


def _work_file(slot: int) -> Path:
    return data_dir() / f"{_LAST_WORK}{_number(slot)}.dk2.json"


def _settings_file(slot: int) -> Path:
    return data_dir() / f"{_SETTINGS}{_number(slot)}.json"


def _number(slot: int) -> str:
    return "" if slot == FIRST_SLOT else f"-{slot}"


def _settings_from(data: bytes) -> Settings:
    return msgspec.json.decode(data, type=Settings)


def _work_from(data: bytes) -> LastWork:
    """Read the record, or the bare scenario that stood in its place before."""
    try:
        parts = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, ValueError, RecursionError):
        parts = {}
    if "scenario" not in parts:
        return LastWork(decode_scenario(data))
    record = msgspec.json.decode(data, type=_WorkRecord)
    document = Path(record.document) if record.document else None
    # Written with room to be read by people, which must not make it too long.
    compact = msgspec.json.format(bytes(record.scenario), indent=-1)
    return LastWork(decode_scenario(compact), document, record.document_sha256)


def _load(path: Path, read: Any, problems: list[str]) -> Any:
    try:
        data = read_bounded(path, _MAX_RECORD_BYTES)
    except StorageError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            problems.append(f"{error}. Starting without it.")
        return None
    try:
        return read(data)
    except (ScenarioError, msgspec.DecodeError, ValueError, RecursionError) as error:
        problems.append(set_aside(path, str(error)))
        return None


def set_aside(path: Path, reason: str) -> str:
    """Move a broken file to a free name beside it and say so."""
    number = 1
    while (aside := path.with_name(f"{path.name}.broken-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        return f"{path}: {reason}. It could not be set aside ({error.strerror})."
    return f"{path.name}: {reason}. The file is kept as {aside.name}; starting with defaults."
