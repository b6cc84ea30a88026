"""firstlight label annotate: ads of the queue, answered in the terminal by keys alone."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from ads.errors import InputError
from firstlight.console import emit, say
from firstlight.marked import bracketed, coloured, legend, marks_of
from firstlight.options import FieldColumns, IdColumn, Json, ParamsFile, Settings, Store, TextColumns
from firstlight.params import Params, load_params
from firstlight.verbs.files import ads_by_id, columns_of, opened

if TYPE_CHECKING:
    from ads.ad import Ad
    from labeling.rounds import Pick
    from labeling.session import Session
    from models.signs import Sign

YES, NO, UNSURE, BACK, SKIP, NOTE, QUIT = "y", "n", "?", "b", "s", "o", "q"
ENDS = ("", "\x03", "\x04")  # of what is typed: its end, Ctrl-C, Ctrl-D
HELP = "[o] note  [b] back to the ad before  [s] skip  [q] stop; every answer is kept at once"
MOST_SECONDS = 900  # a longer look was a pause


def annotate(
    archive: Annotated[Path, typer.Argument(help="Folder or file of the archive that was queued.")],
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="Who answers: a name that stays the same.")],
    store: Store,
    text: TextColumns = [],  # noqa: B006
    id_column: IdColumn = None,
    field: FieldColumns = [],  # noqa: B006
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Answer the ads that are queued, in the terminal, by keys alone.

    Each ad is shown with its contacts covered; what the rules found is marked, but for ads that are to be seen blind.
    Every answer is on disk before the next ad is shown: stop when you like, and start again where you stopped. Take
    breaks; nobody is asked for more ads a day than labeling.annotators says.

        firstlight label queue ads.parquet --store labels.jsonl --size 50

        firstlight label annotate ads.parquet --store labels.jsonl --as reader-1
    """
    chosen = load_params(params, settings)
    from labeling.session import Session

    session = Session(opened(store), name, chosen.labeling)
    ads = ads_by_id(archive, columns_of(text, id_column, field), chosen.ads)
    picks = session.queue()
    if missing := next((pick.ad for pick in picks if pick.ad not in ads), None):
        raise InputError(f"{archive}: holds no ad {missing}, expected the archive that {store} was queued from")
    today = picks[: session.left_today(datetime.now(UTC))]
    done = Desk(session, ads, chosen, quiet=as_json).work(today)
    left = len(session.queue())
    if as_json:
        emit({"answered": done, "left": left, "left_today": session.left_today(datetime.now(UTC))})
        return
    say(f"{done} answered, {left} left for {name}, thank you")
    if left and not session.left_today(datetime.now(UTC)):
        say(f"that was enough for a day ({session.limits.per_day} ads): the others wait")


class Desk:
    """Shows ads and takes answers."""

    def __init__(self, session: "Session", ads: "dict[str, Ad]", params: Params, *, quiet: bool) -> None:
        self._session, self._ads, self._params = session, ads, params
        self._console = Console(highlight=False, stderr=quiet)
        self._key: Callable[[], str] = typer.getchar if sys.stdin.isatty() else _typed

    def work(self, picks: "list[Pick]") -> int:
        """Show the picks in turn; return how many ads were answered."""
        answered: set[str] = set()
        place = 0
        while place < len(picks):
            pick = picks[place]
            self._show(pick, f"ad {place + 1} of {len(picks)}")
            went = self._ask(pick)
            if went == QUIT:
                break
            if went == "done":
                answered.add(pick.ad)
            place = max(0, place - 1) if went == BACK else place + 1
        return len(answered)

    def _show(self, pick: "Pick", where: str) -> None:
        from ads.evidence import gather
        from ads.indicators import load_registry

        evidence = gather(self._ads[pick.ad], phone_region=self._params.ads.phone_region)
        marks = [] if pick.blind else marks_of([], load_registry().find(evidence))
        draw = coloured if self._console.is_terminal else bracketed
        self._console.print()
        self._console.rule(f"{where}{', blind' if pick.blind else ''}", align="left")
        for line in draw(evidence.redacted, marks):
            self._console.print(line)
        if marks and self._console.is_terminal:
            self._console.print(legend(marks))
        self._console.print(HELP, style="dim", markup=False)

    def _ask(self, pick: "Pick") -> str:
        """Ask about every sign, store the answer, and return `done`, or the key that led elsewhere."""
        started, note = time.monotonic(), None
        values: dict[str, int | None] = {}
        signs = list(self._session.signs)
        while len(values) < len(signs):
            sign = signs[len(values)]
            self._console.print(f"{sign.name}? {_choices(sign)} ", end="", markup=False)
            key = self._key()
            self._console.print(key if key.isprintable() else "", markup=False)
            if key in ENDS:
                return QUIT
            if key in (BACK, SKIP, QUIT):
                return key
            if key == NOTE:
                note = self._line("note: ") or note
            elif key in _answers(sign):
                values[sign.name] = _answers(sign)[key]
        seconds = min(MOST_SECONDS, time.monotonic() - started)
        self._session.answer(pick, values, at=datetime.now(UTC), seconds=round(seconds, 1), note=note)
        return "done"

    def _line(self, prompt: str) -> str:
        self._console.print(prompt, end="", markup=False)
        return sys.stdin.readline().strip()


def _typed() -> str:
    """Return the next key of what is piped in, line ends aside."""
    key = sys.stdin.read(1)
    while key and key in "\r\n":
        key = sys.stdin.read(1)
    return key


def _choices(sign: "Sign") -> str:
    rated = f"[{sign.low}-{sign.high}] certainly not to certainly" if sign.kind == "ordinal" else "[y]es [n]o"
    return f"{rated} [?] cannot tell"


def _answers(sign: "Sign") -> dict[str, int | None]:
    """Return what each key says of a sign; None is "cannot tell"."""
    if sign.kind == "binary":
        return {YES: 1, YES.upper(): 1, NO: 0, NO.upper(): 0, UNSURE: None}
    return {UNSURE: None, **{str(level): level for level in range(sign.low, sign.high + 1)}}
