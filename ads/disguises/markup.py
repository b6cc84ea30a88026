"""Markup and broken encodings: what a page shows is read, not how it is written."""

import html
import re
from collections.abc import Iterator

from ads.disguises.change import Change

ENTITY = r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});"
TAG = r"</?([A-Za-z][A-Za-z0-9]{0,9})(?:\s[^<>]{0,300})?/?>|<!--.{0,300}?-->"
MARKUP = re.compile(f"{ENTITY}|{TAG}", re.DOTALL)
TARGET = re.compile(r"\shref\s?=\s?[\"']?([^\s\"'<>]+)", re.IGNORECASE)
AMPERSANDS = re.compile(r"&(?:amp;)+")
BREAKS = frozenset("br p div tr li ul ol table h1 h2 h3 h4 h5 h6 hr center blockquote section article".split())
INLINE = frozenset("b i u s a em strong font span small big sup sub td th img tbody wbr mark code pre tt".split())
NOT_ASCII = re.compile(r"[^\x00-\x7f]{2,64}")
BROKEN = frozenset("ÂÃâÐÑðïÅÄ")  # what UTF-8 begins with when it is read as Latin-1 or Windows-1252


def markup(text: str) -> Iterator[Change]:
    """Find HTML entities, however often they were escaped, and HTML tags."""
    if "&" not in text and "<" not in text:
        return
    for match in MARKUP.finditer(text):
        plain = _shown(match)
        if plain != match[0]:
            yield Change(match.start(), match.end(), plain, "markup")


def _shown(match: re.Match[str]) -> str:
    if match[0].startswith("&"):
        return html.unescape(AMPERSANDS.sub("&", match[0]))
    name = (match[1] or "").lower()
    if name == "a" and (target := TARGET.search(match[0])):
        return f" {target[1]} "
    if name in BREAKS:
        return "\n"
    return "" if name in INLINE or not name else match[0]


def mojibake(text: str) -> Iterator[Change]:
    """Find characters that a wrong encoding broke, by ftfy."""
    if text.isascii() or BROKEN.isdisjoint(text):
        return
    from ftfy import fix_encoding

    for match in NOT_ASCII.finditer(text):
        if not BROKEN.isdisjoint(match[0]):
            plain = fix_encoding(match[0])
            if plain != match[0]:
                yield Change(match.start(), match.end(), plain, "mojibake")
