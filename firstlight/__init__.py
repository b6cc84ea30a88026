"""firstlight from Python: `Ad`, `Scorer`, `load_dataset`, `evaluate`, `load_params`.

>>> import firstlight
>>> firstlight.Ad(id="1", text="Housekeeper wanted, live in, no papers needed.").content
'Housekeeper wanted, live in, no papers needed.'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ads.ad import Ad, Assessment
    from eval.evaluation import Evaluation, evaluate
    from firstlight.params import Params, load_params
    from labeling.dataset import Dataset, load_dataset
    from models.scorer import Scorer

__all__ = ["Ad", "Assessment", "Dataset", "Evaluation", "Params", "Scorer", "evaluate", "load_dataset", "load_params"]

# A name is imported when it is asked for, so that `firstlight --help` does not wait for scikit-learn.
HOMES = {
    "Ad": "ads.ad",
    "Assessment": "ads.ad",
    "Dataset": "labeling.dataset",
    "Evaluation": "eval.evaluation",
    "Params": "firstlight.params",
    "Scorer": "models.scorer",
    "evaluate": "eval.evaluation",
    "load_dataset": "labeling.dataset",
    "load_params": "firstlight.params",
}


def __getattr__(name: str) -> Any:
    """Import a public name from the room that owns it."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module(HOMES[name]), name)
