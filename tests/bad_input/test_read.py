"""What cannot be read by `firstlight read`, and what is said of it."""

import io
import json
import sys

import pytest

UNICODE = "expected valid Unicode"
QUOTED = "expected one argument: put the ad in quotes"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "there is nothing to read, expected TEXT, a file of one ad, - or --file"),
        (["Cook", "wanted"], f"TEXT is 2 words, {QUOTED}"),
        ([""], "TEXT is empty, expected the ad as posted, in valid Unicode"),
        ([" \n"], "TEXT is empty, expected the ad as posted, in valid Unicode"),
        (["a\ud800b"], f"TEXT holds a lone surrogate, {UNICODE}"),
        (["Cook", "--title", "a\udcff"], f"--title holds a lone surrogate, {UNICODE}"),
        (["Cook", "--city", "a\udcff"], f"--city holds a lone surrogate, {UNICODE}"),
        (["Cook", "--posted-at", "yesterday"], '--posted-at is "yesterday", expected an ISO 8601 date'),
        (["ad.txt"], "ad.txt: there is no such file, expected one, or the text of an ad in quotes"),
        (["ads.jsonl.gz"], "ads.jsonl.gz: there is no such file, expected one, or the text of an ad in quotes"),
        (["Cook", "--file", "ads.csv"], "TEXT and --file are both given, expected one of them"),
        (["Cook", "--text", "body"], "--text goes with --file, expected an archive"),
        (["Cook", "--columns", "a,b"], "--columns goes with --file, expected an archive"),
        (
            ["--file", "ads.csv", "--posted-at", "2024-05-03"],
            "--posted-at goes with TEXT and not with --file: name its column by --field",
        ),
        (["--file", "ads.csv"], "ads.csv: there is no such file"),
        (["Cook wanted", "--set", "ads.max_characters=5"],
         "TEXT has 11 characters, expected at most 5: --set ads.max_characters=N allows more"),
    ],
)  # fmt: skip
def test_a_use_that_is_wrong(refused, arguments, message):
    assert refused("read", *arguments) == message


def test_a_file_that_is_no_text(refused, tmp_path):
    (tmp_path / "ad.txt").write_bytes(b"caf\xe9 abierto")
    assert refused("read", "ad.txt") == "ad.txt is not UTF-8, expected plain text in UTF-8"
    (tmp_path / "empty.txt").touch()
    assert refused("read", "empty.txt") == "empty.txt is empty, expected the ad as posted, in valid Unicode"
    assert refused("read", ".") == ".: cannot be read (Is a directory), expected a plain text file"


def test_an_archive_in_the_place_of_a_text(refused, tmp_path):
    (tmp_path / "ads.csv").write_text("text\nRoom\n")
    message = refused("read", "ads.csv")
    assert message == "ads.csv is an archive by its name, expected the plain text of one ad: pass it with --file"


def test_standard_input_that_is_no_text(refused, monkeypatch):
    for data, message in (
        (b"", "standard input is empty, expected the ad as posted, in valid Unicode"),
        (b"\xff\xfe", "standard input is not UTF-8, expected plain text in UTF-8"),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert refused("read", "-") == message


@pytest.mark.parametrize("text", ["a" * 1000, "\N{GRINNING FACE}" * 1000, f"a{'é' * 1000}"])
def test_no_more_is_read_of_a_stream_than_decides(refused, monkeypatch, text):
    stream = io.BytesIO(text.encode() * 100)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    message = refused("read", "-", "--set", "ads.max_characters=99")
    assert message.startswith("standard input has ")
    assert "expected at most 99" in message
    assert stream.tell() <= 400


def test_an_archive_of_which_no_row_can_be_used(run, tmp_path):
    (tmp_path / "ads.jsonl").write_text('{"text": ""}\n{"text": []}\n')
    done = run("read", "--file", "ads.jsonl", "--json")
    fault = "row 1 of ads.jsonl: text is empty, expected the ad as posted, in valid Unicode"
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[-1] == f"error: none of 2 rows can be used; the first: {fault}"


def test_a_row_of_an_archive_with_a_lone_surrogate_is_set_aside(run, tmp_path):
    (tmp_path / "ads.jsonl").write_text('{"text": "a\\ud800"}\n{"text": "Room"}\n')
    done = run("read", "--file", "ads.jsonl", "--json")
    assert [json.loads(line)["reading"] for line in done.out.splitlines()] == ["Room"]
    assert done.err.startswith("set aside: row 1 of ads.jsonl: text is not valid Unicode")


def test_a_long_row_of_an_archive_is_set_aside(run, tmp_path):
    (tmp_path / "ads.jsonl").write_text(f'{json.dumps({"text": "a" * 10**6})}\n{{"text": "Room"}}\n')
    done = run("read", "--file", "ads.jsonl", "--json")
    assert done.out.count("\n") == 1
    assert done.err == "set aside: row 1 of ads.jsonl: text has 1000000 characters, expected at most 200000\n"


def test_no_message_says_a_word_of_the_text(run, tmp_path):
    text = "Quillon wanted for the yard, ask at the desk"
    for arguments in (
        [*text.split()],
        [f"{text}\ud800"],
        [text, "--title", f"{text}\ud800"],
        [text, "--posted-at", text],
        [text, "--file", "ads.csv"],
        [text, "--set", "ads.max_characters=5"],
        [text, "--id", "x"],
    ):
        done = run("read", *arguments)
        assert done.code == 2, arguments
        assert "Quillon" not in done.out + done.err
