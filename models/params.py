"""The `models` section of params: families, and the registry that bundles are read from."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from ads.sections import Section

SQLITE = "sqlite:///"


def _in_order(ngrams: tuple[int, int]) -> tuple[int, int]:
    if not 1 <= ngrams[0] <= ngrams[1]:
        raise ValueError("expected 1 or more, the shortest first")
    return ngrams


def _address(uri: str) -> str:
    if not re.match(r"sqlite:///|https?://", uri):
        raise ValueError("expected sqlite:///FILE, or http:// or https:// and an MLflow server")
    return uri


def _without_password(uri: str) -> str:
    """Return an address as it may stand in messages, params and runs; raises ValueError where it holds a password."""
    if "@" in uri.removeprefix(SQLITE).partition("://")[2].partition("/")[0]:
        raise ValueError("holds a user, expected it in MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD")
    return uri


def _model_name(name: str) -> str:
    if not re.fullmatch(r"\w[\w .-]*", name):  # what MLflow takes as a name and in a filter
        raise ValueError("expected letters, digits, dots, spaces and hyphens")
    return name


Ngrams = Annotated[tuple[int, int], AfterValidator(_in_order)]


class RegistryParams(Section):
    """Where versions and their aliases stand: an MLflow server by address, or a database and a folder."""

    uri: Annotated[str, AfterValidator(_address), AfterValidator(_without_password)] = Field(
        default="sqlite:///artifacts/mlflow.db",
        description="MLflow tracking and registry address",
    )
    artifacts: Path = Field(default=Path("artifacts/mlflow"), description="bundles and reports, for a local database")
    name: Annotated[str, AfterValidator(_model_name)] = Field(
        default="firstlight",
        description="registered model and experiment",
    )

    @property
    def database(self) -> Path | None:
        """The file of a local SQLite database, None for any other address."""
        return Path(self.uri.removeprefix(SQLITE)).absolute() if self.uri.startswith(SQLITE) else None

    @property
    def address(self) -> str:
        """The address as MLflow is to be given it: a local file by its whole path, wherever we stand later."""
        return f"{SQLITE}{self.database}" if self.database else self.uri


class LinearParams(Section):
    """Word and character n-grams with logistic regression."""

    word_ngrams: Ngrams = Field(default=(1, 2), description="shortest and longest run of words")
    character_ngrams: Ngrams = Field(default=(3, 5), description="shortest and longest run inside words")
    min_groups: int = Field(default=5, ge=5, description="an n-gram in fewer groups is left out: it may name somebody")
    max_features: int = Field(default=100_000, ge=1, description="of each kind; those in most groups stay")
    c: float = Field(default=10.0, gt=0, description="inverse of the regularisation strength")


class TransformerParams(Section):
    """A plain fine-tune of an encoder."""

    encoder: Path | None = Field(
        default=None, description="an encoder's folder; the packaged MiniLM where none is given"
    )
    max_tokens: int = Field(default=256, ge=8, le=8192, description="what is longer is cut")
    learning_rate: float = Field(default=5e-5, gt=0, description="at its highest, after the warm-up")
    batch_size: int = Field(default=16, ge=1, description="ads in one step of the fit")
    epochs: int = Field(default=4, ge=1, description="at most; validation decides")
    patience: int = Field(default=1, ge=1, description="epochs without a better validation loss before it stops")


class ModelsParams(Section):
    """How text becomes a probability, and where bundles come from."""

    registry: RegistryParams = RegistryParams()
    linear: LinearParams = LinearParams()
    transformer: TransformerParams = TransformerParams()
