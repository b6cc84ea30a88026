"""The page that annotators see, in a real browser; STUDIO_SHOTS names a folder in which its pictures are left."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from ads.ad import Ad
from ads.evidence import gather
from ads.indicators import load_registry
from labeling.studio import Form, Task, offered, pull, push
from models.signs import Sign

pytestmark = pytest.mark.studio
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SCRIPT = Path(__file__).with_name("browser.py")
LEAVES = {"password": "a-long-password-1"}
MARKUP = Ad(
    id="markup",
    title="A 💩 title <b>bold</b>",
    text='Line one\r\nLine  two 😀 the\tdebt to pay\n<script>document.title = "ran"</script>\n'
    "<img src=x onerror=\"document.title = 'ran'\"> &amp; {{7*7}} {{content}} end of it",
)
SHOWN = Ad(
    id="shown",
    title="Kitchen help wanted, start at once",
    kind="job",
    city="Reno",
    language="en",
    text="We are looking for two people for our kitchen. No papers needed, we keep your passport safe for you. "
    "A bed is above the kitchen, the rent comes off your pay, and you pay off the debt for the trip first. "
    "Fourteen hours a day, no day off in the season. Our driver picks you up: text 415-555-0199.",
)


@pytest.fixture(scope="module")
def form():
    signs = (Sign(name="coercion"), Sign(name="minor"))
    return Form(signs, offered(load_registry(), signs), {"minor": "Does the ad show signs that a person is under 18?"})


@pytest.fixture
def browse(studio, annotators, environment):
    """Let the first annotator take some steps at the page."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine: the page was not looked at")

    def run(*steps):
        who = ["log_in", "annotator-0@example.org", LEAVES["password"]]
        given = {"url": studio.url, "chromium": CHROMIUM, "steps": [who, *steps]}
        done = subprocess.run(
            [environment / "bin" / "python", SCRIPT],
            input=json.dumps(given), capture_output=True, text=True, check=False, cwd=SCRIPT.parent,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture
def shots(tmp_path):
    folder = Path(os.environ.get("STUDIO_SHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_markup_in_an_ad_is_text_and_marks_count_in_its_content(studio, form, browse, shots):
    evidence = gather(MARKUP, phone_region="US")
    project = push(studio.server, [Task.of(evidence)], form, name="markup").projects[0]
    said = browse(
        ["label", project.id], ["begin"], ["text"], ["title"], ["press", "1", "5"],
        ["mark", "y", "debt to pay"], ["mark", "7", "Line one"], ["mark", "8", "end of it"],
        ["note", "the debt"], ["shoot", str(shots / "markup.png")], ["submit"],
    )  # fmt: skip
    for written in ('<script>document.title = "ran"</script>', "onerror=", "<b>bold</b>", "&amp; {{7*7}} {{content}}"):
        assert written in said["text"]
    assert said["title"] == "Label Studio"
    assert (said["dialogs"], said["outside"]) == ([], [])

    votes = pull(studio.server, form, len, name="markup")
    assert not votes.refusals
    first, second = votes.votes
    assert [(vote.sign, vote.value, vote.blind, vote.note) for vote in votes.votes] == [
        ("coercion", 1, True, "the debt"),
        ("minor", 0, True, "the debt"),
    ]
    assert {one.indicator: MARKUP.content[one.start : one.end] for one in first.seen} == {
        "debt": "debt to pay",
        "third_party_voice": "Line one",
        "multi_provider": "end of it",
    }
    assert second.seen == ()
    assert first.seconds > 0


def test_blind_shows_nothing_and_assisted_what_was_found(studio, form, browse, shots):
    evidence = gather(SHOWN, phone_region="US")
    findings = tuple(load_registry().find(evidence))
    blind = push(studio.server, [Task.of(evidence, annotators=2)], form, name="look").projects[0]
    task = Task.of(evidence, round="2", blind=False, suggestions={"coercion": 1}, findings=findings)
    assisted = push(studio.server, [task], form, name="look").projects[0]
    said = browse(
        ["label", blind.id], ["shoot", str(shots / "instruction.png")], ["begin"], ["chosen"], ["marks"],
        ["shoot", str(shots / "blind.png")],
    )  # fmt: skip
    assert "A flag is a lead and never a finding." in said["instruction"]
    assert (said["chosen"], said["marks"]) == (0, 0)
    said = browse(
        ["label", assisted.id],
        ["begin"],
        ["chosen"],
        ["marks"],
        ["shoot", str(shots / "assisted.png")],
        ["press", "6"],
        ["submit"],
    )
    assert (said["chosen"], said["marks"]) == (1, len(findings))
    assert "415" not in json.dumps(said)
    votes = pull(studio.server, form, len, name="look").votes
    assert [(vote.sign, vote.value, vote.blind) for vote in votes] == [("coercion", 1, False), ("minor", None, False)]
    assert len(votes[0].seen) == len(findings)


def test_nothing_goes_out_but_a_request_for_tips(studio, browse):
    """The home page asks the makers' repository for tips, and no setting stops it; nothing is sent along."""
    browse()
    went = set(studio.outbound.read_text().split()) if studio.outbound.exists() else set()
    assert went <= {"socket.getaddrinfo", "raw.githubusercontent.com"}
