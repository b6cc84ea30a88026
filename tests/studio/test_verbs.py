"""label push and label pull against a real server: the queue goes there, and each answer comes back once."""

import json
from pathlib import Path

import pytest

from ads.world import Settings, simulate
from labeling.store import LabelStore

pytestmark = pytest.mark.studio
PARAMS = "labeling.studio.name=verbs"


@pytest.fixture
def queued(run, tmp_path):
    names = {"id", "text", "title", "kind", "city", "region", "language"}
    posted = simulate(Settings(ads=210, seed=9, prevalence=0.3, labelled=0))
    rows = ({**one.ad.model_dump(include=names), "posted_at": one.at.isoformat()} for one in posted)
    (tmp_path / "ads.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return json.loads(run("label", "queue", "ads.jsonl", "--store", "labels.jsonl", "--size", 16, "--json").out)


def answered(studio, annotators, projects):
    """Let every annotator say yes and no to whatever they are served; return how many answers were given."""
    given = 0
    for project in projects:
        left = dict(annotators)
        while left:
            for user, token in list(left.items()):
                with studio.asking(token) as annotator:
                    served = annotator.get(f"/api/projects/{project}/next")
                    if not served.is_success:
                        del left[user]
                        continue
                    result = [
                        {"id": name, "from_name": f"sign:{name}", "to_name": "content", "type": "choices",
                         "value": {"choices": [answer]}}
                        for name, answer in (("coercion", "yes"), ("minor", "no"))
                    ]  # fmt: skip
                    path = f"/api/tasks/{served.json()['id']}/annotations/"
                    annotator.post(path, json={"result": result, "lead_time": 5}).raise_for_status()
                    given += 1
    return given


def test_the_queue_goes_to_the_server_and_answers_come_back_once(run, studio, annotators, queued, monkeypatch):
    monkeypatch.setenv("FIRSTLIGHT_STUDIO_TOKEN", studio.token)
    there = ("--store", "labels.jsonl", "--server", studio.url, "--set", PARAMS, "--json")
    pushed = json.loads(run("label", "push", "ads.jsonl", *there).out)
    assert (pushed["created"], pushed["there"]) == (len(queued["picks"]), 0)
    assert json.loads(run("label", "push", "ads.jsonl", *there).out)["created"] == 0
    given = answered(studio, annotators, [project["id"] for project in pushed["projects"]])
    assert given == sum(pick["wanted"] for pick in queued["picks"])
    first, second = (json.loads(run("label", "pull", *there).out) for _ in range(2))
    assert (first["new"], second["new"], first["refused"]) == (2 * given, 0, [])
    votes = LabelStore(Path("labels.jsonl")).votes()
    blind = {pick["ad"]: pick["blind"] for pick in queued["picks"]}
    assert len(votes) == 2 * given
    assert all(vote.blind is blind[vote.ad] for vote in votes)
    told = run("label", "push", "ads.jsonl", *there)
    assert (told.code, "no ad is waiting for an answer" in told.err) == (2, True)


def test_a_refused_token_is_named(run, studio, queued, monkeypatch):
    monkeypatch.setenv("FIRSTLIGHT_STUDIO_TOKEN", "0" * 40)
    told = run("label", "pull", "--store", "labels.jsonl", "--server", studio.url)
    assert told.code == 2
    assert "token" in told.err
