"""The `ads` section of params: how ads are read, hidden, linked and simulated."""

from typing import Annotated

from pydantic import AfterValidator, Field

from ads.sections import Section


def _phone_region(code: str) -> str:
    from ads.contacts import PHONE_REGIONS  # slow to import, and rarely asked

    if code.upper() not in PHONE_REGIONS:
        raise ValueError("expected the ISO 3166 alpha-2 code of a country with phones")
    return code


class LinkageParams(Section):
    """When two ads belong to one campaign."""

    shingle_words: int = Field(default=3, ge=1, description="words in one shingle of the near-duplicate test")
    near_duplicate: float = Field(
        default=0.6, gt=0, le=1, description="estimated Jaccard similarity that joins two ads"
    )
    permutations: int = Field(default=128, ge=32, multiple_of=32, description="MinHash permutations")
    min_words: int = Field(
        default=12, ge=1, description="a text of fewer words joins only equal texts, and none of different contacts"
    )
    contact_cap: int = Field(
        default=1000, ge=2, description="a contact in more ads than this joins nobody: it is a hub"
    )
    contact_strangers: int = Field(
        default=6, ge=1, description="a contact beside more unconnected contacts than this joins nobody: it is a hub"
    )
    contact_texts: int = Field(
        default=60, ge=1, description="a contact in more unlike texts than this joins nobody: it is a hub"
    )
    exception: float = Field(
        default=0.05,
        ge=0,
        lt=1,
        description="a contact or text in a smaller share of somebody's ads joins them to nobody",
    )
    text_cap: int = Field(
        default=5, ge=1, description="a text under more unconnected contacts than this joins nobody: it is a hub"
    )


class AdsParams(Section):
    """How an ad is read."""

    max_characters: int = Field(default=200_000, ge=1, description="a longer ad is set aside")
    phone_region: Annotated[str, AfterValidator(_phone_region)] = Field(
        default="US", min_length=2, max_length=2, description="country in which phones are read where an ad names none"
    )
    ner: bool = Field(
        default=False,
        description="whether `read` and `eval reading` ask spaCy about English names that lists leave open",
    )
    linkage: LinkageParams = LinkageParams()
