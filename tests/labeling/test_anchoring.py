from datetime import UTC, datetime

import numpy as np
import pytest

from labeling.anchoring import anchoring
from labeling.votes import Vote
from models.signs import Sign

FRAUD = Sign(name="fraud")


def vote(ad, annotator, value, *, blind, role="person"):
    at = datetime(2025, 1, 1, tzinfo=UTC)
    return Vote(ad=ad, annotator=annotator, sign="fraud", value=value, at=at, blind=blind, role=role)


def made(pull, *, ads=2500, hard=0.0, seed=0):
    """Votes of annotators, name -> pull, on ads of which half are seen with the suggestion, and the suggestions."""
    rng = np.random.default_rng(seed)
    votes, suggestions = [], {}
    for ad in range(ads):
        suggested, blind = int(rng.random() < 0.3), bool(rng.random() < 0.5)
        suggestions[str(ad), "fraud"] = suggested
        chance = np.clip((0.6 if suggested else 0.1) + hard * rng.normal(), 0, 1)
        for who, strength in pull.items():
            value = int(rng.random() < chance)
            votes.append(vote(str(ad), who, suggested if not blind and rng.random() < strength else value, blind=blind))
    return votes, suggestions


def test_the_pull_of_each_annotator_is_found():
    votes, suggestions = made({"x": 0.0, "y": 0.6})
    everybody, x, y = anchoring(votes, suggestions, FRAUD, resamples=200)
    assert (everybody.annotator, x.annotator, y.annotator) == (None, "x", "y")
    assert y.pull == pytest.approx(0.6, abs=0.12)
    assert y.interval[0] > 0
    assert y.shift_on_yes > 0 > y.shift_on_no
    assert x.interval[0] < 0 < x.interval[1]
    assert x.pull < everybody.pull < y.pull


def test_ads_that_move_everybody_widen_the_interval_and_do_not_make_a_pull():
    votes, suggestions = made(dict.fromkeys("vwxyz", 0.0), hard=0.3)
    everybody = anchoring(votes, suggestions, FRAUD, resamples=200)[0]
    assert everybody.interval[0] < 0 < everybody.interval[1]


def test_more_of_a_yes_on_all_ads_in_view_is_no_pull():
    cells = {(True, 0): 10, (True, 1): 50, (False, 0): 30, (False, 1): 70}  # yes of 100, by blind and suggested
    votes, suggestions = [], {}
    for (blind, suggested), yes in cells.items():
        for ad in range(100):
            name = f"{blind}{suggested}{ad}"
            suggestions[name, "fraud"] = suggested
            votes.append(vote(name, "x", int(ad < yes), blind=blind))
    found = anchoring(votes, suggestions, FRAUD, resamples=20)[1]
    assert (found.shift_on_yes, found.shift_on_no) == pytest.approx((0.2, 0.2))
    assert found.pull == pytest.approx(0)


def test_without_blind_votes_nothing_can_be_said():
    votes, suggestions = made({"x": 0.5}, ads=50)
    everybody, x = anchoring([one for one in votes if not one.blind], suggestions, FRAUD, resamples=5)
    assert (everybody.pull, x.pull, x.interval) == (None, None, None)
    assert x.votes > 0


def test_votes_that_say_nothing_of_it_are_left_out():
    suggestions = {("a", "fraud"): 1}
    votes = [
        vote("a", "x", None, blind=True),
        vote("a", "y", 1, blind=None),
        vote("a", "rule:z/a", 1, blind=True, role="rule"),
        vote("elsewhere", "w", 1, blind=True),
    ]
    assert [one.annotator for one in anchoring(votes, suggestions, FRAUD)] == [None]


def test_the_same_seed_gives_the_same_interval():
    votes, suggestions = made({"x": 0.3}, ads=100)
    one, same = (anchoring(votes, suggestions, FRAUD, resamples=50, seed=4) for _ in range(2))
    assert one == same
