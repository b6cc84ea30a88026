import pytest

from ads.world import World, simulate


@pytest.fixture(scope="session")
def world() -> World:
    return simulate(ads=5000, seed=7)
