"""What a measurement leaves: docs/results/NAME.json, and docs/results.md made of all of them."""

import json
import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "results"
PAGE = ROOT / "docs" / "results.md"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of figures that share a source: `measured_on` says which, and simulated and real never share one."""

    title: str
    measured_on: str
    columns: list[str]
    rows: list[list[str]]
    note: str = ""

    def to_markdown(self) -> str:
        """Return the table with its title and note."""
        head = [f"### {self.title}", "", f"Measured on: {self.measured_on}.", ""]
        lines = [f"| {' | '.join(row)} |" for row in [self.columns, ["---"] * len(self.columns), *self.rows]]
        return "\n".join([*head, *lines, *(["", self.note] if self.note else []), ""])


def write(name: str, tables: list[Table], figures: dict[str, Any]) -> Path:
    """Write one measurement with the commit and the machine that it was made on."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = {
        "name": name,
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "--short", "HEAD") + ("+changes" if _git("status", "--porcelain") else ""),
        "machine": machine(),
        "tables": [{key: getattr(table, key) for key in Table.__slots__} for table in tables],
        "figures": figures,
    }
    path = FOLDER / f"{name}.json"
    path.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")
    return path


def page() -> str:
    """Return docs/results.md as the records in docs/results make it."""
    parts = [
        "# Results",
        "",
        "Generated from `docs/results/*.json` by `make bench NAME=...`; do not edit. Every quality figure carries the "
        "split that it was measured on and a 95 % interval over groups. Speed is quoted as a ratio within a run; times "
        "beside it say what the machine was. Figures on simulated ads say nothing of real ones.",
        "",
    ]
    for path in sorted(FOLDER.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        where = f"Measured {record['measured_at'][:10]} at commit {record['commit']} on {record['machine']}."
        parts += [f"## {record['name']}", "", where, ""]
        parts += [Table(**table).to_markdown() for table in record["tables"]]
    return "\n".join(parts)


def machine() -> str:
    """Return processor, cores, and versions that figures depend on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{_processor()}, {cores} cores, Python {platform.python_version()}, {platform.system()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "unknown")


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603, S607
    return done.stdout.strip()
