from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest

from ads.errors import InputError
from ads.world import WORLD_VERSION, Posted, Settings, simulate
from ads.world.bank import Wording, read_bank
from ads.world.cast import HINTING, TELLING, least_ads, quotas, read_cast
from ads.world.settings import START
from ads.world.templates import Line
from ads.world.writing import Summary


def hash_of(settings: Settings) -> str:
    summary = Summary(settings)
    for posted in simulate(settings):
        summary.add(posted)
    return str(summary.to_record()["hash"])


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}


def likeness(one: str, other: str) -> float:
    mine, theirs = shingles(one), shingles(other)
    return len(mine & theirs) / max(1, len(mine | theirs))


def test_the_same_seed_gives_the_same_world():
    assert hash_of(Settings(ads=300, seed=3)) == hash_of(Settings(ads=300, seed=3))


def test_another_seed_gives_another_world():
    assert hash_of(Settings(ads=300, seed=3)) != hash_of(Settings(ads=300, seed=4))


def test_there_are_as_many_ads_as_asked_for_in_the_order_of_posting(world):
    assert len(world) == 4000
    assert all(one.at <= other.at for one, other in pairwise(world))


def test_ids_are_unique_and_tell_nothing(world):
    assert len({posted.ad.id for posted in world}) == 4000
    assert all(posted.ad.id.startswith(f"w{WORLD_VERSION}-") and len(posted.ad.id) == 19 for posted in world)
    by_id = sorted(world, key=lambda posted: posted.ad.id)
    assert share([bool(posted.truth.signs) for posted in by_id[:2000]]) == pytest.approx(0.05, abs=0.02)


@pytest.mark.parametrize("months", [6, 18, 27])
def test_the_world_lasts_as_many_months_as_asked_for(months):
    posted = list(simulate(Settings(ads=500, seed=1, months=months)))
    last = posted[-1].at
    assert posted[0].at >= START
    assert (last.year - START.year) * 12 + last.month - START.month == months - 1


@pytest.mark.parametrize("prevalence", [0.0, 0.01, 0.05, 0.3, 1.0])
def test_prevalence_is_the_share_of_ads_with_a_sign(prevalence):
    found = [bool(posted.truth.signs) for posted in simulate(Settings(ads=2000, seed=2, prevalence=prevalence))]
    assert share(found) == pytest.approx(prevalence, abs=0.001)


@pytest.mark.parametrize("ads", [210, 1001, 99_999])
def test_quotas_sum_to_the_ads(ads):
    assert sum(quotas(ads, 0.05).values()) == ads


@pytest.mark.parametrize(("repeats", "low", "high"), [(0.0, 0.0, 0.0), (0.5, 0.25, 0.5), (0.9, 0.5, 0.9)])
def test_repeats_are_a_param(repeats, low, high):
    found = [posted.truth.of is not None for posted in simulate(Settings(ads=1000, seed=2, repeats=repeats))]
    assert low <= share(found) <= high


def test_an_ad_that_repeats_another_is_like_it(world):
    known = {posted.ad.id: posted.ad for posted in world}
    pairs = [(posted.ad, known[posted.truth.of]) for posted in world if posted.truth.of]
    assert share([likeness(ad.text, other.text) > 0.4 for ad, other in pairs]) > 0.9
    assert 0.2 < share([ad.text == other.text for ad, other in pairs]) < 0.7


def test_languages_can_be_chosen():
    both = {posted.ad.language for posted in simulate(Settings(ads=300, seed=2))}
    assert both == {"en", "es"}
    assert {posted.ad.language for posted in simulate(Settings(ads=300, seed=2, languages=("es",)))} == {"es"}


def test_signs_follow_from_the_actor(world):
    signs = {kind.name: kind.signs for kind in read_cast()}
    assert all(posted.truth.signs == signs[posted.truth.kind] for posted in world)


def test_many_ads_with_a_sign_show_nothing_of_it(signed_world):
    for sign in TELLING:
        shown = [posted.truth.shown[sign] for posted in signed_world if sign in posted.truth.signs]
        assert 0.2 < share([one == "nothing" for one in shown]) < 0.6
        assert 0.2 < share([one == "stated" for one in shown]) < 0.7


def test_many_ads_without_a_sign_seem_to_show_one(world):
    lawful = [posted.truth for posted in world if not posted.truth.signs]
    assert share([any(s.near for s in truth.statements) for truth in lawful]) > 0.05
    assert 0.005 < share([truth.shown["coercion"] == "stated" for truth in lawful]) < 0.1
    assert all(truth.shown["minor"] != "stated" for truth in lawful)


