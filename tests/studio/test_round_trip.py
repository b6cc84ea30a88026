"""A real server: fifty ads go there, three annotators answer, and every answer comes back once."""

import json
from collections import Counter, defaultdict
from datetime import datetime

import httpx
import pytest

from ads.errors import FirstlightError, InputError
from ads.indicators import load_registry
from labeling.studio import Server, Task, pull, push, read_export
from labeling.studio.form import answers_to
from labeling.votes import Vote, standing
from serving.server import free_port

pytestmark = pytest.mark.studio


class Ledger:
    """Votes on disk, each key once."""

    def __init__(self, path):
        self.path = path
        self.pages = 0

    def votes(self):
        lines = self.path.read_text().splitlines() if self.path.exists() else []
        return [Vote.model_validate_json(line) for line in lines]

    def __call__(self, votes):
        self.pages += 1
        known = {vote.key for vote in self.votes()}
        new = [vote for vote in votes if vote.key not in known]
        with self.path.open("a") as file:
            file.writelines(f"{vote.model_dump_json()}\n" for vote in new)
        return len(new)


@pytest.fixture
def ledger(tmp_path):
    return Ledger(tmp_path / "votes.jsonl")


def tasks_of(evidence):
    """Half of the ads blind for two annotators, half with what the rules found for one."""
    registry = load_registry()
    for number, one in enumerate(evidence):
        if number % 2 == 0:
            yield Task.of(one, annotators=2)
        else:
            findings = tuple(registry.find(one))
            yield Task.of(
                one, blind=False, suggestions={"coercion": 1, "minor": 4}, suggested_by="rules", findings=findings
            )


def answer_of(form, content, number):
    """Return what an annotator of a number says of a content."""
    chosen = {}
    for sign in form.signs:
        answers = list(answers_to(sign))
        chosen[sign.name] = answers[(len(content) + number) % len(answers)]
    words = content.split()[0]
    start = content.index(words)
    result = [
        {
            "id": f"sign-{name}", "from_name": f"sign:{name}", "to_name": "content", "type": "choices",
            "value": {"choices": [answer]},
        }
        for name, answer in chosen.items()
    ]  # fmt: skip
    span = {"start": start, "end": start + len(words), "text": words, "labels": ["debt"]}
    result.append({"id": "seen", "from_name": "seen", "to_name": "content", "type": "labels", "value": span})
    note = {"text": [f"note of {number}"]}
    result.append({"id": "note", "from_name": "note", "to_name": "content", "type": "textarea", "value": note})
    return chosen, result


def work(studio, form, annotators, project):
    """Let the annotators take turns until nothing is left for any; return who answered what of which ad."""
    given, left = {}, dict(annotators)
    while left:
        for user, token in list(left.items()):
            with studio.asking(token) as annotator:
                served = annotator.get(f"/api/projects/{project}/next")
                if served.status_code == httpx.codes.NOT_FOUND:
                    del left[user]
                    continue
                task = served.json()
                assert not task["annotations"], "another's answer is shown"
                chosen, result = answer_of(form, task["data"]["content"], user)
                body = {"result": result, "lead_time": 12.5}
                annotator.post(f"/api/tasks/{task['id']}/annotations/", json=body).raise_for_status()
                given[task["data"]["ad"], user] = chosen
    return given


def values(form, given):
    """Return the votes that answers amount to, by ad, annotator and sign."""
    return {
        (ad, f"studio-{user}", sign.name): answers_to(sign)[chosen[sign.name]]
        for (ad, user), chosen in given.items()
        for sign in form.signs
    }


def tasks_on(studio, project):
    with studio.asking(studio.token) as lead:
        return lead.get("/api/tasks/", params={"project": project, "fields": "all", "page_size": 500}).json()["tasks"]


