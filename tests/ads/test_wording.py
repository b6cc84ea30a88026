import re
from re import _parser

import pytest

from ads import ages_said, ages_worked_out, no_ages, people, whose_said
from ads.wording import Ending, one_of

WORDS = "hour hr hrs h horita hourly hh 30_min m[ae]s? media_hora media i?m old (?:my|our)_own other"
SAID = [
    "hour",
    "hrs",
    "h",
    "hourly",
    "30 min",
    "mes",
    "mas",
    "ma",
    "media hora",
    "media",
    "m",
    "our own",
    "old",
    "ho",
    "",
]
ENDINGS = {
    f"{module.__name__}.{name}": ending
    for module in (ages_said, ages_worked_out, no_ages, people, whose_said)
    for name, ending in vars(module).items()
    if isinstance(ending, Ending)
}


@pytest.mark.parametrize("text", SAID)
def test_words_that_share_a_letter_match_what_each_of_them_does(text):
    apart = re.compile("|".join(WORDS.replace("_", r"\s").split()))
    together = re.compile(one_of(WORDS))
    assert bool(together.fullmatch(text)) == bool(apart.fullmatch(text))


@pytest.mark.parametrize("text", [f"{said}s {said}" for said in SAID])
def test_words_that_share_a_letter_are_tried_in_their_order(text):
    apart = re.compile("|".join(WORDS.replace("_", r"\s").split()))
    together = re.compile(one_of(WORDS))
    assert together.findall(text) == apart.findall(text)


@pytest.mark.parametrize("name", ENDINGS)
def test_an_ending_reaches_back_as_far_as_its_longest_match(name):
    longest = _parser.parse(ENDINGS[name].pattern.pattern).getwidth()[1]
    assert ENDINGS[name].reach == longest
