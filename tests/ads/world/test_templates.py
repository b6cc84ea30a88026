"""The little language of wording, and the units that its amounts claim."""

import re
from collections.abc import Iterator

import pytest

from ads.ad import Price
from ads.world.bank import HALVES, LANGUAGES, read_bank
from ads.world.prices import MONEY
from ads.world.templates import Line, Slot, read_line

# What words of a line say that an amount is for an hour, a day and so on; a shift is a day's work.
SAYS = {
    "hour": r"hour|/ ?hr?\b|\bhrs?\b|\bh?ora\b|\bhoras\b|60 min|sixty min|sesenta minutos|x hora",
    "half_hour": r"half|30|thirty|medi[ao]",
    "night": r"night|evening|noche|velada|overnight",
    "day": r"\bday|daily|shift|día|\bdia|diari|jornada|turno|\{day\}|tarde|game|date",
    "week": r"week|wk|seman|\{day\}|domingo",
    "month": r"month|\bmo\b|\bmes\b|mensual|meses",
}


def slots_of(line: Line) -> list[Slot]:
    parts = (part for piece in line.pieces for option in piece for part in option)
    return [part for part in parts if isinstance(part, Slot)]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("{rent}", Slot("rent", None, None)),
        ("{rent:month}", Slot("rent", "month", "month")),
        ("{rent:month?}", Slot("rent", "month", None)),
        ("{wage:day?piece}", Slot("wage", "day", "piece")),
        ("{rate?piece}", Slot("rate", None, "piece")),
    ],
)
def test_an_amount_has_a_unit_and_the_words_may_say_another(text, slot):
    assert slots_of(read_line(f"Now {text}, paid in cash")) == [slot]


@pytest.mark.parametrize("text", ["a [b", "a b]", "{rent", "{rent:}", "{rent:month?piece"])
def test_what_does_not_close_is_named(text):
    with pytest.raises(ValueError, match="does not close"):
        read_line(text)


def lines() -> Iterator[tuple[str, Line]]:
    for half in HALVES:
        for language in LANGUAGES:
            bank = read_bank(half, language)
            for skeleton in (one for family in bank.skeletons.values() for one in family):
                rows = [row.line for row in skeleton.rows if row.line]
                yield from ((f"{half}/{language}", line) for line in (*skeleton.titles, *rows))
            for topic in (*bank.statements.values(), *bank.near.values()):
                yield from ((f"{half}/{language}", line) for line in topic)


def words(line: Line) -> str:
    """The words of a line with all its alternatives; of its slots the day alone."""
    parts = (part for piece in line.pieces for option in piece for part in option)
    return " ".join(part if isinstance(part, str) else "{day}" if part.name == "day" else "" for part in parts)


def test_a_line_says_the_unit_of_its_amounts():
    claims = {
        (half, words(line), slot.said)
        for half, line in lines()
        for slot in slots_of(line)
        if slot.name in MONEY and slot.said and slot.said != "piece"
    }
    assert len(claims) > 500
    assert not [claim for claim in claims if not re.search(SAYS[claim[2]], claim[1], re.IGNORECASE)]


def test_the_truth_holds_the_unit_that_is_said(world):
    prices = [
        (posted.ad.content[price.end : price.end + 8], price.per)
        for posted in world
        for price in posted.truth.facts
        if isinstance(price, Price)
    ]
    said = {per for after, per in prices if after.lower() == " a month"}
    assert said == {"month"}
    assert {"none", "piece"} <= {per for _, per in prices}


def test_an_amount_is_the_same_whether_its_unit_is_said_or_not(world):
    amounts = [{(f.per, f.amount) for f in one.truth.facts if isinstance(f, Price)} for one in world]
    assert any(("none", amount) in said for said in amounts for per, amount in said if per not in ("none", "piece"))
