"""Words for people, as they stand before an age; patterns are for folded text and most end where the age begins."""

import re

from ads.wording import one_of

_CHILDREN = one_of(r"""
    sons? daughters? kids? child(?:ren)? boys? girls? bab(?:y|ies) toddlers? twins teen(?:ager)?s? grandsons?
    granddaughters? grandkids nephews? nieces? hij[oa]s? nin[oa]s? nen[ea]s? gemel[oa]s mellizos chic[oa]s? peques?
    bebes? niet[oa]s? sobrin[oa]s? chamac[oa]s? adolescentes? pibes? little_one oldest youngest mayor menor grande
    pequen[oa] (?:my|our)_own
""")
_OTHERS = one_of(r"""
    mom mum mother dad father grandma grandmother grandpa grandfather nana granny aunt uncle patient pt client lady
    gentleman madre padre mama papa apa ama jefit[oa] un[oa] otr[oa] abuel[oa] abuelit[oa] suegr[oa] ti[oa] paciente
    senora? viejit[oa] adult[oa]_mayor husband wife partner boss owner manager mgr brother sister cousin roommates?
    housemates? flatmates? lads? members? lodger esposo esposa marido pareja jefe jefa duen[oa] encargad[oa] capataz
    herman[oa] prim[oa] companer[oa]s? roomies? vecin[oa]
""")
_WORKERS = one_of(r"""
    girls? boys? woman women man men lady ladies person people ppl folks adults? students? players? worker helper
    nanny maid cleaner companion female male someone somebody guys? mujer(?:es)? hombres? adultos? gente
    jugador(?:es|as)? alumn[oa]s? senoritas? damas? senoras chic[oa]s? muchach[oa]s? jovenes joven persona(?:s|l)?
    alguien caballero dama senora ayudante empleada profesora? estudiante masculino femenino ambos_sexos
""")
_ABOUT = one_of("all about around como_(?:de_)? unos entre between now both")
_LINK = (
    r"\s?(?:(?:named\s|called\s|de\snombre\s)?[a-z]+\s?)?"
    rf"(?:{one_of('is are was who_is who.s aged? of de d tiene[n]? que_tiene[n]? with con both ambos from')}|"
    rf"{_ABOUT}|[,(:–-])?"
    rf"\s?(?:{_ABOUT})?\s?"
)
_STATE = rf"(?:{one_of('an? una? de only just now still apenas solo ya both los')})?\s?\(?\Z"
CHILD = re.compile(rf"(?<![a-z])(?:{_CHILDREN}){_LINK}\Z")
# Who speaks says something of himself, then something else, then a number: "soy Ana, peruana, 31".
SELF_LISTED = re.compile(r"(?<![a-z])(?:i'?m|im|i\sam|soy|me\sllamo)\s[^.!?\n\d]{2,44},\s\Z")
OTHER = re.compile(rf"(?<![a-z])(?:{_OTHERS}){_LINK}\Z")
WORKER = re.compile(rf"(?<![a-z])(?:{_WORKERS}){_LINK}\Z")
_PARENT_OF = r"(?:mother|father|mom|dad|parent|madre|padre|mama|papa)s?\s(?:of|de)\s"
PARENT_OF = re.compile(rf"(?<![a-z]){_PARENT_OF}\Z")
FAMILY = re.compile(rf"(?<![a-z])(?:{_CHILDREN}|family|familia|{_PARENT_OF}[a-z]+)[^.!?\n()]{{0,24}}\(\Z")
_SELF = one_of(r"""
    (?:you|u|applicants|students|girls|boys|kids)_(?:can|may|could)_be may_be puede[ns]?_tener couple, pareja,
    matrimonio, tenemos i_?.?m i_am im me we(?:.re|_are)? soy tengo age just both ambos somos you_?.?re you_are
""")
SELF = re.compile(rf"(?<![a-z])(?:{_SELF})\s?{_STATE}")
THIRD = re.compile(
    rf"(?<![a-z])(?:{one_of(r'she(?:.?s|_is) he(?:.?s|_is) they_are tiene tienen is are was')})\s?{_STATE}"
)
# Who speaks says what he is, then how old: "somos dos chicas (24", "soy una señora de 69".
SELF_NAMED = re.compile(
    r"(?<![a-z])(?:somos|soy|we\sare|we're|i'?m|i\sam)\s"
    r"(?:(?!looking|seeking|busca|para|for|hiring|con|with|my|mi)[a-z]+,?\s){1,6}(?:de\s|of\s)?\(?(?:\d+\s(?:y|and|&)\s)?\Z"
)
# A notice of rights, and not an offer: "the law forbids hiring boys of 14".
FORBIDDEN = re.compile(
    r"(?<![a-z])(?:prohib[a-z]+|forb[ia]d[a-z]*|ilegal|illegal|sanciona[a-z]*)(?![a-z])[^.!?\n]{0,50}\Z"
)
KIN = re.compile(rf"(?<![a-z])(?:{_CHILDREN}|{_OTHERS})(?![a-z])")
YOU = re.compile(r"(?<![a-z])(?:you|u|applicants|students|girls|boys|kids|puede[ns]?)(?![a-z])[^.!?\n]{0,12}\Z")
DEMONYM_OF = re.compile(r"(?<![a-z])[a-z]{3,}(?:an[ao]|en[ao]|ense|es[ae]?|in[ao]|ita|icua|ecua)\sde\s\Z")
CARE = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    care_(?:for|of) caring_for look(?:ing)?_after carer_for sitter babysit nanny_for aide cuid(?:ar|o|ando|e|amos)
    atender acompanar_a tutor(?:ing|ia)?_(?:for|para) for_(?:my|our|his|her) para_(?:mis?|nuestr[oa]s?|su) my our mis?
    nuestr[oa]s? (?:mother|father)_of (?:mama|papa|madre|padre)_de
