from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ads.identity import IdentityTerms, find_identity, find_origins
from ads.reading import read


def terms(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], kind) for span, kind in find_identity(read(text))]


def origins(text: str) -> list[str]:
    return [text[origin.start : origin.end] for origin in find_origins(read(text))]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Colombian nanny", ["Colombian"]),
        ("she is from Thailand", ["from Thailand"]),
        ("born in South Africa", ["born in South Africa"]),
        ("two Filipinas and a Polish lady", ["Filipinas", "Polish"]),
        ("an African American woman", ["African American"]),
        ("black lady", ["black lady"]),
        ("niñera colombiana", ["colombiana"]),
        ("ella es de Honduras", ["de Honduras"]),
        ("dos francesas y un inglés", ["francesas", "inglés"]),
        ("trabajadores guatemaltecos", ["guatemaltecos"]),
        ("I'm Spanish and new here", ["Spanish"]),
        ("English lady, 40", ["English"]),
        ("Théo, que es francés", ["francés"]),
    ],
)
def test_an_origin_of_a_person_is_stated(text, stated):
    assert origins(text) == stated


@pytest.mark.parametrize(
    "text",
    [
        "Thai massage", "Swedish massage", "French fries", "Cuban coffee", "speaks Spanish", "native English",
        "English and some Spanish spoken", "Spanish lessons", "nail polish", "rugs from Turkey", "a black table",
        "English conversation partner", "her Spanish is so-so", "Inglés hablado; francés suma", "Español basta",
        "practicar inglés, francés y español", "inglés B2", "Swedish and deep tissue", "guitarra criolla",
        "comida mexicana", "habla inglés", "clases de español", "tortilla española",
        "Ciudad de México", "vino de Chile",
    ],
)  # fmt: skip
def test_a_food_a_style_or_a_language_is_nobody_s_origin(text):
    assert origins(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thai massage", [("Thai", "origin")]),
        ("habla inglés", [("inglés", "origin")]),
        ("Catholic family, Muslims welcome", [("Catholic", "religion"), ("Muslims", "religion")]),
        ("chica trans, familia católica", [("trans", "gender"), ("católica", "religion")]),
        ("a transgender nurse from Peru", [("transgender", "gender"), ("from Peru", "origin")]),
        ("kitchen help wanted in Boston", []),
    ],
)
def test_a_term_is_found_in_any_use(text, expected):
    assert terms(text) == expected


def test_a_term_is_where_it_stood_in_the_original():
    text = "Col\N{ZERO WIDTH SPACE}ombian nanny"
    assert terms(text) == [(text[:10], "origin")]


def test_every_line_of_the_file_names_a_place_and_what_its_people_are_called():
    held = IdentityTerms(
        words={},
        origins={"Peru|Perú": "Peruvian / peruano"},
        terms={},
        from_place={},
        not_of_a_person={},
        of_a_person={},
    )
    assert held.places() == ["Peru", "Perú"]
    assert held.demonyms() == ["Peruvian", "Peruvians", "peruano", "peruana", "peruanos", "peruanas"]


PIECES = st.one_of(st.text(max_size=12), st.sampled_from(["Thai ", "from Peru ", "trans ", "de México ", "\u200b"]))


@settings(deadline=None)  # the first call reads the file
@given(st.lists(PIECES, max_size=8).map("".join))
def test_terms_are_in_range_in_order_and_apart(text):
    spans = [span for span, _ in find_identity(read(text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(first.start <= second.start and first.end < second.end for first, second in pairwise(spans))
