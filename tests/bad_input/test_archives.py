"""Files that cannot be read are refused whole; single rows are set aside with their reason and the rest is done."""

import gzip
import json
import struct

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

GOOD = '{"id": "a", "text": "Cook wanted"}\n{"id": "c", "text": "Room to let"}\n'


def brief(value: object) -> str:
    return value if isinstance(value, str) and len(value) < 60 else ""


def unchecked(texts: list[bytes]) -> pa.Array:
    """Return a column of texts that nobody checked for being UTF-8, as other writers make them."""
    ends = [sum(map(len, texts[:place])) for place in range(len(texts) + 1)]
    buffers = [None, pa.py_buffer(struct.pack(f"<{len(ends)}i", *ends)), pa.py_buffer(b"".join(texts))]
    return pa.Array.from_buffers(pa.string(), len(texts), buffers)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("ads.csv", b"", "ads.csv: holds no rows, expected at least one ad"),
        ("ads.csv", b"id,text\n", "ads.csv: holds no rows, expected at least one ad"),
        ("ads.jsonl", b"", "ads.jsonl: holds no rows, expected at least one ad"),
        ("ads.jsonl", b"\n\n", "ads.jsonl: holds no rows, expected at least one ad"),
        ("ads.jsonl.gz", gzip.compress(b""), "ads.jsonl.gz: holds no rows, expected at least one ad"),
        ("ads.jsonl.zst", zstandard.compress(b""), "ads.jsonl.zst: holds no rows, expected at least one ad"),
        ("ads.parquet", b"", "ads.parquet: cannot be read after row 0 (ArrowInvalid: Parquet file size is 0 bytes)"),
        ("ads.csv", b"id,body\n1,Cook\n", "ads.csv: column text is missing, expected one of id, body"),
        ("ads.csv", b"id,body\n1,Cook,x\n2,Cook\n", "ads.csv: column text is missing, expected one of id, body"),
        (
            "ads.jsonl",
            b'\n{"id": 1, "body": "x"}\n{"id": 2}\n',
            "ads.jsonl: column text is missing, expected one of id",
        ),
        ("ads.csv", b"id,text,text\n1,Cook,Room\n", "ads.csv: column text stands 2 times in the header, expected once"),
        ("ads.csv", b"id,t\xe9xt\n1,Cook\n", "ads.csv: its header is not UTF-8, expected a UTF-8 file"),
        ("ads.csv", "id,text\n1,Cook\n".encode("utf-16"), "ads.csv: its header is not UTF-8, expected a UTF-8 file"),
        (
            "ads.jsonl.gz",
            gzip.compress(GOOD.encode() * 9)[:-9],
            "ads.jsonl.gz: cannot be read after row 18 "
            "(EOFError: Compressed file ended before the end-of-stream marker was reached)",
        ),
        (
            "ads.csv.gz",
            b"id,text\n",
            "ads.csv.gz: cannot be read after row 0 (BadGzipFile: Not a gzipped file (b'id'))",
        ),
        (
            "ads.jsonl.zst",
            zstandard.compress(GOOD.encode() * 9)[:-9],
            "ads.jsonl.zst: cannot be read after row 0 (EOFError: the file ends inside a Zstandard frame)",
        ),
        (
            "ads.jsonl.zst",
            zstandard.compress(GOOD.encode()) + b"rest of something",
            "ads.jsonl.zst: cannot be read after row 2 (ZstdError: zstd decompressor error: Unknown frame descriptor)",
        ),
        (
            "ads.docx",
            b"",
            "ads.docx: its name ends in .docx, expected one of .csv, .tsv, .jsonl, .ndjson, .parquet (also .gz or "
            ".zst), or a delimiter or column names for a file of another name",
        ),
    ],
    ids=brief,
)
def test_a_file_that_cannot_be_read(refused, tmp_path, bundle_folder, name, data, message):
    (tmp_path / name).write_bytes(data)
    assert refused("score", name, "--model", bundle_folder, "--out", "out") == message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("none.csv", "none.csv: there is no such file"),
        (
            "nowhere://ads.csv",
            "nowhere://ads.csv: no store of this kind is known (Protocol not known: nowhere), "
            "expected a path or address",
        ),
        (".", ".: holds no file of ads, expected ads.parquet, ads.jsonl or ads.csv"),
    ],
)
def test_a_file_that_is_not_there(refused, bundle_folder, source, message):
    assert refused("score", source, "--model", bundle_folder, "--out", "out") == message


