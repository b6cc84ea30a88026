from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.ad import Contact
from ads.joins import Reason
from ads.linkage import link
from ads.params import LinkageParams
from ads.pseudonyms import Pseudonyms

LONG = "room to let near the station with heating and a shared kitchen from the first of {} on, no pets, quiet house"
OTHER = "bicycle repair in the old market hall on weekdays, tires and brakes while you wait, fair prices, by {}"
PARAMS = LinkageParams()
KEY = Pseudonyms(b"k" * 32)


def phone(number):
    return Contact(kind="phone", value=number, start=0, end=1)


def texts_unlike(count, start=0):
    """Texts of 20 words each, no word in two of them."""
    return [" ".join(f"w{place}x{word}" for word in range(20)) for place in range(start, start + count)]


def partition(linkage, order=None):
    """Return the campaigns as sets of ads; `order` says which ad stands at each place."""
    sets = {}
    for place, campaign in enumerate(linkage.campaigns):
        sets.setdefault(campaign, set()).add(place if order is None else order[place])
    return {frozenset(ads) for ads in sets.values()}


def test_near_duplicates_are_one_campaign():
    texts = [LONG.format("May"), LONG.format("June"), "bicycle for sale, nearly new, with lights and a lock"]
    assert link(texts, [[], [], []], PARAMS).campaigns == (0, 0, 2)


def test_a_shared_contact_joins_what_reads_differently():
    texts = ["cook wanted for a small farm", "driver wanted in the north of the city", "tutor for mathematics"]
    contacts = [[phone("+14155550137")], [phone("+14155550137")], []]
    assert link(texts, contacts, PARAMS).campaigns == (0, 0, 2)


def test_a_phone_and_a_handle_of_one_spelling_are_two_contacts():
    handle = Contact(kind="handle", value="+1", start=0, end=1)
    assert link(texts_unlike(2), [[phone("+1")], [handle]], PARAMS).count == 2


def test_links_are_followed_through():
    texts = ["one two three four", "five six seven eight", "nine ten eleven twelve"]
    contacts = [[phone("+1")], [phone("+1"), phone("+2")], [phone("+2")]]
    assert link(texts, contacts, PARAMS).count == 1


def test_a_campaign_is_numbered_by_its_first_ad():
    texts = [*texts_unlike(2), LONG.format("May"), LONG.format("May")]
    assert link(texts, [[]] * 4, PARAMS).campaigns == (0, 1, 2, 2)


def test_no_ads_make_no_campaigns():
    linkage = link([], [], PARAMS)
    assert (linkage.campaigns, linkage.inseparable, linkage.hubs, linkage.merges()) == ((), (), (), ())


def test_ads_without_words_are_strangers():
    linkage = link(["", " ", "!!!"], [[], [], []], PARAMS)
    assert linkage.count == 3
    assert linkage.inseparable == (0, 1, 2)


def test_ads_without_words_are_joined_by_a_contact():
    assert link(["", "!", ""], [[phone("+1")], [], [phone("+1")]], PARAMS).campaigns == (0, 1, 0)


def test_texts_and_contacts_may_come_as_streams():
    linkage = link((LONG.format(month) for month in ("May", "June")), iter([[], []]), PARAMS)
    assert linkage.count == 1


def test_texts_and_contacts_must_be_as_many():
    with pytest.raises(ValueError, match="2 texts and contacts of 1 ads"):
        link(["a", "b"], [[]], PARAMS)


# Hubs


def test_a_contact_in_too_many_ads_joins_nobody_and_is_listed():
    linkage = link(texts_unlike(4), [[phone("+1")]] * 4, LinkageParams(contact_cap=3))
    assert linkage.count == 4
    (hub,) = linkage.hubs
    assert (hub.kind, hub.value, hub.ads, hub.strangers, hub.first) == ("phone", "+1", 4, 4, 0)
    assert hub.named(["a", "b", "c", "d"], KEY) == KEY.pseudonym(phone("+1"))


def test_a_contact_in_too_many_unlike_texts_joins_nobody():
    params = LinkageParams(contact_texts=5)
    assert link(texts_unlike(6), [[phone("+1")]] * 6, params).count == 6
    reposts = [text for text in texts_unlike(5) for _ in range(4)]
    assert link(reposts, [[phone("+1")]] * 20, params).count == 1


def test_a_reception_desk_does_not_join_its_guests():
    contacts = [[phone("+desk"), phone(f"+{guest}")] for guest in range(8)]
    linkage = link(texts_unlike(8), contacts, PARAMS)
    assert linkage.count == 8
    assert [hub.value for hub in linkage.hubs] == ["+desk"]


def test_busy_guests_of_a_desk_are_seen_as_strangers_too():
    texts = texts_unlike(8 * 10)  # eight guests with ten texts each, of which one names the desk
    contacts = [[phone(f"+{place // 10}"), *([phone("+desk")] if place % 10 == 0 else [])] for place in range(80)]
    linkage = link(texts, contacts, PARAMS)
    assert linkage.count == 8
    assert [hub.value for hub in linkage.hubs] == ["+desk"]


