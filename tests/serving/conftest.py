import socket

import pytest

from firstlight.params import Params
from models.params import ModelsParams
from serving.params import ServingParams
from serving.server import serve


@pytest.fixture(scope="session")
def server(bundle_folder, registry, tmp_path_factory):
    """The champion of the tests' registry behind a real server."""
    folder = tmp_path_factory.mktemp("server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    params = Params(models=ModelsParams(registry=registry), serving=ServingParams(port=port, max_ads=600))
    document = folder / "params.yaml"
    document.write_text(params.to_yaml())
    with serve(params.serving, document, log=folder / "service.log") as running:
        yield running, folder / "service.log"
