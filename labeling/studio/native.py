"""Label Studio's native JSON, as far as we read it."""

from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ads.ad import parse_time
from ads.errors import Fault

EXPECTED = {
    "id": "a whole number",
    "completed_by": "a user of the server",
    "created_at": "an ISO 8601 date",
    "updated_at": "an ISO 8601 date",
    "updated_by": "a user of the server",
    "lead_time": "seconds, 0 or more",
    "was_cancelled": "true or false",
    "result": "a list of answers",
}


class Unusable(Exception):
    """A task, an annotation or one sign of it cannot be read; carries the fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class Native(BaseModel):
    """A part of the JSON; what is not named here is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Data(Native):
    """The data of a task, as `push` wrote it."""

    ad: str
    content: str
    project: str
    blind: bool

    @classmethod
    def of(cls, given: Any) -> Self:
        """Return the data of a task; raises Unusable for one that `push` did not make."""
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            name = ".".join(["data", *map(str, error.errors(include_url=False)[0]["loc"])])
            raise Unusable(Fault(name, "is missing or of another kind", "a task that `push` made")) from None


class Result(Native):
    """One control's answer: `from_name` is the control."""

    from_name: str = ""
    value: dict[str, Any] = Field(default_factory=dict)


class Annotation(Native):
    """One annotator's answers to one task."""

    id: int
    completed_by: int
    updated_by: int | None = None
    created_at: datetime
    updated_at: datetime
    lead_time: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    was_cancelled: bool = False
    result: tuple[Result, ...] = ()

    @field_validator("completed_by", "updated_by", mode="before")
    @classmethod
    def _number(cls, given: Any) -> Any:
        """An export may hold the whole user in the place of the number."""
        return given.get("id") if isinstance(given, dict) else given

    @field_validator("created_at", "updated_at", mode="before")
    @classmethod
    def _iso_8601(cls, given: Any) -> Any:
        return parse_time(given)

    @classmethod
    def of(cls, given: Any) -> Self:
        """Return an annotation; raises Unusable where it is none, or none of the annotator whose name it bears."""
        try:
            annotation = cls.model_validate(given)
        except ValidationError as error:
            place = error.errors(include_url=False)[0]["loc"]
            name = str(place[0]) if place else "annotation"
            value = given.get(name) if isinstance(given, dict) else given
            raise Unusable(Fault.of(name, value, EXPECTED.get(name, "an object"))) from None
        annotation._check()
        return annotation

    def _check(self) -> None:
        if self.updated_at < self.created_at:
            expected = f"created_at ({self.created_at.isoformat()}) or later: a clock went backwards"
            raise Unusable(Fault("updated_at", f"is {self.updated_at.isoformat()}", expected))
        if self.updated_by not in (None, self.completed_by):
            expected = f"{self.completed_by}, whose annotation it is: somebody changed another's answer"
            raise Unusable(Fault.of("updated_by", self.updated_by, expected))

    def values(self, control: str) -> list[dict[str, Any]]:
        """Return what a control holds."""
        return [result.value for result in self.result if result.from_name == control]