def test_an_advertiser_who_changes_phones_is_no_desk():
    texts = [LONG.format("May")] * 4 + [OTHER.format("Ann")] * 4
    contacts = [[Contact(kind="email", value="a@example.org", start=0, end=1), phone(f"+{n}")] for n in range(8)]
    assert link(texts, contacts, PARAMS).count == 1


def test_a_stolen_text_joins_only_those_who_share_a_contact():
    texts = [LONG.format("May")] * 10
    contacts = [[phone(f"+{place // 2}")] for place in range(8)] + [[], []]
    linkage = link(texts, contacts, LinkageParams(text_cap=3))
    assert linkage.campaigns == (0, 0, 2, 2, 4, 4, 6, 6, 8, 9)
    (hub,) = linkage.hubs
    assert (hub.kind, hub.ads, hub.strangers) == ("text", 10, 4)
    assert hub.named([f"a-{place}" for place in range(10)], KEY) == "text of ad a-0"


def test_a_stolen_text_is_seen_through_small_edits():
    months = ["January", "March", "May", "July", "August", "October"]
    linkage = link([LONG.format(month) for month in months], [[phone(month)] for month in months], PARAMS)
    assert linkage.count == 6
    assert [hub.strangers for hub in linkage.hubs] == [6]


def test_no_split_may_cut_a_stolen_text_though_it_joins_no_campaign():
    texts = [LONG.format("May")] * 8 + texts_unlike(1)
    linkage = link(texts, [[phone(f"+{place}")] for place in range(9)], PARAMS)
    assert linkage.count == 9
    assert linkage.inseparable == (0,) * 8 + (8,)


# Exceptions


