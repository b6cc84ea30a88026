"""The label store: votes and rounds in one ledger, so that nothing of them is lost, changed or counted twice unseen."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ads.errors import InputError
from ads.ledger import Ledger
from ads.ledger_entries import BEGINNING
from labeling.rounds import Round
from labeling.votes import Vote, read_votes

VOTE, ROUND = "vote", "round"
LATER = timedelta(microseconds=1)


class LabelStore:
    """The votes and rounds of one archive; a store that is not there yet is empty."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ledger = Ledger(path)

    def votes(self) -> list[Vote]:
        """Return all votes in the order in which they came; corrections stand beside what they correct.

        Raises InputError at an entry that is no vote.
        """
        return [_read(Vote, entry.data, f"{self.path}: entry {entry.number}") for entry in self.ledger.entries(VOTE)]

    def add(self, votes: Sequence[Vote]) -> int:
        """Add the votes that are not there yet, and return how many were; they are on disk when this returns."""
        return len(self.ledger.append_new(VOTE, [_plain(vote) for vote in votes], key=_identity))

    def rounds(self) -> tuple[Round, ...]:
        """Return the rounds in order."""
        entries = self.ledger.entries(ROUND)
        return tuple(_read(Round, entry.data, f"{self.path}: entry {entry.number}") for entry in entries)

    def open(self, one: Round) -> None:
        """Add a round; raises InputError where another of its number was opened meanwhile."""
        if not self.ledger.append_new(ROUND, [_plain(one)], key=lambda data: data["number"]):
            raise InputError(f"{self.path}: round {one.number} was opened by somebody else, queue again")


def read_labels(path: Path) -> tuple[list[Vote], tuple[Round, ...]]:
    """Return votes and rounds from a label store, or the votes of a table, which has no rounds."""
    if _is_ledger(path):
        store = LabelStore(path)
        return store.votes(), store.rounds()
    return read_votes(path), ()


def _is_ledger(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING


def after(vote: Vote, before: Iterable[Vote]) -> Vote:
    """Return a vote that is later than what its annotator said of the ad before, also where a clock runs backwards."""
    place = (vote.ad, vote.sign, vote.annotator)
    earlier = [other.at for other in before if (other.ad, other.sign, other.annotator) == place]
    latest = max(earlier, default=None)
    return vote if latest is None or vote.at > latest else vote.model_copy(update={"at": latest + LATER})


def _identity(data: Any) -> Any:
    return data.get("key") or (data["ad"], data["annotator"], data["sign"], data["at"])


def _plain(one: Vote | Round) -> dict[str, Any]:
    return one.model_dump(mode="json", exclude_defaults=True)


def _read(kind: Any, data: Any, where: str) -> Any:
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        field = ".".join(map(str, error.errors(include_url=False, include_context=False)[0]["loc"]))
        raise InputError(f"{where}: {field} is not that of a {kind.__name__.lower()}, verify the ledger") from error
