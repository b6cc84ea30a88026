"""A draft set by its writer's hand: the text as posted, with the place of everything that it says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ads.ad import Age, Contact, Fact, Name, Origin, Place, Price
from ads.world.bank import Half, Language
from ads.world.chance import Dice
from ads.world.drafts import Draft, Row
from ads.world.filling import Filled, Filler
from ads.world.habits import Habit, slipped
from ads.world.hiding import Operator, in_use, operators
from ads.world.truth import Hidden, Statement

WORDS_HIDDEN = 0.12  # of the longer words of a writer who hides words
LINES_HIDDEN = 0.3  # of the stretches of a writer who hides whole lines
INLINE_ENDS = ".!?:,;)"
CURRENCY = "USD"
CONTACTS = ("phone", "email", "handle", "link")


@dataclass(frozen=True, slots=True)
class Mark:
    """A filled slot and where it stands."""

    filled: Filled
    start: int
    end: int


@dataclass
class Page:
    """An ad as it grows; offsets count from the start of its content."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def add(self, text: str, filled: Filled | None = None, operator: str | None = None) -> None:
        """Put a stretch at the end, with what it states and how it is hidden."""
        start, end = len(self.text), len(self.text) + len(text)
        self.text += text
        if filled and filled.kind:
            self.marks.append(Mark(filled, start, end))
        if operator:
            self.hidden.append(Hidden(operator, start, end))

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """The contacts of the ad; one that is hidden is obscured."""
        return tuple(
            Contact(
                kind=mark.filled.kind,
                value=str(mark.filled.value),
                obscured=mark.filled.operator is not None,
                start=mark.start,
                end=mark.end,
            )
            for mark in self.marks
            if mark.filled.kind in CONTACTS
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of the ad; a state right after its city belongs to the city."""
        found = [mark for mark in self.marks if mark.filled.kind in FACTS]
        kept = [mark for place, mark in enumerate(found) if not (place and self._belongs(found[place - 1], mark))]
        return tuple(FACTS[str(mark.filled.kind)](mark) for mark in kept)

    def _belongs(self, city: Mark, state: Mark) -> bool:
        if city.filled.kind != "place" or state.filled.kind != "place" or city.filled.detail != state.filled.detail:
            return False
        return self.text[city.end : state.start] in (", ", " ", " (") and city.filled.value != state.filled.value


FACTS: dict[str, Callable[[Mark], Fact]] = {
    "price": lambda mark: Price(
        amount=float(mark.filled.value),
        currency=CURRENCY,
        per=mark.filled.detail,
        start=mark.start,
        end=mark.end,
    ),
    "age": lambda mark: Age(value=int(mark.filled.value), whose=mark.filled.detail, start=mark.start, end=mark.end),
    "place": lambda mark: Place(
        name=str(mark.filled.value), region=mark.filled.detail, country="US", start=mark.start, end=mark.end
    ),
    "name": lambda mark: Name(value=str(mark.filled.value), start=mark.start, end=mark.end),
    "origin": lambda mark: Origin(start=mark.start, end=mark.end),
}


@dataclass(frozen=True, slots=True)
class Hand:
    """Sets the rows of one draft."""

    habit: Habit
    language: Language
    half: Half
    when: float
    fill: Filler
    dice: Dice

    def title(self, page: Page, row: Row) -> None:
        """Set a title."""
        self._row(page, row, "upper" if self.habit.loud_title else self.habit.case)

    def body(self, page: Page, rows: Sequence[Row]) -> None:
        """Set the rows of a text, one after another."""
        page.add(self._sign("start"))
        for place, row in enumerate(rows):
            if place:
                self._join(page)
            self._row(page, row, self.habit.case)
            last = place == len(rows) - 1
            if page.text[-1:] not in INLINE_ENDS and (
                self.habit.layout == " " or (last and "\n" not in self.habit.layout)
            ):
                page.add("." if self.habit.stop == "!" and self.dice.chance(0.6) else self.habit.stop)
        page.add(self._sign("end")[::-1])

    def _join(self, page: Page) -> None:
        """Put what stands between two rows; a comma or dots take the place of a full stop."""
        if self.habit.layout[0] in ",." and page.text.endswith("."):
            page.text = page.text[:-1]
        page.add(self.habit.layout + self._sign("between"))

    def _sign(self, place: str) -> str:
        """Return what a writer who decorates puts before or after a row."""
        habit = self.habit
        here = habit.sign_at == place or (habit.sign_at == "both" and place != "between")
        return f"{habit.sign} " if habit.sign and here else ""

    def _row(self, page: Page, row: Row, case: str) -> None:
        start, before = len(page.text), ""
        for part in row.parts:
            if isinstance(part, str):
                self._literal(page, _cased(part, case))
                before = part
            else:
                filled = self.fill(part, before)
                shown = filled.text if filled.kind in CONTACTS or filled.operator else _cased(filled.text, case)
                page.add(shown, filled, filled.operator)
        if row.states:
            page.statements.append(Statement(row.states, row.near, start, len(page.text)))

    def _literal(self, page: Page, text: str) -> None:
        text = slipped(text, self.habit.slips, self.dice)
        known = operators(self.half)
        if "text" in self.habit.hides and self.dice.chance(LINES_HIDDEN):
            self._changed(page, text, known.text)
        elif "word" in self.habit.hides:
            self._words(page, text, known.word)
        else:
            page.add(text)

    def _words(self, page: Page, text: str, group: Sequence[Operator]) -> None:
        for place, word in enumerate(text.split(" ")):
            page.add(" " if place else "")
            if len(word) > 3 and word.isalpha() and self.dice.chance(WORDS_HIDDEN):
                self._changed(page, word, group)
            else:
                page.add(word)

    def _changed(self, page: Page, text: str, group: Sequence[Operator]) -> None:
        operator = self.dice.pick(in_use(group, self.half, self.when))
        changed = operator(text, self.language, self.dice)
        page.add(changed, operator=operator.__name__ if changed != text else None)


def _cased(text: str, case: str) -> str:
    return text.lower() if case == "lower" else text.upper() if case == "upper" else text


def render(draft: Draft, hand: Hand) -> tuple[str | None, str, Page]:
    """Return title, text and the page whose offsets count in both together."""
    page = Page()
    if draft.title:
        hand.title(page, draft.title)
    title = page.text.strip() or None
    page.text = f"{title}\n" if title else ""
    body = len(page.text)
    hand.body(page, draft.rows)
    return title, page.text[body:], page
