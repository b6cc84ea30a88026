import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ads.ledger
from ads.errors import FirstlightError, InputError
from ads.ledger import Ledger
from ads.ledger_entries import START, Entry, Head, read_head, salted

ROOT = Path(__file__).parents[2]
VOTE = {"ad": "a", "annotator": "ana", "value": 1, "note": "the note"}


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "votes.jsonl")


@pytest.fixture
def twenty(ledger):
    """A ledger of twenty votes."""
    ledger.append("vote", [{"value": number} for number in range(1, 21)])
    return ledger


def lines_of(ledger: Ledger) -> list[bytes]:
    return ledger.path.read_bytes().splitlines(keepends=True)


def rewrite(ledger: Ledger, lines: list[bytes]) -> None:
    ledger.path.write_bytes(b"".join(lines))


def edit(ledger: Ledger, place: int, /, **changes: object) -> None:
    """Change fields of an entry's line, as somebody with an editor would."""
    lines = lines_of(ledger)
    fields = json.loads(lines[place - 1]) | changes
    lines[place - 1] = (json.dumps(fields, separators=(",", ":")) + "\n").encode()
    rewrite(ledger, lines)


def hashed_anew(line: bytes, **changes: object) -> bytes:
    """Return a line whose digest and hash fit what was changed, as somebody who knows the format would write it."""
    fields = json.loads(line) | changes
    fields["digest"] = salted(fields["salt"], fields["data"])
    entry = Entry.from_line(json.dumps(fields).encode())
    return Entry.from_line(json.dumps({**fields, "hash": entry.computed_hash()}).encode()).to_line()


def found(ledger: Ledger, head: Head | None = None) -> list[tuple[int, int | None, str]]:
    return [(problem.line, problem.entry, problem.fault) for problem in ledger.verify(head)]


# what is written


def test_entries_come_back_as_they_were_appended(ledger):
    first = ledger.append("vote", [VOTE, {"value": None}])
    second = ledger.append("promotion", [{"version": "3"}])
    assert list(ledger.entries()) == [*first, *second]
    assert list(ledger.entries("promotion")) == second
    assert [entry.number for entry in ledger.entries()] == [1, 2, 3]
    assert ledger.head() == Head(entries=3, hash=second[0].hash)
    assert ledger.verify(ledger.head()) == []


def test_a_line_can_be_checked_by_hand(ledger):
    ledger.append("vote", [VOTE])
    fields = json.loads(lines_of(ledger)[0])
    data = '{"ad":"a","annotator":"ana","note":"the note","value":1}'
    assert fields["digest"] == hashlib.sha256((fields["salt"] + data).encode()).hexdigest()
    header = json.dumps([1, fields["at"], "vote", fields["digest"], "0" * 64], separators=(",", ":"))
    assert fields["hash"] == hashlib.sha256(header.encode()).hexdigest()
    assert fields["previous"] == START


def test_the_same_data_twice_has_two_digests(ledger):
    one, two = ledger.append("vote", [VOTE, VOTE])
    assert one.digest != two.digest


def test_a_ledger_that_is_not_there_has_no_entries(ledger):
    assert list(ledger.entries()) == []
    assert ledger.head() == Head(entries=0, hash=START)
    assert not ledger.path.exists()
    with pytest.raises(InputError, match=r"votes\.jsonl: there is no such file"):
        ledger.verify()


def test_nothing_to_append_writes_nothing(ledger):
    assert ledger.append("vote", []) == []
    assert ledger.append_new("vote", [], key=str) == []
    assert list(ledger.path.parent.iterdir()) == []


def test_an_empty_file_is_a_ledger_without_entries(ledger):
    ledger.path.touch()
    assert ledger.verify() == []
    assert ledger.append("vote", [VOTE])[0].number == 1


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, datetime(2026, 1, 1, tzinfo=UTC), b"x"])
def test_what_json_cannot_hold_is_refused_and_nothing_is_written(ledger, value):
    with pytest.raises(InputError, match="record 2 holds what JSON cannot"):
        ledger.append("vote", [{"value": 1}, {"value": value}])
    assert not ledger.path.exists()


