"""`firstlight read`, as somebody types it."""

import io
import json
import sys

import pytest

from ads.ad import Ad
from ads.archive import Archive
from ads.params import AdsParams
from firstlight.page import LEAD
from firstlight.verbs import read as verb

AD = "Kitchen help wanted, we keep your passport, call 415-555-0137"


def objects(done):
    assert done.code == 0, done.err
    return [json.loads(line) for line in done.out.splitlines()]


def one(done):
    (found,) = objects(done)
    return found


def test_a_text_is_shown_with_what_it_says(run):
    done = run("read", AD)
    assert done.code == 0, done.err
    assert "{documents_held: we keep your passport}, call [phone: 415-555-0137]" in done.out
    assert done.out.endswith(f"{LEAD}\n")


def test_json_has_the_keys_that_are_promised(run):
    found = one(run("read", AD, "--json"))
    assert list(found) == [
        "id", "reading", "language", "contacts", "facts", "findings", "not_observable", "undone", "warnings",
    ]  # fmt: skip
    assert (found["reading"], found["language"], found["facts"]) == (AD, "en", [])
    assert found["contacts"] == [{"kind": "phone", "value": "+14155550137", "obscured": False, "start": 49, "end": 61}]
    assert list(found["contacts"][0]) == ["kind", "value", "obscured", "start", "end"]
    assert [cue["indicator"] for cue in found["findings"]] == ["documents_held"]


def test_offsets_count_in_title_and_text_as_posted(run):
    text = "c\u200ball \uff14\uff11\uff15-555-0137"
    (contact,) = one(run("read", text, "--title", "Room", "--json"))["contacts"]
    assert f"Room\n{text}"[contact["start"] : contact["end"]] == "\uff14\uff11\uff15-555-0137"
    assert contact["obscured"]


def test_a_file_that_exists_is_one_ad(run, tmp_path):
    (tmp_path / "ad.txt").write_bytes("\ufeffCocinera,\r\nguardamos sus papeles".encode())
    assert one(run("read", "ad.txt", "--json"))["reading"] == "Cocinera,\nguardamos sus papeles"


def test_standard_input_is_one_ad(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"one\ntwo")))
    assert one(run("read", "-", "--json"))["reading"] == "one\ntwo"


def test_options_say_what_a_text_does_not(run):
    done = run("read", "call 020 7946 0123", "--country", "GB", "--language", "es", "--city", "Leeds",
               "--region", "England", "--posted-at", "2024-05-03", "--json")  # fmt: skip
    found = one(done)
    assert (found["language"], found["contacts"][0]["value"]) == ("es", "+442079460123")
    assert "Leeds, England, GB" in run("read", "hello", "--country", "GB", "--city", "Leeds", "--region", "England").out


def test_phones_are_read_in_the_country_of_the_params(run):
    done = run("read", "call 020 7946 0123", "--set", "ads.phone_region=GB", "--json")
    assert one(done)["contacts"][0]["value"] == "+442079460123"


def test_a_language_that_is_not_read_is_a_warning(run):
    text = "Wir suchen eine Köchin für unser kleines Gasthaus am See, Unterkunft vorhanden, bitte melden Sie sich bald"
    assert one(run("read", text, "--json"))["warnings"] == [
        "the language is de, and phrases, facts and names are read in en and es: it was read as far as it goes"
    ]
    assert "warning: the language is de" in run("read", text).out


def test_a_country_that_is_none_is_a_warning(run):
    (warning,) = one(run("read", "Cook wanted", "--language", "en", "--country", "Germany", "--json"))["warnings"]
    assert warning == "the country is Germany, which is no ISO 3166 alpha-2 code: phones are read as in US"


