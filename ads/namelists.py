"""Names that people bear: first names and surnames by Faker's lists, nicknames as data."""

import functools
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ads.disguises.vocabulary import zipf
from ads.words import words_of

PACKAGED = Path(__file__).with_name("names.yaml")
# Where the writers of English and Spanish ads, and those they name, come from.
LOCALES = (
    "en_US en_GB en_IE en_NZ en_IN en_KE en_PK en_NG es_ES es_MX es_CO es_AR es_CL es_CA pt_BR it_IT fr_FR fr_CA "
    "pl_PL ro_RO vi_VN hr_HR cs_CZ nl_NL"
).split()
# Others that live among them: their names count where they are no words.
MORE = "en sv_SE da_DK no_NO fi_FI de_DE pt_PT tr_TR sk_SK yo_NG ha_NG ig_NG sw fr_DZ tw_GH ga_IE id_ID hu_HU".split()
SELDOM = 3.3  # Zipf frequency from which a name of theirs is a word


@dataclass(frozen=True, slots=True)
class NameLists:
    """Folded names of one word; `words` are the first names that are common words too, `months` those of months.

    `english` are names in English only: in Spanish they are pronouns.
    """

    first: frozenset[str]
    last: frozenset[str]
    words: frozenset[str]
    months: frozenset[str]
    english: frozenset[str]


@functools.cache
def name_lists() -> NameLists:
    """Return the lists; loaded once, in about a fifth of a second."""
    document = yaml.safe_load(PACKAGED.read_text(encoding="utf-8"))
    first: set[str] = {*document["first"].split(), *document["words"].split()}
    last: set[str] = set(document["last"].split())
    for locale in LOCALES:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        first.update(_listed(provider, "first_name"))
        last.update(_listed(provider, "last_name"))
    for locale in MORE:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        first.update(name for name in _listed(provider, "first_name") if zipf(name) < SELDOM)
        last.update(name for name in _listed(provider, "last_name") if zipf(name) < SELDOM)
    months = frozenset(document["months"].split())
    never = set(document["never"].split())
    words = frozenset(document["words"].split()) | months
    return NameLists(
        frozenset(first - never | months),
        frozenset(last - never),
        words,
        months,
        frozenset(document["english"].split()),
    )


def _listed(provider: Any, kind: str) -> Iterator[str]:
    lists = (getattr(provider, attribute) for attribute in dir(provider) if attribute.startswith(kind))
    names = {name for names in lists if isinstance(names, list | tuple | dict) for name in names}
    yield from (plain for name in names for plain in words_of(name).plain if len(plain) > 1)