@pytest.mark.parametrize("kind", ["", "erasure"])
def test_a_kind_that_callers_may_not_use(ledger, kind):
    with pytest.raises(ValueError, match="expected a name other than erasure"):
        ledger.append(kind, [VOTE])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
RECORDS = st.lists(st.dictionaries(st.text() | st.integers(), JSON, max_size=4), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(records=RECORDS)
def test_any_json_comes_back_and_verifies(tmp_path_factory, records):
    ledger = Ledger(tmp_path_factory.mktemp("any") / "ledger.jsonl")
    ledger.append("vote", records)
    assert [entry.data for entry in ledger.entries()] == [json.loads(json.dumps(record)) for record in records]
    assert ledger.verify() == []
    assert len(ledger.path.read_bytes().split(b"\n")) == len(records) + 1


def test_a_clock_that_runs_backwards_does_no_harm(ledger, monkeypatch):
    late = datetime(2030, 1, 1, tzinfo=UTC)
    for now in (late, late - timedelta(days=900), late + timedelta(seconds=1)):
        monkeypatch.setattr(ads.ledger, "_now", lambda now=now: now)
        ledger.append("vote", [VOTE])
    assert [entry.at for entry in ledger.entries()] == [late, late, late + timedelta(seconds=1)]
    assert ledger.verify() == []


def test_an_append_reads_the_end_alone(twenty, monkeypatch):
    from ads import ledger_lines

    monkeypatch.setattr(ledger_lines, "BLOCK", 64)  # several blocks a line
    twenty.append("vote", [VOTE])
    assert twenty.verify(twenty.head()) == []
    monkeypatch.setattr(ads.ledger, "whole_lines", pytest.fail)
    assert twenty.append("vote", [VOTE])[0].number == 22
    assert twenty.head().entries == 22


def test_a_long_entry_is_followed_like_any_other(ledger):
    ledger.append("vote", [{"note": "x" * 200_000}])
    ledger.append("vote", [VOTE])
    assert ledger.verify(ledger.head()) == []


def test_the_folder_is_made_and_a_link_is_followed(tmp_path):
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "deep" / "real.jsonl")
    ledger = Ledger(tmp_path / "link.jsonl")
    ledger.append("vote", [VOTE])
    ledger.erase({1: {}}, {})
    assert (tmp_path / "link.jsonl").is_symlink()
    assert "the note" not in (tmp_path / "deep" / "real.jsonl").read_text()


# only what is new


def by_key(record):
    return record.get("key")


def test_only_records_with_a_new_key_are_added(ledger):
    ledger.append("vote", [{"key": "a"}])
    ledger.append("other", [{"key": "b"}])
    added = ledger.append_new("vote", [{"key": key} for key in "abcb"], key=by_key)
    assert [entry.data["key"] for entry in added] == ["b", "c"]
    assert ledger.append_new("vote", [{"key": "a"}, {"key": "c"}], key=by_key) == []
    assert ledger.head().entries == 4


def test_a_record_without_a_key_is_always_new(ledger):
    for _ in range(2):
        assert len(ledger.append_new("vote", [{"value": 1}, {"value": 1}], key=by_key)) == 2


def test_an_erased_entry_keeps_its_key(ledger):
    ledger.append("vote", [{"key": "a", "note": "text"}])
    ledger.erase({1: {"key": "a"}}, {})
    assert ledger.append_new("vote", [{"key": "a", "note": "text"}], key=by_key) == []


# damage


