"""What makes a number no age of a person: limits, counts, sizes, years of work, animals, things, prices."""

import functools
import re

from ads import people
from ads.ages_said import OLD_AFTER, SENTENCE, YEARS, is_stated
from ads.amounts import Amount
from ads.wording import Ending, one_of

OLDEST_CHILD = 20  # in years; more is a price for children
ADULT = 18  # years that hardly an animal reaches
PERSONS = (people.CHILD, people.OTHER, people.WORKER)
OLD_SAID = re.compile(r"[\s-]{0,2}(?:yo\b|y/o|y\.o|yrs?\.?[\s-]?old|years?[\s-]?old|anos\sde\sedad)")  # no span of time
TRADE_AFTER = re.compile(r"\s?anos\sde\s(?!edad)[a-z]")
LABEL_BEFORE = Ending(
    r"(?<![a-z])(?:tall?as?|sizes?|grad[eo]s?|level|nivel|numero|number|no\.|lote|apt|suite|unit)\s?\Z", 7
)
COUNT_BEFORE = Ending(
    r"(?<![a-z])(?:somos|son|eramos|we\sare|we're|there\sare|there's)\s(?:(?:ya|solo|only|some|about|like)\s)?\Z", 16
)
ABOUT_COUNT = Ending(r"(?<![a-z])(?:somos|son)\s(?:unos|unas|como)\s\Z", 11)  # "somos unos veinte"
MOST_COUNTED = 15  # people of a household or kittens of a litter, and not their age
SINCE_AFTER = re.compile(
    rf"\s?(?:{YEARS})?\s?(?:y\smedio\s)?(?:de\s|of\s|in\s|en\s(?:el|la|este|esto|lo)\s|')?\s?(?:"
    + one_of(r"""
    experienc exp\b servicio service practica en_un[ao] an?_[a-z] garantia warranty trabaj negocio business teaching
    uso\b antiguedad casad married sober ago\b atras ramo aqui\b [a-z]+(?:ando|iendo|yendo|ing)\b
    [a-z]+(?:andole|iendole|andolo) en_esto in_a_row straight
    en_(?:esto|el_ramo|el_negocio|la_zona|el_oficio) de_(?:trayectoria|carrera|oficio|camino|historia) comprobables?
    de_[a-z]{3,}(?:ar|er|ir)\b contract contrato lease
""")
    + ")"
)
SPENT_AFTER = re.compile(  # after years without a person: "dos años en parrilla", "30 years in the classroom"
    rf"\s?(?:{YEARS})\s(?:en|(?:in|on|behind|with)\s(?:the|this|that)|con\s(?:la|el|los|las|esta|mi))\s[a-z]"
)
LIMIT_AFTER = re.compile(
    r"\s?(?:anos|years|yrs)?(?:\s?old|\sof\sage|\sde\sedad)?\s?(?:"
    + one_of(r"""
    \+ (?:plus|only)\b (?:and|or)_(?:over|up|older|above|more|under|younger) [yo]_(?:mas|menos)\b en_adelante
    pa(?:ra)?\s?arriba &\s?up up\b(?!\sto) cumplidos_o_mas minim(?:um|[oa]s?)\b (?:como_)?maxim(?:um|o)\b min\b
""")
    + ")"
)
LIMIT_BEFORE = Ending(
    r"(?<![a-z])(?:"
    + one_of(r"""
    over above under below at_least older_than younger_than minimum(?:_age)?(?:_of|_is|:)? min\.? max\.?
    (?:must|need_to|have_to)_be(?:_at_least)? mayor(?:es)?_(?:de|a) menor(?:es)?_(?:de|a) (?:mas|menos)_de
    (?:less|more)_than minim[oa](?:_de)? al_menos a_partir_de desde hasta up_to legal_age tener anyone not?
""")
    + r")\s?(?:age\s|edad\s|los\s|de\s)?\Z",
    25,
)
_ANIMALS = one_of(r"""
    dogs? cats? pupp(?:y|ies) kittens? horses? mare pony parrots? goats? hens? chickens? roosters? ducks? rabbits?
    birds? cows? heifers? bull sheep pigs? ferret turtle hamster perr[oa]s? perrit[oa]s? gat[oa]s? gatit[oa]s?
    caball[oa]s? yegua filly colt foal potr[oa]s? gallinas? pollos? conejos? pajar[oa]s? vacas? toros? chiv[oa]s?
    borregos? burr[oa]s? mulas? puerc[oa]s? tortugas? loros? cotorra pericos? spaniel terrier labrador greyhound lab
    beagle cocker chihuahua poodle pitbull husky bulldog dachshund tabby hound wolfhound collie retriever doodle corgi
    mastiff pug boxer rottweiler yorkie maltese schnauzer pinscher shepherd pets? mascotas? cachorr[oa]s?
""")
ANIMAL = Ending(
    rf"(?<![a-z])(?:{_ANIMALS}|trees?|arbol(?:es|itos?)?|olivos?|plantas?|vino|wine|whisky|ron|queso)(?![a-z])[^.!?;\n]{{0,24}}\Z",
    34,
)
_THINGS = one_of(r"""
    cars? trucks? trailer tra[iy]la trailita boat bike machine fridge washer dryer stove sofa couch piano tractor laptop
    mower carro coche troca moto camion camioneta lavadora secadora nevera refri estufa muebles? bici guitarra compu
    laptop tele maquina casa house colchon
""")
# An ad about an animal or a thing: what is of an age there without a word for people is that.
OF_ANIMAL = re.compile(
    r"(?<![a-z])(?:(?:lost|missing|found|adopt\w*|adopcion|rehom\w*|for_sale|perdid[oa]|extravi\w+|se\s(?:perdio|salio|escapo)|"
    rf"encontr\w+|vendo|bendo|regalo|doy|busco|renta|rento)\b[^.!?\n]{{0,40}}(?<![a-z])(?:{_ANIMALS}|heeler|cross|mix)(?![a-z])|"
    rf"(?:for\ssale|selling|[vb]endo|se\svende|renta|rento)\b[^.!?\n]{{0,24}}(?<![a-z])(?:{_THINGS})(?![a-z]))"
)
NO_PERSON_AFTER = re.compile(
    r"(?:\s?-?\s?(?:years?|yrs?|anos)?[\s-]?-?(?:old)?)?(?:[\s,]{0,2}(?:[a-z]+\s)?(?:collar|chipped)|"
    rf"\s?(?:[a-z]+\s)?(?:trucks?|cars?|hatchback|sedan|van|minivan|suv|pickup|house|building|machine|bike|boat|tree|carro|camion|casa|{_ANIMALS}))\b"
)
THING = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    company business firm shop restaurant church school team roofing cars? trucks? trailer traila trailita house
    building roof bike boat machine fridge washer sofa used carro coche casa edificio moto camion condenad[oa]s?_a
    sentenced_to lavadora nevera usad[oa]s? muebles? contrato lease garantia experienc\w+ minim[oa] hace llev[oa]\w*
    desde_hace mas_de since at_least los_ultimos
