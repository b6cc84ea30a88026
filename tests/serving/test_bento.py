"""`bentoml build` gives a bento that serves the registry's champion."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

import serving.server as module
from firstlight.params import Params
from models.params import ModelsParams
from serving.params import ServingParams
from serving.server import free_port, serve

pytestmark = pytest.mark.heavy
OFFLINE = os.environ.get("FIRSTLIGHT_OFFLINE")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def bento(tmp_path, monkeypatch):
    """Build in a home of its own; pins are resolved against a package index, which somebody offline has to say."""
    if OFFLINE:
        pytest.skip("FIRSTLIGHT_OFFLINE is set: no package index can be reached")
    monkeypatch.setenv("BENTOML_HOME", str(tmp_path / "bentos"))
    words = [sys.executable, "-m", "bentoml", "build", "--output", "tag"]
    done = subprocess.run(words, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().removeprefix("__tag__:")


def test_a_bento_serves_the_champion(bento, bundle_folder, registry, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "SERVICE", bento)
    monkeypatch.chdir(tmp_path)
    params = Params(
        models=ModelsParams(registry=registry), serving=ServingParams(port=free_port(), allow_simulated=True)
    )
    document = tmp_path / "params.yaml"
    document.write_text(params.to_yaml())
    with serve(params.serving, document, log=tmp_path / "service.log") as running:
        answer = httpx.post(f"{running.url}/v1/score", json={"ads": [{"id": "1", "text": "Cook wanted"}]}, timeout=30)
    assert answer.json()["assessments"][0]["model"]["version"] == "1"
