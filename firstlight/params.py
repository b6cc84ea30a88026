"""params.yaml composed: one section a room, overridden on the command line, unknown keys refused."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from ads.errors import InputError
from ads.params import AdsParams
from ads.sections import Section, read_document, section_of
from eval.params import EvalParams
from labeling.params import LabelingParams
from models.params import ModelsParams
from serving.params import ServingParams
from training.params import TrainingParams

DEFAULT = Path("params.yaml")
SECTIONS: dict[str, type[Section]] = {
    "ads": AdsParams,
    "labeling": LabelingParams,
    "models": ModelsParams,
    "training": TrainingParams,
    "eval": EvalParams,
    "serving": ServingParams,
}


class Params(Section):
    """Every section."""

    ads: AdsParams = AdsParams()
    labeling: LabelingParams = LabelingParams()
    models: ModelsParams = ModelsParams()
    training: TrainingParams = TrainingParams()
    eval: EvalParams = EvalParams()
    serving: ServingParams = ServingParams()

    def to_record(self) -> dict[str, Any]:
        """Return plain values, as YAML and MLflow take them."""
        return self.model_dump(mode="json")

    def to_yaml(self) -> str:
        """Return the text of a params file with these values."""
        return yaml.safe_dump(self.to_record(), sort_keys=False)


def load_params(path: Path | None = None, overrides: Sequence[str] = ()) -> Params:
    """Return the params of a file (`params.yaml` here where there is one, else all defaults), then the overrides.

    An override is `section.key=value`, the value in YAML. Raises InputError for an unknown key, under its full name.
    """
    if path is None:
        path = DEFAULT if DEFAULT.is_file() else None
    document = read_document(path) if path else {}
    for override in overrides:
        _override(document, override)
    if unknown := [name for name in document if name not in SECTIONS]:
        raise InputError(f"{unknown[0]}: no such section of params, expected one of {', '.join(SECTIONS)}")
    return Params(**{name: section_of(model, document, name) for name, model in SECTIONS.items()})


def _override(document: dict[str, Any], override: str) -> None:
    key, equals, value = override.partition("=")
    *parents, leaf = key.strip().split(".")
    if not equals or not parents:
        raise InputError(f"--set {override}: expected section.key=value, as in --set training.seed=7")
    node = document
    for name in parents:
        below = node.setdefault(name, {})
        if below is None:
            below = node[name] = {}
        if not isinstance(below, dict):
            raise InputError(f"--set {override}: {name} holds a value, expected a section")
        node = below
    try:
        node[leaf] = yaml.safe_load(value)
    except (yaml.YAMLError, ValueError):  # a date that is none, say, is a ValueError
        raise InputError(f"--set {override}: the value is not YAML") from None
