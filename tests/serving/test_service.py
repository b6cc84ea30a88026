import httpx
import pytest

from ads.ad import Assessment

pytestmark = pytest.mark.heavy
SECRET = "marmalade"


@pytest.fixture
def ask(server):
    running, _ = server

    def post(**body):
        return httpx.post(f"{running.url}/v1/score", timeout=30, **body)

    return post


def test_assessments_come_in_the_order_of_the_ads(ask):
    ads = [{"id": str(number), "text": "Cook wanted"} for number in (3, 1, 2)]
    answer = ask(json={"ads": ads})
    assert answer.status_code == 200
    assessments = [Assessment.model_validate(found) for found in answer.json()["assessments"]]
    assert [found.id for found in assessments] == ["3", "1", "2"]
    assert assessments[0].model.version == "1"
    assert assessments[0].model.provenance == "simulated"


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        ({"ads": [{"id": "1"}]}, ["ads", 0, "text"], "Field required"),
        ({"ads": [{"id": "1", "txt": SECRET}]}, [], "ads.0 holds fields that are not known: txt"),
        ({"ads": [{"id": "1", "text": "a", f"{SECRET} is sold at the door today": 1}]}, [], "1 too long for a name"),
        ({"ads": [{"id": "1", "text": " "}]}, ["ads", 0, "text"], "text is empty"),
        ({"ads": [{"id": "", "text": SECRET}]}, ["ads", 0, "id"], "at least 1 character"),
        ({"ads": [{"id": "1", "text": SECRET, "posted_at": SECRET}]}, ["ads", 0, "posted_at"], "expected ISO 8601"),
        ({"ads": []}, ["ads"], "at least 1 item"),
        (
            {"ads": [{"id": "1", "text": SECRET}], "more": SECRET},
            [],
            "the request holds fields that are not known: more",
        ),
        ({}, ["ads"], "Field required"),
    ],
)
def test_a_faulty_request_is_named_and_not_repeated(ask, server, body, place, message):
    answer = ask(json=body)
    assert answer.status_code == 400
    first = answer.json()["detail"][0]
    assert first["loc"] == place
    assert message in first["msg"]
    assert SECRET not in answer.text
    assert SECRET not in server[1].read_text()


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_what_does_not_say_that_it_is_json_is_refused_and_not_repeated(ask, server, kind):
    body = f'{{"ads": [{{"id": "1", "text": "{SECRET} call 415-555-0137"}}]}}'.encode()
    answer = ask(content=body, headers={"content-type": kind} if kind else {})
    assert answer.status_code == 415
    assert "expected JSON" in answer.text
    assert SECRET not in answer.text + server[1].read_text()


def test_broken_json_is_named(ask):
    answer = ask(content=b'{"ads": [', headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert "Invalid JSON" in answer.text


def test_too_many_ads_are_refused(ask):
    answer = ask(json={"ads": [{"id": str(number), "text": "Cook wanted"} for number in range(601)]})
    assert answer.status_code == 400
    assert "ads holds 601 ads, expected at most 600" in answer.text


def test_a_text_that_is_too_long_is_refused(ask):
    answer = ask(json={"ads": [{"id": "1", "text": "a" * 200_001}]})
    assert answer.status_code == 400
    assert "200001 characters, expected at most 200000" in answer.text


def test_openapi_is_served(server):
    description = httpx.get(f"{server[0].url}/docs.json").json()
    assert "/v1/score" in description["paths"]
    assert {"Ad", "Assessment", "Finding"} <= set(description["components"]["schemas"])


def test_the_front_page_loads_nothing_from_outside(server):
    page = httpx.get(server[0].url)
    assert page.headers["content-type"].startswith("text/plain")
    assert "POST /v1/score" in page.text
    assert "http" not in page.text


def test_it_is_ready_only_with_its_model(server):
    assert httpx.get(f"{server[0].url}/readyz").status_code == 200
    assert "provenance: simulated" in server[1].read_text()


def test_ad_text_never_reaches_the_log_or_the_metrics(ask, server):
    ask(json={"ads": [{"id": "1", "text": f"{SECRET} wanted, call 415-555-0137"}]})
    metrics = httpx.get(f"{server[0].url}/metrics").text
    for seen in (metrics, server[1].read_text()):
        assert SECRET not in seen
        assert "555-0137" not in seen
