import json

import pytest

from ads.ledger import Ledger

VOTES = [{"value": number, "note": "the note"} for number in range(1, 11)]


@pytest.fixture
def votes(tmp_path):
    ledger = Ledger(tmp_path / "votes.jsonl")
    ledger.append("vote", VOTES)
    return ledger


def change(ledger, old, new):
    ledger.path.write_bytes(ledger.path.read_bytes().replace(old, new))


def test_a_sound_ledger(run, votes):
    done = run("ledger", "verify", "votes.jsonl")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"10 entries, none touched; hash {votes.head().hash}",
        "without --head nobody can tell whether the end was cut off, or all of it written anew",
    ]


def test_each_fault_is_a_line_and_the_last_says_what_to_do(run, votes):
    change(votes, b'"value":3', b'"value":9')
    change(votes, b'"value":7', b'"value":9')
    done = run("ledger", "verify", "votes.jsonl")
    assert done.code == 1
    assert done.out.splitlines() == [
        "line 3: the data of entry 3 was changed",
        "line 7: the data of entry 7 was changed",
    ]
    assert done.err.startswith("error: votes.jsonl: 2 faults; keep this file as it is, ask who could write to it")
    assert len(done.err.splitlines()) == 1


def test_no_message_repeats_what_an_entry_holds(run, votes):
    change(votes, b"the note", b"call 415-555-0137")
    done = run("ledger", "verify", "votes.jsonl", "--json")
    assert "415" not in done.out + done.err


def test_many_faults_are_counted(run, votes):
    votes.append("vote", VOTES * 6)
    change(votes, b"the note", b"another")
    done = run("ledger", "verify", "votes.jsonl")
    assert len(done.out.splitlines()) == 51
    assert done.out.splitlines()[-1] == "and 20 more; --json lists all"
    assert len(json.loads(run("ledger", "verify", "votes.jsonl", "--json").out)["problems"]) == 70


def test_a_head_that_was_kept_shows_a_lost_end(run, votes, tmp_path):
    done = run("ledger", "head", "votes.jsonl", "--out", "head.json")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        f"10 entries, hash {votes.head().hash}",
        "head: head.json   keep it where nobody who writes to votes.jsonl can change it",
    ]
    assert run("ledger", "verify", "votes.jsonl", "--head", "head.json").out.startswith("10 entries, none touched")
    votes.path.write_bytes(b"".join(votes.path.read_bytes().splitlines(keepends=True)[:7]))
    done = run("ledger", "verify", "votes.jsonl", "--head", "head.json")
    assert done.code == 1
    assert done.out == "line 7: the ledger ends at entry 7, and the head says that it had 10: its end is gone\n"
    assert "1 fault;" in done.err


def test_a_torn_end_is_a_warning(run, votes):
    with votes.path.open("ab") as file:
        file.write(b'{"number":11')
    done = run("ledger", "verify", "votes.jsonl")
    assert done.code == 0
    assert done.out.startswith("10 entries, none touched")
    assert done.err.startswith("warning: line 11: was not written to its end (12 bytes)")


def test_both_as_json(run, votes):
    end = votes.head().model_dump()
    assert json.loads(run("ledger", "head", "votes.jsonl", "--json").out) == end
    done = run("ledger", "verify", "votes.jsonl", "--json")
    assert json.loads(done.out) == {"ledger": "votes.jsonl", "verified": True, **end, "problems": []}
    change(votes, b'"value":3', b'"value":9')
    done = run("ledger", "verify", "votes.jsonl", "--json")
    assert done.code == 1
    problem = {"line": 3, "entry": 3, "fault": "data", "message": "the data of entry 3 was changed"}
    assert json.loads(done.out) == {"ledger": "votes.jsonl", "verified": False, "problems": [problem]}


@pytest.mark.parametrize("verb", ["verify", "head"])
def test_a_ledger_that_is_not_there(run, verb):
    done = run("ledger", verb, "none.jsonl")
    assert (done.code, done.out, done.err) == (2, "", "error: none.jsonl: there is no such file, expected a ledger\n")


@pytest.mark.parametrize("verb", ["verify", "head"])
def test_a_file_that_is_no_ledger(run, verb, tmp_path):
    (tmp_path / "ads.csv").write_text("id,text\n1,hello\n")
    done = run("ledger", verb, "ads.csv")
    assert (done.code, done.out) == (2, "")
    assert "expected one that firstlight wrote" in done.err


def test_a_head_is_not_written_over(run, votes, tmp_path):
    (tmp_path / "head.json").write_text("kept")
    done = run("ledger", "head", "votes.jsonl", "--out", "head.json")
    assert (done.code, done.err) == (2, "error: head.json: exists already, expected a new name\n")
    assert (tmp_path / "head.json").read_text() == "kept"


def test_looking_writes_nothing(run, votes, tmp_path):
    before = sorted(path.name for path in tmp_path.iterdir())
    run("ledger", "verify", "votes.jsonl")
    run("ledger", "head", "votes.jsonl")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
