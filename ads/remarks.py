"""What writers say about how an account is written: "(all one word)", "with an underscore", "the 3 is an e"."""

import re
from collections.abc import Iterator

from ads.addresses import AT, HOST
from ads.disguises.change import Change
from ads.handles import FIRST_WORDS, PLATFORM
from ads.spelling import DASH_WORDS, DOT_WORDS, LINE_WORDS
from ads.wording import any_of, letter_runs

JOINED_RUNS = frozenset(
    "word palabra space spaces spacing espacio espacios together junto pegado seguido corrido unido under underscore"
    " underline guion raya barra dash hyphen dot punto".split()
)  # in letters alone; without one of them nothing is said of words that are one
JOINED_HINT = re.compile(any_of(JOINED_RUNS, not_after="[a-z]") + "(?![a-z])")
AROUND = 30  # characters of a remark on either side of such a word
TURNED_RUNS = frozenset("backward backwards reverse reversed reves adelante delante".split())
JOINED = (
    r"(?:(?:that'?s|it'?s|its|is|as|es|va)\s)?(?:(?:all|just|todo|en)\s)?(?:(?:one|1|an?\ssingle|una(?:\ssola)?)\s(?:word|palabra)|"
    r"(?:no|without|drop|remove|ignore|sin|quita)\s(?:(?:the|any|los)\s)?(?:spaces?|spacing|espacios?)|(?:all|run)\stogether|"
    r"todo\s(?:junto|pegado|seguido|corrido|unido)|(?<=[(\[])(?:junto|pegado|together))"
)
REMARK = re.compile(
    rf"(?P<open>\s?[,;(\[–—*-]{{0,2}}\s?)(?<![a-z0-9])(?:(?P<joined>{JOINED})|"
    rf"(?:w/|with|con)\s?(?:an?\s|un\s)?(?:(?P<line>{LINE_WORDS})|(?P<dot>{DOT_WORDS})|(?P<dash>{DASH_WORDS})))"
    rf"(?:[)\]]|,(?=\s(?:at|arroba)\b)|(?=\s?(?:[^\w\s]|\Z|\n)|\s(?:at|a|arroba|on|en|in|o|or|y|and|call|text|{'|'.join(FIRST_WORDS)})\b))"
)
SIGNS = {"joined": "", "line": "_", "dot": ".", "dash": "-"}
GAP = re.compile(r"(?<=[a-z0-9])(?: ?[+&—–/] ?| )(?=[a-z0-9])")
ROW = rf"[a-z0-9][a-z0-9._]*(?:{GAP.pattern}[a-z0-9][a-z0-9._]*){{0,7}}"
ROW_BEFORE, ROW_AFTER = re.compile(rf"(?<![a-z0-9]){ROW}\Z"), re.compile(rf"[\s:,]{{0,2}}({ROW})")
WORD = re.compile(r"[a-z0-9._]+")
PLATFORM_BEHIND = re.compile(rf"\s?[,(]?\s(?:on|en|in|de|por|x)\s(?:my\s|mi\s|the\s|el\s)?{PLATFORM.pattern}\Z")
MOST = 4  # words that are written as one
REACH = 60  # characters in which they stand
NO_PART = {word for word in FIRST_WORDS if len(word) > 1} | set(
    """
    to at a al en on in is es me my mi add find write escribe escribeme email mail correo e-mail as como the or o y
    and by por x arroba dot punto underscore guion bajo user usuario handle id cuenta account name nombre llamado
    called app busca buscame encuentras soy im dm dame manda mandame hmu
    """.split()
)
_ENDS = r"(?=\s?(?:[^\w\s]|\Z)|\s(?:[0-9@$!]|and|y|zero|cero)|\n)"
KEY = re.compile(
    r"(?P<sign>[0-9@$!*#%](?<![\w@$].)|zero|cero)\s?(?:=|(?:is|es|are|son|means|por|for)\s)\s?"
    rf"(?:(?:an?|una?|the|la|el|letter|letra)\s){{0,3}}(?P<letter>[a-z@]){_ENDS}"
)
INSTEAD = re.compile(rf"(?P<sign>)(?:pero|but)\s(?:con|with|w/)\s(?:an?\s|una?\s)?(?P<letter>[aeiost]){_ENDS}")
LEAD = re.compile(r"[\s,(]*(?<![a-z0-9])(?:(?:the|la|el|las|los)\s)?\Z")
ADDRESS = re.compile(r"@[\w-]+\.")
DRAWN = {"a": "4", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7"}
BACKWARDS = re.compile(
    r"\b(?:backwards?|reversed?|in\sreverse|al\sreves|de\satras\s(?:para|pa|hacia)\s(?:a|de)lante)\b"
)
TURNED = re.compile(  # a North American number or an address
    r"(?<!\w)(?:(?:\d[\s().-]{0,2}){6}[2-9][\s().-]{0,2}(?:\d[\s().-]{0,2}){2}[2-9]|(?:gro|moc|ten)\.[\w.-]+@[\w.-]+)(?!\w)"
)


def keys(text: str) -> Iterator[Change]:
    """Find the signs that a writer says are letters, and where that is said: "k1t (1=i)", "m4ria pero con a"."""
    if not any(hint in text for hint in ("=", "(", "pero ", "but ")):
        return
    drawn: dict[int, Change] = {}
    for pattern in (KEY, INSTEAD):
        for key in pattern.finditer(text):
            signs = DRAWN.get(key["letter"], "") if not key["sign"] else "0" if key["sign"].isalpha() else key["sign"]
            places = [place for place in range(max(0, key.start() - REACH), key.start()) if text[place] in signs]
            found = {place: Change(place, place + 1, key["letter"], None) for place in places if _is_drawn(text, place)}
            if found:
                lead = LEAD.search(text, max(found) + 1, key.start())
                start = lead.start() if lead else key.start()
                drawn |= found | {start: Change(start, key.end(), "", None)}
    yield from sorted(drawn.values())


def _is_drawn(text: str, place: int) -> bool:
    """Return whether a sign stands in a word, and is no mark before one."""
    before, after = text[place - 1 : place].isalpha(), text[place + 1 : place + 2].isalpha()
    if text[place] == "@":
        return before and after and not ADDRESS.match(text, place)
    return before or after


def turned(text: str) -> Iterator[Change]:
    """Find what a writer says is to be read from its end: "7310-555-514 (backwards)"."""
    if TURNED_RUNS.isdisjoint(letter_runs(text)):
        return
    cue = BACKWARDS.search(text)
    row = cue and TURNED.search(text, max(0, cue.start() - REACH), cue.end() + REACH)
    if row:
        yield Change(row.start(), row.end(), row[0][::-1], None)


def joined(text: str) -> Iterator[Change]:
    """Find words that a writer says are one: "maria bakes (one word)", "rosa, sin espacios"."""
    if JOINED_RUNS.isdisjoint(letter_runs(text)):
        return
    end = 0
    for hint in JOINED_HINT.finditer(text):
        remark = REMARK.search(text, max(end, hint.start() - AROUND), hint.end() + AROUND)
        if not remark or remark.end() < hint.end():
            continue
        sign = SIGNS[str(remark.lastgroup)]
        row = _row_before(text, max(end, remark.start() - REACH), remark.start())
        if row:
            yield from _as_one(text, row, sign)
            end = remark.end()
            if row[1] == remark.start():
                yield Change(*remark.span(), "", None)
        elif not sign and (after := ROW_AFTER.match(text, remark.end())):
            row = _own(text, *after.span(1), last=False)
            yield Change(*remark.span(), "", None)
            yield from _as_one(text, row, sign)
            end = max(row[1], remark.end())


def _row_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the words before a remark stand; in an e-mail those before its "at"."""
    for at in AT.finditer(text, start, end):
        if (host := HOST.match(text, at.end(), end)) and host.end() == end:
            end = at.start()
            while end > start and not text[end - 1].isalnum():
                end -= 1
            break
    if platform := PLATFORM_BEHIND.search(text, start, end):
        end = platform.start()
    before = ROW_BEFORE.search(text, start, end)
    row = _own(text, *before.span(), last=True) if before else (end, end)
    return row if row[0] < row[1] else None


def _own(text: str, start: int, end: int, *, last: bool) -> tuple[int, int]:
    """Return the last or the first words of a row that can be part of a name."""
    words = list(WORD.finditer(text, start, end))
    own: list[re.Match[str]] = []
    for word in words[::-1] if last else words:
        if word[0] in NO_PART or len(own) == MOST:
            break
        own.append(word)
    return (min(own[0].start(), own[-1].start()), max(own[0].end(), own[-1].end())) if own else (start, start)


def _as_one(text: str, row: tuple[int, int], sign: str) -> Iterator[Change]:
    return (Change(gap.start(), gap.end(), sign, None) for gap in GAP.finditer(text, *row))
