"""Whatever is wrong with a file, no message says a word of its ads."""

import gzip
import json

import pytest

TEXT = "Quillon wanted for the yard, paid every week, ask at the desk"
AD = {"id": "a", "text": TEXT, "title": f"{TEXT}, today", "fraud": "1", "when": "2025-01-01", "part": "train"}
HEADER = "id,text,fraud,when,part\n"
MAPPING = ["--text", "text", "--sign", "fraud=fraud", "--time", "when", "--split", "part"]


def line(**changes: object) -> str:
    return f"{json.dumps(AD | changes)}\n"


FILES = {
    "two_ids.jsonl": line() + line(),
    "no_date.jsonl": line(when=TEXT),
    "no_label.jsonl": line(fraud=TEXT),
    "no_split.jsonl": line(part=TEXT),
    "no_id.jsonl": line(id=f"{TEXT} " * 9),
    "not_unicode.jsonl": line(text=f"{TEXT} \ud800") + line(title=f"{TEXT} \ud800"),
    "too_long.jsonl": line(text=f"{TEXT} " * 9999),
    "a_list.jsonl": line(text=[TEXT]) + line(title={"en": TEXT}) + line(id=[TEXT]),
    "no_object.jsonl": f"{json.dumps([TEXT])}\n{json.dumps(TEXT)}\n",
    "no_json.jsonl": f"{TEXT}\n{line()[:-9]}\n",
    "another_column.jsonl": json.dumps({"id": "a", "body": TEXT}),
    "no_header.csv": f'a,"{TEXT}",1,2025-01-01,train\n' * 2,
    "a_cell_more.csv": f"{HEADER}a,{TEXT},1,2025-01-01,train\n",
    "a_cell_moved.csv": f'{HEADER}a,x,"{TEXT}","{TEXT}","{TEXT}"\n',
    "no_closing_quote.csv": f'{HEADER}a,"{TEXT},1,2025-01-01,train\n',
    "text_twice.csv": f'id,text,text\na,"{TEXT}","{TEXT}"\n',
    "header_twice.csv": f'"{TEXT}","{TEXT}"\na,b\n',
    "not_utf8.csv": f'{HEADER}a,"{TEXT} \udce9",1,2025-01-01,train\n',
    "semicolons.csv": f"id;text;fraud\na;{TEXT};1\n",
    "not_packed.jsonl.gz": line(),
    "no_parquet.parquet": line(),
}


@pytest.fixture
def faulty(tmp_path, request):
    path = tmp_path / request.param
    path.write_bytes(FILES[request.param].encode(errors="surrogateescape"))
    return path


@pytest.mark.parametrize("faulty", FILES, indirect=True)
@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "--out", "out", "--model", "{bundle}"],
        ["score", "--check", "--model", "{bundle}"],
        ["score", "--out", "out", "--model", "{bundle}", "--field", "posted_at=when", "--id", "id"],
        ["label", "import", *MAPPING, "--out", "out"],
        ["label", "import", "--text", "text", "--sign", "fraud=title:yes", "--out", "out"],
        ["label", "import", "--text", "text", "--ordinal", "fraud=title:0-6", "--group", "part", "--out", "out"],
        ["label", "import", "--text", "title", "--sign", "fraud=text:yes", "--multi", "text:-", "--out", "out"],
        ["label", "build", "--out", "out", "--votes", "{file}"],
    ],
)
def test_no_message_says_a_word_of_an_ad(run, faulty, bundle_folder, arguments):
    verb = 1 if arguments[0] == "score" else 2
    filled = [word.format(bundle=bundle_folder, file=faulty.name) for word in arguments]
    done = run(*filled[:verb], faulty.name, *filled[verb:])
    assert done.code in (0, 2)
    assert done.code == 0 or done.err.splitlines()[-1].startswith("error: ")
    assert "Quillon" not in done.out + done.err


@pytest.mark.parametrize("faulty", FILES, indirect=True)
@pytest.mark.parametrize("options", [["--json"], ["--text", "text", "--field", "posted_at=when", "--id", "id"]])
def test_no_message_of_a_reading_says_a_word_of_an_ad(run, faulty, options):
    done = run("read", "--file", faulty.name, *options)
    assert done.code in (0, 2)
    assert "Quillon" not in done.err


@pytest.mark.parametrize("faulty", FILES, indirect=True)
def test_no_message_of_a_truth_says_a_word_of_an_ad(run, faulty):
    done = run("eval", "reading", "--truth", faulty.name)
    assert done.code == 2
    assert "Quillon" not in done.out + done.err


def test_a_damaged_file_says_no_word_of_what_could_be_read(run, bundle_folder, tmp_path):
    (tmp_path / "ads.jsonl.gz").write_bytes(gzip.compress(line().encode() * 999)[:-9])
    done = run("score", "ads.jsonl.gz", "--model", bundle_folder, "--out", "out")
    assert done.code == 2
    assert "Quillon" not in done.out + done.err
