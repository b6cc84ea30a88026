"""Each notebook runs as it is committed, and it was committed as it runs; `make notebook` executes it anew."""

import re
from pathlib import Path

import nbformat
import pytest

from docs.notebook import NOTEBOOKS

ROOT = Path(__file__).parents[2]
LARGEST = 30_000  # characters of one output
MACHINE = re.compile(r"/(?:home|root|Users|tmp|var|opt|usr)/\S*|[A-Z]:\\\\\S*|site-packages")


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs_of(notebook):
    return [output for cell in code_cells(notebook) for output in cell.outputs]


def kinds_of(cell):
    """What a cell shows: streams by name, results by their media types; a stream may come in several pieces."""
    return {
        output.get("name") or ", ".join(sorted(output.get("data", {}))) or output.output_type for output in cell.outputs
    }


@pytest.fixture(scope="module", params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture(scope="module")
def committed(path):
    return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def executed(path, tmp_path_factory):
    """Run a copy in a folder of its own, on the code of this checkout."""
    from docs.notebook import executed as execute

    return execute(path, tmp_path_factory.mktemp("notebook"))


@pytest.mark.heavy
def test_it_runs_without_an_error_or_a_warning(executed):
    faults = [
        output for output in outputs_of(executed) if output.output_type == "error" or output.get("name") == "stderr"
    ]
    assert faults == []


@pytest.mark.heavy
def test_what_ran_is_what_is_committed(executed, committed):
    assert [(cell.id, cell.source) for cell in code_cells(executed)] == [
        (cell.id, cell.source) for cell in code_cells(committed)
    ]


@pytest.mark.heavy
def test_each_cell_shows_what_it_showed_when_it_was_committed(executed, committed):
    assert {cell.id: kinds_of(cell) for cell in code_cells(executed)} == {
        cell.id: kinds_of(cell) for cell in code_cells(committed)
    }


def test_it_is_committed_as_run_once_from_top_to_bottom(committed):
    counts = [cell.execution_count for cell in code_cells(committed)]
    assert counts == list(range(1, len(counts) + 1))


def test_its_ids_are_words_and_stand_once(committed):
    ids = [cell.id for cell in committed.cells]
    assert len(set(ids)) == len(ids)
    assert [name for name in ids if not name.replace("-", "").isalpha()] == []


def test_it_holds_no_path_of_a_machine(path):
    assert MACHINE.findall(path.read_text(encoding="utf-8")) == []


def test_its_outputs_are_small(committed):
    assert [len(str(output)) for output in outputs_of(committed) if len(str(output)) > LARGEST] == []


def test_it_says_what_simulated_figures_are_worth(committed):
    assert "mean nothing" in committed.cells[0].source