""")
    + r")\s(?:is|are|tiene|de|of|minima\sde|mas\sde|over|about|unos)?\s?\Z"
)
DURING = Ending(r"(?<![a-z])(?:durante|por|con|over|for)\s(?:over|about|unos|mas\sde)?\s?\Z", 15)
# A price that a kind of customer pays: "adulto 25, hombre 20".
CHILD_PAYS = Ending(r"(?<![a-z])(?:kids?|child(?:ren)?|nin[oa]s?)\s(?:an?\s|are\s|is\s)?\Z", 13)
PAYS_TOO = re.compile(r"[,;.]?\s(?:y\s|and\s)?(?:[a-z]+\s)?(?:adult|hombre|mujer|dama|caballero|senior|men|women)")
PAID_BEFORE = re.compile(r"(?<![a-z])(?:adult[oa]?s?|hombres?|mujer(?:es)?|damas?|caballeros?|men|women)\s[\w.]+,?\s\Z")
CUSTOMER = Ending(r"(?<![a-z])(?:adult[oa]?s?|hombres?|mujer(?:es)?|damas?|caballeros?|men|women|ladies|gents)\s\Z", 11)


def is_limited(folded: str, one: Amount, before: str) -> bool:
    """Return whether a number is an open limit: "18 and over", "mayores de 18"."""
    return bool(LIMIT_AFTER.match(folded, one.end) or LIMIT_BEFORE.search(before))


def is_spent(folded: str, one: Amount, before: str) -> bool:
    """Return whether years are those of work or of a stay, and nobody's age."""
    spent = SPENT_AFTER.match(folded, one.end) and not any(cue.search(before) for cue in PERSONS)
    return bool(spent or SINCE_AFTER.match(folded, one.end)) and not is_stated(before)


def is_span(folded: str, one: Amount, before: str) -> bool:
    """Return whether years are how long something lasts, or are of a thing: "35 años de mariachi", "for 3 years"."""
    if THING.search(before) or (DURING.search(before) and not OLD_SAID.match(folded, one.end)):
        return True
    return bool(TRADE_AFTER.match(folded, one.end)) and not any(
        cue.search(before) for cue in (*PERSONS, people.SELF, people.THIRD)
    )


def is_no_persons(folded: str, one: Amount, before: str, *, named: bool) -> bool:
    """Return whether a number is that of an animal, a thing, a label, a household or a price; `named`: after a name."""
    few = one.value <= MOST_COUNTED
    return bool(
        before.endswith(("#", "/"))
        or LABEL_BEFORE.search(before)
        or ABOUT_COUNT.search(before)
        or (few and COUNT_BEFORE.search(before))
        or (few and people.PARENT_OF.search(before) and not OLD_AFTER.match(folded, one.end))
        or ANIMAL.search(before)
        or NO_PERSON_AFTER.match(folded, one.end)
        or _is_paid(folded, one, before)
        or _is_of_animal(folded, one, before, named=named)
    )


def _is_paid(folded: str, one: Amount, before: str) -> bool:
    """Return whether a number is what children pay: "kids 5, adults 10"."""
    child = CHILD_PAYS.search(before)
    if not child:
        return False
    return one.value > OLDEST_CHILD or bool(
        PAYS_TOO.match(folded, one.end) or PAID_BEFORE.search(before[: child.start()])
    )


def _is_of_animal(folded: str, one: Amount, before: str, *, named: bool) -> bool:
    """Return whether the ad is about an animal or a thing and no word for people stands before: "she is 9"."""
    third = people.THIRD.search(before) or before.endswith("(") or OLD_AFTER.match(folded, one.end)
    if not third or (named and one.value >= ADULT) or one.start < _no_persons_from(folded):
        return False
    kin = people.KIN.search(SENTENCE.split(before)[-1])
    return not kin and not any(cue.search(before) for cue in (people.SELF, people.WORKER, people.FAMILY))


@functools.lru_cache(maxsize=2)
def _no_persons_from(folded: str) -> int:
    """Return where an ad begins to be about an animal, so that no age looks through all that stands before that."""
    found = OF_ANIMAL.search(folded)
    return found.start() if found else len(folded)
