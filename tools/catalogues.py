# SPDX-License-Identifier: MIT
"""The catalogues of translations: `python -m tools.catalogues extract|update|check|compile`.

extract  writes the template, resources/locale/dk2gui.pot, from what the program says
update   extracts, and brings every translation to the template
check    says what is wrong: an old template, other places, plurals that are missing; and how
         complete each translation is
compile  writes the .mo that are older than their .po
"""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from dk2gui.core.basis.message import COUNT, places
from tools.catalogue_compile import compile_catalogues
from tools.catalogue_module import ROOT
from tools.catalogue_texts import all_texts

FOLDER: Final = ROOT / "resources" / "locale"
TEMPLATE: Final = FOLDER / "dk2gui.pot"
_HEADER: Final = """\
# Texts of dk2gui. The key of each is its English text.
# Names in {braces} stay as they are and may stand in another order. "Last-Translator" names who
# reviewed the translation; as long as it says "draft, not reviewed", so does the window."""
_DRAFT: Final = "draft, not reviewed"
# No date and no line numbers: the template changes with the texts only.
_LONG_AGO: Final = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
_ACCELERATOR: Final = re.compile(r"&(?=\w)")
_SHOWN: Final = 60


def template() -> tuple[Catalog, list[str]]:
    """The template of what the program says now, and what cannot be extracted."""
    said, found = all_texts()
    troubles = [str(trouble) for trouble in found]
    made = Catalog(
        project="dk2gui", version="", header_comment=_HEADER, charset="utf-8",
        creation_date=_LONG_AGO, revision_date=_LONG_AGO, last_translator=_DRAFT,
        copyright_holder="", msgid_bugs_address="",
    )  # fmt: skip
    plurals: dict[tuple[str, str], str] = {}
    for one in said:
        other = plurals.setdefault((one.context, one.text), one.plural)
        if other != one.plural:
            troubles_text = f"{one.where}: {_short(one.text)} has another plural elsewhere"
            return made, [*troubles, troubles_text]
        made.add(
            (one.text, one.plural) if one.plural else one.text,
            locations=[(one.where, 0)],
            auto_comments=[one.note] if one.note else (),
            context=one.context or None,
        )
    for entry in made:
        _flag(entry)
    return made, troubles


def _flag(entry: Message) -> None:
    """The kind of places that a text has; "9 % in" is no place."""
    entry.flags.discard("python-format")
    entry.flags.discard("python-brace-format")
    if any(places(text) for text in _texts(entry.id)):
        entry.flags.add("python-brace-format")


def extract() -> list[str]:
    """Write the template; returns what cannot be extracted."""
    made, troubles = template()
    if not troubles:
        _write(TEMPLATE, made)
    return troubles


def update() -> list[str]:
    """Write the template and bring every translation to it; returns what is wrong."""
    if troubles := extract():
        return troubles
    made = _read(TEMPLATE)
    for path in _translations():
        known = _read(path)
        known.update(made, no_fuzzy_matching=True)
        for entry in known:
            if entry.id:
                _flag(entry)
        known.obsolete.clear()
        _write(path, known)
    return []


def check() -> list[str]:
    """What is wrong with the template and the translations."""
    made, troubles = template()
    if troubles:
        return troubles
    keys = _keys(made)
    if not TEMPLATE.exists() or _keys(_read(TEMPLATE)) != keys:
        old = set(_keys(_read(TEMPLATE))) if TEMPLATE.exists() else set()
        differing = sorted(set(keys) ^ old)[:3]
        shown = ", ".join(_short(text) for _, text, _ in differing)
        troubles.append(f"{_place(TEMPLATE)} is not up to date ({shown}): run make catalogues")
    for path in _translations():
        known = _read(path)
        troubles += [f"{_place(path)}: {why}" for why in _wrong_in(known)]
        done = sum(1 for entry in known if entry.id and _is_done(entry))
        print(f"{_place(path)}: {done} of {len(keys)} texts translated")
    return troubles


def texts_of_template() -> set[tuple[str, str]]:
    """Context and English of every text that translators are given."""
    return {(context, text) for context, text, _ in _keys(_read(TEMPLATE))}


def _wrong_in(known: Catalog) -> Iterator[str]:
    for entry in known:
        if not entry.id or not any(_texts(entry.string)) or entry.fuzzy:
            continue
        sources, strings = _texts(entry.id), _texts(entry.string)
        shown = _short(sources[0])
        if len(sources) > 1 and (len(strings) != known.num_plurals or not all(strings)):
            yield f"{shown}: all of its {known.num_plurals} plural forms are needed"
        wanted = places(sources[-1])
        for string in strings:
            try:
                given = places(string)
            except ValueError as error:
                yield f"{shown}: {error}"
                continue
            # A form for one thing may leave its number out.
            if given != wanted and not (len(sources) > 1 and given | {COUNT} == wanted):
                yield f"{shown}: has the places {sorted(given)}, not {sorted(wanted)}"
            if _edges(string) != _edges(sources[0]):
                yield f"{shown}: begins or ends with other spaces"
            if len(_ACCELERATOR.findall(string)) != len(_ACCELERATOR.findall(sources[0])):
                yield f"{shown}: has another number of & for keys"


def _edges(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


def _is_done(entry: Message) -> bool:
    return all(_texts(entry.string)) and not entry.fuzzy


def _texts(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def _keys(catalogue: Catalog) -> list[tuple[str, str, str]]:
    """Context, text and plural of each entry."""
    return sorted(
        (entry.context or "", _texts(entry.id)[0], "".join(_texts(entry.id)[1:]))
        for entry in catalogue
        if entry.id
    )


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}\u2026")


def _translations() -> list[Path]:
    return sorted(FOLDER.glob("*.po"))


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem if path.suffix == ".po" else None)


def _write(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, include_lineno=False, ignore_obsolete=True)


def main(arguments: list[str]) -> int:
    """Run one command; 1 where something is wrong."""
    commands = {"extract": extract, "update": update, "check": check}
    if arguments == ["compile"]:
        for path in compile_catalogues(FOLDER):
            print(_place(path))
        return 0
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    troubles = commands[arguments[0]]()
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
