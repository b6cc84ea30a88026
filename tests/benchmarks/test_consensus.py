import numpy as np
import pytest

from ads.world import Settings
from benchmarks.consensus import figures_of, skills_of, world
from labeling.answers import answers_of
from labeling.consensus import consensus
from models.signs import Sign

COERCION = Sign(name="coercion")


@pytest.fixture(scope="module")
def made():
    return world(Settings(ads=600, seed=3, prevalence=0.3, labelled=300))


def test_a_world_has_truth_votes_and_suggestions_of_the_same_ads(made):
    assert {vote.ad for vote in made.votes} == set(made.ads)
    assert len(made.truth["coercion"]) == len(made.ads)
    assert len(made.suggestions) == 2 * len(made.ads)
    assert {vote.blind for vote in made.votes} == {True, False}


def test_labels_that_are_the_truth_are_best():
    truth = np.array([True, False, False, True])
    right, wrong = (figures_of(labels.astype(float), truth) for labels in (truth, ~truth))
    assert right == {"log_loss": pytest.approx(0.001, abs=1e-5), "brier": 0, "average_precision": 1, "error": 0}
    assert wrong["log_loss"] == pytest.approx(6.908, abs=0.001)


def test_skills_are_held_beside_those_that_the_truth_shows(made):
    names, answers = answers_of(made.votes, made.ads, COERCION)
    truth = made.truth["coercion"]
    figures = skills_of(consensus(made.votes, made.ads, [COERCION]), names, answers, truth)
    given = answers[:, 0] >= 0
    assert figures["sensitivity"]["true"][names[0]] == pytest.approx(answers[given & truth, 0].mean())
    assert figures["specificity"]["true"][names[0]] == pytest.approx(1 - answers[given & ~truth, 0].mean())
    assert -1 <= figures["both"]["correlation"] <= 1
