import pytest

from ads.world import Posted, Settings, simulate


@pytest.fixture(scope="session")
def world() -> list[Posted]:
    return list(simulate(Settings(ads=4000, seed=7)))


@pytest.fixture(scope="session")
def signed_world() -> list[Posted]:
    """A world in which two ads of five have a sign."""
    return list(simulate(Settings(ads=4000, seed=8, prevalence=0.4)))
