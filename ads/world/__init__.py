from ads.world.lives import Posted
from ads.world.settings import WORLD_VERSION, Settings
from ads.world.simulation import simulate

__all__ = ["WORLD_VERSION", "Posted", "Settings", "simulate"]
