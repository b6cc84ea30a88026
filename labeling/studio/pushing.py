"""Ads that should be labelled, to a Label Studio server: each once, however often it is pushed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from labeling.studio.form import Form
from labeling.studio.projects import Kind, Project, find_projects, identities, set_up
from labeling.studio.server import Connection, Server
from labeling.studio.tasks import Task

CHUNK = 100  # tasks in one import; the server takes each whole or not at all
Watch = Callable[[int, int], None]  # tasks done, of how many


@dataclass(frozen=True)
class Pushed:
    """What a push did: tasks that are new on the server, tasks that were there, and the projects of both."""

    created: int
    there: int
    projects: tuple[Project, ...]


def push(
    server: Server,
    tasks: Iterable[Task],
    form: Form,
    *,
    name: str = "firstlight",
    chunk: int = CHUNK,
    watch: Watch = lambda done, total: None,
) -> Pushed:
    """Bring tasks to a server, in their order, and make or update the projects which they need.

    A task is known by its ad and round in every project of the name: pushing it again changes nothing, and a push that
    was interrupted goes on. Raises InputError for a suggestion that does not fit the form, before anything is sent.
    """
    wanted: dict[tuple[str, str], Task] = {}
    for task in tasks:
        task.check(form)
        wanted.setdefault(task.identity, task)
    given = list(wanted.values())
    with server.connect() as connection:
        found = find_projects(connection, name)
        there = identities(connection, found.values(), page=max(chunk, CHUNK))
        projects = [
            set_up(connection, name, kind, form, found.get(kind)) for kind in sorted({Kind.of(task) for task in given})
        ]
        new = [task for task in given if task.identity not in there]
        done = 0
        for project in projects:
            mine = [task for task in new if Kind.of(task) == project.kind]
            for start in range(0, len(mine), chunk):
                _send(connection, project, mine[start : start + chunk], form)
                done += len(mine[start : start + chunk])
                watch(done, len(new))
    return Pushed(len(new), len(given) - len(new), tuple(projects))


def _send(server: Connection, project: Project, tasks: Sequence[Task], form: Form) -> None:
    server.post(f"/api/projects/{project.id}/import", [task.to_record(project.uid, form) for task in tasks])
