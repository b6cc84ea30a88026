"""Who answers for what is done here."""

import getpass
import os


def current_user() -> str:
    """Return the name of whoever runs this, or the number where it has no name (in a container, say)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"uid {os.getuid()}"
