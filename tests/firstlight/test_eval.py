"""`firstlight eval`: a bundle where nothing else is named, and how ads are read."""

import json

import pytest

FEW = ("--set", "eval.bootstrap=20")
TEXT = "Cook wanted, call 775-555-0142 or 775-555-0143, ask Ana"


@pytest.fixture
def truth(tmp_path):
    phone = {"kind": "phone", "value": "+17755550142", "obscured": False, "start": 18, "end": 30}
    rows = [
        {"id": "a", "text": TEXT, "language": "en", "country": "US", "contacts": [phone],
         "facts": [{"kind": "name", "value": "Ana", "start": 52, "end": 55}]},
        {"id": "b", "text": "Room", "contacts": []},
        {"id": "c", "text": "Cuarto", "language": "es", "obscured": True, "contacts": [], "facts": []},
    ]  # fmt: skip
    (tmp_path / "truth.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return "truth.jsonl"


def test_it_judges_how_ads_are_read(run, truth):
    done = run("eval", "reading", "--truth", truth, "--json")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert list(told) == ["truth", "ads", "confidence", "slices", "campaigns", "note", "rejected"]
    assert (told["ads"], list(told["slices"])) == (2, ["all", "en", "es", "clean", "obscured"])
    phone = told["slices"]["all"]["fields"]["phone"]
    assert (phone["right"], phone["too_much"], phone["missed"]) == (1, 1, 0)
    assert phone["precision"]["value"] == 0.5
    reason = "row 2 of truth.jsonl: facts is missing, expected a value"
    assert (told["rejected"], done.err) == ([reason], f"set aside: {reason}\n")


def test_people_get_a_table_a_slice_and_what_the_figures_are(run, truth):
    shown = run("eval", "reading", "--truth", truth).out
    assert "2 ads of truth.jsonl, intervals of 95%\n" in shown
    assert "\nobscured: 1 ad\n" in shown
    assert "F1 = 2TP / (2TP + FP + FN) is treated as a proportion" in shown


def test_campaigns_are_judged_where_there_are_any(run, truth, tmp_path):
    assert "campaigns:" not in run("eval", "reading", "--truth", truth).out
    texts = ["Cook wanted at the lake house, call 775-555-0142", "Driver for nights, call 775-555-0142", "Room to let"]
    rows = [
        {"id": str(place), "text": text, "campaign": campaign, "contacts": [], "facts": []}
        for place, (text, campaign) in enumerate(zip(texts, ["one", "one", None], strict=True))
    ]
    (tmp_path / "truth.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    assert "campaigns: 2 marked, 2 found, 0 of these mixed\n" in run("eval", "reading", "--truth", truth).out
    figures = json.loads(run("eval", "reading", "--truth", truth, "--json").out)["campaigns"]
    assert (figures["pair_f1"], figures["b_cubed_f1"]) == (1, 1)


def test_errors_are_written_for_those_who_mend_them(run, truth, tmp_path):
    assert run("eval", "reading", "--truth", truth, "--errors", "errors.jsonl").code == 0
    (listed,) = map(json.loads, (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines())
    assert [span["words"] for span in listed["too_much"]] == ["775-555-0143"]
    again = run("eval", "reading", "--truth", truth, "--errors", "errors.jsonl")
    assert (again.code, again.err) == (2, "error: errors.jsonl: exists already, expected a new name\n")


@pytest.mark.parametrize("order", [[0, 1, 2], [1, 2, 0]])
def test_without_a_name_it_judges_a_bundle(run, bundle_folder, dataset_folder, order):
    parts = [bundle_folder, "--dataset", dataset_folder]
    done = run("eval", *(parts[place] for place in order), "--json", *FEW)
    assert done.code == 0, done.err
    assert set(json.loads(done.out)["signs"]) == {"coercion", "minor"}


def test_a_folder_that_is_called_reading_is_named_by_its_path(run, bundle_folder, dataset_folder, tmp_path):
    (tmp_path / "reading").symlink_to(bundle_folder)
    assert run("eval", "./reading", "--dataset", dataset_folder, "--json", *FEW).code == 0


@pytest.mark.parametrize("arguments", [["eval", "--help"], ["eval", "-h"]])
def test_the_help_teaches_both(run, arguments):
    shown = run(*arguments).out
    assert "firstlight eval BUNDLE --dataset DIR" in shown
    assert "firstlight eval reading --truth FILE" in shown


def test_each_has_a_help_of_its_own(run):
    assert "Usage: firstlight eval [OPTIONS]" in run("eval", "BUNDLE", "--help").out
    assert "--truth" in run("eval", "reading", "--help").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["eval", "b"], "missing option '--dataset'; `firstlight eval --help` shows what is expected"),
        (["eval", "--dataset", "d"], "missing argument 'BUNDLE'; `firstlight eval --help` shows what is expected"),
        (["eval", "reading"], "missing option '--truth'; `firstlight eval reading --help` shows what is expected"),
        (["eval", "reading", "--truth", "none.jsonl"], "none.jsonl: there is no such file"),
    ],
)
def test_a_use_that_is_wrong_is_one_line(run, arguments, message):
    done = run(*arguments)
    assert (done.code, done.err) == (2, f"error: {message}\n")
