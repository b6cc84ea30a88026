import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.ad import Age, Contact, Name, Origin, Place, Price
from eval.matching import FIELDS, Count, match

AGREES = {field.name: field.agrees for field in FIELDS}


def handle(value):
    return Contact(kind="handle", value=value, start=0, end=5)


def price(amount=60.0, currency="USD", per="hour"):
    return Price(amount=amount, currency=currency, per=per, start=0, end=5)


def age(value=24, whose="advertised", start=0, end=2):
    return Age(value=value, whose=whose, start=start, end=end)


def place(name="Reno", region="NV", country="US"):
    return Place(name=name, region=region, country=country, start=0, end=5)


def name(value):
    return Name(value=value, start=0, end=5)


@pytest.mark.parametrize(
    ("field", "found", "true", "right"),
    [
        ("handle", handle("instagram:ana"), handle("instagram:ana"), True),
        ("handle", handle("telegram:ana"), handle("instagram:ana"), False),
        ("handle", handle("ana"), handle("instagram:ana"), False),
        ("handle", handle("ana"), handle("ana"), True),
        ("price", price(), price(), True),
        ("price", price(60.005), price(60), True),
        ("price", price(60.01), price(60), False),
        ("price", price(currency="MXN"), price(), False),
        ("price", price(per="none"), price(), False),
        ("price", price(currency=None), price(currency=None), True),
        ("age", age(whose="other"), age(), True),
        ("age", age(25), age(24), False),
        ("age_whose", age(), age(), True),
        ("age_whose", age(whose="other"), age(), False),
        ("age_whose", age(whose=None), age(), False),
        ("place", place("reno"), place(), True),
        ("place", place("San Jose"), place("San José"), True),
        ("place", place("Sparks"), place(), False),
        ("place", place(region="CA"), place(), False),
        ("place", place(region=None), place(), True),
        ("place", place("Puebla", "Puebla", "MX"), place("Puebla", "PUE", "MX"), True),
        ("name", name("ANA  LUCIA prado"), name("Ana Lucía Prado"), True),
        ("name", name("Ana"), name("Ana Prado"), False),
        ("origin", Origin(start=0, end=5), Origin(start=2, end=9), True),
    ],
)
def test_when_a_found_span_is_right(field, found, true, right):
    assert AGREES[field](found, true) is right


def test_spans_that_do_not_overlap_are_no_pair():
    found, true = age(start=0, end=2), age(start=2, end=4)
    matched = match([found], [true], AGREES["age"])
    assert (matched.right, matched.wrong, matched.missed, matched.too_much) == ((), (), (true,), (found,))


def test_a_wrong_value_at_the_place_is_told_apart():
    found, true = age(25), age(24)
    assert match([found], [true], AGREES["age"]).wrong == ((found, true),)


def test_two_found_spans_do_not_share_a_true_one():
    matched = match([age(start=0, end=2), age(start=1, end=3)], [age(start=0, end=3)], AGREES["age"])
    assert (len(matched.right), len(matched.too_much)) == (1, 1)


def test_as_many_agree_as_can():
    """The nearest overlap of the first would take what only the second can agree with."""
    found = [age(20, start=0, end=10), age(30, start=2, end=12)]
    true = [age(30, start=0, end=10), age(20, start=8, end=12)]
    matched = match(found, true, AGREES["age"])
    assert {(one.value, other.value) for one, other in matched.right} == {(20, 20), (30, 30)}


def test_of_two_that_agree_the_closer_is_taken():
    near, far = age(start=0, end=4), age(start=3, end=9)
    assert match([far, near], [age(start=0, end=4)], AGREES["age"]).too_much == (far,)


def test_nothing_found_and_nothing_true():
    true = age()
    assert match([], [true], AGREES["age"]).missed == (true,)
    assert match([true], [], AGREES["age"]).too_much == (true,)
    assert match([], [], AGREES["age"]).right == ()


SPANS = st.lists(
    st.builds(
        lambda start, length, value: age(value, start=start, end=start + length),
        st.integers(0, 20), st.integers(1, 6), st.integers(20, 22),
    ),
    max_size=7,
)  # fmt: skip


@given(SPANS, SPANS)
def test_every_span_is_counted_once_and_pairs_overlap(found, true):
    matched = match(found, true, AGREES["age"])
    pairs = [*matched.right, *matched.wrong]
    assert len(pairs) + len(matched.too_much) == len(found)
    assert len(pairs) + len(matched.missed) == len(true)
    assert all(one.start < other.end and other.start < one.end for one, other in pairs)
    assert all(one.value == other.value for one, other in matched.right)


@given(SPANS)
def test_what_is_all_right_is_all_right(spans):
    assert len(match(spans, spans[::-1], AGREES["age"]).right) == len(spans)


def test_a_wrong_pair_counts_on_both_sides():
    count = Count()
    count.add(match([age(25), age(24, start=9, end=11)], [age(24)], AGREES["age"]))
    assert (count.right, count.too_much, count.missed, count.wrong) == (0, 2, 1, 1)
