"""From unlabelled ads to a dataset by the command: rules, queue, answers by keys, build."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ads.ledger import Ledger
from ads.world import Settings, simulate
from labeling.store import LabelStore

KEYS = "yn"  # coercion yes, minor no


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    path = tmp_path_factory.mktemp("archive") / "ads.jsonl"
    posted = simulate(Settings(ads=210, seed=9, prevalence=0.3, labelled=0))
    names = ("id", "text", "title", "kind", "city", "region", "language")
    rows = [{**one.ad.model_dump(include=set(names)), "posted_at": one.at.isoformat()} for one in posted]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def queued(run, archive):
    done = run("label", "queue", archive, "--store", "labels.jsonl", "--size", 20, "--json")
    return json.loads(done.out)


@pytest.fixture
def typing(monkeypatch):
    def typed(keys):
        monkeypatch.setattr(sys, "stdin", io.StringIO(keys))

    return typed


def annotate(run, archive, name="ana", *more):
    return run("label", "annotate", archive, "--store", "labels.jsonl", "--as", name, *more)


def test_rules_are_shown_with_their_families(run, archive):
    shown = json.loads(run("label", "rules", archive, "--json").out)
    assert shown["ads"] == 210
    assert {"documents", "nothing", "protective"} <= {one["family"] for one in shown["rules"]}
    assert "documents/documents_held" in run("label", "rules", archive).out


def test_rules_of_ones_own_and_what_people_say(run, archive, tmp_path):
    (tmp_path / "mine.py").write_text(
        "from labeling.rules import rule\n\n\n"
        '@rule(sign="coercion", family="mine")\ndef breaks(case):\n    return case.nothing_of_the_kind\n'
    )
    ad = json.loads(archive.read_text().splitlines()[0])["id"]
    (tmp_path / "votes.csv").write_text(f"ad,annotator,sign,value,at\n{ad},ana,coercion,0,2026-01-05\n")
    told = run("label", "rules", archive, "--rules", "mine.py", "--votes", "votes.csv")
    assert "warning: rule:mine/breaks crashed on 210 ads and abstained" in told.out
    judged = json.loads(run("label", "rules", archive, "--votes", "votes.csv", "--json").out)["rules"]
    assert max(one["judged"] for one in judged) <= 1


def test_a_queue_opens_rounds_that_do_not_overlap(run, archive, queued):
    second = json.loads(run("label", "queue", archive, "--store", "labels.jsonl", "--size", 20, "--json").out)
    assert (queued["number"], second["number"]) == (1, 2)
    assert not {pick["ad"] for pick in queued["picks"]} & {pick["ad"] for pick in second["picks"]}
    assert len(LabelStore(Path(second["store"])).rounds()) == 2


def test_answers_by_keys_are_votes_and_are_gone_on_with(run, archive, queued, typing):
    typing(KEYS * 3 + "q")
    assert "3 answered" in annotate(run, archive).out
    assert len(LabelStore(Path(queued["store"])).votes()) == 6
    typing("?" + "n" + "s" + "q")
    done = json.loads(annotate(run, archive, "ana", "--json").out)
    assert (done["answered"], done["left"]) == (1, len(queued["picks"]) - 4)
    assert LabelStore(Path(queued["store"])).votes()[-2].value is None


def test_back_corrects_and_a_note_stays_with_the_vote(run, archive, queued, typing):
    typing(f"{KEYS}bo owes a fare\nnnq")
    annotate(run, archive)
    votes = LabelStore(Path(queued["store"])).votes()
    assert [(vote.sign, vote.value) for vote in votes] == [("coercion", 1), ("minor", 0), ("coercion", 0), ("minor", 0)]
    assert votes[-1].note == "owes a fare"


def test_contacts_are_covered_and_blind_ads_show_no_finding(run, archive, queued, typing):
    typing("s" * len(queued["picks"]))
    shown = annotate(run, archive).out
    assert "555" not in shown.replace("w3-", "")
    blind = sum(pick["blind"] for pick in queued["picks"])
    assert shown.count(", blind") == blind


def test_a_day_of_labelling_has_an_end(run, archive, queued, typing):
    typing(KEYS * 30)
    limit = ("--set", "labeling.annotators={ana: {per_day: 2}, ben: {}}")
    assert "2 answered" in annotate(run, archive, "ana", *limit).out
    typing(KEYS * 30)
    assert "that was enough for a day (2 ads)" in annotate(run, archive, "ana", *limit).out


def test_an_archive_that_was_not_queued_is_named(run, archive, queued, tmp_path, typing):
    (tmp_path / "other.jsonl").write_text('{"id": "x", "text": "Piano lessons"}\n')
    typing("q")
    told = annotate(run, tmp_path / "other.jsonl")
    assert told.code == 2
    assert "expected the archive that labels.jsonl was queued from" in told.err


def test_a_store_that_is_not_there_is_named(run, archive):
    told = annotate(run, archive)
    assert (told.code, "firstlight label queue" in told.err) == (2, True)


def test_a_dataset_is_built_of_people_and_rules_and_its_splits_hold(run, archive, queued, typing):
    for name in ("ana", "ben"):
        typing((KEYS + "nn") * 10)
        annotate(run, archive, name)
    told = run("label", "build", archive, "--votes", "labels.jsonl", "--with-rules", "--out", "d", "--json")
    manifest = json.loads(told.out)
    lineage = manifest["lineage"]
    assert {"ana", "ben"} < {one["annotator"] for one in lineage["annotators"]}
    assert {one["role"] for one in lineage["annotators"]} == {"person", "rule"}
    assert lineage["rounds"] == 1
    gold = sum(pick["aim"] == "test" for pick in queued["picks"])
    assert manifest["splits"]["test"]["ads"] == gold
    assert manifest["splits"]["train"]["ads"] > 50
    assert run("label", "check", "d").code == 0
    assert "## Who labelled" in Path("d/README.md").read_text()
    again = run("label", "build", archive, "--votes", "labels.jsonl", "--with-rules", "--out", "e", "--json")
    assert json.loads(again.out)["hash"] == manifest["hash"]


def test_agreement_of_people_and_the_pull_of_suggestions(run, archive, queued, typing):
    assert run("label", "agreement", "labels.jsonl").code == 2
    for name, keys in (("ana", KEYS), ("ben", "nn")):
        typing((keys + "nn") * 10)
        annotate(run, archive, name)
    coercion, minor = json.loads(run("label", "agreement", "labels.jsonl", "--archive", archive, "--json").out)
    assert (coercion["sign"], minor["sign"]) == ("coercion", "minor")
    assert coercion["ads"] > 0
    assert {pair["one"] for pair in coercion["pairs"]} == {"ana"}
    assert coercion["pull"][0]["annotator"] is None
    shown = run("label", "agreement", "labels.jsonl")
    assert "coercion: alpha" in shown.out


def test_without_a_token_nothing_is_sent(run, archive, queued):
    for verb in (("push", archive), ("pull",)):
        told = run("label", *verb, "--store", "labels.jsonl")
        assert (told.code, "FIRSTLIGHT_STUDIO_TOKEN is not set" in told.err) == (2, True)


@pytest.mark.heavy
def test_answers_survive_a_kill_at_any_moment(archive, tmp_path):
    """Killed after a random number of keys, again and again: each answered ad has its votes exactly once."""
    words = [Path(sys.executable).with_name("firstlight"), "label"]
    store = tmp_path / "labels.jsonl"
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    queue = [*words, "queue", archive, "--store", store, "--size", "40"]
    subprocess.run(queue, check=True, capture_output=True, cwd=tmp_path, env=environment)
    seen = 0
    for turn in range(4):
        sitting = subprocess.Popen(
            [*words, "annotate", archive, "--store", store, "--as", "ana"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=tmp_path, env=environment,
        )  # fmt: skip
        sitting.stdin.write(KEYS.encode() * 5 + (b"y" if turn % 2 else b""))
        sitting.stdin.flush()
        end = time.monotonic() + 120
        while len(list(Ledger(store).entries("vote"))) < seen + 2 * (turn + 1) and time.monotonic() < end:
            time.sleep(0.01)
        sitting.send_signal(signal.SIGKILL)
        sitting.communicate()
        votes = LabelStore(store).votes()
        assert len(votes) >= seen + 2
        assert len({(vote.ad, vote.sign) for vote in votes}) == len(votes)
        assert not [problem for problem in Ledger(store).verify() if not problem.harmless]
        seen = len(votes)
