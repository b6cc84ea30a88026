import csv
import json

import pytest
import typer

from firstlight.cli import app

TRADES = ["cook", "driver", "cleaner", "gardener", "painter"]
FEW = ("--set", "eval.bootstrap=20")


def verbs(command=None, path=()):
    command = command or typer.main.get_command(app)
    for name, below in getattr(command, "commands", {}).items():
        yield from verbs(below, (*path, name))
    if not hasattr(command, "commands"):
        yield path, command


@pytest.mark.parametrize(
    ("path", "command"), list(verbs()), ids=lambda value: "-".join(value) if isinstance(value, tuple) else ""
)
def test_every_verb_takes_json_and_explains_itself(path, command):
    assert any("--json" in option.opts for option in command.params)
    assert len(command.help.splitlines()[0]) > 20
    assert all(getattr(option, "help", "x") for option in command.params)


def test_without_a_verb_it_shows_what_there_is(run):
    shown = run()
    assert "simulate" in shown.out + shown.err


@pytest.fixture
def labelled(tmp_path):
    """Labelled ads of many groups, with every kind of column that `label import` reads."""
    path = tmp_path / "ads.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["no", "headline", "body", "fraud", "rating", "flags", "fold", "owner", "when"])
        for number in range(120):
            bad = number % 3 == 0
            fee = "Pay a fee first" if bad else "Paid weekly"
            text = f"{fee}, site {number} in district {number * 7}, {number * 3} days"
            flags = "debt;papers" if bad else ("papers" if number % 5 == 0 else "")
            fold = ["train", "train", "train", "dev", "test"][number // 24]
            date = f"2025-{number // 10 + 1:02}-{number % 28 + 1:02}"
            rows.writerow(
                [
                    number,
                    f"{TRADES[number % 5]} wanted",
                    text,
                    int(bad),
                    6 if bad else number % 3,
                    flags,
                    fold,
                    number // 2,
                    date,
                ]
            )
    return path


def imported(run, labelled, *options):
    done = run("label", "import", labelled, "--text", "headline", "--text", "body", *options, "--json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_several_kinds_of_signs_in_one_import(run, labelled):
    manifest = imported(
        run, labelled, "--sign", "fraud=fraud", "--ordinal", "suspicion=rating:0-6", "--multi", "flags:;", "--out", "d"
    )
    assert [(sign["name"], sign["kind"]) for sign in manifest["signs"]] == [
        ("fraud", "binary"), ("suspicion", "ordinal"), ("debt", "binary"), ("papers", "binary"),
    ]  # fmt: skip
    total = sum(split["signs"]["suspicion"]["positive"] for split in manifest["splits"].values())
    assert total == 40


def test_an_ordinal_sign_trains_and_scores_like_any_other(run, labelled):
    imported(run, labelled, "--ordinal", "suspicion=rating:0-6", "--id", "no", "--out", "d")
    done = run("train", "--dataset", "d", "--out", "b", "--json", *FEW)
    assert done.code == 0, done.err
    assert json.loads(done.out)["evaluation"]["signs"]["suspicion"]["positive_from"] == 4
    done = run(
        "score", labelled, "--text", "headline", "--text", "body", "--id", "no", "--model", "b", "--out", "s", "--json"
    )
    assert json.loads(done.out)["scored"] == 120


def test_a_given_split_and_group_stand(run, labelled):
    manifest = imported(run, labelled, "--sign", "fraud=fraud", "--split", "fold", "--group", "owner", "--out", "d")
    assert {name: split["ads"] for name, split in manifest["splits"].items()} == {
        "train": 72,
        "validation": 24,
        "test": 24,
    }
    assert manifest["lineage"]["grouped_by"] == "column"
    assert set(manifest["lineage"]["overlaps"].values()) == {0}


def test_a_column_of_dates_splits_by_time(run, labelled):
    manifest = imported(run, labelled, "--sign", "fraud=fraud", "--group", "no", "--time", "when", "--out", "d")
    assert manifest["lineage"]["split_by"] == "time"


def test_check_ends_with_1_where_a_dataset_leaks(run, tmp_path):
    rows = [
        f"{TRADES[place % 5]} wanted at site {place},{place % 2},{fold}"
        for place in range(12)
        for fold in ("train", "dev")
    ]
    for name, phone in (("clean", ""), ("leaky", " 612-555-0143")):
        shared = [f"Cook{phone},1,train", f"Roofer{phone},0,test", "Painter at the mill,1,test"]
        (tmp_path / f"{name}.csv").write_text("\n".join(["text,fraud,fold", *rows[::3], *shared]))
        imported_by = ("--text", "text", "--sign", "fraud=fraud", "--split", "fold", "--out", name)
        run("label", "import", f"{name}.csv", *imported_by)
    assert run("label", "check", "clean").code == 0
    told = run("label", "check", "leaky", "--json")
    proof = json.loads(told.out)
    assert (told.code, proof["holds"], proof["leaks"][0]["kind"]) == (1, False, "contact")
    assert "0143" not in told.out
    assert "the splits leak" in run("label", "check", "leaky").out


def test_check_shows_a_random_split_beside(run, labelled):
    imported(run, labelled, "--sign", "fraud=fraud", "--split", "fold", "--group", "owner", "--out", "d")
    shown = json.loads(run("label", "check", "d", "--gap", "--json", *FEW).out)
    assert set(shown["gap"]["fraud"]) == {"splits", "random"}


def test_a_dry_run_shows_ten_rows_and_writes_nothing(run, labelled, tmp_path):
    done = run("label", "import", labelled, "--text", "body", "--sign", "fraud=fraud", "--id", "no", "--dry-run")
    assert done.code == 0, done.err
    assert "nothing was written" in done.out
    assert sum(" characters" in line for line in done.out.splitlines()) == 10
    assert "field of the ad" in done.out
    assert "district" not in done.out
    told = run("label", "import", labelled, "--text", "body", "--sign", "fraud=fraud", "--dry-run", "--include-text")
    assert sum("district" in line for line in told.out.splitlines()) == 10
    assert [path.name for path in tmp_path.iterdir()] == ["ads.csv"]


def test_the_registry_is_listed_with_its_aliases(run, bundle_folder, registry):
    done = run("models", "--json", "--set", f"models.registry.uri={registry.uri}")
    (version,) = json.loads(done.out)
    assert (version["number"], version["aliases"], version["tags"]["provenance"]) == ("1", ["champion"], "simulated")


def test_an_empty_registry_says_how_to_fill_it(run):
    done = run("models")
    assert done.code == 0
    assert "`firstlight train` makes one" in done.out


@pytest.fixture
def two_ads(tmp_path):
    path = tmp_path / "two.jsonl"
    path.write_text('{"id": "a", "text": "Cook wanted, call 415-555-0137"}\n{"id": "b", "text": "Room to let"}\n')
    return path


def test_a_check_shows_mapping_scores_and_time_and_writes_nothing(run, bundle_folder, two_ads, tmp_path):
    done = run("score", two_ads, "--model", bundle_folder, "--check")
    assert done.code == 0, done.err
    assert "2 rows, 0 of the first 2 would be set aside" in done.out
    assert "nothing was written" in done.out
    assert "555-0137" not in done.out
    assert [path.name for path in tmp_path.iterdir()] == ["two.jsonl"]


def test_the_model_says_what_it_learned_from(run, bundle_folder, two_ads):
    assert "provenance: simulated" in run("score", two_ads, "--model", bundle_folder, "--out", "s").err


def test_clear_contacts_need_a_key_and_a_purpose_and_are_recorded(run, bundle_folder, two_ads, tmp_path, monkeypatch):
    asked = ("score", two_ads, "--model", bundle_folder, "--out", "s", "--clear-contacts", "--purpose", "case 12")
    refused = run(*asked)
    assert refused.code == 2
    assert "contacts in clear need a pseudonym key" in refused.err
    monkeypatch.setenv("FIRSTLIGHT_KEY", "00" * 32)
    assert run(*asked).code == 0
    first = json.loads((tmp_path / "s" / "scored.jsonl").read_text().splitlines()[0])
    assert first["contacts"][0]["value"] == "+14155550137"
    job = json.loads((tmp_path / "s" / "job.json").read_text())
    assert job["clear_contacts"]["purpose"] == "case 12"


def test_findings_can_be_left_out(run, bundle_folder, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "We keep your passport."}\n')
    run("score", "a.jsonl", "--model", bundle_folder, "--out", "with")
    run("score", "a.jsonl", "--model", bundle_folder, "--no-findings", "--out", "without")
    found, none = (json.loads((tmp_path / name / "scored.jsonl").read_text()) for name in ("with", "without"))
    assert found["findings"]
    assert not none["findings"]
    assert found["signs"] == none["signs"]


def test_a_setting_on_the_command_line_is_logged_with_the_run(run, dataset_folder):
    done = run("train", "--dataset", dataset_folder, "--set", "training.seed=7", "--json", *FEW)
    from models.params import RegistryParams
    from models.registry import client_of

    params = client_of(RegistryParams()).get_run(json.loads(done.out)["run"]).data.params
    assert (params["training.seed"], params["eval.bootstrap"], params["serving.model"]) == ("7", "20", "champion")


def test_every_score_can_be_traced_to_its_row(run, bundle_folder, tmp_path):
    (tmp_path / "ads.jsonl").write_text('{"text": "Cook wanted"}\n{"text": " "}\n{"text": "Room to let"}\n')
    assert run("score", "ads.jsonl", "--model", bundle_folder, "--out", "s").code == 0
    listed = list(csv.DictReader((tmp_path / "s" / "rows.csv").read_text().splitlines()))
    ids = [json.loads(line)["id"] for line in (tmp_path / "s" / "scored.jsonl").read_text().splitlines()]
    assert [(row["id"], row["source"], row["row"]) for row in listed] == [
        (ids[0], "ads.jsonl", "1"), (ids[1], "ads.jsonl", "3"),
    ]  # fmt: skip


def test_a_dataset_keeps_where_its_ads_stood(run, labelled, tmp_path):
    from labeling.dataset import load_dataset

    imported(run, labelled, "--sign", "fraud=fraud", "--out", "d")
    assert [(ad.row, ad.source) for ad in load_dataset("d").ads][:2] == [(1, str(labelled)), (2, str(labelled))]


def test_a_field_can_be_left_out(run, tmp_path, bundle_folder):
    (tmp_path / "ads.jsonl").write_text('{"text": "Cook wanted", "posted_at": "last week"}\n')
    assert run("score", "ads.jsonl", "--model", bundle_folder, "--out", "a").code == 2
    assert run("score", "ads.jsonl", "--model", bundle_folder, "--field", "posted_at=", "--out", "b").code == 0


def test_it_says_its_version(run):
    assert run("--version").out.startswith("firstlight ")
