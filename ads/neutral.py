"""Text of strangers made harmless where it is shown: terminals, spreadsheets, JSON and Markdown.

HTML is escaped by its templates.
"""

import json
import re
from typing import Any

# the last four are the wide forms of the first, which some spreadsheets take for them
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
MARKDOWN = re.compile(r"[\\`*<>&\[\]|~$]")


def for_terminal(text: str) -> str:
    r"""Return text without anything that a terminal would obey; tabs and line ends become spaces.

    >>> for_terminal("a\x1b[31mb\nc")
    'a\\x1b[31mb c'
    """
    plain = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in plain)


def for_json(line: str) -> str:
    r"""Return a JSON text of one line with the same values, and without anything that a terminal would obey.

    >>> for_json('{"id":"a\x9bb"}')
    '{"id":"a\\u009bb"}'
    """
    if line.isprintable():
        return line
    return "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in line)


def for_markdown(text: str) -> str:
    r"""Return text that Markdown shows as it is, on one line.

    >>> for_markdown("<b>.csv")
    '\\<b\\>.csv'
    """
    return MARKDOWN.sub(r"\\\g<0>", for_terminal(text))


def for_spreadsheet(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula (OWASP's CSV injection): numbers stay as they are.

    >>> for_spreadsheet("=1+1")
    "'=1+1"
    """
    if not isinstance(value, str):
        return value
    seen = next((c for c in value if c.isprintable() and not c.isspace()), "")
    return f"'{value}" if value.startswith(FORMULA) or seen in FORMULA else value
