"""The measurement runs on a few ads, and says what it did; what it measures is no test."""

import json
import os

import pytest

from benchmarks import reading

TEXTS = {
    "a": "Cook wanted, call 775-555-0142",
    "b": "Room to let, we keep your passport",
    "c": "c\u200ball 775 555 O142",
}


@pytest.fixture
def truth(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0.001)
    monkeypatch.setattr(reading, "TURNS", 2)
    rows = [
        {"id": name, "text": text, "language": "en", "obscured": name == "c", "contacts": [], "facts": []}
        for name, text in TEXTS.items()
    ]
    path = tmp_path / "truth.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return path


def test_every_stage_is_measured_in_every_turn_on_clean_and_on_obscured_text(truth):
    _, figures = reading.measured(truth)
    assert figures["ads"] == {"clean": 2, "obscured": 1}
    assert set(figures["seconds"]) == {"clean", "obscured"}
    for times in figures["seconds"].values():
        assert {stage: len(seconds) for stage, seconds in times.items()} == dict.fromkeys(["unit", *reading.STAGES], 2)


def test_the_tables_hold_a_row_a_stage_and_a_profile_without_a_path(truth):
    costs, *profiles = reading.measured(truth)[0]
    assert [row[0] for row in costs.rows] == ["unit", *reading.STAGES]
    assert {len(row) for row in costs.rows} == {len(costs.columns)}
    assert "times over" in costs.measured_on
    assert [profile.title for profile in profiles] == [
        "Where the time goes, clean text", "Where the time goes, obscured text",
    ]  # fmt: skip
    assert [row for profile in profiles for row in profile.rows if "/home" in row[0] or "site-packages" in row[0]] == []


def test_afterwards_the_process_has_its_cores_back(truth):
    before = os.sched_getaffinity(0)
    reading.measured(truth)
    assert os.sched_getaffinity(0) == before


def test_a_ratio_is_that_of_the_same_turn():
    times = {"unit": [1.0, 2.0, 1.0], "reading": [3.0, 4.0, 5.0]}
    assert reading._cells(times, "reading", 2) == ["3.00 [2.00, 5.00]", "2000000"]
    assert reading._cells(times, "unit", 2) == ["1", "500000"]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (("~", 0, "<built-in method len>"), "<built-in method len>"),
        ((str(reading.ROOT / "ads" / "reading.py"), 48, "read"), "ads/reading.py read"),
        (("/x/lib/python3.11/re/__init__.py", 1, "match"), "re/__init__.py match"),
    ],
)
def test_a_function_is_named_without_a_path_of_the_machine(key, name):
    assert reading._named(*key) == name
