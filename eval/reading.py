"""How well ads are read: precision, recall and F1 of each field, against what somebody marked.

A field is right where a found span overlaps a true one and agrees with it (`eval.matching`). A span at the right place
with a wrong value counts as found too much and as missed. Precision and recall are shares of spans with Wilson
intervals. F1 = 2 TP / (2 TP + FP + FN) is treated as a proportion, 2 TP of 2 TP + FP + FN, for a Wilson interval of its
own: an approximation, since the two halves of a right pair are counted apart. Spans of one ad are taken as independent.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ads.ad import Ad, Noun, Span
from ads.evidence import Evidence
from ads.params import LinkageParams
from eval.grouping import CampaignFigures, judge_campaigns
from eval.intervals import Estimate, proportion
from eval.matching import FIELDS, Count, Field, Found, Matched, match
from eval.truth import Marked, Truth

EMAIL_AND_HANDLE = "email_and_handle"
REPORTED = (
    "phone", "email", "handle", EMAIL_AND_HANDLE, "link", "price", "age", "age_whose", "place", "name", "origin",
)  # fmt: skip
MENDED = [field for field in FIELDS if field.name != "age"]  # an age is listed as an error when its person is wrong too


class FieldFigures(Noun):
    """The counts of one field, and its figures; all None where nothing was there to be found or was found."""

    right: int
    too_much: int
    missed: int
    wrong_value: int
    precision: Estimate
    recall: Estimate
    f1: Estimate
    f1_of_spans: Estimate

    @classmethod
    def of(cls, count: Count, confidence: float) -> "FieldFigures":
        """Return the figures of some counts; `f1_of_spans` asks for the place alone."""
        right, false, missed = count.right, count.too_much, count.missed
        placed = right + count.wrong
        return cls(
            right=right,
            too_much=false,
            missed=missed,
            wrong_value=count.wrong,
            precision=proportion(right, right + false, confidence=confidence),
            recall=proportion(right, right + missed, confidence=confidence),
            f1=proportion(2 * right, 2 * right + false + missed, confidence=confidence),
            f1_of_spans=proportion(2 * placed, 2 * right + false + missed, confidence=confidence),
        )


class Slice(Noun):
    """Some of the ads, and every field on them."""

    ads: int
    fields: dict[str, FieldFigures]


class ReadingEvaluation(Noun):
    """Every field on all ads (`all`), on those of each language, and on those that hide something or nothing."""

    ads: int
    confidence: float
    slices: dict[str, Slice]
    campaigns: CampaignFigures | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One ad as it was marked and as it was read, and every field of the two matched."""

    marked: Marked
    evidence: Evidence
    matched: Mapping[str, Matched]

    @property
    def slices(self) -> tuple[str, str, str]:
        """The slices that the ad belongs to."""
        return "all", self.marked.ad.language or "no language", "obscured" if self.marked.obscured else "clean"


def read_all(truth: Truth, read: Callable[[Ad], Evidence]) -> list[Outcome]:
    """Return what comes of reading each ad of a truth."""
    return [_outcome(marked, read(marked.ad)) for marked in truth.rows]


def _outcome(marked: Marked, evidence: Evidence) -> Outcome:
    found: list[Found] = [*evidence.contacts, *evidence.facts]
    true: list[Found] = [*marked.contacts, *marked.facts]
    return Outcome(marked, evidence, {field.name: _matched(field, found, true) for field in FIELDS})


def _matched(field: Field, found: Sequence[Found], true: Sequence[Found]) -> Matched:
    return match(field.of(found), field.of(true), field.agrees)


def judge(outcomes: Sequence[Outcome], *, confidence: float, linkage: LinkageParams) -> ReadingEvaluation:
    """Return the figures on all ads and on each slice, and of campaigns where the truth has any."""
    names = list(dict.fromkeys(name for place in range(3) for name in sorted({o.slices[place] for o in outcomes})))
    slices = {name: _slice([o for o in outcomes if name in o.slices], confidence) for name in names}
    campaigns = judge_campaigns([o.evidence for o in outcomes], [o.marked.campaign for o in outcomes], linkage)
    return ReadingEvaluation(ads=len(outcomes), confidence=confidence, slices=slices, campaigns=campaigns)


def _slice(outcomes: Sequence[Outcome], confidence: float) -> Slice:
    counts = {name: Count() for name in REPORTED}
    for outcome in outcomes:
        for name, matched in outcome.matched.items():
            counts[name].add(matched)
            if name in ("email", "handle"):
                counts[EMAIL_AND_HANDLE].add(matched)
    figures = {name: FieldFigures.of(count, confidence) for name, count in counts.items()}
    return Slice(ads=len(outcomes), fields=figures)


def errors(outcomes: Iterable[Outcome]) -> Iterator[dict[str, Any]]:
    """Yield, for each ad with any, what was missed, found too much or found with a wrong value, with its words."""
    for outcome in outcomes:
        listed: dict[str, list[Any]] = {"missed": [], "too_much": [], "wrong": []}
        content = outcome.marked.ad.content
        for field in MENDED:
            matched = outcome.matched[field.name]
            listed["missed"] += [_told(span, content) for span in matched.missed]
            listed["too_much"] += [_told(span, content) for span in matched.too_much]
            listed["wrong"] += [
                {"found": _told(found, content), "true": _told(true, content)} for found, true in matched.wrong
            ]
        if any(listed.values()):
            _, language, form = outcome.slices
            yield {"id": outcome.marked.ad.id, "language": language, "obscured": form == "obscured", **listed}


def _told(span: Span, content: str) -> dict[str, Any]:
    return {**span.model_dump(mode="json"), "words": content[span.start : span.end]}
