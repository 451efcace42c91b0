# SPDX-License-Identifier: MIT
"""What every test gets: an own data folder, no screen, and no window left behind."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from tests import texts_said

# Machines differ in speed; a slow one is no failure.
settings.register_profile(
    "dk2gui", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("dk2gui")


_LOCALE = Path(__file__).parent.parent / "resources" / "locale"


def pytest_sessionstart(session):
    """Translations are tried as they stand in their sources, and every text is heard."""
    del session
    texts_said.listen()
    if any(
        not (made := source.with_suffix(".mo")).exists()
        or made.stat().st_mtime < source.stat().st_mtime
        for source in _LOCALE.glob("*.po")
    ):
        from tools.catalogue_compile import compile_catalogues  # noqa: PLC0415  # only then

        compile_catalogues(_LOCALE)


@pytest.fixture(autouse=True)
def data_folder(tmp_path, monkeypatch):
    """The user's data folder of one test."""
    folder = tmp_path / "data"
    monkeypatch.setenv("DK2GUI_DATA_DIR", str(folder))
    return folder


@pytest.fixture(autouse=True)
def every_text_can_be_translated(request):
    """Whatever a test makes the program say is among what translators are given."""
    texts_said.unknown_texts()
    yield
    unknown = texts_said.unknown_texts()
    if request.node.get_closest_marker("own_texts") is None:
        assert not unknown, (
            f"not in the template: {unknown}; mark each text where it is declared, and run "
            "python -m tools.catalogues update"
        )


@pytest.fixture(scope="session")
def qapp_cls():
    """The program's own application, whichever test is the first to need one."""
    from dk2gui.gui.window.desktop import Application  # noqa: PLC0415  # Qt for who asks for it

    return Application


@pytest.fixture
def installed_reader():
    """Installs who reads for one test."""
    from dk2gui.present.language import FILES, install  # noqa: PLC0415

    yield install
    install(FILES)
