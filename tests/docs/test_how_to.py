"""What a guide shows is what its commands print, to the letter."""

import pytest

from docs.quickstart import ROOT, STEP, runner, with_outputs

PAGE = ROOT / "docs" / "how-to" / "read-ads.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_every_step_shows_its_output():
    steps = list(STEP.finditer(TEXT))
    assert len(steps) == TEXT.count("```sh\n") > 4
    assert all(step["output"].strip() for step in steps)


@pytest.mark.heavy
def test_the_outputs_are_those_of_the_commands(tmp_path):
    assert with_outputs(TEXT, runner(tmp_path)) == TEXT
