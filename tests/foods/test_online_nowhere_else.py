# SPDX-License-Identifier: MIT
"""No module but one can reach a network, and that one loads its means only when asked to."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "dk2gui"
SOURCES = sorted([*PACKAGE.rglob("*.py"), PACKAGE.parent / "main.py"])
CLIENT = PACKAGE / "foods" / "net" / "client.py"
LEAVING = PACKAGE / "gui" / "window" / "leaving.py"
MEANS = (
    "_socket", "_ssl", "aiohttp", "asyncio", "ftplib", "http.client", "http.server", "httpcore",
    "httpx", "imaplib", "multiprocessing.connection", "nntplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib.request", "urllib.robotparser",
    "urllib3", "websockets", "wsgiref", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtNetworkAuth",
    "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets",
)  # fmt: skip
"""Modules with which a program can talk to another computer."""


def imported(tree):
    """Full names of all that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in ("import_module", "__import__"):
                yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))


def means_in(source):
    """Which means of reaching a network a source imports."""
    return {
        mean
        for name in imported(ast.parse(source))
        for mean in MEANS
        if name == mean or name.startswith(f"{mean}.")
    }


@pytest.mark.parametrize(
    "source",
    [
        "import httpx", "from urllib.request import urlopen", "from urllib import request",
        "def f():\n    import socket as s", "from PySide6.QtNetwork import QTcpSocket",
        "from PySide6 import QtNetwork", "import http.client", "from http import client",
        "import importlib\nimportlib.import_module('requests')", "__import__('ssl')",
    ],
)  # fmt: skip
def test_the_search_for_means_finds_them(source):
    assert means_in(source)


@pytest.mark.parametrize(
    "source", ["from urllib.parse import quote", "from http import HTTPStatus"]
)
def test_the_search_for_means_finds_nothing_else(source):
    assert not means_in(source)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE.parent)))
def test_only_the_client_has_means_to_reach_a_network(path):
    # A pair of sockets within the process wakes the window when it is to close.
    expected = {CLIENT: {"httpx", "ssl"}, LEAVING: {"socket"}}.get(path, set())
    assert means_in(path.read_text(encoding="utf-8")) == expected


def test_the_client_loads_them_inside_its_methods_only():
    tree = ast.parse(CLIENT.read_text(encoding="utf-8"))
    for_types = [
        node
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    loaded_at_once = [
        node for node in tree.body if not isinstance(node, (ast.ClassDef, ast.FunctionDef))
    ]
    assert not any(means_in(ast.unparse(node)) for node in loaded_at_once if node not in for_types)


@pytest.mark.parametrize(
    "module",
    [
        "dk2gui.cli.main",
        "dk2gui.gui.window.main_window",
        "dk2gui.foods.sources.lookup",
        "dk2gui.core.evaluate",
    ],
)
def test_nothing_loads_httpx_at_its_start(module):
    code = f"import sys, {module}; print('httpx' in sys.modules or 'httpcore' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
