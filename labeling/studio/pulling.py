"""Answers from a Label Studio server, or from a file that somebody exported there, as votes."""

import json
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ads.errors import FirstlightError, InputError
from labeling.studio.answers import Pulled, Reader
from labeling.studio.form import Form
from labeling.studio.projects import find_projects
from labeling.studio.server import Server
from labeling.votes import Vote

PAGE = 100  # tasks that are asked for at a time
Store = Callable[[Sequence[Vote]], int]  # keeps votes whose key is new, and says how many those were


def pull(
    server: Server,
    form: Form,
    store: Store,
    *,
    name: str = "firstlight",
    known: Container[str] | None = None,
    annotators: Mapping[int, str] | None = None,
    page: int = PAGE,
) -> Pulled:
    """Bring every answer of our projects to `store`, a page at a time, and return what was read.

    A vote's key names its annotation and when that was changed, so that a store which knows the key leaves it out: what
    was stored before a pull broke off stays, and the next one begins anew and loses nothing. Raises InputError for a
    server without a project of the name, FirstlightError for one that stops.
    """
    parts: list[Pulled] = []
    with server.connect() as connection:
        found = find_projects(connection, name)
        if not found:
            raise InputError(f"{server.url} has no project of firstlight named {name}, expected one that `push` made")
        for project in found.values():
            reader = Reader(form, {project.uid}, known, annotators)
            try:
                for tasks in connection.task_pages(project.id, page):
                    read = reader.read(tasks)
                    parts.append(replace(read, stored=store(read.votes)))
            except FirstlightError as error:
                pulled = Pulled.joined(parts)
                kept = f"{pulled.stored} new votes of {pulled.tasks} tasks are stored, pull again for the others"
                raise type(error)(f"project {project.id}: {error}; {kept}") from error
    return Pulled.joined(parts)


def read_export(
    path: Path,
    form: Form,
    *,
    projects: Collection[str] | None = None,
    known: Container[str] | None = None,
    annotators: Mapping[int, str] | None = None,
) -> Pulled:
    """Return the same answers from a file of Label Studio's JSON export; `projects` are the uids that are expected.

    Raises InputError where the file is no such export, or every task of it is of another project.
    """
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file, expected an export of Label Studio") from None
    except (OSError, ValueError):
        raise InputError(f"{path}: cannot be read, expected the JSON export of Label Studio") from None
    if not isinstance(tasks, list):
        raise InputError(f"{path}: holds no list, expected the JSON export of Label Studio")
    read = Reader(form, projects, known, annotators).read(tasks)
    foreign = [refusal for refusal in read.refusals if refusal.fault.field == "data.project"]
    if foreign and len(foreign) == len(read.refusals) and not read.votes:
        raise InputError(f"{path}: {foreign[0]}: nothing of it was taken")
    return read
