"""firstlight serve."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from ads.errors import FirstlightError
from firstlight.console import emit, say, warn
from firstlight.options import AllowSimulated, Json, Model, ParamsFile, Settings
from firstlight.params import Params, load_params


def serve(
    model: Model = None,
    port: Annotated[int | None, typer.Option("--port", help="serving.port where not given.")] = None,
    host: Annotated[
        str | None,
        typer.Option("--host", help="serving.host where not given; anything but loopback is seen by others."),
    ] = None,
    allow_simulated: AllowSimulated = False,
    params: ParamsFile = None,
    settings: Settings = [],  # noqa: B006
    as_json: Json = False,
) -> None:
    """Answer POST /v1/score with assessments, until stopped.

    The model is loaded before /readyz says ready. OpenAPI stands at /docs.json.

        curl -s localhost:3000/v1/score -H 'content-type: application/json' -d '{"ads": [{"id": "1", "text": "..."}]}'
    """
    given = {"model": model, "port": port, "host": host}
    overrides = [f"serving.{name}={json.dumps(value)}" for name, value in given.items() if value is not None]
    chosen = _servable(load_params(params, [*settings, *overrides]), allow_simulated=allow_simulated)
    from serving.params import PARAMS_VARIABLE
    from serving.server import command

    url = f"http://{chosen.serving.host}:{chosen.serving.port}"
    if as_json:
        emit({"url": url, "model": chosen.serving.model})
    else:
        say(f"serving {chosen.serving.model} on {url}")
    with TemporaryDirectory() as folder:
        document = Path(folder) / "params.yaml"
        document.write_text(chosen.to_yaml(), encoding="utf-8")
        environment = {**os.environ, PARAMS_VARIABLE: str(document)}
        code = _run(command(chosen.serving), environment)
    if code:
        raise FirstlightError(f"the service ended with code {code}")


def _run(words: list[str], environment: dict[str, str]) -> int:
    """Run the service until it ends; whoever asks us to stop stops it too."""
    process = subprocess.Popen(words, env=environment, stdout=sys.stderr)  # noqa: S603
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        return process.wait()
    except KeyboardInterrupt:
        return process.wait()  # the terminal has told it as well


def _servable(params: Params, *, allow_simulated: bool) -> Params:
    """Return params that name the very version that was looked at; raises InputError where it may not be served."""
    from models.bundle import read_untouched
    from models.scorer import locate
    from serving.server import check_address

    path, version = locate(params.serving.model, params.models.registry)
    provenance = read_untouched(path).provenance
    warn(f"model {params.serving.model}{f' (version {version})' if version else ''}, provenance: {provenance}")
    allowed = allow_simulated or params.serving.allow_simulated
    check_address(params.serving, provenance, allow_simulated=allowed)
    update = {"model": version or str(path.absolute()), "allow_simulated": provenance == "simulated"}
    return params.model_copy(update={"serving": params.serving.model_copy(update=update)})
