"""Cities of the simulated archive, and how those who move go from one to the next."""

from functools import cache
from importlib import resources

import yaml
from pydantic import BaseModel

from ads.world.chance import Dice


class City(BaseModel, frozen=True, extra="forbid"):
    """A US city: `level` is what things cost (1 in the middle), `weight` how many ads it sees."""

    name: str
    region: str
    state: str
    codes: tuple[int, ...]
    weight: float
    level: float
    spanish: float


class Map(BaseModel, frozen=True, extra="forbid"):
    """All cities, and the orders in which they are travelled."""

    cities: dict[str, City]
    circuits: tuple[tuple[str, ...], ...]

    def drawn(self, dice: Dice) -> City:
        """Return a city, large ones more often."""
        return self.cities[dice.weighted({name: city.weight for name, city in self.cities.items()})]

    def route(self, start: City, stops: int, dice: Dice) -> tuple[City, ...]:
        """Return `stops` cities from a start along its circuit, and on to others where that ends."""
        circuit = next(line for line in self.circuits if start.name in line)
        place, step = circuit.index(start.name), dice.pick((1, -1))
        near = [circuit[(place + step * number) % len(circuit)] for number in range(min(stops, len(circuit)))]
        far = dice.some([name for name in self.cities if name not in near], stops - len(near))
        return tuple(self.cities[name] for name in (*near, *far))

    def beside(self, city: City, dice: Dice) -> City:
        """Return a neighbour on the same circuit."""
        return self.route(city, 2, dice)[1]


@cache
def read_map() -> Map:
    """Return the map that ships with the package."""
    text = resources.files(__package__).joinpath("cities.yaml").read_text(encoding="utf-8")
    document = yaml.safe_load(text)
    cities = {
        name: {**city, "name": name, "state": document["states"][city["region"]]}
        for name, city in document["cities"].items()
    }
    return Map.model_validate({"cities": cities, "circuits": document["circuits"]})
