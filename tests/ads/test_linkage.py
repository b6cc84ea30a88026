from ads.ad import Contact
from ads.linkage import link
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
