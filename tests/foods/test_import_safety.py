# SPDX-License-Identifier: MIT
"""Files from strangers and broken downloads: a clear message, and nothing of them in the store."""

import os
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dk2gui.foods.reading import lines as text_lines
from dk2gui.foods.reading import safety
from dk2gui.foods.reading.errors import ImportFileError
from dk2gui.foods.reading.formats import detect
from dk2gui.foods.reading.run import import_file
from dk2gui.foods.store.food_store import FoodStore
from tests.foods.import_files import (
    SR28_TEN,
    Memory,
    fdc_json,
    gzipped,
    imported,
    off_line,
    off_table,
    small_fdc_zip,
    zipped,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n"


def refused(path, message):
    memory = Memory()
    with pytest.raises(ImportFileError) as error:
        import_file(path, memory)
    told = str(error.value)
    assert told.startswith(str(path))
    assert message in told
    assert "\n" not in told
    assert memory.foods == {}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"), (b" \r\n\t", "is empty"), (PNG, "is no food database"), (PDF, "is no food database"),
        (b"\x00" * 5000, "is no food database"), (b"<html>404</html>", "is no food database"),
        (b"name,calcium\nmilk,120\n", "is no food database"), (b'{"schema": 1}', "is no food database"),
        (b'{"a":' * 9000, "is no food database"), ("NDB_No,Shrt".encode("utf-16"), "is UTF-16; save it as UTF-8"),
        (b"PK\x03\x04" + b"x" * 90, "damaged or cut short"), (b"PK\x05\x06", "damaged or cut short"),
        (b"\x1f\x8b", "damaged"), (b"\x1f\x8b\x08" + b"x" * 90, "damaged"), (b"SQLite format 3\0", "is no food"),
    ],
)  # fmt: skip
def test_wrong_files(tmp_path, data, message):
    path = tmp_path / "download.bin"
    path.write_bytes(data)
    refused(path, message)


def test_not_a_file_at_all(tmp_path):
    refused(tmp_path, "is a folder")
    refused(tmp_path / "absent.zip", "cannot be read (No such file or directory)")
    refused(tmp_path / ("x" * 300), "cannot be read (File name too long)")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="other systems have no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    refused(tmp_path / "pipe", "is no ordinary file")


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="other systems have other permissions")
def test_no_permission(tmp_path):
    path = tmp_path / "locked.csv"
    path.write_bytes(SR28_TEN.read_bytes())
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        # The superuser may read everything: be nobody for a moment.
        os.seteuid(65534)
    try:
        refused(path, "cannot be read (Permission denied)")
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(
    "name", ["../food.csv", "a/../../food.csv", "/etc/food.csv", "..\\food.csv", "C:\\food.csv"]
)
def test_names_that_point_outside(tmp_path, name):
    refused(zipped(tmp_path / "a.zip", {name: SR28_TEN.read_bytes()}), "points outside the archive")


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({}, "without a food database"),
        ({"readme.txt": b"hello"}, "without a food database"),
        ({"a.png": PNG, "food.csv": b"x"}, "without a food database"),
        ({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}, "is no workbook that can be read"),
        ({"a/food.csv": b"", "b/food.csv": b"", "food_nutrient.csv": b""}, "holds food.csv twice"),
        ({"food.csv": b"", "food_nutrient.csv": b""}, "food.csv, line 0: the header has no column fdc_id"),
        ({"a.csv": SR28_TEN.read_bytes(), "b.csv": SR28_TEN.read_bytes()}, "several food databases ('a.csv', 'b.csv')"),
    ],
)  # fmt: skip
def test_archives_without_one_database(tmp_path, members, message):
    refused(zipped(tmp_path / "a.zip", members), message)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack_are_refused_before_they_take_memory(tmp_path, monkeypatch, packing):
    path = zipped(tmp_path / "a.zip", {"abbrev.csv": SR28_TEN.read_bytes()}, packing)
    opened = []
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *given, **_: opened.append(given))
    refused(path, "packed by a method that is not read")
    assert opened == []


def test_a_file_without_a_name(tmp_path):
    path = zipped(tmp_path / "a.zip", {"abbrev.csv": SR28_TEN.read_bytes()})
    # A name ends at its first null.
    path.write_bytes(path.read_bytes().replace(b"abbrev.csv", b"\0bbrev.csv"))
    refused(path, "holds a file without a name")


@pytest.mark.parametrize("large", [False, True])
def test_an_index_that_would_fill_the_memory(tmp_path, monkeypatch, large):
    path = zipped(tmp_path / "a.zip", {"abbrev.csv": SR28_TEN.read_bytes()})
    data = bytearray(path.read_bytes())
    end = data.rfind(b"PK\x05\x06")
    if large:
        record = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 1 << 40, 0)
        locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
        data[end:end] = record + locator
    else:
        data[end + 12 : end + 16] = (1 << 31).to_bytes(4, "little")
    path.write_bytes(data)
    refused(path, "holds more files than any release of foods has")


