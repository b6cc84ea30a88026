"""The measurement reads every file of a folder and keeps apart what judges; what it measures is no test."""

import json

from benchmarks import quality


def rows(path, *found):
    path.write_text("".join(f"{json.dumps(row)}\n" for row in found))


def test_every_field_of_every_file_is_judged_and_the_half_that_judges_stands_last(tmp_path):
    ad = {"id": "a", "text": "$20 an hour, call 415-555-0137", "language": "en", "obscured": False}
    phone = {"kind": "phone", "value": "+14155550137", "obscured": False, "start": 18, "end": 30}
    price = {"kind": "price", "amount": 20, "currency": "USD", "per": "hour", "start": 0, "end": 3}
    rows(tmp_path / "reading-final.jsonl", {**ad, "contacts": [phone], "facts": [price]})
    rows(tmp_path / "reading-some.jsonl", {**ad, "contacts": [phone], "facts": []})
    sentence = {"id": "s", "language": "en", "indicator": "documents_held"}
    rows(tmp_path / "stated-some.jsonl", {**sentence, "text": "We keep your passport."})
    rows(tmp_path / "guarded-some.jsonl", {**sentence, "text": "Nobody may keep your passport."})

    (fields, slices, indicators), figures = quality.measured(tmp_path)

    assert fields.columns == ["field", "some (1 ads)", "final (1 ads)"]
    by_field = {row[0]: row[1:] for row in fields.rows}
    assert by_field["phone"][1].startswith("1.000")
    assert by_field["price"][0].startswith("0.000")
    assert "final" in slices.title
    assert {row[0]: row[1].split(":")[0] for row in indicators.rows} == {
        "guarded-some": "0 of 1", "stated-some": "1 of 1"
    }  # fmt: skip
    assert figures["reading"]["final"]["ads"] == 1
