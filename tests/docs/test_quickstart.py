import re

import pytest

from docs.quickstart import README, STEP, runner, with_outputs

PAGE = README.read_text(encoding="utf-8")
FEW = PAGE.replace("--ads 10000", "--ads 1500")


def test_a_block_that_an_output_follows_is_run_and_the_others_are_not():
    page = "```sh\na\n```\n\n```text\nold\n```\n\n```sh\nb\n```\n"
    assert with_outputs(page, lambda commands: f"ran {commands}") == page.replace("old\n", "ran a\n")


def test_every_step_of_the_readme_shows_its_output():
    steps = list(STEP.finditer(PAGE))
    assert [re.search(r"firstlight (\w+)", step["commands"])[1] for step in steps] == [
        "simulate", "label", "train", "eval", "promote", "score",
    ]  # fmt: skip
    assert all(step["output"].strip() for step in steps)


@pytest.mark.heavy
def test_the_steps_of_the_readme_run_in_order(tmp_path):
    page = with_outputs(FEW, runner(tmp_path))
    assert "champion is version 1" in page
    assert "1500 ads scored into scored/scored.jsonl" in page
    assert (tmp_path / "report.html").is_file()
