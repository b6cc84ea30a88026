"""What a fit leaves in MLflow: params, digests, figures, plots, report and bundle; never a row of text."""

import json
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ads.ad import Provenance
from ads.user import current_user
from eval.evaluation import Evaluation
from eval.plots import PLOTS, to_png
from eval.report import to_html
from labeling.dataset import Dataset
from models.params import RegistryParams
from models.registry import BUNDLE, Version, asked, client_of

KIND = {"mlflow.experimentKind": "custom_model_development"}  # the view of MLflow's pages that shows training runs


@dataclass(frozen=True)
class Run:
    """One MLflow run that is open."""

    client: Any
    id: str
    artifact_uri: str
    registry: RegistryParams

    def params(self, record: dict[str, Any]) -> None:
        """Log nested params under dotted names, and whole as `params.json`."""
        from mlflow.entities import Param

        flat = [Param(name, str(value)) for name, value in _flat(record)]
        self.client.log_batch(self.id, params=flat)
        self.text("params.json", json.dumps(record, indent=2, sort_keys=True))

    def metrics(self, values: dict[str, float], *, step: int = 0) -> None:
        """Log figures of one step."""
        from mlflow.entities import Metric

        now = int(time.time() * 1000)
        self.client.log_batch(self.id, metrics=[Metric(name, value, now, step) for name, value in values.items()])

    def dataset(self, dataset: Dataset) -> None:
        """Log which dataset it was by its digests and counts."""
        from mlflow.entities import Dataset as Logged
        from mlflow.entities import DatasetInput, InputTag

        manifest = dataset.to_manifest()
        profile = json.dumps({name: counts["ads"] for name, counts in manifest.splits.items()})
        source = json.dumps(manifest.lineage.sources)
        logged = Logged("dataset", manifest.hash[:36], "firstlight", source, profile=profile)
        self.client.log_inputs(self.id, [DatasetInput(logged, [InputTag("mlflow.data.context", "training")])])
        self.text("dataset.json", manifest.model_dump_json(indent=2))

    def evaluation(self, evaluation: Evaluation, gap: Evaluation | None = None) -> None:
        """Log figures with their intervals, plots as pictures, and the report, under the name of the split."""
        split = evaluation.split
        for name, sign in evaluation.signs.items():
            for figure, estimate in sign.figures.items():
                known = {"": estimate.value, ".low": estimate.low, ".high": estimate.high}
                prefix = f"{split}.{name}.{figure}"
                self.metrics({f"{prefix}{end}": value for end, value in known.items() if value is not None})
            for plot in PLOTS:
                self.file(f"{split}/plots/{name} {plot.title}.png", to_png(plot.draw(sign)))
        self.text(f"{split}/evaluation.json", evaluation.model_dump_json(indent=2))
        self.text(f"{split}/report.html", to_html(evaluation, gap=gap))

    def environment(self) -> None:
        """Log what was installed."""
        installed = sorted({f"{found.metadata['Name']}=={found.version}" for found in distributions()})
        self.text("environment.txt", "\n".join([f"python {platform.python_version()}", *installed, ""]))

    def bundle(self, folder: Path) -> None:
        """Log a saved bundle whole."""
        self.client.log_artifacts(self.id, str(folder), BUNDLE)

    def text(self, name: str, text: str) -> None:
        """Log a text file."""
        self.file(name, text.encode())

    def file(self, name: str, data: bytes) -> None:
        """Log a file."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / Path(name).name
            path.write_bytes(data)
            parent = Path(name).parent.as_posix()
            self.client.log_artifact(self.id, str(path), None if parent == "." else parent)

    def register(self, *, provenance: Provenance, digest: str, dataset: str) -> str:
        """Make the logged bundle a version of the registered model and return its number."""
        from mlflow.exceptions import MlflowException

        try:
            self.client.create_registered_model(self.registry.name)
        except MlflowException as error:
            if error.error_code != "RESOURCE_ALREADY_EXISTS":
                raise
        tags = {"provenance": provenance, "digest": digest, "dataset": dataset}
        version = self.client.create_model_version(
            self.registry.name, f"{self.artifact_uri}/{BUNDLE}", run_id=self.id, tags=tags
        )
        return str(version.version)


def log_evaluation(version: Version, evaluation: Evaluation, gap: Evaluation | None, registry: RegistryParams) -> None:
    """Add an evaluation to the run that a registered version came from."""
    client = client_of(registry)
    uri = client.get_run(version.run).info.artifact_uri
    Run(client, version.run, uri, registry).evaluation(evaluation, gap)


@contextmanager
def open_run(registry: RegistryParams, *, name: str) -> Iterator[Run]:
    """Yield a new run; it is marked failed when the block ends with an error."""
    tags = {"mlflow.source.name": "firstlight", "mlflow.source.type": "LOCAL", "mlflow.user": current_user()}
    with asked(registry):
        client = client_of(registry)
        run = client.create_run(_experiment(client, registry), run_name=name, tags=tags)
    try:
        yield Run(client, run.info.run_id, run.info.artifact_uri, registry)
    except BaseException:
        client.set_terminated(run.info.run_id, "FAILED")
        raise
    client.set_terminated(run.info.run_id, "FINISHED")


def _experiment(client: Any, registry: RegistryParams) -> str:
    found = client.get_experiment_by_name(registry.name)
    if found:
        return str(found.experiment_id)
    location = registry.artifacts.absolute().as_uri() if registry.database else None
    return str(client.create_experiment(registry.name, artifact_location=location, tags=KIND))


def _flat(record: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