def test_parquet_with_a_column_twice(refused, tmp_path, bundle_folder):
    columns = [pa.array(["Cook"]), pa.array(["Room"])]
    pq.write_table(pa.Table.from_arrays(columns, names=["text", "text"]), tmp_path / "ads.parquet")
    message = refused("score", "ads.parquet", "--model", bundle_folder, "--out", "out")
    assert message == "ads.parquet: column text stands 2 times in the header, expected once"


@pytest.mark.parametrize(
    "option", [["--id", "nr"], ["--field", "city=nr"], ["--text", "nr"], ["--text", "nr", "--text", "text"]]
)
def test_a_column_that_somebody_named_and_no_row_has(refused, tmp_path, bundle_folder, option):
    (tmp_path / "ads.jsonl").write_text(GOOD * 150)
    message = refused("score", "ads.jsonl", "--model", bundle_folder, "--out", "out", *option)
    assert message == "ads.jsonl: column nr is missing, expected one of id, text"


def test_a_json_object_may_lack_what_its_neighbours_have(set_aside, tmp_path):
    path = tmp_path / "ads.jsonl"
    path.write_text('{"id": "b", "title": "Cook"}\n' + GOOD)
    kept, scored = set_aside(path)
    assert [row["reason"] for row in kept] == ["row 1 of ads.jsonl: text is missing, expected one of id, title"]
    assert scored == ["a", "c"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"id": "b", "text": ""}, "text is empty, expected the ad as posted, in valid Unicode"),
        ({"id": "b", "text": None}, "text is empty, expected the ad as posted, in valid Unicode"),
        ({"id": "b", "text": " \t "}, "text is empty, expected the ad as posted, in valid Unicode"),
        ({"id": "b"}, "text is missing, expected one of id"),
        ({"id": "b", "text": "x" * 1_000_000}, "text has 1000000 characters, expected at most 200000"),
        (
            {"id": "b", "text": "Cook", "title": "y" * 1_000_000},
            "title and text have 1000005 characters, expected at most 200000",
        ),
        ({"id": "b", "text": ["Cook"]}, "text holds a list, expected text or a number"),
        ({"id": "b", "text": {"en": "Cook"}}, "text holds a dict, expected text or a number"),
        ({"id": ["b"], "text": "Cook"}, "id holds a list, expected text or a number"),
        ({"id": "b", "text": "Cook \ud800"}, "text is not valid Unicode, expected the ad as posted, in valid Unicode"),
        (
            {"id": "b", "text": "Cook", "title": "Planted \ud800"},
            "title is not valid Unicode, expected the ad as posted, in valid Unicode",
        ),
        ({"id": "b\ud800", "text": "Cook"}, r'id is "b\ud800", expected 1 to 256 characters of valid Unicode'),
        ({"id": "b" * 300, "text": "Cook"}, "id has 300 characters, expected 1 to 256 characters of valid Unicode"),
        ({"id": "a", "text": "Cook"}, 'id is "a", expected an id that stands once'),
        ({"id": "b", "text": "x", "posted_at": "yesterday"}, 'posted_at is "yesterday", expected an ISO 8601 date'),
        ({"id": "b", "text": "x", "posted_at": "2025-02-30"}, 'posted_at is "2025-02-30", expected an ISO 8601 date'),
        ({"id": "b", "text": "x", "posted_at": 1735689600}, "posted_at is 1735689600, expected an ISO 8601 date"),
        (
            {"id": "b", "text": "x", "posted_at": "0001-01-01T00:00:00+14:00"},
            'posted_at is "0001-01-01T00:00:00+14:00", expected an ISO 8601 date',
        ),
    ],
    ids=brief,
)
def test_a_row_that_is_no_ad(set_aside, tmp_path, row, reason):
    path = tmp_path / "ads.jsonl"
    first, last = GOOD.splitlines()
    path.write_text("\n".join([first, json.dumps(row), last]))
    (kept,), scored = set_aside(path)
    assert kept["reason"] == f"row 2 of ads.jsonl: {reason}"
    assert (kept["source"], kept["row"], kept["given"]) == ("ads.jsonl", 2, row)
    assert f"{kept['field']} {kept['problem']}, expected {kept['expected']}" == reason
    assert scored == ["a", "c"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"Cook wanted", "the row is not JSON at column 1, expected one JSON object a line"),
        (b'{"id": "b" "text": 1}', "the row is not JSON at column 12, expected one JSON object a line"),
        (b'["b", "Cook"]', "the row is a JSON list, expected one JSON object a line"),
        (b'"Cook"', "the row is a JSON str, expected one JSON object a line"),
        (b'{"id": 1' + b"0" * 5000 + b', "text": "x"}', "the row is not JSON, expected one JSON object a line"),
        (b"[" * 200_000, "the row is not JSON, expected one JSON object a line"),
        (b'{"id": "b", "text": "caf\xe9"}', "the row is not UTF-8, expected UTF-8"),
    ],
    ids=brief,
)
def test_a_line_that_is_no_json_object(set_aside, tmp_path, line, reason):
    path = tmp_path / "ads.jsonl"
    first, last = GOOD.encode().splitlines()
    path.write_bytes(b"\n".join([first, line, last]))
    (kept,), scored = set_aside(path)
    assert kept["reason"] == f"row 2 of ads.jsonl: {reason}"
    assert kept["given"]["line"] == line.decode(errors="backslashreplace")
    assert scored == ["a", "c"]


