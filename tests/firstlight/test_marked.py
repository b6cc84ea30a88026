import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from ads.ad import Age, Contact, Finding, Name, Origin, Place, Price
from ads.neutral import for_terminal
from firstlight.marked import COLOURS, POLARITIES, bracketed, coloured, legend, marks_of

CONTENT = "We keep your passport, call 415-555-0137"
PHONE = Contact(kind="phone", value="+14155550137", start=28, end=40)
FACTS = [
    Price(amount=60, currency="USD", start=0, end=2),
    Age(value=24, start=3, end=5),
    Place(name="Reno", start=6, end=8),
    Name(value="Ana", start=9, end=11),
    Origin(start=12, end=14),
]


def finding(start, end, polarity="concern", indicator="documents_held"):
    return Finding(indicator=indicator, sign="coercion", tier="E2", polarity=polarity, start=start, end=end)


def lines(found):
    return [line.plain for line in found]


def styles(text: Text):
    return {text.plain[span.start : span.end]: str(span.style) for span in text.spans if str(span.style) != "none"}


def test_spans_are_coloured_by_kind_and_findings_underlined():
    (line,) = coloured(CONTENT, marks_of([PHONE], [finding(0, 21)]))
    assert line.plain == CONTENT
    assert styles(line) == {"We keep your passport": "bold underline red", "415-555-0137": COLOURS["contact"]}


def test_a_colour_keeps_the_line_of_a_finding_that_it_overlaps():
    (line,) = coloured(CONTENT, marks_of([PHONE], [finding(23, 32)]))
    found = styles(line)
    assert found["call "] == "bold underline red"
    assert found["415-"] == f"bold underline {COLOURS['contact']}"
    assert found["555-0137"] == COLOURS["contact"]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.kind)
def test_every_kind_of_fact_has_its_colour(fact):
    (line,) = coloured("ab cd ef gh ij", marks_of([fact], []))
    assert list(styles(line).values()) == [COLOURS[fact.kind]]


@pytest.mark.parametrize("polarity", list(POLARITIES))
def test_the_legend_names_what_occurs_and_nothing_else(polarity):
    shown = legend(marks_of([PHONE, FACTS[0]], [finding(0, 2, polarity)])).plain.replace("\N{NO-BREAK SPACE}", " ")
    assert shown == f" contact    price    finding ({polarity})   "


def test_brackets_stand_around_the_words():
    (line,) = lines(bracketed(CONTENT, marks_of([PHONE], [finding(0, 21)])))
    assert line == "{documents_held: We keep your passport}, call [phone: 415-555-0137]"


def test_brackets_of_spans_within_each_other_close_from_within():
    marks = marks_of([Price(amount=9, currency="USD", start=4, end=6)], [finding(0, 6, indicator="debt")])
    assert lines(bracketed("fee $9.", marks)) == ["{debt: fee [price: $9]}."]


def test_spans_that_cross_each_close_at_their_end():
    marks = marks_of([Name(value="b c", start=2, end=5)], [finding(0, 3, indicator="debt")])
    assert lines(bracketed("a b c d", marks)) == ["{debt: a [name: b} c] d"]


def test_spans_side_by_side_close_before_the_next_opens():
    marks = marks_of([Age(value=2, start=0, end=1), Age(value=3, start=1, end=2)], [])
    assert lines(bracketed("23", marks)) == ["[age: 2][age: 3]"]


def test_an_empty_span_marks_nothing():
    assert marks_of([Age(value=2, start=1, end=1)], []) == []


def test_line_ends_stay_and_spans_may_hold_them():
    marks = marks_of([Name(value="Ana Prado", start=2, end=11)], [])
    assert lines(bracketed("I Ana\nPrado, hi", marks)) == ["I [name: Ana", "Prado], hi"]
    assert lines(coloured("I Ana\nPrado, hi", marks)) == ["I Ana", "Prado, hi"]


@pytest.mark.parametrize("marked", [coloured, bracketed])
def test_nothing_that_a_terminal_obeys_is_left(marked):
    (line,) = marked("a\x1b[31mb\u202ec\rd\x9be", marks_of([Age(value=2, start=0, end=3)], []))
    assert line.plain.isprintable()
    assert r"\x1b[" in line.plain
    assert r"\u202e" in line.plain


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_whatever_the_spans_the_coloured_text_is_the_text(content, ranges):
    spans = [Origin(start=min(pair), end=max(pair)) for pair in ranges if max(pair) <= len(content)]
    expected = [for_terminal(line) for line in content.split("\n")]
    assert lines(coloured(content, marks_of(spans, []))) == expected
    opened = "\n".join(lines(bracketed(content, marks_of(spans, [])))).count("[origin: ")
    assert opened >= len({(span.start, span.end) for span in spans if span.start < span.end})
