"""The text rules of the project, held over whole worlds and the bank: clinical wording, no minor near a service."""

import re
from collections.abc import Iterator
from importlib import resources

import pytest
import yaml

from ads.ad import Age
from ads.world import Posted, Settings, simulate
from ads.world.bank import HALVES, LANGUAGES, WRITERS
from ads.world.cast import read_cast
from ads.world.habits import slips
from ads.world.templates import read_line

# What no text of the archive may say, kept here and nowhere else.
FORBIDDEN = re.compile(
    r"\b(sex\w*|erotic\w*|nud[eo]\w*|naked|desnud\w*|body|bodies|cuerpo\w*|kiss\w*|beso\w*|escort\w*|[ií]ntim\w*|sensual\w*"
    r"|seduc\w*|lingerie|lencería|pleasur\w*|placer\w*|fantas\w*|strip\w*|incall|outcall|full service|beautiful"
    r"|bell[ao]s?|pretty|bonit[ao]s?|guap[ao]s?|cute|lind[ao]s?|hot|sweet\w*|dulces?|fresh|slim|petite|delgad[ao]s?|tall|weight|skin"
    r"|piel|blond\w*|rubi[ao]s?|brunette\w*|morenas?|eyes|ojos|legs|piernas|looks|girls?|boys?|niñas|young\w*"
    r"|joven\w*|jóvenes)\b",
    re.IGNORECASE,
)
SERVICE = re.compile(
    r"\b(companion\w*|compañ[ií]a|acompañ\w*|massag\w*|masaj\w*|visit\w*|appointment\w*|citas?|company for dinner)\b",
    re.IGNORECASE,
)
YOUTH = re.compile(
    r"\b(minors?|under eighteen|menor(es)? de|teens?|teenage\w*|adolescen\w*|child\w*|kids?|niñ\w*|hij[ao]s?|sons?"
    r"|daughters?|niece|nephew|sobrin[ao]|school\w*|escuela|escolar|secundaria|alumn\w*|students?|estudiante\w*"
    r"|grade|guardian\w*|tutor\w*|curfew|toque de queda|foster|acogida|runaway\w*|ran away|born|nacid\w*|nacimiento"
    r"|birth\w*|parents|padres)\b",
    re.IGNORECASE,
)
SLOT = re.compile(r"\{[^}]*\}")
EMAIL = re.compile(r"[\w.]+@[\w.-]+\.\w+")
LINK = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)
PHONE = re.compile(r"(?<!\d)(?:\+?1[-. ]?)?(?:\(\d{3}\)|\d{3})[-. ]?\d{3}[-. ]?\d{4}(?!\d)")
FICTIONAL = re.compile(r"1?[2-9]\d{2}55501\d{2}")
MINOR_SLOTS = re.compile(r"\{minor")


@pytest.fixture(scope="module", params=[(7, 0.1), (8, 0.5), (2026, 0.5)], ids=str)
def any_world(request) -> list[Posted]:
    seed, prevalence = request.param
    return list(simulate(Settings(ads=4000, seed=seed, prevalence=prevalence)))


def documents() -> Iterator[tuple[str, dict]]:
    folder = resources.files("ads.world").joinpath("wording")
    for half in HALVES:
        for name in (*(f"{language}/{writer}" for language in LANGUAGES for writer in WRITERS), "statements"):
            file = folder.joinpath(half, f"{name}.yaml")
            yield f"{half}/{name}", yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def lines_of() -> Iterator[tuple[str, str, str]]:
    """Yield (where it stands, family, line) for every line of both halves."""
    for name, document in documents():
        yield from ((f"{name}/business", "service", line) for line in document.get("lists", {}).get("business", []))
        for skeleton in document.get("skeletons", []):
            for line in (*skeleton["titles"], *skeleton["lines"]):
                yield name, skeleton["family"], line
        for kind in document.get("reach", {}).values():
            yield from ((name, "reach", line) for line in kind)
        yield from ((name, "again", line) for line in document.get("again", []))
        for language in LANGUAGES if name.endswith("statements") else ():
            for group in ("statements", "near"):
                for family, topics in document[language][group].items():
                    for topic, lines in topics.items():
                        yield from ((f"{name}/{group}/{topic}", family, line) for line in lines)


LINES = list(lines_of())


