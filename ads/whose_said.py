"""Words in a sentence or an ad that tell whose an age is; English and Spanish, folded."""

import re

from ads.wording import Ending, one_of

# A notice of rights, and not an offer: "the law forbids hiring boys of 14".
FORBIDDEN = re.compile(
    r"(?<![a-z])(?:prohib[a-z]+|forb[ia]d[a-z]*|ilegal|illegal|sanciona[a-z]*)(?![a-z])[^.!?\n]{0,50}\Z"
)
# Who stands beside the person that an ad offers, and is not that person.
_RELATED = one_of(r"""
    moms? mums? mother(?!'s_helper) dads? father grandm\w+ grandpa grandfather grandson granddaughter grandkids? nana
    granny lads aunt(?:ie)? uncle sons? daughters? nephew niece husband wife partner brothers? sisters? siblings? cousin
    twins? toddlers? newborns? infants? bab(?:y|ies) patient (?:diabetic|autistic|disabled|feverish|colicky)
    diabetic[oa]s? autistas? mi[oa]s nuestr[oa]s_tienen (?:nin[oa]|chic[oa]|menor)_de_acogida
    pt boss owner manager mgr landlord landlady tenants? neighbou?rs? roommates?
    roomies? roomie housemates? flatmates? lodgers?
    (?:my|our|an?|one|last|of)_(?:[a-z]+_)?(?:student|pupil|client|regular|customer|gentleman|lady)
    (?:mi|una?|el|la|de)_(?:alumn[oa]|client[ea]|paciente|senora?|viejit[oa]|ancian[oa]|participante)
    (?:and|to|of|for|from|with|is|de|a|con|por|es|y)_(?:mr|mrs|ms|don|dona) (?:un|otr)[oa]_de
    (?:have|has|are|tenemos|tengo|con)_(?:[a-z]+_)?(?:kids|children|boys|girls|nin[oa]s) hij[oa]s? niet[oa]s?
    sobrin[oa]s? madre padre mama papa jefit[oa] apa ama abuel[oa]s? abuelit[oa]s? suegr[oa] ti[oa] espos[oa] marido
    pareja jefe jefa duen[oa] encargad[oa] capataz herman[oa]s? hermanit[oa]s? prim[oa] vecin[oa] casero casera
    inquilin[oa]s? gemel[oa]s melliz[oa]s chamac[oa]s? comadre compadre cunad[oa] (?:oldest|youngest|eldest) living_with
    joining live_with vivimos
""")
RELATED = re.compile(rf"(?<![a-z])(?:{_RELATED})(?![a-z])")
# Whom somebody is sought for, by name: "looking for someone kind for Otis (4)".
SOUGHT_FOR = re.compile(r"(?<![a-z])(?:for|para|(?:cuid|atend|llev|recog)[a-z]+\sa|y\sa)\s[a-z]+(?:,\s|\s?\()\Z")
PRONOUN = Ending(r"(?<![a-z])(?:s?he|ella|el)(?![a-z])[^.!?\n,]{0,14}\Z", 18)
NAMED = Ending(r"[a-z]\s?[,(]\s?\Z|(?<![a-z])turned\s\Z", 7)  # or described
# The helper herself, and who may have the room: "nanny, 16", "cuarto para muchacha de 16".
HELPER = Ending(
    r"(?<![a-z])(?<!my\s)(?<!our\s)(?<!the\s)(?:nanny|ninera|maid|helper|housekeeper|au\spair|empleada|ayudante|(?:lodger|inquilin[oa])"
    r"(?:\swanted)?)(?:\sde\splanta)?,?\s(?:(?:of|de|aged|about|around|como|unos)\s){0,2}\Z"
    r"|(?<![a-z])(?:room|bed|cuarto|cama)\s(?:for|para)\s(?:an?\s|una?\s)?"
    r"(?:(?:person|girl|boy|student|persona|much?ach[oa]|chic[oa]|estudiante)\s)?(?:(?:of|de|aged|about|around)\s){0,2}\Z",
    42,
)
CLASS = Ending(r"(?<![a-z])(?:sala|salon|grupo|categoria)\sde\s\Z", 13)
PAST = Ending(r"(?<!\bi\s)(?<![a-z])(?:was|tenia)\s(?:just\s|only\s)?\Z", 11)
# Of an age to work.
GROWN = re.compile(
    r"(?<![a-z])(?:jovenes|muchach[oa]s|gente|personas|mujeres|hombres|people|ppl|folks|women|men|ladies|guys|lads|adults|students)(?![a-z])"
)
TEAM = re.compile(
    r"(?<![a-z])(?:staff|crew|members|socios|miembros|personal|integrantes|we(?:'re|\sare|\srange)|team\sof\s\d+|somos|andamos)(?![a-z])"
)
# Two who work together, and a young person who is nobody's own.
PAIR = re.compile(
    r"(?<![a-z])(?:two|dos)\s(?:[a-z]+\s)?(?:sisters|brothers|friends|cousins|herman[oa]s|amig[oa]s|prim[oa]s)(?![a-z])"
)
# Who speaks, of himself.
MYSELF = re.compile(
    r"(?<![a-z0-9])(?:i'?m|i|im|me|we(?:'re)?|soy|soi|yo|somos|me\sllamo|(?:mi|my)\s(?:name|nombre)|name's|tengo|aqui|andamos)"
    r"(?![a-z0-9])"
)
# Who looks for work and does not offer it.
OF_ONESELF = re.compile(
    r"(?<![a-z])(?:busco\s(?:trabajo|empleo|chamba)|looking\sfor\s(?:an?\s)?(?:work|job|position)|se\sofrece|me\sofrezco|"
    r"seeking\s(?:work|employment|a\sposition)|available\sfor\swork|work\swanted|position\swanted)(?![a-z])"
)
# A home that is shared, or what is gathered for somebody: whom such an ad names is not who posts it.
OF_OTHERS = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    housemates? flatmates? roommates? roomies? flat[-_]?share double_room
    rooms?_(?:(?:for|4|to)_(?:rent|let)|in|avail\w*) shared_house sublet habitacion piso_compartido compis?_de_piso
    (?:rento|alquilo|renta_de)_(?:cuart|pieza|habita)\w* se_arrienda_pieza cuart(?:o|ico)_(?:en|para|pa|x) fund-?raiser
    medical_fund raffle(?:_tickets)? surgery benefit_for kermes(?:se)? a_beneficio rifa donativos? donations_(?:to|for)
    surprise_party hospital_bills operacion vive_abajo lives_(?:down|up)
