"""Labels that cannot be read, columns that are not there, datasets that nothing can be learned from."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from labeling.dataset import load_dataset

BINARY = "0 or 1 (also true or false, yes or no), or NAME=COL:VALUE to say what counts as positive"
COLUMNS = "id, fraud, kind, rating, flags, when, campaign, part"
NAME = "letters, digits, dots, spaces and hyphens, the first and last a letter or digit"


@pytest.fixture
def imported(run, tmp_path):
    """Import a file of which rows are bad; return what was kept of them and how many ads the dataset has."""

    def run_import(*options: str) -> tuple[list[str], int]:
        done = run("label", "import", "ads.csv", "--text", "text", "--out", "dataset", *options)
        assert done.code == 0, done.err
        manifest = json.loads((tmp_path / "dataset" / "dataset.json").read_text())
        lines = (tmp_path / "dataset" / "rejected" / "rows.jsonl").read_text().splitlines()
        assert manifest["lineage"]["rejected"] == len(lines)
        assert f"{len(lines)} rows set aside" in done.out
        return [json.loads(line)["reason"] for line in lines], sum(part["ads"] for part in manifest["splits"].values())

    return run_import


@pytest.mark.parametrize(
    ("changes", "options", "reason"),
    [
        ({"fraud": "maybe"}, ["--sign", "fraud=fraud"], f'fraud is "maybe", expected {BINARY}'),
        ({"fraud": "2"}, ["--sign", "fraud=fraud"], f'fraud is "2", expected {BINARY}'),
        ({"rating": "9"}, ["--ordinal", "s=rating:0-6"], 'rating is "9", expected a whole number from 0 to 6'),
        ({"rating": "2.5"}, ["--ordinal", "s=rating:0-6"], 'rating is "2.5", expected a whole number from 0 to 6'),
        ({"rating": "inf"}, ["--ordinal", "s=rating:0-6"], 'rating is "inf", expected a whole number from 0 to 6'),
        ({"when": "soon"}, ["--sign", "fraud=fraud", "--time", "when"], 'when is "soon", expected an ISO 8601 date'),
        ({"text": ""}, ["--sign", "fraud=fraud"], "text is empty, expected the ad as posted, in valid Unicode"),
        ({"id": "a1"}, ["--sign", "fraud=fraud"], 'id is "a1", expected an id that stands once'),
    ],
)
def test_a_row_that_cannot_be_labelled(labelled, imported, changes, options, reason):
    labelled({5: changes})
    reasons, ads = imported(*options)
    assert (reasons, ads) == ([f"row 5 of ads.csv: {reason}"], 11)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--sign", "x=kind"],
            "none of 12 rows has labels that can be used; "
            f'the first: row 1 of ads.csv: kind is "bad", expected {BINARY}',
        ),
        (
            ["--sign", "x=kind:Bad"],
            'ads.csv: sign x: "Bad" never stands in column kind, which holds "bad" (6), "good" (6)',
        ),
        (["--sign", "x=nr"], f"ads.csv: column nr is missing, expected one of {COLUMNS}"),
        (["--sign", "x=text"], f"ads.csv: column text is missing, expected one of {COLUMNS}"),
        (["--ordinal", "x=nr:0-6"], f"ads.csv: column nr is missing, expected one of {COLUMNS}"),
        (["--multi", "nr:;"], f"ads.csv: column nr is missing, expected one of {COLUMNS}"),
        (["--multi", "when:2025"], f'ads.csv: when is "-01-01", expected {NAME}'),
        (["--multi", "flags"], "flags is not of the form COL:SEP, as in flags:;"),
        (["--multi", "when:-", "--sign", "01=fraud"], "sign 01 is named 2 times, expected once"),
        (["--sign", "x"], "x is not of the form NAME=COL or NAME=COL:VALUE"),
        (["--ordinal", "x=rating"], "x=rating is not of the form NAME=COL:LOW-HIGH, as in suspicion=rating:0-6"),
        (
            ["--ordinal", "x=rating:6-0"],
            "x=rating:6-0 is not of the form NAME=COL:LOW-HIGH, as in suspicion=rating:0-6",
        ),
        (["--sign", "-x=fraud"], f'-x=fraud: a sign\'s name is "-x", expected {NAME}'),
        (["--sign", "../x=fraud"], f'../x=fraud: a sign\'s name is "../x", expected {NAME}'),
        ([], "no sign is named, expected --sign, --ordinal or --multi"),
        (
            ["--sign", "x=fraud", "--split", "kind"],
            'row 1 of ads.csv: split is "bad", expected train, dev, validation or test',
        ),
        (["--sign", "x=fraud", "--split", "nr"], f"ads.csv: column nr is missing, expected one of {COLUMNS}"),
        (["--sign", "x=fraud", "--group", "nr"], f"ads.csv: column nr is missing, expected one of {COLUMNS}"),
        (
            ["--sign", "x=fraud", "--group", "flags"],
            "row 2 of ads.csv: column flags is blank, expected a value in every row",
        ),
        (
            ["--sign", "x=fraud", "--time", "nr"],
            "ads.csv: column nr is missing, expected one of id, text, fraud, kind, rating, flags, when, campaign, part",
        ),
        (["--sign", "x=fraud", "--id", "text"], "column text is named as text and as id, expected one use of it"),
        (
            ["--sign", "x=fraud", "--field", "town=kind"],
            "town is no field of an ad, expected one of title, kind, posted_at, site, city, region, country, language",
        ),
        (
            ["--sign", "x=fraud", "--field", "city"],
            "--field city: expected FIELD=COL, as in --field city=town, or FIELD= for none",
        ),
        (["--sign", "x=fraud", "--delimiter", ";;"], "--delimiter ;;: expected one character, or \\t for a tab"),
        (
            ["--sign", "x=fraud", "--delimiter", ";"],
            "ads.csv: column text is missing, expected one of none (and 1 too long for a name)",
        ),
        (
            ["--sign", "x=fraud", "--columns", "text,text"],
            "ads.csv: column text stands 2 times in the header, expected once",
        ),
    ],
)
def test_a_mapping_that_does_not_fit_the_file(refused, labelled, tmp_path, options, message):
    labelled()
    assert refused("label", "import", "ads.csv", "--text", "text", "--out", "dataset", *options) == message
    assert not (tmp_path / "dataset").exists()


def test_standard_input_has_no_digest(refused):
    message = refused("label", "import", "-", "--text", "text", "--sign", "x=fraud", "--out", "dataset")
    assert message == "- is standard input, expected a file: a dataset keeps the digest of what it came from"


def test_a_dataset_with_one_class_only(run, refused, labelled):
    labelled({number: {"fraud": "0", "part": ("train", "dev", "test")[number % 3]} for number in range(1, 13)})
    imported = run(
        "label", "import", "ads.csv", "--text", "text", "--sign", "fraud=fraud", "--split", "part", "--out", "d"
    )
    assert imported.code == 0, imported.err
    message = refused("train", "--dataset", "d")
    assert message == "sign fraud: 0 of 4 labelled ads in train are positive, expected both classes"


def test_an_evaluation_of_one_class_only_says_so(run, labelled, bundle_folder):
    labelled({number: {"fraud": "0", "part": ("train", "dev", "test")[number % 3]} for number in range(1, 13)})
    options = ["--sign", "coercion=fraud", "--split", "part", "--out", "d"]
    assert run("label", "import", "ads.csv", "--text", "text", *options).code == 0
    done = run("eval", bundle_folder, "--dataset", "d", "--report", "r.html", "--set", "eval.bootstrap=20")
    assert done.code == 0, done.err
    assert "coercion: 0 of 4 positive" in done.out
    assert "no meaning here" in done.out


def test_a_dataset_without_a_split_that_is_needed(run, refused, labelled):
    labelled({number: {"part": "test"} for number in range(1, 13)})
    assert (
        run("label", "import", "ads.csv", "--text", "text", "--sign", "x=fraud", "--split", "part", "--out", "d").code
        == 0
    )
    assert refused("train", "--dataset", "d") == "split is train, expected one of test"


def test_a_sign_of_another_kind(run, refused, labelled, bundle_folder):
    labelled()
    options = ["--ordinal", "coercion=rating:0-6", "--split", "part", "--out", "d"]
    assert run("label", "import", "ads.csv", "--text", "text", *options).code == 0
    message = refused("eval", bundle_folder, "--dataset", "d")
    assert message == "sign coercion is ordinal from 0 to 6 in the dataset, expected binary as in the bundle"


def test_a_dataset_of_other_signs(run, refused, labelled, bundle_folder):
    labelled()
    assert (
        run(
            "label", "import", "ads.csv", "--text", "text", "--sign", "fraud=fraud", "--split", "part", "--out", "d"
        ).code
        == 0
    )
    message = refused("eval", bundle_folder, "--dataset", "d")
    assert message == (
        "the bundle predicts coercion, minor, the dataset is labelled for fraud: expected a sign in common"
    )


def test_ads_without_a_word(run, refused, labelled):
    labelled({number: {"text": "x"} for number in range(1, 13)})
    options = ["--sign", "fraud=fraud", "--split", "part", "--group", "id", "--out", "d"]
    assert run("label", "import", "ads.csv", "--text", "text", *options).code == 0
    message = refused("train", "--dataset", "d")
    assert message == "no ad of the train split holds a word of two letters or more, expected text"


VOTE = {"ad": "a", "annotator": "x", "sign": "coercion", "value": 1, "at": "2025-01-01"}


@pytest.mark.parametrize(
    ("vote", "message"),
    [
        (VOTE | {"value": 2}, "votes.parquet: x on ad a: coercion is 2, expected 0 to 1, or nothing for 'cannot tell'"),
        (VOTE | {"sign": "<b>"}, f'row 1 of votes.parquet: sign is "<b>", expected a name: {NAME}'),
        (VOTE | {"at": "soon"}, 'row 1 of votes.parquet: at is "soon", expected an ISO 8601 date'),
        (VOTE | {"ad": None}, "row 1 of votes.parquet: ad is None, expected the id of an ad"),
        ({"ad": "a", "sign": "x"}, "votes.parquet: column annotator is missing, expected one of ad, sign"),
        (VOTE | {"ad": "elsewhere"}, "votes.parquet: none of its 1 votes is on an ad of this archive"),
    ],
)
def test_a_vote_that_is_none(refused, tmp_path, vote, message):
    (tmp_path / "ads.jsonl").write_text('{"id": "a", "text": "Cook wanted"}\n')
    pq.write_table(pa.Table.from_pylist([vote]), tmp_path / "votes.parquet")
    assert refused("label", "build", "ads.jsonl", "--out", "dataset") == message


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none"], "none: there is no such archive"),
        (["ads.jsonl"], "votes.parquet: there is no such file, expected the votes on this archive"),
        (["ads.jsonl", "--votes", "ads.jsonl"], "ads.jsonl: column ad is missing, expected one of id, text"),
    ],
)
def test_an_archive_without_votes(refused, tmp_path, arguments, message):
    (tmp_path / "ads.jsonl").write_text('{"id": "a", "text": "Cook wanted"}\n')
    assert refused("label", "build", *arguments, "--out", "dataset") == message


def test_votes_kept_elsewhere_do_not_make_a_simulated_archive_ones_own(run, world_folder, tmp_path):
    votes = tmp_path / "votes.parquet"
    votes.write_bytes((world_folder / "votes.parquet").read_bytes())
    assert run("label", "build", world_folder, "--votes", votes, "--out", "dataset").code == 0
    assert json.loads((tmp_path / "dataset" / "dataset.json").read_text())["provenance"] == "simulated"


@pytest.mark.parametrize("when", ["2025-01-{:02}T10:00:00+05:30", "2025-01-{:02}T23:59:59-11:00"])
def test_a_dataset_with_local_times_can_be_read_again(run, labelled, when):
    labelled({number: {"when": when.format(number)} for number in range(1, 13)})
    options = ["--sign", "fraud=fraud", "--time", "when", "--split", "part", "--out", "d"]
    assert run("label", "import", "ads.csv", "--text", "text", *options).code == 0
    assert len(load_dataset("d").ads) == 12


def test_a_dry_run_hides_phones_as_the_params_read_them(run, labelled):
    labelled({number: {"text": "Helper wanted call 020 7946 0123 now"} for number in range(1, 13)})
    options = ["--sign", "fraud=fraud", "--dry-run", "--set", "ads.phone_region=GB"]
    done = run("label", "import", "ads.csv", "--text", "text", *options)
    assert done.code == 0, done.err
    assert "7946" not in done.out
