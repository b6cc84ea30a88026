"""What one person is asked next, and what follows from an answer: for labelling without a server."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from labeling.erased import is_erased
from labeling.params import AnnotatorParams, LabelingParams
from labeling.rounds import Pick, Round
from labeling.store import LabelStore, after
from labeling.votes import Role, Vote
from models.signs import Sign

PERSON: Role = "person"


def answered(votes: Sequence[Vote]) -> dict[str, set[str]]:
    """Return the people who answered each ad, a "cannot tell" included."""
    found: dict[str, set[str]] = {}
    for vote in votes:
        if vote.role == PERSON:
            found.setdefault(vote.ad, set()).add(vote.annotator)
    return found


def pending(rounds: Sequence[Round], votes: Sequence[Vote]) -> list[Pick]:
    """Return the picks that still want an answer, in order of rounds; none of an ad that was erased."""
    people = answered(votes)
    picks = (pick for one in rounds for pick in one.picks if not is_erased(pick.ad))
    return [pick for pick in picks if len(people.get(pick.ad, ())) < pick.wanted]


@dataclass
class Session:
    """One person's sitting over a label store; every answer is on disk before the next ad is shown."""

    store: LabelStore
    annotator: str
    params: LabelingParams
    votes: list[Vote] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.votes = self.store.votes()

    @property
    def limits(self) -> AnnotatorParams:
        """What this person takes on."""
        return self.params.annotators.get(self.annotator, AnnotatorParams())

    @property
    def signs(self) -> list[Sign]:
        """The signs that this person is asked about."""
        return [sign for sign in self.params.named_signs() if sign.name not in self.limits.not_asked]

    def left_today(self, now: datetime) -> int:
        """Return how many more ads this person may see on the day of `now`."""
        seen = {vote.ad for vote in self._own() if vote.at.astimezone(now.tzinfo).date() == now.date()}
        return max(0, self.limits.per_day - len(seen))

    def queue(self) -> list[Pick]:
        """Return the picks that this person is to label: open ones, given to nobody else, and not answered yet."""
        done = {vote.ad for vote in self._own()}
        picks = pending(self.store.rounds(), self.votes)
        return [
            pick for pick in picks if pick.ad not in done and (not pick.annotators or self.annotator in pick.annotators)
        ]

    def answer(
        self,
        pick: Pick,
        values: Mapping[str, int | None],
        *,
        at: datetime,
        seconds: float | None = None,
        note: str | None = None,
    ) -> list[Vote]:
        """Store one answer, a vote a sign, and return what was stored; a second answer to an ad supersedes the first.

        Raises ValueError for a value outside the scale of its sign.
        """
        votes = [after(vote, self.votes) for vote in self._votes(pick, values, at, seconds, note)]
        self.store.add(votes)
        self.votes += votes
        return votes

    def _votes(
        self, pick: Pick, values: Mapping[str, int | None], at: datetime, seconds: float | None, note: str | None
    ) -> Iterator[Vote]:
        known = {sign.name: sign for sign in self.signs}
        for name, value in values.items():
            sign = known[name]
            if value is not None and not sign.low <= value <= sign.high:
                raise ValueError(f"{name} is {value}, expected {sign.low} to {sign.high}")
            yield Vote(
                ad=pick.ad,
                annotator=self.annotator,
                sign=name,
                value=value,
                at=at,
                blind=pick.blind,
                seconds=seconds,
                note=note,
            )

    def _own(self) -> list[Vote]:
        return [vote for vote in self.votes if vote.annotator == self.annotator]
