import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.contacts import find_contacts
from ads.masking import MASK, mask, redact
from ads.reading import read


def contacts_in(text, region="US"):
    return [(found.kind, found.value) for found in find_contacts(read(text), region=region)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("call 415-555-0137 today", [("phone", "+14155550137")]),
        ("(212) 555 0143", [("phone", "+12125550143")]),
        ("+44 20 7946 0123", [("phone", "+442079460123")]),
        ("Write to Help@Example.org.", [("email", "help@example.org")]),
        ("see https://example.org/jobs, or ask", [("link", "https://example.org/jobs")]),
        ("www.example.org", [("link", "www.example.org")]),
        ("415\u200b-555-0137", [("phone", "+14155550137")]),
    ],
)
def test_plain_contacts_are_found(text, expected):
    assert contacts_in(text) == expected


@pytest.mark.parametrize(
    "text", ["200 an hour, 8 to 17, 2025-03-04", "order 12345678901234567890", "we are 5 people", "a@b", "10 000 000"]
)
def test_what_is_no_contact_is_left_alone(text):
    assert contacts_in(text) == []


def test_a_phone_is_read_in_the_region_of_the_ad():
    assert contacts_in("020 7946 0123", region="GB") == [("phone", "+442079460123")]


def test_spans_point_into_the_original():
    text = "call 4\u200b15-555-0137"
    (found,) = find_contacts(read(text), region="US")
    assert text[found.start : found.end] == "4\u200b15-555-0137"
    assert found.obscured


def test_a_link_that_holds_an_email_is_one_contact():
    assert len(contacts_in("https://example.org/?to=help@example.org")) == 1


@given(st.text(alphabet="415-5.0(137) @example.orghttps:/w\u200b\n", max_size=60))
def test_masked_text_read_again_holds_no_contact(text):
    found = find_contacts(read(text), region="US")
    assert contacts_in(mask(text, found).replace(MASK, "\n")) == []


@given(st.text(alphabet="415-5.0(137) @example.org", max_size=60))
def test_redaction_keeps_every_offset(text):
    found = find_contacts(read(text), region="US")
    assert len(redact(text, found)) == len(text)
