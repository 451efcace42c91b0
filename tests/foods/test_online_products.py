# SPDX-License-Identifier: MIT
"""Supplements from labels: which compound, how much in one capsule, and never by a guess."""

import pytest

from dk2gui.core.scenario.scenario import Supplement
from dk2gui.foods.net.errors import OnlineError
from dk2gui.foods.own import Part
from tests.foods.online_replies import (
    D3,
    K2_OF_NO_FORM,
    MK7,
    VITAMIN_C,
    amount,
    hits,
    label_hit,
    row,
    supplement,
)
from tests.foods.online_service import given_clock, given_lookup, given_service  # noqa: F401


@pytest.fixture(name="product_of")
def _product_of(service, lookup):
    """The product that a search for a label brings."""

    def product_of(*rows, **more):
        service.answer("/search-filter", hits(label_hit(101)))
        service.answer("/label/101", supplement(*rows, **more))
        (found,) = lookup.products("D3 K2")
        return found

    return product_of


def parts(found):
    return [(part.compound, part.amount, part.unit) for part in found.product.parts]


def test_a_combined_supplement_lands_as_doses(product_of):
    found = product_of(D3, MK7, VITAMIN_C)
    # A serving is two capsules.
    assert found.product.parts == (Part("vitamin_d3", 2500, "IU"), Part("mk7", 90, "ug"))
    assert found.product.units_per_day == 2
    assert found.product.doses() == (
        Supplement(compound="vitamin_d3", amount=5000, unit="IU"),
        Supplement(compound="mk7", amount=180, unit="ug"),
    )
    assert found.product.name == "Good Brand D3 + K2"
    assert (found.unit, found.source) == ("Capsule(s)", "NIH DSLD 101")
    assert (found.brand, found.barcode) == ("Good Brand", "036000291452")
    assert found.note == "Also in it: Vitamin C."


def test_a_form_that_is_not_said_is_not_guessed(product_of):
    found = product_of(D3, K2_OF_NO_FORM)
    assert parts(found) == [("vitamin_d3", 2500, "IU")]
    assert "Not taken: Vitamin K2 does not say which form it is" in found.note


@pytest.mark.parametrize(
    ("given_row", "expected"),
    [
        (row("Vitamin D3 (as cholecalciferol)", "Vitamin D", 50, "mcg"), ("vitamin_d3", 25, "ug")),
        (row("Vitamin D", "Vitamin D", 25, "mcg", ["Ergocalciferol"]), ("vitamin_d2", 12.5, "ug")),
        (row("Vitamin D-3", "Vitamin D", 400, "International Unit(s)"), ("vitamin_d3", 200, "IU")),
        (row("MenaQ7(R)", "Vitamin K", 90, "Microgram(s)"), ("mk7", 45, "ug")),
        (row("Vitamin K2 (MK-4)", "Vitamin K", 5, "mg"), ("mk4", 2.5, "mg")),
        (row("Vitamin K", "Vitamin K", 80, "mcg", ["Phytonadione"]), ("k1", 40, "ug")),
        (row("Calcium", "Calcium", 1, "Gram(s)", ["Calcium Carbonate"]), ("calcium", 0.5, "g")),
        (row("Zinc (as Zinc Picolinate)", "Zinc", 15, "mg"), ("zinc", 7.5, "mg")),
        (row("Vitamin A", "Vitamin A", 900, "mcg RAE", ["Retinyl Palmitate"]), ("retinol", 450, "ug")),
    ],
)  # fmt: skip
def test_rows_as_labels_word_them(product_of, given_row, expected):
    assert parts(product_of(given_row)) == [expected]