def plain_words(line: str) -> Iterator[str]:
    """The words that a line can hold, as writers set them: between blanks, slots left out."""
    options = [part for piece in read_line(line.removeprefix("?")).pieces for option in piece for part in option]
    yield from (word for part in options if isinstance(part, str) for word in part.split(" "))


def plain(posted: Posted) -> str:
    """The content without what writers hide: an operator changes letters, and no word."""
    text, end = [], 0
    for hidden in sorted(posted.truth.hidden, key=lambda one: one.start):
        text.append(posted.ad.content[end : hidden.start])
        end = hidden.end
    return " ".join([*text, posted.ad.content[end:]])


def test_no_ad_holds_a_forbidden_word(any_world):
    assert not [posted.ad.content for posted in any_world if FORBIDDEN.search(plain(posted))]


def test_no_line_holds_a_forbidden_word():
    assert not [line for line in LINES if FORBIDDEN.search(SLOT.sub(" ", line[2]))]


def test_no_slip_of_the_pen_makes_a_forbidden_word():
    words = {(family, word) for _, family, line in LINES for word in plain_words(line)}
    made = {(family, slip) for family, word in words for slip in slips(word)}
    assert len(made) > 100_000
    assert not [slip for _, slip in made if FORBIDDEN.search(slip)]
    assert not [slip for family, slip in made if family != "service" and SERVICE.search(slip)]
    assert not [slip for family, slip in made if family == "service" and YOUTH.search(slip)]


def test_no_actor_with_the_minor_sign_advertises_a_service():
    assert not [kind.name for kind in read_cast() if "minor" in kind.signs and "service" in kind.families]


def test_the_minor_sign_never_stands_in_a_service_ad(any_world):
    assert not [one.ad.content for one in any_world if "minor" in one.truth.signs and one.ad.kind == "service"]


def test_only_service_ads_speak_of_a_service(any_world):
    assert not [one.ad.content for one in any_world if one.ad.kind != "service" and SERVICE.search(one.ad.content)]
    assert not [line for line in LINES if line[1] != "service" and SERVICE.search(line[2])]


def test_no_service_ad_speaks_of_youth_or_dependency(any_world):
    assert not [one.ad.content for one in any_world if one.ad.kind == "service" and YOUTH.search(plain(one))]
    assert not [line for line in LINES if line[1] == "service" and YOUTH.search(SLOT.sub(" ", line[2]))]


def test_no_service_ad_states_an_age_below_21(any_world):
    ages = [f.value for one in any_world if one.ad.kind == "service" for f in one.truth.facts if isinstance(f, Age)]
    assert ages
    assert min(ages) >= 20


def test_the_ages_of_minors_stand_in_statements_of_the_sign_alone():
    where = {(name.rsplit("/", 1)[-1], family) for name, family, line in LINES if MINOR_SLOTS.search(line)}
    assert {topic for topic, _ in where} <= {"stated_age_under_18", "age_conflict", "dependency_reference"}
    assert "service" not in {family for _, family in where}


def test_every_plain_long_number_is_a_fictional_phone(any_world):
    numbers = [re.sub(r"\D", "", found) for one in any_world for found in PHONE.findall(plain(one))]
    assert len(numbers) > 500
    assert not [number for number in numbers if not FICTIONAL.fullmatch(number)]


def test_every_phone_is_fictional(any_world):
    phones = [c.value for one in any_world for c in one.truth.contacts if c.kind == "phone"]
    assert phones
    assert not [phone for phone in phones if not re.fullmatch(r"\+1[2-9]\d{2}55501\d{2}", phone)]


def test_every_mail_is_at_example_org(any_world):
    mails = [c.value for one in any_world for c in one.truth.contacts if c.kind == "email"]
    assert mails
    assert not [mail for mail in mails if not mail.endswith("@example.org")]
    shown = [mail for one in any_world for mail in EMAIL.findall(plain(one))]
    assert not [mail for mail in shown if "@example.org" not in mail.lower()]


def test_every_link_is_at_example_org(any_world):
    links = [link for one in any_world for link in LINK.findall(plain(one))]
    assert links
    assert not [link for link in links if "example.org/" not in link.lower()]


@pytest.mark.parametrize("prevalence", [0.05, 0.5])
def test_few_writers_of_lawful_ads_hide_anything(prevalence):
    lawful = [one for one in simulate(Settings(ads=3000, seed=4, prevalence=prevalence)) if not one.truth.signs]
    assert 0 < sum(bool(one.truth.hidden) for one in lawful) <= 0.15 * len(lawful)
