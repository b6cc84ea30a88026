"""What annotators answered: votes, and what could not be one."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from ads.errors import Fault, shown
from labeling.studio.form import CONTENT, NOTE, SEEN, SIGN, Form, answers_to
from labeling.studio.native import Annotation, Data, Unusable
from labeling.votes import Seen, Vote
from models.signs import Sign


@dataclass(frozen=True)
class Refusal:
    """An answer that gives no vote: where it stands and what is wrong with it."""

    project: int | None
    task: int | None
    annotation: int | None
    fault: Fault

    def __str__(self) -> str:
        places = (("project", self.project), ("task", self.task), ("annotation", self.annotation))
        where = ", ".join(f"{name} {number}" for name, number in places if number is not None)
        return f"{where or 'export'}: {self.fault}"


@dataclass(frozen=True)
class Pulled:
    """What was read: how many tasks and annotations, those that were skipped, the votes, and what was refused.

    `stored` counts the votes that were new to whoever keeps them.
    """

    tasks: int = 0
    annotations: int = 0
    skipped: int = 0
    stored: int = 0
    votes: tuple[Vote, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    @classmethod
    def joined(cls, parts: Iterable[Self]) -> Self:
        """Return what several reads found together."""
        given = list(parts)
        return cls(
            tasks=sum(part.tasks for part in given),
            annotations=sum(part.annotations for part in given),
            skipped=sum(part.skipped for part in given),
            stored=sum(part.stored for part in given),
            votes=tuple(vote for part in given for vote in part.votes),
            refusals=tuple(refusal for part in given for refusal in part.refusals),
        )


@dataclass(frozen=True)
class Reader:
    """Turns tasks into votes.

    `projects` are the uids that are taken, None for any; `known` the ids of the archive's ads, None where nobody asks.
    `annotators` names a server's users; without it, a user is `studio-` and the server's number.
    """

    form: Form
    projects: Container[str] | None = None
    known: Container[str] | None = None
    annotators: Mapping[int, str] | None = None

    def read(self, tasks: Iterable[Any]) -> Pulled:
        """Return the votes of some tasks; what is wrong with one leaves the others alone."""
        return Pulled.joined(part for task in tasks for part in self._task(task))

    def _task(self, task: Any) -> Iterator[Pulled]:
        yield Pulled(tasks=1)
        if not isinstance(task, dict):
            yield _refused({}, None, Fault("task", "is no object", "a task of Label Studio's JSON export"))
            return
        annotations = task.get("annotations")
        if not isinstance(annotations, list):
            expected = "a list, as in Label Studio's JSON export (not JSON-MIN, CSV or another)"
            yield _refused(task, None, Fault("annotations", "is no list", expected))
            return
        yield Pulled(annotations=len(annotations))
        if annotations:
            yield from self._annotations(task, annotations)

    def _annotations(self, task: dict[str, Any], annotations: list[Any]) -> Iterator[Pulled]:
        try:
            data = self._data(task)
        except Unusable as error:
            yield _refused(task, None, error.fault)
            return
        for given in annotations:
            try:
                yield from self._annotation(task, data, Annotation.of(given))
            except Unusable as error:
                yield _refused(task, given, error.fault)

    def _data(self, task: dict[str, Any]) -> Data:
        data = Data.of(task.get("data"))
        if self.projects is not None and data.project not in self.projects:
            raise Unusable(Fault.of("data.project", data.project, "the uid of this project: it is another's export"))
        if self.known is not None and data.ad not in self.known:
            raise Unusable(Fault.of("data.ad", data.ad, "an ad of the archive"))
        return data

    def _annotation(self, task: dict[str, Any], data: Data, annotation: Annotation) -> Iterator[Pulled]:
        """Yield the votes of one annotation; a sign with a faulty answer is refused, and the others stand."""
        if annotation.was_cancelled:
            yield Pulled(skipped=1)
            return
        shared = {
            "ad": data.ad,
            "annotator": self._annotator(annotation.completed_by),
            "at": annotation.updated_at,
            "blind": data.blind and not task.get("predictions"),  # somebody may have added some on the server
            "seconds": annotation.lead_time,
            "note": _note(annotation),
        }
        seen = list(self._seen(annotation, data.content))
        for sign in self.form.signs:
            try:
                value = self._value(annotation, sign)
            except Unusable as error:
                yield _refused(task, annotation, error.fault)
                continue
            spans = tuple(span for span in seen if self.form.speaks_to(span.indicator, sign.name))
            key = _key(data, task, annotation, sign)
            yield Pulled(votes=(Vote(sign=sign.name, value=value, seen=spans, key=key, **shared),))

    def _annotator(self, user: int) -> str:
        if self.annotators is None:
            return f"studio-{user}"
        if user not in self.annotators:
            named = ", ".join(map(str, self.annotators))
            raise Unusable(Fault.of("completed_by", user, f"a user of the mapping: {named or 'it is empty'}"))
        return self.annotators[user]

    def _value(self, annotation: Annotation, sign: Sign) -> int | None:
        answers = answers_to(sign)
        expected = ", ".join(answers)
        chosen = [
            choice for value in annotation.values(f"{SIGN}{sign.name}") for choice in _texts(value.get("choices"))
        ]
        if not chosen:
            raise Unusable(Fault(sign.name, "is not answered", expected))
        if len(chosen) > 1 or chosen[0] not in answers:
            raise Unusable(Fault.of(sign.name, chosen[0] if len(chosen) == 1 else chosen, expected))
        return answers[chosen[0]]

    def _seen(self, annotation: Annotation, content: str) -> Iterator[Seen]:
        for value in annotation.values(SEEN):
            start, end = _range(value, content)
            for label in _texts(value.get("labels")):
                if label not in self.form.by_label:
                    raise Unusable(Fault.of(SEEN, label, "an indicator of the form"))
                yield Seen(start=start, end=end, indicator=self.form.by_label[label].id)


def _key(data: Data, task: dict[str, Any], annotation: Annotation, sign: Sign) -> str:
    """Name an answer at its source: the uid holds on every server, the time tells a changed answer from the first."""
    at = annotation.updated_at.isoformat()
    return f"studio:{data.project}:{task.get('project')}:{annotation.id}:{sign.name}:{at}"


def _note(annotation: Annotation) -> str | None:
    lines = [line for value in annotation.values(NOTE) for line in _texts(value.get("text"))]
    return "\n".join(lines).strip() or None


def _range(value: dict[str, Any], content: str) -> tuple[int, int]:
    """Return where a span stands; a browser shows every line end and space alike, so that those may differ."""
    start, end, text = (value.get(name) for name in ("start", "end", "text"))
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(content):
        raise Unusable(
            Fault(SEEN, f"is {shown(start)} to {shown(end)}", f"a range of the {len(content)} characters of {CONTENT}")
        )
    if text is not None and str(text).split() != content[start:end].split():
        raise Unusable(Fault(SEEN, f"holds another text than {start} to {end} of {CONTENT}", "the same text"))
    return start, end


def _texts(value: Any) -> list[str]:
    given = value if isinstance(value, list) else [] if value is None else [value]
    return [one if isinstance(one, str) else shown(one) for one in given]


def _refused(task: dict[str, Any], annotation: Any, fault: Fault) -> Pulled:
    number = annotation.get("id") if isinstance(annotation, dict) else getattr(annotation, "id", None)
    return Pulled(refusals=(Refusal(task.get("project"), task.get("id"), number, fault),))
