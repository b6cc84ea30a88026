import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.errors import shown
from ads.neutral import FORMULA, for_spreadsheet, for_terminal


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
