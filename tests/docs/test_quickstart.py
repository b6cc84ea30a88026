import re

import pytest

from ads.ad import Assessment
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
    (block,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "block.py").write_text(block, encoding="utf-8")
    shown = runner(tmp_path)("python block.py")
    assert Assessment.from_json(shown.splitlines()[-1]).next_step == "human review"


def test_the_output_is_of_the_commands_that_stand_above_it():
    (asked,) = re.findall(r"simulate --ads (\d+)", PAGE)
    assert f"{asked} ads (" in next(STEP.finditer(PAGE))["output"]
    assert f"{asked} ads scored into" in PAGE
