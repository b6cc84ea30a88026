"""Accounts on platforms: "IG @name", "insta: name punto b", "name.c on Skype", "$name"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ads.disguises.vocabulary import known
from ads.numerals import value_of
from ads.spelling import NAME, plain
from ads.wording import letter_runs

PLATFORMS = {
    "instagram": "[i1]nsta(?:gram)?|ig",
    "telegram": "telegram|tele\\s?gram|teleg|tele|tg",
    "snapchat": "snap(?:chat)?|sc",
    "whatsapp": "whats?\\s?app|wh?ats?ap+|wasap+|guasap|wpp|wapp|wsp|whats",
    "kik": "kik",
    "line": "line(?:\\sid|\\sapp)?",
    "wechat": "wechat|weixin",
    "facebook": "facebook|fb|face|messenger",
    "twitter": "twitter",
    "tiktok": "tik\\s?tok",
    "signal": "signal",
    "cashapp": "cash\\s?app|cashtag",
    "skype": "skype",
    "viber": "viber",
    "discord": "discord",
    "venmo": "venmo",
}
FIRST_WORDS = frozenset(
    """
    instagram insta nsta nstagram ig telegram tele teleg tg snap snapchat sc whatsapp watsapp whats watsap whatsap wasap
    guasap wpp wapp wsp kik line wechat weixin facebook fb face messenger twitter tik tiktok signal cash cashapp cashtag
    skype viber discord venmo
    """.split()
)  # in letters alone; without one of them no platform is named
WORDS = frozenset({"line", "face", "signal", "snap", "tele", "sc", "tg", "whats", "messenger"})  # words of their own
_ANY = "|".join(f"(?P<{name}>{words})" for name, words in PLATFORMS.items())
PLATFORM = re.compile(rf"(?<![\w@.])(?:{_ANY})(?![\w@])")
LINK = (
    r"\s?(?P<cue>[:=>→»-]{1,3}|"
    r"\b(?:is|es|me|como|as|under|user(?:name)?|usuario|handle|id|cuenta|account|perfil|at|arroba)\b)?\s?[:>]?\s?"
)
AFTER = re.compile(rf"{LINK}(?P<at>@\s?)?(?P<name>{NAME}_?)(?!\w|@)")
JOINED = re.compile(  # ends what BEFORE finds, and is sooner told
    r"(?:(?:on|en|in|at|por|x|de)\s(?:the\s|my\s|el\s|mi\s|la\s)?|\((?:(?:el|mi|my|the)\s)?)\Z"
)
BEFORE = re.compile(rf"(?P<at>@)?(?P<name>{NAME}_?)\s?[,(]?\s?{JOINED.pattern}")
BARE = re.compile(
    r"(?P<sign>[@$])(?<![\w@.$].)\s?(?P<name>(?<!\s)[a-z][\w.]{1,28}\w|(?:[a-z0-9]+\s?_\s?){1,3}[a-z0-9]+|(?:[a-z0-9]\s){3,20}[a-z0-9])(?![\w@]|\.\w)"
)
MONEY = frozenset({"usd", "mxn", "dlls", "dls", "dollars", "dolares", "pesos", "cash", "money"})
NEAR = 24  # characters between an "@name" and the platform that it is on
SHORTEST, SHORTEST_TAG = 3, 5


class Handle(NamedTuple):
    """An account, as `platform:name` or a name alone, and its range of a text."""

    start: int
    end: int
    value: str


def find_handles(folded: str) -> Iterator[Handle]:
    """Return the accounts of a folded text, not in order, some twice."""
    named = not FIRST_WORDS.isdisjoint(letter_runs(folded))
    platforms = [(match, str(match.lastgroup)) for match in PLATFORM.finditer(folded)] if named else []
    for match, platform in platforms:
        yield from _beside(folded, match, platform)
    if "@" in folded or "$" in folded:
        for match in BARE.finditer(folded):
            yield from _alone(folded, match, platforms)


def _beside(text: str, platform: re.Match[str], name: str) -> Iterator[Handle]:
    after = AFTER.match(text, platform.end(), platform.end() + 90)
    if after and _is_account(after["name"], sure=bool(after["at"]) or (after["cue"] or "")[:1] in (":", "=", ">", "→")):
        odd = not after["name"].isalpha() or not known(after["name"], at_least=0.1)
        if platform[0] not in WORDS or after["cue"] or after["at"] or odd:
            yield _handle(after, name, 0)
            return
    if not JOINED.search(text, max(0, platform.start() - 8), platform.start()):
        return
    start = max(0, platform.start() - 60)
    before = BEFORE.search(text[start : platform.start()])
    if before and _is_account(before["name"], sure=bool(before["at"])):
        yield _handle(before, name, start)


def _is_account(name: str, *, sure: bool) -> bool:
    """Return whether a name can be an account: after a colon any, else one that is no word."""
    account = plain(name)
    if len(account) < SHORTEST or not any(map(str.isalpha, account)) or value_of(name) is not None:
        return False
    if account != name.strip() or "_" in account or ("." in account and " " not in name):
        return True
    odd = any(map(str.isdigit, account)) and not account[0].isdigit()
    return odd or (sure and not known(account, at_least=5)) or not known(account, at_least=1.5)


def _handle(match: re.Match[str], platform: str, offset: int) -> Handle:
    start = match.start("at") if match["at"] else match.start("name")
    name = match["name"].rstrip(" .")
    return Handle(offset + start, offset + match.start("name") + len(name), f"{platform}:{plain(name)}")


def _alone(text: str, match: re.Match[str], platforms: list[tuple[re.Match[str], str]]) -> Iterator[Handle]:
    if match["sign"] == "$":
        if match["name"] not in MONEY and len(plain(match["name"])) >= SHORTEST_TAG:
            yield Handle(match.start(), match.end(), f"cashapp:{plain(match['name'])}")
        return
    first = bisect_left(platforms, match.start() - NEAR, key=lambda platform: platform[0].end())
    last = bisect_right(platforms, match.end() + NEAR, key=lambda platform: platform[0].start())
    near = [
        (gap, name)
        for platform, name in platforms[first:last]
        if (gap := max(match.start() - platform.end(), platform.start() - match.end())) <= NEAR
        and "\n" not in text[min(platform.start(), match.start()) : max(platform.end(), match.end())]
    ]
    prefix = f"{min(near)[1]}:" if near else ""
    yield Handle(match.start(), match.end(), f"{prefix}{plain(match['name'])}")
