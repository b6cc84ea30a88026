"""What a world is made from: the arguments that, with the version, decide every byte of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ads.errors import InputError
from ads.world.bank import LANGUAGES, Language
from ads.world.cast import least_ads

WORLD_VERSION = "3"
START = datetime(2024, 1, 1, tzinfo=UTC)
DAY = 24 * 60 * 60
QUARTER = 3  # months


@dataclass(frozen=True, slots=True)
class Settings:
    """Arguments of a world.

    `prevalence` is the share of ads with a sign, `repeats` the chance that an ad of a campaign repeats an earlier one,
    word for word or nearly. Raises InputError for a number out of range or an unknown language.
    """

    ads: int = 5000
    seed: int = 7
    months: int = 18
    prevalence: float = 0.05
    repeats: float = 0.5
    languages: tuple[Language, ...] = LANGUAGES
    labelled: int = 20_000

    def __post_init__(self) -> None:
        for fault in self._faults():
            raise InputError(fault)

    def _faults(self) -> Iterator[str]:
        if self.ads < least_ads():
            yield f"--ads is {self.ads}, expected at least {least_ads()}: ten for each kind of actor"
        if not 6 <= self.months <= 60:
            yield f"--months is {self.months}, expected 6 to 60"
        for name in ("prevalence", "repeats"):
            if not 0 <= getattr(self, name) <= 1:
                yield f"--{name} is {getattr(self, name)}, expected 0 to 1"
        if self.labelled < 0:
            yield f"--labelled is {self.labelled}, expected 0 or more"
        unknown = [language for language in self.languages if language not in LANGUAGES]
        if unknown or not self.languages:
            yield f"--languages is {','.join(self.languages)!r}, expected {' or '.join(LANGUAGES)}, or both"

    @property
    def seconds(self) -> int:
        """Length of the world."""
        return self._since(self.months)

    @property
    def last_quarter(self) -> int:
        """Seconds from the start to the last quarter, in which the held-out wording begins."""
        return self._since(self.months - QUARTER)

    def _since(self, months: int) -> int:
        end = START.replace(year=START.year + months // 12, month=months % 12 + 1)
        return int((end - START).total_seconds())


def month_of(time: datetime) -> int:
    """Return the month of the world, from 0."""
    return (time.year - START.year) * 12 + time.month - START.month
