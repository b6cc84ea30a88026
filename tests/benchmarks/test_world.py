import numpy as np
import pytest

from ads.world import Settings, simulate
from benchmarks.features import Rows, alone, features_of
from benchmarks.shape import Shape
from benchmarks.world import make

ADS = 1200


@pytest.fixture(scope="module")
def looked_at():
    rows, shape = Rows(), Shape(ADS)
    for posted in simulate(Settings(ads=ADS, seed=3, prevalence=0.3, labelled=0)):
        rows.add(posted)
        shape.add(posted)
    return rows, shape.to_record()


def test_a_feature_that_is_the_label_stands_out_most(looked_at):
    rows, _ = looked_at
    labels = rows.signs["coercion"]
    planted = ("planted", "number", np.array(labels, dtype=float))
    prevalence, found = alone(iter([planted, *features_of(rows)]), labels, most=5)
    assert prevalence == pytest.approx(0.225, abs=0.01)
    assert (found[0].name, found[0].precision) == ("planted", 1.0)
    assert all(found[0].precision >= other.precision for other in found)


def test_a_feature_counts_by_its_absence_too():
    labels = [True, False, False, False]
    _, (found,) = alone(iter([("absent", "word", np.array([0.0, 1.0, 1.0, 1.0]))]), labels, most=1)
    assert found.precision == 1.0


def test_shares_sum_to_one(looked_at):
    _, shape = looked_at
    for shares in (shape["contacts_per_actor"], shape["cities_per_contact"], *shape["lengths"].values()):
        assert sum(shares) == pytest.approx(1)
    assert sum(map(sum, shape["hours"].values())) == ADS
    assert 0 < shape["exact_repeats"] < shape["reposts"] < 1


def test_vocabulary_grows(looked_at):
    growth = looked_at[1]["growth"]
    assert growth == sorted(growth)
    assert 0.3 < looked_at[1]["heaps_exponent"] < 0.9


def test_making_a_world_is_measured(tmp_path):
    found = make(210, tmp_path / "world")
    assert found["ads"] == 210
    assert found["seconds"] > 0
    assert (tmp_path / "world" / "world.json").is_file()
