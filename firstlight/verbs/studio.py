"""firstlight label push and label pull: queued ads to a Label Studio server, and answers back as votes."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ads.errors import InputError
from firstlight.console import bar, emit, say
from firstlight.options import FieldColumns, IdColumn, Json, ParamsFile, Settings, Store, TextColumns
from firstlight.params import Params, load_params
from firstlight.verbs.files import ads_by_id, columns_of, opened

if TYPE_CHECKING:
    from ads.ad import Ad
    from labeling.store import LabelStore
    from labeling.studio import Form, Pulled, Server, Task

TOKEN = "FIRSTLIGHT_STUDIO_TOKEN"  # noqa: S105  the name of a variable
REFUSALS_SHOWN = 10

Address = Annotated[
    str | None, typer.Option("--server", metavar="URL", help="Label Studio's address; labeling.studio.url if none.")
]


def push(
    archive: Annotated[Path, typer.Argument(help="Folder or file of the archive that was queued.")],
    store: Store,
    server: Address = None,
    text: TextColumns = [],  # noqa: B006
    id_column: IdColumn = None,
    field: FieldColumns = [],  # noqa: B006
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Send the queued ads to a Label Studio server, each once, contacts covered.

    Projects are created or brought up to date: one for blind ads and one for assisted ones, which show what the rules
    found and suggest, each for one annotator or two. Pushing again adds what is new and changes nothing else. The token
    stands in FIRSTLIGHT_STUDIO_TOKEN. See docs/how-to/label-studio.md.

        firstlight label push ads.parquet --store labels.jsonl --server http://127.0.0.1:8080
    """
    chosen = load_params(params, settings)
    from labeling.studio import push as send

    labels = opened(store)
    ads = ads_by_id(archive, columns_of(text, id_column, field), chosen.ads)
    tasks = list(_tasks(labels, ads, archive, chosen))
    if not tasks:
        raise InputError(f"{store}: no ad is waiting for an answer, expected a round: firstlight label queue opens one")
    with bar("sending", total=len(tasks)) as shown:
        done = send(_server(server, chosen), tasks, _form(chosen), name=chosen.labeling.studio.name, watch=shown.step)
    projects = [{"id": project.id, "kind": str(project.kind)} for project in done.projects]
    if as_json:
        emit({"created": done.created, "there": done.there, "projects": projects})
        return
    say(f"{done.created} ads sent, {done.there} were there; projects: {', '.join(str(one['id']) for one in projects)}")
    say(f"next, when people have answered: firstlight label pull --store {store}")


def pull(
    store: Store,
    server: Address = None,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="A JSON export instead of a server.")
    ] = None,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Bring answers back from Label Studio into the label store, each once.

    A pull may break off at any time: what is stored stays, and the next one takes the rest. An answer that was changed
    comes as a new vote that supersedes the old one. What cannot be a vote is named, and the rest goes on.

        firstlight label pull --store labels.jsonl --server http://127.0.0.1:8080
    """
    chosen = load_params(params, settings)
    from labeling.studio import pull as fetch
    from labeling.studio import read_export

    labels = opened(store)
    known = {pick.ad for one in labels.rounds() for pick in one.picks}
    people = chosen.labeling.studio.annotators or None
    with bar("pulling"):
        if export:
            pulled = read_export(export, _form(chosen), known=known, annotators=people)
            stored = labels.add(pulled.votes)
        else:
            studio = chosen.labeling.studio
            pulled = fetch(
                _server(server, chosen), _form(chosen), labels.add, name=studio.name, known=known, annotators=people
            )
            stored = pulled.stored
    if as_json:
        refused = [str(refusal) for refusal in pulled.refusals]
        emit({"tasks": pulled.tasks, "annotations": pulled.annotations, "skipped": pulled.skipped,
              "votes": len(pulled.votes), "new": stored, "refused": refused})  # fmt: skip
        return
    _print(pulled, stored)


def _print(pulled: "Pulled", stored: int) -> None:
    say(f"{pulled.annotations} answers to {pulled.tasks} ads: {stored} new votes, {pulled.skipped} skipped")
    for refusal in pulled.refusals[:REFUSALS_SHOWN]:
        say(f"warning: {refusal}")
    if len(pulled.refusals) > REFUSALS_SHOWN:
        say(f"warning: {len(pulled.refusals) - REFUSALS_SHOWN} more were refused; --json lists them all")


def _server(url: str | None, chosen: Params) -> "Server":
    from labeling.studio import Server

    token = os.environ.get(TOKEN)
    if not token:
        raise InputError(f"{TOKEN} is not set, expected a token from Label Studio's Account & Settings")
    return Server(url or chosen.labeling.studio.url, token)


def _form(chosen: Params) -> "Form":
    from ads.indicators import load_registry
    from labeling.studio import Form, offered

    signs = chosen.labeling.named_signs()
    return Form(signs, offered(load_registry(), signs), dict(chosen.labeling.studio.questions))


def _tasks(labels: "LabelStore", ads: "dict[str, Ad]", archive: Path, chosen: Params) -> "Iterator[Task]":
    """Yield a task for each pick that still wants an answer; what is not blind carries findings and suggestions."""
    from labeling.cases import look
    from labeling.rules import ask, house_rules, suggestions
    from labeling.session import pending
    from labeling.studio import Task

    votes = labels.votes()
    for one in labels.rounds():
        picks = pending([one], votes)
        if missing := next((pick.ad for pick in picks if pick.ad not in ads), None):
            raise InputError(f"{archive}: holds no ad {missing}, expected the archive that was queued")
        cases = look([ads[pick.ad] for pick in picks], chosen.ads)
        suggested = suggestions(ask(house_rules(list(chosen.labeling.signs)), cases), chosen.labeling.named_signs())
        for pick, case, said in zip(picks, cases.cases, suggested, strict=True):
            yield Task.of(
                case.evidence, round=str(one.number), blind=pick.blind, annotators=2 if pick.wanted > 1 else 1,
                suggestions=None if pick.blind else said, suggested_by=None if pick.blind else "rules",
                findings=() if pick.blind else case.findings,
            )  # fmt: skip
