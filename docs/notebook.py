"""Execute the notebooks anew, each in a folder of its own: python -m docs.notebook."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
SECONDS = 600


def executed(path: Path, folder: Path) -> Any:
    """Return a notebook as it runs on the code of this checkout, with `folder` as its place."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "IPYTHONDIR": str(folder / ".ipython")}
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, kernel_name="python3", timeout=SECONDS, resources=place, record_timing=False)
    client.execute(env=environment)
    return notebook


def main() -> int:
    """Write the notebooks with new outputs."""
    for path in NOTEBOOKS:
        with TemporaryDirectory() as folder:
            nbformat.write(executed(path, Path(folder)), path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