""")
    + ")(?![a-z])"
)
SOUGHT = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    looking_for wanted needed needs? seek(?:s|ing)? hiring want(?:s|ed)? must_be u_be ages requir(?:ed|es|ing)
    recruit\w* apply applicants? vacanc\w+ we_hire join_us help_wanted busc[oa] buscamos buscan se_buscan?
    solicit[oa]\w* se_solicitan? necesit\w+ se_necesita nesecita requier\w+ contrata\w* preferibl\w+ preferencia
    edades faltan queremos can_be may_be could_be que_tengan? puede[ns]?_(?:ser|tener) interesad[oa]s vacante
    solo_(?:mujeres|hombres|damas) hand_over_to ideal_for welcome
""")
    + ")(?![a-z])"
)
_ANIMALS = one_of(r"""
    dogs? cats? pupp(?:y|ies) kittens? horses? mare pony parrots? goats? hens? chickens? roosters? ducks? rabbits?
    birds? cows? heifers? bull sheep pigs? ferret turtle hamster perr[oa]s? perrit[oa]s? gat[oa]s? gatit[oa]s?
    caball[oa]s? yegua filly colt foal potr[oa]s? gallinas? pollos? conejos? pajar[oa]s? vacas? toros? chiv[oa]s?
    borregos? burr[oa]s? mulas? puerc[oa]s? tortugas? loros? cotorra pericos? spaniel terrier labrador greyhound lab
    beagle cocker chihuahua poodle pitbull husky bulldog dachshund tabby hound wolfhound collie retriever doodle corgi
    mastiff pug boxer rottweiler yorkie maltese schnauzer pinscher shepherd pets? mascotas? cachorr[oa]s?
""")
ANIMAL = re.compile(rf"(?<![a-z])(?:{_ANIMALS})(?![a-z])[^.!?\n]{{0,24}}\Z")
# An ad about an animal: who is of an age there without a word for people is the animal.
OF_ANIMAL = re.compile(
    r"(?<![a-z])(?:lost|missing|found|adopt\w*|adopcion|rehom\w*|for_sale|perdid[oa]|extravi\w+|se\s(?:perdio|salio|escapo)|"
    rf"encontr\w+|vendo|regalo|doy|busco)\b[^.!?\n]{{0,40}}(?<![a-z])(?:{_ANIMALS})(?![a-z])"
)
NO_PERSON_AFTER = re.compile(
    r"(?:\s?-?\s?(?:years?|yrs?|anos)?[\s-]?-?(?:old)?)?[\s,]{0,2}(?:[a-z]+\s)?"
    rf"(?:trucks?|cars?|house|building|machine|bike|boat|carro|camion|casa|collar|chipped|{_ANIMALS})\b"
)
THING = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    company business firm shop restaurant church school team roofing cars? trucks? trailer traila trailita house
    building roof bike boat machine fridge washer sofa used carro coche casa edificio moto camion condenad[oa]s?_a
    sentenced_to lavadora nevera usad[oa]s? muebles? contrato lease garantia experienc\w+ minim[oa] hace llev[oa]\w*
    durante por desde_hace mas_de con over for since at_least los_ultimos
""")
    + r")\s(?:is|are|tiene|de|of|minima\sde|mas\sde|over|about|unos)?\s?\Z"
)
# In the reading as it is cased: one to three names, and what may stand between them and the age.
_NAME = r"(?:[A-ZÁÉÍÓÚÑ][a-záéíóúüñ'’]+|[A-ZÁÉÍÓÚÑ]{3,})"
NAME = re.compile(
    rf"(?<![\w@.'’-]){_NAME}(?:\s[A-ZÁÉÍÓÚÑ][a-záéíóúüñ'’.]+){{0,2}}[!*]?(?:,?\s(?:age|edad|de|of)|\s?[,(—–:|-])?\s?\Z"
)
NO_NAME = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril
    mayo junio julio agosto septiembre octubre noviembre diciembre suite apt unit room zone street ave avenue calle
    cra carrera floor piso route highway bus line tren metro lic license licencia order no nr page lot building open
    call text phone tel from only rate price pay need needed wanted looking drive pack first level grade size about
    over under around top group class season
    """.split()
)
