"""The house as a whole: its names are its own, importing does nothing, rooms stand where they should."""

import importlib
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ads", "labeling", "models", "training", "eval", "serving", "firstlight")
IMPORT_ALL = """
import importlib, pkgutil
for room in {rooms!r}:
    package = importlib.import_module(room)
    for found in pkgutil.walk_packages(package.__path__, room + "."):
        importlib.import_module(found.name)
"""


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_is_owned_by_our_distribution_alone(room):
    # an editable install lists no names of its own: then nobody at all may claim them
    assert set(packages_distributions().get(room, [])) <= {"firstlight"}
    assert Path(importlib.import_module(room).__file__).parent == ROOT / room


@pytest.mark.heavy
def test_importing_every_module_leaves_no_file(tmp_path):
    environment = {"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL.format(rooms=ROOMS)],
        env=environment, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.rglob("*")) == []


def test_modules_stay_small():
    long = {
        str(path.relative_to(ROOT)): lines
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}


def test_no_package_stands_under_tests():
    assert list((ROOT / "tests").rglob("__init__.py")) == []
