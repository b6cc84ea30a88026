"""Nothing calls home: the demo's steps run with every outbound connection refused and recorded."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.heavy
GUARD = """
import ipaddress, os, sys

def _inside(host):
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False

def _guard(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if not _inside(host):
        with open(os.environ["OUTBOUND"], "a") as file:
            file.write(f"{event} {host}\\n")
        raise ConnectionRefusedError(f"outbound connection to {host}")

sys.addaudithook(_guard)
"""


@pytest.fixture
def guarded(tmp_path):
    """An environment in which every Python process refuses and records what goes out."""
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    root = str(Path(__file__).parents[1])
    kept = {name: value for name, value in os.environ.items() if name not in QUIET_ALREADY}
    return {
        **kept,
        "PYTHONPATH": f"{tmp_path / 'guard'}:{root}",
        "OUTBOUND": str(tmp_path / "outbound"),
        "HOME": str(tmp_path),
    }


# the test's own process set these; the command has to set them for itself
from ads.quiet import SETTINGS as QUIET_ALREADY  # noqa: E402


def test_the_guard_sees_what_goes_out(guarded, tmp_path):
    script = "import socket; socket.create_connection(('example.org', 80))"
    done = subprocess.run([sys.executable, "-c", script], env=guarded, capture_output=True, text=True, check=False)
    assert "outbound connection to example.org" in done.stderr
    assert "example.org" in (tmp_path / "outbound").read_text()


def test_the_demo_asks_nobody(guarded, tmp_path):
    command = [
        sys.executable, "-c", "from firstlight.cli import main; main()", "demo", "--out", "demo", "--ads", "1500",
        "--set", "eval.bootstrap=20", "--json",
    ]  # fmt: skip
    done = subprocess.run(command, env=guarded, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "outbound").exists()
    result = json.loads(done.stdout)
    assert result["serve"]["model"]["version"] == "1"
    assert result["serve"]["next_step"] == "human review"
    assert "passport" not in (tmp_path / "demo" / "service.log").read_text()