def test_edited_data(twenty):
    edit(twenty, 5, data={"value": 99})
    assert found(twenty) == [(5, 5, "data")]
    assert str(twenty.verify()[0]) == "line 5: the data of entry 5 was changed"


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("number", 9, "number of entry 5"),
        ("at", "2020-01-01T00:00:00.000000+00:00", "at, kind or hash of entry 5"),
        ("kind", "note", "at, kind or hash of entry 5"),
        ("digest", "0" * 64, "digest of entry 5"),
        ("previous", "0" * 64, "previous of entry 5"),
        ("hash", "0" * 64, "at, kind or hash of entry 5"),
    ],
)
def test_an_edited_field_is_named_once(twenty, field, value, named):
    edit(twenty, 5, **{field: value})
    assert [str(problem) for problem in twenty.verify()] == [f"line 5: {named} was changed"]


@pytest.mark.parametrize(
    ("old", "new"), [(b'"value":5', b'"value": 5'), (b'{"value":5', b'{"value":6,"value":5'), (b"}\n", b"}\r\n")]
)
def test_a_line_that_reads_the_same_and_is_spelled_otherwise(twenty, old, new):
    lines = lines_of(twenty)
    lines[4] = lines[4].replace(old, new, 1)
    rewrite(twenty, lines)
    assert found(twenty) == [(5, 5, "field")]


@pytest.mark.parametrize(
    "line",
    [b"hello\n", b"\n", b"[1]\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n", b'{"number":5}\n', b'{"number":NaN}\n'],
    ids=["text", "blank", "list", "bytes", "deep", "some", "NaN"],
)
def test_a_line_that_is_no_entry(twenty, line):
    lines = lines_of(twenty)
    rewrite(twenty, [*lines[:4], line, *lines[5:]])
    assert found(twenty) == [(5, None, "line")]
    rewrite(twenty, [*lines[:4], line, line, *lines[4:]])
    assert found(twenty) == [(5, None, "line")]
    with pytest.raises(InputError, match=r"votes\.jsonl: line 5 is no entry"):
        list(twenty.entries())


@pytest.mark.parametrize(
    "change",
    [{"number": 0}, {"number": True}, {"salt": "é"}, {"salt": None}, {"at": "yesterday"}, {"at": "2026-01-01"},
     {"erased": False}, {"more": 1}, {"data": []}, {"hash": None}],
)  # fmt: skip
def test_a_line_whose_fields_are_not_those_of_an_entry(twenty, change):
    edit(twenty, 5, **change)
    assert found(twenty) == [(5, None, "line")]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ([*range(1, 5), *range(6, 21)], [(5, 5, "dropped")]),
        ([*range(1, 5), *range(9, 21)], [(5, 5, "dropped")]),
        ([*range(2, 21)], [(1, 1, "dropped")]),
        ([*range(1, 5), *range(6, 10), *range(11, 21)], [(5, 5, "dropped"), (9, 10, "dropped")]),
        ([*range(1, 5), 6, 5, *range(7, 21)], [(5, 6, "moved")]),
        ([*range(1, 5), *range(6, 21), 5], [(20, 5, "moved")]),
        ([20, *range(1, 20)], [(1, 20, "moved")]),
        ([*range(1, 4), *range(10, 14), *range(4, 10), *range(14, 21)], [(4, 10, "moved")]),
        ([*range(1, 6), 5, *range(6, 21)], [(6, 5, "inserted")]),
        ([*range(1, 9), *range(5, 9), *range(9, 21)], [(9, 5, "inserted")]),
        ([*range(1, 9), 2, *range(9, 21)], [(9, 2, "inserted")]),
        ([*range(1, 9), 11, *range(9, 21)], [(9, 11, "inserted")]),
        ([*range(1, 21), *range(1, 21)], [(21, 1, "inserted")]),
        ([*range(1, 4), 6, *range(8, 21), 7], [(4, 4, "dropped"), (18, 7, "moved")]),
    ],
)
def test_lines_that_are_not_as_they_were(twenty, order, expected):
    lines = lines_of(twenty)
    rewrite(twenty, [lines[number - 1] for number in order])
    assert sorted(found(twenty)) == expected