@pytest.mark.parametrize(
    ("row", "reason", "given"),
    [
        (b"b,Cook,more,x", "the row has 4 cells, expected 2 as in the header", {"cells": ["b", "Cook", "more", "x"]}),
        (b"b", "the row has 1 cells, expected 2 as in the header", {"cells": ["b"]}),
        (b"b,caf\xe9", "the row is not UTF-8, expected UTF-8", {"id": "b", "text": r"caf\xe9"}),
        (b"b,", "text is empty, expected the ad as posted, in valid Unicode", {"id": "b", "text": ""}),
    ],
)
def test_a_row_of_a_csv_file_that_is_no_ad(set_aside, tmp_path, row, reason, given):
    path = tmp_path / "ads.csv"
    path.write_bytes(b"id,text\na,Cook wanted\n" + row + b"\nc,Room to let\n")
    (kept,), scored = set_aside(path)
    assert (kept["reason"], kept["given"]) == (f"row 2 of ads.csv: {reason}", given)
    assert scored == ["a", "c"]


def test_a_quote_that_never_closes_does_not_swallow_what_follows(set_aside, tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text('id,text\na,Cook wanted\nb,"Room to let\nc,Bicycle\n')
    (kept,), scored = set_aside(path)
    assert kept["reason"] == "row 2 of ads.csv: the row opens a quote that never closes, expected a closing quote"
    assert kept["given"] == {"cells": ["b", "Room to let\nc,Bicycle\n"]}
    assert scored == ["a"]


def test_a_cell_of_a_parquet_file_costs_its_own_row_only(set_aside, tmp_path):
    path = tmp_path / "ads.parquet"
    times = pa.array([0, 0, 2**60], pa.timestamp("us"))
    pq.write_table(
        pa.table({"id": ["a", "b", "c"], "text": unchecked([b"Cook", b"caf\xe9", b"Room"]), "posted_at": times}), path
    )
    kept, scored = set_aside(path)
    assert [row["reason"] for row in kept] == [
        "row 2 of ads.parquet: text is not UTF-8, expected UTF-8",
        "row 3 of ads.parquet: posted_at is a timestamp[us] out of range, expected a time of the years 1 to 9999",
    ]
    assert kept[0]["given"]["text"] == r"caf\xe9"
    assert scored == ["a"]


def test_a_number_that_json_does_not_know_is_kept_as_text(set_aside, tmp_path):
    path = tmp_path / "ads.parquet"
    pq.write_table(pa.table({"text": ["Cook", ""], "price": [1.0, float("nan")], "rate": [1.0, float("inf")]}), path)
    (kept,), _ = set_aside(path)
    assert kept["given"] == {"text": "", "price": "nan", "rate": "inf"}


def test_a_fault_names_the_column_that_somebody_chose(run, bundle_folder, tmp_path):
    (tmp_path / "ads.csv").write_text("nr,body,day\n7,Cook,soon\n8,Room,2025-01-01\n8,Room,2025-01-01\n")
    columns = ["--id", "nr", "--text", "body", "--field", "posted_at=day"]
    assert run("score", "ads.csv", *columns, "--model", bundle_folder, "--out", "out").code == 0
    kept = [json.loads(line) for line in (tmp_path / "out" / "rejected" / "rows.jsonl").read_text().splitlines()]
    assert [row["reason"] for row in kept] == [
        'row 1 of ads.csv: day is "soon", expected an ISO 8601 date',
        'row 3 of ads.csv: nr is "8", expected an id that stands once',
    ]


def test_when_no_row_is_left_the_first_reason_is_told(refused, bundle_folder, tmp_path):
    (tmp_path / "ads.csv").write_text("id,text\na,\nb,\n")
    message = refused("score", "ads.csv", "--model", bundle_folder, "--out", "out")
    assert message == (
        "none of 2 rows can be used; the first: "
        "row 1 of ads.csv: text is empty, expected the ad as posted, in valid Unicode"
    )
    assert not (tmp_path / "out").exists()
