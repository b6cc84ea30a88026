"""Whether ads are joined into the campaigns that somebody marked."""

import math
from collections import Counter
from collections.abc import Hashable, Sequence

from ads.ad import Noun
from ads.evidence import Evidence
from ads.linkage import link
from ads.params import LinkageParams
from eval.campaigns import agreement


class CampaignFigures(Noun):
    """Found campaigns beside marked ones, over pairs of ads and over ads (B-cubed); None where it has no meaning.

    An ad without a campaign is one of its own. `mixed` is how many found campaigns hold ads of several marked ones.
    """

    marked: int
    found: int
    mixed: int
    pair_precision: float | None
    pair_recall: float | None
    pair_f1: float | None
    b_cubed_precision: float | None
    b_cubed_recall: float | None
    b_cubed_f1: float | None


def judge_campaigns(
    evidence: Sequence[Evidence], campaigns: Sequence[str | None], params: LinkageParams
) -> CampaignFigures | None:
    """Return how well ads are joined; None where no campaign has two ads."""
    sizes = Counter(campaign for campaign in campaigns if campaign is not None)
    if not any(size > 1 for size in sizes.values()):
        return None
    actual: list[Hashable] = [(place,) if campaign is None else campaign for place, campaign in enumerate(campaigns)]
    linked = link([found.masked for found in evidence], [found.contacts for found in evidence], params)
    agreed = agreement(linked.campaigns, actual)
    return CampaignFigures(
        marked=len(set(actual)),
        found=agreed.campaigns,
        mixed=agreed.mixed,
        pair_precision=_known(agreed.pair_precision),
        pair_recall=_known(agreed.pair_recall),
        pair_f1=_known(agreed.pair_f1),
        b_cubed_precision=_known(agreed.b_cubed_precision),
        b_cubed_recall=_known(agreed.b_cubed_recall),
        b_cubed_f1=_known(agreed.b_cubed_f1),
    )


def _known(figure: float) -> float | None:
    """JSON has no NaN."""
    return None if math.isnan(figure) else figure
