"""Text of strangers made harmless where it is shown: terminals and spreadsheets (HTML escapes in its templates)."""

from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def for_terminal(text: str) -> str:
    r"""Return text without anything that a terminal would obey; tabs and line ends become spaces.

    >>> for_terminal("a\x1b[31mb\nc")
    'a\\x1b[31mb c'
    """
    plain = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in plain)


def for_spreadsheet(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula (OWASP's CSV injection): numbers stay as they are.

    >>> for_spreadsheet("=1+1")
    "'=1+1"
    """
    risky = isinstance(value, str) and (value.startswith(FORMULA) or value.lstrip().startswith(FORMULA))
    return f"'{value}" if risky else value
