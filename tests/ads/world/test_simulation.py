from collections import Counter, defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ads.errors import InputError
from ads.world import World, simulate
from ads.world.actors import quotas
from ads.world.writing import world_hash


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


def share_of_near_duplicates(world: World, likeness: float = 0.6) -> float:
    earlier: dict[str, list[set[tuple[str, ...]]]] = defaultdict(list)
    found = 0
    for ad, truth in zip(world.ads, world.truth, strict=True):
        mine = shingles(ad.content)
        found += any(len(mine & other) >= likeness * len(mine | other) for other in earlier[truth.actor])
        earlier[truth.actor].append(mine)
    return found / len(world.ads)


def test_the_same_seed_gives_the_same_world():
    assert world_hash(simulate(ads=300, seed=3)) == world_hash(simulate(ads=300, seed=3))


def test_the_world_of_a_seed_never_changes_by_accident():
    # A new hash is a new world: whoever changes it says so in WORLD_VERSION or in the changelog.
    assert world_hash(simulate(ads=100, seed=1)) == "27451a4efe7af453172af53a63aab07e6d4a179cb1b752d25fbee94fe1f5caee"


def test_another_seed_gives_another_world():
    assert world_hash(simulate(ads=300, seed=3)) != world_hash(simulate(ads=300, seed=4))


def test_ids_are_unique_and_look_random(world):
    ids = [ad.id for ad in world.ads]
    assert len(set(ids)) == 5000
    assert all(len(name) == 15 and name.startswith("w1-") and int(name[3:], 16) >= 0 for name in ids)


def test_ids_and_order_carry_nothing_of_the_label(world):
    ordered = sorted(world.truth, key=lambda truth: truth.ad)
    for truths in (ordered, world.truth):
        first = sum(bool(truth.signs) for truth in truths[:2500]) / 2500
        assert first == pytest.approx(0.091, abs=0.03)


def test_ads_stand_in_the_order_of_posting_within_2025(world):
    times = [ad.posted_at for ad in world.ads]
    assert times == sorted(times)
    assert {time.year for time in times} == {2025}


def test_truth_and_ads_stand_in_the_same_order(world):
    assert [truth.ad for truth in world.truth] == [ad.id for ad in world.ads]


@pytest.mark.parametrize("prevalence", [0.0, 0.02, 0.1, 0.5])
def test_prevalence_is_what_was_asked_for(prevalence):
    truths = simulate(ads=2000, seed=5, prevalence=prevalence).truth
    assert sum(truth.coercion for truth in truths) == pytest.approx(2000 * prevalence * 0.65, abs=1)
    assert sum(truth.minor for truth in truths) == pytest.approx(2000 * prevalence * 0.35, abs=1)


@given(ads=st.integers(100, 10**6), prevalence=st.floats(0, 0.5))
def test_quotas_sum_to_the_ads_asked_for(ads, prevalence):
    counts = quotas(ads, prevalence)
    assert sum(counts.values()) == ads
    assert min(counts.values()) >= 0


@pytest.mark.parametrize("ads", [100, 101, 137])
def test_a_small_world_has_the_ads_asked_for(ads):
    assert len(simulate(ads=ads, seed=1).ads) == ads


def test_some_ads_carry_both_signs(world):
    assert any(truth.coercion and truth.minor for truth in world.truth)


def test_a_seventh_of_the_ads_is_in_spanish(world):
    assert sum(ad.language == "es" for ad in world.ads) / 5000 == pytest.approx(0.15, abs=0.03)


def test_kinds_and_titles_are_mixed(world):
    assert set(Counter(ad.kind for ad in world.ads)) == {"service", "job", "classified"}
    assert 0 < sum(ad.title is None for ad in world.ads) < 5000


def test_labels_follow_from_the_actor(world):
    signs = defaultdict(set)
    for truth in world.truth:
        signs[truth.actor].add((truth.actor_kind, truth.signs))
    assert all(len(kinds) == 1 for kinds in signs.values())


def test_some_positives_carry_no_phrase(world):
    positives = [truth for truth in world.truth if truth.signs]
    silent = sum(not truth.phrases for truth in positives) / len(positives)
    assert silent == pytest.approx(0.15, abs=0.05)


def test_some_negatives_carry_a_lookalike_and_none_a_signal(world):
    negatives = [truth for truth in world.truth if not truth.signs]
    lookalikes = sum(bool(truth.lookalikes) for truth in negatives) / len(negatives)
    assert lookalikes == pytest.approx(0.10, abs=0.03)
    assert not any(truth.phrases for truth in negatives)


def test_near_duplicates_exist_within_actors(world):
    assert share_of_near_duplicates(world) == pytest.approx(0.3, abs=0.06)


def test_every_ad_has_three_annotators_on_both_signs(world):
    by_ad = defaultdict(list)
    for vote in world.votes:
        by_ad[vote.ad].append((vote.annotator, vote.sign))
    assert set(by_ad) == {ad.id for ad in world.ads}
    assert all(len(set(votes)) == 6 and len({annotator for annotator, _ in votes}) == 3 for votes in by_ad.values())


def test_votes_come_after_the_ad(world):
    posted = {ad.id: ad.posted_at for ad in world.ads}
    assert all(vote.at > posted[vote.ad] for vote in world.votes)


def test_annotators_differ_in_skill(world):
    assert recall(world, "expert-1") > recall(world, "hurried-1") + 0.1


def test_a_positive_without_a_phrase_is_missed_more_often(world):
    assert recall(world, silent=False) > recall(world, silent=True) + 0.2


def recall(world: World, annotator: str | None = None, silent: bool | None = None) -> float:
    truths = {truth.ad: truth for truth in world.truth if silent is None or silent is not bool(truth.phrases)}
    values = [
        vote.value
        for vote in world.votes
        if annotator in (None, vote.annotator) and vote.ad in truths and vote.sign in truths[vote.ad].signs
    ]
    return sum(values) / len(values)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"ads": 5}, "--ads is 5, expected at least 100"),
        ({"ads": 100, "prevalence": 0.7}, "--prevalence is 0.7, expected 0 to 0.5"),
        ({"ads": 100, "prevalence": -0.1}, "--prevalence is -0.1, expected 0 to 0.5"),
        ({"ads": 100, "prevalence": float("nan")}, "--prevalence is nan, expected 0 to 0.5"),
    ],
)
def test_bad_arguments_are_named(arguments, message):
    with pytest.raises(InputError, match=f"^{message}$"):
        simulate(seed=1, **arguments)
