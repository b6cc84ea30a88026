"""Lists of words, as they are written down for patterns."""


def one_of(words: str) -> str:
    r"""Return the alternation of words that stand apart by white space; an underscore is white space within one.

    What else a pattern may hold keeps its meaning. Put it into a group.

    >>> one_of("looking_for wanted needs?")
    'looking\\sfor|wanted|needs?'
    """
    return "|".join(words.replace("_", r"\s").split())
