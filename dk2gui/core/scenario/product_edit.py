# SPDX-License-Identifier: MIT
"""Changing what products contain, for doses that stand in place of theirs."""

from collections.abc import Callable

import msgspec

from dk2gui.core.scenario.scenario import Content, Product


def with_contents(
    products: tuple[Product, ...], change: Callable[[Content], Content | None]
) -> tuple[Product, ...]:
    """The products with each of their parts changed, or left out where `change` gives None.

    A product of which nothing is left is left out too; one without any change stays the same.
    """
    changed = []
    for product in products:
        kept = tuple(new for part in product.contains if (new := change(part)) is not None)
        if kept or not product.contains:
            changed.append(msgspec.structs.replace(product, contains=kept))
    return tuple(changed)