def test_what_the_text_gets_wrong_is_known(signed_world):
    for posted in signed_world:
        truth = posted.truth
        for sign in TELLING:
            right = (truth.shown[sign] == "stated") == (sign in truth.signs)
            assert truth.decidable(sign) is right


def test_a_contact_belongs_to_one_actor_at_a_time(world):
    users: dict[str, list[Posted]] = defaultdict(list)
    for posted in world:
        for contact in posted.truth.contacts:
            users[contact.value].append(posted)
    for contact, posts in users.items():
        actors = [posted.truth.actor for posted in posts]
        changes = sum(one != other for one, other in pairwise(actors))
        assert changes == len(set(actors)) - 1, contact  # a number that was given back may find another owner


def test_some_actors_move_and_some_swap_phones(world):
    cities, phones = defaultdict(set), defaultdict(set)
    for posted in world:
        cities[posted.truth.actor].add(posted.ad.city)
        phones[posted.truth.campaign] |= {c.value for c in posted.truth.contacts if c.kind == "phone"}
    assert sum(len(found) > 2 for found in cities.values()) > 10
    assert sum(len(found) > 1 for found in phones.values()) > 10


def test_stolen_wording_is_somebody_elses(world):
    thieves = [posted.truth for posted in world if posted.truth.stolen]
    assert thieves
    campaigns = {posted.truth.campaign for posted in world}
    assert all(truth.stolen in campaigns and truth.stolen != truth.campaign for truth in thieves)


def test_the_held_out_half_stands_in_the_last_quarter_alone(world):
    settings = Settings(ads=4000, seed=7)
    begins = [(posted.at - START).total_seconds() for posted in world if posted.truth.half == "held_out"]
    assert len(begins) > 50
    assert min(begins) >= settings.last_quarter


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_halves_share_next_to_no_line(language):
    """Rows such as `Name: {name}` are what two writers both put."""
    main, held_out = (set(lines_of(read_bank(half, language))) for half in ("main", "held_out"))
    assert len(main & held_out) < 0.03 * len(held_out)


def lines_of(wording: Wording) -> Iterator[Line]:
    for group in (*wording.statements.values(), *wording.near.values()):
        yield from group
    for skeleton in (one for group in wording.skeletons.values() for one in group):
        yield from (row.line for row in skeleton.rows if row.line)


@pytest.mark.parametrize("half", ["main", "held_out"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_bank_has_what_the_cast_says(half, language):
    wording = read_bank(half, language)
    for kind in read_cast():
        for family in kind.families:
            assert wording.skeletons[family]
            said = {name for of, name in wording.statements if of == family}
            for sign in kind.signs:
                assert said & TELLING[sign] or said & HINTING[sign]
        for name in kind.states:
            assert any((family, name) in wording.statements for family in kind.families), (kind.name, name)


def test_wording_that_is_new_in_a_later_year_never_stood_before(world):
    first = " ".join(posted.ad.content.lower() for posted in world[:1000])
    fresh = {word for posted in world[-600:] for word in posted.ad.content.lower().split() if word.isalpha()}
    assert len([word for word in fresh if word not in first]) > 200


def test_more_is_hidden_in_later_months():
    posted = list(simulate(Settings(ads=6000, seed=5)))
    half = len(posted) // 2
    early, late = ({h.operator for p in part for h in p.truth.hidden} for part in (posted[:half], posted[half:]))
    assert late - early


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"ads": 5}, f"--ads is 5, expected at least {least_ads()}: ten for each kind of actor"),
        ({"prevalence": 1.7}, "--prevalence is 1.7, expected 0 to 1"),
        ({"prevalence": -0.1}, "--prevalence is -0.1, expected 0 to 1"),
        ({"prevalence": float("nan")}, "--prevalence is nan, expected 0 to 1"),
        ({"repeats": 2.0}, "--repeats is 2.0, expected 0 to 1"),
        ({"months": 3}, "--months is 3, expected 6 to 60"),
        ({"languages": ("en", "fr")}, "--languages is 'en,fr', expected en or es, or both"),
        ({"languages": ()}, "--languages is '', expected en or es, or both"),
        ({"labelled": -1}, "--labelled is -1, expected 0 or more"),
    ],
)
def test_bad_arguments_are_named(arguments, message):
    with pytest.raises(InputError, match=f"^{message}$"):
        Settings(**arguments)