def test_an_edit_next_to_a_dropped_line(twenty):
    edit(twenty, 6, kind="note")
    lines = lines_of(twenty)
    rewrite(twenty, lines[:4] + lines[5:])
    assert sorted(found(twenty)) == [(5, 5, "dropped"), (5, 6, "field")]


def test_an_entry_that_was_edited_and_hashed_anew(twenty):
    lines = lines_of(twenty)
    lines[4] = hashed_anew(lines[4], data={"value": 99})
    rewrite(twenty, lines)
    assert found(twenty) == [(6, 6, "rewritten")]


def test_an_entry_of_another_ledger_put_in(twenty, tmp_path):
    other = Ledger(tmp_path / "other.jsonl")
    other.append("vote", [VOTE] * 9)
    lines, theirs = lines_of(twenty), lines_of(other)
    rewrite(twenty, [*lines[:5], theirs[6], *lines[5:]])
    assert found(twenty) == [(6, 7, "inserted")]
    rewrite(twenty, [*lines[:5], *theirs[5:]])
    assert found(twenty) == [(6, 6, "rewritten")]


def test_a_forged_number_far_ahead_does_not_hide_the_rest(twenty):
    lines = lines_of(twenty)
    rewrite(twenty, [*lines[:5], hashed_anew(lines[5], number=10**12), *lines[5:]])
    assert found(twenty) == [(6, 10**12, "moved")]


def test_lines_in_any_order_are_checked_in_reasonable_time(ledger):
    ledger.append("vote", [{"value": number} for number in range(3000)])
    lines = lines_of(ledger)
    random.Random(3).shuffle(lines)
    rewrite(ledger, lines)
    assert {fault for _, _, fault in found(ledger)} == {"moved"}


def test_an_end_that_was_cut_off_shows_against_a_head(twenty):
    head = twenty.head()
    rewrite(twenty, lines_of(twenty)[:17])
    assert found(twenty) == []
    assert found(twenty, head) == [(17, 17, "head")]
    assert "ends at entry 17, and the head says that it had 20" in twenty.verify(head)[0].message
    rewrite(twenty, [])
    assert found(twenty, head) == [(0, None, "head")]


def test_a_ledger_written_anew_shows_against_a_head(twenty):
    head = twenty.head()
    twenty.path.unlink()
    twenty.append("vote", [{"value": 0}] * 25)
    assert found(twenty) == []
    assert found(twenty, head) == [(25, 20, "head")]


def test_a_ledger_that_grew_fits_its_head(twenty):
    head = twenty.head()
    twenty.append("vote", [VOTE])
    twenty.erase({20: {}}, {})
    assert found(twenty, head) == []
    assert found(twenty, Head(entries=0, hash=START)) == []


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_change_of_bytes_goes_unseen(tmp_path_factory, data):
    ledger = Ledger(tmp_path_factory.mktemp("bytes") / "ledger.jsonl")
    ledger.append("vote", [VOTE] * 5)
    ledger.erase({2: {"ad": "a"}}, {"why": "asked"})
    head, before = ledger.head(), ledger.path.read_bytes()
    start, length = data.draw(st.integers(0, len(before))), data.draw(st.integers(0, 400))
    after = before[:start] + data.draw(st.binary(max_size=20)) + before[start + length :]
    ledger.path.write_bytes(after)
    try:
        problems = ledger.verify(head)
    except InputError:
        problems = ["no ledger"]
    assert bool(problems) == (after != before)


@settings(max_examples=40, deadline=None)
@given(order=st.lists(st.integers(0, 11), max_size=16))
def test_no_other_order_of_lines_goes_unseen(tmp_path_factory, order):
    ledger = Ledger(tmp_path_factory.mktemp("order") / "ledger.jsonl")
    ledger.append("vote", [{"value": number} for number in range(12)])
    head, lines = ledger.head(), lines_of(ledger)
    rewrite(ledger, [lines[number] for number in order])
    assert bool(ledger.verify(head)) == (order != list(range(12)))