""")
    + ")(?![a-z])"
)
YOU = Ending(
    r"(?<![a-z])(?:you|u|applicants|students|girls|boys|kids|puede[ns]?|si|tengan?|tengas|usted|tu)(?![a-z])[^.!?\n]{0,12}\Z",
    22,
)
CARE = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    care_(?:for|of) caring_for look(?:ing)?_after carer_for sitter babysit nanny aide nin?era cuid(?:ar|o|ando|e|amos)
    atender acompan(?:ar|o|e)_a visit(?:o|aba|ando)_a tutor(?:ing|ia)?_(?:for|para) for_(?:my|our|his|her)
    para_(?:mis?|nuestr[oa]s?|su) my(?!_(?:name|own|age|self)) our mis?(?!_(?:nombre|edad)) nuestr[oa]s?
    (?:mother|father)_of (?:mama|papa|madre|padre)_de
""")
    + ")(?![a-z])"
)
SOUGHT = re.compile(
    r"(?<![a-z])(?:"
    + one_of(r"""
    looking_for(?!_(?:an?_)?(?:work|job|position)) wanted needed needs? seek(?:s|ing)? hiring want(?:s|ed)? must_be u_be
    requir(?:ed|es|ing) recruit\w* apply applicants? vacanc\w+ we_hire join_us help_wanted
    busc[oa](?!_(?:trabajo|empleo|chamba)) buscamos? buscan se_buscan? solicit[oa]\w* se_solicitan? necesit\w+
    se_necesita nesecita requier\w+ ocup(?:o|amos) contrat(?:a|an|amos|ando|acion)(?!_con) preferibl\w+ preferencia
    prefer(?:red)? 'd_like would_like nos_gustaria faltan queremos can_be may_be could_be que_tengan?
    puede[ns]?_(?:ser|tener) interesad[oa]s vacante solo_(?:mujeres|hombres|damas) hand_over_to ideal_for welcome
""")
    + ")(?![a-z])"
)
