"""Run the steps of a page and keep what they print: python -m docs.quickstart [PAGE...], README.md unless told.

A block of commands that a block of output follows is run, in order, in one folder; the output is replaced.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
STEP = re.compile(r"```sh\n(?P<commands>(?:(?!```).)*?)```\n\n```text\n(?P<output>.*?)```", re.DOTALL)


def with_outputs(page: str, run: Callable[[str], str]) -> str:
    """Return the page with the output of every step replaced by what `run` returns for its commands."""

    def replaced(step: re.Match[str]) -> str:
        commands = step["commands"]
        return f"```sh\n{commands}```\n\n```text\n{run(commands)}```"

    return STEP.sub(replaced, page)


def runner(folder: Path) -> Callable[[str], str]:
    """Return a function that runs commands in a folder as a shell would, with this environment's console script."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FIRSTLIGHT_")}
    environment = {**kept, "PATH": path, "COLUMNS": "110", "PYTHONPATH": str(ROOT)}

    def run(commands: str) -> str:
        done = subprocess.run(  # noqa: S602 - the commands are our own pages
            commands, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{commands} ended with {done.returncode}:\n{done.stdout}")
        return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())

    return run


def main() -> int:
    """Write each page with new outputs, its steps run in a folder of their own."""
    for page in [Path(name) for name in sys.argv[1:]] or [README]:
        with TemporaryDirectory() as folder:
            page.write_text(with_outputs(page.read_text(encoding="utf-8"), runner(Path(folder))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
