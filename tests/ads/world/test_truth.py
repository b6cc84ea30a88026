from collections import Counter

import pytest

from ads.ad import Age, Name, Place, Price
from ads.world.truth import Hidden


def words(posted, span) -> str:
    return posted.ad.content[span.start : span.end]


@pytest.fixture(scope="module")
def plain(world):
    """Ads that hide nothing."""
    return [posted for posted in world if not posted.truth.hidden]


def test_every_span_lies_in_the_content(world):
    for posted in world:
        truth = posted.truth
        for span in (*truth.contacts, *truth.facts, *truth.statements, *truth.hidden):
            assert 0 <= span.start < span.end <= len(posted.ad.content)


def test_a_plain_contact_stands_where_the_truth_says(plain):
    for posted in plain:
        for contact in posted.truth.contacts:
            shown = words(posted, contact)
            if contact.kind == "phone":
                assert "".join(filter(str.isdigit, shown))[-10:] == contact.value[2:]
            elif contact.kind == "email":
                assert shown == contact.value
            elif contact.kind == "link":
                assert shown.endswith(contact.value)
            else:
                assert contact.value.endswith(f":{shown.removeprefix('@')}")
            assert not contact.obscured


def test_a_plain_fact_stands_where_the_truth_says(plain):
    for posted in plain:
        for fact in posted.truth.facts:
            shown = words(posted, fact)
            if isinstance(fact, Price):
                assert float("".join(sign for sign in shown if sign.isdigit() or sign == ".")) == fact.amount
            elif isinstance(fact, Name):
                assert shown.casefold() == fact.value.casefold()
            elif isinstance(fact, Place):
                assert shown.casefold() == fact.name.casefold()
            elif isinstance(fact, Age) and shown.isdigit() and len(shown) < 4:
                assert int(shown) == fact.value


def test_all_kinds_of_facts_are_stated(world):
    kinds = Counter(fact.kind for posted in world for fact in posted.truth.facts)
    assert min(kinds[kind] for kind in ("price", "age", "place", "name", "origin")) > 20


def test_what_is_hidden_is_named(world):
    hidden = [hidden for posted in world for hidden in posted.truth.hidden]
    assert len({one.operator for one in hidden}) > 15
    assert all(isinstance(one, Hidden) and one.end > one.start for one in hidden)


def test_obscured_contacts_are_hidden_by_an_operator(world):
    for posted in world:
        spans = {(hidden.start, hidden.end) for hidden in posted.truth.hidden}
        assert all((c.start, c.end) in spans for c in posted.truth.contacts if c.obscured)


def test_a_minor_is_stated_for_whoever_is_advertised_or_sought(signed_world):
    for posted in signed_world:
        for fact in posted.truth.facts:
            if isinstance(fact, Age) and fact.value < 18 and fact.whose != "other":
                assert "minor" in posted.truth.signs
