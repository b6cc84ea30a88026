"""The same commands, unchanged, on real labelled text, where the folder is there; none of it is part of the project."""

import json
import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("FIRSTLIGHT_REAL_DATA", Path(__file__).parents[2] / "shared" / "data"))
pytestmark = [
    pytest.mark.real,
    pytest.mark.heavy,
    pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the folder of real labelled text is missing: {FOLDER.name}"),
]
JOB_ADS, MESSAGES = FOLDER / "emscad", FOLDER / "sms_spam"
FEW = ("--set", "eval.bootstrap=20")


def done(result):
    assert result.code == 0, result.err
    return json.loads(result.out)


def test_job_ads_from_two_files_to_original_rows(run, tmp_path):
    files = [JOB_ADS / "train_balanced.csv", JOB_ADS / "test_balanced.csv"]
    said = ("--text", "text", "--sign", "fraud=fraudulent", "--provenance", "proxy", "--out", "jobs", "--json")
    manifest = done(run("label", "import", *files, *said))
    assert sum(split["ads"] for split in manifest["splits"].values()) == 1866
    assert sum(split["groups"] for split in manifest["splits"].values()) < 1752  # 114 near-identical pairs at least
    assert set(manifest["lineage"]["overlaps"].values()) == {0}
    done(run("train", "--dataset", "jobs", "--out", "bundle", "--json", *FEW))
    judged = done(run("eval", "bundle", "--dataset", "jobs", "--json", *FEW))
    assert judged["model"]["provenance"] == "proxy"
    assert judged["signs"]["fraud"]["figures"]["average_precision"]["value"] > 0.9
    columns = [
        part
        for name in ("title", "company_profile", "description", "requirements", "benefits")
        for part in ("--text", name)
    ]
    scored = done(run("score", JOB_ADS / "raw_rows_sample.csv", *columns, "--model", "bundle", "--out", "s", "--json"))
    assert scored["scored"] + scored["rejected"] == 1350


def test_messages_without_a_header(run):
    said = ("--columns", "label,text", "--delimiter", "\\t", "--text", "text", "--sign", "spam=label:spam")
    file = MESSAGES / "SMSSpamCollection"
    manifest = done(run("label", "import", file, *said, "--provenance", "proxy", "--out", "sms", "--json"))
    counts = manifest["splits"].values()
    assert sum(split["ads"] for split in counts) == 5574
    assert sum(split["signs"]["spam"]["positive"] for split in counts) == 747
    trained = done(run("train", "--dataset", "sms", "--json", *FEW))
    judged = done(run("eval", trained["version"], "--dataset", "sms", "--json", *FEW))
    assert judged["signs"]["spam"]["figures"]["f1"]["value"] > 0.85


def test_an_original_row_keeps_its_fields_and_number(tmp_path):
    from ads.ad import Ad
    from ads.archive import Archive, Columns

    rows = Archive.at([JOB_ADS / "raw_rows_sample.csv"], columns=Columns(("description",)))
    first = next(row for row in rows if isinstance(row, Ad))
    assert first.row == 1
    assert {"department", "salary_range", "fraudulent"} <= set(first.fields)