# a torn end


def test_a_torn_end_is_a_warning_and_no_reader_cuts_it_off(twenty):
    with twenty.path.open("ab") as file:
        file.write(b'{"number":21,"at":"20')
    before = twenty.path.read_bytes()
    (problem,) = twenty.verify(twenty.head())
    assert (problem.line, problem.fault, problem.harmless) == (21, "torn", True)
    assert len(list(twenty.entries())) == twenty.head().entries == 20
    assert twenty.path.read_bytes() == before


@pytest.mark.parametrize(
    "write", [lambda ledger: ledger.append("vote", [VOTE]), lambda ledger: ledger.erase({1: {}}, {})]
)
def test_the_next_write_cuts_a_torn_end_off(twenty, write):
    with twenty.path.open("ab") as file:
        file.write(lines_of(twenty)[3][:-1])
    write(twenty)
    assert twenty.head().entries == 21
    assert twenty.verify() == []


def test_a_first_write_that_was_torn(ledger):
    ledger.path.write_bytes(b'{"num')
    assert found(ledger) == [(1, None, "torn")]
    assert list(ledger.entries()) == []
    ledger.append("vote", [VOTE])
    assert ledger.verify() == []


def test_a_write_that_fails_leaves_nothing(twenty, monkeypatch):
    before = twenty.path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        twenty.append("vote", [VOTE])
    with pytest.raises(OSError, match="No space"):
        twenty.erase({1: {}}, {})
    assert twenty.path.read_bytes() == before
    assert {path.name for path in twenty.path.parent.iterdir()} == {"votes.jsonl", ".votes.jsonl.lock"}


# what is no ledger


@pytest.mark.parametrize("content", ["hello", "id,text\n1,hello\n", '{"id": "1", "text": "hello"}\n', "a\nb\nc\n"])
@pytest.mark.parametrize(
    "use",
    [lambda ledger: ledger.append("vote", [VOTE]), lambda ledger: ledger.erase({1: {}}, {}), Ledger.verify,
     Ledger.head, lambda ledger: list(ledger.entries())],
)  # fmt: skip
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(ledger, use, content):
    ledger.path.write_text(content)
    with pytest.raises(
        InputError, match=r"votes\.jsonl.* is no (ledger|entry of a ledger), expected one that firstlight"
    ):
        use(ledger)
    assert ledger.path.read_text() == content


def test_a_ledger_whose_last_entry_was_edited_takes_no_more(twenty):
    edit(twenty, 20, kind="note")
    for use in (lambda: twenty.append("vote", [VOTE]), lambda: twenty.erase({1: {}}, {}), twenty.head):
        with pytest.raises(InputError, match="the last entry was changed"):
            use()


@pytest.mark.parametrize(
    "content", ["{}", "hello", '{"entries": 3, "hash": "abc"}', f'{{"entries": -1, "hash": "{START}"}}']
)
def test_a_file_that_is_no_head(tmp_path, content):
    (tmp_path / "head.json").write_text(content)
    with pytest.raises(InputError, match=r"head\.json: is no head of a ledger"):
        read_head(tmp_path / "head.json")


def test_a_head_comes_back(tmp_path, twenty):
    (tmp_path / "head.json").write_text(twenty.head().to_json())
    assert read_head(tmp_path / "head.json") == twenty.head()
    with pytest.raises(InputError, match="there is no such file"):
        read_head(tmp_path / "none.json")


# erasing