def test_every_vote_comes_back_once_although_the_server_is_killed(studio, annotators, form, evidence, ledger):
    tasks = list(tasks_of(evidence))
    first = push(studio.server, tasks, form, name="trip")
    again = push(studio.server, tasks, form, name="trip")
    assert (first.created, first.there, again.created, again.there) == (50, 0, 0, 50)
    given = {}
    for project in first.projects:
        given |= work(studio, form, annotators, project.id)
    assert Counter(Counter(ad for ad, _ in given).values()) == {2: 25, 1: 25}

    pulled = pull(studio.server, form, ledger, name="trip", known={task.ad for task in tasks})
    assert not pulled.refusals
    assert (pulled.tasks, pulled.annotations, pulled.stored) == (50, 75, 150)
    assert {(vote.ad, vote.annotator, vote.sign): vote.value for vote in ledger.votes()} == values(form, given)
    blind = {task.ad for task in tasks if task.blind}
    assert all(vote.blind is (vote.ad in blind) for vote in ledger.votes())
    assert {vote.seconds for vote in ledger.votes()} == {12.5}

    changed = change_some(studio, form, annotators, first.projects[1].id)
    given |= {pair: answer for pair, (answer, _) in changed.items()}

    def kill_after_two_pages(votes, had=ledger.pages):
        stored = ledger(votes)
        if ledger.pages == had + 2:
            studio.kill()
        return stored

    with pytest.raises(FirstlightError, match=r"project \d+: .* does not answer .* new votes of 20 tasks are stored"):
        pull(studio.server, form, kill_after_two_pages, name="trip", page=10)
    studio.start()
    last = pull(studio.server, form, ledger, name="trip", page=10)
    assert not last.refusals
    keys = Counter(vote.key for vote in ledger.votes())
    assert set(keys.values()) == {1}
    assert len(keys) == 150 + 2 * len(changed)
    assert {(vote.ad, vote.annotator, vote.sign): vote.value for vote in standing(ledger.votes())} == values(
        form, given
    )
    assert pull(studio.server, form, ledger, name="trip").stored == 0


def change_some(studio, form, annotators, project):
    """Let annotators change five of their answers; return the new ones by ad and user."""
    changed = {}
    for task in tasks_on(studio, project)[-5:]:
        annotation = task["annotations"][0]
        user = annotation["completed_by"]
        chosen, result = answer_of(form, task["data"]["content"], user + 1)
        with studio.asking(annotators[user]) as annotator:
            annotator.patch(f"/api/annotations/{annotation['id']}/", json={"result": result}).raise_for_status()
        changed[task["data"]["ad"], user] = (chosen, annotation["id"])
    return changed


def test_an_export_by_hand_holds_the_same_votes(studio, annotators, form, evidence, ledger, tmp_path):
    pushed = push(studio.server, [Task.of(one) for one in evidence[:6]], form, name="hand")
    project = pushed.projects[0]
    work(studio, form, annotators, project.id)
    pull(studio.server, form, ledger, name="hand")
    with studio.asking(studio.token) as lead:
        export = lead.get(f"/api/projects/{project.id}/export", params={"exportType": "JSON"})
    (tmp_path / "export.json").write_bytes(export.content)
    read = read_export(tmp_path / "export.json", form, projects={project.uid})
    assert sorted(vote.key for vote in read.votes) == sorted(vote.key for vote in ledger.votes())
    assert set(read.votes) == set(ledger.votes())
    with pytest.raises(InputError, match=r"data.project is .* nothing of it was taken"):
        read_export(tmp_path / "export.json", form, projects={"another"})


def test_a_blind_task_carries_nothing_of_rules_or_models(studio, form, evidence):
    pushed = push(studio.server, tasks_of(evidence[:10]), form, name="blind")
    by_looks = {project.kind.looks: tasks_on(studio, project.id) for project in pushed.projects}
    assert all(task["predictions"] for task in by_looks["assisted"])
    for task in by_looks["blind"]:
        assert task["predictions"] == []
        assert set(task["data"]) == {
            "ad", "round", "project", "blind", "kind", "city", "language", "about", "content",
        }  # fmt: skip
    contacts = [contact for one in evidence[:10] for contact in one.contacts]
    sent = json.dumps(by_looks)
    assert contacts
    assert not [contact for contact in contacts if contact.value in sent]


def test_an_interrupted_push_goes_on(studio, form, evidence):
    class Interrupted(Exception):
        pass

    def stop(done, total):
        raise Interrupted

    tasks = [Task.of(one) for one in evidence]
    with pytest.raises(Interrupted):
        push(studio.server, tasks, form, name="broken", chunk=20, watch=stop)
    pushed = push(studio.server, tasks, form, name="broken", chunk=20)
    assert (pushed.created, pushed.there) == (30, 20)
    on_server = tasks_on(studio, pushed.projects[0].id)
    assert [task["data"]["ad"] for task in on_server] == [task.ad for task in tasks]


