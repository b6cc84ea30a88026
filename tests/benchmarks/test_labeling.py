import pytest

from benchmarks import labeling


@pytest.fixture
def rows(monkeypatch):
    monkeypatch.setattr(labeling, "ADS", 900)
    monkeypatch.setattr(labeling, "PREVALENCE", 0.3)
    monkeypatch.setattr(labeling, "STEPS", (10, 20))
    return labeling.judge(31)


def test_every_arm_is_judged_on_ads_that_begin_later(rows, monkeypatch):
    arms = {(row["arm"], row["labels"]) for row in rows if row["arm"] != "truth"}
    assert arms == {("rules", 0), ("random", 10), ("random", 20), ("queue", 10), ("queue", 20)}
    assert {row["arm"] for row in rows} >= {"truth"}
    assert all(0 <= row["average_precision"] <= 1 for row in rows)
    monkeypatch.setattr(labeling, "SEEDS", (31, 32))
    monkeypatch.setattr(labeling, "STEPS", (10, 20))
    both = [*rows, *({**row, "seed": 32} for row in rows)]
    curves, paired = labeling._curves(both), labeling._paired(both)
    assert [row[0] for row in curves.rows] == ["rules", "truth", "queue", "random", "queue", "random"]
    assert [row[0] for row in paired.rows] == ["10", "20"]