@pytest.mark.parametrize(
    "given_row",
    [
        row("Calcium Citrate", "Calcium", 900, "mg"),
        row("MenaQ7", "Vitamin K", 45, "mg"),
        row("Vitamin D", "Vitamin D", 25, "mcg"),
        row("Vitamin D3", "Vitamin D", 0, "NP"),
        row("Vitamin D3", "Vitamin D", 5, "drops"),
        row("Vitamin D3", "Vitamin D", 5000, "mg"),
        row("Zinc", "Zinc", 10, "IU"),
        {**D3, "quantity": [amount(5000, "IU", operator="<")]},
        {**D3, "quantity": [amount(5000, "IU", serving=4)]},
        {**D3, "quantity": [amount(5000, "IU"), amount(4000, "IU")]},
        row("Vitamin K2", "Vitamin K", 180, "mcg", ["MK-4", "MK-7"]),
    ],
)
def test_what_is_unclear_is_left_out_and_named(product_of, given_row):
    found = product_of(row("Magnesium", "Magnesium", 100, "mg"), given_row)
    assert parts(found) == [("magnesium", 50, "mg")]
    assert found.note.startswith(f"Not taken: {given_row['name']} ")


def test_a_sum_with_its_parts_counts_once(product_of):
    whole = row(
        "Vitamin K2", "Vitamin K", 200, "mcg",
        nested=[row("MK-7", "Vitamin K", 100, "mcg"), row("MK-4", "Vitamin K", 100, "mcg")],
    )  # fmt: skip
    assert parts(product_of(whole)) == [("mk7", 50, "ug"), ("mk4", 50, "ug")]


def test_a_form_without_an_amount_names_the_row_around_it(product_of):
    whole = row("Vitamin K2", "Vitamin K", 200, "mcg", nested=[{"name": "MK-7", "quantity": []}])
    assert parts(product_of(whole)) == [("mk7", 100, "ug")]


@pytest.mark.parametrize(
    ("sizes", "units_per_day"),
    [
        ([], 1), (None, 1), ([{"minQuantity": 0}], 1),
        ([{"minQuantity": 1, "minDailyServings": 3, "maxDailyServings": 1}], 1),
        ([{"minQuantity": 1, "minDailyServings": 2, "maxDailyServings": 3}], 2),
    ],
)  # fmt: skip
def test_units_a_day_are_the_fewest_of_the_label(product_of, sizes, units_per_day):
    plain = {**D3, "quantity": [amount(1000, "IU", serving=None)]}
    found = product_of(plain, servingSizes=sizes)
    assert found.product.units_per_day == units_per_day
    assert parts(found) == [("vitamin_d3", 1000, "IU")]


def test_sold_products_come_first_and_revisions_once(service, lookup):
    service.answer(
        "/search-filter",
        hits(
            label_hit(1, "Old D3", off_market=1), label_hit(2, "D3"), label_hit(3, "D3"),
            label_hit("x", "Odd"), label_hit(4, "C only"), label_hit(5, "Gone"), label_hit(6, ""),
        ),
    )  # fmt: skip
    service.answer("/label/1", supplement(D3, name="Old D3"))
    service.answer("/label/2", supplement(D3, name="D3"))
    service.answer("/label/4", supplement(VITAMIN_C, name="C only"))
    found = lookup.products("D3")
    assert [(one.product.name, one.is_off_market) for one in found] == [
        ("Good Brand D3", False),
        ("Good Brand Old D3", True),
    ]
    assert {path for path, *_ in service.asked} == {
        "/search-filter", "/label/1", "/label/2", "/label/4", "/label/5",
    }  # fmt: skip


def test_a_search_reads_a_few_labels_only(service, lookup):
    service.answer("/search-filter", hits(*(label_hit(n, f"D3 {n}") for n in range(1, 26))))
    for number in range(1, 26):
        service.answer(f"/label/{number}", supplement(D3, name=f"D3 {number}"))
    assert len(lookup.products("D3")) == 6
    assert len(service.asked) == 7


def test_a_service_that_fails_half_way_is_told(service, lookup):
    service.answer("/search-filter", hits(label_hit(101), label_hit(102, "Other")))
    service.answer("/label/101", supplement(D3))
    service.answer("/label/102", {}, 503)
    with pytest.raises(OnlineError, match="Dietary Supplement Label Database has a problem"):
        lookup.products("D3")


def test_an_amount_that_no_one_can_take_is_left_out(product_of):
    found = product_of(D3, row("Calcium", "Calcium", 1e300, "g"))
    assert parts(found) == [("vitamin_d3", 2500, "IU")]
    assert "more than a supplement holds" in found.note
