import csv
import json

import pyarrow.parquet as pq
import pytest

from ads.ad import Ad
from ads.archive import Archive
from ads.errors import InputError
from models.scorer import Scorer
from serving.batch import Tally, assess_stream, preview, score_archive
from serving.outputs import writer_for

ADS = [Ad(id="=1", text="We keep your passport. Call 415-555-0137."), Ad(id="2", text="Bicycle for sale")]


@pytest.fixture(scope="module")
def scorer(bundle_folder):
    return Scorer.load(bundle_folder)


def written(scorer, folder, kind):
    assessments = scorer.assess(ADS)
    writer = writer_for(kind, folder, ["coercion", "minor"])
    writer.write(assessments[:1])
    writer.write(assessments[1:])
    writer.close()
    return assessments, folder / f"scored.{kind}"


def test_json_lines_are_the_assessments(scorer, tmp_path):
    assessments, path = written(scorer, tmp_path, "jsonl")
    assert path.read_text().splitlines() == [assessment.to_json() for assessment in assessments]


def test_parquet_holds_the_same(scorer, tmp_path):
    assessments, path = written(scorer, tmp_path, "parquet")
    for row, assessment in zip(pq.read_table(path).to_pylist(), assessments, strict=True):
        expected = assessment.model_dump(mode="json")
        signs = {sign: {"raised_by": None} | score for sign, score in expected["signs"].items()}
        assert (row["id"], row["signs"], row["model"]) == (expected["id"], signs, expected["model"])
        assert json.loads(row["facts"]) == expected["facts"]
        assert row["findings"] == expected["findings"]
        assert [contact["pseudonym"] for contact in row["contacts"]] == [c["pseudonym"] for c in expected["contacts"]]


def test_csv_holds_scores_as_numbers_and_no_formula(scorer, tmp_path):
    assessments, path = written(scorer, tmp_path, "csv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert float(rows[0]["coercion.probability"]) == pytest.approx(assessments[0].signs["coercion"].probability)
    assert rows[0]["id"] == "'=1"
    assert json.loads(rows[0]["findings"])[0]["indicator"] == "documents_held"


def test_a_job_counts_what_it_did_and_keeps_what_it_could_not(scorer, tmp_path):
    source = tmp_path / "ads.jsonl"
    source.write_text('{"id": "a", "text": "Cook wanted"}\n{"id": "b"}\n{"id": "c", "text": "Room to let"}\n')
    seen = []
    tally = score_archive(Archive.at([source]), scorer, tmp_path / "out", kind="jsonl", chunk=1, progress=seen.append)
    assert (tally.scored, len(tally.rejections), seen) == (2, 1, [1, 2])
    job = json.loads((tmp_path / "out" / "job.json").read_text())
    assert (job["scored"], job["rejected"], job["pseudonym_key"]) == (2, 1, "this run only")
    kept = json.loads((tmp_path / "out" / "rejected" / "rows.jsonl").read_text())
    assert (kept["row"], kept["given"]) == (2, {"id": "b"})
    assert (tmp_path / "out" / "rejected").stat().st_mode & 0o077 == 0


def test_nothing_is_left_when_no_row_can_be_used(scorer, tmp_path):
    source = tmp_path / "ads.jsonl"
    source.write_text('{"id": "b", "text": " "}\n')
    with pytest.raises(InputError, match="none of 1 rows can be used; the first: row 1 of"):
        score_archive(Archive.at([source]), scorer, tmp_path / "out", kind="jsonl", chunk=10)
    assert [path.name for path in tmp_path.iterdir()] == ["ads.jsonl"]


def test_a_preview_writes_nothing(scorer, tmp_path):
    source = tmp_path / "ads.jsonl"
    source.write_text("".join(f'{{"id": "{number}", "text": "Cook wanted"}}\n' for number in range(5)))
    seen = preview(Archive.at([source]), scorer)
    assert (seen.rows, seen.sampled, seen.rejected, len(seen.assessments)) == (5, 5, 0, 3)
    assert seen.mapping["text"] == "text"
    assert seen.seconds > 0


def test_chunks_do_not_change_order_or_count(scorer):
    tally = Tally()
    ids = [found.id for part in assess_stream(iter(ADS * 3), scorer, tally, chunk=4) for found in part]
    assert ids == ["=1", "2"] * 3
    assert tally.scored == 6
