import json

import pytest

from ads.ad import Age, Contact, Name, Origin, Place, Price
from ads.errors import InputError
from eval.truth import load_truth

ROW = {
    "id": "en-1", "title": "Room", "text": "Ana, 24, Reno, $60 an hour, from Peru, 775-555-0142", "kind": "other",
    "language": "en", "city": "Reno", "region": "NV", "country": "US", "posted_at": "2024-05-03T14:20:00+00:00",
    "site": "a", "obscured": True, "campaign": "c1",
    "contacts": [{"kind": "phone", "value": "+17755550142", "obscured": False, "start": 44, "end": 56}],
    "facts": [
        {"kind": "name", "value": "Ana", "start": 5, "end": 8},
        {"kind": "age", "value": 24, "whose": "advertised", "start": 10, "end": 12},
        {"kind": "place", "name": "Reno", "region": "NV", "country": "US", "start": 14, "end": 18},
        {"kind": "price", "amount": 60, "currency": "USD", "per": "hour", "start": 20, "end": 31},
        {"kind": "origin", "start": 33, "end": 42},
    ],
}  # fmt: skip


@pytest.fixture
def loaded(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def load(*rows, name="truth.jsonl"):
        lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines))
        return load_truth(name)

    return load


def changed(place, **changes):
    facts = [dict(fact) for fact in ROW["facts"]]
    facts[place] |= changes
    return ROW | {"facts": facts}


def test_a_row_is_an_ad_with_what_is_marked_in_it(loaded):
    (marked,) = loaded(ROW).rows
    assert (marked.ad.id, marked.ad.city, marked.ad.row, marked.obscured, marked.campaign) == (
        "en-1", "Reno", 1, True, "c1",
    )  # fmt: skip
    assert [type(span) for span in (*marked.contacts, *marked.facts)] == [Contact, Name, Age, Place, Price, Origin]
    assert marked.ad.content[44:56] == "775-555-0142"


def test_what_is_not_known_may_be_left_out(loaded):
    (marked,) = loaded({"id": "a", "text": "Room", "contacts": [], "facts": []}).rows
    assert (marked.obscured, marked.campaign) == (False, None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (changed(3, per="evening"),
         'facts.3.price.per is "evening", expected \'hour\', \'half_hour\', \'night\', \'day\', \'week\', \'month\', '
         "'piece' or 'none'"),
        (changed(3, amount=-1), "facts.3.price.amount is -1, expected greater than or equal to 0"),
        (changed(1, value="old"),
         "facts.1.age.value is \"old\", expected a valid integer, unable to parse string as an integer"),
        (changed(1, whose="her"), 'facts.1.age.whose is "her", expected \'advertised\', \'sought\' or \'other\''),
        (changed(0, value=7), "facts.0.name.value is 7, expected a valid string"),
        (changed(0, value=None), "facts.0.name.value is None, expected a valid string"),
        (changed(0, start="Ana Prado"), "facts.0.name.start has 9 characters, expected a valid integer, unable to "
         "parse string as an integer"),
        (changed(4, which="x"), "facts.4.origin.which is no field that is known, expected the fields of the reference"),
        (changed(2, kind="town"),
         "facts.2.kind is \"town\", expected one of 'price', 'age', 'place', 'name', 'origin'"),
        (ROW | {"facts": [{"start": 0, "end": 1}]}, "facts.0.kind is missing, expected a kind of fact"),
        (changed(0, start=50, end=99), "facts.0 goes from 50 to 99, expected a start below its end, and an end of at "
         "most 56"),
        (changed(0, start=8, end=8), "facts.0 goes from 8 to 8, expected a start below its end, and an end of at "
         "most 56"),
        (changed(0, start=-1), "facts.0.name.start is -1, expected greater than or equal to 0"),
        (ROW | {"contacts": [{"kind": "fax", "value": "1", "start": 0, "end": 1}]},
         'contacts.0.kind is "fax", expected \'phone\', \'email\', \'handle\' or \'link\''),
        (ROW | {"obscured": "perhaps"},
         'obscured is "perhaps", expected a valid boolean, unable to interpret input'),
        (ROW | {"posted_at": "yesterday"}, 'posted_at is "yesterday", expected an ISO 8601 date'),
        (ROW | {"text": " "}, "text cannot be used, expected the ad as posted, in valid Unicode"),
        (ROW | {"text": "a\ud800"}, "text cannot be used, expected the ad as posted, in valid Unicode"),
        (ROW | {"labels": 1}, "labels is no field that is known, expected the fields of the reference"),
        ({"id": "b", "text": "Room", "contacts": []}, "facts is missing, expected a value"),
        ({"text": "Room", "contacts": [], "facts": []}, "id is missing, expected 1 to 256 characters of valid Unicode"),
        ({"id": "b", "contacts": [], "facts": []}, "text is missing, expected the ad as posted, in valid Unicode"),
        (ROW, 'id is "en-1", expected an id that stands once'),
        ("[1]", "the row is a JSON list, expected one JSON object a line"),
        ("{", "the row is not JSON at column 1, expected one JSON object a line"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_kept_out_with_its_reason(loaded, row, reason):
    truth = loaded(ROW, row, ROW | {"id": "last"})
    assert [str(rejection) for rejection in truth.rejections] == [f"row 2 of truth.jsonl: {reason}"]
    assert [marked.ad.id for marked in truth.rows] == ["en-1", "last"]


def test_no_reason_repeats_the_text(loaded):
    (rejection,) = loaded(ROW, ROW | {"id": "b", "text": ["Quillon wanted"]}).rejections
    assert "Quillon" not in str(rejection)


def test_a_truth_of_which_no_row_can_be_used(loaded):
    with pytest.raises(InputError, match=r"^none of 1 rows can be used; the first: row 1 of truth.jsonl: text is mis"):
        loaded({"id": "a", "contacts": [], "facts": []})


def test_a_truth_of_another_kind(loaded):
    with pytest.raises(InputError, match=r"^truth.csv: is no JSON Lines file by its name, expected one that ends in"):
        loaded(ROW, name="truth.csv")


def test_a_truth_that_is_not_there(loaded, tmp_path):
    with pytest.raises(InputError, match=r"none.jsonl: there is no such file"):
        load_truth("none.jsonl")
