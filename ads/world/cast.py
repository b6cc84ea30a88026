"""Who posts in the simulated archive: kinds of actors as `cast.yaml` has them, and how many ads each kind gets."""

from functools import cache
from importlib import resources
from typing import Literal

import yaml
from pydantic import BaseModel, Field

from ads.ad import ContactKind
from ads.world.bank import Sign

# Of all ads with a sign: which signs they have.
SIGNED: dict[frozenset[Sign], float] = {
    frozenset({"coercion"}): 0.65,
    frozenset({"minor"}): 0.25,
    frozenset({"coercion", "minor"}): 0.10,
}
# What a careful reader takes as telling, and what only hints. Other indicators say little for a sign or against it.
TELLING: dict[Sign, frozenset[str]] = {
    "coercion": frozenset(
        ("movement_restricted", "isolation", "threats_penalty", "documents_held", "debt", "earnings_withheld",
         "conditions_hours", "worker_pays_fee", "deceptive_offer")
    ),
    "minor": frozenset(("stated_age_under_18", "age_conflict")),
}  # fmt: skip
HINTING: dict[Sign, frozenset[str]] = {
    "coercion": frozenset(
        ("third_party_voice", "multi_provider", "manager_language", "fixed_premises_only", "employer_unidentified",
         "tied_housing_transport", "targets_vulnerability")
    ),
    "minor": frozenset(("dependency_reference",)),
}  # fmt: skip

Skew = tuple[float, float, int]  # median, spread, most


class Kind(BaseModel, frozen=True, extra="forbid"):
    """One kind of actor; `cast.yaml` says what each field means."""

    name: str
    reason: str
    share: float = Field(gt=0, le=1)
    signs: frozenset[Sign] = frozenset()
    families: dict[str, float]
    settings: frozenset[str] = frozenset()
    voices: dict[str, float]
    ads: Skew
    days: Skew
    persons: tuple[int, int] = (1, 1)
    campaigns: tuple[int, int] = (1, 1)
    moves: float = 0.0
    stops: tuple[int, int] = (1, 1)
    everywhere: bool = False
    when: Literal["office", "evening", "any"]
    weekend: float = 1.0
    reach: dict[ContactKind, float]
    swaps: float = 0.0
    shares: float = 0.0
    hides: float = 0.0
    price: float = 1.0
    silent: float = 0.0
    steals: float = 0.0
    states: dict[str, float] = {}
    near: dict[Sign, float]

    @property
    def veiled(self) -> frozenset[str]:
        """Indicators that a silent campaign leaves out: all that tell or hint at a sign of the actor."""
        return frozenset(name for sign in self.signs for name in TELLING[sign] | HINTING[sign])


@cache
def read_cast() -> tuple[Kind, ...]:
    """Return the kinds of actors in the order of the file."""
    text = resources.files(__package__).joinpath("cast.yaml").read_text(encoding="utf-8")
    return tuple(Kind(name=name, **fields) for name, fields in yaml.safe_load(text).items())


def quotas(ads: int, prevalence: float) -> dict[str, int]:
    """Return how many ads each kind posts: `prevalence` of all have a sign; they sum to `ads`."""
    signed = {signs: ads * prevalence * part for signs, part in SIGNED.items()}
    wanted = {**signed, frozenset[Sign](): ads - sum(signed.values())}
    shares = {kind.name: kind.share * wanted[kind.signs] / _whole(kind.signs) for kind in read_cast()}
    counts = {name: int(share) for name, share in shares.items()}
    nearest = sorted(counts, key=lambda name: counts[name] - shares[name])  # most cut off first
    for name in nearest[: ads - sum(counts.values())]:
        counts[name] += 1
    return counts


@cache
def _whole(signs: frozenset[Sign]) -> float:
    return sum(kind.share for kind in read_cast() if kind.signs == signs)


def least_ads() -> int:
    """Return the fewest ads a world may have: ten for each kind of actor."""
    return 10 * len(read_cast())
