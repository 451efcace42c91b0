# SPDX-License-Identifier: MIT
"""What the guide is made of: chapters of paragraphs, headings, steps and pictures."""

from typing import Literal

import msgspec


class Block(msgspec.Struct, frozen=True):
    """A paragraph, a heading inside a chapter, a step of a list, or a picture by its name."""

    text: str
    kind: Literal["text", "head", "step", "picture"] = "text"


class GuideChapter(msgspec.Struct, frozen=True):
    """`title` and the texts of `blocks` are English, marked for translation."""

    id: str
    title: str
    blocks: tuple[Block, ...]


def head(text: str) -> Block:
    """A heading inside a chapter."""
    return Block(text, "head")


def step(text: str) -> Block:
    """A step of a list."""
    return Block(text, "step")


def picture(name: str) -> Block:
    """A picture by its name."""
    return Block(name, "picture")
