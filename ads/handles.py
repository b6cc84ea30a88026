"""Accounts on platforms: "IG @name", "insta: name punto b", "name.c on Skype", "$name"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ads.disguises.vocabulary import known
from ads.masking import MASK
from ads.numerals import number_words, value_of
from ads.spelling import NAME, plain
from ads.wording import any_of, letter_runs, one_of

PLATFORMS = {
    platform: words.replace("_", " ").split("|")
    for platform, words in {
        "instagram": "instagram|insta|1nsta|1nstagram|instagrm|insta-gram|in_sta|ins.ta|lnsta|inst4|"
        "ig|1g|i.g|i-g|i/g|i_g|gram|camarita|camera_app",
        "telegram": "telegram|telegrama|tele|tele_gram|te_le_gram|tele-gram|teleg|telegr|tlgrm|"
        "tgram|tg|t.g|t-g|paper_plane|avioncito",
        "snapchat": "snapchat|snap_chat|snap|snapp|sc|ghost_app|fantasmita|👻",
        "whatsapp": "whatsapp|whats_app|whatapp|what_app|whats-app|whats|whatsap|watsapp|watsap|wasap|wassap|wasapp|"
        "guasap|wazap|wpp|wapp|wsp",
        "kik": "kik|k1k|k!k|k.i.k",
        "line": "line|line_id|line_app",
        "wechat": "wechat|we_chat|weixin",
        "facebook": "facebook|face_book|fb|f.b|face|feis|feisbuk|messenger",
        "twitter": "twitter",
        "tiktok": "tiktok|tik_tok|tik-tok|tik_t0k|tictoc",
        "signal": "signal",
        "cashapp": "cashapp|cash_app|cash-app|cashtag|cash_tag",
        "skype": "skype|sk1pe",
        "viber": "viber",
        "discord": "discord|disc0rd|disc",
        "venmo": "venmo",
    }.items()
}
NAMED = {word: platform for platform, words in PLATFORMS.items() for word in words}
FIRST_WORDS = frozenset(  # in letters alone, or a picture; without one of them no platform is named
    max(re.findall("[a-z]+", word)[::-1] or [word], key=len) for word in NAMED
)
WORDS = frozenset(  # words of their own
    "line face signal snap tele sc tg whats messenger gram disc feis 1g camarita avioncito fantasmita 👻".split()
) | {"i g", "in sta", "what app", "camera app", "paper plane"}
PLATFORM = re.compile(any_of(NAMED, not_after=r"[\w@.]") + r"(?![\w@])")
CUES = one_of(
    "is its it's es me como as under user username usuario handle id cuenta account perfil profile name nombre at"
    " arroba a_r_r_o_b_a soy i'm im i_am look_for busca buscame encuentras find add the_word"
)
CALLS = (
    "handle", "username", "user", "usuario", "nick", "nickname", "screen name", "dm", "add", "add me", "agregame",
    "buscame", "sigueme", "follow", "follow me", "find me", "hmu", "account", "cuenta", "perfil",
)  # fmt: skip
CUE = re.compile(CUES)
LINK = rf"\.?(?P<cue>(?:\s?[^\w\s@$,.;!?()\[\]\"'“]{{1,4}}|\s?\b(?:{CUES})\b){{0,4}})\s?(?P<open>[(\[\"'«“])?\s?"
AFTER = re.compile(rf"{LINK}(?!{re.escape(MASK[1:])})(?P<at>[@$]\s?)?(?P<name>_{{0,2}}{NAME}_?)(?!\w|@)")
JOINED = re.compile(r"(?:\b(?:on|en|in|at|por|x|de)\s(?:the\s|my\s|el\s|mi\s|la\s)?|\((?:(?:el|mi|my|the)\s)?)\Z")
BEFORE = re.compile(rf"(?<![a-z0-9])(?P<at>@)?(?P<name>{NAME}_?)\s?[,(]?\s?\Z")
BARE = re.compile(
    r"(?P<sign>[@$])(?<![\w@.$].)\s?(?P<name>(?<!\s)[a-z_][\w.]{1,28}\w|(?:[a-z0-9]+\s?_\s?){1,3}[a-z0-9]+|(?:[a-z0-9]\s){3,20}[a-z0-9])(?![\w@]|\.\w)"
)
SIGNED = re.compile(r"(?P<sign>)(?<![\w@.$-])(?P<name>[a-z0-9.]{2,30}(?:_[a-z0-9.]*[a-z0-9]){1,4})(?![\w@]|\.\w)")
SURE = frozenset(":=>→»➡👉☞▶►⇒-")
MONEY = frozenset({"usd", "mxn", "dlls", "dls", "dollars", "dolares", "pesos", "cash", "money"})
CALLED = re.compile(any_of(CALLS, not_after="[a-z0-9]") + "(?![a-z0-9])")
SAID_LINE = frozenset({"underscore", "guion", "under", "raya", "barra", "rayita", "subguion"})
NEAR = 24  # characters between an "@name" and the platform that it is on
REACH = 60
SHORTEST, SHORTEST_TAG = 3, 5


class Handle(NamedTuple):
    """An account, as `platform:name` or a name alone, and its range of a text."""

    start: int
    end: int
    value: str


def find_handles(folded: str) -> Iterator[Handle]:
    """Return the accounts of a folded text, not in order, some twice."""
    runs = letter_runs(folded)
    named = not FIRST_WORDS.isdisjoint(runs)
    platforms = list(PLATFORM.finditer(folded)) if named else []
    for platform in platforms:
        yield from _beside(folded, platform)
    if "@" in folded or "$" in folded:
        for match in BARE.finditer(folded):
            yield from _alone(folded, match, platforms)
    if platforms and "_" in folded:
        for match in SIGNED.finditer(folded):
            yield from _alone(folded, match, platforms)
    if "_" in folded or not SAID_LINE.isdisjoint(runs):
        for cue in CALLED.finditer(folded):
            yield from _called(folded, cue)


def _beside(text: str, platform: re.Match[str]) -> Iterator[Handle]:
    name = NAMED[platform[0]]
    after = AFTER.match(text, platform.end(), platform.end() + 90)
    if after and _is_account(after["name"], sure=_is_sure(after)):
        odd = not after["name"].isalpha() or not known(after["name"], at_least=0.1)
        if platform[0] not in WORDS or after["cue"].strip("-") or after["at"] or odd:
            yield _handle(after, name)
            return
    joined = JOINED.search(text, max(0, platform.start() - 8), platform.start())
    if not joined or text.startswith(MASK, platform.end() + 1):
        return
    before = BEFORE.search(text, max(0, joined.start() - REACH), joined.start())
    if before and _is_account(before["name"], sure=bool(before["at"])):
        yield _handle(before, name)


def _called(text: str, cue: re.Match[str]) -> Iterator[Handle]:
    """Return the account without a platform that a cue names, where a low line shows that it is one."""
    after = AFTER.match(text, cue.end(), cue.end() + REACH)
    if after and "_" in (name := plain(after["name"]))[1:-1]:
        yield Handle(after.start("name"), after.end("name"), name)


def _is_sure(after: re.Match[str]) -> bool:
    """Return whether what stands between a platform and a name says that it is one."""
    told = not SURE.isdisjoint(after["cue"]) and after["cue"] != "-" and not after["open"]
    return told or (after["at"] or "").startswith("@")


def _is_account(name: str, *, sure: bool) -> bool:
    """Return whether a name can be an account: after a colon any, else one that is no word."""
    account = plain(name)
    if (
        len(account) < SHORTEST
        or CUE.fullmatch(account)
        or not any(map(str.isalpha, account))
        or value_of(name) is not None
    ):
        return False
    if account != name.strip() or "_" in account or ("." in account and " " not in name):
        return True
    odd = any(map(str.isdigit, account)) and not account[0].isdigit()
    return odd or (sure and not known(account, at_least=5)) or not known(account, at_least=1.5)


def _handle(match: re.Match[str], platform: str) -> Handle:
    start = match.start("at") if match["at"] else match.start("name")
    name = match["name"].rstrip(" .")
    return Handle(start, match.start("name") + len(name), f"{platform}:{plain(name)}")


def _alone(text: str, match: re.Match[str], platforms: list[re.Match[str]]) -> Iterator[Handle]:
    name = plain(match["name"])
    if match["sign"] == "$":
        is_amount = match["name"] in MONEY or match["name"].rstrip("0123456789") in number_words()
        if not is_amount and len(name) >= SHORTEST_TAG:
            yield Handle(match.start(), match.end(), f"cashapp:{name}")
        return
    first = bisect_left(platforms, match.start() - NEAR, key=lambda platform: platform.end())
    last = bisect_right(platforms, match.end() + NEAR, key=lambda platform: platform.start())
    near = [
        (gap, NAMED[platform[0]])
        for platform in platforms[first:last]
        if (gap := max(match.start() - platform.end(), platform.start() - match.end())) <= NEAR
        and "\n" not in text[min(platform.start(), match.start()) : max(platform.end(), match.end())]
    ]
    if near or match["sign"]:
        yield Handle(match.start(), match.end(), f"{min(near)[1]}:{name}" if near else name)
