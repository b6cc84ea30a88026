"""One corpus of hostile ads goes through every output, and none of them obeys a word of it."""

import csv
import io
import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pyarrow.parquet as pq
import pytest

from ads.ad import Assessment
from ads.archive import Archive, split_rejections
from ads.neutral import FORMULA
from eval.evaluation import evaluate
from eval.params import EvalParams
from eval.report import to_html
from labeling.card import card_of
from models.scorer import Scorer

CORPUS = Path(__file__).with_name("hostile.jsonl")
ROWS = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
IDS = [row["id"] for row in ROWS]
TEXTS = [f"{row['title']}\n{row['text']}" if "title" in row else row["text"] for row in ROWS]
STRINGS = sorted({value for row in ROWS for value in row.values() if isinstance(value, str)})
ACTIVE = {"script", "iframe", "object", "embed", "link", "base", "form", "input", "a", "img", "use", "foreignobject"}


@pytest.fixture
def hostile(tmp_path) -> Path:
    return Path(shutil.copy(CORPUS, tmp_path / "ads.jsonl"))


@pytest.fixture
def done(run):
    """Run a command that must do its work, and whose every word a terminal may show."""

    def run_done(*arguments):
        result = run(*arguments)
        assert result.code == 0, result.err
        assert_harmless(result.out, result.err)
        return result

    return run_done


def assert_harmless(*shown: str) -> None:
    """A terminal obeys none of it: printable characters and line ends, nothing else."""
    assert {c for text in shown for c in text if not c.isprintable() and c != "\n"} == set()


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def assert_inert(html: str) -> Page:
    page = Page(html)
    assert page.tags & ACTIVE == set()
    assert [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href", "style")] == []
    return page


def test_the_corpus_holds_what_it_should():
    whole = "".join(STRINGS)
    wanted = ["\x1b[", "\x1b]0;", "\x1b]8;;", "\x07", "\r", "\x9b", "\x00", "\u202e", "<script", "onerror=", "{{", "{%"]
    assert [part for part in [*wanted, "[bold red]", "../../", '"}', "{0}", "%s"] if part not in whole] == []
    assert {value[0] for value in STRINGS} >= set("=+-@\t\r\n")
    assert max(map(len, whole.split())) > 4000


def test_every_ad_of_it_is_read(hostile):
    ads, rejections = split_rejections(Archive.at([hostile]))
    assert ([ad.id for ad in ads], [ad.content for ad in ads], rejections) == (IDS, TEXTS, [])


@pytest.mark.parametrize("include", [[], ["--include-text"]])
def test_json_lines_come_back_as_they_were(done, hostile, bundle_folder, tmp_path, include):
    done("score", "ads.jsonl", "--model", bundle_folder, "--out", "out", *include)
    written = (tmp_path / "out" / "scored.jsonl").read_text(encoding="utf-8")
    assert_harmless(written, (tmp_path / "out" / "job.json").read_text(encoding="utf-8"))
    assessments = [Assessment.from_json(line) for line in written.split("\n")[:-1]]
    assert [assessment.id for assessment in assessments] == IDS
    if include:
        assert [len(assessment.text) for assessment in assessments] == [len(text) for text in TEXTS]
        assert [found.to_json() for found in assessments] == written.split("\n")[:-1]


def test_a_stream_shows_a_terminal_nothing_to_obey(done, hostile, bundle_folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(hostile.read_bytes())))
    result = done("score", "-", "--model", bundle_folder, "--include-text")
    assert [json.loads(line)["id"] for line in result.out.split("\n")[:-1]] == IDS


