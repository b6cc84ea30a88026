"""Which language an ad is written in."""

import functools
from typing import Any

READ = ("en", "es")  # languages in which phrases, facts and names are read
ENOUGH = 60  # characters; a shorter text is taken for one of the two, since it says too little of any other


def language_of(text: str) -> str:
    """Return the likeliest language of a text (ISO 639-1), by py3langid.

    >>> language_of("Se renta cuarto amueblado, incluye agua y luz")
    'es'
    """
    code, _ = _identifier(len(text) < ENOUGH).classify(text)
    return str(code)


@functools.cache
def _identifier(short: bool) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    if short:
        identifier.set_languages(list(READ))
    return identifier
