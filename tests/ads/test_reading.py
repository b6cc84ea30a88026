from hypothesis import given
from hypothesis import strategies as st

from ads.reading import read


@given(st.text())
def test_every_character_of_a_reading_stands_somewhere_in_the_original(text):
    reading = read(text)
    for place in range(len(reading.text)):
        span = reading.original_span(place, place + 1)
        assert 0 <= span.start < span.end <= len(text)


@given(st.text())
def test_offsets_never_go_back(text):
    reading = read(text)
    starts = [reading.original_span(place, place + 1).start for place in range(len(reading.text))]
    assert starts == sorted(starts)


@given(st.text())
def test_a_reading_read_again_is_itself(text):
    once = read(text).text
    assert read(once).text == once


@given(
    st.text(
        alphabet=st.characters(max_codepoint=126, exclude_categories=["Cc"]) | st.sampled_from("\n\r\táéíñ¿"),
        max_size=80,
    )
)
def test_clean_text_comes_through_unchanged(text):
    assert read(text).text == text


def test_an_invisible_character_is_dropped_and_spanned():
    reading = read("pass\u200bport")
    assert reading.text == "passport"
    assert reading.original_span(0, 8).end == 9