def test_no_cell_of_csv_is_a_formula(done, hostile, bundle_folder, tmp_path):
    done("score", "ads.jsonl", "--model", bundle_folder, "--out", "out", "--format", "csv", "--include-text")
    with (tmp_path / "out" / "scored.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert [cell for row in [header, *rows] for cell in row if cell.lstrip().startswith(FORMULA)] == []
    read = [row[0].removeprefix("'") for row in rows]
    assert read == [name.removeprefix("'") for name in IDS]
    assert {len(row) for row in rows} == {len(header)}


def test_parquet_comes_back_as_it_was(done, hostile, bundle_folder, tmp_path):
    done("score", "ads.jsonl", "--model", bundle_folder, "--out", "out", "--format", "parquet", "--include-text")
    rows = pq.read_table(tmp_path / "out" / "scored.parquet").to_pylist()
    assert [row["id"] for row in rows] == IDS
    assert [len(row["text"]) for row in rows] == [len(text) for text in TEXTS]


def test_a_check_shows_ids_and_nothing_else(done, hostile, bundle_folder, monkeypatch):
    monkeypatch.setattr("serving.batch.SHOWN", len(ROWS))
    shown = done("score", "ads.jsonl", "--model", bundle_folder, "--check").out
    for part in (r"\x1b[31mred\x1b[0m", "[bold red]x[/bold", "{{ 7*7 }}{% raw %}", r"\u202egpj.exe", "../../../../etc"):
        assert part in shown


def test_a_check_in_json(done, hostile, bundle_folder, monkeypatch):
    monkeypatch.setattr("serving.batch.SHOWN", len(ROWS))
    shown = json.loads(done("score", "ads.jsonl", "--model", bundle_folder, "--check", "--json").out)
    assert [found["id"] for found in shown["assessments"]] == IDS


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_reading_shows_a_terminal_nothing_to_obey(done, hostile, form):
    shown = done("read", "--file", "ads.jsonl", *form).out
    if form:
        assert [json.loads(line)["id"] for line in shown.split("\n")[:-1]] == IDS
    for part in ("<script>alert(1)</script>", "[blink]Driver[/blink] wanted [/]", ":skull:", "{0} {id} %s"):
        assert part in shown


def test_a_dry_run_shows_what_stands_there_and_obeys_nothing(done, hostile, monkeypatch):
    monkeypatch.setattr("firstlight.verbs.label.ROWS_SHOWN", len(ROWS))
    monkeypatch.setattr("firstlight.verbs.label.CHARACTERS_SHOWN", 200)
    monkeypatch.setenv("COLUMNS", "2000")
    shown = done(
        "label", "import", "ads.jsonl", "--text", "text", "--sign", "fraud=fraud", "--dry-run", "--include-text"
    ).out
    for part in ("<script>alert(1)</script>", "[blink]Driver[/blink] wanted [/]", ":skull:", r"\x1b[2J", "{0} {id} %s"):
        assert part in shown


def test_a_dataset_of_it_trains_and_its_card_and_report_hold_no_word_of_it(done, hostile, tmp_path):
    strange = tmp_path / "<img src=x onerror=alert(1)>|`[x](y)`.jsonl"
    rows = [json.loads(line) for line in hostile.read_text(encoding="utf-8").splitlines()]
    often = [
        {**row, "id": f"{row['id']} {copy}", "each": f"{place}-{copy}"}
        for place, row in enumerate(rows)
        for copy in range(5)
    ]
    strange.write_text("".join(f"{json.dumps(row)}\n" for row in often), encoding="utf-8")
    options = ["--text", "text", "--sign", "fraud=fraud", "--group", "each", "--out", "dataset"]
    done("label", "import", strange.name, *options)
    card = (tmp_path / "dataset" / "README.md").read_text(encoding="utf-8")
    assert r"\<img src=x onerror=alert(1)\>\|\`\[x\](y)\`.jsonl: SHA-256" in card
    assert_harmless(card)
    settings = ["--set", "eval.bootstrap=20"]
    done("train", "--dataset", "dataset", "--out", "bundle", *settings)
    done("eval", "bundle", "--dataset", "dataset", "--split", "train", "--report", "report.html", *settings)
    page = assert_inert((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert [row["text"] for row in ROWS if row["text"] in page.text] == []


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_a_report_escapes_whatever_it_names(evaluation, place):
    name, text = IDS[place], TEXTS[place]
    model = evaluation.model.model_copy(update={"name": name, "version": text})
    told = {"model": model, "dataset": text, "split": name, "warnings": (text,)}
    signs = {name: evaluation.signs["coercion"]}
    page = assert_inert(to_html(evaluation.model_copy(update={**told, "signs": signs})))
    said = " ".join(page.text.split())
    assert " ".join(name.split()) in said
    assert " ".join(text.split()) in said


@pytest.fixture(scope="module")
def evaluation(dataset, bundle_folder):
    return evaluate(Scorer.load(bundle_folder), dataset, params=EvalParams(bootstrap=20))


def test_a_card_escapes_whatever_it_names(dataset):
    manifest = dataset.to_manifest()
    lineage = manifest.lineage.model_copy(update={"sources": dict.fromkeys(STRINGS, "0" * 64)})
    card = card_of(manifest.model_copy(update={"lineage": lineage}))
    assert_harmless(card)
    assert_inert(card.replace("\\<", "&lt;"))
    assert len([line for line in card.splitlines() if line.endswith(f"SHA-256 {'0' * 64}")]) == len(STRINGS)


@pytest.mark.heavy
def test_over_http_they_come_back_as_they_were_and_the_log_holds_no_word(server):
    running, log = server
    ads = [{name: row[name] for name in ("id", "text", "title", "city") if name in row} for row in ROWS]
    answer = httpx.post(f"{running.url}/v1/score", json={"ads": ads}, timeout=30).raise_for_status().json()
    assert [found["id"] for found in answer["assessments"]] == IDS
    logged = log.read_text(encoding="utf-8", errors="replace")
    assert [text for text in TEXTS if text in logged] == []


def test_rows_that_are_set_aside_come_back_as_they_were(done, hostile, bundle_folder, tmp_path):
    good = {"id": "good", "text": "Cook wanted"}
    bad = [{**row, "posted_at": row["source"]} for row in ROWS]
    hostile.write_text("".join(f"{json.dumps(row)}\n" for row in [good, *bad]))
    done("score", "ads.jsonl", "--model", bundle_folder, "--out", "out")
    written = (tmp_path / "out" / "rejected" / "rows.jsonl").read_text(encoding="utf-8")
    kept = [json.loads(line) for line in written.split("\n")[:-1]]
    assert [row["given"] for row in kept] == bad
    assert_harmless(written, *(row["reason"] for row in kept))


@pytest.mark.parametrize(
    "columns",
    [
        {"posted_at": "source"},
        {"id": "source", "twice": True},
        {"fraud": "id"},
        {"fraud": "title"},
        {"part": "source"},
    ],
)
@pytest.mark.parametrize("place", range(len(ROWS)))
def test_an_error_is_one_line(run, tmp_path, columns, place):
    row = ROWS[place] | {name: str(ROWS[place].get(column, "x")) for name, column in columns.items()}
    rows = [row, row] if "twice" in columns else [row]
    (tmp_path / "ads.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    split = ["--split", "part"] if "part" in columns else []
    done = run("label", "import", "ads.jsonl", "--text", "text", "--sign", "fraud=fraud", *split, "--out", "out")
    assert_harmless(done.out, done.err)
    assert done.code in (0, 2)
    assert len(done.err.splitlines()) == (done.code == 2)


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_whatever_is_said_of_a_hostile_argument_is_one_line(run, place):
    argument = f"{IDS[place]} {TEXTS[place]}"[:200].replace("\0", "")  # no command line can hold one
    for command in (
        ["label", "import", "ads.jsonl", "--text", "text", "--sign", f"{argument}=fraud", "--dry-run"],
        ["models", "--set", f"models.registry.name={json.dumps(argument)}"],
        ["models", "--set", argument],
        ["models", "--params", f"none/{argument}"],
        ["eval", f"none/{argument}", "--dataset", "d"],
        [f"x{argument}"],
    ):
        done = run(*command)
        assert_harmless(done.out, done.err)
        assert len(done.err.splitlines()) == bool(done.code), (command, done.err)
