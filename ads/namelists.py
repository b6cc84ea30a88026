"""Names that people bear: first names and surnames by Faker's lists, nicknames as data."""

import functools
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ads.words import words_of

PACKAGED = Path(__file__).with_name("names.yaml")
# Where the writers of English and Spanish ads, and those they name, come from.
LOCALES = (
    "en_US en_GB en_IE en_NZ en_IN en_KE en_PK en_NG es_ES es_MX es_CO es_AR es_CL es_CA pt_BR it_IT fr_FR fr_CA "
    "pl_PL ro_RO vi_VN hr_HR cs_CZ nl_NL"
).split()


@dataclass(frozen=True, slots=True)
class NameLists:
    """Folded names of one word; `words` are the first names that are common words too."""

    first: frozenset[str]
    last: frozenset[str]
    words: frozenset[str]


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
    never = set(document["never"].split())
    return NameLists(frozenset(first - never), frozenset(last - never), frozenset(document["words"].split()))


def _listed(provider: Any, kind: str) -> Iterator[str]:
    for attribute in dir(provider):
        names = getattr(provider, attribute) if attribute.startswith(kind) else ()
        if isinstance(names, list | tuple | dict):
            yield from (plain for name in names for plain in words_of(name).plain if len(plain) > 1)
