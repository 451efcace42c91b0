# SPDX-License-Identifier: MIT
"""Where labels of charts stand: no two overlap, none leaves its plot, the first are served first."""

import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from dk2gui.gui.charts.months import named_months
from dk2gui.gui.charts.placement import Box, Wish, apart, around, placed, up_and_down

ROOM = Box(10, 20, 300, 120)
lengths = st.integers(1, 80)
spots = st.tuples(st.integers(-50, 400), st.integers(-50, 300))
wishes = st.lists(
    st.builds(Wish, lengths, lengths, st.lists(spots, max_size=6).map(tuple)), max_size=12
)
boxes = st.lists(
    st.builds(Box, st.integers(0, 300), st.integers(0, 140), lengths, lengths), max_size=4
)


def is_inside(box: Box, room: Box) -> bool:
    return (
        room.left <= box.left
        and box.right <= room.right
        and room.top <= box.top
        and box.bottom <= room.bottom
    )


@given(wishes, boxes)
def test_labels_lie_in_their_room_and_never_on_each_other(wanted, taken):
    found = placed(wanted, ROOM, taken)
    assert len(found) == len(wanted)
    there = [box for box in found if box is not None]
    assert all(is_inside(box, ROOM) for box in there)
    assert not any(one.overlaps(other) for one, other in itertools.combinations(there, 2))
    assert not any(box.overlaps(other) for box in there for other in taken)
    for wish, box in zip(wanted, found, strict=True):
        assert box is None or (box.width, box.height) == (wish.width, wish.height)


@given(wishes)
def test_the_first_label_stands_where_it_likes_best(wanted):
    for wish, box in zip(wanted[:1], placed(wanted, ROOM), strict=False):
        if wish.places:
            (left, top) = wish.places[0]
            assert box == Box(left, top, wish.width, wish.height).pushed_into(ROOM)


def test_a_label_gives_way_to_the_next_place_that_is_free():
    two = [Wish(40, 10, up_and_down(50, 60, 5, 4))] * 2
    assert [box.top for box in placed(two, ROOM)] == [60, 70]
    # Right of its point, then left of it.
    beside = Wish(40, 10, around(100, 60, 40, 10, 4))
    assert [box.left for box in placed([beside] * 2, ROOM)] == [104, 56]


def test_what_is_larger_than_the_room_is_left_out():
    assert placed([Wish(301, 5, ((10, 20),)), Wish(5, 121, ((10, 20),))], ROOM) == [None, None]


@given(st.lists(st.tuples(st.integers(-20, 220), st.integers(1, 60)), max_size=9))
def test_things_in_a_line_keep_apart_and_inside(things):
    wanted, sizes = [float(at) for at, _ in things], [float(size) for _, size in things]
    starts = apart(wanted, sizes, 0, 200)
    there = sorted(
        (start, size) for start, size in zip(starts, sizes, strict=True) if start is not None
    )
    for (one, size), (other, _) in itertools.pairwise(there):
        assert one + size <= other + 1e-6
    assert all(start >= -1e-6 and start + size <= 200 + 1e-6 for start, size in there)
    # Only what has no room is left out, the last first.
    dropped = [start is None for start in starts]
    assert dropped == sorted(dropped)
    if sum(sizes) <= 200:
        assert not any(dropped)


@given(st.integers(60, 900), st.integers(2, 40))
def test_months_on_an_axis_keep_one_distance(width, letter):
    first = dt.date(2026, 7, 1)
    days = [dt.date(2026 + (6 + n) // 12, (6 + n) % 12 + 1, 1) for n in range(13)]
    months = [((day - first).days / 366 * width, day) for day in days]
    named = named_months(months, lambda text: letter * len(text), width)
    for (one, text), (other, _) in itertools.pairwise(named):
        # A name of every twelfth month alone may still be too long for its axis.
        assert one + letter * len(text) < other or len(named) <= 2
    assert all(start + letter * len(text) <= width for start, text in named)


def test_january_is_named_with_its_year_whatever_the_room():
    months = [(n * 20.0, dt.date(2026 + (6 + n) // 12, (6 + n) % 12 + 1, 1)) for n in range(12)]
    named = [text for _, text in named_months(months, lambda text: 6.0 * len(text), 240)]
    assert named == ["Jul", "Oct", "Jan 2027", "Apr"]
