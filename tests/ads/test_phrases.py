import sys

import pytest

from ads.phrases import any_of, compile_phrase, fold

WORDS = {"papers": "passport|identity card", "family": "son|two sons"}


def matched(phrase: str, text: str) -> str | None:
    hit = any_of([compile_phrase(phrase, WORDS)]).match(fold(text))
    return hit and hit[0]


def found(phrase: str, text: str) -> bool:
    compiled = compile_phrase(phrase, WORDS)
    folded = fold(text)
    return any(any_of([compiled]).match(folded, place) for place in range(len(folded)))


def test_folding_keeps_the_length_of_every_character():
    assert [code for code in range(sys.maxunicode + 1) if len(fold(chr(code))) != 1] == []


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("keep papers", "KEEP \n papers safe", "keep \n papers"),
        ("keep papers", "keep-papers", "keep-papers"),
        ("keep papers", "keep: papers", "keep: papers"),
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


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("(repay the", r"cannot be read at \(repay, expected"),
        ("pass(port)", r"cannot be read at pass\(port\)"),
        ("keep {card}", r"names \{card\}, expected one of papers, family"),
        ("[the] papers", "begins or ends with an optional word"),
        ("papers [held]", "begins or ends with an optional word"),
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
        compile_phrase(phrase, WORDS)
