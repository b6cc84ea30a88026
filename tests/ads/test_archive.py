import gzip
import json
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from ads.ad import Ad
from ads.archive import Archive, Columns, split_rejections, write_ads
from ads.errors import InputError, Rejection
from ads.tables import TableFormat

ROWS = [{"id": "a", "text": "Cook wanted", "city": "Reno"}, {"id": "b", "text": "Room to let", "city": "Fresno"}]


def written(folder, name, rows=ROWS):
    path = folder / name
    if name.endswith(".parquet"):
        pq.write_table(pa.Table.from_pylist(rows), path)
        return path
    if ".csv" in name:
        data = "id,text,city\n" + "".join(f"{row['id']},{row['text']},{row['city']}\n" for row in rows)
    else:
        data = "".join(f"{json.dumps(row)}\n" for row in rows)
    packed = data.encode()
    if name.endswith(".gz"):
        packed = gzip.compress(packed)
    if name.endswith(".zst"):
        packed = zstandard.compress(packed)
    path.write_bytes(packed)
    return path


@pytest.mark.parametrize(
    "name", ["a.csv", "a.csv.gz", "a.csv.zst", "a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.ndjson", "a.parquet"]
)
def test_every_format_gives_the_same_ads(tmp_path, name):
    ads = list(Archive.at([written(tmp_path, name)]))
    assert [(ad.id, ad.text, ad.city, ad.row) for ad in ads] == [
        ("a", "Cook wanted", "Reno", 1),
        ("b", "Room to let", "Fresno", 2),
    ]


def test_source_fields_are_kept_as_given(tmp_path):
    path = written(tmp_path, "a.jsonl", [{"text": "Cook wanted", "score": 3, "tags": ["x"]}])
    (ad,) = Archive.at([path])
    assert ad.fields == {"score": 3, "tags": ["x"]}


def test_ids_come_from_the_content_and_repeats_are_counted(tmp_path):
    rows = [{"text": "Cook wanted"}, {"text": "Room to let"}, {"text": "Cook wanted"}]
    first = [ad.id for ad in Archive.at([written(tmp_path, "a.jsonl", rows)])]
    again = [ad.id for ad in Archive.at([written(tmp_path, "b.jsonl", [rows[1], rows[0]])])]
    assert first[2] == f"{first[0]}-2"
    assert again == [first[1], first[0]]


def test_several_text_columns_are_joined_and_a_used_title_is_not_read_twice(tmp_path):
    path = written(tmp_path, "a.jsonl", [{"title": "Cook", "body": "wanted"}])
    (ad,) = Archive.at([path], columns=Columns(text=("title", "body")))
    assert ad.content == "Cook\nwanted"


def test_columns_of_other_names_are_mapped(tmp_path):
    path = written(tmp_path, "a.jsonl", [{"body": "Cook wanted", "no": 7, "town": "Reno", "when": "2025-03-04"}])
    (ad,) = Archive.at([path], columns=Columns(("body",), "no", {"city": "town", "posted_at": "when"}))
    assert (ad.id, ad.city, ad.posted_at) == ("7", "Reno", datetime(2025, 3, 4, tzinfo=UTC))


def test_a_tab_separated_file_without_a_header_keeps_its_quotes(tmp_path):
    path = tmp_path / "messages"
    path.write_text('ham\tsay "no\nspam\t"win\n')
    ads = list(Archive.at([path], table=TableFormat("\t", ("label", "text"))))
    assert [ad.text for ad in ads] == ['say "no', '"win']


def test_a_duplicate_id_is_found_across_files(tmp_path):
    rows = list(Archive.at([written(tmp_path, "a.csv"), written(tmp_path, "b.csv")]))
    assert [type(row) for row in rows] == [Ad, Ad, Rejection, Rejection]


def test_ads_come_back_from_what_was_written(tmp_path):
    ad = Ad(id="a", text="Cook wanted", posted_at="2025-03-04T05:06:07", city="Reno")
    write_ads([ad], tmp_path / "ads.parquet")
    (back,) = Archive.at([tmp_path])
    assert (back.id, back.content, back.posted_at, back.city) == (ad.id, ad.content, ad.posted_at, ad.city)


def test_a_folder_without_ads_says_what_it_should_hold(tmp_path):
    with pytest.raises(InputError, match=r"expected ads\.parquet"):
        Archive.at([tmp_path])


def test_rows_that_are_no_ads_do_not_stop_the_others(tmp_path):
    path = written(tmp_path, "a.jsonl", [{"text": "  "}, {"text": "Cook wanted"}])
    ads, rejections = split_rejections(Archive.at([path]))
    assert [ad.text for ad in ads] == ["Cook wanted"]
    assert str(rejections[0]) == f"row 1 of {path}: text is empty, expected the ad as posted, in valid Unicode"


def test_times_are_kept_in_utc(tmp_path):
    path = written(tmp_path, "a.jsonl", [{"text": "Cook wanted", "posted_at": "2025-03-04T01:00:00+05:30"}])
    (ad,) = Archive.at([path])
    assert ad.posted_at.isoformat() == "2025-03-03T19:30:00+00:00"


def test_texts_whose_type_the_writer_left_out_are_read(tmp_path):
    table = pa.table({"text": pa.array(["Caf\N{LATIN SMALL LETTER E WITH ACUTE}".encode()], pa.binary())})
    pq.write_table(table, tmp_path / "ads.parquet")
    assert [ad.text for ad in Archive.at([tmp_path])] == ["Caf\N{LATIN SMALL LETTER E WITH ACUTE}"]
