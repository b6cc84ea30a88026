"""Cities of the simulated archive, and fictional phones that belong to them."""

from dataclasses import dataclass

from ads.world.chance import Dice


@dataclass(frozen=True, slots=True)
class City:
    """A US city with the area codes that serve it."""

    name: str
    region: str
    area_codes: tuple[str, ...]


CITIES = tuple(
    City(name, region, tuple(codes.split()))
    for name, region, codes in (
        ("San Diego", "CA", "619 858"),
        ("Los Angeles", "CA", "213 310 323 818"),
        ("San Francisco", "CA", "415 628"),
        ("Oakland", "CA", "510 341"),
        ("San Jose", "CA", "408 669"),
        ("Sacramento", "CA", "916 279"),
        ("Fresno", "CA", "559"),
        ("Las Vegas", "NV", "702 725"),
        ("Phoenix", "AZ", "602 480 623"),
        ("Albuquerque", "NM", "505"),
        ("Denver", "CO", "303 720"),
        ("Seattle", "WA", "206 253"),
        ("Portland", "OR", "503 971"),
        ("Houston", "TX", "713 832 281"),
        ("Dallas", "TX", "214 469 972"),
        ("San Antonio", "TX", "210"),
        ("Chicago", "IL", "312 773 872"),
        ("Atlanta", "GA", "404 678 770"),
        ("Miami", "FL", "305 786"),
        ("New York", "NY", "212 917 347 718"),
    )
)

FORMS = ("{0}-{1}-{2}", "({0}) {1}-{2}", "{0}.{1}.{2}", "{0} {1} {2}", "+1 {0} {1} {2}")


class Phonebook:
    """Hands out each fictional phone (area code, 555, 01xx) once, so that two strangers never share one."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._free = {code: dice.some(range(100), 100) for city in CITIES for code in city.area_codes}

    def take(self, city: City) -> str | None:
        """Return ten digits, of the city while it has any left; None when the whole book is used up."""
        codes = [code for code in city.area_codes if self._free[code]]
        codes = codes or [code for code, numbers in self._free.items() if numbers]
        if not codes:
            return None
        code = self._dice.pick(codes)
        return f"{code}55501{self._free[code].pop():02}"


def written_phone(phone: str, dice: Dice) -> str:
    """Return a phone the way one writer puts it."""
    return dice.pick(FORMS).format(phone[:3], phone[3:6], phone[6:])


def obscured_phone(phone: str, digits: list[str], dice: Dice) -> str:
    """Return a phone written to defeat collection; `digits` are the words for 0 to 9."""
    area, exchange, line = phone[:3], phone[3:6], phone[6:]
    return dice.pick(
        (
            f"{_spelled(area, digits)} {exchange} {line}",
            f"{area} {_spelled(exchange, digits)} {line}",
            f"{area}.{exchange}.{line[:2]} {line[2:]}",
            " ".join(phone),
        )
    )


def _spelled(number: str, digits: list[str]) -> str:
    return " ".join(digits[int(digit)] for digit in number)
