"""The page that an annotator sees: one question a sign, the indicators to mark in the text, and a free note."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree import ElementTree as Xml

from ads.entries import Indicator
from ads.indicators import Registry
from models.signs import Sign

CONTENT, SEEN, NOTE = "content", "seen", "note"
SIGN = "sign:"  # what the name of a sign's question begins with
CANNOT_TELL = "cannot tell"
DIGITS = "1234567890"
LETTERS = "qwertyiopasdfghjklzxcvbnm"  # without u, which Label Studio keeps for itself
KEYS = (*DIGITS, *LETTERS, *(f"shift+{letter}" for letter in LETTERS))
COLORS = {"concern": "#B4530A", "protective": "#2F6F4F", "null": "#6B7280"}
STYLE = """
.ad { padding: 10px 16px; margin-bottom: 12px; max-height: 46vh; overflow-y: auto; line-height: 1.6;
      border: 1px solid var(--color-neutral-border, #d0d0d0); border-radius: 6px; }
.signs { display: flex; flex-wrap: wrap; gap: 12px; margin-bottom: 8px; }
.sign { flex: 1 1 300px; padding: 4px 14px; border-radius: 6px;
        border: 1px solid var(--color-neutral-border, #d0d0d0); }
.group { display: block; width: 100%; margin-bottom: 2px; }
"""
ABOUT, QUESTION, GROUP = (
    f"font-size: {size}px; margin: {margin}px 0 4px" for size, margin in ((13, 0), (16, 8), (13, 6))
)


def answers_to(sign: Sign) -> dict[str, int | None]:
    """Return what can be answered on a sign, in order, and the value of each; nobody has to know.

    >>> answers_to(Sign(name="coercion"))
    {'yes': 1, 'no': 0, 'cannot tell': None}
    """
    if sign.kind == "binary":
        return {"yes": sign.high, "no": sign.low, CANNOT_TELL: None}
    return {**{str(level): level for level in range(sign.low, sign.high + 1)}, CANNOT_TELL: None}


def offered(registry: Registry, signs: Iterable[Sign]) -> tuple[Indicator, ...]:
    """Return the indicators that somebody can mark in one ad: those of a sign, unless only an archive shows them."""
    wanted = {sign.name for sign in signs} | {"both"}
    return tuple(
        entry for entry in registry.indicators.values() if entry.sign in wanted and entry.read_from != "archive"
    )


def title_of(indicator: str) -> str:
    """Return an indicator's id as people read it.

    >>> title_of("documents_held")
    'Documents held'
    """
    return indicator.replace("_", " ").capitalize()


@dataclass(frozen=True)
class Form:
    """What is asked of each ad; `questions` says it in better words, by sign."""

    signs: tuple[Sign, ...]
    indicators: tuple[Indicator, ...] = ()
    questions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> dict[str, Sign]:
        """The signs by name."""
        return {sign.name: sign for sign in self.signs}

    @cached_property
    def by_label(self) -> dict[str, Indicator]:
        """The indicators by what an annotation may call them: id or title."""
        return {name: entry for entry in self.indicators for name in (title_of(entry.id), entry.id)}

    def speaks_to(self, indicator: str, sign: str) -> bool:
        """Return whether an indicator is one of a sign; one of no sign asked about belongs to each."""
        owner = self.by_label[indicator].sign
        return owner == sign or owner not in self.by_name

    def to_xml(self) -> str:
        """Return the labeling config as Label Studio reads it; every value is escaped."""
        keys = self._keys()
        free = iter(key for key in KEYS if key not in {taken for sign in keys.values() for taken in sign.values()})
        root = Xml.Element("View")
        Xml.SubElement(root, "Style").text = STYLE
        _ad(root)
        signs = Xml.SubElement(root, "View", className="signs")
        for sign in self.signs:
            _question(Xml.SubElement(signs, "View", className="sign"), sign, self._asked(sign), keys[sign.name])
        if self.indicators:
            self._labels(root, free)
        Xml.SubElement(
            root, "TextArea", name=NOTE, toName=CONTENT, rows="2", maxSubmissions="1", editable="true",
            placeholder="Note (optional): what decided it, what is missing. Shift+Enter keeps it.",
        )  # fmt: skip
        Xml.indent(root)
        return Xml.tostring(root, encoding="unicode")

    def _keys(self) -> dict[str, dict[str, str]]:
        """Return the key of each answer by sign: a level has its own digit where nobody else has it."""
        taken: set[str] = set()
        keys: dict[str, dict[str, str]] = {}
        for sign in sorted(self.signs, key=lambda sign: sign.kind == "binary"):
            answers = answers_to(sign)
            own = {answer: answer for answer in answers if answer in DIGITS and answer not in taken}
            free = iter(key for key in KEYS if key not in taken | set(own))
            keys[sign.name] = {answer: own.get(answer) or next(free, "") for answer in answers}
            taken |= set(keys[sign.name].values())
        return keys

    def _asked(self, sign: Sign) -> str:
        if sign.name in self.questions:
            return self.questions[sign.name]
        name = f"{sign.name[0].upper()}{sign.name[1:]}"
        if sign.kind == "binary":
            return f"{name}: does the ad show signs of it?"
        return f"{name}: how far does the ad show signs of it? {sign.low} not at all, {sign.high} beyond doubt"

    def _labels(self, root: Xml.Element, keys: Iterator[str]) -> None:
        labels = Xml.SubElement(root, "Labels", name=SEEN, toName=CONTENT)
        for title, members in _grouped(self.indicators):
            group = Xml.SubElement(labels, "View", className="group")
            Xml.SubElement(group, "Header", value=title, size="6", style=GROUP)
            for entry in members:
                label = Xml.SubElement(
                    group, "Label", value=title_of(entry.id), alias=entry.id, hint=entry.definition,
                    background=COLORS[entry.polarity],
                )  # fmt: skip
                if key := next(keys, None):
                    label.set("hotkey", key)


def _ad(root: Xml.Element) -> None:
    frame = Xml.SubElement(root, "View", className="ad")
    Xml.SubElement(frame, "Header", value="$about", size="6", style=ABOUT)
    Xml.SubElement(frame, "Text", name=CONTENT, value="$content", valueType="text", granularity="symbol")


def _question(frame: Xml.Element, sign: Sign, asked: str, keys: Mapping[str, str]) -> None:
    Xml.SubElement(frame, "Header", value=asked, size="5", style=QUESTION)
    choices = Xml.SubElement(
        frame, "Choices", name=f"{SIGN}{sign.name}", toName=CONTENT, choice="single-radio", showInline="true",
        required="true", requiredMessage=f"{sign.name}: please answer, or choose '{CANNOT_TELL}'",
    )  # fmt: skip
    for answer in answers_to(sign):
        choice = Xml.SubElement(choices, "Choice", value=answer)
        if keys[answer]:
            choice.set("hotkey", keys[answer])


def _grouped(indicators: Sequence[Indicator]) -> list[tuple[str, list[Indicator]]]:
    """Return the indicators by sign, what speaks against one at the end of its sign, and which group each makes."""
    groups: dict[str, list[Indicator]] = {}
    for entry in indicators:
        sign = "any sign" if entry.sign == "both" else entry.sign
        title = f"Speaks against {sign}" if entry.polarity == "protective" else f"Seen: {sign}"
        groups.setdefault(title, []).append(entry)
    return list(groups.items())
