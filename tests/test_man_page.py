# SPDX-License-Identifier: MIT
"""The man page and the completions tell every command and option of the real command line."""

import argparse
import gzip
import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dk2gui import __main__, __version__

ROOT = Path(__file__).parent.parent
COMPLETION = "bash-completion/completions/dk2gui"


@pytest.fixture(scope="module")
def share(tmp_path_factory) -> Path:
    """What `make dist` puts below `share`."""
    spec = importlib.util.spec_from_file_location("texts", ROOT / "packaging" / "texts.py")
    texts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(texts)
    folder = tmp_path_factory.mktemp("share")
    texts.write_texts(folder)
    return folder


@pytest.fixture(scope="module")
def page(share) -> str:
    return gzip.decompress((share / "man" / "man1" / "dk2gui.1.gz").read_bytes()).decode()


def commands() -> dict[str, argparse.ArgumentParser]:
    (inner,) = (
        action for action in __main__.parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )  # fmt: skip
    return inner.choices


def options() -> set[str]:
    return {
        option
        for parser in (__main__.parser(), *commands().values())
        for action in parser._actions
        if action.help != argparse.SUPPRESS and action.dest != "help"
        for option in action.option_strings
    }


def test_the_page_tells_every_command_and_option(page):
    plain = page.replace("\\-", "-")
    assert {"evaluate", "foods", "import", "seek", "report", "window"} <= set(commands())
    assert not [name for name in commands() if not re.search(rf"\b{name}\b", plain)]
    assert not [option for option in options() if option not in plain]
    assert __version__ in page
    assert "--desktop" not in plain


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_the_page_is_set_without_a_complaint(page):
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-Kutf8"], input=page.encode(), capture_output=True,
        check=True,
    )  # fmt: skip
    assert done.stderr == b""
    assert b"evaluate" in done.stdout


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["dk2gui", "ev"], {"evaluate"}),
        (["dk2gui", "seek", "--tar"], {"--target-25ohd"}),
        (["dk2gui", "foods", "--li"], {"--limit"}),
    ],
)
def test_bash_completes_commands_and_options(share, words, offered):
    script = (
        f"source {share / COMPLETION}; COMP_WORDS=({' '.join(words)}); "
        f"COMP_CWORD={len(words) - 1}; COMP_LINE='{' '.join(words)}'; "
        "name=$(complete -p dk2gui | sed 's/.*-F \\([^ ]*\\).*/\\1/'); $name dk2gui "
        f"'{words[-1]}' '{words[-2]}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert set(done.stdout.split()) == offered, done.stderr


def test_zsh_is_given_every_command(share):
    text = (share / "zsh" / "site-functions" / "_dk2gui").read_text(encoding="utf-8")
    assert text.startswith("#compdef dk2gui")
    assert not [name for name in commands() if f"\n    {name}:'" not in text]
