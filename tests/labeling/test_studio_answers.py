"""What an annotation of Label Studio amounts to, and what is refused with its place, value and expectation."""

import json

import pytest

from ads.errors import InputError
from ads.indicators import load_registry
from labeling.studio import Form, offered, read_export
from labeling.studio.answers import Reader
from models.signs import Sign

CONTENT = "Cook wanted 😀\nA debt has to be paid back first."


@pytest.fixture(scope="module")
def form():
    signs = (Sign(name="coercion"), Sign.ordinal("minor", 0, 6))
    return Form(signs, offered(load_registry(), signs))


def choice(sign, answer):
    return {"from_name": f"sign:{sign}", "to_name": "content", "type": "choices", "value": {"choices": [answer]}}


def span(start, end, label, text=None):
    value = {"start": start, "end": end, "labels": [label], **({"text": text} if text else {})}
    return {"from_name": "seen", "to_name": "content", "type": "labels", "value": value}


def annotation(*results, **given):
    return {
        "id": 5, "completed_by": 2, "updated_by": 2, "created_at": "2026-03-01T10:00:00Z",
        "updated_at": "2026-03-01T10:01:00Z", "lead_time": 31.5, "was_cancelled": False,
        "result": list(results) or [choice("coercion", "yes"), choice("minor", "3")], **given,
    }  # fmt: skip


def task(*annotations, predictions=(), **data):
    given = {"ad": "ad-1", "round": "1", "project": "abc", "blind": True, "content": CONTENT, **data}
    return {"id": 17, "project": 3, "data": given, "annotations": list(annotations), "predictions": list(predictions)}


def test_an_annotation_is_one_vote_a_sign(form):
    read = Reader(form).read([task(annotation())])
    first, second = read.votes
    assert (first.ad, first.annotator, first.sign, first.value, first.role) == (
        "ad-1",
        "studio-2",
        "coercion",
        1,
        "person",
    )
    assert (second.sign, second.value, second.seconds, second.blind) == ("minor", 3, 31.5, True)
    assert first.key == "studio:abc:3:5:coercion:2026-03-01T10:01:00+00:00"
    assert first.at.isoformat() == "2026-03-01T10:01:00+00:00"


def test_who_cannot_tell_votes_nothing(form):
    read = Reader(form).read([task(annotation(choice("coercion", "cannot tell"), choice("minor", "cannot tell")))])
    assert [vote.value for vote in read.votes] == [None, None]
    assert not read.refusals


def test_spans_go_to_the_sign_of_their_indicator(form):
    start = CONTENT.index("debt")
    results = [choice("coercion", "yes"), choice("minor", "0"), span(start, start + 4, "debt", "debt")]
    results.append(span(0, 4, "Youth language"))  # a page may give the title where it has no alias
    first, second = Reader(form).read([task(annotation(*results))]).votes
    assert [(one.indicator, CONTENT[one.start : one.end]) for one in first.seen] == [("debt", "debt")]
    assert [(one.indicator, CONTENT[one.start : one.end]) for one in second.seen] == [("youth_language", "Cook")]


def test_a_note_comes_along(form):
    note = {"from_name": "note", "to_name": "content", "type": "textarea", "value": {"text": ["fee first"]}}
    read = Reader(form).read([task(annotation(choice("coercion", "yes"), choice("minor", "0"), note))])
    assert {vote.note for vote in read.votes} == {"fee first"}


def test_a_task_with_predictions_was_not_blind(form):
    read = Reader(form).read([task(annotation(), predictions=[{"id": 1}])])
    assert {vote.blind for vote in read.votes} == {False}


