import numpy as np
import pytest

from ads.ad import Contact
from ads.linkage import bands_for, link
from ads.params import LinkageParams

LONG = "room to let near the station with heating and a shared kitchen from the first of {} on, no pets, quiet house"
PARAMS = LinkageParams()


def phone(number):
    return Contact(kind="phone", value=number, start=0, end=1)


def test_near_duplicates_are_one_campaign():
    texts = [LONG.format("May"), LONG.format("June"), "bicycle for sale, nearly new, with lights and a lock"]
    assert link(texts, [[], [], []], PARAMS).campaigns == (0, 0, 2)


def test_a_shared_contact_joins_what_reads_differently():
    texts = ["cook wanted for a small farm", "driver wanted in the north of the city", "tutor for mathematics"]
    contacts = [[phone("+14155550137")], [phone("+14155550137")], []]
    assert link(texts, contacts, PARAMS).campaigns == (0, 0, 2)


def test_links_are_followed_through():
    texts = ["one two three four", "five six seven eight", "nine ten eleven twelve"]
    contacts = [[phone("+1")], [phone("+1"), phone("+2")], [phone("+2")]]
    assert link(texts, contacts, PARAMS).count == 1


def test_a_contact_in_too_many_ads_joins_nobody():
    texts = [f"ad number {place} about {place * 7}" for place in range(4)]
    linkage = link(texts, [[phone("+1")]] * 4, LinkageParams(contact_cap=3))
    assert (linkage.count, linkage.hubs) == (4, 1)


def test_ads_without_words_are_strangers():
    assert link(["", " ", "!!!"], [[], [], []], PARAMS).count == 3


@pytest.mark.parametrize(("threshold", "permutations"), [(0.6, 128), (0.6, 512), (0.3, 128), (0.9, 256), (0.6, 32)])
def test_near_duplicates_are_found_whatever_the_params(threshold, permutations):
    params = LinkageParams(near_duplicate=threshold, permutations=permutations, shingle_words=1)
    assert permutations % bands_for(params) == 0
    generator, joined = np.random.default_rng(0), 0
    shared = round(100 * min(1.0, threshold + 0.15))
    for _ in range(20):
        words = [f"w{number}" for number in generator.choice(100_000, size=100, replace=False)]
        other = words[:shared] if threshold + 0.15 < 1 else words
        joined += link([" ".join(words), " ".join(other)], [[], []], params).campaigns == (0, 0)
    assert joined >= 18
