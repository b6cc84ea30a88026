from ads.world.simulation import WORLD_VERSION, World, simulate

__all__ = ["WORLD_VERSION", "World", "simulate"]
