"""What is sent to Label Studio: the form, the tasks, and what a server's strange answers are called."""

from xml.etree import ElementTree

import httpx
import pytest
from pydantic import ValidationError

from ads.ad import Ad
from ads.errors import FirstlightError, InputError
from ads.evidence import gather
from ads.indicators import load_registry
from labeling.studio import Form, Server, Task, offered, push
from labeling.studio.form import DIGITS
from models.signs import Sign

REGISTRY = load_registry()
SIGNS = (Sign(name="coercion"), Sign(name="minor"))
FORM = Form(SIGNS, offered(REGISTRY, SIGNS))
AD = Ad(id="a", title="<b>Cook</b> 💩", text="Call 415-555-0199. You pay off the debt for the trip first.", city="Reno")

FINDINGS = tuple(REGISTRY.find(gather(AD, phone_region="US")))


@pytest.fixture(scope="module")
def evidence():
    return gather(AD, phone_region="US")


def keys_of(form):
    root = ElementTree.fromstring(form.to_xml())
    return {one.get("value"): one.get("hotkey") for one in root.iter() if one.tag in ("Choice", "Label")}


def test_what_only_an_archive_shows_cannot_be_marked():
    labels = {label.get("alias") for label in ElementTree.fromstring(FORM.to_xml()).iter("Label")}
    assert {"debt", "youth_language", "obscured_phone", "independence"} <= labels
    assert not labels & {"shared_contact", "price_outlier", "transient_language"}


def test_every_answer_and_label_has_a_key_of_its_own():
    root = ElementTree.fromstring(FORM.to_xml())
    keys = [one.get("hotkey") for one in root.iter() if one.tag in ("Choice", "Label")]
    assert None not in keys
    assert len(set(keys)) == len(keys)
    assert [one.get("hotkey") for one in root.iter("Choice")] == list("123456")


def test_a_level_has_its_own_digit():
    keys = keys_of(Form((Sign(name="coercion"), Sign.ordinal("risk", 0, 6))))
    assert {level: keys[level] for level in "0123456"} == {level: level for level in "0123456"}
    assert keys["cannot tell"] not in DIGITS[:6]


def test_markup_in_a_question_stays_text():
    form = Form((Sign(name="coercion"),), questions={"coercion": '"/><Script/>'})
    assert [one.tag for one in ElementTree.fromstring(form.to_xml()).iter("Script")] == []


def test_a_task_is_as_long_as_the_ad_and_has_no_contact(evidence):
    task = Task.of(evidence)
    assert len(task.content) == len(AD.content)
    assert "555" not in str(task.to_record("uid", FORM))


def test_an_assisted_task_predicts_spans_and_answers(evidence):
    task = Task.of(evidence, blind=False, suggestions={"coercion": 1, "minor": None}, findings=FINDINGS)
    (prediction,) = task.to_record("uid", FORM)["predictions"]
    spans = [one["value"] for one in prediction["result"] if one["type"] == "labels"]
    assert {"debt"} <= {label for one in spans for label in one["labels"]}
    assert all(AD.content[one["start"] : one["end"]] == one["text"] or "█" in one["text"] for one in spans)
    assert [one["value"] for one in prediction["result"] if one["type"] == "choices"] == [{"choices": ["yes"]}]


@pytest.mark.parametrize(
    "beside",
    [{"suggestions": {"coercion": 1}}, {"suggested_by": "rules"}, {"findings": FINDINGS}],
)
def test_a_blind_task_has_nothing_beside_its_text(evidence, beside):
    with pytest.raises(ValidationError, match="expected a blind task to have none"):
        Task(ad="a", content=evidence.redacted, blind=True, **beside)


def test_findings_of_another_text_are_refused():
    with pytest.raises(ValidationError, match="expected a range of 4"):
        Task(ad="a", content="Cook", blind=False, findings=FINDINGS)


@pytest.mark.parametrize(
    ("suggestions", "said"),
    [
        ({"coercion": 2}, "task of ad a, round 1: suggestions.coercion is 2, expected 0 to 1"),
        ({"fraud": 1}, 'suggestions is "fraud", expected a sign of the form: coercion, minor'),
    ],
)
def test_a_suggestion_that_does_not_fit_is_refused_before_anything_is_sent(evidence, suggestions, said):
    def unexpected(request):
        raise AssertionError(request)

    server = Server("http://studio", "x", transport=httpx.MockTransport(unexpected))
    with pytest.raises(InputError, match=said):
        push(server, [Task.of(evidence, blind=False, suggestions=suggestions)], FORM)


@pytest.mark.parametrize("name", ["", "x" * 24, "a/b", "[x]"])
def test_a_name_that_no_title_holds_is_refused(evidence, name):
    with pytest.raises(InputError, match="the name of the projects is"):
        push(Server("http://studio", "x"), [Task.of(evidence)], FORM, name=name)


@pytest.mark.parametrize(
    ("url", "token", "said"),
    [
        ("studio:8080", "x", "expected http://"),
        ("http://studio", " ", "is empty or no token"),
        ("http://studio", "café", "is empty or no token"),
    ],
)
def test_no_address_and_no_token_are_refused(evidence, url, token, said):
    with pytest.raises(InputError, match=said):
        push(Server(url, token), [Task.of(evidence)], FORM)


@pytest.mark.parametrize(
    ("response", "kind", "said"),
    [
        (httpx.Response(401, json={"detail": "Invalid token."}), InputError, "refused the token"),
        (httpx.Response(500, text="<html>"), FirstlightError, "with 500, and no JSON"),
        (httpx.Response(403, json={"detail": "Not allowed"}), InputError, "with 403: Not allowed"),
        (httpx.Response(200, text="<html>"), FirstlightError, "with no JSON"),
        (httpx.Response(200, json={"hello": 1}), FirstlightError, "without a list of results"),
        (httpx.Response(400, json={"validation_errors": {"title": ["long"]}}), InputError, r"with 400 \(title\)"),
    ],
)
def test_a_strange_answer_is_named(evidence, response, kind, said):
    server = Server("http://studio", "x", transport=httpx.MockTransport(lambda request: response))
    with pytest.raises(kind, match=said):
        push(server, [Task.of(evidence)], FORM)


def test_a_copy_of_a_project_is_refused(evidence):
    mark = "[firstlight abcdefghijkl blind 1: firstlight]"
    projects = [{"id": number, "title": "ours", "description": mark} for number in (3, 9)]
    answer = httpx.Response(200, json={"results": projects, "next": None})
    server = Server("http://studio", "x", transport=httpx.MockTransport(lambda request: answer))
    with pytest.raises(InputError, match="project 9 of http://studio: description holds the mark of project 3"):
        push(server, [Task.of(evidence)], FORM)
