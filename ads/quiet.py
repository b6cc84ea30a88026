"""Usage reporting of every library we stand on is off, and no model hub is asked; one place says so."""

import os

SETTINGS = {
    "BENTOML_DO_NOT_TRACK": "True",
    "COLLECT_ANALYTICS": "False",
    "DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "MLFLOW_LOGGING_LEVEL": "WARNING",
    "RAY_USAGE_STATS_ENABLED": "0",
    "TOKENIZERS_PARALLELISM": "false",
}


def keep_quiet() -> None:
    """Set what keeps libraries from calling home, before they are imported; somebody's own setting stands."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
