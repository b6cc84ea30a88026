"""What is read of an ad takes time in proportion to its length, whatever it repeats."""

import cProfile
import pstats

import pytest

from ads.ad import Ad
from ads.evidence import gather
from firstlight.observed import findings_of

SHORT = 2000  # characters
BAITS = [
    "1234567890", "1 2 3 4 5 6 7 8 9 0 ", "123.456.7890.", "123-456-7890-", "123 456 7890 ", "1/", "1\n", "0000000000 ",
    "1,234,", "18-20 ", "415-555-0137, ", "one two three four ", "uno dos tres ", "cien mil ", "double two oh ",
    "onetwothree", "eight5 ", "$1 ", "$20 an hour ", "cuts 20, ", "he is 19 cat ", "dog he is 19, ", "@abc ",
    "ig: abc ", "a@", "a at b dot ", "www.", "l0l1", "h0ur ", "aaab ", "a.", "a b ", "a-bc-", "Houston, TX ",
    "in Nantucket and ", "(", "\N{CYRILLIC SMALL LETTER A}b ",
]  # fmt: skip


def calls(text: str) -> int:
    """Return how many functions it takes to read an ad of a text, of Python and of what is built in."""
    ad = Ad(id="a", text=text, country="US", language="en")
    profile = cProfile.Profile()
    found = profile.runcall(gather, ad, phone_region="US")
    profile.runcall(findings_of, found)
    return pstats.Stats(profile).total_calls


@pytest.mark.parametrize("bait", BAITS)
def test_the_work_grows_with_the_text_and_no_faster(bait):
    texts = [(bait * 4 * SHORT)[: SHORT * times] for times in (1, 1, 2, 4)]
    _, once, twice, fourfold = map(calls, texts)  # what is loaded once is loaded first
    assert fourfold - twice <= 2.5 * (twice - once) + 1000