@pytest.fixture
def archive(tmp_path):
    rows = [{"id": "a", "body": AD}, {"id": "b", "body": " "}, {"id": "c", "body": "Room to let"}]
    (tmp_path / "ads.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return "ads.jsonl"


def test_an_archive_is_an_object_a_line_and_bad_rows_are_told(run, archive):
    done = run("read", "--file", archive, "--text", "body", "--json")
    assert [found["id"] for found in objects(done)] == ["a", "c"]
    assert done.err == "set aside: row 2 of ads.jsonl: body is empty, expected the ad as posted, in valid Unicode\n"


def test_an_archive_is_one_page_after_another(run, archive):
    done = run("read", "--file", archive, "--text", "body")
    assert done.code == 0, done.err
    assert done.out.count(LEAD) == 2
    assert "─" in done.out


def test_an_ad_has_the_id_that_it_has_in_an_archive(run, tmp_path):
    (tmp_path / "ads.csv").write_text("text,city\nRoom to let,Reno\n")
    (same,) = objects(run("read", "--file", "ads.csv", "--json"))
    assert one(run("read", "Room to let", "--city", "Reno", "--json"))["id"] == same["id"]


def test_a_csv_without_a_header_and_with_other_columns(run, tmp_path):
    (tmp_path / "ads.dat").write_text("7\tRoom\tto let\tLeeds\n")
    done = run("read", "--file", "ads.dat", "--delimiter", r"\t", "--columns", "no,head,body,town", "--text", "head",
               "--text", "body", "--id", "no", "--field", "city=town", "--json")  # fmt: skip
    assert (one(done)["id"], one(done)["reading"]) == ("7", "Room\nto let")


def test_standard_input_can_be_an_archive(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "x", "text": "Room"}\n')))
    assert one(run("read", "--file", "-", "--json"))["id"] == "x"


def test_an_ad_is_printed_before_the_next_is_read(monkeypatch, tmp_path, capsys):
    """Nothing is kept: each line leaves before another row is asked for."""
    (tmp_path / "ads.jsonl").write_text("".join(f'{{"id": "{number}", "text": "Room"}}\n' for number in range(3)))
    printed: list[int] = []

    def rows():
        for ad in Archive.at([tmp_path / "ads.jsonl"]):
            printed.append(capsys.readouterr().out.count("\n"))
            yield ad

    verb._print(verb._observed(verb._ads(rows()), AdsParams()), as_json=True)
    assert printed == [0, 1, 1]


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_terminal_that_knows_few_characters_gets_escapes(monkeypatch, encoding):
    written = {}
    for form in ("page", "json"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        seen = verb._observed(iter([Ad(id="a", text="se\u00f1ora \N{GRINNING FACE}")]), AdsParams())
        verb._print(seen, as_json=form == "json")
        stream.flush()
        written[form] = stream.buffer.getvalue().decode(encoding)
    assert r"\U0001f600" in written["page"]
    assert json.loads(written["json"])["reading"] == "se\u00f1ora \N{GRINNING FACE}"


def test_the_help_says_that_contacts_are_in_clear(run):
    assert "Contacts are shown in clear" in " ".join(run("read", "--help").out.replace("│", " ").split())


def test_no_model_is_loaded(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "models.scorer", None)
    assert run("read", AD).code == 0


STRANGE = {
    "one word": "a" * 10**6,
    "many findings": "call me, we keep your passport " * 32_000,
    "lines": "a\n" * 10_000,
    "emoji": "\N{GRINNING FACE}" * 10_000,
    "right to left": "שלום \u202e مرحبا 415-555-0137",
    "mixed scripts": "\u0440\u0430ss\u0440\u043ert \U0001d41a \uff43\uff41ll",
    "brackets": "(((((" * 20_000,
    "digits": "1-" * 100_000,
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_strange_and_long_texts_are_read(run, tmp_path, text, form):
    (tmp_path / "ad.txt").write_text(text, encoding="utf-8")
    done = run("read", "ad.txt", "--set", "ads.max_characters=2000000", *form)
    assert done.code == 0, done.err
    assert {c for c in done.out if not c.isprintable()} <= {"\n"}
