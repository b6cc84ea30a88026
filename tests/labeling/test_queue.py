from collections import Counter
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from ads.ad import Ad
from ads.errors import InputError
from ads.params import AdsParams
from labeling.cases import look
from labeling.params import AnnotatorParams, LabelingParams, QueueParams
from labeling.queue import Scores, next_round
from labeling.rounds import Pick, Round, weights_of
from labeling.rules import Rule, ask

START = datetime(2025, 1, 1, tzinfo=UTC)
WORDS = "harbor orchard quarry ferry chapel market bridge station meadow cellar tower valley canyon prairie".split()
SIGNS = ("coercion", "minor")


def ads_of(count):
    """Ads of unlike texts; every fifth is posted twice."""
    found = []
    for place in range(count):
        one, two, three = (WORDS[(place // step) % len(WORDS)] for step in (1, 14, 7))
        text = f"{one} {place} help near the {two} for {place % 9 + 2} days, bring {three} boots number {place * 7}"
        times = 2 if place % 5 == 0 else 1
        found += [
            Ad(id=f"a{place:03}-{again}", text=text, posted_at=START + timedelta(days=place, hours=again))
            for again in range(times)
        ]
    return found


@pytest.fixture(scope="module")
def cases():
    return look(ads_of(200), AdsParams())


@pytest.fixture(scope="module")
def said(cases):
    return ask([Rule("any", "mine", "coercion", lambda case: None)], cases)


@pytest.fixture(scope="module")
def scores(cases):
    draws = np.random.default_rng(0).random((len(cases), 2)) ** 4
    return Scores(draws, (0.5, 0.6), "a model")


def params(**shares):
    return LabelingParams(queue=QueueParams(**shares)) if shares else LabelingParams()


def draw(cases, scores, said, size=50, **options):
    return next_round(cases, size, scores=scores, said=said, params=options.pop("params", params()), **options)


def only(share):
    return params(
        **{name: float(name == share) for name in ("uncertain", "conflict", "novel", "random", "validation", "test")}
    )


def test_the_ads_of_cases_are_listed_once(cases):
    """A round asks for them again and again: a new list each time makes it quadratic in ads."""
    assert cases.ads is cases.ads


def test_a_round_has_its_shares(cases, scores, said):
    counts = Counter((pick.aim, pick.why) for pick in draw(cases, scores, said, 100).picks)
    assert counts["train", "uncertain"] == 40
    assert counts["train", "novel"] == 5
    assert counts["train", "random"] == 20
    assert counts["validation", "gold"] == 10
    assert counts["test", "gold"] == 20


def test_the_same_archive_gives_the_same_round(cases, scores, said):
    assert draw(cases, scores, said) == draw(cases, scores, said)


def test_uncertain_picks_are_those_nearest_to_a_threshold(cases, scores, said):
    picked = {pick.ad for pick in draw(cases, scores, said, 10, params=only("uncertain")).picks}
    nearest = scores.doubt.min(axis=1)
    doubt = {ad.id: nearest[place] for place, ad in enumerate(cases.ads)}
    assert max(doubt[ad] for ad in picked) < np.quantile(nearest, 0.3)


def test_conflicts_are_picked_where_families_disagree(cases, scores):
    yes = Rule("yes", "one", "coercion", lambda case: 1 if "ferry 3" in case.text else None)
    no = Rule("no", "two", "coercion", lambda case: 0)
    same = Rule("same", "two", "coercion", lambda case: 1)
    round_ = draw(cases, scores, ask([yes, no], cases), 10, params=only("conflict"))
    texts = {ad.id: ad.text for ad in cases.ads}
    assert round_.picks
    assert all("ferry 3" in texts[pick.ad] for pick in round_.picks)
    with pytest.raises(InputError, match="nothing is left"):  # a family speaks with one voice, and one of it says yes
        draw(cases, scores, ask([yes, no, same], cases), 10, params=only("conflict"))


def test_new_wording_is_picked_first(scores, said):
    odd = "Piano tuner, uprights and grands, references from two schools of music, felt and strings replaced"
    ads = [*ads_of(60)[:40], Ad(id="odd", text=odd, posted_at=START)]
    cases = look(ads, AdsParams())
    level = Scores(np.full((len(cases), 2), 0.1), (0.5, 0.5), "a model")
    none = ask([Rule("any", "mine", "coercion", lambda case: None)], cases)
    labelled = {ad.id for ad in ads[:20]}
    (first,) = draw(cases, level, none, 1, params=only("novel"), labelled=labelled).picks
    assert first.ad == "odd"


def test_random_picks_are_unflagged_and_know_their_probability(cases, scores, said):
    picks = draw(cases, scores, said, 20, params=only("random")).picks
    flagged = {ad.id for ad, flags in zip(cases.ads, scores.flagged, strict=True) if flags.any()}
    assert len(picks) == 20
    assert not flagged & {pick.ad for pick in picks}
    assert len({pick.probability for pick in picks}) == 1
    assert picks[0].probability < 1


def test_gold_is_blind_doubly_labelled_and_drawn_from_strata(cases, scores, said):
    picks = draw(cases, scores, said, 20, params=only("test")).picks
    assert {(pick.blind, pick.wanted, pick.aim) for pick in picks} == {(True, 2, "test")}
    strata = Counter(pick.stratum for pick in picks)
    assert set(strata) == {*SIGNS, "unflagged"}
    assert all(len({pick.probability for pick in picks if pick.stratum == name}) == 1 for name in strata)


def test_gold_comes_from_the_latest_ads(cases, scores, said):
    times = {ad.id: ad.posted_at for ad in cases.ads}
    found = draw(cases, scores, said, 100)
    test = [times[pick.ad] for pick in found.picks if pick.aim == "test"]
    train = [times[pick.ad] for pick in found.picks if pick.aim == "train"]
    assert max(train) < found.validation < found.test <= min(test)


def test_an_ad_stands_for_those_of_the_same_text(cases, scores, said):
    picks = draw(cases, scores, said, 100).picks
    twice = [pick for pick in picks if pick.alike]
    assert twice
    assert all(pick.alike == (f"{pick.ad[:-1]}1",) for pick in twice)


def test_nothing_is_picked_twice_over_rounds_and_cuts_stay(cases, scores, said):
    rounds = []
    for _ in range(4):
        rounds.append(draw(cases, scores, said, 30, rounds=rounds))
    picked = [pick.ad for one in rounds for pick in one.picks]
    assert len(picked) == len(set(picked))
    assert len({(one.validation, one.test) for one in rounds}) == 1
    assert [one.number for one in rounds] == [1, 2, 3, 4]


def test_what_a_person_labelled_is_not_asked_again_nor_its_like(cases, scores, said):
    labelled = {ad.id for ad in cases.ads if ad.id.endswith("-1")}
    picks = draw(cases, scores, said, 100, labelled=labelled).picks
    assert not {pick.ad[:-2] for pick in picks} & {ad[:-2] for ad in labelled}


def test_an_archive_without_dates_is_all_for_train(said):
    undated = [ad.model_copy(update={"posted_at": None}) for ad in ads_of(30)]
    cases = look(undated, AdsParams())
    level = Scores(np.full((len(cases), 2), 0.1), (0.5, 0.5), "a model")
    none = ask([Rule("any", "mine", "coercion", lambda case: None)], cases)
    found = draw(cases, level, none, 20)
    assert {pick.aim for pick in found.picks} == {"train"}
    assert found.test is None


def test_people_take_turns_within_their_day(cases, scores, said):
    people = {
        "ana": AnnotatorParams(per_day=10),
        "ben": AnnotatorParams(per_day=20),
        "cai": AnnotatorParams(per_day=20),
    }
    chosen = LabelingParams(annotators=people)
    picks = draw(cases, scores, said, 80, params=chosen).picks
    assert all(len(pick.annotators) == pick.wanted for pick in picks)
    days = Counter((name, pick.day) for pick in picks for name in pick.annotators)
    assert max(count for (name, _), count in days.items() if name == "ana") <= 10
    assert max(days.values()) <= 20


def test_gold_goes_to_those_who_are_asked_about_every_sign(cases, scores, said):
    people = {name: AnnotatorParams() for name in ("ana", "ben")} | {"cai": AnnotatorParams(not_asked=("minor",))}
    picks = draw(cases, scores, said, 40, params=LabelingParams(annotators=people)).picks
    assert {name for pick in picks if pick.why == "gold" for name in pick.annotators} == {"ana", "ben"}
    assert any("cai" in pick.annotators for pick in picks)


def test_one_person_cannot_make_gold(cases, scores, said):
    with pytest.raises(InputError, match=r"labeling\.annotators names 1, expected 2 or more"):
        draw(cases, scores, said, 40, params=LabelingParams(annotators={"ana": AnnotatorParams()}))


def test_a_size_below_one_and_an_empty_frame_are_errors(cases, scores, said):
    with pytest.raises(InputError, match="the size of a round is 0"):
        draw(cases, scores, said, 0)
    with pytest.raises(InputError, match="nothing is left to label"):
        draw(cases, scores, said, labelled={ad.id for ad in cases.ads})


def pick(ad, probability, *, alike=0):
    others = tuple(f"{ad}-{place}" for place in range(alike))
    return Pick(ad=ad, alike=others, aim="test", why="gold", stratum="s", probability=probability, blind=True, wanted=2)


def test_weights_of_one_round_are_inverse_probabilities_times_size():
    one = Round(number=1, picks=(pick("a", 0.5), pick("b", 0.1, alike=2)), scored_by="m")
    assert weights_of((one,), "test") == {"a": 2.0, "b": 30.0}
    assert weights_of((one,), "validation") == {}


def test_weights_over_rounds_estimate_the_size_of_the_archive():
    """Two rounds of a random draw from 1,000 ads: the weights add up to 1,000 on average."""
    first = [pick(f"a{place}", 50 / 1000) for place in range(50)]
    second = [pick(f"b{place}", 30 / 950) for place in range(30)]
    rounds = (Round(number=1, picks=first, scored_by="m"), Round(number=2, picks=second, scored_by="m"))
    assert sum(weights_of(rounds, "test").values()) == pytest.approx(1000)
