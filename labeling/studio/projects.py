"""Our projects on a server: which they are, and how they are set up.

Label Studio's community edition asks for a number of annotators by project, not by task, and shows predictions by
project. So there is one project for each kind of task: blind or assisted, for one annotator or two.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import uuid4

from ads.errors import InputError, shown
from labeling.studio.form import Form
from labeling.studio.instruction import instruction
from labeling.studio.server import Connection
from labeling.studio.tasks import Task

NAME = re.compile(r"[\w][\w .-]{0,22}")  # Label Studio keeps 50 characters of a title
NAME_EXPECTED = "at most 23 letters, digits, dots, spaces and hyphens"
LETTERS = str.maketrans("0123456789", "ghijklmnop")  # a uid without digits is never taken for a phone
MARK = re.compile(r"\[firstlight (?P<uid>[a-p]{12}) (?P<looks>blind|assisted) (?P<annotators>[12]): (?P<name>.+?)\]")


@dataclass(frozen=True, order=True)
class Kind:
    """What the tasks of a project have in common."""

    looks: Literal["blind", "assisted"]
    annotators: int

    @classmethod
    def of(cls, task: Task) -> "Kind":
        """Return the kind of a task."""
        return cls("blind" if task.blind else "assisted", task.annotators)

    def title(self, name: str) -> str:
        """Return how annotators see a project of this kind."""
        return f"{name}: {self.looks}, {'two annotators' if self.annotators == 2 else 'one annotator'}"


@dataclass(frozen=True)
class Project:
    """A project of ours on a server; `uid` is its own wherever it goes, `id` only the server's number for it."""

    id: int
    uid: str
    kind: Kind
    title: str


def check_name(name: str) -> None:
    """Raise InputError for a name that cannot stand in a title."""
    if not NAME.fullmatch(name):
        raise InputError(f"the name of the projects is {shown(name)}, expected {NAME_EXPECTED}")


def find_projects(server: Connection, name: str) -> dict[Kind, Project]:
    """Return our projects of a name, by kind; titles may have been changed, the mark in the description not.

    Raises InputError for a copy, and for a project of our title that lost its mark.
    """
    check_name(name)
    found: dict[Kind, Project] = {}
    titles = {Kind(looks, count).title(name) for looks in ("blind", "assisted") for count in (1, 2)}
    for given in server.projects():
        project = _marked(given, name)
        where = f"project {given['id']} of {server.url}"
        if project is None:
            if given.get("title") in titles and not MARK.search(given.get("description") or ""):
                raise InputError(
                    f"{where}: description has no firstlight mark and title is {shown(given['title'])}, "
                    "expected the mark as `push` wrote it: put it back, or give the project another title"
                )
        elif project.kind in found:
            raise InputError(
                f"{where}: description holds the mark of project {found[project.kind].id}, expected one project of it: "
                "take the mark out of the copy"
            )
        else:
            found[project.kind] = project
    return found


def set_up(server: Connection, name: str, kind: Kind, form: Form, existing: Project | None) -> Project:
    """Return the project of a kind, made or brought up to date; raises InputError where the server refuses the form."""
    settings = {
        "label_config": form.to_xml(),
        "expert_instruction": instruction(blind=kind.looks == "blind"),
        "show_instruction": True,
        "show_skip_button": True,
        "skip_queue": "REQUEUE_FOR_OTHERS",
        "enable_empty_annotation": False,
        "show_collab_predictions": kind.looks == "assisted",
        "evaluate_predictions_automatically": False,
        "maximum_annotations": kind.annotators,
        "sampling": "Sequential sampling",
    }
    if existing is None:
        uid = uuid4().hex[:12].translate(LETTERS)
        mark = f"[firstlight {uid} {kind.looks} {kind.annotators}: {name}]"
        made = server.post(
            "/api/projects/",
            {"title": kind.title(name), "description": f"By this mark its answers are found: {mark}", **settings},
        )
        return Project(int(made["id"]), uid, kind, kind.title(name))
    standing = server.get(f"/api/projects/{existing.id}/")
    if changed := {key: value for key, value in settings.items() if standing.get(key) != value}:
        server.patch(f"/api/projects/{existing.id}/", changed)
    return existing


def identities(server: Connection, projects: Iterable[Project], *, page: int) -> set[tuple[str, str]]:
    """Return which tasks are there already, by ad and round."""
    return {
        (str(data.get("ad")), str(data.get("round")))
        for project in projects
        for tasks in server.task_pages(project.id, page)
        for data in (task.get("data") or {} for task in tasks)
    }


def _marked(given: dict[str, Any], name: str) -> Project | None:
    mark = MARK.search(given.get("description") or "")
    if mark is None or mark["name"] != name:
        return None
    looks: Literal["blind", "assisted"] = "blind" if mark["looks"] == "blind" else "assisted"
    return Project(int(given["id"]), mark["uid"], Kind(looks, int(mark["annotators"])), str(given.get("title")))
