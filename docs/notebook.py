"""Execute the notebook anew, in a folder of its own: python -m docs.notebook."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = ROOT / "docs" / "notebooks" / "retrain.ipynb"
SECONDS = 300


def executed(folder: Path) -> Any:
    """Return the notebook as it runs on the code of this checkout, with `folder` as its place."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "IPYTHONDIR": str(folder / ".ipython")}
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    place = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, kernel_name="python3", timeout=SECONDS, resources=place, record_timing=False)
    client.execute(env=environment)
    return notebook


def main() -> int:
    """Write the notebook with new outputs."""
    with TemporaryDirectory() as folder:
        nbformat.write(executed(Path(folder)), NOTEBOOK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