def test_an_erased_text_is_gone_and_the_ledger_verifies(ledger):
    before = ledger.append("vote", [VOTE, {**VOTE, "note": "call 415-555-0137"}, VOTE])
    head, old = ledger.head(), before[1]
    erasure = ledger.erase({2: {"ad": "a", "value": 1}}, {"by": "ana", "reason": "asked"})
    kept = list(ledger.entries())[1]
    assert (kept.data, kept.erased, kept.hash) == ({"ad": "a", "value": 1}, True, old.hash)
    assert erasure == next(ledger.entries("erasure"))
    assert erasure.data["receipt"] == {"by": "ana", "reason": "asked"}
    assert erasure.data["kept"] == {"2": salted(kept.salt, kept.data)}
    assert ledger.verify(head) == ledger.verify(ledger.head()) == []
    for path in ledger.path.parent.iterdir():
        assert "415-555-0137" not in path.read_text()
        assert old.salt not in path.read_text()
    assert {path.name for path in ledger.path.parent.iterdir()} == {"votes.jsonl", ".votes.jsonl.lock"}


def test_an_entry_can_be_erased_twice(ledger):
    ledger.append("vote", [VOTE, VOTE])
    ledger.erase({1: {"annotator": "ana", "value": 1}, 2: {"value": 1}}, {})
    first = next(ledger.entries())
    ledger.erase({1: {"value": 1}}, {})
    assert ledger.verify() == []
    assert next(ledger.entries()).data == {"value": 1}
    assert first.salt not in ledger.path.read_text()  # or who voted could be tried on the first erasure's digest


def test_what_was_kept_cannot_be_edited(twenty):
    twenty.erase({5: {"value": 1}, 6: {}}, {})
    edit(twenty, 5, data={"value": 2})
    assert found(twenty) == [(5, 5, "data")]
    assert twenty.verify()[0].message == "what entry 21 kept of entry 5 was changed"


def test_data_removed_by_hand_is_no_erasure(twenty):
    edit(twenty, 5, data={}, erased=True)
    lines = lines_of(twenty)
    lines[4] = Entry.from_line(lines[4]).to_line()
    rewrite(twenty, lines)
    assert found(twenty) == [(5, 5, "erasure")]
    assert "entry 5 is erased and no erasure names it" in twenty.verify()[0].message


def test_an_erased_text_that_is_put_back_is_told(twenty):
    old = lines_of(twenty)[4]
    twenty.erase({5: {}, 6: {}}, {})
    lines = lines_of(twenty)
    lines[4] = old
    rewrite(twenty, lines)
    assert found(twenty) == [(5, 5, "erasure")]
    assert "what was erased is back" in twenty.verify()[0].message


def test_a_lost_erasure_is_told_once(twenty):
    twenty.erase({5: {}, 6: {}, 7: {}}, {})
    twenty.append("vote", [VOTE])
    lines = lines_of(twenty)
    rewrite(twenty, lines[:20] + lines[21:])
    assert sorted(found(twenty)) == [(5, 5, "erasure"), (21, 21, "dropped")]


@pytest.mark.parametrize("number", [0, 23, -1])
def test_an_entry_that_is_not_there_cannot_be_erased(twenty, number):
    before = twenty.path.read_bytes()
    with pytest.raises(InputError, match=f"there is no entry {number}, expected 1 to 20"):
        twenty.erase({1: {}, number: {}}, {})
    assert twenty.path.read_bytes() == before


def test_an_erasure_cannot_be_erased(twenty):
    twenty.erase({5: {}}, {})
    with pytest.raises(InputError, match="entry 21 is an erasure, which cannot be erased"):
        twenty.erase({21: {}}, {})


def test_a_second_name_would_keep_the_text(twenty, tmp_path):
    os.link(twenty.path, tmp_path / "second")
    with pytest.raises(InputError, match="has a second name"):
        twenty.erase({5: {}}, {})


def test_an_erasure_keeps_the_mode_of_the_file(twenty):
    twenty.path.chmod(0o640)
    twenty.erase({5: {}}, {})
    assert twenty.path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "write", [lambda ledger: ledger.append("vote", [VOTE]), lambda ledger: ledger.erase({1: {}}, {})]
)
def test_what_an_interrupted_erasure_left_is_removed(twenty, write):
    stray = twenty.path.with_name(".votes.jsonl.draft")
    stray.write_text("half of it")
    write(twenty)
    assert not stray.exists()


