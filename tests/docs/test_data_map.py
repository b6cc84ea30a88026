"""The page of where data rests names every module that writes, and none that does not."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("ads", "labeling", "models", "training", "eval", "serving", "firstlight")
PAGE = (ROOT / "docs" / "data-map.md").read_text(encoding="utf-8")
WRITERS = {
    "write_atomic", "new_folder", "replacing", "replacing_folder", "write_text", "write_bytes", "write_rejections",
    "ParquetWriter", "write_table", "write_csv", "to_csv", "to_parquet", "save_to_disk", "save_file",
    "save_pretrained", "TrainingArguments", "savefig", "mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryDirectory",
    "TemporaryFile", "fdopen", "touch", "copy2", "copyfile", "copytree", "symlink_to", "hardlink_to", "append_new",
    "MlflowClient", "download_artifacts", "log_batch", "log_inputs", "log_artifact", "log_artifacts", "log_metric",
    "log_param", "log_text", "log_dict", "log_figure", "set_tag", "set_model_version_tag", "create_model_version",
    "dump", "FileHandler",
}  # fmt: skip


def writes(source: str) -> set[str]:
    """Return the calls in a module that write files, or into MLflow."""
    return {name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and (name := written(node))}


def written(call: ast.Call) -> str | None:
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
    if name in WRITERS:
        return name
    if name == "open":
        place = 0 if isinstance(call.func, ast.Attribute) and not module_open(call.func) else 1
        given = [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == "mode")]
        modes = [arg.value for arg in given if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        return "open" if any(set(mode) & set("wax+") for mode in modes) else None
    return None


def module_open(func: ast.Attribute) -> bool:
    """`fsspec.open(path, mode)`, as opposed to `path.open(mode)`."""
    return isinstance(func.value, ast.Name) and func.value.id in ("fsspec", "gzip", "io", "zstandard", "os")


def modules_that_write() -> dict[str, set[str]]:
    files = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    found = {path.relative_to(ROOT).as_posix(): writes(path.read_text(encoding="utf-8")) for path in files}
    return {name: calls for name, calls in found.items() if calls}


def test_every_module_that_writes_stands_on_the_page_and_no_other():
    named = set(re.findall(r"`((?:" + "|".join(ROOMS) + r")/[\w/]+\.py)`", PAGE))
    found = modules_that_write()
    assert {name: sorted(calls) for name, calls in found.items() if name not in named} == {}
    assert sorted(named - set(found)) == []


def test_every_row_of_the_page_is_filled():
    rows = [line for line in PAGE.splitlines() if line.startswith("| ")]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {8}


def test_the_scan_sees_what_writes_and_only_that():
    assert writes("open('a', 'w'); p.open('ab'); p.open(); open('b'); p.open('rb'); fsspec.open(p, 'wb')") == {"open"}
    assert writes("p.write_text('x'); mlflow.log_text('a', 'b'); p.read_text()") == {"write_text", "log_text"}
