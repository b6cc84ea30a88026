"""The families by name; only the one that is asked for is imported."""

from ads.errors import InputError
from models.base import Family


def family_named(name: str) -> Family:
    """Return a family by its name, importing only that one; raises InputError when there is none."""
    if name == "linear":
        from models.linear import LinearFamily

        return LinearFamily()
    if name == "transformer":
        from models.transformer import TransformerFamily

        return TransformerFamily()
    raise InputError(f"family is {name}, expected linear or transformer")