@settings(max_examples=20, deadline=None)
@given(rounds=st.lists(st.dictionaries(st.integers(1, 6), st.dictionaries(st.text(), JSON, max_size=2)), max_size=3))
def test_whatever_is_erased_verifies(tmp_path_factory, rounds):
    ledger = Ledger(tmp_path_factory.mktemp("erased") / "ledger.jsonl")
    ledger.append("vote", [VOTE] * 6)
    head, standing = ledger.head(), dict.fromkeys(range(1, 7), VOTE)
    for kept in rounds:
        ledger.erase(kept, {"why": "asked"})
        standing |= kept
    assert [entry.data for entry in ledger.entries("vote")] == [standing[number] for number in range(1, 7)]
    assert ledger.verify(head) == ledger.verify(ledger.head()) == []


# several at once, and killed

APPENDING = """
import sys
from pathlib import Path
from ads.ledger import Ledger
path, name, batches = sys.argv[1:]
for batch in range(int(batches)):
    Ledger(Path(path)).append("vote", [{"key": f"{name}-{batch}-{more}", "note": "x" * 5_000} for more in range(3)])
    print(batch, flush=True)
"""
FILLING = """
import resource, signal, sys
from pathlib import Path
from ads.ledger import Ledger
path, limit, dies = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
if dies == "True":
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
Ledger(Path(path)).append("vote", [{"key": "a"}, {"key": "b"}])
"""
PULLING = """
import sys
from pathlib import Path
from ads.ledger import Ledger
for batch in range(10):
    pulled = [{"key": f"{batch}-{more}"} for more in range(3)]
    Ledger(Path(sys.argv[1])).append_new("vote", pulled, key=lambda record: record["key"])
    print(batch, flush=True)
"""
ERASING = """
import sys
from pathlib import Path
from ads.ledger import Ledger
for number in range(1, 301):
    Ledger(Path(sys.argv[1])).erase({number: {"round": sys.argv[2]}}, {"round": sys.argv[2]})
    print(number, flush=True)
"""


def started(script: str, *arguments: object) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def acknowledged(script: str, *arguments: object) -> int:
    """Start a child, kill it at a moment after it first spoke, and return the last number that it said."""
    with started(script, *arguments) as child:
        said = [child.stdout.readline()]
        time.sleep(random.uniform(0, 0.05))
        child.send_signal(signal.SIGKILL)
        said += child.stdout.readlines()
    return int(said[-1])


def finish(*children: subprocess.Popen) -> None:
    for child in children:
        child.communicate()
        assert child.returncode == 0


def keys_of(ledger: Ledger) -> list[str]:
    return [entry.data["key"] for entry in ledger.entries("vote")]


def test_a_killed_writer_loses_nothing_that_it_was_told_is_there(ledger):
    expected = []
    for life in range(20):
        last = acknowledged(APPENDING, ledger.path, life, 10_000)
        assert [problem for problem in ledger.verify() if not problem.harmless] == []
        keys = [key for key in keys_of(ledger) if key.startswith(f"{life}-")]
        told = [f"{life}-{batch}-{more}" for batch in range(last + 1) for more in range(3)]
        assert keys[: len(told)] == told
        assert len(keys) - len(told) <= 3  # one batch was on its way
        expected += keys
    ledger.append("vote", [{"key": "end"}])
    assert ledger.verify(ledger.head()) == []
    assert keys_of(ledger) == [*expected, "end"]


def test_a_killed_erasure_has_happened_or_not(ledger):
    ledger.append("vote", [{"round": "none", "note": f"text {number} {'x' * 2000}"} for number in range(300)])
    head = ledger.head()
    for life in map(str, range(8)):
        last = acknowledged(ERASING, ledger.path, life)
        assert ledger.verify(head) == []
        rounds = [entry.data["round"] for entry in ledger.entries("vote")]
        assert rounds[:last] == [life] * last
        assert rounds.count(life) <= last + 1
    gone = [entry.number - 1 for entry in ledger.entries("vote") if entry.erased]
    ledger.append("vote", [{"round": "end"}])
    (left,) = (path for path in ledger.path.parent.iterdir() if not path.name.endswith(".lock"))
    text = left.read_text()
    assert gone
    assert [number for number in gone if f"text {number} " in text] == []