def test_a_skipped_annotation_is_counted(form):
    read = Reader(form).read([task(annotation(was_cancelled=True), annotation(id=6))])
    assert (read.annotations, read.skipped, len(read.votes)) == (2, 1, 2)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            annotation(choice("coercion", "yes"), choice("minor", "9")),
            'minor is "9", expected 0, 1, 2, 3, 4, 5, 6, can',
        ),
        (annotation(choice("coercion", "yes")), "minor is not answered, expected 0, 1"),
        (annotation(choice("coercion", "yes"), choice("minor", "2"), choice("minor", "3")), "minor is ['2', '3']"),
        (annotation(updated_at="2026-03-01T09:59:59Z"), "updated_at is 2026-03-01T09:59:59+00:00, expected created_at"),
        (annotation(updated_by=9), "updated_by is 9, expected 2"),
        (annotation(completed_by=None), "completed_by is None, expected a user of the server"),
        (annotation(lead_time=-3), "lead_time is -3, expected seconds, 0 or more"),
        (annotation(created_at="yesterday"), 'created_at is "yesterday", expected an ISO 8601 date'),
        (annotation(result="none"), 'result is "none", expected a list of answers'),
        ("none", 'annotation is "none", expected an object'),
        (annotation(span(40, 99, "debt")), f"seen is 40 to 99, expected a range of the {len(CONTENT)} characters"),
        (annotation(span(4, 4, "debt")), "seen is 4 to 4"),
        (annotation(span(None, 4, "debt")), "seen is None to 4"),
        (annotation(span(0, 4, "debt", "Chef")), "seen holds another text than 0 to 4"),
        (annotation(span(0, 4, "weather")), 'seen is "weather", expected an indicator of the form'),
    ],
)
def test_a_faulty_answer_is_refused_and_the_others_stand(form, given, said):
    read = Reader(form).read([task(given), task(annotation(id=6), ad="ad-2")])
    assert said in str(read.refusals[0])
    assert str(read.refusals[0]).startswith("project 3, task 17")
    assert [vote.ad for vote in read.votes][-2:] == ["ad-2", "ad-2"]


@pytest.mark.parametrize(
    ("reader", "given", "said"),
    [
        ({"known": {"ad-2"}}, task(annotation()), 'data.ad is "ad-1", expected an ad of the archive'),
        ({"projects": {"xyz"}}, task(annotation()), 'data.project is "abc", expected the uid of this project'),
        ({"annotators": {7: "ana"}}, task(annotation()), "completed_by is 2, expected a user of the mapping: 7"),
        ({}, task(annotation(), blind="perhaps"), "data.blind is missing or of another kind"),
        (
            {},
            {"id": 1, "text": "x", "sign": "yes"},
            "annotations is no list, expected a list, as in Label Studio's JSON",
        ),
        ({}, "row", "task is no object"),
    ],
)
def test_a_faulty_task_is_refused_and_the_others_stand(form, reader, given, said):
    other = task(annotation(id=8, completed_by=7, updated_by=7), ad="ad-2", project="xyz")
    read = Reader(form, **reader).read([given, other])
    assert said in str(read.refusals[0])
    assert {vote.ad for vote in read.votes} == {"ad-2"}


def test_no_refusal_quotes_an_ad(form):
    long = "Call now, cook wanted, " * 5
    read = Reader(form, known={"x"}).read([task(annotation(), ad=long)])
    assert "Call now" not in str(read.refusals[0])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[", "cannot be read, expected the JSON export"),
        ("{}", "holds no list, expected the JSON export"),
        (None, "there is no such file"),
        (json.dumps([task(annotation())]), "nothing of it was taken"),
    ],
)
def test_a_file_that_is_no_export_of_ours_is_refused(form, tmp_path, written, said):
    path = tmp_path / "export.json"
    if written is not None:
        path.write_text(written)
    with pytest.raises(InputError, match=said):
        read_export(path, form, projects={"xyz"})


def test_an_export_with_one_task_of_another_project_gives_the_rest(form, tmp_path):
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task(annotation()), task(annotation(id=6), project="xyz", ad="ad-2")]))
    read = read_export(path, form, projects={"xyz"})
    assert {vote.ad for vote in read.votes} == {"ad-2"}
    assert len(read.refusals) == 1
