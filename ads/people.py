"""Words for people, as they stand before an age; patterns are for folded text and end where the age begins."""

import re

CHILDREN = (
    r"sons?|daughters?|kids?|child(?:ren)?|boys?|girls?|bab(?:y|ies)|toddlers?|twins|teen(?:ager)?s?|grandsons?|granddaughters?|"
    r"grandkids|nephews?|nieces?|hij[oa]s?|nin[oa]s?|nen[ea]s?|gemel[oa]s|mellizos|chic[oa]s?|peques?|bebes?|niet[oa]s?|sobrin[oa]s?|"
    r"chamac[oa]s?|adolescentes?|pibes?|little\sone|oldest|youngest|mayor|menor|grande|chic[oa]|pequen[oa]"
)
ELDERS = (
    r"mom|mum|mother|dad|father|grandma|grandmother|grandpa|grandfather|nana|granny|aunt|uncle|patient|pt|client|lady|gentleman|"
    r"madre|padre|mama|papa|abuel[oa]|abuelit[oa]|suegr[oa]|ti[oa]|paciente|senora?|viejit[oa]|adult[oa]\smayor"
)
OTHERS = (
    r"husband|wife|partner|boss|owner|manager|mgr|brother|sister|cousin|roommates?|housemates?|flatmates?|lads?|members?|lodger|"
    r"esposo|esposa|marido|pareja|jefe|jefa|duen[oa]|encargad[oa]|capataz|herman[oa]|prim[oa]|companer[oa]s?|roomies?|vecin[oa]"
)
WORKERS = (
    r"girl|boy|woman|man|lady|person|people|folks|worker|helper|nanny|maid|cleaner|companion|female|male|someone|somebody|guys?|"
    r"mujer(?:es)?|hombres?|senoritas?|chic[oa]s?|muchach[oa]s?|jovenes|joven|persona(?:s|l)?|alguien|caballero|dama|senora|ayudante|"
    r"empleada|profesor[a]?|estudiante|masculino|femenino|ambos\ssexos"
)
LINK = (
    r"\s?(?:(?:named\s|called\s|de\snombre\s)?[a-z]+\s?)?(?:is|are|was|who\sis|who's|aged?|of|de|tiene[n]?|que\stiene[n]?|with|con|"
    r",|\(|:|-|–|both|ambos|about|around|como|unos|entre|between|from)?\s?(?:about|around|como\s(?:de\s)?|unos|entre|between|now|both)?\s?"
)
CHILD = re.compile(rf"(?<![a-z])(?:{CHILDREN}){LINK}\Z")
ELDER = re.compile(rf"(?<![a-z])(?:{ELDERS}|{OTHERS}){LINK}\Z")
WORKER = re.compile(rf"(?<![a-z])(?:{WORKERS}){LINK}\Z")
PARENT_OF = re.compile(r"(?<![a-z])(?:mother|father|mom|dad|parent|madre|padre|mama|papa)s?\s(?:of|de)\s\Z")
FAMILY = re.compile(
    rf"(?<![a-z])(?:{CHILDREN}|family|familia|(?:mother|father|mom|dad|madre|padre|mama|papa)\s(?:of|de)\s[a-z]+)"
    r"[^.!?\n()]{0,24}\(\Z"
)
STATE = r"(?:a|an|una?|de|only|just|now|apenas|solo|ya|both|los)?\s?\Z"
SELF = re.compile(rf"(?<![a-z])(?:i\s?'?m|i\sam|im|me|we(?:'re|\sare)?|soy|tengo|age|just|both|ambos|somos)\s?{STATE}")
THIRD = re.compile(rf"(?<![a-z])(?:she(?:'s|\sis)|he(?:'s|\sis)|they\sare|tiene|tienen|is|are|was)\s?{STATE}")
DEMONYM_OF = re.compile(r"(?<![a-z])[a-z]{3,}(?:an[ao]|en[ao]|ense|es[ae]?|in[ao]|ita)\sde\s\Z")
CARE = re.compile(
    r"(?<![a-z])(?:care\s(?:for|of)|caring\sfor|look(?:ing)?\safter|carer\sfor|sitter|babysit|nanny\sfor|aide|cuid(?:ar|o|ando|e|amos)|"
    r"atender|acompanar\sa|tutor(?:ing|ia)?\s(?:for|para)|for\s(?:my|our|his|her)|para\s(?:mi|mis|nuestr[oa]s?|su)|my|our|mi|mis|"
    r"nuestr[oa]s?|his|her|mother\sof|father\sof|mama\sde|papa\sde|madre\sde|padre\sde)(?![a-z])"
)
SOUGHT = re.compile(
    r"(?<![a-z])(?:looking\sfor|wanted|needed|needs?|seek(?:s|ing)?|hiring|want(?:s|ed)?|must\sbe|u\sbe|ages?|requir(?:ed|es|ing)|recruit\w*|"
    r"apply|applicants?|vacanc\w+|we\shire|join\sus|help\swanted|busc[oa]|buscamos|buscan|se\sbusca[n]?|solicit[oa]\w*|se\ssolicita[n]?|"
    r"necesit\w+|se\snecesita|nesecita|requier\w+|contrata\w*|preferibl\w+|preferencia|edad(?:es)?|faltan|queremos|interesad[oa]s|vacante|"
    r"solo\s(?:mujeres|hombres|damas)|hand\sover\sto|ideal\sfor|welcome)(?![a-z])"
)
ANIMAL = re.compile(
    r"(?<![a-z])(?:dogs?|cats?|pupp(?:y|ies)|kittens?|horses?|mare|pony|parrot|goats?|perr[oa]s?|perrit[oa]s?|gat[oa]s?|gatit[oa]s?|caball[oa]s?|"
    r"yegua|spaniel|terrier|labrador|tabby|pets?|mascotas?|cachorr[oa]s?|vaca|toro|loro)(?![a-z])[^.!?\n]{0,24}\Z"
)
THING = re.compile(
    r"(?<![a-z])(?:cars?|trucks?|house|building|roof|bike|boat|machine|fridge|washer|sofa|used|carro|coche|casa|edificio|moto|camion|"
    r"lavadora|nevera|usad[oa]s?|muebles?|contrato|lease|garantia|experienc\w+|minim[oa]|hace|llev[oa]\w*|durante|por|desde\shace|"
    r"mas\sde|con|over|for|since|at\sleast|los\sultimos)\s(?:is|are|tiene|de|of|minima\sde|mas\sde|over|about|unos)?\s?\Z"
)
# In the reading as it is cased: a name, or two, and what may stand between it and the age.
NAME = re.compile(
    r"(?<![\w@.'’-])(?:[A-ZÁÉÍÓÚÑ][a-záéíóúüñ'’]+|[A-ZÁÉÍÓÚÑ]{3,})(?:\s[A-ZÁÉÍÓÚÑ][a-záéíóúüñ'’.]+){0,2}[!*]?\s?(?:,|\(|—|–|-|:|\||,?\s(?:age|edad))?\s?\Z"
)
NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto "
    "septiembre octubre noviembre diciembre suite apt unit room zone street ave avenue calle cra carrera floor piso route highway "
    "bus line tren metro lic license licencia order no nr page lot building open call text phone tel from only rate price pay need "
    "needed wanted looking drive pack first level grade size about over under around top group class season route".split()
)