def test_memory_that_runs_out_is_told(tmp_path, monkeypatch):
    path = zipped(tmp_path / "a.zip", {"abbrev.csv": SR28_TEN.read_bytes()})

    def full(*_given, **_named):
        raise MemoryError

    monkeypatch.setattr(zipfile.ZipFile, "open", full)
    refused(path, "cannot be unpacked")


def test_bombs_in_zips(tmp_path, monkeypatch):
    monkeypatch.setattr(safety, "FREE_BYTES", safety.MIB)
    bomb = SR28_TEN.read_bytes() + b"," * (safety.FREE_BYTES + 1)
    path = zipped(tmp_path / "bomb.zip", {"abbrev.csv": bomb})
    refused(path, "no real table does that")


def test_a_bomb_that_lies_about_its_size(tmp_path, monkeypatch):
    monkeypatch.setattr(safety, "FREE_BYTES", safety.MIB)
    bomb = SR28_TEN.read_bytes() + b"\n" * (safety.FREE_BYTES + 1)
    path = zipped(tmp_path / "bomb.zip", {"abbrev.csv": bomb})
    data = path.read_bytes()
    true, false = len(bomb).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    assert data.count(true) == 2
    path.write_bytes(data.replace(true, false))
    refused(path, "damaged")


def test_a_bomb_in_gzip(tmp_path, monkeypatch):
    monkeypatch.setattr(safety, "FREE_BYTES", safety.MIB)
    monkeypatch.setattr(text_lines, "MOST_BLANK_LINES", 1 << 30)
    many = 8 * safety.MIB
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = packer.compress(SR28_TEN.read_bytes())
    for _ in range(many // safety.MIB):
        data += packer.compress(b"\n" * safety.MIB)
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(data + packer.flush())
    assert path.stat().st_size * safety.MOST_TIMES_SMALLER < many
    refused(path, "far more than a table of foods could")


def test_a_line_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(text_lines, "MOST_LINE_CHARS", 5000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(off_line(code="1", product_name="x", nutriments={}) + b"{" * 6000)
    refused(path, "line 2: is longer than 5,000 letters")


def test_too_many_members_and_passwords(tmp_path, monkeypatch):
    path = zipped(tmp_path / "a.zip", {"a.csv": SR28_TEN.read_bytes()})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    refused(path, "protected by a password")
    monkeypatch.setattr(safety, "MOST_MEMBERS", 3)
    refused(zipped(tmp_path / "b.zip", {str(n): b"" for n in range(4)}), "holds 4 files")


def test_names_of_members_do_no_harm_to_a_terminal(tmp_path):
    path = zipped(tmp_path / "a.zip", {"x\x1b[2J.csv": SR28_TEN.read_bytes() + b"1,2\n"})
    with pytest.raises(ImportFileError) as error:
        imported(path)
    assert str(error.value).removeprefix(str(tmp_path)).isprintable()


PRODUCTS = [
    {"code": f"40000{n}", "product_name": f"Kä🧀se {n}", "nutriments": {"calcium_100g": n / 7}}
    for n in range(9)
]
TABLE = [(f"40000{n}", f"Kä🧀se {n}", "", "", 1e-6, n / 7, "0.1") for n in range(9)]
FOODS = [
    {"fdcId": n, "description": f"Kä🧀se {n}", "foodNutrients": [
        {"nutrient": {"id": 1087, "unitName": "MG"}, "amount": n / 7}]}
    for n in range(9)
]  # fmt: skip
KINDS = (
    "ten.csv", "ten.csv.gz", "off.csv", "off.jsonl", "off.jsonl.gz", "fdc.json", "fdc.zip", "stored.zip",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A small file of each kind, and the foods in it."""
    folder = tmp_path_factory.mktemp("whole")
    lines = b"".join(off_line(**product) for product in PRODUCTS)
    (folder / "ten.csv").write_bytes(SR28_TEN.read_bytes())
    gzipped(folder / "ten.csv.gz", SR28_TEN.read_bytes())
    (folder / "off.csv").write_bytes(off_table(TABLE))
    (folder / "off.jsonl").write_bytes(lines)
    gzipped(folder / "off.jsonl.gz", lines)
    (folder / "fdc.json").write_bytes(fdc_json(FOODS))
    small_fdc_zip(folder / "fdc.zip", 20)
    zipped(folder / "stored.zip", {"fdc.json": fdc_json(FOODS)}, zipfile.ZIP_STORED)
    return {kind: (folder / kind, imported(folder / kind)[0]) for kind in KINDS}


PLACE = st.floats(0, 1, exclude_max=True)


@settings(max_examples=500)
@given(kind=st.sampled_from(KINDS), place=PLACE)
def test_a_file_cut_anywhere(whole, kind, place):
    path, all_foods = whole[kind]
    raw = path.read_bytes()
    cut = path.with_name(f"cut-{kind}")
    cut.write_bytes(raw[: int(place * len(raw))])
    try:
        foods, _ = imported(cut)
    except ImportFileError as error:
        assert str(error).startswith(str(cut))
        return
    # Only where nothing shows the cut: whole lines, each as in the whole file.
    assert path.suffix in {".csv", ".jsonl"}
    assert foods.items() <= all_foods.items()


@settings(max_examples=500)
@given(kind=st.sampled_from(KINDS), place=PLACE, byte=st.integers(0, 255))
def test_a_file_with_a_wrong_byte(whole, kind, place, byte):
    path, all_foods = whole[kind]
    raw = bytearray(path.read_bytes())
    raw[int(place * len(raw))] = byte
    spoilt = path.with_name(f"spoilt-{kind}")
    spoilt.write_bytes(raw)
    try:
        foods, _ = imported(spoilt)
    except ImportFileError as error:
        assert str(error).startswith(str(spoilt))
        return
    if path.suffix in {".zip", ".gz"}:
        # Checksums guard what is unpacked; what they do not guard is never a figure.
        assert foods == all_foods


@settings(max_examples=200)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            b"",
            b"PK\x03\x04",
            b"\x1f\x8b\x08\x00",
            b'{"code": "1", "creator": "',
            b"~01001~^",
            b'{"BrandedFoods": ',
        ]
    ),
)
def test_any_bytes(tmp_path_factory, junk, start):
    path = tmp_path_factory.mktemp("junk") / "junk"
    path.write_bytes(start + junk)
    with pytest.raises(ImportFileError):
        imported(path)


def test_a_bad_file_leaves_the_store_as_it_was(tmp_path):
    store = FoodStore.open(tmp_path / "foods.sqlite3")
    import_file(SR28_TEN, store)
    before = store.imports()
    bad = small_fdc_zip(tmp_path / "a.zip", 3000)
    raw = bytearray(bad.read_bytes())
    raw[len(raw) // 2] ^= 0xFF
    bad.write_bytes(raw)
    assert detect(bad)
    with pytest.raises(ImportFileError, match=r"a\.zip, food_nutrient\.csv"):
        import_file(bad, store)
    assert (store.imports(), store.count()) == (before, 10)
    assert store.search("milk") != []
    assert all(food.source == "USDA SR28" for food in store.search("milk"))
    store.close()


@pytest.mark.parametrize(
    "header", [SR28_TEN.read_bytes(), off_table([("1", "A", "", "", "", 0.1, "")])]
)
def test_blank_lines_without_end_are_not_read_through(tmp_path, header):
    path = gzipped(tmp_path / "blank.gz", header + b"\n" * (2 * text_lines.MOST_BLANK_LINES))
    refused(path, "more than 100,000 blank lines in a row")


def test_some_blank_lines_do_no_harm(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(SR28_TEN.read_bytes().replace(b"\n", b"\n\n\n"))
    memory = Memory()
    import_file(path, memory)
    assert len(memory.foods) == 10


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named(tmp_path, mark):
    path = tmp_path / "a.csv"
    path.write_bytes(("\ufeff" + SR28_TEN.read_text("utf-8")).encode(mark))
    refused(path, "is UTF-16; save it as UTF-8")


def test_lines_of_old_macs_are_named(tmp_path):
    path = tmp_path / "a.csv"
    lines = SR28_TEN.read_bytes().replace(b"\r\n", b"\n")
    path.write_bytes(lines.replace(b"\n", b"\r"))
    refused(path, "ends its lines as old Macs did (CR alone)")
    path.write_bytes(off_table([("1", "A", "", "", "", 0.1, "")]).replace(b"\n", b"\r"))
    refused(path, "ends its lines as old Macs did (CR alone)")
    # The first line ends as it should, the others do not.
    path.write_bytes(lines.replace(b"\n", b"\r").replace(b"\r", b"\n", 1))
    refused(path, "a lone CR, as old Macs ended lines")


@pytest.mark.parametrize("figures", [400, 5000])
def test_a_giant_whole_number_is_one_odd_product(tmp_path, figures):
    path = tmp_path / "a.jsonl"
    giant = b"9" * figures
    path.write_bytes(
        off_line(code="1", product_name="Milk", nutriments={"calcium_100g": 0.12})
        + b'{"code": ' + giant + b', "product_name": "A", "nutriments": {"calcium_100g": 1}}\n'
        + b'{"code": "3", "product_name": "B", "nutriments": {"calcium_100g": ' + giant + b"}}\n"
    )  # fmt: skip
    memory = Memory()
    report = import_file(path, memory)
    assert set(memory.foods) == {"off-1"}
    assert sum(tally.count for tally in report.skipped.values()) == 2
    assert "digits" not in " ".join(report.lines())
