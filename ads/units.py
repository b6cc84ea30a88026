"""What a price is for: an hour, a night, a piece."""

import re

from ads.ad import Per

WORDS: dict[Per, str] = {
    "half_hour": r"half[\s-]?(?:an\s)?(?:hour|hr)|1/2\s?(?:hour|hr|hora|h)|½\s?(?:hour|hr|hora|h)|media\shora|media|half|hh|"
    r"30[\s-]?min(?:ute)?s?|30\sminutos",
    "hour": r"hour|hr|hrs|h|hora|hs|60[\s-]?min(?:ute)?s?|60\sminutos|hourly",
    "night": r"night|nite|noche|overnight|overnights|nightly",
    "day": r"day|dia|daily|diari[oa]s?|jornada|jornal|shift|turno|per\sdiem",
    "week": r"week|wk|weekly|wkly|semana|semanal|semanales|pw|w",
    "month": r"month|mo|monthly|mes|mensual|mensuales|pcm|mensualidad|mnth",
}
ALONE = frozenset({
    "hourly", "nightly", "daily", "weekly", "wkly", "monthly", "semanal", "semanales", "mensual", "mensuales", "pcm", "pw",
    "diario", "diarios", "diaria", "diarias",
})  # fmt: skip
EACH = r"each|ea|apiece|cada\sun[oa]|c/u|la\sunidad|per\spiece|a\spiece|a\spop|a\shead|por\scabeza"
OTHER_TIMES = (
    "year|yr|ano|anual|annum|weekend|finde|fin|minute|minutes|min|minuto|session|sesion|class|clase|tratamiento|treatment|evening|"
    "tarde|manana|morning|moment|couple|lot|trip|package|paquete|time|course|curso|little|bit|few|new|"
    "los|las|sus|mas|good|great|while|pair|pareja|contract|season|temporada|half|quote|week's|day's|plazo|tope|vez|fecha|total"
)
_TIME = "|".join(f"(?P<{per}>{words})" for per, words in WORDS.items())
FILLER = r"(?:\s(?:each|netos?|de\s(?:basico|sueldo|base)|brutos?|cash|average|avg|plus|mas|libres?|aprox|for\s(?:1|one|an?)|all\sin|easy|flat|tax\sfree)){0,2}"
LINK = r"\s{0,2}(?:/|p/|\(|x\s|per\s|by\sthe\s|an?\s|each\s|every\s|the\s|la\s|el\s|al\s|a\sla\s|por\s|por\sla\s|por\sel\s|cada\s|for\s(?:an?\s|1\s|the\s)?|x\sla\s|-|:)?\s?"
AFTER = re.compile(rf"{FILLER}(?P<link>{LINK})(?:{_TIME})(?![a-z0-9])")
EACH_AFTER = re.compile(rf"{FILLER}\s{{0,2}}(?:{EACH})(?![a-z0-9])")
PIECE_AFTER = re.compile(
    rf"{FILLER}\s{{0,2}}(?:/|per\s|an?\s|each\s|every\s|la\s|el\s|por\s|x\s|cada\s|por\scada\s)(?!{OTHER_TIMES})(?P<noun>[a-z]{{3,}})"
)
BEFORE = re.compile(
    rf"(?<![a-z0-9])(?P<count>\d+|un[ao]?|one|two|dos|tres|per|an?|la|el|y|hr\sy|hora\sy|medio)?\s?(?:{_TIME})s?\s?"
    r"(?:rate|completa|entera|entero|completo|visits?|son|es|is|at|a|de|for|in|en|from|desde|=|:|-|–|\(|,){0,2}\s{0,2}\Z"
)
# What a bare number is paid for when "per" or "por" stands between.
THINGS = re.compile(
    r"house|casa|box|caja|flat|plate|plato|room|cuarto|visit|visita|delivery|entrega|drop|domicilio|head|cabeza|braid|"
    r"trenza|pane|tree|palma|yard|yarda|car|carro|bag|bolsa|bucket|cubeta|tray|bin|dozen|docena|trailer|load|carga|page|"
    r"hoja|piece|pieza|item|stop|window|ventana|bed|cama|dinner|meal|comida|mile|milla|pound|libra|kilo"
)
SESSION_AFTER = re.compile(r"\s?(?:la|por|per|a|each|x)\s(?:sesion|session|clase|class|lesson|treatment|consulta)")
DURATION_AFTER = re.compile(r"\s?(?:=|-|–|:|for|por)?\s?(?:45|75|90|120|180)\s?min|\sfor\s(?:45|75|90|120|180)(?!\d)")
LONG_DAY = re.compile(r"(?:turno|shift|jornada)\s(?:de\s|of\s)?\d+\s(?:horas|hours|hrs|h)\s?:?\s?\Z")
NO_UNIT = re.compile(
    r"deposit|deposito|bonus|bono|fee|cuota|sign|enganche|fianza|advance|anticipo|debt|deuda|reward|recompensa|fine|multa|"
    r"discount|descuento|off\b|ticket|pasaje|visa|loan|inscripcion|matricula|registration|starter"
)
ONE = frozenset({None, "1", "un", "una", "one", "per", "a", "an", "la", "el", ""})


def per_of(match: re.Match[str]) -> Per:
    """Return the unit that a match of AFTER or BEFORE names."""
    return next(per for per in WORDS if match[per])
