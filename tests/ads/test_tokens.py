import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.finder import Finder
from ads.folding import fold
from ads.phrases import Lexicon, Part, compile_phrase
from ads.tokens import tokens_of


def test_folding_keeps_the_length_of_every_character():
    assert [code for code in range(sys.maxunicode + 1) if len(fold(chr(code))) != 1] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We'll keep it", ("we", "'ll", "keep", "it")),
        ("can't", ("can't",)),
        ("self-employed - now", ("self", "employed", "-", "now")),
        ("age: 16yo, $15.50 or 15 %", ("age", "16", "yo", ",", "$", "15.50", "or", "15 %")),
        ("one\ntwo\n\nthree", ("one", "two", "\n\n", "three")),
        ("🌸new", ("🌸", "new")),
        ("", ()),
    ],
)
def test_a_text_is_cut_into_words_and_marks(text, words):
    assert tokens_of(text).words == words


@given(st.text(max_size=60))
def test_every_token_is_where_it_says(text):
    tokens = tokens_of(text)
    spans = [tokens.range_of(place, place + 1) for place in range(len(tokens.words))]
    assert [fold(text)[start:end] for start, end in spans] == list(tokens.words)


def test_a_line_in_lower_case_goes_on_and_any_other_begins_anew():
    assert tokens_of("One two\nthree\nFour. Five").sentences == (0, 0, 0, 1, 1, 2)


@pytest.mark.parametrize("bait", ["keep ", "keep the ", "the papers ", "keep, ", "keep papers ", "not keep papers "])
def test_the_work_grows_with_the_text_and_no_faster(bait, monkeypatch):
    steps = 0
    walk = Part.after

    def counted(self, words, places):
        nonlocal steps
        steps += len(places)
        return walk(self, words, places)

    monkeypatch.setattr(Part, "after", counted)
    finder = Finder([compile_phrase("keep .. [the] .. papers", Lexicon())], {})
    counts = []
    for size in (100, 1000):
        steps = 0
        list(finder.hits(tokens_of(bait * size)))
        counts.append(steps)
    assert counts[1] <= 11 * counts[0]


def test_folding_leaves_nothing_that_it_would_fold_again():
    whole = "".join(map(chr, range(0x250)))
    assert fold(fold(whole)) == fold(whole)