def test_a_skipped_ad_gives_no_vote_and_goes_to_another(studio, annotators, form, evidence, ledger):
    project = push(studio.server, [Task.of(evidence[0])], form, name="skipped").projects[0]
    (first, token), *others = annotators.items()
    with studio.asking(token) as annotator:
        task = annotator.get(f"/api/projects/{project.id}/next").json()
        body = {"result": [], "was_cancelled": True}
        annotator.post(f"/api/tasks/{task['id']}/annotations/", json=body).raise_for_status()
    given = work(studio, form, dict(others), project.id)
    pulled = pull(studio.server, form, ledger, name="skipped")
    assert (pulled.skipped, len(pulled.votes)) == (1, 2)
    assert {vote.annotator for vote in pulled.votes} == {f"studio-{user}" for _, user in given}
    assert f"studio-{first}" not in {vote.annotator for vote in pulled.votes}


def test_an_answer_that_another_changed_is_no_vote(studio, annotators, form, evidence, ledger):
    project = push(studio.server, [Task.of(evidence[0])], form, name="meddled").projects[0]
    (user, token), (other, others_token), _ = annotators.items()
    work(studio, form, {user: token}, project.id)
    annotation = tasks_on(studio, project.id)[0]["annotations"][0]
    with studio.asking(others_token) as meddler:
        _, result = answer_of(form, evidence[0].redacted, other)
        meddler.patch(f"/api/annotations/{annotation['id']}/", json={"result": result}).raise_for_status()
    pulled = pull(studio.server, form, ledger, name="meddled")
    assert not pulled.votes
    assert f"updated_by is {other}, expected {user}" in str(pulled.refusals[0])


def test_users_have_the_names_of_a_mapping(studio, annotators, form, evidence, ledger):
    project = push(studio.server, [Task.of(one) for one in evidence[:6]], form, name="named").projects[0]
    given = work(studio, form, annotators, project.id)
    by_user = defaultdict(int)
    for _, user in given:
        by_user[user] += 1
    known, *unknown = by_user
    pulled = pull(studio.server, form, ledger, name="named", annotators={known: "ana"})
    assert {vote.annotator for vote in pulled.votes} == {"ana"}
    assert len(pulled.refusals) == sum(by_user[user] for user in unknown)
    assert "completed_by is" in str(pulled.refusals[0])


def test_a_new_form_reaches_a_project_that_exists(studio, form, evidence):
    task = Task.of(evidence[0])
    project = push(studio.server, [task], form, name="form").projects[0]
    asked = type(form)(form.signs, form.indicators, {"coercion": "Is somebody made to work?"})
    assert push(studio.server, [task], asked, name="form").created == 0
    with studio.asking(studio.token) as lead:
        config = lead.get(f"/api/projects/{project.id}/").json()["label_config"]
    assert "Is somebody made to work?" in config


def test_a_personal_access_token_will_do(studio, form, evidence, ledger):
    with studio.asking(studio.token) as lead:
        token = lead.post("/api/token/").raise_for_status().json()["token"]
    server = Server(studio.url, token)
    assert push(server, [Task.of(evidence[0])], form, name="personal").created == 1
    assert pull(server, form, ledger, name="personal").tasks == 1


def test_a_refused_token_is_named(studio, form, ledger):
    with pytest.raises(InputError, match="refused the token"):
        pull(Server(studio.url, "0" * 40), form, ledger)


def test_no_server_is_named(form, ledger):
    url = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(FirstlightError, match=f"{url} does not answer"):
        pull(Server(url, "0" * 40), form, ledger)


def test_a_project_without_its_mark_is_refused(studio, form, evidence, ledger):
    project = push(studio.server, [Task.of(evidence[0])], form, name="marked").projects[0]
    with studio.asking(studio.token) as lead:
        lead.patch(f"/api/projects/{project.id}/", json={"description": "ours"}).raise_for_status()
    with pytest.raises(InputError, match=f"project {project.id} of .* no firstlight mark and title is"):
        pull(studio.server, form, ledger, name="marked")


def test_times_are_those_of_the_server(studio, annotators, form, evidence, ledger):
    project = push(studio.server, [Task.of(evidence[0])], form, name="times").projects[0]
    work(studio, form, annotators, project.id)
    annotation = tasks_on(studio, project.id)[0]["annotations"][0]
    pull(studio.server, form, ledger, name="times")
    assert {vote.at for vote in ledger.votes()} == {datetime.fromisoformat(annotation["updated_at"])}