@pytest.mark.parametrize("writes", [1, 2])
def test_a_write_cut_anywhere_is_mended_by_the_next(ledger, writes):
    if writes == 2:
        ledger.append("vote", [{"key": "before"}])
    start = len(b"".join(lines_of(ledger))) if writes == 2 else 0
    ledger.append("vote", [{"key": "a"}, {"key": "b"}])
    whole = ledger.path.read_bytes()
    for cut in range(start, len(whole), 29):
        ledger.path.write_bytes(whole[:cut])
        assert [problem for problem in ledger.verify() if not problem.harmless] == []
        ledger.append_new("vote", [{"key": "a"}, {"key": "b"}], key=by_key)
        assert ledger.verify() == []
        assert keys_of(ledger)[-2:] == ["a", "b"]


@pytest.mark.parametrize(("room", "whole"), [(100, 0), (500, 1)])
@pytest.mark.parametrize("dies", [True, False])
def test_a_write_that_the_system_cuts_short(twenty, room, whole, dies):
    before = twenty.path.read_bytes()
    child = started(FILLING, twenty.path, len(before) + room, dies)
    child.communicate()
    assert child.returncode == (-signal.SIGXFSZ if dies else 1)
    assert len(twenty.path.read_bytes()) == len(before) + (room if dies else 0)
    assert [fault for _, _, fault in found(twenty)] == (["torn"] if dies else [])
    assert twenty.append("vote", [VOTE])[0].number == 21 + (whole if dies else 0)
    assert twenty.verify() == []


def test_two_who_append_at_once(ledger):
    finish(started(APPENDING, ledger.path, "one", 15), started(APPENDING, ledger.path, "two", 15))
    assert ledger.verify() == []
    assert sorted(keys_of(ledger)) == sorted(
        f"{name}-{batch}-{more}" for name in ("one", "two") for batch in range(15) for more in range(3)
    )


def test_two_who_pull_at_once_store_nothing_twice(ledger):
    finish(started(PULLING, ledger.path), started(PULLING, ledger.path))
    assert ledger.verify() == []
    assert keys_of(ledger) == [f"{batch}-{more}" for batch in range(10) for more in range(3)]


def test_threads_that_write_read_and_erase_at_once(ledger):
    ledger.append("vote", [{"key": "first"}])
    failed = []

    def work(name):
        try:
            for place in range(10):
                ledger.append("vote", [{"key": f"{name}-{place}"}])
                ledger.erase({1: {"key": name}}, {})
                failed.extend(problem for problem in ledger.verify() if not problem.harmless)
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(str(number),)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert ledger.verify(ledger.head()) == []
    assert len(set(keys_of(ledger))) == 31


def test_a_reader_sees_what_stood_there_when_it_began(twenty):
    reading = twenty.entries()
    first = next(reading)
    twenty.append("vote", [VOTE])
    twenty.erase({20: {}}, {})
    twenty.append("vote", [VOTE])
    assert [entry.data["value"] for entry in (first, *reading)] == list(range(1, 21))


def test_who_waits_too_long_for_the_lock_is_told(twenty, monkeypatch):
    monkeypatch.setattr(ads.ledger, "LOCK_SECONDS", 0.02)
    held, told = threading.Event(), threading.Event()

    def hold():
        with twenty._locked():
            held.set()
            told.wait(5)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(5)
    try:
        with pytest.raises(FirstlightError, match=r"somebody else has been writing for 0\.02 seconds"):
            twenty.append("vote", [VOTE])
        assert len(list(twenty.entries())) == 20
    finally:
        told.set()
        holder.join()
