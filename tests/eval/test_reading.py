import pytest

from ads.ad import Ad, Age, Contact, Name, Price
from ads.evidence import Evidence
from ads.params import LinkageParams
from ads.reading import Reading
from eval.intervals import proportion
from eval.reading import REPORTED, errors, judge, read_all
from eval.truth import Marked, Truth

TEXT = "Ana, 24, $60, 775-555-0142, ana@example.org"
PHONE = Contact(kind="phone", value="+17755550142", start=14, end=26)
EMAIL = Contact(kind="email", value="ana@example.org", start=28, end=43)
NAME = Name(value="Ana", start=0, end=3)
AGE = Age(value=24, whose="advertised", start=5, end=7)
PRICE = Price(amount=60, currency="USD", start=9, end=12)


def marked(number, language="en", *, obscured=False, contacts=(PHONE, EMAIL), facts=(NAME, AGE, PRICE)):
    ad = Ad(id=f"a{number}", text=TEXT, language=language)
    return Marked(ad=ad, obscured=obscured, contacts=list(contacts), facts=list(facts))


def judged(rows, found):
    """Judge a reader that finds, in the ad of each place, what is given."""
    by_id = {row.ad.id: spans for row, spans in zip(rows, found, strict=True)}

    def read(ad):
        contacts = [span for span in by_id[ad.id] if isinstance(span, Contact)]
        facts = [span for span in by_id[ad.id] if not isinstance(span, Contact)]
        return Evidence(ad, Reading(TEXT, TEXT), "en", contacts, facts)

    outcomes = read_all(Truth(tuple(rows)), read)
    return judge(outcomes, confidence=0.95, linkage=LinkageParams()), list(errors(outcomes))


def test_figures_of_a_worked_example():
    """Phones: 3 right of 4 found and 5 true; so P 3/4, R 3/5, F1 6/9."""
    wrong = PHONE.model_copy(update={"value": "+17755550143"})
    found = [[PHONE], [PHONE], [PHONE], [wrong], []]
    evaluation, _ = judged([marked(number) for number in range(5)], found)
    phone = evaluation.slices["all"].fields["phone"]
    assert (phone.right, phone.too_much, phone.missed, phone.wrong_value) == (3, 1, 2, 1)
    assert phone.precision.value == pytest.approx(3 / 4)
    assert phone.recall.value == pytest.approx(3 / 5)
    assert phone.f1.value == pytest.approx(6 / 9)
    assert phone.f1_of_spans.value == pytest.approx(8 / 9)
    assert phone.f1 == proportion(6, 9, confidence=0.95)


def test_an_interval_is_that_of_wilson():
    """By hand, n = 10, p = 0.8, z = 1.959964: centre 0.716742, half width 0.226580."""
    share = proportion(8, 10, confidence=0.95)
    assert (share.low, share.high) == pytest.approx((0.490162, 0.943318), abs=1e-6)
    assert proportion(0, 0, confidence=0.95).value is None
    assert proportion(10, 10, confidence=0.95).high == pytest.approx(1)


def test_fields_are_those_that_are_reported():
    evaluation, _ = judged([marked(0)], [[]])
    assert tuple(evaluation.slices["all"].fields) == REPORTED


def test_emails_and_handles_are_also_counted_together():
    handle = Contact(kind="handle", value="ana", start=0, end=3)
    evaluation, _ = judged([marked(0, contacts=[EMAIL, handle])], [[EMAIL]])
    both = evaluation.slices["all"].fields["email_and_handle"]
    assert (both.right, both.too_much, both.missed) == (1, 0, 1)


def test_whose_an_age_is_is_a_figure_of_its_own():
    evaluation, _ = judged([marked(0)], [[AGE.model_copy(update={"whose": "other"})]])
    fields = evaluation.slices["all"].fields
    assert (fields["age"].right, fields["age_whose"].right, fields["age_whose"].wrong_value) == (1, 0, 1)


def test_slices_are_languages_and_clean_or_obscured():
    rows = [marked(0), marked(1, "es", obscured=True), marked(2, None), marked(3, "es")]
    evaluation, _ = judged(rows, [[PHONE], [], [PHONE], [PHONE]])
    assert {name: part.ads for name, part in evaluation.slices.items()} == {
        "all": 4, "en": 1, "es": 2, "no language": 1, "clean": 3, "obscured": 1,
    }  # fmt: skip
    assert evaluation.slices["clean"].fields["phone"].recall.value == 1
    assert evaluation.slices["obscured"].fields["phone"].recall.value == 0


def test_a_field_of_which_nothing_stands_there_has_no_figure():
    evaluation, _ = judged([marked(0)], [[]])
    link = evaluation.slices["all"].fields["link"]
    assert (link.precision.value, link.recall.value, link.f1.value) == (None, None, None)


def test_errors_are_listed_with_their_words():
    wrong = PRICE.model_copy(update={"per": "hour"})
    _, (listed,) = judged([marked(0, obscured=True)], [[EMAIL, NAME, AGE, wrong, Age(value=77, start=14, end=17)]])
    assert (listed["id"], listed["language"], listed["obscured"]) == ("a0", "en", True)
    assert [(span["kind"], span["words"]) for span in listed["missed"]] == [("phone", "775-555-0142")]
    assert [(span["value"], span["words"]) for span in listed["too_much"]] == [(77, "775")]
    assert [(pair["found"]["per"], pair["true"]["per"]) for pair in listed["wrong"]] == [("hour", "none")]


def test_the_wrong_person_of_an_age_is_listed_once():
    other = AGE.model_copy(update={"whose": "other"})
    _, (listed,) = judged([marked(0)], [[PHONE, EMAIL, NAME, other, PRICE]])
    assert [len(listed[name]) for name in ("missed", "too_much", "wrong")] == [0, 0, 1]


def test_an_ad_without_an_error_is_not_listed():
    _, listed = judged([marked(0)], [[PHONE, EMAIL, NAME, AGE, PRICE]])
    assert listed == []