def busy(phone_number, start, *, ads=40):
    """A busy advertiser: ads of ten texts, all under one phone."""
    return [(text, [phone(phone_number)]) for text in texts_unlike(10, start=start) for _ in range(ads // 10)]


def test_a_desk_named_once_does_not_join_two_busy_advertisers():
    found = [*busy("+1", 0), *busy("+2", 10)]
    for place in (0, 40):
        found[place][1].append(phone("+desk"))
    linkage = link(*zip(*found, strict=True), PARAMS)
    assert linkage.count == 2
    assert linkage.hubs == ()
    assert len(set(linkage.inseparable)) == 1


def test_a_text_posted_once_by_others_does_not_join_two_busy_advertisers():
    found = [*busy("+1", 0), *busy("+2", 10), (texts_unlike(1)[0], [phone("+2")])]
    linkage = link(*zip(*found, strict=True), PARAMS)
    assert linkage.count == 2
    assert len(set(linkage.inseparable)) == 1


def test_an_advertiser_with_a_new_phone_and_the_old_texts_is_one():
    found = [*busy("+1", 0), *busy("+2", 0)]
    assert link(*zip(*found, strict=True), PARAMS).count == 1


# Short texts


def test_short_texts_that_are_alike_are_strangers_but_no_split_cuts_them():
    texts = ["house cleaning on weekdays in the old town", "house cleaning on weekdays in the old town today"]
    linkage = link(texts, [[], []], PARAMS)
    assert linkage.count == 2
    assert linkage.inseparable == (0, 0)
    assert link(texts, [[], []], LinkageParams(min_words=4)).count == 1


def test_equal_short_texts_are_joined_unless_their_contacts_differ():
    assert link(["call today", "Call today!"], [[], [phone("+1")]], PARAMS).count == 1
    linkage = link(["call today"] * 3, [[phone("+1")], [phone("+2")], []], PARAMS)
    assert linkage.count == 3
    assert linkage.hubs[0].strangers == 2


# Merges


def chain():
    """Four ads: two share a phone, one repeats a text, one is nearly the same."""
    texts = [LONG.format("May"), *texts_unlike(1), LONG.format("May"), LONG.format("June"), *texts_unlike(1, start=1)]
    return link(texts, [[phone("+1")], [phone("+1")], [], [], []], PARAMS)


def test_merges_are_as_few_as_make_the_campaigns():
    merges = chain().merges()
    assert [(merge.first, merge.second, merge.reason.kind) for merge in merges] == [
        (0, 1, "phone"),
        (0, 2, "same text"),
        (0, 3, "near-duplicate"),
    ]
    assert merges[2].reason.similarity >= PARAMS.near_duplicate


def test_a_contact_explains_before_a_text_does():
    linkage = link([LONG.format("May")] * 2, [[phone("+1")]] * 2, PARAMS)
    assert [merge.reason.kind for merge in linkage.merges()] == ["phone"]


def test_a_campaign_is_explained_without_a_clear_contact():
    ids, times = [f"a-{place}" for place in range(5)], [datetime(2024, 5, day, tzinfo=UTC) for day in range(3, 8)]
    lines = chain().explain(0, ids, KEY, times=times)
    assert lines[0] == f"{KEY.pseudonym(phone('+1'))}, 2024-05-04, ads a-0 and a-1"
    assert lines[1] == "same text, 2024-05-05, ads a-0 and a-2"
    assert lines[2].startswith("near-duplicate 0.")
    assert lines[2].endswith(", 2024-05-06, ads a-0 and a-3")
    assert chain().explain(4, ids, KEY, times=times) == []


def test_an_explanation_without_dates_says_so():
    assert "no date" in chain().explain(0, [f"a-{place}" for place in range(5)], KEY)[0]


def test_nothing_that_is_shown_holds_a_clear_contact():
    linkage = link(texts_unlike(4), [[phone("+14155550137")]] * 4, LinkageParams(contact_cap=3))
    other = link(texts_unlike(2), [[phone("+14155550137")]] * 2, PARAMS)
    shown = f"{linkage!r} {linkage.hubs!r} {other!r} {other.merges()!r} {other.explain(0, ['a', 'b'], KEY)!r}"
    assert "5550137" not in shown


@pytest.mark.parametrize(("merge", "campaigns"), [(0, (0, 1, 0, 0, 4)), (1, (0, 0, 2, 3, 4)), (2, (0, 0, 0, 3, 4))])
def test_a_merge_is_undone_and_the_others_hold(merge, campaigns):
    linkage = chain()
    assert linkage.without(linkage.merges()[merge]).campaigns == campaigns
    assert linkage.campaigns == (0, 0, 0, 0, 4)


def test_an_undone_reason_leaves_what_other_reasons_join():
    linkage = link([LONG.format("May")] * 2, [[phone("+1")]] * 2, PARAMS)
    again = linkage.without(Reason("phone", "+1"))
    assert again.count == 1
    assert [merge.reason.kind for merge in again.merges()] == ["same text"]
    assert again.without(*again.merges()).count == 2


def test_a_reason_outlives_the_archive_that_it_was_found_in():
    reason = chain().merges()[2].reason
    later = link([*texts_unlike(3, start=5), LONG.format("June"), LONG.format("May")], [[]] * 5, PARAMS)
    assert later.count == 4
    assert later.without(reason).count == 5


@pytest.mark.parametrize("reason", [Reason("phone", "+9"), Reason("same text", "00"), Reason("near-duplicate", "1~2")])
def test_a_reason_that_joined_nobody_cannot_be_undone(reason):
    with pytest.raises(ValueError, match=f"joined by this {reason.kind}"):
        chain().without(reason)


# Order

POOL = [LONG.format("May"), LONG.format("June"), LONG.format("May and of June"), OTHER.format("Ann"),
        OTHER.format("Ann and Bob"), *texts_unlike(3), "call today", "call me today", ""]  # fmt: skip
ads = st.tuples(st.sampled_from(POOL), st.sets(st.sampled_from("abcdef"), max_size=2))
TIGHT = LinkageParams(contact_cap=6, contact_strangers=1, contact_texts=3, text_cap=2, exception=0.4)


@given(st.lists(ads, max_size=24), st.randoms(use_true_random=False))
def test_the_order_of_ads_changes_nothing(found, random):
    order = list(range(len(found)))
    random.shuffle(order)
    straight, mixed = (
        link([found[place][0] for place in places], [[phone(n) for n in found[place][1]] for place in places], TIGHT)
        for places in (range(len(found)), order)
    )
    assert partition(straight) == partition(mixed, order)
    assert [(hub.kind, hub.value, hub.ads, hub.strangers) for hub in straight.hubs] == [
        (hub.kind, hub.value, hub.ads, hub.strangers) for hub in mixed.hubs
    ]


@given(st.lists(ads, max_size=24))
def test_merges_rebuild_the_campaigns(found):
    linkage = link([text for text, _ in found], [[phone(n) for n in numbers] for _, numbers in found], TIGHT)
    merges = linkage.merges()
    assert len(merges) == len(found) - linkage.count
    again = list(range(len(found)))
    for merge in sorted(merges, key=lambda merge: (merge.second, merge.first)):
        one, other = again[merge.first], again[merge.second]
        again = [min(one, other) if label in (one, other) else label for label in again]
    assert tuple(again) == linkage.campaigns
    assert linkage.without(*merges).count >= linkage.count


def edited(count, seed):
    """Texts of many templates, crowded enough that no bucket is compared whole."""
    random = Random(seed)
    words = [f"w{number}" for number in range(2000)]
    templates = [random.choices(words, k=50) for _ in range(max(1, count // 400))]
    for _ in range(count):
        text = list(random.choice(templates))
        for _ in range(random.randrange(4)):
            text[random.randrange(50)] = random.choice(words)
        yield " ".join(text)


def test_twenty_thousand_ads_in_crowded_buckets_come_out_the_same_in_any_order():
    texts = list(edited(20_000, seed=3))
    order = Random(4).sample(range(len(texts)), len(texts))
    straight = link(texts, ([] for _ in texts), PARAMS)
    assert straight.count < 60  # fifty templates
    assert partition(straight) == partition(link((texts[place] for place in order), ([] for _ in texts), PARAMS), order)
