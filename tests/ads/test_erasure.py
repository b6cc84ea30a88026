import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.archive import Archive, Columns
from ads.erasure import ads_showing, erase_rows, find_rows
from ads.errors import InputError
from ads.records import read_records
from ads.sought import Sought, contact_of
from ads.storage import REPLACED, left_beside, replacing_folder, settle
from ads.tables import TableFormat, read_rows

CSV = TableFormat()


def erased(path, **sought):
    one = Sought(**sought)
    rows, ids = ads_showing(str(path), one, CSV) if one.contacts else (set(), set())
    one = one.with_ids(frozenset(ids))
    found = find_rows(str(path), one, CSV, showing=rows)
    if found:
        erase_rows(path, found, one, CSV)
    return found


def test_other_lines_of_a_csv_keep_their_bytes(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_bytes(b'\xef\xbb\xbfid,text\r\n1,"a\r\nb ""q"""\r\n\r\n2,"gone\r\nand gone"\r\n3,\xff last')
    assert erased(path, ids=frozenset({"2"})).rows == {2}
    assert path.read_bytes() == b'\xef\xbb\xbfid,text\r\n1,"a\r\nb ""q"""\r\n\r\n3,\xff last'


@given(cells=st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=8), data=st.data())
def test_what_is_read_after_is_what_was_read_before_less_the_erased(cells, data, tmp_path_factory):
    import csv

    path = tmp_path_factory.mktemp("t") / "ads.csv"
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "text", "note"])
        rows.writerows([f"x{place}", *pair] for place, pair in enumerate(cells))
    before = [row.values for row in read_rows(str(path), CSV)]
    assert b"".join(record.raw for record in read_records(str(path), CSV)) == path.read_bytes()
    gone = data.draw(st.sampled_from(before))["id"]
    erased(path, ids=frozenset({gone}))
    after = [record.row.values for record in read_records(str(path), CSV) if record.row]
    assert after == [row for row in before if row["id"] != gone]


def test_a_quote_that_never_closes_would_take_all_that_follows(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text('id,text\n1,fine\n2,"open\nad-17,sought\n3,other\n')
    before = path.read_bytes()
    with pytest.raises(InputError, match=r"row 2 of .* never closes.*mend it"):
        erased(path, ids=frozenset({"ad-17"}))
    assert path.read_bytes() == before


def test_parquet_keeps_schema_metadata_codecs_and_order(tmp_path):
    path = tmp_path / "ads.parquet"
    types = pa.schema(
        [("id", pa.string()), ("n", pa.int8()), ("kind", pa.dictionary(pa.int32(), pa.string())),
         ("tags", pa.list_(pa.struct([("k", pa.int16())])))], metadata={"made by": "tests"}
    )  # fmt: skip
    rows = [{"id": str(place), "n": place, "kind": "ab"[place % 2], "tags": [{"k": place}]} for place in range(9)]
    pq.write_table(pa.Table.from_pylist(rows, schema=types), path, row_group_size=4, compression="zstd")
    before = pq.read_schema(path)
    erased(path, ids=frozenset({"0", "5", "8"}))
    stored = pq.ParquetFile(path)
    assert stored.schema_arrow.equals(before, check_metadata=True)
    assert stored.read().column("id").to_pylist() == ["1", "2", "3", "4", "6", "7"]
    assert stored.metadata.row_group(0).column(0).compression == "ZSTD"


@pytest.mark.parametrize("written", ["415-555-0137", "+1 (415) 555 01 37", "4I5 555 zero one three seven"])
def test_a_contact_is_found_however_it_is_written(tmp_path, written):
    path = tmp_path / "ads.jsonl.gz"
    ads = [{"id": 7, "text": "Cook wanted, call four one five 555 0137"}, {"id": 8, "text": "Driver, 212-555-0137"}]
    path.write_bytes(gzip.compress("".join(f"{json.dumps(ad)}\n" for ad in ads).encode()))
    contact = contact_of(written, "US")
    assert erased(path, contacts=((contact.kind, contact.value),)).ids == {"7"}
    assert gzip.decompress(path.read_bytes()) == f"{json.dumps(ads[1])}\n".encode()


@pytest.mark.parametrize("written", ["nothing here", "415-555-0137 or anna@example.org", "020 7946 0958"])
def test_what_is_not_one_contact_is_refused_without_repeating_it(written):
    with pytest.raises(InputError, match="expected one") as caught:
        contact_of(written, "US")
    assert written not in str(caught.value)


def test_a_handle_without_a_platform_fits_those_on_any(tmp_path):
    path = tmp_path / "ads.jsonl"
    texts = ["find me on IG: annarosequi tonight", "snap annarosequi", "IG: annarosequiet"]
    path.write_text("".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts)))
    assert erased(path, contacts=(("handle", "annarosequi"),)).ids == {"0", "1"}


