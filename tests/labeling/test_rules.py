from datetime import UTC, datetime

import numpy as np
import pytest

from ads.ad import Ad
from ads.errors import InputError
from ads.indicators import load_registry
from ads.params import AdsParams
from labeling.cases import look
from labeling.rules import ABSTAIN, NEVER, Rule, ask, families, figures, house_rules, rule, rules_in
from models.signs import Sign

AT = datetime(2026, 1, 5, tzinfo=UTC)
SIGNS = ("coercion", "minor")
HELD = "Farm work, bunk in the barn. Your passport stays with us until the contract ends."
PLAIN = "Oak table with six chairs, seats redone last winter, pick up in the evening."
OWN = "Companionship for dinners. I work for myself and nobody else answers my phone."


def cases_of(*texts, **fields):
    return look([Ad(id=f"a{place}", text=text, **fields) for place, text in enumerate(texts)], AdsParams())


def said(cases, sign="coercion", rules=None):
    """The answers of rules by ad, as {rule: answer}."""
    asked = ask(rules or house_rules([sign]), cases)
    return [
        {one.name: int(answer) for one, answer in zip(asked.rules, row, strict=True) if answer != ABSTAIN}
        for row in asked.answers
    ]


def test_an_expert_indicator_says_yes_and_a_plain_ad_gets_a_no():
    held, plain = said(cases_of(HELD, PLAIN))
    assert held["documents_held"] == 1
    assert "nothing_found" not in held
    assert plain == {"nothing_found": 0}


def test_a_protective_indicator_says_no_unless_an_expert_one_is_there():
    (own,) = said(cases_of(OWN))
    assert own["independence"] == 0
    (both,) = said(cases_of(f"{OWN} {HELD}"))
    assert "independence" not in both
    assert both["documents_held"] == 1


def test_a_hint_alone_abstains_and_hints_of_two_families_say_yes():
    registry = load_registry().indicators
    hint = "She is waiting for your call. Ask for her, she answers after noon."
    (alone,) = said(cases_of(hint))
    assert registry["third_party_voice"].tier == "E3"
    assert alone == {}
    (together,) = said(cases_of(f"{hint} c.a.l.l h e r six-one-two 5 5 5 zero one four six"))
    assert together == {"hints_together": 1}


def test_no_rule_rests_on_a_null_indicator_or_on_origin():
    registry = load_registry().indicators
    null = {one.id for one in registry.values() if one.polarity == "null"} | {NEVER}
    assert len(null) >= 3
    assert not null & {one.name for one in house_rules(SIGNS)}
    assert not null & set(families())


def test_origin_and_null_indicators_do_not_change_any_answer():
    texts = [
        "Companionship in town this week only, references please.",
        "Nurse from the Philippines, Filipina, new here",
    ]
    for sign in SIGNS:
        assert {tuple(one) for one in said(cases_of(*texts), sign)} <= {("nothing_found",), ()}


def test_every_family_holds_known_indicators_that_may_vote():
    registry = load_registry().indicators
    for indicator in families():
        assert registry[indicator].polarity in ("concern", "protective")
        assert registry[indicator].read_from != "archive"


def test_names_that_travel_on_one_phone_say_yes():
    cities, names = ("Reno", "Boise", "Tulsa"), ("Maria", "Anna", "Laura", "Emily")
    ads = [
        Ad(
            id=f"{city}-{name}",
            text=f"{name} offers companionship in {city}, hours by phone. Call 775-555-0123",
            kind="service",
            city=city,
            posted_at=AT,
        )
        for city in cities
        for name in names
    ]
    cases = look(ads, AdsParams())
    assert cases.cases[0].campaign.ads == 12
    assert len(cases.cases[0].campaign.names) >= 4
    assert all(one["names_travel_together"] == 1 for one in said(cases))
    assert all("names_travel_together" not in one for one in said(look(ads[:4], AdsParams())))


def test_a_rule_that_crashes_abstains_and_is_counted():
    @rule(sign="coercion", family="mine")
    def breaks(case):
        return 1 / (len(case.ad.id) - 2)

    @rule(sign="coercion", family="mine")
    def babbles(case):
        return "yes"

    asked = ask([breaks, babbles], cases_of(PLAIN, HELD))
    assert (asked.answers == ABSTAIN).all()
    assert asked.crashes == {"rule:mine/breaks": 2, "rule:mine/babbles": 2}
    assert "ZeroDivisionError" in asked.first["rule:mine/breaks"]
    assert "expected 0, 1 or None" in asked.first["rule:mine/babbles"]
    assert [one.crashes for one in figures(asked, {})] == [2, 2]


def test_two_rules_of_one_name_are_refused():
    one = Rule("same", "mine", "coercion", lambda case: None)
    with pytest.raises(InputError, match="rule:mine/same is there twice for sign coercion"):
        ask([one, one], cases_of(PLAIN))


def test_figures_tell_coverage_overlap_conflict_and_agreement():
    rules = [
        Rule("table", "a", "coercion", lambda case: 1 if "table" in case.text else None),
        Rule("farm", "a", "coercion", lambda case: 1 if "Farm" in case.text else None),
        Rule("every", "b", "coercion", lambda case: 0),
    ]
    asked = ask(rules, cases_of(PLAIN, HELD, OWN))
    table, farm, every = figures(asked, {("a0", "coercion"): False, ("a2", "coercion"): False})
    assert (table.yes, table.no, table.coverage) == (1, 0, pytest.approx(1 / 3))
    assert (table.overlap, table.conflict, table.alone) == (1.0, 1.0, 0)
    assert (table.judged, table.agreed) == (1, 0)
    assert (farm.overlap, farm.conflict, farm.judged) == (1.0, 1.0, 0)
    assert (every.no, every.alone, every.judged, every.agreed) == (3, 1, 2, 2)
    assert every.conflict == pytest.approx(2 / 3)


def test_votes_of_rules_carry_their_family_and_fit_an_ordinal_scale():
    asked = ask([Rule("every", "b", "coercion", lambda case: 1)], cases_of(PLAIN))
    (binary,) = asked.votes([Sign(name="coercion")], AT)
    assert (binary.annotator, binary.value, binary.role) == ("rule:b/every", 1, "rule")
    (rated,) = asked.votes([Sign.ordinal("coercion", 0, 6)], AT)
    assert rated.value == 4
    assert not list(asked.votes([Sign(name="minor")], AT))


def test_rules_of_a_file_are_read(tmp_path):
    file = tmp_path / "mine.py"
    file.write_text(
        "from labeling.rules import rule\n\n\n"
        '@rule(sign="coercion", family="hours")\n'
        "def round_the_clock(case):\n"
        '    return 1 if "24/7" in case.text else None\n'
    )
    (mine,) = rules_in(file)
    assert mine.annotator == "rule:hours/round_the_clock"
    assert said(cases_of("Open 24/7, ask inside."), rules=[mine]) == [{"round_the_clock": 1}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = 1\n", "holds no rule"),
        ("import nowhere_at_all\n", "ModuleNotFoundError"),
        ("def broken(:\n", "SyntaxError"),
    ],
)
def test_a_file_without_rules_is_named(tmp_path, text, message):
    file = tmp_path / "mine.py"
    file.write_text(text)
    with pytest.raises(InputError, match=message):
        rules_in(file)
    with pytest.raises(InputError, match="there is no such file"):
        rules_in(tmp_path / "none.py")


def test_no_ads_give_no_figures():
    asked = ask(house_rules(SIGNS), look([], AdsParams()))
    assert asked.answers.shape == (0, len(asked.rules))
    assert not np.any([one.coverage for one in figures(asked, {})])
