"""Words for people, as they stand before an age; patterns are for folded text and most end where the age begins."""

import re

from ads.wording import Ending, one_of

_CHILDREN = one_of(r"""
    sons? daughters? kids? child(?:ren)? boys? girls? bab(?:y|ies) toddlers? twins teen(?:ager)?s? grandsons?
    granddaughters? grandkids nephews? nieces? hij[oa]s? nin[oa]s? nen[ea]s? gemel[oa]s melliz[oa]s chic[oa]s? peques?
    bebes? niet[oa]s? sobrin[oa]s? chamac[oa]s? adolescentes? pib[ea]s? varon(?:es)? hembras? little_one oldest youngest
    mayor menor grande pequen[oa] (?:my|our)_own
""")
_OTHERS = one_of(r"""
    mom mum mother dad father grandma grandmother grandpa grandfather nana granny aunt uncle patient pt client lady
    gentleman madre padre mama papa apa ama jefit[oa] abuel[oa] abuelit[oa] suegr[oa] ti[oa] paciente senora? viejit[oa]
    adult[oa]_mayor husband wife partner boss owner manager mgr brothers? sisters? siblings? cousins? roommates?
    housemates? flatmates? lads? members? lodgers? parents esposo esposa marido pareja jefe jefa duen[oa] encargad[oa]
    capataz herman[oa]s? hermanit[oa]s? prim[oa]s? companer[oa]s? roomies? vecin[oa]
""")
_WORKERS = one_of(r"""
    girls? boys? woman women man men lady ladies person people ppl folks adults? students? players? worker helper nanny
    maid cleaner companion female male someone somebody guys? campers pupils swimmers beginners participants lads teens
    youths? mujer(?:es)? hombres? adultos? gente jugador(?:es|as)? alumn[oa]s? senoritas? damas? senoras chic[oa]s?
    muchach[oa]s? jovenes joven persona(?:s|l)? alguien caballero dama senora ayudante empleada profesora? estudiantes?
    masculino femenino ambos_sexos participantes? integrantes campistas nadador(?:es|as) bailarin(?:es|as) peloteros?
    meser[oa]s? morr[oa]s? muchachit[oa]s?
""")
_ABOUT = one_of("all about around como_(?:de_)? unos entre between now both")
_LINK = (
    r"(?![a-z])\s?(?:(?:named\s|called\s|de\snombre\s)?(?!(?:for|por|since|over|hace|durante|last|nearly|almost)\s)[a-z]+\s?)?"
    rf"(?:{one_of('is are was who_is who.s aged? of de d tiene[n]? que_tiene[n]? with con both ambos from')}|"
    rf"{_ABOUT}|[,(:–-])?"
    rf"\s?(?:{_ABOUT})?\s?"
)
_STATE = rf"(?:{one_of('an? una? de only just now still apenas solo ya both los')})?\s?\(?\Z"
CHILD = re.compile(rf"(?<![a-z])(?:{_CHILDREN}){_LINK}\Z")
# Who speaks says something of himself, then something else, then a number: "soy Ana, peruana, 31".
SELF_LISTED = re.compile(r"(?<![a-z])(?:i'?m|im|i\sam|soy|me\sllamo)\s[^.!?\n\d]{2,44},\s\Z")
OTHER = re.compile(rf"(?<![a-z])(?:(?:{_OTHERS}){_LINK}|(?:un|otr)[oa]\s(?:de|tiene|con)\s)\Z")
WORKER = re.compile(rf"(?<![a-z])(?:{_WORKERS}){_LINK}\Z")
_PARENT_OF = r"(?:mother|father|mom|dad|parent|madre|padre|mama|papa)s?\s(?:of|de)\s"
PARENT_OF = Ending(rf"(?<![a-z]){_PARENT_OF}\Z", 11)
FAMILY = re.compile(rf"(?<![a-z])(?:{_CHILDREN}|family|familia|{_PARENT_OF}[a-z]+)(?![a-z])[^.!?\n()]{{0,24}}\(\Z")
SOMEBODY = re.compile(rf"(?<![a-z])(?:{_WORKERS}|{_OTHERS})(?![a-z])[^.!?,;\n()\d]{{0,40}}\s\(\Z")
# What somebody does or did for a living, right before an age in brackets.
ROLE = re.compile(
    r"(?<![a-z])(?:nurse|teacher|tutor|student|cook|chef|driver|cleaner|carer|caregiver|mechanic|therapist|stylist|barber|"
    r"pensioner|retiree|veteran|lawyer|graduate|musician|artist|engineer|widow(?:er)?|librarian|[a-z]+ista|[a-z]{3,}dora?|"
    r"enfermer[oa]|maestr[oa]|profesora?|cociner[oa]|peluquer[oa]|niner[oa]|chofer|jubilad[oa]|estudiante|viud[oa])\s\(\Z"
)
_SELF = one_of(r"""
    (?:you|u|applicants|students|girls|boys|kids)_(?:can|may|could)_be may_be puede[ns]?_tener couple, pareja,
    matrimonio, a_mis con_mis si_tienes? si_tenes tenemos i_?.?m i_am i_?.?ll_be i_will_be im i(?=_\() me:? yo:?
    we(?:.re|_are)? soy soi soii tengo age just both ambos somos you_?.?re you_are
""")
SELF = Ending(rf"(?<![a-z])(?:{_SELF})\s?{_STATE}", 28)
LABEL = Ending(rf"(?<![a-z])(?:age|just|both|ambos)\s?{_STATE}", 14)  # of whoever is spoken of
_THIRD = r"""
    (?:she|he)(?:.?s|_is|_was|_turned)? (?:would|will|.d|.ll)_be ella they_are tiene tienen tendria tenia is are was
    cumple turns
"""
THIRD = Ending(rf"(?<![a-z])(?:{one_of(_THIRD)})\s?{_STATE}", 19)
# Who speaks says what he is, then how old: "somos dos chicas (24", "soy una señora de 69".
SELF_NAMED = re.compile(
    r"(?<![a-z])(?:somos|soy|we\sare|we're|i'?m|i\sam)\s"
    r"(?:(?!looking|seeking|busca|para|for|hiring|con|with|my|mi)[a-z]+,?\s){1,6}(?:de\s|of\s)?(?:\((?:[a-z]+,?\s)?)?(?:\d+\s(?:y|and|&)\s)?\Z"
)
KIN = re.compile(rf"(?<![a-z])(?:{_CHILDREN}|{_OTHERS})(?![a-z])")
OF_PARENT = re.compile(rf"(?<![a-z]){_PARENT_OF}[a-z]+\s\(\Z")
# The eldest or the youngest of those who came so far.
EXTREME = re.compile(
    r"(?<![a-z])(?:(?:our\s|the\s)?(?:oldest|youngest|eldest)|mas\s(?:joven|viej[oa]|grande|chic[oa]|pequen[oa]|veteran[oa])|"
    r"(?:el|la)\s(?:mayor|menor))(?:\s(?!than\s)[a-z',-]+){0,4}:?\s\Z"
)
_MANY = one_of("""
    kids? children boys girls teens? teenagers youths? juniors toddlers students pupils campers players swimmers
    beginners lads ladies guys women men people ppl folks adults nin[oa]s nen[ea]s chic[oa]s peques chamac[oa]s
    muchach[oa]s jovenes adolescentes pib[ea]s alumn[oa]s estudiantes jugador(?:es|as) peloter[oa]s mujeres hombres
    gente personas sala grupos? categorias?
""")
MANY = re.compile(rf"(?<![a-z])(?:{_MANY})")
# Many persons without a name: a class, a team, those who may come. Owned or counted, they are somebody's own.
GROUP = re.compile(
    r"(?P<purpose>(?<![a-z])(?:for|para|pa|p/)\s)?(?:(?<![a-z])(?P<owned>my|our|his|her|their|the|both|mis?|nuestr[oa]s|sus?|"
    r"l[ao]s|two|three|four|dos|tres|cuatro|tenemos|tengo|have|of|\d)[ ])?(?:(?!and\s|y\s|or\s|o\s)[a-z]+\s)?"
    rf"{MANY.pattern}(?:\s(?:about|all|welcome|entre|como))?{_LINK}\Z"
)
TEAM_OF = Ending(
    r"(?<![a-z])(?:staff|crew|members|socios|miembros|we(?:'re|\sare)\s(?:mostly|all))(?:\s(?:is|are|from|de|:))?:?\s\Z",
    20,
)
_YOUNG = one_of("chic[oa] muchach[oa] girl boy pib[ea] chav[oa] joven lad lass helper worker ayudante")
YOUNG_HINT = re.compile(_YOUNG)
YOUNG = re.compile(
    r"(?P<owned>(?<![a-z])(?:my|our|his|her|their|the|for|to|para|a|con|with|neighbou?r|mi|su|nuestr[oa]|el|la|un|una|an?)\s)?"
    rf"(?<![a-z])(?:{_YOUNG}){_LINK}\Z"
)
# Who speaks or is spoken to, before a range: "you're between", "andamos entre los".
SELF_BETWEEN = Ending(
    r"(?<![a-z])(?:you(?:'re|\sare)?|we(?:'re|\sare|\srange)?|somos|andamos|tengas?|tengan?|usted|tu|if\syou'?re)\s(?:between|entre|from|de)\s(?:los\s)?\Z",
    22,
)
# At the start of a sentence: "51, widowed", "fifty one and proud"; behind a word: "teacher, 61, up early".
_OF_ONE = one_of(r"""
    proud single fit fabulous widowed divorced married retired healthy active strong bored happy lonely free still
    solter[oa] casad[oa] viud[oa] jubilad[oa] retirad[oa] activ[oa] sol[oa] con_ganas
""")
OPENING = Ending(r"(?:\A|[.!?\n]\s?)\Z", 2)
AT_AN_AGE = Ending(r"(?:\A|[.!?\n]\s?)(?:at|a\slos)\s\Z", 8)  # "at 71 I still tune pianos"
AND_I = re.compile(r",?\s(?:i|sigo|todavia|aun|still)(?![a-z])|\sanos\s(?:sigo|todavia|aun)(?![a-z])")
SAID_OF_ONE = re.compile(rf",\s(?:[a-z]|\d'\d)|\s(?:and|y)\s(?:{_OF_ONE})(?![a-z])")
LISTED = re.compile(r"[a-z]{3,},\s\Z")
LISTED_AFTER = re.compile(rf",\s(?:[a-z]{{2,}}|\d+\s(?:years|yrs|anos))|\s(?:and|y)\s(?:{_OF_ONE})(?![a-z])")
DEMONYM_OF = re.compile(r"(?<![a-z])([a-z]{3,})\sde\s\Z")


def young(before: str) -> re.Match[str] | None:
    """Return the young person, with whose it is, that an age right behind may be of."""
    return YOUNG.search(before) if YOUNG_HINT.search(before) else None


def group(before: str) -> re.Match[str] | None:
    """Return the many persons without a name that an age right behind may be of."""
    return GROUP.search(before) if MANY.search(before) else None
