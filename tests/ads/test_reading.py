import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.reading import read

TRUTH = Path(__file__).parents[2] / "benchmarks/truth/reading-dev.jsonl"
CLEAN = [
    "\n".join(filter(None, (ad["title"], ad["text"])))
    for ad in map(json.loads, TRUTH.read_text(encoding="utf-8").splitlines())
    if not ad["obscured"]
]
WORDS = (
    "Call 415-555-0137 after 6pm, $120 an hour; room 3B on 2nd street, 10x12 ft. MP3, H1B, 24h, 4x4, U.S.A., A/C, "
    "R&B Q&A AT&T 5-star Sra. Peña niños ¿Cuánto? mañana añejo güero 50% 1,200 12:30 n/a o/b/o ... [x] "
    "III www XXL mmm. www.example.org anna.b@example.org @anna_b1 https://example.org/a-b_c?d=1&e=2 #4 (one) ✨ ❤️ 👩‍👧 "
    "“so” – it’s 9 a.m."
).split()
PIECES = st.sampled_from(
    [*"callnowonemariáéñ4150@$!.-_*·& ;#<>/0lOS5", "&amp;", "&#52;", "<b>", "</b>", "\u200b", "\u0336", "\u0301",
     "\ufe0f", "\u20e3", "Ã±", "а", "е", "𝓜", "４", "❷", "two", "five", "cero", "double", "🇺",
     "h0ur", "soooo", "n e w", "c.a.l.l"]
)  # fmt: skip
HIDING = st.lists(PIECES, max_size=40).map("".join)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("&lt;b&gt;caf&eacute;&amp;amp; t&#52;a&lt;/b&gt;", "café& t4a"),
        ("one<br>two <b>th</b>ree", "one\ntwo three"),
        ("maÃ±ana en EspaÃ±a", "mañana en España"),
        ("ｃａｌｌ 𝓃𝑜𝓌 ❶❷③", "call now 123"),
        ("🅲🅰🅻🅻 ᴍᴇ", "CALL me"),
        ("саll Аnna", "call Anna"),
        ("pa\u200bss\u00adport", "passport"),
        ("c̶a̶l̶l̶ h̷̛ey", "call hey"),
        ("n e w in town", "new in town"),
        ("c.a.l.l m_e_n_u c-a-s-h", "call menu cash"),
        ("c a l l  m e  n o w", "call me now"),
        ("sweeeet, soooo looong", "sweet, so long"),
        ("h0urs, M4ria, ma$$age", "hours, Maria, massage"),
        ("4️⃣1️⃣5️⃣ 🔟", "415 10"),
        ("two one three 555 zero one four two", "2135550142"),
        ("dos trece, cinco cincuenta y cinco, cero uno cuarenta y dos", "2135550142"),
        ("4one5-five55-0199", "4155550199"),
        ("2l3-5S5-OI42", "213-555-0142"),
        ("double five five", "double five five"),
        ("(one) 415-555-0137", "(one) 415-555-0137"),
        ("decomposed n\u0303", "decomposed ñ"),
    ],
)
def test_what_hides_text_is_undone(text, wanted):
    assert read(text).text == wanted


@pytest.mark.parametrize(
    "text", ["", " ", "Кошка привет", "שלום עולם", "مرحبا بالعالم", "日本語。", "नमस्ते", "👩‍👧‍👦 ❤️"]
)
def test_other_scripts_and_emoji_are_left_alone(text):
    assert read(text).text == text


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_clean_words_come_through_unchanged(words):
    text = " ".join(words)
    assert read(text).text == text


@pytest.mark.parametrize("text", CLEAN)
def test_clean_ads_come_through_unchanged(text):
    assert read(text).text == text


@given(st.text() | HIDING)
def test_a_reading_read_again_is_itself(text):
    once = read(text).text
    assert read(once).text == once


@given(st.text() | HIDING)
def test_offsets_are_in_range_and_never_go_back(text):
    reading = read(text)
    spans = [reading.original_span(place, place + 1) for place in range(len(reading.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.start <= two.start and one.end <= two.end for one, two in pairwise(spans))


def test_what_was_undone_is_reported_with_its_place():
    reading = read("pass\u200bport, h0urs")
    assert [(found.kind, found.start, found.end) for found in reading.undone] == [("invisible", 4, 5), ("leet", 11, 16)]
    hidden = reading.hidden()
    assert hidden.touches(*reading.original_range(0, 8))
    assert not hidden.touches(*reading.original_range(8, 10))


@pytest.mark.parametrize(
    "text",
    ["&amp;" * 20_000, "<b" * 50_000, "a" * 100_000, "a." * 50_000, "one " * 25_000, "1 " * 50_000, "😀" * 10_000,
     "a\u0301\u0302" * 30_000, "@$!4" * 25_000, "\ud800" * 1000, "o-" * 50_000, "(" * 100_000,
     "5l" * 50_000, "a a  " * 20_000],
    ids=lambda text: re.escape(text[:6]),
)  # fmt: skip
def test_baits_are_read(text):
    reading = read(text)
    assert read(reading.text).text == reading.text
