"""Start the service as a process of its own, wait until it is ready, stop it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import httpx

from ads.ad import Provenance
from ads.errors import FirstlightError, InputError
from serving.params import PARAMS_VARIABLE, ServingParams

SERVICE = "serving.service:Firstlight"
START_SECONDS = 120.0
STOP_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Server:
    """A service that answers."""

    url: str
    process: subprocess.Popen[bytes]


def check_address(params: ServingParams, provenance: Provenance, *, allow_simulated: bool) -> None:
    """Raise InputError when the port is taken, or when others would be served by a model that saw no real ad."""
    if provenance == "simulated" and not is_loopback(params.host) and not allow_simulated:
        raise InputError(
            f"the model learned from simulated ads and serving.host is {params.host}, expected a loopback address: "
            "pass --allow-simulated to show it to others all the same"
        )
    with socket.socket(socket.AF_INET6 if ":" in params.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((params.host, params.port))
        except OSError as error:
            raise InputError(
                f"serving.port is {params.port} and cannot be had on {params.host} ({error.strerror}), "
                "expected a free port: pass another with --port"
            ) from error


def is_loopback(host: str) -> bool:
    """Return whether only this machine can reach an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def free_port() -> int:
    """Return a port of this machine that nobody listens on at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def command(params: ServingParams) -> list[str]:
    """Return the command that runs the service."""
    where = ["--host", params.host, "--port", str(params.port)]
    return [sys.executable, "-m", "bentoml", "serve", SERVICE, *where]


@contextmanager
def serve(params: ServingParams, document: Path, *, log: Path) -> Iterator[Server]:
    """Yield a server that is ready, and stop it at the end; raises FirstlightError when it does not come up."""
    environment = {**os.environ, PARAMS_VARIABLE: str(document)}
    with log.open("wb") as output:
        process = subprocess.Popen(command(params), env=environment, stdout=output, stderr=output)  # noqa: S603
    server = Server(f"http://{params.host}:{params.port}", process)
    try:
        _wait_until_ready(server, log)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_until_ready(server: Server, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if server.process.poll() is not None:
            raise FirstlightError(f"the service ended with code {server.process.returncode}; its log is {log}")
        if _ready(server.url):
            return
        time.sleep(0.1)
    raise FirstlightError(f"the service was not ready after {START_SECONDS:.0f} seconds; its log is {log}")


def _ready(url: str) -> bool:
    try:
        return httpx.get(f"{url}/readyz", timeout=2).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False