def test_an_ad_without_an_id_is_found_by_the_one_that_was_made_for_it(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text("body,city\nCook wanted,Reno\nDriver wanted,Reno\nCook wanted,Reno\n")
    columns = Columns(text=("body",))
    ids = [ad.id for ad in Archive.at([path], columns=columns)]
    assert ids[2] == f"{ids[0]}-2"
    erased(path, ids=frozenset({ids[2]}), columns=columns)
    assert path.read_text() == "body,city\nDriver wanted,Reno\n", "two ads of the same content are one content"


def test_scored_rows_are_found_by_the_pseudonym_of_a_contact(tmp_path):
    path, mark = tmp_path / "scored.jsonl", "phone:d8b8916481b2848b7096faa746dcff9c"
    rows = [{"id": "1", "contacts": [{"pseudonym": mark}]}, {"id": "2", "contacts": []}]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    found = erased(path, contacts=(("phone", "+14155550137"),), pseudonyms=frozenset({mark}))
    assert found.ids == {"1"}


def test_a_contact_in_a_column_beside_the_text_counts(tmp_path):
    path = tmp_path / "ads.csv"
    path.write_text("id,text,tel\n4155550137,Cook wanted,212-555-0100\n2,Driver wanted,(415) 555-0137\n")
    assert erased(path, contacts=(("phone", "+14155550137"),)).ids == {"2"}


@pytest.mark.parametrize("second", ["mode", "link"])
def test_a_file_that_would_keep_what_is_erased_is_refused(tmp_path, second):
    path = tmp_path / "ads.jsonl"
    path.write_text('{"id": "1", "text": "x"}\n')
    if second == "mode":
        path.chmod(0o444)
    else:
        (tmp_path / "other.jsonl").hardlink_to(path)
    with pytest.raises(InputError, match=r"read-only|second name"):
        erased(path, ids=frozenset({"1"}))


def test_a_symbolic_link_stays_and_what_it_leads_to_is_written(tmp_path):
    path, link = tmp_path / "ads.jsonl", tmp_path / "link.jsonl"
    path.write_text('{"id": "1", "text": "x"}\n{"id": "2", "text": "y"}\n')
    link.symlink_to(path)
    erased(link, ids=frozenset({"1"}))
    assert link.is_symlink()
    assert path.read_text() == '{"id": "2", "text": "y"}\n'


def test_a_folder_whose_replacement_was_cut_short_is_settled(tmp_path):
    path = tmp_path / "dataset"
    path.mkdir()
    with replacing_folder(path) as draft:
        draft.mkdir()
        (draft / "new").touch()
    assert [child.name for child in path.iterdir()] == ["new"]
    left_beside(path).mkdir()
    path.rename(left_beside(path) / "dataset")
    left_beside(path, REPLACED).mkdir()
    settle(path)
    assert sorted(child.name for child in tmp_path.rglob("*")) == ["dataset", "new"]


def test_a_folder_stays_when_its_replacement_fails(tmp_path):
    path = tmp_path / "dataset"
    path.mkdir()
    with pytest.raises(FileExistsError), replacing_folder(path) as draft:
        draft.parent.mkdir()
    assert list(tmp_path.iterdir()) == [path]
