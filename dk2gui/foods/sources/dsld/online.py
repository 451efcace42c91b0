# SPDX-License-Identifier: MIT
"""Supplement labels from the Dietary Supplement Label Database of the US NIH (public domain)."""

import datetime as dt
import re
from typing import Final

import msgspec

from dk2gui.foods.find.barcode import digits
from dk2gui.foods.net.asking import Asker, Question
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.net.search_words import checked_words
from dk2gui.foods.own import Part, Product, own_product
from dk2gui.foods.reading.wording import tidy
from dk2gui.foods.sources.dsld.rows import ReadRows, Row, read_rows

SOURCE: Final = "NIH DSLD"
MOST_PRODUCTS: Final = 6
"""Labels that one search reads, each a question of its own."""
_LABEL_AGE: Final = dt.timedelta(days=30)
_SEARCH_AGE: Final = dt.timedelta(days=7)
_MOST_HITS: Final = 25
_YES: Final = (1, True, "1", "true")


class FoundProduct(msgspec.Struct, frozen=True):
    """A product as its label says, with the doses of one unit such as a capsule."""

    product: Product
    unit: str
    """What the label counts: `Capsule(s)`, `mL` and the like."""
    source: str
    """The database and the label's number in it."""
    note: str = ""
    """What the label says that is not in the product, and why; "" when all is."""
    brand: str = ""
    barcode: str = ""
    is_off_market: bool = False


class _HitSource(msgspec.Struct, frozen=True, rename="camel"):
    full_name: str | None = None
    brand_name: str | None = None
    off_market: int | bool | str | None = None


class _Hit(msgspec.Struct, frozen=True):
    id: str | int = msgspec.field(name="_id")
    source: _HitSource = msgspec.field(name="_source")

    @property
    def is_off_market(self) -> bool:
        return self.source.off_market in _YES

    @property
    def title(self) -> str:
        """Brand and name; revisions of a label share it."""
        return _title(self.source.brand_name, self.source.full_name)


class _Hits(msgspec.Struct, frozen=True):
    hits: tuple[_Hit, ...]


class _ServingSize(msgspec.Struct, frozen=True, rename="camel"):
    min_quantity: float | None = None
    min_daily_servings: float | None = None
    max_daily_servings: float | None = None
    unit: str | None = None

    @property
    def units(self) -> float:
        """Capsules, drops or the like in a serving."""
        return self.min_quantity if self.min_quantity and self.min_quantity > 0 else 1.0

    @property
    def daily(self) -> float:
        """The fewest servings a day; some labels have fewest and most the wrong way round."""
        said = (self.min_daily_servings, self.max_daily_servings)
        return min((servings for servings in said if servings and servings > 0), default=1.0)


class _LabelReply(msgspec.Struct, frozen=True, rename="camel"):
    full_name: str | None = None
    brand_name: str | None = None
    upc_sku: str | None = None
    serving_sizes: tuple[_ServingSize, ...] | None = None
    ingredient_rows: tuple[Row, ...] | None = None


def search(asker: Asker, words: str, most: int = MOST_PRODUCTS) -> list[FoundProduct]:
    """Products for words such as a brand and a name, best first, sold ones before others.

    Of several revisions of a label the best is taken. Labels with nothing that this program
    knows, or of which nothing is certain, are left out. Raises OnlineError.
    """
    words = checked_words(words)
    params = {"q": words, "size": str(_MOST_HITS)}
    about = f"“{words}”"
    reply = asker.ask(Question("dsld", "dsld", "/search-filter", params, _SEARCH_AGE, about), _Hits)
    known: dict[str, _Hit] = {}
    for hit in sorted(reply.hits, key=lambda hit: hit.is_off_market):
        if hit.title and re.fullmatch("[0-9]+", str(hit.id)):
            known.setdefault(hit.title.casefold(), hit)
    found = []
    for hit in list(known.values())[:most]:
        try:
            read = label(asker, int(hit.id), is_off_market=hit.is_off_market)
        except OnlineError as error:
            # One odd label is no reason to show none of the others.
            if error.kind not in ("not_found", "not_measured", "unexpected", "not_json"):
                raise
        else:
            found.append(read)
    return found


def label(asker: Asker, label_id: int, *, is_off_market: bool = False) -> FoundProduct:
    """The product of a label by its number in the database. Raises OnlineError."""
    about = f"a label with the number {label_id}"
    reply = asker.ask(
        Question("dsld", "dsld", f"/label/{label_id:d}", {}, _LABEL_AGE, about), _LabelReply
    )
    title = _title(reply.brand_name, reply.full_name)
    if not title or reply.ingredient_rows is None:
        raise OnlineError(
            f"The Dietary Supplement Label Database does not know {about}.", "not_found"
        )
    size = next(iter(reply.serving_sizes or ()), _ServingSize())
    read = read_rows(reply.ingredient_rows, size.units)
    note = _note(read)
    if not read.parts:
        raise OnlineError(
            f"{title}: the label gives no certain dose of anything this program knows. "
            f"{note}".rstrip(),
            "not_measured",
        )
    try:
        product = own_product(
            title,
            [Part(part.compound, part.amount / size.units, part.unit) for part in read.parts],
            size.units * size.daily,
        )
    except ValueError as error:
        raise OnlineError(f"{title}: the label cannot be right ({error}).", "unexpected") from error
    return FoundProduct(
        product=product,
        unit=tidy(size.unit or "") or "serving",
        source=f"{SOURCE} {label_id}",
        note=note,
        brand=tidy(reply.brand_name or ""),
        barcode=digits(reply.upc_sku or ""),
        is_off_market=is_off_market,
    )


def _title(brand: str | None, name: str | None) -> str:
    """The name with the brand before it, unless it begins so; "" when there is no name."""
    brand, name = tidy(brand or ""), tidy(name or "")
    if not name or name.casefold().startswith(brand.casefold()):
        return name
    return tidy(f"{brand} {name}")


def _note(read: ReadRows) -> str:
    unread = "; ".join(f"{tidy(row.row)} {row.reason}" for row in read.not_understood)
    others = ", ".join(map(tidy, read.others))
    return " ".join(
        told
        for told in (
            f"Not taken: {unread}." if unread else "",
            f"Also in it: {others}." if others else "",
        )
        if told
    )
