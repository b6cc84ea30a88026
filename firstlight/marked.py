"""An ad's content with its spans marked: by colour where a terminal shows colours, by brackets where not.

Whatever a terminal would obey is made harmless; line ends stay.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.style import Style
from rich.text import Text

from ads.ad import Contact, Fact, Finding
from ads.neutral import for_terminal

COLOURS = {  # dark on light, so that they can be read in whatever colours a terminal has
    "contact": "#000000 on #7fd7ff",
    "price": "#000000 on #8ce08c",
    "age": "#000000 on #ffd75f",
    "place": "#000000 on #c3b1ff",
    "name": "#000000 on #ffafd7",
    "origin": "#000000 on #d0d0d0",
}
POLARITIES = {"concern": "underline bold red", "protective": "underline bold green", "null": "underline bold"}

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the content, what it is called, its style, and the signs that stand around it without colours."""

    start: int
    end: int
    label: str
    style: str
    around: str

    @property
    def opening(self) -> str:
        """What stands before the words."""
        return f"{self.around[0]}{self.label}: "


def marks_of(spans: Iterable[Contact | Fact], findings: Iterable[Finding]) -> list[Mark]:
    """Return the marks of an ad; a colour of contacts and facts goes over the line that a finding draws."""
    cues = [Mark(cue.start, cue.end, cue.indicator, POLARITIES[cue.polarity], "{}") for cue in findings]
    colour = {"phone": "contact", "email": "contact", "handle": "contact", "link": "contact"}
    facts = [Mark(span.start, span.end, span.kind, COLOURS[colour.get(span.kind, span.kind)], "[]") for span in spans]
    return [mark for mark in (*cues, *facts) if mark.start < mark.end]


def pieces(content: str, marks: Sequence[Mark]) -> Iterator[tuple[int, str, list[Mark]]]:
    """Yield the content in pieces, each with its place and with every mark that covers it."""
    edges = sorted({0, len(content), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    waiting = sorted(marks, key=lambda mark: mark.start, reverse=True)
    covering: list[Mark] = []
    for start, end in pairwise(edges):
        covering = [mark for mark in covering if mark.end > start]
        while waiting and waiting[-1].start <= start:
            covering.append(waiting.pop())
        yield start, content[start:end], covering


def coloured(content: str, marks: Sequence[Mark]) -> Iterator[Text]:
    """Yield the lines of the content, marked by colour."""
    line = Text()
    order = {id(mark): place for place, mark in enumerate(marks)}
    for _, piece, covering in pieces(content, marks):
        layers = sorted(covering, key=lambda mark: order[id(mark)])
        style = Style.combine([Style.null(), *(Style.parse(mark.style) for mark in layers)])
        first, *rest = piece.split("\n")
        line.append(for_terminal(first), style)
        for part in rest:
            yield line
            line = Text().append(for_terminal(part), style)
    yield line


def bracketed(content: str, marks: Sequence[Mark]) -> Iterator[Text]:
    """Yield the lines of the content, marked by brackets: `[kind: words]`, and `{indicator: words}` for a finding."""
    said: list[str] = []
    open_now: list[Mark] = []
    for start, piece, covering in pieces(content, marks):
        said += [mark.around[1] for mark in reversed(open_now) if mark.end <= start]
        opened = [mark for mark in covering if mark.start == start]
        said += [mark.opening for mark in sorted(opened, key=lambda mark: -mark.end)]
        said.append(piece)
        open_now = covering
    said += [mark.around[1] for mark in reversed(open_now)]
    for line in "".join(said).split("\n"):
        yield Text(for_terminal(line))


def legend(marks: Sequence[Mark]) -> Text:
    """Return a line that says which colour is what, for the marks that occur."""
    used = {mark.style for mark in marks}
    line = Text()
    for label, style in {**COLOURS, **{f"finding ({name})": style for name, style in POLARITIES.items()}}.items():
        if style in used:
            line.append(f" {label} ".replace(" ", NO_BREAK), style).append("  ")
    return line
