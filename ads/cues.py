"""Indicators that are computed from facts, contacts and the reading, and not read from words alone."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ads.ad import Age, Contact, Name, Origin, Span
from ads.evidence import Evidence
from ads.folding import fold
from ads.language import READ
from ads.phone_places import phone_states, posted_states
from ads.spans import Cover

ADULT = 18  # years
# Pupils, players and small customers: sought, and not for work. Words of work as well, as team and club, are left out.
TAUGHT = re.compile(
    r"(?<![a-z])(?:class(?:es)?|lessons?|scouts?|cubs|tutor\w*|teach\w*|coach\w*|camp|league|tourney|tournament|rehearsals?"
    r"|swim\w*|daycare|childcare|drop-?in|players?|goalie|keeper|try-?outs?|registration|kids?\s\d|clases?|clinica|cursos?"
    r"|talleres|taller|liga|campamento|torneo|inscripci\w+|ensayos?|entrena\w*|alumn\w+|ensen\w+"
    r"|profe\w*|maestr[oa]|guarderia|cuido|academia|natacion|regulariza\w+)(?![a-z])"
)
HIRED = re.compile(
    r"(?<![a-z])(?:hiring|hire[sd]?|jobs?|apply|applicants?|crew|wages?|stipend|employ\w*|we pay|paid (?:daily|weekly)"
    r"|contrata\w*|vacantes?|sueldo|empleo|se solicita\w*|pagamos|trabajar|chamba|jale"
    r"|model\w*|casting|hostess\w*|edecan\w*|massages?|masajes?|companion\w*|acompanant\w*)(?![a-z])"
)
CARED_FOR = re.compile(  # Somebody minds children, and so a small child whom nobody is said to be is one of them
    r"(?<![a-z])(?:nann(?:y|ies)|sitt(?:er|ing)|sit|babysit\w*|childcare|child care|newborns?|infants?|toddlers?"
    r"|bab(?:y|ies)|bedtime|diapers?|homework|school run|playground|au pair|mother's helper|foster|preschool\w*"
    r"|kindergarten|ninera?s?|nana|cuid[aeo]\w*|recien nacid[oa]s?|bebes?|panal(?:es)?|tarea|kinder|preescolar|primaria"
    r"|acogida|guarderia|se duermen?)(?![a-z])"
)
SMALL = 11  # years; below it nobody is taken for the one who works where children are minded
PROVIDERS = 3  # different names in one ad
RANGE = 6  # characters between the two ends of a range of ages, which are no conflict: "18 to 20"
OTHERS = r"girls|ladies|women|companions|masseuses|chicas|muchachas|senoritas|mujeres|acompanantes|masajistas"
ALONE = re.compile(  # so the other names are of people in other ads, or of things
    r"(?<!\bno )\b(?:i work alone|only me here|just me here|(?:trabajo|atiendo) sol[ao]|no soy yo)\b"
    rf"|\b(?:names of the|nombres de l[ao]s) (?!(?:\w+ )?(?:{OTHERS})\b)"
)
PLAIN_KINDS = ("markup", "mojibake", "compatibility", "emoji", "number_words")  # a page, a font, or a phone spelled
OBFUSCATIONS, OBFUSCATED = 3, 12  # places, or characters; fewer may be a slip of the keyboard


@dataclass(frozen=True, slots=True)
class Cue:
    """Where an ad shows an indicator, whether it could be seen at all, and which phrases the facts speak against."""

    spans: Callable[[Evidence], list[Span]]
    observable: Callable[[Evidence], bool]
    refutes: Callable[[Evidence, Span], bool] = lambda evidence, span: False


def stated_ages_under_18(evidence: Evidence) -> list[Span]:
    """Return the ages below 18 of whoever is advertised, or sought for work."""
    return [_span(age) for age in ages(evidence) if age.value < ADULT and _is_offered_or_wanted(evidence, age)]


def _is_offered_or_wanted(evidence: Evidence, age: Age) -> bool:
    """Return whether an age is that of the person advertised, or of one who is sought, but not to be taught."""
    if _is_minded(evidence, age):
        return False
    return age.whose == "advertised" or (age.whose == "sought" and not _teaches(evidence))


def _is_minded(evidence: Evidence, age: Age) -> bool:
    """Return whether an age is that of a small child in an ad that speaks of minding children."""
    return age.value < SMALL and bool(CARED_FOR.search(fold(evidence.reading.text)))


def _teaches(evidence: Evidence) -> bool:
    """Return whether an ad offers a class, a team or care, and no work."""
    text = fold(evidence.reading.text)
    return evidence.ad.kind != "job" and bool(TAUGHT.search(text)) and not HIRED.search(text)


def is_age_of_somebody_else(evidence: Evidence, span: Span) -> bool:
    """Return whether an age in a span belongs, by the facts, to nobody who is advertised or sought for work."""
    beside = [age for age in ages(evidence) if age.start < span.end and span.start < age.end]
    return any(age.whose == "other" or (age.whose == "sought" and _teaches(evidence)) for age in beside)


def conflicting_ages(evidence: Evidence) -> list[Span]:
    """Return the ages of the person advertised where they disagree; of several persons each may have one."""
    stated = _single_ages(
        [age for age in ages(evidence) if age.whose == "advertised" and not _is_minded(evidence, age)]
    )
    if len({age.value for age in stated}) < 2 or len(names(evidence)) > 1:
        return []
    return [_span(age) for age in stated]


def _single_ages(stated: Sequence[Age]) -> list[Age]:
    """Leave out both ends of a range."""
    ends = {
        id(age)
        for first, second in pairwise(stated)
        if second.start - first.end <= RANGE and first.value != second.value
        for age in (first, second)
    }
    return [age for age in stated if id(age) not in ends]


def many_names(evidence: Evidence) -> list[Span]:
    """Return the names of an ad that names several persons, unless it says that one works alone."""
    if len(names(evidence)) < PROVIDERS or ALONE.search(fold(evidence.reading.text)):
        return []
    return [_span(fact) for fact in evidence.facts if isinstance(fact, Name)]


def obscured_phones(evidence: Evidence) -> list[Span]:
    """Return the phones that are written so that no program should read them."""
    return [_span(contact) for contact in phones(evidence) if contact.obscured]


def obfuscations(evidence: Evidence) -> list[Span]:
    """Return what was hidden by the way it is written, where there is more of it than slips; emoji are no hiding."""
    undone = [found for found in evidence.reading.undone if found.kind not in PLAIN_KINDS and found.end > found.start]
    if not undone:
        return []
    at = Cover(len(evidence.reading.original), ((phone.start, phone.end) for phone in phones(evidence)))
    hidden = [found for found in undone if not at.touches(found.start, found.start + 1)]
    enough = len(hidden) >= OBFUSCATIONS or sum(found.end - found.start for found in hidden) >= OBFUSCATED
    return [Span(start=found.start, end=found.end) for found in hidden] if enough else []


def origins(evidence: Evidence) -> list[Span]:
    """Return where an origin is stated; which one is never told."""
    return [_span(fact) for fact in evidence.facts if isinstance(fact, Origin)]


def phones_from_elsewhere(evidence: Evidence) -> list[Span]:
    """Return the phones whose country or state is not that of the place where the ad was posted."""
    return [_span(phone) for phone in phones(evidence) if _is_from_elsewhere(phone, evidence)]


def _is_from_elsewhere(phone: Contact, evidence: Evidence) -> bool:
    posted, states = posted_states(evidence.ad), phone_states(phone.value)
    return bool(posted) and bool(states) and posted.isdisjoint(states)


def _has_phone_and_place(evidence: Evidence) -> bool:
    return any(phone_states(phone.value) for phone in phones(evidence)) and bool(posted_states(evidence.ad))


def ages(evidence: Evidence) -> list[Age]:
    """Return the ages among the facts."""
    return [fact for fact in evidence.facts if isinstance(fact, Age)]


def names(evidence: Evidence) -> set[str]:
    """Return the different names among the facts, without regard to capitals."""
    return {fact.value.casefold() for fact in evidence.facts if isinstance(fact, Name)}


def phones(evidence: Evidence) -> list[Contact]:
    """Return the phones among the contacts."""
    return [contact for contact in evidence.contacts if contact.kind == "phone"]


def _span(found: Span) -> Span:
    return Span(start=found.start, end=found.end)


def _is_read(evidence: Evidence) -> bool:
    return evidence.language in READ


CUES = {
    "stated_age_under_18": Cue(stated_ages_under_18, _is_read, is_age_of_somebody_else),
    "age_conflict": Cue(conflicting_ages, lambda evidence: len(ages(evidence)) > 1),
    "multi_provider": Cue(many_names, _is_read),
    "obscured_phone": Cue(obscured_phones, lambda evidence: bool(phones(evidence))),
    "text_obfuscation": Cue(obfuscations, lambda evidence: True),
    "origin_stated": Cue(origins, _is_read),
    "area_code_mismatch": Cue(phones_from_elsewhere, _has_phone_and_place),
}
