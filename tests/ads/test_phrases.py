import pytest

from ads.finder import Finder
from ads.folding import fold
from ads.phrases import Lexicon, compile_phrase
from ads.tokens import tokens_of

WORDS = {"papers": "passport|identity card", "family": "son|two sons", "all": "{papers}|{family}", "never": "not|no"}
LEXICON = Lexicon(WORDS, {13: "thirteen", 16: "dieciséis"}, dict.fromkeys(("keep", "it", "is", "the"), 0.02))


def matched(phrase: str, text: str) -> str | None:
    tokens = tokens_of(text)
    hits = {(hit.start, hit.end) for hit in Finder([compile_phrase(phrase, LEXICON)], LEXICON.frequencies).hits(tokens)}
    spans = [tokens.range_of(*hit) for hit in sorted(hits)]
    return fold(text)[slice(*spans[0])] if spans else None


def found(phrase: str, text: str) -> bool:
    return matched(phrase, text) is not None


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("keep papers", "KEEP \n papers safe", "keep \n papers"),
        ("keep papers", "keep-papers", "keep-papers"),
        ("keep papers", "keep: papers", "keep: papers"),
        ("keep papers", "keep\n\npapers", None),
        ("keep papers", "keep, papers", None),
        ("keep papers", "keep paperwork", None),
        ("(hold|hold on to) it", "hold on to it", "hold on to it"),
        ("keep [the|all the] papers", "keep all the papers", "keep all the papers"),
        ("keep [the|all the] papers", "keep papers", "keep papers"),
        ("keep {papers}", "keep identity card", "keep identity card"),
        ("aged <12-17>", "aged 12", "aged 12"),
        ("aged <12-17>", "aged 17-20", "aged 17"),
        ("aged <12-17>", "aged 18", None),
        ("aged <12-17>", "aged 120", None),
        ("aged <12-17>", "aged 12.5", None),
        ("aged <12-17>", "aged 15%", None),
        ("años", "ANOS", "anos"),
        ("i'm", "I\N{RIGHT SINGLE QUOTATION MARK}m", "i'm"),
        ("(can't|i'll) go", "cant go", "cant go"),
        ("(can't|i'll) go", "ill go", None),
        ("(he|i 'll) go", "I'll go", "i'll go"),
        ("aged <12-17>", "aged thirteen", "aged thirteen"),
        ("edad <12-17>", "edad dieciseis", "edad dieciseis"),
        ("pay <12-17>", "pay $15", None),
        ("<12-17> pay", "$15 pay", None),
        ("<12-17> pay", "15 pay", "15 pay"),
        ("keep .. papers", "keep all your old papers", "keep all your old papers"),
        ("keep .. papers", "keep papers", "keep papers"),
        ("keep .. papers", "keep all of your old papers", None),
        ("keep .. papers", "keep, papers", None),
        ("keep .. papers", "keep not the papers", None),
        ("hold (all|{all})", "hold two sons", "hold two sons"),
        ("hold {all}", "hold identity card", "hold identity card"),
        ("a 24/7 b", "a 24/7 b", "a 24/7 b"),
        ("100% real", "100 % real", None),
        ("is <12-17> !(km|years of)", "is 15 years of", None),
        ("is <12-17> !(km|years of)", "is 15 years old", "is 15"),
    ],
)
def test_a_phrase_matches(phrase, text, expected):
    assert matched(phrase, text) == expected


@pytest.mark.parametrize("text", ["my son is 12", "two sons, is 12", "Son-is 12"])
def test_a_leading_guard_refuses_what_stands_before(text):
    assert not found("!{family} is <10-17>", text)


def test_a_leading_guard_lets_others_pass():
    assert found("!{family} !(or) is <10-17>", "person is 12")


def test_a_match_is_the_longest_from_its_anchor():
    assert matched("(a|new a) keep (e|e f)", "new a keep e f") == "new a keep e f"


@pytest.mark.parametrize(
    ("phrase", "anchor"),
    [
        ("keep the passport", ["passport"]),
        ("keep it", ["keep", "it"]),
        ("gold passport is", ["gold", "passport"]),
        ("keep .. it", ["keep"]),
    ],
)
def test_the_anchor_is_what_is_rare(phrase, anchor):
    (literal,) = compile_phrase(phrase, LEXICON).literals
    assert set(anchor) <= set(literal)


def test_anchors_that_share_their_rarest_word_are_all_found():
    phrases = [
        compile_phrase(phrase, LEXICON) for phrase in ("{papers}", "keep {papers}", "keep the {papers}", "{papers} is")
    ]
    tokens = tokens_of("keep the passport is")
    assert {(hit.phrase, hit.start, hit.end) for hit in Finder(phrases, LEXICON.frequencies).hits(tokens)} == {
        (0, 2, 3),
        (2, 0, 3),
        (3, 2, 4),
    }


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("(repay the", r"cannot be read at \(repay, expected"),
        ("pass(port)", r"cannot be read at pass\(port\)"),
        ("keep {card}", r"names \{card\}, expected one of papers, family, all, never"),
        ("[the] papers", "begins or ends with an optional word or a gap"),
        ("papers [held]", "begins or ends with an optional word or a gap"),
        (".. papers", "begins or ends with an optional word or a gap"),
        ("keep {loop}", r"names \{loop\}, expected"),
        ("keep !(the) papers", "in its middle"),
        ("!(the)", "holds no word"),
        ("aged <17-12>", "the lowest first"),
        ("aged <0-1000>", "1 to 100 numbers"),
        ("(keep|) papers", 'holds "" in'),
        ("keep pap.*", r'holds "pap\.\*" in'),
    ],
)
def test_a_faulty_phrase_says_what_is_wrong(phrase, message):
    with pytest.raises(ValueError, match=message):
        compile_phrase(phrase, LEXICON)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("passport, locked away (by us) in the safe", True),
        ("passport. In the safe", False),
        ("passport not in the safe", False),
        (f"passport {'a ' * 9}safe", True),
        (f"passport {'a ' * 10}safe", False),
    ],
)
def test_a_wide_gap_passes_over_commas_but_not_over_a_sentence_a_denial_or_a_tenth_word(text, expected):
    assert found("passport ... safe", text) == expected


def test_a_mark_that_is_no_word_of_a_text_is_refused():
    with pytest.raises(ValueError, match='holds ":"'):
        compile_phrase("age (is|:) high", LEXICON)
