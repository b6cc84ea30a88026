"""The page of indicators says what the registry has."""

import pytest

from ads.indicators import load_registry
from docs import indicators

PAGE = indicators.PAGE.read_text(encoding="utf-8")


def test_the_page_is_not_stale():
    assert indicators.page(load_registry()) == PAGE


@pytest.mark.parametrize("entry", load_registry().indicators.values(), ids=lambda entry: entry.id)
def test_every_indicator_has_its_section_with_source_and_tier(entry):
    section = PAGE.split(f"\n## {entry.id}\n", 1)[1].split("\n## ", 1)[0]
    assert [text for text in (entry.definition, entry.source, f"Tier: {entry.tier}.") if text not in section] == []


def test_a_stale_page_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(indicators, "PAGE", tmp_path / "indicators.md")
    assert indicators.main(["--check"]) == 1
    assert "is stale: run python -m docs.indicators --write" in capsys.readouterr().err
    assert indicators.main(["--write"]) == 0
    assert indicators.main(["--check"]) == 0
