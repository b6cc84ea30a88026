"""What is asked about one ad: its text with the contacts covered, and in an assisted task what rules or a model say."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from ads.ad import Finding, Noun
from ads.errors import Fault, InputError
from ads.evidence import Evidence
from labeling.studio.form import CONTENT, SEEN, SIGN, Form, answers_to

SUGGESTION = "suggestion"  # one name for all: Label Studio shows the predictions of one version of a project only


class Task(Noun):
    """One ad to be labelled in one round by one or two annotators.

    `content` is `Evidence.redacted`: as long as the ad's content, with its contacts covered. A blind task has neither
    suggestions nor findings; those of an assisted one stand in its predictions, and the signs of `suggestions` may be
    left out or None.
    """

    ad: str = Field(min_length=1)
    content: str = Field(min_length=1)
    round: str = Field(default="1", min_length=1)
    kind: str | None = None
    city: str | None = None
    language: str | None = None
    blind: bool = True
    annotators: Literal[1, 2] = 1
    suggestions: dict[str, int | None] = Field(default_factory=dict)
    suggested_by: str | None = None
    findings: tuple[Finding, ...] = ()

    @model_validator(mode="after")
    def _blind_is_blind(self) -> Self:
        if self.blind and (self.suggested or self.findings or self.suggested_by):
            raise ValueError("blind is true beside suggestions or findings, expected a blind task to have none")
        return self

    @model_validator(mode="after")
    def _spans_fit(self) -> Self:
        for one in self.findings:
            if not one.start < one.end <= len(self.content):
                raise ValueError(f"findings hold {one.start} to {one.end}, expected a range of {len(self.content)}")
        return self

    @classmethod
    def of(
        cls,
        evidence: Evidence,
        *,
        round: str = "1",
        blind: bool = True,
        annotators: Literal[1, 2] = 1,
        suggestions: Mapping[str, int | None] | None = None,
        suggested_by: str | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> Self:
        """Return the task of an ad that has been looked at; its contacts are covered."""
        ad, content = evidence.ad, evidence.redacted.replace("\0", "\ufffd")  # databases refuse a NUL
        return cls(
            ad=ad.id, content=content, round=round, kind=ad.kind, city=ad.city, language=evidence.language,
            blind=blind, annotators=annotators, suggestions=dict(suggestions or {}), suggested_by=suggested_by,
            findings=findings,
        )  # fmt: skip

    @property
    def identity(self) -> tuple[str, str]:
        """What makes a task the same when it is pushed again."""
        return self.ad, self.round

    @property
    def suggested(self) -> dict[str, int]:
        """The suggestions that say something."""
        return {sign: value for sign, value in self.suggestions.items() if value is not None}

    def check(self, form: Form) -> None:
        """Raise InputError where a suggestion does not fit the form."""
        for name, value in self.suggested.items():
            sign = form.by_name.get(name)
            if sign is None:
                fault = Fault.of("suggestions", name, f"a sign of the form: {', '.join(form.by_name)}")
            elif not sign.low <= value <= sign.high:
                fault = Fault.of(f"suggestions.{name}", value, f"{sign.low} to {sign.high}")
            else:
                continue
            raise InputError(f"task of ad {self.ad}, round {self.round}: {fault}")

    def to_record(self, project: str, form: Form) -> dict[str, Any]:
        """Return the task as Label Studio imports it, for the project of a uid."""
        known = {"ad": self.ad, "round": self.round, "project": project, "blind": self.blind}
        beside = {"kind": self.kind, "city": self.city, "language": self.language}
        shown = " · ".join(value for value in beside.values() if value) or "ad"
        data = {**known, **beside, "about": shown, CONTENT: self.content}
        if self.blind:
            return {"data": data}
        results = list(self._predicted(form))
        predictions = [{"model_version": SUGGESTION, "result": results}] if results else []
        return {"data": {**data, "suggested_by": self.suggested_by}, "predictions": predictions}

    def _predicted(self, form: Form) -> Iterator[dict[str, Any]]:
        """Yield the findings as spans and the suggestions as choices; an indicator that the form lacks is left out."""
        for number, one in enumerate(self.findings):
            if one.indicator in form.by_label:
                span = {"start": one.start, "end": one.end, "text": self.content[one.start : one.end]}
                yield _result(f"finding-{number}", SEEN, "labels", {**span, "labels": [one.indicator]})
        for name, value in self.suggested.items():
            chosen = next(answer for answer, meant in answers_to(form.by_name[name]).items() if meant == value)
            yield _result(f"suggestion-{name}", f"{SIGN}{name}", "choices", {"choices": [chosen]})


def _result(name: str, control: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "from_name": control, "to_name": CONTENT, "type": kind, "value": value}
