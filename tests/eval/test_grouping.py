import pytest

from ads.ad import Ad
from ads.evidence import gather
from ads.params import LinkageParams
from eval.grouping import judge_campaigns

TEXTS = [
    "Cook wanted at the lake house, ask for the owner, call 775-555-0142",
    "Night driver with a van of his own, call 775-555-0142",
    "Painter for an old barn, call 775-555-0143",
    "Quiet room with a desk near the park",
]


def judged(*campaigns):
    evidence = [gather(Ad(id=str(place), text=text), phone_region="US") for place, text in enumerate(TEXTS)]
    return judge_campaigns(evidence, campaigns, LinkageParams())


def test_campaigns_that_are_found_as_marked():
    figures = judged("one", "one", "two", None)
    assert (figures.marked, figures.found, figures.mixed) == (3, 3, 0)
    assert (figures.pair_f1, figures.b_cubed_f1) == (1, 1)


def test_figures_of_a_worked_example():
    """Found {0, 1}, {2}, {3}; marked {0, 2}, {1}, {3}: no pair is shared; B-cubed (1/2 + 1/2 + 1 + 1) / 4."""
    figures = judged("one", "two", "one", None)
    assert (figures.pair_precision, figures.pair_recall, figures.pair_f1) == (0, 0, 0)
    assert figures.b_cubed_precision == pytest.approx(3 / 4)
    assert figures.b_cubed_recall == pytest.approx(3 / 4)
    assert figures.mixed == 1


@pytest.mark.parametrize("campaigns", [(None, None, None, None), ("one", "two", None, None)])
def test_without_a_campaign_of_two_ads_there_is_nothing_to_judge(campaigns):
    assert judged(*campaigns) is None


def test_ads_without_a_campaign_belong_to_nobody():
    assert judged("one", "one", None, None).marked == 3
