import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.errors import shown
from ads.neutral import FORMULA, for_json, for_markdown, for_spreadsheet, for_terminal


@given(st.text())
def test_a_terminal_has_nothing_to_obey(text):
    assert all(c.isprintable() for c in for_terminal(text))


@given(st.text())
def test_a_shown_value_is_one_printable_line(text):
    assert shown(text).isprintable()


@given(st.text())
def test_no_cell_is_a_formula(text):
    assert not for_spreadsheet(text).startswith(FORMULA)


@pytest.mark.parametrize("value", [1, -0.5, None, True])
def test_what_is_no_text_stays(value):
    assert for_spreadsheet(value) is value


@pytest.mark.parametrize("text", ["\ufeff=1", "\0=1", "\u200b+1", "\u2003@x", "\n=1", "\uff1d1"])
def test_what_stands_before_a_formula_does_not_hide_it(text):
    assert for_spreadsheet(text) == f"'{text}"


@given(st.text())
def test_json_keeps_its_values_and_a_terminal_has_nothing_to_obey(text):
    line = for_json(json.dumps({"id": text}, ensure_ascii=False))
    assert line.isprintable()
    assert json.loads(line) == {"id": text}


def test_markdown_holds_no_tag_link_or_cell():
    assert for_markdown("<b>[x](y)|`z`\n# a") == r"\<b\>\[x\](y)\|\`z\` # a"
